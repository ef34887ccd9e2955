import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { uuidv7 } from '../../src/delivery/ids.ts';
import { newSecret } from '../../src/delivery/remote.ts';

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('submission ids', () => {
  it('carry the time in their first 48 bits (RFC 9562, appendix A.6), whatever the clock says', () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(0x017f22e279b0);
    expect(uuidv7().startsWith('017f22e2-79b0-7')).toBe(true);
    fc.assert(
      fc.property(fc.nat(2 ** 45), (time) => {
        now.mockReturnValue(time);
        expect(uuidv7()).toMatch(shape);
        expect(Number(`0x${uuidv7().slice(0, 13).replace('-', '')}`)).toBe(time);
      }),
    );
    now.mockRestore();
  });

  it('never repeat, also within one millisecond', () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1e12);
    const ids = Array.from({ length: 10_000 }, uuidv7);
    now.mockRestore();
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(shape);
  });
});

describe('the secret of a link', () => {
  it('has 128 bits and fits a fragment', () => {
    expect(newSecret()).toMatch(/^[\w-]{22}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});
