import { beforeEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { Notes } from '../../src/interview/notes.ts';
import { definition } from './told.ts';

const make = () => new Notes({ definition, locale: 'it', stored: false, phase: () => undefined, onchange: () => {} });
let notes: Notes;
beforeEach(() => (notes = make()));

describe('the notes of who leads', () => {
  it('are a text for each step, in the order in which they were begun; an empty one is none', () => {
    notes.write('experience/x1/origin', 'seconda');
    notes.write('open', 'prima');
    notes.write('experience/x1/origin', 'ancora');
    notes.write('frame', 'tolta');
    notes.write('frame', '');
    expect(notes.of('open')).toBe('prima');
    expect(notes.of('frame')).toBe('');
    expect(notes.all).toEqual([
      ['experience/x1/origin', 'ancora'],
      ['open', 'prima'],
    ]);
  });

  it('count the time that somebody looks at a phase, and no other', () => {
    notes.tick(0, 'open');
    notes.tick(5000, 'open');
    notes.tick(10_000, 'timeline');
    // put away, then taken up again an hour later
    notes.tick(15_000, undefined);
    notes.tick(3_600_000, 'timeline');
    notes.tick(3_604_000, 'timeline');
    expect([notes.spent('open'), notes.spent('timeline'), notes.spent('frame')]).toEqual([5000, 9000, 0]);
    // the machine slept between two looks
    notes.tick(7_200_000, 'timeline');
    expect(notes.spent('timeline')).toBe(9000);
  });

  it('never count more than what passed, whatever the clock says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom('a', 'b', undefined))),
        (looks) => {
          const one = make();
          let now = 0;
          let passed = 0;
          for (const [step, phase] of looks) {
            now += step;
            passed += Math.max(0, step);
            one.tick(now, phase);
          }
          const all = one.spent('a') + one.spent('b');
          return all >= 0 && all <= passed;
        },
      ),
    );
  });

  it('keep minutes, not every look: a phase of three minutes is written three times', async () => {
    const saved = vi.fn();
    const one = new Notes({ definition, locale: 'it', stored: false, phase: () => undefined, onchange: saved });
    for (let s = 0; s <= 180; s += 5) one.tick(s * 1000, 'open');
    await one.flush();
    expect(one.spent('open')).toBe(180_000);
    // each is a change, on its way and saved
    expect(saved.mock.calls.length).toBeLessThanOrEqual(9);
  });

  it('are gone when all is cleared', async () => {
    notes.write('open', 'prima');
    notes.tick(0, 'open');
    notes.tick(5000, 'open');
    await notes.clear();
    expect(notes.all).toEqual([]);
    expect(notes.spent('open')).toBe(0);
  });
});
