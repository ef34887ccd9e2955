import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import interview from '../../demo/content/interviews/living-interview.json' with { type: 'json' };
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import type { Crossing, Results } from '../../src/contract/results.ts';
import { crossFigure, crossSentence, crossTable, largestDifference } from '../../src/status-report/late/cross.ts';
import { pairs, tallyFigure, upToUs } from '../../src/status-report/late/factors.ts';
import { extremes, groupsFigure, groupsOf, groupsSentence } from '../../src/status-report/late/groups.ts';
import { leadersSentence, meanOf, needCross, needsBy, shareOf, TOP } from '../../src/status-report/late/needs-by.ts';
import { inOrder, needsFigure, ranked } from '../../src/status-report/late/needs.ts';
import { chapters, origins, subjectOf, type Subject } from '../../src/status-report/late/subjects.ts';
import { narrowed, PAGE, pageOf, written } from '../../src/status-report/late/texts.ts';
import { definition, example, viewing } from './late-support.ts';

const empty: Results = {
  ...{ about: 'x', version: '1', threshold: 5, n: 20, suppressed: false },
  ...{ questions: {}, dimensions: {}, groups: {} },
};
const subject = (key: string, values: readonly string[], several = false, scaled = false): Subject => ({
  ...{ key, question: key, section: 's', label: key, several, scaled, values },
  say: (value) => `${key} ${value}`,
});
const [tools, town] = [subject('tools', ['a', 'b']), subject('town', ['t', 'u', 'v'])];
const crossing = (counts: number[][], more: Partial<Crossing> = {}): Crossing => ({
  columns: ['t', 'u', 'v'].slice(0, counts[0]!.length),
  rows: ['a', 'b'].slice(0, counts.length),
  counts,
  asked: counts[0]!.map((_, c) => counts.reduce((sum, row) => sum + row[c]!, 0)),
  rest: { rows: false, columns: false },
  ...more,
});

describe('a cross-table', () => {
  it('names the largest difference between a group and all others', () => {
    const table = crossTable(
      crossing([
        [9, 20, 8],
        [11, 20, 32],
      ]),
      tools,
      town,
    )!;
    expect(largestDifference(table)).toMatchObject({ row: 0, column: 2, share: 0.2, other: 29 / 60 });
    expect(crossSentence(viewing(), table)).toBe(
      'The largest difference is on “tools a”: 20% for “town v”, 48% for all others.',
    );
  });

  it('compares two groups with each other where somebody may be in both', () => {
    const table = crossTable(
      crossing([
        [9, 20, 8],
        [11, 20, 32],
      ]),
      tools,
      subject('town', ['t', 'u', 'v'], true),
    )!;
    expect(crossSentence(viewing(), table)).toBe(
      'The largest difference is on “tools a”: 50% for “town u”, 20% for “town v”.',
    );
  });

  it('calls all others what they are, and never the largest difference', () => {
    const table = crossTable(
      crossing(
        [
          [30, 5],
          [5, 40],
        ],
        { columns: ['t'], rows: ['a'], rest: { rows: true, columns: true } },
      ),
      ...([tools, town] as const),
    )!;
    expect(table.rows.at(-1)).toEqual({ value: undefined, label: 'others, or no answer' });
    expect(largestDifference(table)).toMatchObject({ row: 0, column: 0 });
  });

  it('is drawn by shares of those asked, which say the same as its table', () => {
    const s = viewing();
    const table = crossTable(
      crossing([
        [9, 20, 8],
        [11, 20, 32],
      ]),
      tools,
      town,
    )!;
    const { chart, table: twin } = crossFigure(s, table, tools, town);
    if (chart?.kind !== 'stacked') throw new Error('it is not stacked');
    expect(chart.rows.map(({ items }) => items.map(({ value }) => value))).toEqual([
      [0.45, 0.55],
      [0.5, 0.5],
      [0.2, 0.8],
    ]);
    expect(twin.rows[0]).toEqual(['town t', '9 (45%)', '11 (55%)']);
  });

  it('draws the answer on which groups differ most where answers do not add up', () => {
    const table = crossTable(
      crossing([
        [9, 20, 8],
        [11, 20, 32],
      ]),
      subject('tools', ['a', 'b'], true),
      town,
    )!;
    const { chart, title } = crossFigure(viewing(), table, tools, town);
    expect(title).toBe('“tools a”, by: town');
    expect(chart).toMatchObject({ kind: 'bars', max: 1 });
  });

  it('is none where its numbers do not fit its sides', () => {
    expect(
      crossTable(
        {
          ...crossing([
            [9, 20],
            [11, 20],
          ]),
          asked: [20],
        },
        tools,
        town,
      ),
    ).toBeUndefined();
    expect(
      crossTable(
        {
          ...crossing([
            [9, 20],
            [11, 20],
          ]),
          rows: ['a'],
        },
        tools,
        town,
      ),
    ).toBeUndefined();
    expect(crossTable({ ...crossing([[9]]), rows: [], counts: [] }, tools, town)).toBeUndefined();
  });

  it('says of any numbers a sentence without holes, and no difference is larger than the one it names', () => {
    const numbers = fc.nat(300);
    const tables = fc
      .record({
        rows: fc.integer({ min: 1, max: 4 }),
        columns: fc.integer({ min: 1, max: 4 }),
        r: fc.boolean(),
        c: fc.boolean(),
      })
      .chain(({ rows, columns, r, c }) =>
        fc.record({
          columns: fc.constant(Array.from({ length: columns }, (_, i) => `c${i}`)),
          rows: fc.constant(Array.from({ length: rows }, (_, i) => `r${i}`)),
          rest: fc.constant({ rows: r, columns: c }),
          counts: fc.array(fc.array(numbers, { minLength: columns + Number(c), maxLength: columns + Number(c) }), {
            minLength: rows + Number(r),
            maxLength: rows + Number(r),
          }),
          extra: fc.nat(40),
        }),
      )
      .map(({ extra, ...told }) => ({
        ...told,
        asked: told.counts[0]!.map((_, c) => told.counts.reduce((sum, row) => sum + row[c]!, 0) + extra),
      }));
    fc.assert(
      fc.property(tables, fc.constantFrom('en', 'it'), fc.boolean(), (told, locale, several) => {
        const table = crossTable(told, tools, subject('town', [], several))!;
        const sentence = crossSentence(viewing(definition, empty, locale), table);
        expect(sentence).not.toMatch(/NaN|null|undefined|Infinity/);
        const found = largestDifference(table);
        if (!found || several) return;
        const total = table.asked.reduce((a, b) => a + b, 0);
        table.cells.forEach((line, r) => {
          const all = line.reduce((sum, { count }) => sum + count, 0);
          line.forEach(({ share, count }, c) => {
            const others = total - table.asked[c]!;
            if (
              share === null ||
              !others ||
              table.rows[r]!.value === undefined ||
              table.columns[c]!.value === undefined
            )
              return;
            expect(Math.abs(share - (all - count) / others)).toBeLessThanOrEqual(
              Math.abs(found.share - found.other) + 1e-8,
            );
          });
        });
      }),
    );
  });
});

describe('what can be crossed', () => {
  const s = viewing();
  it('are questions whose answers are classes, a matrix by its rows, in their sections', () => {
    const keys = chapters(s).flatMap(({ subjects }) => subjects.map(({ key }) => key));
    expect(keys).toContain('org_form');
    expect(keys).toContain('need_barriers/money');
    expect(keys).not.toContain('org_name');
    expect(keys).not.toContain('need_barriers');
  });

  it('names the classes of a number by their bounds', () => {
    const fte = subjectOf(s, 'org_fte')!;
    expect(fte.values.map((value) => fte.say(value))).toEqual([
      ...['from 0 to less than 2', 'from 2 to less than 5', 'from 5 to less than 10'],
      ...['from 10 to less than 50', '50 or more'],
    ]);
  });

  it('groups by what the report names, else by what the author marked', () => {
    expect(origins(s).map(({ key }) => key)).toEqual(['org_province', 'org_sector']);
    const plain = viewing({ ...definition, report: undefined });
    expect(origins(plain).map(({ key }) => key)).toContain('org_income');
  });

  it('takes nothing from a name that every object has', () => {
    expect(subjectOf(s, '__proto__')).toBeUndefined();
    expect(groupsOf(viewing(definition, empty), 'constructor', 'overall')).toEqual([]);
  });
});

describe('needs', () => {
  const told = example().results.questions;
  const s = viewing();

  it('of a ranking are in order of points: how many ranked it, and how high', () => {
    const counts = { training: 10, tutoring: 60, mobility: null };
    const places = { training: 1, tutoring: 1.5 };
    const ranking = ranked(s, 'need_tools', { type: 'ranking', n: 100, counts, places })!;
    expect(ranking.needs.slice(0, 2).map(({ key }) => key)).toEqual(['tutoring', 'training']);
    expect(ranking.needs.slice(2).every(({ weight }) => weight === null)).toBe(true);
    const { sentence, note } = needsFigure(s, 'need_tools', { type: 'ranking', n: 100, counts, places })!;
    expect(sentence).toBe(
      'Most needed: “one-to-one tutoring”, 60 (60%), mean place 1.5; then “training”, 10 (10%), mean place 1.',
    );
    expect(note).toBe('100 answered. In order of points: a first place counts 3, each place after it one less.');
  });

  it('of several choices are in order of how many chose them, of a matrix in order of the mean', () => {
    const weights = (id: string) => ranked(s, id, told[id]!)!.needs.map(({ weight }) => weight);
    for (const id of ['need_training', 'need_barriers'])
      expect(weights(id)).toEqual([...weights(id)].sort((a, b) => (b ?? -1) - (a ?? -1)));
    expect(needsFigure(s, 'need_barriers', told.need_barriers!)!.chart).toMatchObject({ max: 5 });
  });

  it('that may not be told stand last, and are no zeros', () => {
    const none = Object.fromEntries(
      ranked(s, 'need_training', told.need_training!)!.needs.map(({ key }) => [key, null]),
    );
    const figure = needsFigure(s, 'need_training', { type: 'multiple', n: null, counts: none })!;
    expect(figure.sentence).toBe('Too few answered to tell what is needed most.');
    expect(figure.chart).toMatchObject({
      items: [{ value: null, said: 'not shown' }, {}, {}, {}, {}, {}, {}, {}].slice(0, figure.table.rows.length),
    });
    expect(figure.table.rows.every(([, n]) => n === null)).toBe(true);
  });

  it('keep the order of equal ones', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(3))), (weights) => {
        const sorted = inOrder(weights.map((weight, at) => ({ weight, at })));
        for (const [i, one] of sorted.entries()) {
          const next = sorted[i + 1];
          if (!next) continue;
          if (one.weight === next.weight) expect(one.at).toBeLessThan(next.at);
          else expect(one.weight ?? -1).toBeGreaterThan(next.weight ?? -1);
        }
      }),
    );
  });
});

describe('needs by where respondents come from', () => {
  const { crossings } = example();
  const s = viewing();

  it('are the most wanted of each class, with how many were asked, and who is left out is said', () => {
    const by = crossings('org_sector');
    const found = needsBy(s, 'need_training', subjectOf(s, 'org_sector')!, by)!;
    expect(found.classes.length).toBeGreaterThan(2);
    for (const { asked, needs } of found.classes) {
      expect(asked).toBeGreaterThanOrEqual(5);
      expect(needs.length).toBeGreaterThan(TOP);
      expect(needs.map(({ weight }) => weight ?? -1)).toEqual(
        needs.map(({ weight }) => weight ?? -1).sort((a, b) => b - a),
      );
    }
    const labels = found.classes.map(({ label }) => label);
    expect([...labels, ...found.untold].sort()).toEqual(
      subjectOf(s, 'org_sector')!
        .values.map((value) => subjectOf(s, 'org_sector')!.say(value))
        .sort(),
    );
    expect(leadersSentence(s, found)).toMatch(/^“.+” comes first in \d+ of \d+ groups\.$/);
  });

  const scale = crossing(
    [
      [5, 5],
      [5, 15],
    ],
    { rows: ['1', '2'], columns: ['t', 'u'] },
  );
  it('have a mean only where each value of the scale is told apart', () => {
    expect(meanOf(scale, 1, ['1', '2'])).toBe(1.75);
    expect(meanOf(scale, 1, ['1', '2', '3'])).toBeNull();
    expect(shareOf(scale, 1, ['2'])).toBe(0.75);
    expect(shareOf(scale, 1, ['2', '3'])).toBeNull();
  });

  const interest: Questionnaire = {
    ...{ id: 'x', version: '1', locales: ['en'], title: 'x', report: { needs: ['interest'], origins: ['sector'] } },
    sections: [
      {
        ...{ id: 's', title: 's' },
        questions: [
          {
            type: 'multiple',
            id: 'sector',
            label: 'Sector',
            facet: true,
            options: ['t', 'u'].map((value) => ({ value, label: value })),
          },
          { type: 'scale', id: 'interest', label: 'Interest', min: 1, max: 2 },
        ],
      },
    ],
  };
  it('of a scale are its distribution by group, with means where they may be told', () => {
    const s = viewing(interest);
    const sector = subjectOf(s, 'sector')!;
    const head = { about: 'x', version: '1', threshold: 5, by: 'sector' };
    expect(needsBy(s, 'interest', sector, { ...head, questions: { interest: scale } })).toBeUndefined();
    const figure = needCross(s, 'interest', sector, { ...head, questions: { interest: scale } })!;
    expect(figure).toMatchObject({ chart: { kind: 'stacked' }, note: 'Means: t: 1.5; u: 1.8.' });
    const merged = { ...scale, rows: ['2'], rest: { rows: true, columns: false } };
    expect(needCross(s, 'interest', sector, { ...head, questions: { interest: merged } })!.note).toMatch(
      /^A mean is told only/,
    );
    expect(needCross(s, 'interest', sector, { ...head, questions: {} })).toBeUndefined();
  });
});

describe('groups compared', () => {
  const group = (n: number | null, median?: number, mean = 50) => ({
    n,
    dimensions: {
      overall:
        median === undefined ? null : { mean, quartiles: [median - 5, median, median + 5] as [number, number, number] },
    },
  });
  const results = (groups: Results['groups'][string]): Results => ({ ...empty, groups: { org_form: groups } });
  const said = (groups: Results['groups'][string]): string => {
    const s = viewing(definition, results(groups));
    return groupsSentence(s, groupsOf(s, 'org_form', 'overall'));
  };

  it('names the highest and the lowest median, with how many they are of', () => {
    expect(said({ association: group(40, 61), foundation: group(12, 38), company: group(15, 50) })).toBe(
      'Highest median: association (n\u00a0=\u00a040), with 61. Lowest: foundation (n\u00a0=\u00a012), with 38.',
    );
    expect(said({ association: group(40, 61), foundation: group(12, 61), company: group(15, 50) })).toMatch(
      /^Highest median: association \(n\s=\s40\) and foundation \(n\s=\s12\), with 61\./,
    );
  });

  it('compares nothing where fewer than two are told, and says so', () => {
    expect(said({ association: group(40, 61), foundation: group(null) })).toBe(
      'Too few groups are large enough to be compared.',
    );
    expect(extremes([])).toBeUndefined();
  });

  it('tells of a group that may not be told nothing, in chart and table alike', () => {
    const s = viewing(definition, results({ association: group(40, 61), foundation: group(null) }));
    const { chart, table, note } = groupsFigure(s, 'org_form', { id: 'overall', label: 'All' });
    expect(chart).toMatchObject({ rows: [{ quartiles: [56, 61, 66] }, { quartiles: undefined, said: 'not shown' }] });
    expect(table.rows[1]).toEqual(['foundation', null, null, null, null, null]);
    expect(note).toMatch(/^Of some groups/);
  });

  it('stand in the order of the author', () => {
    const s = viewing(definition, results({ foundation: group(12, 38), association: group(40, 61) }));
    expect(groupsOf(s, 'org_form', 'overall').map(({ label }) => label)).toEqual(['association', 'foundation']);
  });
});

describe('factors by who controls them', () => {
  const tally = {
    n: 30,
    counts: {
      inst_support: { us: 6, partner: 10, policy: 24, nobody: null },
      tour_partner: { us: 20, partner: 9, policy: 0, nobody: 0 },
    },
  };
  const factors = (interview.optionSets.factor as { value: string }[]).map(({ value }) => value);
  const counts = Object.fromEntries(Object.values(tally.counts).map((told, i) => [factors[i]!, told]));
  const s = viewing(interview, { ...empty, experiences: { factors: { n: 30, counts } } });

  it('says how much was up to the organisations themselves', () => {
    const { sentence, chart, note } = tallyFigure(s, 'factors')!;
    expect(sentence).toMatch(/^Up to the organisations themselves: 26 of 69 mentions, 38%\. Most often named: “/);
    if (chart?.kind !== 'stacked') throw new Error('it is not stacked');
    expect(chart.rows[0]!.items.map(({ value }) => value)).toEqual([6 / 40, 10 / 40, 24 / 40, null]);
    expect(note).toMatch(/What fewer than 5 tell of is not shown/);
  });

  it('counts what is told, and knows that it is not all', () => {
    const told = pairs(s, 'factors', { n: 30, counts });
    expect(upToUs(told, ['us'])).toEqual({ ours: 26, all: 69, partial: true });
    expect(tallyFigure(s, 'channels')).toBeUndefined();
  });
});

describe('texts', () => {
  it('are narrowed by words in any order, without case and accents', () => {
    expect(narrowed(['Più fondi per la mobilità', 'Formazione'], 'MOBILITA fondi')).toEqual([
      'Più fondi per la mobilità',
    ]);
    expect(narrowed(['a', 'b'], '  ')).toEqual(['a', 'b']);
  });

  it('come a page at a time, all of them and each once', () => {
    fc.assert(
      fc.property(fc.nat(200), (n) => {
        const list = Array.from({ length: n }, (_, i) => i);
        const { pages } = pageOf(list, 0);
        expect(Array.from({ length: pages }, (_, i) => pageOf(list, i).items).flat()).toEqual(list);
        expect(pageOf(list, 1e9).page).toBe(pages - 1);
        expect(pageOf(list, 0).items.length).toBeLessThanOrEqual(PAGE);
      }),
    );
  });

  it('are never those that name or reach a person', () => {
    const ids = written(viewing()).map(({ id }) => id);
    expect(ids).toContain('need_policy');
    const questions = definition.sections.flatMap(({ questions }) => questions);
    for (const id of ids) {
      const question = questions.find((one) => one.id === id.replace(/_other$/, ''))!;
      expect('data' in question && question.data).not.toBe('identity');
    }
  });
});
