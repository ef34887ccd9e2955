import { Refusal } from './problem.ts';
import { same, sha256 } from './secrets.ts';
import type { Sql } from './store/sql.ts';

/** New answers, and the receipt code of the earlier ones that they are to take the place of. */
interface Newer {
  readonly id: string;
  readonly about: string;
  readonly respondentKey: Uint8Array;
  readonly code: string;
}

/**
 * Has the earlier answers of a respondent make way: they leave all that is counted, listed and exported, and free the
 * respondent's name. They stay whole until their own time is over, for who holds their code alone.
 * Where there are none (or none any more), nothing is done: the new answers are the first.
 * @throws Refusal `forbidden` when the code is not theirs, `replaced` when it is of answers that they took the place of
 */
export async function makeWay(sql: Sql, { id, about, respondentKey, code }: Newer, at: Date): Promise<void> {
  const [earlier] = await sql.query<{ id: string; code_hash: Uint8Array; released: number | null }>(
    'SELECT id, code_hash, released FROM submissions WHERE about = $1 AND respondent_key = $2 FOR UPDATE',
    [about, respondentKey],
  );
  if (!earlier) return;
  if (!same(sha256(code), earlier.code_hash)) throw await refused(sql, earlier.id, code);
  // `released` goes, so that whoever erases them later does not count them once more as gone from a release.
  await sql.query(
    `UPDATE submissions SET replaced_at = $2, replaced_by = $3, respondent_key = NULL, released = NULL WHERE id = $1`,
    [earlier.id, at, id],
  );
  await sql.query('DELETE FROM result_facts WHERE submission = $1', [earlier.id]);
  // The row of a release that is being made is taken even so, as in bury.ts: its maker waits, and sees who went.
  if (earlier.released !== null)
    await sql.query(
      'UPDATE releases SET removed = removed + CASE WHEN $2 <= number THEN 1 ELSE 0 END WHERE about = $1',
      [about, earlier.released],
    );
}

/** Why a code does not replace the answers that stand. Who holds one of those before them is told which code does. */
async function refused(sql: Sql, standing: string, code: string): Promise<Refusal> {
  const before = await sql.query<{ code_hash: Uint8Array; replaced_at: Date }>(
    `WITH RECURSIVE before AS (
       SELECT id, code_hash, replaced_at FROM submissions WHERE replaced_by = $1
       UNION SELECT s.id, s.code_hash, s.replaced_at FROM submissions s JOIN before b ON s.replaced_by = b.id)
     SELECT code_hash, replaced_at FROM before`,
    [standing],
  );
  const own = before.find(({ code_hash }) => same(sha256(code), code_hash));
  if (!own) return new Refusal('forbidden');
  return new Refusal('replaced', {
    detail: 'Send the receipt code of the answers that took the place of these.',
    more: { replacedAt: own.replaced_at.toISOString() },
  });
}
