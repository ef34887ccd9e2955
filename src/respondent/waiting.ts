import { Outbox } from '../delivery/index.ts';
import { VarcoAcceptedEvent, VarcoRejectedEvent } from '../element/events.ts';
import type { VarcoElement } from '../element/varco-element.ts';

/**
 * Sends what an earlier visit could not, of a widget whose forms are not open: without it "as soon as possible" would be
 * when somebody opens the same form again. To be called once, when the page is idle.
 * @param scope the id of the document that the widget shows
 * @returns the way to end it; undefined when nothing waits
 */
export async function sendWaiting(el: VarcoElement, scope: string): Promise<(() => void) | undefined> {
  const endpoint = el.address('endpoint');
  if (!endpoint || el.sharedComputer || el.drafts === 'off') return undefined;
  const outbox = new Outbox({
    endpoint,
    scope,
    headers: () => el.requestHeaders,
    onchange: ({ state, problem, receipt }) => {
      if (state === 'accepted') el.dispatchEvent(new VarcoAcceptedEvent(receipt as never));
      else if (problem && state === 'refused') el.dispatchEvent(new VarcoRejectedEvent(problem.status, problem));
    },
  });
  const open = (await outbox.entries()).some(({ state }) => state !== 'accepted' && state !== 'refused');
  if (!open) return undefined;
  void outbox.resume();
  return () => outbox.stop();
}
