import { html, nothing } from 'lit';
import { words } from '../../fields/index.ts';
import type { Answer, Form } from '../../form/index.ts';
import { same } from '../../form/values.ts';
import { msg } from '../../locale/index.ts';
import type { InterviewSitting } from '../sitting.ts';
import { REVIEW } from '../steps.ts';
import { Words } from '../words.ts';
import { act, titleOf } from './entries.ts';

/** Where a key of the draft leads: to a question of a form, or to the text of its "other, which?". */
interface Place {
  readonly form: Form;
  readonly id: string;
  readonly other: boolean;
}

/** undefined for what is no question: a mark, one's own words for a sentence, an entry that was taken out */
function placeOf(s: InterviewSitting, key: string): Place | undefined {
  const [list, id, member] = key.split('/');
  const entry = member && (list === 'experiences' || list === 'tracks') && s[list].find((e) => e.id === id);
  const form = entry ? entry.form : s.main.form;
  const asked = entry ? member : key;
  const of = (path: string): boolean => (form.read(path), !!form.state(path));
  if (of(asked)) return { form, id: asked, other: false };
  const owner = asked.replace(/_other$/, '');
  return owner !== asked && of(owner) ? { form, id: owner, other: true } : undefined;
}

/** Puts another value, or none, in the place of one of those kept beside an answer. */
async function rewrite(s: InterviewSitting, key: string, from: unknown, to?: unknown): Promise<void> {
  // what was seen in the place of an answer counts as given up by its next save: it is put there after that
  await s.flush();
  const stored = await s.kept.drafts.update(s.models.definition.id, (draft) => {
    const { [key]: kept = [], ...others } = draft?.others ?? {};
    const left = [...kept, to].filter((value) => value !== undefined && !same(value as Answer, from as Answer));
    return draft && { ...draft, rev: draft.rev + 1, others: left.length ? { ...others, [key]: left } : others };
  });
  if (stored) s.take(stored);
}

/**
 * What another tab or device wrote where this one wrote too. The later one stands; the other is kept beside it, and
 * shown at its question and on the review until somebody takes it out. Taking it changes the two about.
 */
export function others(s: InterviewSitting): unknown {
  const { step, context, found } = s;
  const read = new Words(s.models.definition, s.locale);
  const here = new Set(s.asked().flatMap(({ path }) => [context.base + path, `${context.base}${path}_other`]));
  const lines = Object.entries(found?.others ?? {}).flatMap(([key, values]) => {
    const place = placeOf(s, key);
    if (!place || (step.id !== REVIEW && !here.has(key))) return [];
    const { form, id, other } = place;
    const state = form.state(id)!;
    const now: Answer = other ? state.other : form.read(id);
    const use = async (value: unknown): Promise<void> => {
      if (other) form.setOther(id, String(value));
      else form.answer(id, value as Answer);
      await rewrite(s, key, value, now);
      s.jump(other ? key.replace(/_other$/, '') : key);
    };
    const remove = async (value: unknown): Promise<void> => {
      await rewrite(s, key, value);
      s.set({ focus: 'step' });
    };
    const entry = [...s.experiences, ...s.tracks].find(({ base }) => key.startsWith(base));
    return values.flatMap((value) => {
      // nothing is lost of a text that stands as a part of what it grew into
      if (typeof value === 'string' && typeof now === 'string' && now.includes(value)) return [];
      const text = other ? String(value) : read.answer(state.question, value as Answer) || JSON.stringify(value);
      return html`<li>
        ${entry && step.id === REVIEW ? html`<bdi>${titleOf(entry)}</bdi> · ` : nothing}<b
          >${words(state.question.label, '', entry?.context ?? s.main)}</b
        >
        <div class="said">${text}</div>
        <span class="row"
          >${act(msg('Use this instead', { id: 'i-instead', desc: 'What was written elsewhere' }), text, () => void use(value))}
          ${act(msg('Remove', { id: 'field-remove' }), text, () => void remove(value))}</span
        >
      </li>`;
    });
  });
  return lines.length
    ? html`<div class="notice" role="group" aria-labelledby="others">
        <p id="others">
          ${msg('In another tab or on another device something else was written. It is kept, and not sent:', {
            id: 'i-others',
          })}
        </p>
        <ul>
          ${lines}
        </ul>
      </div>`
    : nothing;
}
