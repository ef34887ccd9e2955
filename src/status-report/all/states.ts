import { html, nothing, type TemplateResult } from 'lit';
import type { Results } from '../../contract/results.ts';
import { dateFormat, msg, str } from '../../locale/index.ts';
import type { Fetched } from '../fetched.ts';
import type { Viewing } from '../viewing.ts';

/** That the line failed, and a way to try again. */
export const again = (s: Viewing, retry: () => void): TemplateResult =>
  html`<div class="notice error" role="alert">
    <p>
      ${msg('This part of the page could not be loaded. Check the connection, then try again.', { id: 'element-unreachable' })}
    </p>
    <button
      @click=${() => {
        // the button goes: the keyboard stays in the report
        const box = s.root.querySelector<HTMLElement>('.varco')!;
        box.tabIndex = -1;
        box.focus();
        retry();
      }}
    >
      ${msg('Try again', { id: 'element-retry' })}
    </button>
  </div>`;

const notice = (text: string): TemplateResult => html`<p class="notice">${text}</p>`;

/** What is shown while there are no results, or none that can be taken. */
export function without(s: Viewing, results: Fetched<Results> | undefined): TemplateResult {
  if (results?.state === 'loading')
    return html`<div class="wait" role="status">
      <p class="unseen">${msg('Loading…', { id: 'element-loading' })}</p>
      ${[1, 2, 3].map(() => html`<div class="ghost"></div>`)}
    </div>`;
  if (results?.state !== 'failed' || results.why === 'missing')
    return notice(msg('There are no results here yet.', { id: 's-a-none' }));
  return results.why === 'away'
    ? again(s, () => void s.fetch())
    : html`<p class="notice error" role="alert">
        ${msg('This part of the page cannot be shown at the moment.', { id: 'element-broken' })}
      </p>`;
}

/** "31 gennaio 2027"; empty for what is no date */
export function dayOf(s: Viewing, instant: string | undefined): string {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? '' : dateFormat(s.locale, { dateStyle: 'long' }).format(time);
}

/** That too few answered, and when it may be worth to come back. */
export function suppressed(s: Viewing, { threshold }: Results): TemplateResult {
  const until = dayOf(s, s.model.definition.closes);
  return html`${notice(
    msg(
      str`Fewer than ${s.number(threshold)} have answered so far: results are shown from ${s.number(threshold)} on.`,
      {
        id: 's-a-suppressed',
      },
    ),
  )}${until ? html`<p>${msg(str`Answers are taken until ${until}.`, { id: 's-a-until' })}</p>` : nothing}`;
}
