import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Search } from '../../src/finding/search.ts';
import { words } from '../../src/finding/words.ts';
import { searchOf } from '../../src/partner-map/find/search.ts';
import { named, text } from '../finding/support/texts.ts';
import { contentModel, modelOf } from './support/content.ts';
import { many } from './support/many.ts';
import queries from './misspelt.json' with { type: 'json' };
import { read } from '../../src/partner-map/read.ts';

const model = contentModel();
const search = searchOf(model) as Search;
const ids = (query: string): string[] => [...search.find(query)!.order].map((n) => model.ids[n]!);
const among = (entries: readonly Record<string, unknown>[], head?: Record<string, unknown>) =>
  searchOf(modelOf(entries, head)) as Search;

describe('misspelt and in another language, the right entry is among the first three', () => {
  it.each(queries)('%s → %s (%s)', (query, id) => {
    expect(ids(query!).slice(0, 3)).toContain(id);
  });
  it('has at least sixty', () => expect(queries.length).toBeGreaterThanOrEqual(60));
});

describe('what is found', () => {
  it('has all words, whatever their order', () => {
    expect(ids('bologna università')).toEqual(['unibo']);
    expect(ids('bologna legacoop')).toEqual([]);
  });
  it('is ordered: name, beginning of a name, alias, word of a name, place or kind or sector, text', () => {
    const { find } = among(
      [
        { summary: 'arte' },
        { name: 'Zeta', place: { city: 'Arte' } },
        { name: 'Casa Arte' },
        { name: 'Zeta', aliases: ['Arte bella'] },
        { name: 'Arte viva' },
        { name: 'Arte' },
        { name: 'Artemide' },
      ],
      {},
    );
    expect([...find('arte')!.order]).toEqual([5, 4, 6, 3, 2, 1, 0]);
  });
  it('has a name of several words before those that begin with it', () => {
    const { find } = among([{ name: 'Rete del Nord Est' }, { name: 'Rete del Nord' }, { name: 'Nord del Rete' }]);
    expect([...find('rete del nord')!.order]).toEqual([1, 0, 2]);
  });
  it('is without errors where there is enough', () => {
    const { find } = among(['Milano', 'Milano 2', 'Milano 3', 'Milazo'].map((name) => ({ name })));
    expect(find('milano')).toMatchObject({ near: false });
    expect(find('milano')!.order).toHaveLength(3);
    expect(find('milazo')).toMatchObject({ near: true });
    expect([...find('milazo')!.order]).toEqual([3, 0, 1, 2]);
  });
  it('keeps singular and plural together', () => {
    for (const [a, b] of [
      ['rete', 'reti'],
      ['consorzio', 'consorzi'],
      ['city', 'cities'],
      ['network', 'networks'],
      ['shoqatë', 'shoqata'],
      ['europeo', 'europee'],
    ] as const) {
      const { find } = among([{ name: a }, { name: b }, { name: 'altro' }]);
      expect([...find(a)!.order], a).toEqual([0, 1]);
      expect([...find(b)!.order], b).toEqual([1, 0]);
    }
  });
  it('is everything for a query without a word', () => {
    for (const query of ['', '  ', '!?', '\ud800']) expect(search.find(query)).toBeUndefined();
  });
  it('is told with the query as it was understood', () => {
    expect(search.find('slowmill')!.query).toBe('slow mill');
    expect(search.find('Brain-Port')!.query).toBe('brainport');
  });
  it('has a spelling to offer where too much is wrong', () => {
    expect(ids('lgacop marche')).toEqual([]);
    expect(search.suggest('lgacop marche')).toBe('legacoop marche');
    expect(search.suggest('legacoop')).toBeUndefined();
    expect(search.suggest('qqqqqqqq')).toBeUndefined();
    expect(search.suggest('lgacop pesaro')).toBeUndefined();
  });
  it('is read from documents that hold anything', () => {
    const odd = [null, 7, { it: 3, en: ['deep'] }, [], { id: 'x' }, true];
    const found = among(
      odd.map((value) => ({
        ...Object.fromEntries(
          'name aliases summary place countries sectors usefulFor opportunities projects kind competences'
            .split(' ')
            .map((field) => [field, value]),
        ),
      })),
    );
    expect(found.find('deep')!.order.length).toBeGreaterThan(0);
    const bottomless: unknown[] = [];
    bottomless.push(bottomless, 'here');
    expect(among([{ summary: bottomless }]).find('here')!.order).toHaveLength(1);
    expect(found.find('e0')!.order).toContain(0);
  });
  it('is the same when the index is made in slices', async () => {
    const document = many(2500);
    const sliced = searchOf(read(document));
    expect(sliced).toBeInstanceOf(Promise);
    const { find } = await sliced;
    const name = document.features[2345]!.properties.name.it;
    expect(find(name)!.order[0]).toBe(2345);
  });
});

describe('for any documents and queries', () => {
  it('a name finds its entry first, or beside others of that name', () => {
    fc.assert(
      fc.property(fc.array(named, { minLength: 1, maxLength: 12 }), fc.nat(), (names, pick) => {
        const wanted = names[pick % names.length]!;
        const { order } = among(names.map((name) => ({ name }))).find(wanted)!;
        expect(words(names[order[0]!]!).join(' ')).toBe(words(wanted).join(' '));
      }),
    );
  });

  it('one wrong key in a name of its own is forgiven', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const distinct = model.ids.map((_, n) => n).filter((n) => /\p{L}{6}/u.test(nameOf(n)));
    fc.assert(
      fc.property(
        fc.constantFrom(...distinct),
        fc.nat(),
        fc.constantFrom('out', 'in', 'swap', 'other'),
        letter,
        (n, at, how, other) => {
          const name = nameOf(n);
          const long = [...name.matchAll(/\p{L}{6,}/gu)];
          const { 0: found, index } = long[at % long.length]!;
          const i = index + (at % (found.length - 1));
          const wrong =
            how === 'swap'
              ? name.slice(0, i) + name[i + 1]! + name[i]! + name.slice(i + 2)
              : name.slice(0, i) + (how === 'out' ? '' : other) + name.slice(how === 'in' ? i : i + 1);
          expect(ids(wrong).slice(0, 3), wrong).toContain(model.ids[n]);
        },
      ),
    );
  });

  it('nothing throws, and what is found are entries, each once', () => {
    const long = fc.string({ unit: 'binary', minLength: 5000, maxLength: 10_000 });
    fc.assert(
      fc.property(fc.oneof({ weight: 20, arbitrary: text }, { weight: 1, arbitrary: long }), (query) => {
        const order = [...(search.find(query)?.order ?? [])];
        expect(new Set(order).size).toBe(order.length);
        expect(order.every((n) => n < model.size)).toBe(true);
        search.suggest(query);
      }),
    );
    for (const query of ['x'.repeat(10_000), 'ab '.repeat(5000), '\ud800'.repeat(9000)]) search.find(query);
  });
});

const nameOf = (n: number): string => {
  const { name } = model.partner(n);
  return typeof name === 'string' ? name : (name.it ?? name.en)!;
};
