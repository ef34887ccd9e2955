import { html, nothing, type TemplateResult } from 'lit';
import { dateFormat, displayNames, msg, str } from '../../locale/index.ts';
import { words } from '../../fields/words.ts';
import { problemText } from '../../fields/index.ts';
import type { Problem } from '../../form/index.ts';
import { checkIcon, downIcon } from '../../element/icons.ts';
import { progressOf } from '../steps.ts';
import { heading, type View } from '../view.ts';

const clock = (at: number, { locale }: View) => dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
export const moment = (at: number, { locale }: View) =>
  dateFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' } as Intl.DateTimeFormatOptions).format(at);

/** "saved at 10:42", or why not: what is shown as saved is on disk. */
function saved(view: View): unknown {
  const { keeping } = view.session;
  return keeping.state === 'saved'
    ? msg(str`saved at ${clock(keeping.at, view)}`, { id: 'q-saved', desc: 'Draft state, with a time' })
    : nothing;
}

const languageSwitch = (view: View) =>
  view.languages.length < 2
    ? nothing
    : html`<label class="language"
        ><span class="unseen">${msg('Language', { id: 'q-language' })}</span
        ><select class="control" @change=${(e: Event) => view.speak((e.target as HTMLSelectElement).value)}>
          ${view.languages.map(
            (l) => html`<option value=${l} lang=${l} ?selected=${l === view.locale}>${displayNames(l, 'language').of(l)}</option>`,
          )}
        </select></label
      >`;

/** Title, language, and what became of the draft. */
export const header = (view: View): TemplateResult => {
  const { definition } = view.session.form.model;
  return html`<header class="head">
    ${heading(view, 0, words(definition.title, '', view), 'title')}
    <div class="tools">
      ${languageSwitch(view)}<span class="saved" data-state=${view.session.keeping.state}>${saved(view)}</span>
    </div>
  </header>`;
};

/** Things the respondent should know, each said once, quietly, with what can be done about it. */
export function notices(view: View): unknown {
  const { session } = view;
  const { found, elsewhere, keeping, form } = session;
  const { definition } = form.model;
  const said: unknown[] = [];
  const notice = (content: unknown, actions: unknown = nothing, kind = 'info') =>
    said.push(html`<div class="notice ${kind}" role=${kind === 'info' ? 'note' : 'alert'}><div>${content}</div>${actions}</div>`);
  if (!view.online) notice(msg('You are offline. Go on: your answers are kept on this device and will be sent later.', { id: 'q-offline' }), nothing, 'info');
  if (keeping.state === 'failed')
    notice(
      keeping.reason === 'quota'
        ? msg('There is no room left on this device: your answers are not being saved. You can still complete and send the form; do not close this page.', { id: 'q-quota' })
        : msg('This browser does not let us save your answers. You can still complete and send the form; do not close this page.', { id: 'q-unsaved' }),
      nothing,
      'error',
    );
  if (elsewhere)
    notice(
      msg('These answers were changed in another tab.', { id: 'q-elsewhere' }),
      html`<button @click=${() => session.take(elsewhere)}>${msg('Show the newer answers', { id: 'q-take' })}</button>`,
      'error',
    );
  if (found) {
    const older = found.version !== definition.version;
    notice(
      html`${msg(str`We found your answers of ${moment(found.savedAt, view)} and put them back.`, { id: 'q-found', desc: 'A draft was restored; with date and time' })}
      ${older ? msg('The questionnaire has changed since then: please look over your answers.', { id: 'q-older' }) : nothing}`,
      view.asking === 'clear'
        ? html`<p>${msg('Delete all answers from this device?', { id: 'q-clear-sure' })}</p>
            <button class="danger" @click=${view.clear}>${msg('Delete and start again', { id: 'q-clear-yes' })}</button>
            <button class="quiet" @click=${() => view.ask('')}>${msg('Keep them', { id: 'q-clear-no' })}</button>`
        : html`<button class="quiet" @click=${() => view.ask('clear')}>${msg('Start again from the beginning', { id: 'q-restart' })}</button>`,
    );
    const lost = Object.entries(form.unplaced);
    if (lost.length)
      notice(html`${msg('These answers have no place in the questionnaire any more. They are kept in the draft and are not sent.', { id: 'q-unplaced' })}
        <ul>${lost.map(([id, value]) => html`<li>${id}: ${typeof value === 'string' ? value : JSON.stringify(value)}</li>`)}</ul>`);
  }
  const now = Date.now();
  const { opens, closes } = definition;
  if (closes && Date.parse(closes) < now)
    notice(msg(str`The closing date was ${moment(Date.parse(closes), view)}. Your answers are kept, but they may not be accepted any more.`, { id: 'q-closed' }), nothing, 'error');
  else if (opens && Date.parse(opens) > now)
    notice(msg(str`Answers are taken from ${moment(Date.parse(opens), view)}.`, { id: 'q-not-open' }));
  return said;
}

/** Where one is, and the way to every other step; in a narrow place the list opens on demand. */
export function contents(view: View): TemplateResult {
  const { session } = view;
  const all = session.steps;
  const now = all.findIndex((s) => s.id === session.step.id);
  const open = view.asking === 'contents';
  return html`<nav class="contents" aria-label=${msg('Sections', { id: 'q-contents' })}>
    <button class="quiet place" aria-expanded=${open} @click=${() => view.ask(open ? '' : 'contents')}>
      ${msg(str`step ${now + 1} of ${all.length}`, { id: 'q-step', desc: 'Progress; the review counts as a step' })}${downIcon()}
    </button>
    <progress max=${all.length} value=${now + 1} aria-hidden="true"></progress>
    <ol class=${open ? 'open' : ''}>
      ${all.map(({ id, section }, i) => {
        const done = !!section && i !== now && progressOf(section, session.visited.has(id)) === 'done';
        return html`<li>
          <button class="step ${done ? 'done' : ''}" aria-current=${i === now ? 'step' : nothing} @click=${() => view.go(id)}>
            <span class="ordinal">${done ? checkIcon() : i + 1}</span>
            <span
              >${section ? words(section.section.title, '', view) : msg('Review and send', { id: 'q-review' })}${
                done ? html`<span class="unseen">, ${msg('complete', { id: 'q-complete' })}</span>` : nothing
              }</span
            >
          </button>
        </li>`;
      })}
    </ol>
  </nav>`;
}

/** What is wrong, in the same words as at the fields; each line leads to its field (GOV.UK's error summary). */
export const errorSummary = (view: View, problems: readonly Problem[]): TemplateResult =>
  html`<div class="summary" id="summary" tabindex="-1" role="group" aria-labelledby="summary-title">
    ${heading(view, 1, msg('There is a problem', { id: 'q-problem' }), 'summary-title')}
    <ul>
      ${problems.map((problem) => {
        const state = view.session.form.state(problem.path)!;
        return html`<li>
          <a href="#" @click=${(e: Event) => (e.preventDefault(), view.jump(problem.path))}
            ><span class="of">${words(state.question.label, problem.path, view)}</span>: ${problemText(problem, state.question, view)}</a
          >
        </li>`;
      })}
    </ul>
  </div>`;
