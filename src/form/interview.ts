import type { Interview, Rung } from '../contract/interview.ts';
import type { Question, Questionnaire, Section } from '../contract/questionnaire.ts';
import { build } from './build.ts';
import type { Model, Path } from './types.ts';

/**
 * An interview is answered with three kinds of forms: one of the phases' own questions, one for each experience, one for
 * each track. Each is a questionnaire to the engine, so that an answer in one costs the others nothing.
 */
export interface InterviewModels {
  readonly definition: Interview;
  readonly main: Model;
  readonly experience: Model;
  readonly track: Model;
}
export type InterviewForm = 'main' | 'experience' | 'track';

/** What is said of an experience on the timeline: all that is needed of one that is not retraced. */
export const LINE: readonly string[] = ['title', 'when', 'where_country', 'mood'];

/** More tracks than these nobody tells; where a definition has no `ladder.max` of its own. */
export const MOST_TRACKS = 60;

/**
 * The rung that the tests propose, as a formula: in the ladder's questions it is read as `${proposed}`. Highest first;
 * the last rung is for all that reach no other.
 */
function proposed(rungs: readonly Rung[]): Question {
  const tests = { var: 'tests' };
  const choice = rungs.flatMap(({ value, all = [], any = [] }): unknown[] => {
    const met = [
      ...all.map((test) => ({ selected: [tests, test] })),
      ...(any.length ? [{ selected: [tests, ...any] }] : []),
    ];
    return met.length ? [{ and: met }, value] : [value];
  });
  return {
    type: 'calculated',
    id: 'proposed',
    label: { en: 'proposed', it: 'proposto', sq: 'e propozuar' },
    hidden: true,
    calculate: { if: choice },
  };
}

/**
 * The three forms of an interview as questionnaires. Sections stand in the order of phases and of steps; the track's only
 * section holds the ladder's questions and, where there is a question `tests`, what these propose.
 */
export function interviewForms({
  phases,
  experience,
  ladder,
  prefill: _,
  ...head
}: Interview): Record<InterviewForm, Questionnaire> {
  const form = (sections: Section[]): Questionnaire => ({ ...head, sections });
  const tested = ladder.questions.some(({ id, type }) => id === 'tests' && type === 'multiple');
  return {
    main: form(phases.map(({ id, title, questions = [] }) => ({ id, title, questions }))),
    experience: form(experience.steps),
    track: form([
      {
        id: 'track',
        title: head.title,
        questions: tested && ladder.rungs.length > 1 ? [...ladder.questions, proposed(ladder.rungs)] : ladder.questions,
      },
    ]),
  };
}

/**
 * Makes an interview ready to be answered. It takes the definition to be right: form/interview-compile.ts checks it.
 * @throws Error of the first thing that cannot be made ready, without its place
 */
export function interviewModels(definition: Interview): InterviewModels {
  const { main, experience, track } = interviewForms(definition);
  return { definition, main: build(main), experience: build(experience), track: build(track) };
}

/**
 * Whether a problem of an experience counts. Of one that is not retraced only the line is needed: what else is missing
 * is not asked for; what is there is judged all the same.
 * @param path within the experience's form: `channel`, `factors/0/factor`
 */
export const counts = ({ path, code }: { path: Path; code: string }, explored: boolean): boolean =>
  explored || LINE.includes(path) || (code !== 'required' && code !== 'minItems');
