import { randomUUID } from 'node:crypto';
import type { Crossings, Results } from '../../contract/results.ts';
import type { Published } from '../content.ts';
import type { Services } from '../services.ts';
import { counts, type Sql } from '../store/sql.ts';
import { aggregate } from './aggregate.ts';
import { arrivalsOf, type Arrivals } from './arrivals.ts';
import { unhurried, type Breathe } from './breathe.ts';
import { crossable, crossing, preparing } from './cross.ts';
import { nobody, type ResultFacts } from './facts.ts';
import { tabled } from './interviews.ts';
import { kindOf } from './judge.ts';
import type { People } from './people.ts';
import { threshold } from './suppress.ts';

/** What a release holds beside what is at the head of every answer. */
type Document = Pick<Results, 'questions' | 'dimensions' | 'overall' | 'groups' | 'periods' | 'experiences'>;

/** Somebody else has made the release meanwhile, or is making it. */
class Overtaken extends Error {
  override name = 'Overtaken';
}

/** A release, and what has changed since. */
export interface Changed {
  readonly members: number;
  readonly fresh: number;
  readonly removed: number;
}

/** The next release tells of five more or five fewer at least, and of one in a hundred. */
export const due = ({ members, fresh, removed }: Changed): boolean =>
  Math.max(fresh, removed) >= Math.max(threshold, Math.floor(members / 100));

/** so many at once are put into a release */
const claimed = 500;

/**
 * Makes the release after `number`: says which submissions are in it, reads their facts, counts, and writes the document
 * with all crossings at once. Several receivers may be at it: one holds it (`maker`), renewing that as it goes on; who
 * comes to an end without holding it any more leaves nothing. What a receiver that died had said to be in its release
 * is in the next one.
 */
export class Making {
  readonly #services: Pick<Services, 'database' | 'settings'>;
  readonly #facts: ResultFacts;
  readonly #published: Published;
  readonly #maker = randomUUID();
  readonly #pause: Breathe;
  #last = { number: 0, members: 0, removed: 0 };
  #renewed = 0;

  constructor(
    services: Pick<Services, 'database' | 'settings'>,
    facts: ResultFacts,
    published: Published,
    breathe: Breathe,
  ) {
    this.#services = services;
    this.#facts = facts;
    this.#published = published;
    this.#pause = breathe;
  }

  /** @returns whether it was made; false when another receiver is at it, or there are too few */
  async run(): Promise<boolean> {
    if (!(await this.#hold())) return false;
    try {
      // Another receiver may have made it since this was asked for.
      if (!due({ ...this.#last, fresh: await this.#fresh() })) return false;
      const release = this.#last.number + 1;
      const most = await this.#claim(release);
      if (most < threshold) return false;
      await this.#facts.complete(this.#published, release, this.#breathe);
      const { people, fresh } = await this.#facts.read(this.#published, release, most, this.#breathe);
      // Some may have been erased meanwhile: two releases that differ by a few would tell of those few.
      if (people.n < threshold || !due({ ...this.#last, fresh })) return false;
      await this.#write(people, release);
      return true;
    } catch (error) {
      if (error instanceof Overtaken) return false;
      throw error;
    } finally {
      await this.#services.database.query(
        'UPDATE releases SET maker = NULL, making_until = NULL WHERE about = $1 AND maker = $2',
        [this.#published.id, this.#maker],
      );
    }
  }

  /** Others are served, and see that this one is still at it. */
  readonly #breathe: Breathe = () => {
    if (performance.now() - this.#renewed < 3000) return this.#pause();
    this.#renewed = performance.now();
    return this.#services.database
      .query(
        `UPDATE releases SET making_until = clock_timestamp() + interval '15 seconds' WHERE about = $1 AND maker = $2
         RETURNING number`,
        [this.#published.id, this.#maker],
      )
      .then((rows) => {
        if (!rows.length) throw new Overtaken();
        return this.#pause();
      });
  };

  async #hold(): Promise<boolean> {
    const [row] = await this.#services.database.query<{ number: number; members: number; removed: number }>(
      `INSERT INTO releases (about, number, members, removed, released_at, document, maker, making_until)
       VALUES ($1, 0, 0, 0, $3, '', $2, clock_timestamp() + interval '15 seconds')
       ON CONFLICT (about) DO UPDATE SET maker = excluded.maker, making_until = excluded.making_until
       WHERE releases.making_until IS NULL OR releases.making_until < clock_timestamp()
       RETURNING number, members, removed`,
      [this.#published.id, this.#maker, this.#services.settings.now()],
    );
    if (row) this.#last = row;
    this.#renewed = performance.now();
    return row !== undefined;
  }

  /** Whether the release is still this one's to make; nobody else takes it until the transaction ends. */
  async #held(sql: Sql, lock: 'SHARE' | 'UPDATE'): Promise<void> {
    const [row] = await sql.query(
      `SELECT number FROM releases WHERE about = $1 AND maker = $2 AND number = $3 FOR ${lock}`,
      [this.#published.id, this.#maker, this.#last.number],
    );
    if (!row) throw new Overtaken();
  }

  /** Puts all who are in no release yet into this one, some at a time. @returns how many there are in it at most */
  async #claim(release: number): Promise<number> {
    const { database } = this.#services;
    const about = [this.#published.id, kindOf(this.#published)];
    const [first] = await database.query<{ at: string | null }>(
      `SELECT min(received_at)::text AS at FROM submissions
       WHERE about = $1 AND kind = $2 AND ${counts} AND released IS NULL`,
      about,
    );
    // In the order in which they came: looking for those left again and again would go through all that were updated.
    let last = { at: first!.at ?? 'infinity', id: nobody, count: claimed };
    while (last.count === claimed) {
      last = await database.transaction(async (sql) => {
        await this.#held(sql, 'SHARE');
        const [row] = await sql.query<typeof last>(
          `WITH next AS (
             SELECT id, received_at FROM submissions
             WHERE about = $1 AND kind = $2 AND ${counts} AND released IS NULL
               AND (received_at, id) > ($4::text::timestamptz, $5::uuid)
             ORDER BY received_at, id LIMIT ${claimed}),
           done AS (
             UPDATE submissions SET released = $3 WHERE id IN (SELECT id FROM next) AND ${counts})
           SELECT id, received_at::text AS at, (SELECT count(*)::int FROM next) AS count FROM next
           ORDER BY received_at DESC, id DESC LIMIT 1`,
          [...about, release, last.at, last.id],
        );
        return row ?? { ...last, count: 0 };
      });
      await this.#breathe();
    }
    return this.#members(database, release);
  }

  async #fresh(): Promise<number> {
    const [row] = await this.#services.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM submissions
       WHERE about = $1 AND kind = $2 AND ${counts} AND (released IS NULL OR released > $3)`,
      [this.#published.id, kindOf(this.#published), this.#last.number],
    );
    return row!.count;
  }

  async #members(sql: Sql, release: number): Promise<number> {
    const [row] = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM submissions
       WHERE about = $1 AND kind = $2 AND ${counts} AND released <= $3`,
      [this.#published.id, kindOf(this.#published), release],
    );
    return row!.count;
  }

  /** How many came by month: all of them where no release has told of it yet. */
  async #arrivals(release: number): Promise<Arrivals> {
    const { database } = this.#services;
    const { id } = this.#published;
    const [row] = await database.query<{ arrivals: Arrivals | null }>(
      'SELECT arrivals FROM releases WHERE about = $1',
      [id],
    );
    const before = row?.arrivals ?? null;
    const fresh = await database.query<{ month: string; count: number }>(
      `SELECT to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*)::int AS count FROM submissions
       WHERE about = $1 AND kind = $2 AND ${counts} AND released BETWEEN $3 AND $4 GROUP BY 1`,
      [id, kindOf(this.#published), before ? release : 0, release],
    );
    return arrivalsOf(before, Object.fromEntries(fresh.map(({ month, count }) => [month, count])));
  }

  async #write(people: People, release: number): Promise<void> {
    const { database, settings } = this.#services;
    const { id: about, interview } = this.#published;
    const { told, asked } = await aggregate(people, this.#breathe);
    const arrivals = await this.#arrivals(release);
    const counted: Document = interview ? tabled(interview, told) : told;
    const document = { ...counted, ...(arrivals.told.length && { periods: [...arrivals.told] }) };
    // Pairs that interviews tell of are no question of theirs.
    const questions = asked.filter(({ id }) => !id.includes('/'));
    await unhurried(preparing(questions), this.#breathe);
    const crossed: { by: string; document: string }[] = [];
    for (const by of crossable(questions)) {
      const tables: Crossings['questions'] = await unhurried(crossing(questions, by), this.#breathe);
      if (Object.keys(tables).length) crossed.push({ by, document: JSON.stringify({ by, questions: tables }) });
      await this.#breathe();
    }
    await database.transaction(async (sql) => {
      await this.#held(sql, 'UPDATE');
      // Who was erased while it was made is in it still, as who is erased after it: that is told apart in n alone.
      const still = await this.#members(sql, release);
      if (still > people.n) throw new Overtaken();
      await sql.query(
        `UPDATE releases SET number = $2, members = $3, removed = $4, released_at = $5, document = $6,
           arrivals = $7::text::jsonb, maker = NULL, making_until = NULL
         WHERE about = $1`,
        [
          about,
          release,
          people.n,
          people.n - still,
          settings.now(),
          JSON.stringify(document),
          JSON.stringify(arrivals),
        ],
      );
      await sql.query('DELETE FROM release_crossings WHERE about = $1', [about]);
      for (const { by, document } of crossed)
        await sql.query('INSERT INTO release_crossings VALUES ($1, $2, $3)', [about, by, document]);
    });
  }
}
