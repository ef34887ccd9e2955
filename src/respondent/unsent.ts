import type { VarcoElement } from '../element/varco-element.ts';
import type { Waiting } from './waiting.ts';

/**
 * Sends what an earlier visit could not: without it "as soon as possible" would be when somebody opens the same form again.
 * To be called by a widget with forms of its own when the page is idle, for each document that it shows; the code that
 * sends is loaded only where the device has anything of ours. Never rejects.
 * @param scope the id of the document that the widget shows
 * @returns what the widget tells when it leaves the page and comes back; undefined where nothing can be waiting
 */
export async function sendUnsent(el: VarcoElement, scope: string): Promise<Waiting | undefined> {
  if (!el.endpoint || el.sharedComputer || el.drafts === 'off') return undefined;
  try {
    // by name, since to open a database would make it
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'varco')) return undefined;
    const { sendWaiting } = await import('./waiting.ts');
    return await sendWaiting(el, scope);
  } catch {
    // no storage here, or a browser that does not tell (Firefox before 126): it goes out when the form is opened
    return undefined;
  }
}
