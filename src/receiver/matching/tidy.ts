import type { Services } from '../services.ts';
import { attendees } from './participants.ts';
import { current } from './store.ts';

/**
 * Forgets what those wished for who are registered no more, and whole days when nobody is: with the purge, so that nothing
 * waits until somebody looks at it.
 */
export async function tidy({ database, secrets, calendar }: Services): Promise<void> {
  const days = await database.query<{ event: string }>('SELECT DISTINCT event FROM matchings ORDER BY event');
  for (const { event } of days) {
    const terms = (await calendar.documents.find(event))?.event.matching;
    await database.transaction(async (sql) => {
      const all = terms ? await attendees(sql, secrets, event, terms) : [];
      const here = new Set(all.map(({ id }) => id));
      if (!here.size) await sql.query('DELETE FROM matchings WHERE event = $1', [event]);
      for (const state of ['published', 'draft'] as const) await current(sql, event, state, here);
    });
  }
}
