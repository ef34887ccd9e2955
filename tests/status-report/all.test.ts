import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Question, Questionnaire } from '../../src/contract/questionnaire.ts';
import type { QuestionResults, Results } from '../../src/contract/results.ts';
import { resultsShape } from '../../src/contract/generated/results.shape.ts';
import { fitting } from '../../src/contract/fitting.ts';
import { loadLocale, withLocale } from '../../src/locale/index.ts';
import { figureOf } from '../../src/status-report/all/figure-of.ts';
import { dimensions, headline, inBands, overTime } from '../../src/status-report/all/overview.ts';
import { outlineOf } from '../../src/status-report/all/outline.ts';
import { drawingOf } from '../../src/status-report/all/report.ts';
import type { Figure } from '../../src/status-report/figures/spec.ts';
import '../../src/status-report/messages.ts';
import '../../src/status-report/views/messages.ts';
import { read } from '../../src/status-report/read.ts';
import { Viewing, type Host } from '../../src/status-report/viewing.ts';
import { exampleCrossings, exampleResults, mainOf } from './support.ts';

const mapping = JSON.parse(readFileSync('demo/content/questionnaires/living-mapping.json', 'utf8')) as Questionnaire;
const interview: unknown = JSON.parse(readFileSync('demo/content/interviews/living-interview.json', 'utf8'));
const LOCALES = ['it', 'en', 'sq'] as const;
beforeAll(() => Promise.all(LOCALES.map(loadLocale)));

const reading = (definition: unknown, activeLocale = 'en'): Viewing =>
  new Viewing({ activeLocale } as Host, read(definition));
const partsOf = (s: Viewing, results: Results) =>
  outlineOf(s, results).map((part) => ({ ...part, ...drawingOf(s, part, results, undefined) }));
const asDefinition = (...questions: object[]): Questionnaire =>
  ({
    id: 'test',
    version: '1',
    locales: ['en'],
    title: 'Test',
    sections: [{ id: 'one', title: 'One', questions }],
  }) as never;
const withQuestions = (questions: Results['questions'], more: Partial<Results> = {}): Results => ({
  ...{ about: 'test', version: '1', threshold: 5, n: 141, suppressed: false, questions, dimensions: {}, groups: {} },
  ...more,
});

/** The figure of one question, in English unless said. */
function shown(
  question: object,
  told: object,
  { locale = 'en', ...more }: Partial<Results> & { locale?: string } = {},
): Figure {
  const q = { id: 'q', label: 'Which?', ...question } as Question;
  const results = withQuestions({ q: { type: q.type, ...told } as QuestionResults }, more);
  return withLocale(locale, () => figureOf(reading(asDefinition(q), locale), q, results)!);
}
const options = (...labels: string[]): object[] => labels.map((label) => ({ value: label.toLowerCase(), label }));
const wordsOf = ({ title, sentence, note = '', table, chart }: Figure): string =>
  JSON.stringify([title, sentence, note, table, chart]);
/** The texts of a figure, without the numbers for its lengths. */
const textOf = ({ title, sentence, note = '', table: { columns, rows }, chart }: Figure): string[] => {
  const said: string[] = [];
  JSON.stringify(chart, (key, value: unknown) => {
    if (['said', 'label', 'columns'].includes(key)) said.push(String(value));
    return value;
  });
  return [title, sentence, note, ...columns, ...rows.flat().filter((cell) => typeof cell === 'string'), ...said];
};

describe('a question of one choice', () => {
  const single = { type: 'single', options: options('Yes', 'No', 'Perhaps') };

  it('says what most chose, of how many, and lists all in the order of the definition', () => {
    const f = shown(single, { n: 141, counts: { yes: 40, no: 62, perhaps: 39 } });
    expect(f.sentence).toBe('The most chosen is No: 62 of 141, 44%.');
    expect(f.table.rows).toEqual([
      ['Yes', 40, '28%'],
      ['No', 62, '44%'],
      ['Perhaps', 39, '28%'],
    ]);
    expect(f.chart).toMatchObject({ kind: 'bars', items: [{ value: 40, said: '40 (28%)' }, {}, {}] });
    expect(f.note).toBe('141 answers.');
  });
  it('says that the first are level', () => {
    const f = shown(single, { n: 130, counts: { yes: 60, no: 60, perhaps: 10 } });
    expect(f.sentence).toBe('The most chosen are level: Yes and No, each 60 of 130, 46%.');
  });
  it('never draws what may not be told as nothing, nor claims more than it knows', () => {
    const f = shown(single, { n: 141, counts: { yes: 40, no: null, perhaps: null } });
    expect(f.chart).toMatchObject({ items: [{ value: 40 }, { value: null, said: 'not shown' }, { value: null }] });
    expect(f.sentence).toBe('Of what may be told, most chose Yes: 40 of 141, 28%.');
    expect(f.note).toContain('Not shown');
    // 101 of 120: whatever the others are, they are fewer
    expect(shown(single, { n: 120, counts: { yes: 101, no: null, perhaps: null } }).sentence).toContain(
      'The most chosen is Yes',
    );
  });
  it('gives no shares where it may not be told how many answered', () => {
    const f = shown(single, { n: null, counts: { yes: 40, no: 20, perhaps: 10 } });
    expect(f.table.rows[0]).toEqual(['Yes', 40, 'not shown']);
    expect(wordsOf(f)).not.toMatch(/NaN|Infinity|%/);
  });
  it('says that nobody answered, and that too few did', () => {
    expect(shown(single, { n: 0, counts: { yes: 0, no: 0, perhaps: 0 } })).toMatchObject({
      sentence: 'Nobody answered.',
      chart: undefined,
    });
    expect(shown(single, { n: null, counts: { yes: null, no: null, perhaps: null } }).sentence).toBe(
      'Too few answered to tell.',
    );
  });
  it('shows what the definition does not have by its id', () => {
    const f = shown(single, { n: 141, counts: { yes: 40, no: 62, constructor: 39 } });
    expect(f.table.rows.at(-1)).toEqual(['constructor', 39, '28%']);
    expect(f.table.rows[2]).toEqual(['Perhaps', null, 'not shown']);
  });
  it('writes numbers as the language does', () => {
    const f = shown(single, { n: 12345, counts: { yes: 2345, no: 8000, perhaps: 2000 } }, { locale: 'it' });
    expect(f.sentence).toBe('La più scelta è No: 8000 su 12.345, 65%.');
  });
});

describe('a question of several choices', () => {
  it('shows the fifteen most frequent, the others in the table, and that they add up to more', () => {
    const labels = Array.from({ length: 20 }, (_, i) => `Option ${String(i + 1)}`);
    const counts = Object.fromEntries(labels.map((label, i) => [label.toLowerCase(), 10 + i]));
    const f = shown({ type: 'multiple', options: options(...labels) }, { n: 100, counts });
    expect(f.chart).toMatchObject({ items: { length: 15, 0: { label: 'Option 20', value: 29 } } });
    expect(f.table.rows).toHaveLength(20);
    expect(f.note).toContain('5 more are in the table');
    expect(f.note).toContain('add up to more than 100');
  });
  it('calls countries by their names', () => {
    const f = shown({ type: 'country', multiple: true }, { n: 90, counts: { AL: 20, FR: 44, XX: 7 } });
    expect(f.sentence).toBe('The most chosen is France: 44 of 90, 49%.');
    expect(f.table.rows.map(([name]) => name)).toEqual(['France', 'Albania', 'XX']);
  });
  it('stays small with ten thousand options', () => {
    const counts = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`o${String(i)}`, i]));
    const f = shown({ type: 'multiple', options: [] }, { n: 10_000, counts });
    expect(f.table.rows.length).toBeLessThan(400);
    expect(f.table.rows.at(-1)![0]).toContain('more, of fewer');
  });
});

describe('a number', () => {
  it('tells quartiles and mean in its unit, and its classes', () => {
    const f = shown(
      { type: 'currency', currency: 'EUR' },
      {
        ...{ n: 90, mean: 8123.4, quartiles: [1000, 4000, 12000] },
        bins: [
          { from: null, to: 5000, n: 50 },
          { from: 5000, to: 10000, n: 25 },
          { from: 10000, to: null, n: null },
        ],
      },
    );
    expect(f.sentence).toBe(
      'Half say €4,000 or less; the middle half is between €1,000 and €12,000; the mean is €8,123.',
    );
    expect(f.table.rows).toEqual([
      ['less than €5,000', 50, '56%'],
      ['€5,000–€10,000', 25, '28%'],
      ['€10,000 or more', null, 'not shown'],
      ['Mean', '€8,123', ''],
      ['First quartile', '€1,000', ''],
      ['Median', '€4,000', ''],
      ['Third quartile', '€12,000', ''],
    ]);
    expect(f.chart).toMatchObject({ kind: 'histogram', quartiles: [1000, 4000, 12000] });
  });
  it('ends a class of integers at the last one in it', () => {
    const bins = [
      { from: null, to: 2, n: 40 },
      { from: 2, to: 3, n: 20 },
      { from: 3, to: 8, n: 20 },
    ];
    const f = shown({ type: 'integer' }, { n: 80, mean: 3, quartiles: [1, 2, 5], bins });
    expect(f.table.rows.slice(0, 3).map(([name]) => name)).toEqual(['less than 2', '2', '3–7']);
  });
  it('says a mean alone under ten answers, and why', () => {
    const f = shown({ type: 'integer', unit: 'shows' }, { n: 7, mean: 3.5 });
    expect(f.sentence).toBe('The mean is 3.5\u00a0shows.');
    expect(f.note).toContain('from 10 answers on');
  });
  it('does not say between 3 and 3', () => {
    expect(shown({ type: 'integer' }, { n: 40, mean: 3.2, quartiles: [3, 3, 3] }).sentence).toBe(
      'At least half say 3; the mean is 3.2.',
    );
  });
  it('writes years without grouping, and shares as such', () => {
    expect(shown({ type: 'year' }, { n: 40, mean: 1998.4, quartiles: [1980, 1999, 2010] }).sentence).toContain('1999');
    expect(shown({ type: 'percent' }, { n: 40, mean: 12, quartiles: [0, 5, 20] }).sentence).toContain('5%');
  });
  it('does not fail for a currency that is none', () => {
    expect(shown({ type: 'currency', currency: '<b>' }, { n: 40, mean: 12 }).sentence).toBe('The mean is 12.');
  });
  it('of a scale has a bar for each step, the ends with their words', () => {
    const f = shown(
      { type: 'scale', min: 1, max: 3, minLabel: 'never', maxLabel: 'always' },
      { n: 60, mean: 2, quartiles: [1, 2, 3], counts: { 3: 20, 1: 20, 2: 20 } },
    );
    expect(f.table.rows.slice(0, 3).map(([name]) => name)).toEqual(['1 (never)', '2', '3 (always)']);
    expect(f.chart).toMatchObject({ kind: 'bars' });
  });
});

describe('rows', () => {
  const rows = [
    { id: 'law', label: 'Law' },
    { id: 'tax', label: 'Tax' },
  ];

  it('of a matrix of scales are compared by their means', () => {
    const f = shown(
      { type: 'matrix', rows, scale: { min: 1, max: 2 } },
      {
        n: 50,
        rows: {
          law: { n: 50, counts: { 1: 10, 2: 40 }, mean: 1.8 },
          tax: { n: 50, counts: { 1: 40, 2: 10 }, mean: 1.2 },
        },
      },
    );
    expect(f.sentence).toBe('Highest on average: Law (1.8); lowest: Tax (1.2).');
    expect(f.table).toEqual({
      columns: ['Row', '1', '2', 'Respondents', 'Mean'],
      rows: [
        ['Law', '10 (20%)', '40 (80%)', 50, '1.8'],
        ['Tax', '40 (80%)', '10 (20%)', 50, '1.2'],
      ],
    });
    expect(f.chart).toMatchObject({
      kind: 'stacked',
      rows: [{ label: 'Law', items: [{ value: 0.2 }, { value: 0.8 }] }, {}],
    });
  });
  it('of a matrix of options by what was said most often; a row that is not told stays', () => {
    const f = shown(
      { type: 'matrix', rows, columns: options('None', 'Good') },
      { n: 50, rows: { law: { n: 50, counts: { none: 31, good: 19 } } } },
    );
    expect(f.sentence).toBe('Most frequent: “None” for Law, 31 of 50, 62%.');
    expect(f.table.rows[1]).toEqual(['Tax', null, null, null]);
  });
  it('of an allocation are shares of its total, the largest first', () => {
    const f = shown({ type: 'allocation', rows, total: 200 }, { n: 50, means: { law: 60, tax: 140 } });
    expect(f.sentence).toBe('The largest share on average goes to Tax: 70%.');
    expect(f.table.rows).toEqual([
      ['Tax', '70%'],
      ['Law', '30%'],
    ]);
  });
});

describe('a ranking', () => {
  const ranking = { type: 'ranking', maxRanked: 3, options: options('Money', 'People', 'Time') };

  it('shows mean places, the first as the longest bar, and says so', () => {
    const f = shown(ranking, {
      n: 100,
      counts: { money: 90, people: 40, time: null },
      places: { money: 1.8, people: 1.4 },
    });
    expect(f.sentence).toBe('Placed best: People (place 1.4 on average); ranked most often: Money (90 of 100, 90%).');
    expect(f.chart).toMatchObject({
      max: 3,
      items: [{ label: 'People', said: '1.4, ranked by 40' }, { label: 'Money' }, { value: null }],
    });
    expect(f.note).toContain('A longer bar is a better place');
  });
  it('falls back to how often where no places are told', () => {
    expect(shown(ranking, { n: 100, counts: { money: 90, people: 40, time: 20 } }).sentence).toContain(
      'The most chosen is Money',
    );
  });
});

describe('what is only counted', () => {
  it('has a line, in the singular for one', () => {
    expect(shown({ type: 'longtext' }, { n: 38 }).sentence).toBe('38 answers.');
    expect(shown({ type: 'text' }, { n: 1 }, { locale: 'it' }).sentence).toBe('1 risposta.');
    expect(shown({ type: 'file' }, { n: null }).sentence).toBe('Too few answered to tell.');
  });
});

describe('a class beside the whole', () => {
  const results = exampleResults(mapping);
  const largest = Object.entries(results.groups.org_province!).sort(([, a], [, b]) => (b.n ?? 0) - (a.n ?? 0))[0]![0];
  const beside = {
    name: 'Torino',
    crossings: exampleCrossings(mapping, 'org_province'),
    value: largest,
  };
  const s = reading(mapping);
  const figure = (id: string): Figure =>
    withLocale('en', () => figureOf(s, s.model.nodes.get(id)!.question, results, beside)!);

  it('stands above all, each in shares, and the sentence names the largest difference', () => {
    const f = figure('exp_any');
    const { asked, counts, columns } = beside.crossings.questions.exp_any!;
    const at = columns.indexOf(beside.value);
    expect(f.chart).toMatchObject({
      items: [{ label: 'Yes', value: counts[0]![at]! / asked[at]! }, { label: 'Yes: in all' }, {}, {}],
    });
    expect(f.sentence).toMatch(/^The largest difference is in \w+: \d+% of Torino, \d+% in all\.$/);
    expect(f.note).toContain(`of those who were asked: ${String(asked[at])} of Torino, 141 in all`);
    // who was not asked is not told of: nothing is compared that cannot be
    expect(figure('exp_types').sentence).not.toContain('difference');
  });
  it('is said to be too small where the tables do not tell of it', () => {
    const none = { ...beside, crossings: { ...beside.crossings, questions: {} } };
    for (const id of ['exp_any', 'need_tools', 'ski_memory', 'org_fte'])
      expect(withLocale('en', () => figureOf(s, s.model.nodes.get(id)!.question, results, none)!).note).toContain(
        'Torino: too few answered this to tell.',
      );
  });
  it('is not said to be too small in the figure of its own question', () => {
    expect(figure('org_province').note).not.toContain('Torino');
  });
  it('is said not to be in figures that are of all alone', () => {
    const whole = /Of all answers, not of “Torino” alone\.$/;
    // a number without classes, an allocation
    for (const id of ['res_spend', 'res_mix']) expect(figure(id).note).toMatch(whole);
    withLocale('en', () => {
      for (const of of [overTime, inBands]) {
        expect(of(s, results, beside)!.note).toMatch(whole);
        expect(of(s, results)!.note).not.toMatch(/not of/);
      }
    });
    const s2 = { ...beside, value: 'nowhere' };
    const q = s.model.nodes.get('exp_any')!.question;
    expect(withLocale('en', () => figureOf(s, q, results, s2)!).note).toContain('Torino: too few');
  });
  it('has its dimensions above those of all', () => {
    const q = s.model.nodes.get('org_province')!.question;
    const f = withLocale('en', () => dimensions(s, results, beside, q)!);
    expect(f.table.rows.slice(0, 2).map(([name]) => name)).toEqual([
      'Strategy and commitment: Torino',
      'Strategy and commitment: in all',
    ]);
  });
});

describe('all together', () => {
  const results = exampleResults(mapping);

  it('begins with how many, the strongest and the weakest', () => {
    const text = withLocale('it', () => headline(reading(mapping, 'it'), results));
    expect(text).toMatch(/^141 risposte: in media il punto più forte è .+, il più debole .+$/);
  });
  it('names periods by their months', () => {
    const periods = [
      { from: '2026-03', to: '2026-04', n: 20 },
      { from: '2026-04', to: '2026-07', n: 30 },
    ];
    const f = withLocale('en', () => overTime(reading(mapping), { ...results, periods })!);
    expect(f.table.rows).toEqual([
      ['Mar 2026', 20],
      ['Apr 2026 – Jun 2026', 30],
    ]);
    expect(f.sentence).toBe('Most came in Apr 2026 – Jun 2026: 30 of 50, 60%.');
  });
  it('counts each band of each dimension', () => {
    const f = withLocale('en', () => inBands(reading(mapping), results)!);
    expect(f.table.rows).toHaveLength(7);
    expect(f.sentence).toMatch(/^Most frequent: “.+” for .+, \d+ of 141, \d+%\.$/);
  });
  it('has every question once, also one that the results lack, and one that the definition lacks', () => {
    const { org_form: _, ...questions } = results.questions;
    const told = { ...results, questions: { ...questions, gone: { type: 'single', n: 20, counts: { a: 20 } } } };
    const parts = withLocale('en', () => partsOf(reading(mapping), told));
    const titles = withLocale('en', () =>
      parts.flatMap(({ figures }) => figures.flatMap((make) => make()?.title ?? [])),
    );
    const lines = parts.flatMap((part) => part.lines.map(({ title }) => title));
    expect(new Set([...titles, ...lines]).size).toBe(titles.length + lines.length);
    expect(titles.length + lines.length).toBe(Object.keys(results.questions).length + 1);
    expect(parts.at(-1)!.title).toBe('Questions of another version');
    expect(parts.flatMap((part) => part.lines).find(({ title }) => title === 'Legal form')!.said).toBe(
      'These results tell nothing of it.',
    );
  });
  it('takes an interview, and a definition without anything', () => {
    const main = mainOf(interview);
    expect(withLocale('en', () => partsOf(reading(interview), exampleResults(main))).length).toBeGreaterThan(1);
    expect(withLocale('en', () => headline(reading(asDefinition()), withQuestions({})))).toBe('141 answers');
  });
});

const count = fc.option(fc.nat(200), { nil: null });
const anyResults = fc.record(
  {
    type: fc.constantFrom(
      'single',
      'multiple',
      'integer',
      'scale',
      'matrix',
      'ranking',
      'allocation',
      'country',
      'text',
      'date',
      'whatever',
    ),
    n: count,
    counts: fc.dictionary(fc.constantFrom('a', 'b', '1', '2', 'IT', 'constructor', '<b>x</b>'), count),
    mean: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    quartiles: fc.tuple(fc.nat(9), fc.nat(99), fc.nat(999)),
    rows: fc.dictionary(
      fc.constantFrom('r1', 'r2', 'x'),
      fc.record(
        {
          n: count,
          counts: fc.dictionary(fc.constantFrom('a', '1', '2'), count),
          mean: fc.double({ noNaN: true, min: 0, max: 5 }),
        },
        { requiredKeys: ['n'] },
      ),
    ),
    means: fc.dictionary(fc.constantFrom('r1', 'x'), fc.double({ noNaN: true, min: 0, max: 100 })),
    places: fc.dictionary(fc.constantFrom('a', 'b', 'z'), fc.double({ noNaN: true, min: 1, max: 9 })),
    bins: fc.array(
      fc.record({ from: fc.option(fc.nat(9), { nil: null }), to: fc.option(fc.nat(99), { nil: null }), n: count }),
      { maxLength: 8 },
    ),
  },
  { requiredKeys: ['type', 'n'] },
);
const types = {
  single: { options: options('A', 'B') },
  multiple: { options: options('A', 'B', 'C') },
  scale: { min: 1, max: 5 },
  matrix: {
    rows: [
      { id: 'r1', label: 'R1' },
      { id: 'r2', label: 'R2' },
    ],
    scale: { min: 1, max: 2 },
  },
  ranking: { options: options('A', 'B'), maxRanked: 2 },
  allocation: { rows: [{ id: 'r1', label: 'R1' }], total: 100 },
};

describe('whatever results hold', () => {
  it('every figure is words and numbers: nothing that is none, no code of ours, and its ids are told apart', () => {
    fc.assert(
      fc.property(anyResults, fc.constantFrom(...LOCALES), (told, locale) => {
        const f = shown({ type: told.type, ...types[told.type as keyof typeof types] }, told, { locale });
        expect(wordsOf(f)).not.toMatch(/NaN|Infinity|undefined|\[object|function/);
        for (const text of textOf(f)) expect(text).not.toMatch(/\bnull\b|\{\d\}|\$\{/);
        expect(f.sentence).toMatch(/\p{L}.*\.$/u);
        for (const row of f.table.rows) expect(row.length).toBe(f.table.columns.length);
      }),
      { numRuns: 400 },
    );
  });
  it.each(LOCALES)(
    'of the real questionnaire each is understood from title, sentence and table alone, in %s',
    (locale) => {
      const results = exampleResults(mapping);
      expect(fitting(resultsShape, results)).toEqual(results);
      const s = reading(mapping, locale);
      withLocale(locale, () => {
        for (const { figures } of partsOf(s, results))
          for (const make of figures) {
            const f = make()!;
            expect(f.title).not.toBe('');
            expect(f.sentence).toMatch(/\d.*\.$/);
            expect(f.table.rows.length).toBeGreaterThan(0);
            for (const { label, said } of f.chart?.kind === 'bars' ? f.chart.items : [])
              expect(
                f.table.rows.some((row) => row[0] === label),
                `${f.title}: ${label} (${said})`,
              ).toBe(true);
          }
      });
    },
  );
});
