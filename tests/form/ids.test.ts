import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ids, isCode } from '../../src/form/import/vocabulary.ts';
import '../support/proof.ts';

it('an id is given once, the wanted one as long as it is free, else the first free number after it', () => {
  const wanted = fc.oneof(
    fc.constantFrom('a', 'a-2', 'a-3', 'b', 'x'.repeat(56), 'x'.repeat(64), `${'x'.repeat(56)}-2`),
    fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/),
  );
  fc.assert(
    fc.property(fc.array(wanted, { maxLength: 60 }), (all) => {
      const ids = new Ids();
      const given = new Set<string>();
      for (const each of all) {
        const id = ids.own(each);
        expect(given.has(id)).toBe(false);
        expect(isCode(id)).toBe(true);
        if (given.has(each)) {
          const base = each.slice(0, 56);
          let n = 2;
          while (given.has(`${base}-${n}`)) n++;
          expect(id).toBe(`${base}-${n}`);
        } else expect(id).toBe(each);
        given.add(id);
      }
    }),
  );
});

it('of many that want the same one, each is asked for a few times only', () => {
  let asked = 0;
  class Counted extends Ids {
    override has(id: string): boolean {
      asked++;
      return super.has(id);
    }
  }
  const ids = new Counted();
  for (let n = 0; n < 20_000; n++) ids.own('uid');
  expect(ids.size).toBe(20_000);
  expect(asked).toBeLessThan(60_000);
});
