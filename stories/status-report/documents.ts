import interview from '../../demo/content/interviews/living-interview.json';
import living from '../../demo/content/questionnaires/living-mapping.json';
import { group } from '../../demo/example/group.ts';
import type { Interview } from '../../src/contract/interview.ts';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import type { Crossings, DimensionResults, QuestionResults, Results, Tally } from '../../src/contract/results.ts';
import { build, type Answers } from '../../src/form/index.ts';
import crossed from './example-by-form.json';
import told from './example.json';

export { interview };

/** The results of the 141 invented organisations (demo/example). */
export const example = told as unknown as Results;

const sent = group(build(living as unknown as Questionnaire));
const receivedFor = (wanted: (answers: Answers) => boolean): { answers: Answers; receivedAt: Date } =>
  sent.find(({ answers }) => wanted(answers)) as never;

/** One of them who has been abroad, another who has not. */
export const experienced = receivedFor(({ exp_any, str_plan }) => exp_any === 'yes' && str_plan === 'doc').answers;
export const beginner = receivedFor(({ exp_any }) => exp_any === 'no').answers;
/** The first of them as it was a year before: less was written down, fewer partners. */
export const before: Answers = {
  ...experienced,
  str_plan: 'no',
  str_owner: 'nobody',
  net_agreements: 0,
  exp_debrief: 'nothing',
};
/** Who stopped after the first questions. */
export const few: Answers = { org_name: 'Organizzazione esempio', str_plan: 'talk', str_owner: 'artistic' };

const mapped = <A, B>(record: Record<string, A>, to: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));

/** Of seven there are means, and no quartiles. */
export const small: Results = {
  ...example,
  n: 7,
  released: { n: 7, at: '2026-02-20T09:00:00.000Z' },
  periods: [{ from: '2026-02', to: '2026-03', n: 7 }],
  groups: {},
  questions: mapped(example.questions, ({ type }): QuestionResults => ({ type, n: 7 })),
  dimensions: mapped(example.dimensions, ({ mean }): DimensionResults => ({ n: 7, ...(mean && { mean }) })),
  overall: { n: 7, mean: 41.2 },
};

/** Fewer than five: nothing is told, not even how many. */
export const suppressed: Results = {
  ...{ about: example.about, version: example.version, threshold: 5, n: null, suppressed: true },
  ...{ questions: {}, dimensions: {}, groups: {} },
};

/** An endpoint of one's own may tell of fewer: here, of the one there is. */
export const one: Results = {
  ...small,
  ...{ threshold: 1, n: 1, released: { n: 1, at: '2026-02-20T09:00:00.000Z' } },
  periods: [{ from: '2026-02', to: '2026-03', n: 1 }],
  questions: mapped(example.questions, ({ type }): QuestionResults => ({ type, n: 1 })),
  dimensions: mapped(example.dimensions, ({ mean }): DimensionResults => ({ n: 1, ...(mean && { mean }) })),
  overall: { n: 1, mean: 41.2 },
};

const nobody = (counts: QuestionResults['counts']) => counts && mapped(counts, () => 0);
/** They sent it, and answered nothing. */
export const unanswered: Results = {
  ...example,
  groups: {},
  questions: mapped(example.questions, ({ type, counts, rows }): QuestionResults => ({
    ...{ type, n: 0 },
    ...(counts && { counts: nobody(counts) }),
    ...(rows && { rows: mapped(rows, ({ counts: own }) => ({ n: 0, ...(own && { counts: nobody(own) }) })) }),
  })),
  dimensions: mapped(example.dimensions, (): DimensionResults => ({ n: 0 })),
  overall: { n: 0 },
};

/** Of a version before this one: it knows nothing of some questions, and of one that is no more. */
export const older: Results = {
  ...example,
  version: '0.9.0',
  digest: 'sha-256:of-another-version',
  questions: {
    ...Object.fromEntries(Object.entries(example.questions).filter(([id]) => !id.startsWith('res_'))),
    gone: { type: 'single', n: 120, counts: { yes: 70, no: 50 } },
  },
};

/** Their answers by legal form, for a filter and for cross-tables. */
export const byForm = crossed as unknown as Crossings;

const definition = interview as unknown as Interview;
const set = (name: string) => ((definition.optionSets?.[name] ?? []) as { value: string }[]).map(({ value }) => value);
/** Counts made up by their place, some of them too few to be told. */
const table = (rows: readonly string[], columns: readonly string[]): Tally => ({
  n: 24,
  counts: Object.fromEntries(
    rows.map((row, r) => [
      row,
      Object.fromEntries(columns.map((column, c) => [column, (r * 5 + c * 3) % 4 ? ((r * 7 + c * 4) % 11) + 5 : null])),
    ]),
  ),
});

/** An example of 24 interviews: where experiences came from and how they ended, what mattered and who controls it. */
export const interviews: Results = {
  ...suppressed,
  ...{ about: definition.id, version: definition.version, n: 24, suppressed: false },
  released: { n: 24, at: '2026-05-04T09:00:00.000Z' },
  experiences: { channels: table(set('channel'), set('outcome')), factors: table(set('factor'), set('control')) },
};
