import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marks } from '../../src/finding/marks.ts';
import { ERROR, meet } from '../../src/finding/pattern.ts';
import { inSlices } from '../../src/finding/slices.ts';
import { stem, words } from '../../src/finding/words.ts';
import { named, text } from './support/texts.ts';

describe('work in slices', () => {
  it('lets others have the thread, and gives the same', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++);
    function* work() {
      for (let i = 0; i < 40; i++) {
        const end = performance.now() + 1;
        while (performance.now() < end);
        yield;
      }
      return 'done';
    }
    expect(await inSlices(work(), 1e5)).toBe('done');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
    expect(inSlices(work(), 10)).toBe('done');
  });
  it('tells of an error', async () => {
    function* work(): Generator<void> {
      throw new Error('no');
    }
    await expect(inSlices(work(), 1e5)).rejects.toThrow('no');
  });
});

/** The distance as its definition says it: optimal string alignment, the whole table. */
function table(a: string, b: string): number[][] {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i || j));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + +(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  // the row of no letter of `a` is as long as what is left out of `b`
  return d;
}

describe('words with errors', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 });

  it('are those within the distance, whole or begun, and none else', () => {
    fc.assert(
      fc.property(word, fc.uniqueArray(word, { maxLength: 40 }), fc.constantFrom(1, 2, 3), (query, list, most) => {
        fc.pre(query.length > most);
        const sorted = list.sort();
        const shared = Uint8Array.from(sorted, (one, i) => {
          const before = sorted[i - 1] ?? '';
          let same = 0;
          while (same < before.length && before[same] === one[same]) same++;
          return same;
        });
        const told = new Map<string, number>();
        meet(query, most, { words: sorted, shared }, (index, cost) => {
          const one = sorted[index]!;
          told.set(one, Math.min(told.get(one) ?? Infinity, cost));
        });
        for (const one of sorted) {
          const row = table(query, one)[query.length]!;
          const [whole, begun] = [row.at(-1)!, Math.min(...row.slice(0, -1))];
          let cost = Math.min(whole <= most ? whole * ERROR : Infinity, begun <= most ? begun * ERROR + 1 : Infinity);
          if (stem(one) === stem(query) && one !== query) cost = Math.min(cost, 1);
          expect(told.get(one) ?? Infinity, `${query} ${one}`).toBe(cost);
        }
      }),
    );
  });
});

describe('marks', () => {
  const marked = (text: string, query: string, near = false): string[] =>
    marks(text, query, near).map(({ from, to }) => text.slice(from, to));

  it('are what was typed, of letters that fold to more or to fewer too', () => {
    expect(marked('Straße und Strasse', 'strass')).toEqual(['Straß', 'Strass']);
    expect(marked('Shqipëria', 'shqipe')).toEqual(['Shqipë']);
    expect(marked('e\u0301te\u0301 bello', 'ete')).toEqual(['e\u0301te\u0301']);
    expect(marked('Ærø', 'a')).toEqual(['Æ']);
    expect(marked('Liv.in.g. Milano', 'living')).toEqual(['Liv.in.g']);
    expect(marked('Liv.in.g. Milano', 'liv mil')).toEqual(['Liv', 'Mil']);
  });
  it('are whole words where they were met by their stem or with an error', () => {
    expect(marked('Le reti', 'rete')).toEqual(['reti']);
    expect(marked('Legacoop Marche', 'leagcoop', true)).toEqual(['Legacoop']);
    expect(marked('Legacoop Marche', 'leagcoop', false)).toEqual([]);
  });

  it('marks lie within the text, in order, between code points', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (shown, query, near) => {
        let last = 0;
        const borders = new Set([0]);
        for (const point of shown) borders.add([...borders].at(-1)! + point.length);
        for (const { from, to } of marks(shown, query, near)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(borders.has(from) && borders.has(to)).toBe(true);
          last = to;
        }
      }),
    );
  });

  it('a word of a text is marked when it is looked for', () => {
    fc.assert(
      fc.property(named, fc.nat(), (shown, pick) => {
        const all = words(shown);
        const one = all[pick % all.length]!;
        const marked = marks(shown, one, false).map(({ from, to }) => words(shown.slice(from, to)).join(''));
        expect(marked).toContain(one);
      }),
    );
  });
});
