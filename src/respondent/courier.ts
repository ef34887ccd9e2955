import type { Submission } from '../contract/submission.ts';
import { localDrafts, memoryDrafts, memoryRows, Outbox } from '../delivery/index.ts';
import { VarcoAcceptedEvent, VarcoRejectedEvent, VarcoSubmitEvent } from '../element/events.ts';
import type { VarcoElement } from '../element/varco-element.ts';
import { focusField } from '../fields/index.ts';
import { loadLater } from './lazy.ts';
import type { Kept, Sitting } from './sitting.ts';

/** Where unfinished answers are kept, as an element's attributes say: undefined for nowhere but in this page. */
export async function keptBy(el: VarcoElement): Promise<Kept> {
  const { drafts } = el;
  if (el.sharedComputer || drafts === 'off') return { drafts: memoryDrafts() };
  const local = localDrafts();
  if (!drafts || drafts === 'local') return { drafts: local, stored: true };
  const { remoteDrafts, linkOf, share } = await import('../delivery/remote.ts');
  const link = linkOf(location.hash);
  // the secret is read once and leaves the address, where people copy it from
  if (link) history.replaceState(history.state, '', location.pathname + location.search);
  const remote = remoteDrafts({ url: el.address('drafts')!, local, link });
  return { drafts: remote, stored: true, share: (key) => share(remote, key) };
}

/** Gives a sitting the way to the endpoint that the page names now; the page hears of what becomes of what is sent. */
export function deliver(el: VarcoElement, sitting: Sitting): void {
  sitting.outbox?.stop();
  const endpoint = el.address('endpoint');
  sitting.outbox =
    endpoint === undefined
      ? undefined
      : new Outbox({
          endpoint,
          scope: sitting.scope,
          ...(!sitting.kept.stored && { rows: memoryRows() }),
          headers: () => el.requestHeaders,
          onchange: (entry) => {
            const { replaces } = sitting.entry ?? {};
            if (!sitting.delivered(entry)) return;
            const { problem, receipt: r } = entry;
            if (problem) return void el.dispatchEvent(new VarcoRejectedEvent(problem.status, problem));
            const accepted = new VarcoAcceptedEvent(r as never, replaces);
            el.dispatchEvent(accepted);
            sitting.ways = accepted.ways;
          },
        });
}

const sending = new WeakSet<Sitting>();

/**
 * Sends what was answered, unless the page says no; tries at once again what is on its way.
 * @param stands whether it may be sent; what is wrong is said
 */
export async function send(
  el: VarcoElement,
  s: Sitting,
  stands: () => boolean,
  submission: () => Promise<Submission>,
): Promise<void> {
  if (s.phase === 'sending') return s.outbox?.wake('eager');
  if (sending.has(s) || !stands()) return;
  sending.add(s);
  try {
    await s.flush();
    const made = await submission();
    const event = new VarcoSubmitEvent(made);
    el.dispatchEvent(event);
    if (!(await event.settled())) return;
    if (s.outbox) await s.send(JSON.stringify(made));
    else
      el.tell('submission', [
        { path: 'attribute endpoint', found: 'nothing', expected: 'the address that takes the answers' },
      ]);
  } catch (cause) {
    const issue = { path: 'varco-submit', found: String(cause), expected: 'waitUntil() to be fulfilled' };
    el.tell('submission', [issue], cause);
  } finally {
    sending.delete(s);
  }
}

/** Has what was sent erased, and forgets it here; what came of it is said in the sitting. */
export async function eraseSent(el: VarcoElement, s: Sitting): Promise<void> {
  const { id, code } = s.receipt!;
  const erased = await loadLater(s)
    .then(({ erase }) => erase(el.address('endpoint')!, { id, code: code! }, el.requestHeaders))
    .catch(() => {});
  if (erased) await s.forget();
  s.set({ asking: erased ? 'erased' : 'unerased' });
}

/** Selects the code, so that it can be copied where the clipboard is out of reach. */
export function copyCode(root: ParentNode): void {
  const code = root.querySelector('code')!;
  getSelection()!.selectAllChildren(code);
  navigator.clipboard?.writeText(code.textContent).catch(() => {});
}

/** Moves the focus where the sitting wants it, once that is drawn. */
export function placeFocus(s: Sitting | undefined): void {
  const focus = s?.focus;
  if (!focus) return;
  s.focus = undefined;
  // a question may be called as one of our own places is
  const target = /^(step|summary)$/.test(focus) && s.root.getElementById(focus);
  if (!target) return focusField(focus, s);
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}
