import type { AnswerError, Submission } from '../../contract/submission.ts';

/** Consents that were not given though they must be, and those that nobody asked for. */
export function judgeConsents(
  { consents = [] }: Submission,
  required: readonly string[],
  optional: readonly string[] = [],
): AnswerError[] {
  const known = [...required, ...optional];
  const errors: AnswerError[] = [];
  for (const id of required)
    if (!consents.some((consent) => consent.id === id && consent.given))
      errors.push({ pointer: '/consents', code: 'required', params: { id } });
  consents.forEach(({ id }, i) => {
    if (!known.includes(id)) errors.push({ pointer: `/consents/${i}/id`, code: 'unknown' });
  });
  return errors;
}

/** What questionnaires and registrations may have beside their answers, and these kinds have not. */
export const judgeBeside = ({ form, ifFull }: Submission, files: number): AnswerError[] => [
  ...(form === undefined ? [] : [{ pointer: '/form', code: 'unknown' }]),
  ...(ifFull === undefined ? [] : [{ pointer: '/ifFull', code: 'unknown' }]),
  ...(files ? [{ pointer: '', code: 'unknown', params: { files } }] : []),
];
