import type { Answer } from '../form/index.ts';
import { same } from '../form/values.ts';
import { takeApart } from './entry.ts';
import { prefill } from './prefill.ts';
import type { InterviewSitting } from './sitting.ts';

/** A sitting takes over what a questionnaire said, and has it out again. It knows what came from there, and is as it was. */

/** Keys of what was taken over and is as it was. */
export const untouched = (s: InterviewSitting): string[] =>
  Object.keys(s.beside.taken).length
    ? Object.keys(s.answers()).flatMap((key) => (key.startsWith('taken/') ? key.slice(6) : []))
    : [];

/** Fills in what a questionnaire adds; what was answered here stays. @returns whether it added anything */
export function takeOver(s: InterviewSitting, answers: unknown): boolean {
  const added = prefill(s.models, answers, s.answers() as Record<string, Answer>);
  const { main, experiences, tracks, beside } = takeApart(added);
  Object.assign(s.beside.taken, beside.taken);
  for (const [key, value] of Object.entries(main))
    if (s.models.main.nodes.has(key)) s.main.form.answer(key, value);
    else s.main.form.setOther(key.replace(/_other$/, ''), String(value));
  for (const told of experiences) s.put('experiences', told);
  for (const told of tracks) s.put('tracks', told);
  return Object.keys(added).length > 0;
}

/** Takes out what was taken over, but for what the person changed, or went on with. */
export function takeBack(s: InterviewSitting): void {
  const keys = new Set(untouched(s));
  const { form } = s.main;
  for (const key of keys)
    if (s.models.main.nodes.has(key)) form.answer(key, undefined);
    else if (!key.includes('/')) form.setOther(key.replace(/_other$/, ''), '');
  for (const entry of [...s.experiences, ...s.tracks]) {
    const { base, kept } = entry;
    // what it began with by itself, or worked out, nobody said
    const unsaid = (key: string): boolean => {
      const q = entry.form.model.nodes.get(key)?.question as { type: string; default?: Answer } | undefined;
      return q?.type === 'calculated' || same(kept[key], q?.default);
    };
    const mine = Object.keys(kept).every((key) => keys.has(base + key) || unsaid(key));
    if (mine && Object.keys(s.beside.taken).some((key) => key.startsWith(base))) s.remove(entry);
  }
  s.beside.taken = {};
  s.gone = undefined;
}
