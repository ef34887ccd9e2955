import { setTimeout as sleep } from 'node:timers/promises';
import type { Published } from '../content.ts';
import type { Services } from '../services.ts';
import { breather, Stopped } from './breathe.ts';
import { ResultFacts } from './facts.ts';
import { kindOf } from './judge.ts';
import { due, Making } from './release.ts';
import { counts } from '../store/sql.ts';

/** Where the results of a definition stand. */
export interface Standing {
  /** of the last release; 0 when there is none */
  readonly number: number;
  /** how many it counted, and when it was made */
  readonly members: number;
  readonly released_at: Date | null;
  /** how many there are now */
  readonly n: number;
  /** how many have come since, and how many of those counted have gone */
  readonly fresh: number;
  readonly removed: number;
  /** whether a receiver makes another one */
  readonly making: boolean;
}

/** Up to so many a release is made while the request waits: it takes some hundredths of a second. */
const atOnce = 300;

/**
 * The releases of results: aggregates change in steps, so that asking before and after an answer does not tell it. A new
 * one is made when enough have come, or enough of those counted have gone, since the last. It is one document for
 * everybody, and one of crossings a question; no filter's answers could be subtracted from each other.
 */
export class Releases {
  readonly #services: Pick<Services, 'database' | 'content' | 'settings'>;
  readonly #facts: ResultFacts;
  readonly #running = new Map<string, Promise<void>>();
  #catching: Promise<void> | undefined;
  #closing = false;

  constructor(services: Pick<Services, 'database' | 'content' | 'settings'>) {
    this.#services = services;
    this.#facts = new ResultFacts(services);
  }

  /** What a request reads: indices alone, of what has come since the last release. */
  async #standing(published: Published): Promise<Standing> {
    const [row] = await this.#services.database.query<Omit<Standing, 'n'>>(
      `SELECT coalesce(r.number, 0) AS number, coalesce(r.members, 0) AS members, coalesce(r.removed, 0) AS removed,
         r.released_at, coalesce(r.making_until > clock_timestamp(), false) AS making,
         (SELECT count(*) FROM submissions
          WHERE about = $1 AND kind = $2 AND ${counts} AND released IS NULL)::int
         + (SELECT count(*) FROM submissions
          WHERE about = $1 AND kind = $2 AND ${counts} AND released > coalesce(r.number, 0))::int AS fresh
       FROM (SELECT 1) AS one LEFT JOIN releases r ON r.about = $1`,
      [published.id, kindOf(published)],
    );
    return { ...row!, n: row!.members - row!.removed + row!.fresh };
  }

  /**
   * Where results stand, after a release that is due: the first one, and one of few, are waited for; of many, the last
   * one stands until the next is ready.
   */
  async current(published: Published): Promise<Standing> {
    const standing = await this.#standing(published);
    if (!due(standing)) return standing;
    const making = this.#make(published);
    if (standing.number > 0 && standing.members + standing.fresh > atOnce) {
      making.catch((error: unknown) => this.#tell(error));
      return standing;
    }
    await making;
    return this.#standing(published);
  }

  /** One at a time for each definition, in this receiver and among all. */
  #make(published: Published): Promise<void> {
    const { id } = published;
    const known = this.#running.get(id);
    if (known) return known;
    const run = async (): Promise<void> => {
      const breathe = breather(() => this.#closing);
      // Another receiver may be at it: what it makes stands, and if it ends without this one tries again.
      for (let tries = 0; tries < 3; tries++) {
        if (await new Making(this.#services, this.#facts, published, breathe).run()) return;
        let standing = await this.#standing(published);
        for (; standing.making; standing = await this.#standing(published)) {
          if (this.#closing) throw new Stopped();
          await sleep(100);
        }
        if (!due(standing)) return;
      }
    };
    const made = run().finally(() => this.#running.delete(id));
    this.#running.set(id, made);
    return made;
  }

  /** Makes the facts of what has come, so that a release finds them; runs by itself every ten seconds. */
  catchUp(): Promise<void> {
    const { content } = this.#services;
    const walk = async (): Promise<void> => {
      await content.refresh();
      for (const id of content.ids) {
        const published = content.current(id);
        if (published)
          await this.#facts.catchUp(
            published,
            breather(() => this.#closing),
          );
      }
    };
    return (this.#catching ??= walk()
      .catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
      })
      .finally(() => (this.#catching = undefined)));
  }

  /** Work without a request ends here: an error of the database may hold values, so only its code is told. */
  #tell(error: unknown): void {
    if (error instanceof Stopped) return;
    const { name, code } = error as { name?: string; code?: string };
    this.#services.settings.log({ level: 'error', event: 'results', error: name, code });
  }

  /** Ends what is being made; what was not finished is begun again by the next. */
  async stop(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled([...this.#running.values(), this.#catching]);
  }
}
