import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missing, propose, standing } from '../../src/interview/ladder.ts';
import { tracksOf } from '../../src/interview/read.ts';
import { definition, expected, runs, someTests, worked } from './told.ts';

const { rungs } = definition.ladder;
const height = (value: string) => -rungs.findIndex((rung) => rung.value === value);

describe('the ladder', () => {
  it('proposes for the worked tracks the rungs that were worked out by hand', () => {
    const proposed = tracksOf(worked).map(({ id, tests }) => [id, propose(tests as string[], rungs).value]);
    expect(Object.fromEntries(proposed)).toEqual(expected.rungs);
  });

  it('says which tests the next rung still wants', () => {
    const next = tracksOf(worked).map(({ id, tests }) => {
      const found = missing(tests as string[], rungs);
      return [id, found ? { rung: found.rung.value, all: found.all, any: found.any } : null];
    });
    expect(Object.fromEntries(next)).toEqual(expected.nextRung);
  });

  it('offers a choice of tests where one of several is enough', () => {
    expect(missing(['worked'], rungs)).toMatchObject({ all: ['conditions'], any: ['intended', 'repeated'] });
  });

  it('starts on the lowest rung, and does not count what is only recorded', () => {
    expect(propose([], rungs).value).toBe('track');
    expect(propose(['shared'], rungs).value).toBe('track');
    expect(() => propose([], [])).toThrow(RangeError);
  });

  it('lets the person say otherwise, and keeps the reason and what the tests propose', () => {
    const track = { tests: ['worked', 'repeated'], rung: 'practice', override_reason: 'lo facciamo ogni anno' };
    const { proposed, rung, overridden, reason } = standing(track, rungs);
    expect([proposed.value, rung.value, overridden, reason]).toEqual([
      'track',
      'practice',
      true,
      'lo facciamo ogni anno',
    ]);
    expect(missing(['worked', 'repeated'], rungs, 'practice')?.rung.value).toBe('method');
  });

  it('has nothing overridden by the same rung, an unknown one or none, and no reason left over then', () => {
    for (const rung of ['track', 'nowhere', undefined])
      expect(standing({ tests: [], rung, override_reason: 'x' }, rungs)).toMatchObject({
        overridden: false,
        reason: '',
      });
  });

  it('never goes down for a test more, and reaches the next rung by what is missing', () => {
    fc.assert(
      fc.property(someTests, someTests, (tests, more) => {
        const now = propose(tests, rungs);
        expect(height(propose([...tests, ...more], rungs).value)).toBeGreaterThanOrEqual(height(now.value));
        const next = missing(tests, rungs);
        if (!next) return void expect(now.value).toBe('method');
        expect(next.all.length + next.any.length).toBeGreaterThan(0);
        const climbed = propose([...tests, ...next.all, ...next.any.slice(0, 1)], rungs);
        expect(height(climbed.value)).toBeGreaterThanOrEqual(height(next.rung.value));
      }),
      { numRuns: runs },
    );
  });
});
