import type { Published } from '../content.ts';
import type { Services } from '../services.ts';
import type { Breathe } from './breathe.ts';
import { judge, kindOf, layoutFor, type Answered } from './judge.ts';
import type { Facts } from './layout.ts';
import { People } from './people.ts';
import { counts } from '../store/sql.ts';

/**
 * Read at once. What belongs to each of them is looked up one by one, and their release is not looked up in its index:
 * either would read all there is for every page.
 */
const page = 250;
/** judged at once, and kept in one transaction */
const batch = 50;
export const nobody = '00000000-0000-0000-0000-000000000000';

/** Where a walk through the submissions about something stands, in the order in which they came. */
interface Place {
  readonly at: string;
  readonly id: string;
}
const start: Place = { at: '-infinity', id: nobody };

/**
 * Facts about submissions (layout.ts), made apart from requests: the form engine takes a millisecond or two to judge one
 * submission, and judges it once. They are erased with their submission, and made again when what they were judged by
 * has changed.
 */
export class ResultFacts {
  readonly #services: Pick<Services, 'database' | 'content'>;
  /** by definition and layout, up to where all have their facts; what slips in before it, a release finds */
  readonly #stands = new Map<string, Place>();

  constructor(services: Pick<Services, 'database' | 'content'>) {
    this.#services = services;
  }

  /** Makes what lacks since it was called last. @returns how many */
  async catchUp(published: Published, breathe: Breathe): Promise<number> {
    const key = `${published.id} ${layoutFor(this.#services.content, published).id}`;
    let made = 0;
    await this.#walk(published, this.#stands.get(key) ?? start, undefined, breathe, (place, count) => {
      made += count;
      this.#stands.set(key, place);
    });
    return made;
  }

  /** Makes what lacks of those in a release. */
  complete(published: Published, release: number, breathe: Breathe): Promise<void> {
    return this.#walk(published, start, release, breathe, () => {});
  }

  async #walk(
    published: Published,
    from: Place,
    release: number | undefined,
    breathe: Breathe,
    onPage: (place: Place, made: number) => void,
  ): Promise<void> {
    const { database, content } = this.#services;
    const layout = layoutFor(content, published);
    for (let place = from; ;) {
      const rows = await database.query<{ id: string; at: string; known: boolean }>(
        `SELECT s.id, s.received_at::text AS at,
           coalesce((SELECT f.layout = $6 FROM result_facts f WHERE f.submission = s.id), false) AS known
         FROM (SELECT id, received_at FROM submissions
           WHERE about = $1 AND kind = $2 AND ${counts} AND (received_at, id) > ($3::text::timestamptz, $4::uuid)
             AND ($5::int IS NULL OR coalesce(released, $5 + 1) <= $5)
           ORDER BY received_at, id LIMIT ${page}) s
         ORDER BY s.received_at, s.id`,
        [published.id, kindOf(published), place.at, place.id, release ?? null, layout.id],
      );
      const lacking = rows.flatMap(({ id, known }) => (known ? [] : [id]));
      for (let at = 0; at < lacking.length; at += batch)
        await this.#make(published, lacking.slice(at, at + batch), breathe);
      const last = rows.at(-1);
      if (!last) return;
      place = last;
      onPage(place, lacking.length);
      await breathe();
      if (rows.length < page) return;
    }
  }

  async #make(published: Published, ids: readonly string[], breathe: Breathe): Promise<void> {
    const { database, content } = this.#services;
    const list = JSON.stringify(ids);
    const rows = await database.query<Answered>(
      `SELECT id, version, form, answers FROM submissions
       WHERE id IN (SELECT value::uuid FROM json_array_elements_text($1::text::json)) AND ${counts}`,
      [list],
    );
    const layout = layoutFor(content, published).id;
    const made: Record<string, unknown>[] = [];
    for (const row of rows) {
      const { facts, lists } = judge(content, published, row);
      made.push({ id: row.id, facts: Buffer.from(facts).toString('base64'), lists });
      await breathe();
    }
    // Who is erased at this moment leaves nothing behind: either is seen here, or sees what is written here.
    await database.transaction((sql) =>
      sql.query(
        `INSERT INTO result_facts (submission, about, layout, facts, lists)
         SELECT s.id, s.about, $2, decode(m.facts, 'base64'), m.lists
         FROM json_to_recordset($1::text::json) AS m (id uuid, facts text, lists text)
         JOIN submissions s ON s.id = m.id WHERE ${counts}
         ORDER BY s.id FOR SHARE OF s
         ON CONFLICT (submission) DO UPDATE SET layout = excluded.layout, facts = excluded.facts, lists = excluded.lists`,
        [JSON.stringify(made), layout],
      ),
    );
  }

  /** The facts of all who are in a release, and how many of them are in no earlier one. */
  async read(
    published: Published,
    release: number,
    most: number,
    breathe: Breathe,
  ): Promise<{ people: People; fresh: number }> {
    const { database, content } = this.#services;
    const layout = layoutFor(content, published);
    const people = new People(layout, most);
    let fresh = 0;
    for (let after = nobody; ;) {
      const rows = await database.query<Facts & { submission: string; counted: boolean; fresh: boolean }>(
        `SELECT f.submission, f.facts, f.lists, s.id IS NOT NULL AND f.layout = $4 AS counted,
           coalesce(s.released = $3, false) AS fresh
         FROM (SELECT submission, layout, facts, lists FROM result_facts
           WHERE about = $1 AND submission > $2::uuid ORDER BY about, submission LIMIT ${page}) f
         LEFT JOIN LATERAL (SELECT id, released FROM submissions
           WHERE id = f.submission AND ${counts} AND released <= $3 LIMIT 1) s ON true
         ORDER BY f.submission`,
        [published.id, after, release, layout.id],
      );
      for (const row of rows) {
        if (!row.counted || people.n === most) continue;
        people.add(row);
        if (row.fresh) fresh++;
      }
      if (rows.length < page) return { people, fresh };
      after = rows.at(-1)!.submission;
      await breathe();
    }
  }
}
