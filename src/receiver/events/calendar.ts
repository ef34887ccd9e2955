import type { Seats } from '../../contract/submission.ts';
import type { Content } from '../content.ts';
import { Refusal } from '../problem.ts';
import type { Settings } from '../settings.ts';
import type { Database, Sql } from '../store/sql.ts';
import { availability } from './availability.ts';
import { tellChanges } from './changes.ts';
import type { EventDocuments, FoundEvent } from './documents.ts';
import * as holds from './holds.ts';
import { announcer, type Announce } from './notices.ts';
import { acceptOffer, cancel, promote } from './register.ts';
import { termsOf, type Terms } from './terms.ts';
import { advance } from './waiting.ts';

type Work = (sql: Sql, terms: Terms, now: Date, announce: Announce) => Promise<void>;

/**
 * What happens to seats after people have registered. Every call is one transaction under the lock of its event, and may be
 * made again.
 */
export class Calendar {
  readonly documents: EventDocuments;
  readonly announce: Announce;
  readonly #database: Database;
  readonly #content: Content;
  readonly now: () => Date;

  readonly #settings: Settings;
  /** the documents as they were when changes were told last */
  #compared: unknown;
  #sweeping: Promise<void> | undefined;

  constructor(database: Database, content: Content, documents: EventDocuments, settings: Settings) {
    const { now, mailer } = settings;
    this.#settings = settings;
    this.documents = documents;
    this.#database = database;
    this.#content = content;
    this.now = now;
    this.announce = announcer(now, mailer !== undefined);
  }

  get joining(): Content['joining'] {
    return this.#content.joining;
  }

  /** @throws Refusal `not-found` when no published event has this id */
  async found(event: string): Promise<FoundEvent> {
    const found = await this.documents.find(event);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** The terms of an event; of one that is published no more, that nothing is offered. */
  async terms(event: string, sql: Sql = this.#database): Promise<Terms> {
    const found = await this.documents.find(event);
    if (found) return termsOf(found, this.now());
    const [row] = await sql.query<{ document: string; capacity: number | null }>(
      `SELECT document, capacity FROM event_seats WHERE event = $1 AND part = ''`,
      [event],
    );
    const { document = '', capacity = null } = row ?? {};
    const none = new Map<string, never>();
    const shut = { offers: false, waitlist: false, holdMinutes: 0, tables: none, supports: none };
    return { event, document, capacity, offeredUntil: (at) => at, ...shut };
  }

  /** Events that a registration is for, in the order of their locks. */
  async eventsOf(submission: string, sql: Sql = this.#database): Promise<string[]> {
    const rows = await sql.query<{ event: string }>('SELECT event FROM registrations WHERE submission = $1', [
      submission,
    ]);
    return rows.map(({ event }) => event).sort();
  }

  availability = (events: readonly FoundEvent[]): Promise<Record<string, Seats>> =>
    availability(this.#database, events, this.now());

  /** Counts who was turned away from a full event, each once. @param person keyed hash */
  async countRefusal(event: string, person: Uint8Array): Promise<void> {
    await this.#database.query('INSERT INTO event_refusals VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      event,
      person,
      this.now(),
    ]);
  }

  /** Cancels a registration for all its events, within a transaction. */
  async cancel(sql: Sql, submission: string): Promise<void> {
    for (const event of await this.eventsOf(submission, sql))
      await cancel(sql, await this.terms(event, sql), submission, this.now(), this.announce);
  }

  accept = (submission: string, event: string): Promise<void> =>
    this.#on(event, (sql, terms, now, announce) => acceptOffer(sql, terms, submission, now, announce));

  promote = (submission: string, event: string): Promise<void> =>
    this.#on(event, (sql, terms, now, announce) => promote(sql, terms, submission, now, announce));

  hold = (event: string, id: string, network: Uint8Array): Promise<holds.Hold> =>
    this.#on(event, (sql, terms, now, announce) => holds.hold(sql, terms, { id, network }, now, announce));

  extend = (event: string, id: string): Promise<holds.Hold> =>
    this.#on(event, (sql, terms, now, announce) => holds.extend(sql, terms, id, now, announce));

  drop = (event: string, id: string): Promise<void> =>
    this.#on(event, (sql, terms, now, announce) => holds.drop(sql, terms, id, now, announce));

  /** Offers the seats that have become free in these events. */
  async settle(events: readonly string[]): Promise<void> {
    for (const event of events) await this.#on(event, advance);
  }

  /**
   * Tells of changes that were published, frees what has ended, and offers what is free, in every event where somebody waits
   * or something has ended. One at a time.
   */
  sweep(): Promise<void> {
    return (this.#sweeping ??= this.#sweep().finally(() => (this.#sweeping = undefined)));
  }

  /** Resolves when no sweep is running. */
  async idle(): Promise<void> {
    await this.#sweeping?.catch(() => {});
  }

  /** Sees what was published meanwhile: of each event that has changed, its sequence is raised, and that is told. */
  async compare(): Promise<void> {
    const documents = await this.documents.all();
    if (documents === this.#compared) return;
    await tellChanges(this.#database, await this.documents.events(), this.#settings, this.announce);
    this.#compared = documents;
  }

  async #sweep(): Promise<void> {
    await this.compare();
    const due = await this.#database.query<{ event: string }>(
      `SELECT event FROM event_holds WHERE until <= $1
       UNION SELECT event FROM registrations WHERE state = 'offered' AND offered_until <= $1
       UNION SELECT event FROM registrations WHERE state = 'waiting'`,
      [this.now()],
    );
    await this.settle(due.map(({ event }) => event));
  }

  async #on<T>(event: string, work: (...given: Parameters<Work>) => Promise<T>): Promise<T> {
    const terms = await this.terms(event);
    return this.#database.transaction((sql) => work(sql, terms, this.now(), this.announce));
  }
}
