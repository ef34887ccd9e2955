import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { build, Form, reasons, scores, type Answers } from '../../src/form/index.ts';

const weights = [3, 1, 2, 0.5, 1];
const ids = weights.map((_, n) => `q${n}`);
const definition = {
  id: 'd',
  version: '1',
  locales: ['en'],
  title: 'D',
  sections: [
    {
      id: 's',
      title: 'S',
      questions: [
        { id: 'gate', type: 'boolean', label: 'Gate?' },
        ...ids.map((id) => ({ id, type: 'scale', label: id, min: 0, max: 10 })),
      ],
    },
  ],
  dimensions: [{ id: 'one', title: 'One' }],
  scoring: {
    minAnsweredShare: 0.5,
    items: ids.map((question, n) => ({ dimension: 'one', question, map: 'scale', weight: weights[n] })),
    gates: [{ if: '${gate} === true', dimension: 'one', score: 0 }],
  },
} as unknown as Questionnaire;
const model = build(definition);
const why = (answers: Answers) => reasons(model, new Form(model, { answers }), 'one');

const answers = fc.record(Object.fromEntries(ids.map((id) => [id, fc.integer({ min: 0, max: 10 })])), {
  requiredKeys: [],
}) as fc.Arbitrary<Answers>;

describe('why a score is as it is', () => {
  it('the points of all answers add up to the score, and what they move it by to nothing', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { score } = scores(model, given).dimensions.one!;
        const { all, open } = why(given);
        expect(open).toEqual(ids.filter((id) => !(id in given)));
        if (score === null) return;
        expect(all.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
        expect(all.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(0, 9);
      }),
    );
  });

  it('what lifts is never below the score, what lowers never above, nothing is both, the strongest comes first', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { score } = scores(model, given).dimensions.one!;
        if (score === null) return;
        const { lifted, lowered } = why(given);
        for (const { value } of lifted) expect(value).toBeGreaterThanOrEqual(score - 1e-9);
        for (const { value } of lowered) expect(value).toBeLessThanOrEqual(score + 1e-9);
        for (const list of [lifted, lowered])
          list
            .slice(1)
            .forEach(({ effect }, n) => expect(Math.abs(effect)).toBeLessThanOrEqual(Math.abs(list[n]!.effect)));
        expect(lifted.filter((each) => lowered.some(({ question }) => question === each.question))).toEqual([]);
      }),
    );
  });

  it('where all is at its best everything lifts, where all is at its least everything lowers, the heaviest first', () => {
    const all = (value: number): Answers => Object.fromEntries(ids.map((id) => [id, value]));
    expect(why(all(10)).lifted.map(({ question }) => question)).toEqual(['q0', 'q2', 'q1', 'q4', 'q3']);
    expect(why(all(10)).lowered).toEqual([]);
    expect(why(all(0)).lowered).toHaveLength(5);
    expect(why(all(0)).lifted).toEqual([]);
  });

  it('a gate that holds is told with the questions that it reads', () => {
    expect(why({ gate: true, q0: 10 }).settledBy).toEqual(['gate']);
    expect(why({ gate: false, q0: 10 }).settledBy).toEqual([]);
    expect(scores(model, { gate: true, q0: 10 }).dimensions.one!.score).toBe(0);
  });
});
