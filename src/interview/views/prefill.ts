import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../contract/questionnaire.ts';
import type { QuestionState } from '../../form/index.ts';
import { choose, msg, str, withLocale } from '../../locale/index.ts';
import { codesOf, given } from '../read.ts';
import { copyOf, receiptOf } from '../../respondent/receipt.ts';
import type { InterviewSitting } from '../sitting.ts';
import { takeBack, takeOver, untouched } from '../taken.ts';
import { Words } from '../words.ts';

/**
 * What comes from the organisation's questionnaire: on the first step the way to it, by the receipt's code, or what was
 * taken over and the way to have it out again; on the others a word where something of it is asked.
 */

/** `3 experiences, 2 countries`: what these keys hold. */
function told(s: InterviewSitting, keys: readonly string[]): string {
  const words = new Words(s.models.definition, s.locale);
  const entries = (list: string) =>
    new Set(keys.filter((key) => key.startsWith(`${list}/`)).map((k) => k.split('/')[1])).size;
  const main = keys.flatMap((key) => s.models.main.nodes.get(key)?.question.id ?? []);
  const isCountry = (id: string) => words.main.get(id)?.type === 'country';
  const countries = main.filter(isCountry).reduce((sum, id) => sum + codesOf(s.beside.taken[id]).length, 0);
  const parts: [n: number, one: (n: string) => string, other: (n: string) => string][] = [
    [
      entries('experiences'),
      (n) => msg(str`${n} experience`, { id: 'i-pre-experience', desc: 'one' }),
      (n) => msg(str`${n} experiences`, { id: 'i-pre-experiences' }),
    ],
    [
      entries('tracks'),
      (n) => msg(str`${n} practice`, { id: 'i-pre-track', desc: 'one' }),
      (n) => msg(str`${n} practices`, { id: 'i-pre-tracks' }),
    ],
    [
      countries,
      (n) => msg(str`${n} country`, { id: 'i-pre-country', desc: 'one' }),
      (n) => msg(str`${n} countries`, { id: 'i-pre-countries' }),
    ],
    [
      main.filter((id) => !isCountry(id)).length,
      (n) => msg(str`${n} answer`, { id: 'i-pre-answer', desc: 'one' }),
      (n) => msg(str`${n} answers`, { id: 'i-pre-answers' }),
    ],
  ];
  const said = parts.flatMap(([n, one, other]) => {
    const number = words.number(n);
    return n
      ? words.count(
          n,
          () => one(number),
          () => other(number),
        )
      : [];
  });
  return words.list(said);
}

const taken = (list: string): string =>
  msg(str`From your questionnaire: ${list}.`, { id: 'i-pre-taken', desc: 'a list of counts' });

/** Why nothing came of it, in words that say what to do; `asking` holds which. */
const failures: Readonly<Record<string, () => string>> = {
  empty: () =>
    msg('Enter the whole code as the receipt shows it, in two parts with a dot between.', { id: 'i-pre-empty' }),
  wrong: () => msg('No answers are found with this code. Compare it with your receipt.', { id: 'i-pre-wrong' }),
  other: () =>
    msg('This is the receipt of something else: that of the questionnaire is needed here.', { id: 'i-pre-other' }),
  gone: () =>
    msg('The answers of this receipt have been deleted: they cannot be taken over any more.', { id: 'i-pre-gone' }),
  away: () =>
    msg('The answers could not be fetched. Check the connection, and try again in a while.', { id: 'i-pre-away' }),
  nothing: () => msg('There is nothing in those answers that is not here already.', { id: 'i-pre-nothing' }),
};
const BUSY = 'prefill busy';

async function submit(s: InterviewSitting, event: Event): Promise<void> {
  event.preventDefault();
  const { asking, root, host } = s;
  if (asking === BUSY) return;
  const field = root.querySelector<HTMLInputElement>('#receipt')!;
  const receipt = receiptOf(field.value);
  const endpoint = host.address('endpoint');
  let failure = 'empty';
  if (receipt && endpoint) {
    s.set({ asking: BUSY });
    const copy = await copyOf(endpoint, receipt, host.requestHeaders);
    if (typeof copy === 'string') failure = copy;
    else if (copy.kind !== 'questionnaire' || copy.about !== s.models.definition.prefill!.about) failure = 'other';
    else failure = takeOver(s, copy.answers) ? '' : 'nothing';
  }
  s.set({ asking: failure && `prefill ${failure}` });
  // who went on meanwhile is not called back
  if (!field.isConnected || s.step.phase !== s.phases[0]) return;
  await s.updateComplete;
  if (!failure) root.querySelector<HTMLElement>('#taken')?.focus();
  else if (failure !== 'away') field.focus();
}

/** Where the receipt's code is entered. It is in no form of ours: no draft keeps it. */
export function receiptForm(s: InterviewSitting): TemplateResult {
  const [what, how = ''] = s.asking.split(' ');
  const wrong = what === 'prefill' && failures[how]?.();
  return html`<form @submit=${(event: Event) => void submit(s, event)}>
    <div class="field">
      <label class="label" for="receipt">${msg('Receipt code', { id: 'q-code' })}</label>
      <div class="help muted" id="receipt-help">
        ${msg('As the receipt of the questionnaire shows it. It is used once, and not kept.', { id: 'i-pre-help' })}
      </div>
      ${wrong ? html`<p class="error" id="receipt-error" role="alert">${wrong}</p>` : nothing}
      <p>
        <input
          class="control"
          id="receipt"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="receipt-help ${wrong ? 'receipt-error' : ''}"
          aria-invalid=${wrong && how !== 'away' ? 'true' : nothing}
        />
      </p>
    </div>
    <button>${msg('Take the answers over', { id: 'i-pre-take' })}</button>
    ${s.asking === BUSY ? html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>` : nothing}
  </form>`;
}

/** What was taken over, on the first step; the focus comes here when it was. */
function summary(s: InterviewSitting, keys: readonly string[]): TemplateResult {
  const back = async (): Promise<void> => {
    takeBack(s);
    s.announce(
      withLocale(s.locale, () => msg('What came from your questionnaire was taken out again.', { id: 'i-pre-back' })),
    );
    await s.updateComplete;
    (s.root.querySelector<HTMLElement>('.fold summary') ?? s.root.getElementById('step'))?.focus();
  };
  return html`<div class="notice" id="taken" tabindex="-1">
    <p>
      ${taken(told(s, keys))}
      ${msg('Look it over where it is asked, and change what is not right any more.', { id: 'i-pre-look' })}
    </p>
    <button class="small" @click=${() => void back()}>${msg('Take it out again', { id: 'i-pre-undo' })}</button>
  </div>`;
}

/** @param fold what the first step shows where nothing was taken over */
export function begun(s: InterviewSitting, fold: unknown): unknown {
  const { phase, entry, open } = s.step;
  if (!phase || open) return nothing;
  const keys = untouched(s);
  if (phase === s.phases[0] && !entry) return keys.length ? summary(s, keys) : fold;
  const list = { timeline: 'experiences/', ladder: 'tracks/' }[phase.kind as string];
  const here = list ? keys.filter((key) => key.startsWith(list)) : [];
  return here.length ? html`<p class="muted">${taken(told(s, here))}</p>` : nothing;
}

const kept = new WeakMap<QuestionState, { readonly said: string; readonly state: QuestionState }>();

/**
 * Questions with a word under those whose answer is from the questionnaire. Its place stays when the answer is another:
 * nothing moves under who types. The same objects for the same, so that nothing is drawn twice.
 */
export function marked(s: InterviewSitting, states: readonly QuestionState[]): readonly QuestionState[] {
  const now = new Set(untouched(s));
  return states.map((state) => {
    const key = s.context.base + state.path;
    if (!given(s.beside.taken[key])) return state;
    // a space that Markdown does not take for the end of a paragraph
    const word = now.has(key) ? msg('From your questionnaire', { id: 'i-pre-mark' }) : '\u200b';
    const { question } = state;
    const help = 'help' in question ? choose(question.help ?? '', s.locale, s.locales).text : '';
    const said = `${help}\n\n${word}`;
    const before = kept.get(state);
    if (before?.said === said) return before.state;
    const made = { ...state, question: { ...question, help: { [s.locale]: said } } as Question };
    kept.set(state, { said, state: made });
    return made;
  });
}
