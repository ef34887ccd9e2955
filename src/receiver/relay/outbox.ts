import { withoutAddress } from '../../contract/addresses.ts';
import { Refusal } from '../problem.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import type { Database, Sql } from '../store/sql.ts';
import type { Mailer } from './mailer.ts';
import type { Message } from './message.ts';

/** After so many tries, the last of them hours after the first, a message is given up. */
const maxTries = 10;
const minute = 60_000;
const longestWait = 6 * 60 * minute;
/** A try that takes longer has failed; whoever claimed a message for longer is dead. */
const patience = 4 * minute;
const lease = 5 * minute;
/** A partner's box may be written to by more than one person an hour. */
const recipientShare = 4;

export interface Parcel {
  readonly submission: string;
  readonly document: string;
  readonly recipient: string;
  /** the sender's address, and the network that it came from */
  readonly sender: string;
  readonly network: string;
}

/** Written differently, still the same box: `A.B+tag@x.org` of who would get around a limit. */
export const boxOf = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '');

/**
 * Puts a message into the outbox, in the transaction that stores its submission: one row a submission, or none.
 * @throws Refusal `rate-limited` when the sender, the network or the recipient has had enough of them
 */
export async function enqueue(sql: Sql, parcel: Parcel, secrets: Secrets, settings: Settings): Promise<void> {
  const { submission, document, recipient, sender, network } = parcel;
  const { relayLimit: limit } = settings;
  const now = settings.now();
  if (limit) {
    const keys = (
      [
        ['sender', boxOf(sender), limit.requests],
        ['network', network, limit.requests],
        ['recipient', `${document} ${recipient}`, limit.requests * recipientShare],
      ] as const
    ).map(([purpose, text, most]) => ({ key: secrets.mark(purpose, text), most }));
    // Any constant of ours: who counts and who adds wait for each other, or two at once would both be the last one.
    await sql.query('SELECT pg_advisory_xact_lock(8201736)::text');
    const since = new Date(now.getTime() - limit.window);
    for (const { key, most } of keys) {
      const marks = await sql.query<{ at: Date }>(
        'SELECT at FROM relay_marks WHERE key = $1 AND at > $2 ORDER BY at DESC LIMIT $3',
        [key, since, most],
      );
      if (marks.length < most) continue;
      const wait = Math.max(1, Math.ceil((marks.at(-1)!.at.getTime() + limit.window - now.getTime()) / 1000));
      throw new Refusal('rate-limited', { headers: { 'Retry-After': String(wait) } });
    }
    for (const { key } of keys) await sql.query('INSERT INTO relay_marks VALUES ($1, $2)', [key, now]);
  }
  await sql.query(
    `INSERT INTO outbox (submission, document, recipient, state, tries, next_at, created_at)
     VALUES ($1, $2, $3, 'queued', 0, $4, $4)`,
    [submission, document, recipient, now],
  );
}

/** A message that is due, with the submission that it is about. */
export interface Claimed {
  readonly submission: string;
  /** '' a message that is passed on, else which notice it is */
  readonly notice: string;
  readonly document: string;
  /** the entry or office that it is passed on to; the event of a notice */
  readonly recipient: string;
  readonly particulars: Readonly<Record<string, unknown>> | null;
  readonly tries: number;
  readonly kind: string;
  readonly locale: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly page: string;
  readonly code_hash: Uint8Array;
}

/** Puts a message into words and finds its address. @throws when no address is known */
export type Compose = (parcel: Claimed) => Promise<Message>;

const rowsOf = `SELECT o.submission, o.notice, o.document, o.recipient, o.particulars, o.tries, s.kind, s.locale, s.answers,
    s.page, s.code_hash
  FROM outbox o JOIN submissions s ON s.id = o.submission`;

/** Refused for good (RFC 5321, 4.2.1: 5yz), and not for who we are. */
const isFinal = (error: unknown): boolean => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && (responseCode ?? 0) >= 500;
};

/** What an error says, short and without the address that a server may repeat. */
const told = (error: unknown): string =>
  withoutAddress(`${(error as { code?: string }).code ?? ''} ${(error as Error).message ?? String(error)}`)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);

/**
 * Sends what is in the outbox. A message is claimed for a while before it is sent, so that no two receivers send it; who
 * dies meanwhile leaves it to the next one, under the same Message-ID: sent at least once, and a double can be told.
 */
export class Courier {
  readonly #database: Database;
  readonly #compose: Compose;
  readonly #settings: Settings;
  readonly #mailer: Mailer;
  #running: Promise<number> | undefined;
  #stopped = false;

  constructor(database: Database, settings: Settings, mailer: Mailer, compose: Compose) {
    this.#database = database;
    this.#compose = compose;
    this.#settings = settings;
    this.#mailer = mailer;
  }

  /** The embedded database has one process: what was claimed when it opens, was by one that is gone. */
  async begin(): Promise<void> {
    if (this.#database.name === 'pglite') await this.#database.query('UPDATE outbox SET claimed_until = NULL');
  }

  /** Sends all that is due, one after another. @returns how many were sent */
  run(): Promise<number> {
    return (this.#running ??= this.#work().finally(() => (this.#running = undefined)));
  }

  /** Resolves when what is being sent has ended; nothing more is begun. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {});
    this.#mailer.close();
  }

  async #work(): Promise<number> {
    let sent = 0;
    while (!this.#stopped) {
      const claim = await this.#claim();
      if (!claim) break;
      if (await this.#deliver(claim.parcel, claim.until)) sent++;
    }
    return sent;
  }

  async #claim(): Promise<{ parcel: Claimed; until: Date } | undefined> {
    const now = this.#settings.now();
    const until = new Date(now.getTime() + lease);
    return this.#database.transaction(async (sql) => {
      const [row] = await sql.query<{ submission: string; notice: string }>(
        `UPDATE outbox SET claimed_until = $2, tries = tries + 1 WHERE (submission, notice) = (
           SELECT submission, notice FROM outbox
           WHERE state = 'queued' AND next_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1)
           ORDER BY next_at, submission, notice LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING submission, notice`,
        [now, until],
      );
      if (!row) return undefined;
      const [parcel] = await sql.query<Claimed>(`${rowsOf} WHERE o.submission = $1 AND o.notice = $2`, [
        row.submission,
        row.notice,
      ]);
      return { parcel: parcel!, until };
    });
  }

  async #deliver(parcel: Claimed, until: Date): Promise<boolean> {
    const { submission, notice, tries } = parcel;
    const { log, now } = this.#settings;
    // Only as long as the claim is ours.
    const settle = (set: string, ...values: unknown[]) =>
      this.#database.query(
        `UPDATE outbox SET claimed_until = NULL, ${set} WHERE submission = $1 AND notice = $2 AND claimed_until = $3`,
        [submission, notice, until, ...values],
      );
    try {
      const message = await this.#compose(parcel);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, fail) => {
        timer = setTimeout(() => fail(new Error('The mail server takes too long.')), patience);
      });
      await Promise.race([this.#mailer.send(message), late]).finally(() => clearTimeout(timer));
    } catch (error) {
      const failed = tries >= maxTries || isFinal(error);
      // Not all that failed together is tried again together.
      const wait = Math.min(2 ** tries * minute, longestWait) * (0.75 + Math.random() / 2);
      const next = new Date(now().getTime() + wait);
      await settle('state = $4, next_at = $5, error = $6', failed ? 'failed' : 'queued', next, told(error));
      log({ level: failed ? 'error' : 'warn', event: 'relay', state: failed ? 'failed' : 'queued', tries });
      return false;
    }
    await settle(`state = 'sent', error = NULL, sent_at = $4`, now());
    log({ level: 'info', event: 'relay', state: 'sent', tries });
    return true;
  }

  /** The words of a message that is in the outbox, as they would be sent now; for who administers. */
  async text(submission: string, notice: string): Promise<string | undefined> {
    const [parcel] = await this.#database.query<Claimed>(`${rowsOf} WHERE o.submission = $1 AND o.notice = $2`, [
      submission,
      notice,
    ]);
    return parcel && (await this.#compose(parcel)).text;
  }
}
