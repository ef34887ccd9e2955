import { judge } from '../../form/index.ts';
import type { Questionnaire } from '../../contract/questionnaire.ts';
import { checkFiles } from '../files.ts';
import { Refusal } from '../problem.ts';
import { checkDates, definitionOf, keptOf } from './answered.ts';
import type { Intake } from './intake.ts';

/** Case, accents, punctuation and spaces do not make another respondent. */
export const normalise = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    : JSON.stringify(value ?? null);

/** The name of the respondent by the definition's `onePer`; undefined when none of those questions was answered. */
function respondent({ onePer }: Questionnaire, answers: Readonly<Record<string, unknown>>): string | undefined {
  const parts = onePer?.map((id) => (Object.hasOwn(answers, id) ? normalise(answers[id]) : ''));
  return parts?.some(Boolean) ? JSON.stringify(parts) : undefined;
}

export const questionnaire: Intake = {
  judge(submission, files, services) {
    const { settings, secrets } = services;
    const published = definitionOf(submission, services);
    const model = published.model(submission.form);
    if (!model) throw new Refusal('invalid', { errors: [{ pointer: '/form', code: 'unknown' }] });
    const { definition } = model;
    const now = settings.now();
    checkDates(definition, now);
    const errors = judge(model, submission.answers, now);
    submission.consents?.forEach(({ id }, i) => {
      if (model.nodes.get(id)?.question.type !== 'consent')
        errors.push({ pointer: `/consents/${i}/id`, code: 'unknown' });
    });
    if (submission.ifFull) errors.push({ pointer: '/ifFull', code: 'unknown' });
    // Files are looked at when the answers that name them have the right shape.
    if (!errors.length) errors.push(...checkFiles([{ model, answers: submission.answers }], files));
    if (errors.length) throw new Refusal('invalid', { errors });
    const name = respondent(definition, submission.answers);
    return {
      ...keptOf(published, now),
      answers: submission.answers,
      form: submission.form,
      consents: submission.consents,
      respondentKey: name === undefined ? undefined : secrets.respondentKey(definition.id, name),
    };
  },
};
