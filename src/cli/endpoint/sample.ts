import type { Field, Question } from '../../contract/questionnaire.ts';
import type { AnswerError } from '../../contract/submission.ts';
import { Form, judge, type Answer, type Model, type QuestionState } from '../../form/index.ts';

/**
 * Answers that a questionnaire accepts, made up: every required question on the path gets the simplest value of its
 * type. For trying an endpoint; nobody's answers.
 * @param mark a word that makes texts unlike those of earlier trials (one submission a respondent)
 * @returns the answers, and what is still wrong with them: a check that only a person could meet
 */
export function sampleAnswers(model: Model, mark: string): { answers: Record<string, unknown>; wrong: AnswerError[] } {
  const form = new Form(model);
  // an answer may bring further questions on the path: again until nothing is missing
  for (let round = 0; round < 20; round++) {
    const open = form.sections.flatMap((section) => form.asked(section)).flatMap(unanswered);
    if (!open.length) break;
    for (const state of open) {
      if (state.question.type === 'group') form.addItem(state.path);
      else form.answer(state.path, sample(state, mark));
    }
  }
  const answers = form.submitted() as Record<string, unknown>;
  return { answers, wrong: judge(model, answers) };
}

/** Required ones without an answer, a group's fields included. */
function unanswered(state: QuestionState): QuestionState[] {
  const { question, items } = state;
  if (question.type === 'calculated' || question.type === 'note') return [];
  if (question.type !== 'group') return state.required && state.value === undefined ? [state] : [];
  const least = Math.max(question.min ?? 0, state.required ? 1 : 0);
  return items.length < least ? [state] : items.flatMap(({ fields }) => fields).flatMap(unanswered);
}

function sample({ question, options, rows, scale }: QuestionState, mark: string): Answer {
  const q = question as Question & Field & { min?: unknown; max?: unknown; minLength?: number; maxLength?: number };
  const [first] = options;
  const some = (least = 1): string[] =>
    options
      .filter(({ exclusive }) => !exclusive)
      .slice(0, Math.max(1, least))
      .map(({ value }) => value);
  switch (q.type) {
    case 'text':
    case 'longtext':
      return `test ${mark}`.padEnd(q.minLength ?? 0, '.').slice(0, q.maxLength ?? 200);
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'currency':
      return q.min ?? Math.min(1, q.max ?? 1);
    case 'year':
      return q.min ?? (typeof q.max === 'number' ? q.max : 2020);
    case 'scale':
      return q.min;
    case 'date':
      return q.min ?? q.max ?? (q.precision && !q.precision.includes('day') ? '2020' : '2020-01-01');
    case 'time':
      return q.min ?? '12:00';
    case 'email':
      return `test-${mark}@example.org`;
    case 'url':
      return 'https://example.org/';
    case 'phone':
      return '+390000000000';
    case 'boolean':
    case 'consent':
      return true;
    case 'single':
      return first?.value;
    case 'multiple':
      return some(q.minSelected).length ? some(q.minSelected) : first && [first.value];
    case 'ranking':
      return some(options.length).slice(0, q.maxRanked ?? options.length);
    case 'dropdown':
      return q.multiple ? some(q.minSelected) : first?.value;
    case 'country':
      return q.multiple ? ['IT', 'AL', 'FR', 'BE'].slice(0, q.minSelected ?? 1) : (q.only?.[0] ?? 'IT');
    case 'language':
      return q.multiple ? ['it', 'en', 'sq', 'fr'].slice(0, q.minSelected ?? 1) : (q.only?.[0] ?? 'it');
    case 'place':
      return { name: `test ${mark}` };
    case 'matrix': {
      const cell = scale ? scale.min : q.multiple ? first && [first.value] : first?.value;
      return Object.fromEntries(rows.map(({ id }) => [id, cell]));
    }
    case 'allocation':
      return Object.fromEntries(rows.map(({ id }, i) => [id, i ? 0 : q.total]));
    default:
      return undefined;
  }
}
