import type { Entry } from '../../delivery/outbox.ts';
import { localRows } from '../../delivery/rows.ts';
import type { Earlier } from '../../element/events.ts';

/**
 * Receipts of this device, of what was sent in answer to a definition; the latest first. Never rejects: where there is no
 * storage, or a browser that does not tell what there is, there are none.
 */
export async function receiptsHere(about: string): Promise<readonly Earlier[]> {
  try {
    // by name, since to open a database would make it
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'varco')) return [];
    const rows = await localRows().list<Entry>('entry:');
    return rows
      .flatMap(([, { scope, state, receipt }]) =>
        scope === about && state === 'accepted' && receipt?.code ? [receipt] : [],
      )
      .sort((a, b) => timeOf(b) - timeOf(a));
  } catch {
    return [];
  }
}

/** When it was given, in ms; 0 where it does not say. */
export const timeOf = ({ receivedAt }: Earlier): number => Date.parse(receivedAt ?? '') || 0;
