import type { Questionnaire } from '../../contract/questionnaire.ts';
import { msg, str } from '../../locale/index.ts';
import { documentOf, sectionOf } from '../../respondent/inset-texts.ts';
import type { InsetForm } from '../../respondent/inset.ts';
import type { Browsing } from '../browsing.ts';
import { close, titleOf } from './common.ts';
import { beside, call } from './endpoint.ts';

/** What is asked where an event names no questionnaire of its own: three questions, and no name. */
const asked = (): Questionnaire['sections'] => [
  sectionOf('feedback_part', msg('The event', { id: 'c-form-event' }), [
    {
      type: 'scale',
      id: 'overall',
      label: msg('How was it, all in all?', { id: 'c-form-overall' }),
      min: 1,
      max: 5,
      minLabel: msg('poor', { id: 'c-form-poor' }),
      maxLabel: msg('very good', { id: 'c-form-good' }),
      required: true,
    },
    {
      type: 'longtext',
      id: 'useful',
      label: msg('What was most useful?', { id: 'c-form-useful' }),
      maxLength: 2000,
    },
    {
      type: 'longtext',
      id: 'improve',
      label: msg('What should be better next time?', { id: 'c-form-improve' }),
      help: msg('Name nobody: what you write is read without knowing who wrote it.', { id: 'c-form-improve-why' }),
      maxLength: 2000,
    },
  ]),
];

/**
 * The questionnaire that an event names, as the endpoint publishes it; undefined where it names none.
 * @throws where it cannot be had: answers to other questions would be refused
 */
export async function definitionOf(s: Browsing, n: number): Promise<Questionnaire | undefined> {
  const { feedback: id } = s.model.event(n);
  if (id === undefined) return undefined;
  const { status, json } = await call(
    s,
    beside(s.host.address('endpoint')!, `definitions/${encodeURIComponent(id)}`),
    {},
  );
  if (status !== 200 || !Array.isArray(json.sections)) throw new Error(id);
  return json as unknown as Questionnaire;
}

/** What one thought of an event, after it. @param own the questionnaire that it names */
export const feedback = (s: Browsing, n: number, own?: Questionnaire): InsetForm => ({
  kind: 'feedback',
  about: s.model.ids[n]!,
  document: documentOf(s.model),
  define: () => ({
    title: msg(str`Your opinion: ${titleOf(s, n)}`, { id: 'c-form-feedback-title' }),
    thanks: msg('Thank you: it was received.', { id: 'c-form-feedback-thanks' }),
    sections: own?.sections ?? asked(),
    ...(own?.optionSets && { optionSets: own.optionSets }),
  }),
  answers: (form) => form.submitted(),
  gone: () =>
    msg('Opinions are not taken here any more. What you wrote is still below.', { id: 'c-form-feedback-gone' }),
  again: () => msg('Say something else', { id: 'c-form-feedback-again' }),
  close,
});
