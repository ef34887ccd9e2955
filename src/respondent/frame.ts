import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, downIcon } from '../element/icons.ts';
import { problemText, words } from '../fields/index.ts';
import type { Problem } from '../form/index.ts';
import { displayNames, msg, str } from '../locale/index.ts';
import { ask, heading, moment } from './parts.ts';
import type { Sitting } from './sitting.ts';

/** Title, language, and what became of the draft: what is shown as saved is on disk. */
export const header = (s: Sitting): TemplateResult =>
  html`<header class="row">
    ${heading(s, 0, words(s.definition.title, '', s), 'title')}
    ${
      s.locales.length < 2
        ? nothing
        : html`<select
          class="control"
          aria-label=${msg('Language', { id: 'q-language' })}
          @change=${(e: Event) => s.host.speak((e.target as HTMLSelectElement).value)}
        >
          ${s.locales.map((l) => html`<option value=${l} lang=${l} ?selected=${l === s.locale}>${l === 'sq' ? 'shqip' : displayNames(l, 'language').of(l)}</option>`)}
        </select>`
    }
    <span class="saved muted"
      >${s.phase === 'answering' && s.keeping.state === 'saved' && s.kept.stored ? msg(str`saved at ${moment(s, s.keeping.at)}`, { id: 'q-saved', desc: 'Draft state, with a time' }) : nothing}</span
    >
    ${
      s.kept.share
        ? html`<button class="quiet" @click=${() => void s.share()}>
            ${s.asking === 'copied' ? checkIcon() : nothing}${msg('Copy the link to go on elsewhere', { id: 'q-link' })}
          </button>`
        : nothing
    }
  </header>`;

const notice = (content: unknown, kind = ''): TemplateResult =>
  html`<div class="notice ${kind}" role=${kind ? 'alert' : nothing}>${content}</div>`;

/** Things the respondent should know, each said once, quietly, with what can be done about it. */
export function notices(s: Sitting): unknown {
  const { found, elsewhere, definition, unplaced } = s;
  const { opens, closes, version } = definition;
  const term = [opens, closes].map((at) => Date.parse(at ?? ''));
  const [from, to] = term.map((at) => (at ? moment(s, at, 'long') : '…'));
  const lost = Object.entries(unplaced);
  return [
    s.keeping.state === 'failed' &&
      notice(
        msg('Your answers cannot be saved on this device. You can still send them; do not close this page.', {
          id: 'q-unsaved',
        }),
        'error',
      ),
    !navigator.onLine &&
      notice(msg('You are offline: your answers will be sent when the connection is back.', { id: 'q-offline' })),
    elsewhere &&
      notice(
        html`${msg('These answers were changed in another tab.', { id: 'q-elsewhere' })}
        <button @click=${() => s.take(elsewhere)}>${msg('Show the newer answers', { id: 'q-take' })}</button>`,
        'error',
      ),
    found &&
      notice(html`${msg(str`We found your answers of ${moment(s, found.savedAt, 'long')}.`, { id: 'q-found', desc: 'A draft was restored; with date and time' })}
        ${found.version === version ? nothing : msg('The questionnaire has changed: look over your answers.', { id: 'q-older' })}
        ${
          lost.length
            ? html`<p>${msg('These have no place in it any more: kept, not sent', { id: 'q-unplaced' })}</p>
              <ul>
                ${lost.map(([id, value]) => html`<li>${id}: ${JSON.stringify(value)}</li>`)}
              </ul>`
            : nothing
        }
        ${ask(s, 'clear', msg('Delete them and start again', { id: 'q-restart' }), () => void s.clear())}`),
    (term[0]! > Date.now() || term[1]! < Date.now()) &&
      notice(
        msg(str`Answers are taken from ${from} to ${to}.`, { id: 'q-term', desc: 'Opening and closing date' }),
        'error',
      ),
  ].map((said) => said || nothing);
}

/** A step in the list of them. */
export interface Place {
  readonly id: string;
  readonly title: unknown;
  /** it was gone through, and nothing in it is wrong */
  readonly done: boolean;
}

/** Where one is, and the way to every other step; in a narrow place the list opens on demand. */
export function contents(s: Sitting, count: number, now: number, placeAt: (index: number) => Place): TemplateResult {
  const open = s.asking === 'contents';
  // of many steps, those around this one and both ends
  const near = [...Array(count).keys()].filter((i) => count < 30 || Math.abs(i - now) < 9 || !i || i > count - 2);
  const place = msg(str`step ${now + 1} of ${count}`, {
    id: 'q-step',
    desc: 'Progress; the review counts as a step',
  });
  return html`<nav aria-label=${msg('Sections', { id: 'q-contents' })}>
    <p>${place}</p>
    <button class="quiet" aria-expanded=${open} @click=${() => s.set({ asking: open ? '' : 'contents' })}>
      ${place}${downIcon()}
    </button>
    <progress max=${count} value=${now + 1} aria-hidden="true"></progress>
    <ol>
      ${near.map((i) => {
        const { id, title, done } = placeAt(i);
        return html`<li>
          <button class="step" aria-current=${i === now ? 'step' : nothing} @click=${() => s.go(id)}>
            <span class="place">${done ? checkIcon() : i + 1}</span>
            <span
              >${title}${done ? html`<span class="unseen">, ${msg('complete', { id: 'q-complete' })}</span>` : nothing}</span
            >
          </button>
        </li>`;
      })}
    </ol>
  </nav>`;
}

/** What is wrong, in the same words as at the fields; each line leads to its field. */
export const problemList = (s: Sitting, problems: readonly Problem[]): TemplateResult =>
  html`<ul>
    ${problems.map((problem) => {
      const { question, path } = s.question(problem.path)!;
      return html`<li>
        <a href="#" @click=${(e: Event) => (e.preventDefault(), s.jump(path))}
          ><b>${words(question.label, path, s)}</b>: ${problemText(problem, question, s)}</a
        >
      </li>`;
    })}
  </ul>`;

/** What is wrong in this step (on the review: anywhere), as GOV.UK's error summary. */
export const summary = (s: Sitting, problems: readonly Problem[]): unknown =>
  problems.length
    ? html`<div class="notice error" id="summary" tabindex="-1" role="group" aria-labelledby="wrong">
        ${heading(s, 1, msg('There is something to correct', { id: 'q-problem' }), 'wrong')} ${problemList(s, problems)}
      </div>`
    : nothing;
