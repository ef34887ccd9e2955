import { release } from './events/seats.ts';
import type { Sql } from './store/sql.ts';

/** With the answers that they took the place of, and those that these did: who asks to be erased asks once. */
async function withEarlier(sql: Sql, ids: readonly string[]): Promise<string> {
  const all = await sql.query<{ id: string }>(
    `WITH RECURSIVE gone AS (
       SELECT value::uuid AS id FROM json_array_elements_text($1::text::json)
       UNION SELECT s.id FROM submissions s JOIN gone g ON s.replaced_by = g.id)
     SELECT id FROM gone ORDER BY id`,
    [JSON.stringify(ids)],
  );
  return JSON.stringify(all.map(({ id }) => id));
}

/**
 * Turns submissions, and those that they replaced, into tombstones: answers, files, keys and everything else that was said
 * go; id, code hash and why stay.
 * @returns how many were still there
 */
export async function bury(sql: Sql, ids: readonly string[], why: 'erased' | 'purged', at: Date): Promise<number> {
  if (!ids.length) return 0;
  const list = await withEarlier(sql, ids);
  // Before the submissions themselves: whoever holds the lock of an event may write about those who wait for it.
  await release(sql, list);
  const buried = await sql.query<{ about: string; released: number | null }>(
    `UPDATE submissions SET erased_at = $2, erased_why = $3, version = NULL, definition_digest = NULL, form = NULL,
       locale = NULL, answers = NULL, consents = NULL, started_at = NULL, finished_at = NULL, page = NULL,
       body_digest = NULL, respondent_key = NULL, purge_at = NULL, receipt = NULL, replaced_at = NULL, replaced_by = NULL
     WHERE id IN (SELECT value::uuid FROM json_array_elements_text($1::text::json)) AND erased_at IS NULL
     RETURNING about, released`,
    [list, at, why],
  );
  for (const table of ['files', 'outbox', 'proposals', 'event_questions', 'matching_wishes', 'result_facts'])
    await sql.query(
      `DELETE FROM ${table} WHERE submission IN (SELECT value::uuid FROM json_array_elements_text($1::text::json))`,
      [list],
    );
  // What was published by consent stays in `corrections`, which name nobody. An address that was given to pass messages on
  // to is taken back by who gave it, and outlives the submission that is past its time.
  if (why !== 'purged')
    await sql.query(
      `WITH taken AS (
         DELETE FROM relay_addresses
         WHERE submission IN (SELECT value::uuid FROM json_array_elements_text($1::text::json)) RETURNING document)
       UPDATE partner_documents SET revision = revision + 1 WHERE document IN (SELECT document FROM taken)`,
      [list],
    );
  const counted = new Map<string, number[]>();
  for (const { about, released } of buried)
    if (released !== null) counted.set(about, [...(counted.get(about) ?? []), released]);
  // A release that is being made has not counted anybody yet. The row is taken even so: its maker waits, and sees who went.
  for (const about of [...counted.keys()].sort())
    await sql.query(
      `UPDATE releases SET removed = removed + (SELECT count(*) FROM json_array_elements_text($2::text::json)
         WHERE value::int <= releases.number)::int
       WHERE about = $1`,
      [about, JSON.stringify(counted.get(about))],
    );
  return buried.length;
}
