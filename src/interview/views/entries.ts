import { html, nothing, type TemplateResult } from 'lit';
import { answerWords } from '../../fields/index.ts';
import type { QuestionState } from '../../form/index.ts';
import { formatEdtf, msg, str } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import { byTime, lineOf } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';

/** What an experience or a track is called. To be called while rendering. */
export const titleOf = ({ form, list }: Entry): string =>
  list === 'tracks'
    ? lineOf(form.read('name')) || msg('unnamed practice', { id: 'i-d-unnamed', desc: 'where it has no name' })
    : lineOf(form.read('title')) || msg('untitled experience', { id: 'i-d-untitled', desc: 'where it has no title' });

/** The state of a question that is asked and answered, be the answer right or not: `2018~` is a time too. */
function answered({ form }: Entry, id: string): QuestionState | undefined {
  // what nobody asked for yet is worked out when it is read
  form.read(id);
  const state = form.state(id);
  return state?.visible && state.value !== undefined ? state : undefined;
}

/** When an experience was, as it was told. */
export const whenOf = (entry: Entry): string => lineOf(answered(entry, 'when')?.value);

/** Experiences from the oldest on, undated ones last. */
export function inOrder(experiences: readonly Entry[]): Entry[] {
  const byId = new Map(experiences.map((entry) => [entry.id, entry]));
  const told = experiences.map((entry) => ({ id: entry.id, when: whenOf(entry), title: entry.form.read('title') }));
  return byTime(told).map(({ id }) => byId.get(id)!);
}

/** An answer of an entry in words; empty where it is not asked or not given. */
export function said(entry: Entry, id: string): string {
  const state = answered(entry, id);
  if (!state) return '';
  return state.question.type === 'date'
    ? formatEdtf(lineOf(state.value), entry.context.locale)
    : answerWords(state, entry.context);
}

/** A button whose words are a verb; its name says what it is about. */
export const act = (verb: string, name: string, does: () => void, kind = 'small'): TemplateResult =>
  html`<button class=${kind} aria-label="${verb}: ${name}" @click=${does}>${verb}</button>`;

/** Edit and remove, at the end of an entry's line. */
export const tools = (s: InterviewSitting, entry: Entry): TemplateResult => {
  const name = titleOf(entry);
  const said = gone(name);
  return html`<span class="row" data-path=${entry.base}>
    ${act(msg('Edit', { id: 'i-edit' }), name, () => s.edit(entry))}
    ${act(msg('Remove', { id: 'field-remove' }), name, () => {
      s.remove(entry);
      s.announce(said);
    })}
  </span>`;
};

const gone = (name: string): string => msg(str`Removed: ${name}`, { id: 'field-taken' });

/** What was taken out last, and the way to have it back. */
export const undo = (s: InterviewSitting, list: Entry['list']): unknown =>
  s.gone?.entry.list === list
    ? html`<p class="notice row" data-path="gone">
        <span>${gone(titleOf(s.gone.entry))}</span>
        <button class="small" @click=${() => s.undo()}>${msg('Undo', { id: 'field-undo' })}</button>
      </p>`
    : nothing;

/** A choice outside the questions: it is the sitting's, not a form's. */
export const tick = (label: unknown, checked: boolean, does: (checked: boolean) => void): TemplateResult =>
  html`<label class="option"
    ><input
      type="checkbox"
      .checked=${checked}
      @change=${(e: Event) => does((e.target as HTMLInputElement).checked)}
    /><span>${label}</span></label
  >`;

/** The way to where experiences are lined up and chosen. */
export const chooseButton = (s: InterviewSitting): unknown => {
  const home = s.phases.find(({ kind }) => kind === 'timeline');
  return home
    ? html`<button @click=${() => s.go(home.id)}>${msg('Choose on the timeline', { id: 'i-choose' })}</button>`
    : nothing;
};

export const chosen = (s: InterviewSitting): TemplateResult =>
  html`<p>${msg('No experience is chosen to be retraced yet.', { id: 'i-none-chosen' })}</p>
    ${chooseButton(s)}`;

/** Too few or too many are chosen to be retraced. */
export const miscounted = (s: InterviewSitting): TemplateResult =>
  html`<p>
      ${
        s.miscount < 0
          ? msg('Choose at least one experience to retrace.', { id: 'i-too-few' })
          : msg('Fewer experiences can be retraced: choose some of them.', { id: 'i-too-many' })
      }
    </p>
    ${chooseButton(s)}`;
