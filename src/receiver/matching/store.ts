import type { Sql } from '../store/sql.ts';
import { release } from './release.ts';
import { solve } from './solve.ts';
import type { Instance, Matching, Participant } from './types.ts';

export type State = 'draft' | 'published';

/** A day that was put together. */
export interface Stored {
  readonly state: State;
  readonly instance: Instance;
  readonly outcome: Matching;
  readonly at: Date;
}

export async function stored(sql: Sql, event: string, state: State): Promise<Stored | undefined> {
  const [row] = await sql.query<Stored>(
    'SELECT state, instance, outcome, at FROM matchings WHERE event = $1 AND state = $2 FOR UPDATE',
    [event, state],
  );
  return row;
}

async function save(sql: Sql, event: string, { state, instance, outcome, at }: Stored): Promise<void> {
  await sql.query(
    `INSERT INTO matchings VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5)
     ON CONFLICT (event, state) DO UPDATE SET instance = EXCLUDED.instance, outcome = EXCLUDED.outcome, at = EXCLUDED.at`,
    [event, state, JSON.stringify(instance), JSON.stringify(outcome), at],
  );
}

/** Puts the day together as a draft, in the place of an earlier one; what is published stays. */
export async function draft(sql: Sql, event: string, instance: Instance, at: Date): Promise<Stored> {
  const made: Stored = { state: 'draft', instance, outcome: solve(instance), at };
  await save(sql, event, made);
  return made;
}

/** Makes the draft everybody's agenda. @returns undefined when there is no draft */
export async function publish(sql: Sql, event: string, at: Date): Promise<Stored | undefined> {
  const made = await stored(sql, event, 'draft');
  if (!made) return undefined;
  const published: Stored = { ...made, state: 'published', at };
  await save(sql, event, published);
  await sql.query(`DELETE FROM matchings WHERE event = $1 AND state = 'draft'`, [event]);
  return published;
}

/** Frees the slots of somebody who does not come, in a day that is stored. */
export async function releaseFrom(sql: Sql, event: string, day: Stored, id: string): Promise<Stored> {
  const after = { ...day, outcome: release(day.instance, day.outcome, id) };
  await save(sql, event, after);
  return after;
}

/**
 * A day as it is now: who has cancelled or was erased since it was put together comes no more, and what they wished for is
 * forgotten.
 * @param here ids of those who take part
 */
export async function current(
  sql: Sql,
  event: string,
  state: State,
  here: ReadonlySet<string>,
): Promise<Stored | undefined> {
  const day = await stored(sql, event, state);
  if (!day) return undefined;
  const gone = day.instance.sides.flat().filter(({ id, prefers }) => !here.has(id) && needsLeave(day, id, prefers));
  if (!gone.length) return day;
  const away = new Set(gone.map(({ id }) => id));
  let { outcome } = day;
  for (const id of away) if (!outcome.absent.includes(id)) outcome = release(day.instance, outcome, id);
  const forget = (side: readonly Participant[]) =>
    side.map((one) => (away.has(one.id) ? { id: one.id, prefers: [] } : one));
  const [first, second] = day.instance.sides;
  const after: Stored = { ...day, outcome, instance: { ...day.instance, sides: [forget(first), forget(second)] } };
  await save(sql, event, after);
  return after;
}

const needsLeave = ({ outcome }: Stored, id: string, prefers: readonly unknown[]): boolean =>
  prefers.length > 0 || !outcome.absent.includes(id);
