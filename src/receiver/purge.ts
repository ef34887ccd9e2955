import { bury } from './bury.ts';
import { tidy } from './matching/tidy.ts';
import type { Services } from './services.ts';

const day = 86_400_000;
const batch = 500;

/**
 * Erases what is past its time: answers older than their definition's `retentionDays` (as it was when they came, or as
 * it is now, whichever is shorter), drafts that have expired, challenges that can no longer be replayed.
 * @returns how many of each
 */
export async function purge(services: Services): Promise<{ submissions: number; drafts: number }> {
  const { database, content, settings } = services;
  const now = settings.now();
  let count = 0;
  const sweep = async (where: string, parameters: readonly unknown[]): Promise<void> => {
    for (let found = batch; found === batch;) {
      const done = await database.transaction(async (sql) => {
        const rows = await sql.query<{ id: string }>(
          `SELECT id FROM submissions WHERE erased_at IS NULL AND ${where} ORDER BY id LIMIT ${batch}`,
          parameters,
        );
        const ids = rows.map(({ id }) => id);
        return { found: rows.length, gone: await bury(sql, ids, 'purged', now) };
      });
      found = done.found;
      count += done.gone;
    }
  };
  await sweep('purge_at <= $1', [now]);
  await content.refresh();
  for (const id of content.ids) {
    const days = content.current(id)?.definition.privacy?.retentionDays;
    if (days !== undefined)
      await sweep(`kind IN ('questionnaire', 'interview') AND about = $1 AND received_at <= $2`, [
        id,
        new Date(now.getTime() - days * day),
      ]);
  }
  for (const { id, partners } of content.partners) {
    const days = partners.privacy?.retentionDays;
    if (days !== undefined)
      await sweep(
        `id IN (SELECT submission FROM outbox WHERE document = $1 AND notice = '' UNION ALL SELECT submission FROM proposals WHERE document = $1)
         AND received_at <= $2`,
        [id, new Date(now.getTime() - days * day)],
      );
  }
  await tidy(services);
  const { relayLimit } = settings;
  await database.query('DELETE FROM relay_marks WHERE at <= $1', [new Date(now.getTime() - (relayLimit?.window ?? 0))]);
  const drafts = await database.query('DELETE FROM drafts WHERE expires_at <= $1 RETURNING id', [now]);
  await database.query('DELETE FROM spent WHERE expires_at <= $1', [now]);
  return { submissions: count, drafts: drafts.length };
}
