import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSecret, uuidv7, uuidv7Source } from '../../src/delivery/ids.ts';

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('submission ids', () => {
  it('carry the time in their first 48 bits (RFC 9562, appendix A.6)', () => {
    const id = uuidv7Source(
      () => 0x017f22e279b0,
      () => new Uint8Array(16),
    )();
    expect(id.startsWith('017f22e2-79b0-7')).toBe(true);
    expect(id).toMatch(shape);
  });

  it('rise strictly and never repeat, with any clock', () => {
    const clock = fc.oneof(
      fc.array(fc.integer({ min: -1, max: 2 ** 45 }), { minLength: 1, maxLength: 50 }),
      fc.constantFrom([NaN], [Infinity], [0], [1e12, 9e11, 1e12]),
    );
    fc.assert(
      fc.property(clock, (times) => {
        let n = 0;
        const next = uuidv7Source(() => times[n++ % times.length]!);
        const ids = Array.from({ length: 200 }, next);
        for (const id of ids) expect(id).toMatch(shape);
        expect(ids).toEqual([...new Set(ids)].sort());
      }),
    );
  });

  it('stay apart within one millisecond beyond the counter', () => {
    const next = uuidv7Source(() => 1e12);
    const ids = Array.from({ length: 10_000 }, next);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(uuidv7()).toMatch(shape);
  });
});

describe('the secret of a link', () => {
  it('has 128 bits and fits a fragment', () => {
    expect(newSecret()).toMatch(/^[\w-]{22}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});
