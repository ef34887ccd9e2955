import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/contract/results.ts';
import { bandOf, build, type Answers } from '../../src/form/index.ts';
import { answersChanged, changesOf } from '../../src/status-report/mine/changes.ts';
import { highlight, weakestFirst } from '../../src/status-report/mine/highlight.ts';
import { dimensionsOf, inTime, take, type Dimension } from '../../src/status-report/mine/picture.ts';
import { shown } from '../../src/status-report/mine/position.ts';
import { nextSteps, type Step } from '../../src/status-report/mine/steps.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const model = build(json('../../demo/content/questionnaires/living-mapping.json'));
const vectorsFile = new URL('../../../shared/content/questionnaire.vectors.json', import.meta.url);

const none = { settledBy: [], all: [], lifted: [], lowered: [], open: [] };
const dimension = (id: string, over: Partial<Dimension> = {}): Dimension => ({
  ...{
    id,
    title: id,
    score: 50,
    band: undefined,
    before: undefined,
    group: undefined,
    place: undefined,
    rank: undefined,
  },
  reasons: none,
  ...over,
});

describe.skipIf(!existsSync(vectorsFile))('the picture shows the scores of the oracle', () => {
  const { vectors } = existsSync(vectorsFile) ? json(vectorsFile.href) : { vectors: [] };
  for (const { id, answers, expected } of vectors as {
    id: string;
    answers: Answers;
    expected: { dimensions: Record<string, number | null>; bands: Record<string, string | null> };
  }[])
    it(id, () => {
      for (const each of dimensionsOf(model, take(model, { answers }), undefined, undefined)) {
        const score = expected.dimensions[each.id]!;
        expect(each.score === null ? null : shown(each.score), each.id).toBe(score === null ? null : shown(score));
        expect(each.band?.id ?? null, each.id).toBe(expected.bands[each.id]);
      }
    });
});

describe('bands', () => {
  it('have no gaps: any score from 0 to 100 is in the one that holds it', () => {
    const { bands = [] } = model.definition;
    fc.assert(
      fc.property(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 0, max: 100 })), (score) => {
        const band = bands.find(({ id }) => id === bandOf(model, score))!;
        expect(score).toBeGreaterThanOrEqual(band.from);
        if (band === bands.at(-1)) expect(score).toBeLessThanOrEqual(band.to);
        else expect(score).toBeLessThan(band.to);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the first sentence', () => {
  const ids = (list: readonly Dimension[]): string[] => list.map(({ id }) => id);

  it('is of the place in the group, not of the score, where the group is known', () => {
    const what = highlight([
      dimension('a', { score: 80, place: 'bottom', rank: 0.1 }),
      dimension('b', { score: 30, place: 'top', rank: 0.9 }),
      dimension('c', { score: null }),
    ]);
    if (what.kind !== 'both') throw new Error(what.kind);
    expect([what.by, ids(what.best), ids(what.weakest)]).toEqual(['group', ['b'], ['a']]);
  });

  it('is of the scores alone without a group, or with one place', () => {
    const what = highlight([dimension('a', { score: 80, place: 'bottom', rank: 0.1 }), dimension('b', { score: 30 })]);
    if (what.kind !== 'both') throw new Error(what.kind);
    expect([what.by, ids(what.best), ids(what.weakest)]).toEqual(['score', ['a'], ['b']]);
  });

  it('names all that stand alike, and says when all do, when there is one, when there is none', () => {
    const tied = highlight([dimension('a'), dimension('b', { score: 50.01 }), dimension('c', { score: 20 })]);
    expect(tied.kind === 'both' && ids(tied.best)).toEqual(['a', 'b']);
    expect(highlight([dimension('a'), dimension('b')]).kind).toBe('level');
    expect(highlight([dimension('a'), dimension('b', { score: null })]).kind).toBe('one');
    expect(highlight([dimension('a', { score: null })]).kind).toBe('none');
    expect(highlight([]).kind).toBe('none');
  });

  it('never takes what cannot be said for the weakest', () => {
    const some = fc.record({
      score: fc.option(fc.integer({ min: 0, max: 100 })),
      rank: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 7 }), (all) => {
        const dimensions = all.map(({ score, rank }, n) =>
          dimension(
            `d${n}`,
            score === null ? { score } : { score, ...(rank !== null && { rank, place: 'upper' as const }) },
          ),
        );
        expect(weakestFirst(dimensions).every(({ score }) => score !== null)).toBe(true);
        const what = highlight(dimensions);
        if (what.kind === 'both') for (const each of [...what.best, ...what.weakest]) expect(each.score).not.toBeNull();
      }),
    );
  });
});

describe('the next steps', () => {
  const bands = ['low', 'mid', 'high'];
  const step = (dimension: string, title: string, fits?: string[]): Step => ({
    ...{ dimension, title, kind: 'course' },
    ...(fits && { bands: fits }),
  });
  const weak = (id: string, band: string) => ({ id, band: { id: band, from: 0, to: 1, title: band } });
  const all = [
    step('a', 'a1'),
    step('a', 'a2'),
    step('b', 'b1'),
    step('b', 'high', ['high']),
    step('c', 'c1'),
    step('c', 'c2'),
  ];
  const titles = (...weakest: ReturnType<typeof weak>[]) => nextSteps(all, weakest, bands).map(({ title }) => title);

  it('are one of each of the weakest dimensions first, three in all', () => {
    expect(titles(weak('c', 'low'), weak('b', 'mid'), weak('a', 'low'))).toEqual(['c1', 'b1', 'a1']);
  });
  it('then the second ones of the weakest', () => {
    expect(titles(weak('c', 'low'), weak('a', 'mid'), weak('b', 'high'))).toEqual(['c1', 'a1', 'high']);
    expect(titles(weak('c', 'low'), weak('a', 'mid'))).toEqual(['c1', 'a1', 'c2']);
  });
  it('are offered in the bands that they name, else in all but the highest', () => {
    expect(titles(weak('a', 'high'))).toEqual([]);
    expect(titles(weak('b', 'high'))).toEqual(['high']);
  });
});

describe('then and now', () => {
  const before = { exp_any: 'no', str_plan: 'no', str_owner: 'nobody', str_horizon: 'none', str_time: 0 };
  const now = { ...before, str_plan: 'doc_kpi', ski_memory: 3 };

  it('are told apart by when they were received, whichever was given first', () => {
    const [early, late] = [
      take(model, { answers: before, receivedAt: 1 }),
      take(model, { answers: now, receivedAt: 2 }),
    ];
    for (const [own, earlier, swapped] of [
      [late, early, false],
      [early, late, true],
    ] as const)
      expect(inTime(own, earlier)).toEqual({ now: late, before: early, swapped });
    const undated = take(model, { answers: now });
    expect(inTime(undated, early)).toEqual({ now: undated, before: early, swapped: false });
    expect(inTime(late, undefined)).toEqual({ now: late, swapped: false });
  });

  it('are compared where both can be said, and in the answers that differ', () => {
    const [was, is] = [take(model, { answers: before }), take(model, { answers: now })];
    const changes = changesOf(dimensionsOf(model, is, was, undefined));
    expect(changes.map(({ dimension: { id }, from, to, by }) => [id, from, to, by])).toEqual([
      ['strategy', 0, 40, 40],
      ['experience', 0, 0, 0],
    ]);
    expect(answersChanged(['str_plan', 'str_owner', 'ski_memory', 'exp_list'], was.form, is.form)).toEqual([
      'str_plan',
      'ski_memory',
    ]);
  });
});

describe('the group', () => {
  it('gives a place where it tells quartiles of the dimension, and none where it does not', () => {
    const results = {
      ...{
        about: model.definition.id,
        version: '1',
        threshold: 5,
        n: 40,
        suppressed: false,
        questions: {},
        groups: {},
      },
      dimensions: {
        strategy: { n: 40, quartiles: [10, 20, 30] },
        experience: { n: 7, mean: 20 },
        unknown: { n: null },
      },
    } as Results;
    const answers = { exp_any: 'no', str_plan: 'doc_kpi', str_owner: 'nobody', str_horizon: 'none', str_time: 0 };
    const all = dimensionsOf(model, take(model, { answers }), undefined, results);
    expect(all.map(({ id, place }) => [id, place]).slice(0, 3)).toEqual([
      ['strategy', 'top'],
      ['experience', undefined],
      ['relations', undefined],
    ]);
  });
});
