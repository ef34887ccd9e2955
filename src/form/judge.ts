import type { AnswerError } from '../contract/submission.ts';
import { Form } from './form.ts';
import type { Answer, Answers, Model } from './types.ts';
import { isBlank, isRecord, own, same } from './values.ts';

/**
 * The receiver's judgement of answers: the same engine as in the browser, and nothing beside what it would have sent.
 * @returns what is wrong, each at its JSON Pointer under the submission; empty when the answers are accepted
 */
export function judge(model: Model, answers: Readonly<Record<string, unknown>>, now: Date = new Date()): AnswerError[] {
  const given = answers as Answers;
  const form = new Form(model, { answers: given, now: () => now });
  const errors: AnswerError[] = form.problems().map(({ path, code, params }) => ({
    pointer: `/answers/${path}`,
    code,
    ...(params && { params }),
  }));
  const told = new Set(errors.map(({ pointer }) => pointer));
  compare(given, form.submitted(), '', (path, key, scope, wanted) => {
    if (told.has(`/answers${path}`)) return;
    const id = scope ? `${scope}.${key}` : key;
    const known = model.nodes.has(id) || (key.endsWith('_other') && model.nodes.has(id.slice(0, -6)));
    const node = model.nodes.get(id);
    const code =
      !known || key[0] === '#'
        ? 'unknown'
        : wanted === undefined
          ? 'hidden'
          : node?.question.type === 'calculated'
            ? 'calculated'
            : 'option';
    errors.push({ pointer: `/answers${path}`, code });
  });
  return errors;
}

type Report = (path: string, key: string, scope: string, wanted: Answer) => void;

/** Walks what was given beside what would have been sent; blank members count as absent on both sides. */
function compare(given: Answers, wanted: Answer, base: string, report: Report, scope = ''): void {
  for (const key of Object.keys(given)) {
    const value = given[key];
    const expected = own(wanted, key);
    const path = `${base}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    if (isBlank(value) || same(value, expected)) continue;
    const items =
      !scope &&
      Array.isArray(value) &&
      Array.isArray(expected) &&
      value.length === expected.length &&
      value.every(isRecord);
    if (items) value.forEach((item, i) => compare(item as Answers, expected[i], `${path}/${i}`, report, key));
    else report(path, key, scope, expected);
  }
}
