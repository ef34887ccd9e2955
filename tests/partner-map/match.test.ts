import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMessages, loadLocale, withLocale } from '../../src/locale/index.ts';
import {
  createMatcher,
  profileOf,
  weights,
  type Matcher,
  type Profile,
  type Reason,
} from '../../src/partner-map/match/match.ts';
import { advice, why } from '../../src/partner-map/match/why.ts';
import type { Model } from '../../src/partner-map/model.ts';
import { read } from '../../src/partner-map/read.ts';
import { contentModel, modelOf } from './support/content.ts';
import { many } from './support/many.ts';

// the words of what comes later
addMessages({
  it: () => import('../../src/partner-map/views/generated/it.ts'),
  sq: () => import('../../src/partner-map/views/generated/sq.ts'),
});

const TODAY = '2026-11-27';
type Entry = Partial<Record<string, unknown>>;
const head = {
  locales: ['it', 'en'],
  kinds: [{ id: 'cooperative', label: { it: 'cooperativa', en: 'cooperative' } }],
  sectors: [
    { id: 'agrifood', label: { it: 'agroalimentare', en: 'agri-food' } },
    { id: 'arts', label: { it: 'spettacolo', en: 'arts' } },
  ],
  relationTypes: [
    { id: 'member', label: 'm', inverse: 'h', network: true },
    { id: 'partner', label: 'p', inverse: 'p' },
  ],
};
const modelWith = (entries: readonly Entry[], relations: readonly Entry[] = []) =>
  modelOf(entries as Record<string, unknown>[], { ...head, relations });
const matcherOf = (model: Model) => createMatcher(model, TODAY) as Matcher;
const offer = (title: unknown, more: Entry = {}) => ({ side: 'offer', title, ...more });
const need = (title: unknown, more: Entry = {}) => ({ side: 'need', title, ...more });
const kindsOf = (model: Model, profile: Profile): Record<number, string[]> =>
  Object.fromEntries(
    matcherOf(model)
      .match(profile)
      .matches.map(({ entry, reasons }) => [entry, reasons.map(({ kind }) => kind)]),
  );

describe('who fits', () => {
  it('offers what one seeks, in any language, and the other way round', () => {
    const model = modelWith([
      { opportunities: [offer({ it: 'progettazione europea', en: 'European project design' })] },
      { competences: ['project design'] },
      { opportunities: [need('legal advice')] },
      { opportunities: [offer('legal advice')] },
    ]);
    const found = kindsOf(model, { needs: [{ title: 'Designing projects' }], offers: [{ title: 'legal advices' }] });
    expect(found).toEqual({ 0: ['offers'], 1: ['offers'], 2: ['seeks'] });
  });
  it('is what one seeks: by its kind and sectors', () => {
    const model = modelWith([{ kind: 'cooperative', sectors: ['agrifood'] }, { kind: 'cooperative' }, {}]);
    const { matches } = matcherOf(model).match({ needs: [{ title: { it: 'cooperative dell’agroalimentare' } }] });
    expect(matches.map(({ entry }) => entry)).toEqual([0, 1]);
    expect(matches[0]!.reasons[0]).toMatchObject({ kind: 'is' });
  });
  it('seeks what one is', () => {
    const model = modelWith([{ opportunities: [need('cooperatives of agri-food')] }]);
    expect(kindsOf(model, { kind: 'cooperative' })).toEqual({ 0: ['seeks'] });
  });
  it('is where one wants to go, or wants to come', () => {
    const model = modelWith([
      { place: { country: 'AL' } },
      { targets: ['IT'] },
      { opportunities: [offer('x', { countries: ['IT'] })] },
      { countries: ['FR'] },
    ]);
    expect(kindsOf(model, { countries: ['IT'], targets: ['AL'] })).toEqual({ 0: ['there'], 1: ['here'], 2: ['here'] });
  });
  it('does not by a language, a purpose or a network alone', () => {
    const model = modelWith([
      { languages: ['sq'], purposes: ['project'] },
      { languages: ['sq'], purposes: ['project'], sectors: ['arts'] },
    ]);
    expect(kindsOf(model, { languages: ['sq'], purposes: ['project'], sectors: ['arts'] })).toEqual({
      1: ['sector', 'language', 'purpose'],
    });
  });
  it('has a type of opportunity that answers', () => {
    const model = modelWith([
      { opportunities: [offer('wood', { type: 'BO' })] },
      { opportunities: [offer('wood', { type: 'TO' })] },
    ]);
    const { matches } = matcherOf(model).match({ needs: [{ title: 'wood', type: 'BR' }] });
    expect(matches.map(({ entry }) => entry)).toEqual([0, 1]);
    expect(matches[0]!.reasons[1]).toMatchObject({ kind: 'type', types: ['BR', 'BO'] });
  });
  it('can be answered as late as one needs', () => {
    const model = modelWith([
      { opportunities: [offer('wood', { expires: '2027-01-31' })] },
      { opportunities: [offer('wood', { expires: '2027-06-30' })] },
    ]);
    const { matches } = matcherOf(model).match({ needs: [{ title: 'wood' }], deadline: '2027-03-31' });
    expect(matches.map(({ entry }) => entry)).toEqual([1, 0]);
    expect(matches[0]!.reasons[1]).toMatchObject({ kind: 'time', until: '2027-06-30' });
  });
  it('is raised by a common network, and lowered when it is linked already', () => {
    const entries = [{ sectors: ['arts'] }, { sectors: ['arts'] }, { sectors: ['arts'] }, { sectors: ['arts'] }, {}];
    const model = modelWith(entries, [
      { from: 'e0', to: 'e4', type: 'member' },
      { from: 'e2', to: 'e4', type: 'member' },
      { from: 'e3', to: 'e0', type: 'partner' },
    ]);
    const { matches } = matcherOf(model).match(profileOf(model, 0, TODAY));
    expect(matches.map(({ entry }) => entry)).toEqual([2, 1, 3]);
    expect(matches[0]!.reasons.at(-1)).toMatchObject({ kind: 'network', values: ['e4'] });
    expect(matches[2]!.reasons.at(-1)).toMatchObject({ kind: 'known', weight: -matches[1]!.score / 4 });
  });
  it('is nobody, with advice, where nothing is said', () => {
    const matched = matcherOf(modelWith([{ sectors: ['arts'] }])).match({ sectors: ['agrifood'] });
    expect(matched).toEqual({ matches: [], missing: ['needs', 'offers', 'targets'] });
  });
  it('is somebody for most who publish what they seek or offer', () => {
    const model = contentModel();
    const flavour = model.number('flavour-of-italy')!;
    const { matches } = matcherOf(model).match(profileOf(model, flavour, TODAY));
    const ids = matches.map(({ entry }) => model.ids[entry]);
    expect(ids.slice(0, 6)).toContain('indaco');
    expect(ids).not.toContain('flavour-of-italy');
  });
});

const sectorsOf = fc.subarray(['agrifood', 'arts', 'ict']);
const countriesOf = fc.subarray(['IT', 'AL', 'XK', 'FR']);
const phrase = fc
  .array(fc.constantFrom('legno', 'teatro', 'export', 'bandi', 'scuola', 'mercati'), { maxLength: 3 })
  .map((all) => all.join(' '));
const expires = fc.constantFrom(undefined, '2026-01-01', '2027-05-05');
const opportunity = fc.record({
  side: fc.constantFrom('offer', 'need'),
  title: phrase,
  type: fc.constantFrom(undefined, 'BO', 'BR', 'TO', 'TR', 'RDR'),
  expires,
  sectors: sectorsOf,
  countries: countriesOf,
});
const entryOf = fc.record({
  kind: fc.constantFrom('cooperative', 'other'),
  sectors: sectorsOf,
  countries: countriesOf,
  targets: countriesOf,
  languages: fc.subarray(['it', 'sq', 'en']),
  purposes: fc.subarray(['commercial', 'project']),
  competences: fc.array(phrase, { maxLength: 2 }),
  opportunities: fc.array(opportunity, { maxLength: 3 }),
});
const documentOf = fc.array(entryOf, { minLength: 2, maxLength: 7 });
const wanted = fc.record(
  { title: phrase, type: fc.constantFrom(undefined, 'BO', 'BR', 'TO', 'TR', 'RDR') },
  { requiredKeys: ['title'] },
);
const profileLike = fc.record({
  kind: fc.constantFrom(undefined, 'cooperative'),
  sectors: sectorsOf,
  countries: countriesOf,
  targets: countriesOf,
  languages: fc.subarray(['it', 'sq', 'en']),
  purposes: fc.subarray(['commercial', 'project']),
  offers: fc.array(wanted, { maxLength: 2 }),
  needs: fc.array(wanted, { maxLength: 2 }),
  deadline: fc.constantFrom(undefined, '2027-01-01'),
}) as fc.Arbitrary<Profile>;
const scoreOf = (model: Model, profile: Profile, entry: number): number =>
  matcherOf(model)
    .match(profile, Infinity)
    .matches.find((match) => match.entry === entry)?.score ?? 0;

describe('for any document and profile', () => {
  it('a profile that says more is never fitted less', () => {
    fc.assert(
      fc.property(documentOf, profileLike, profileLike, (entries, profile, more) => {
        const model = modelWith(entries);
        const both = Object.fromEntries(
          Object.entries(profile).map(([name, value]) => {
            const other = more[name as keyof Profile];
            return [name, Array.isArray(value) ? [...(value as unknown[]), ...(other as unknown[])] : value];
          }),
        ) as Profile;
        for (let n = 0; n < entries.length; n++)
          expect(scoreOf(model, both, n)).toBeGreaterThanOrEqual(scoreOf(model, profile, n) - 1e-9);
      }),
    );
  });
  it('an entry that says more never fits less', () => {
    fc.assert(
      fc.property(documentOf, entryOf, profileLike, (entries, more, profile) => {
        const [first = {}, ...others]: readonly Entry[] = entries;
        const richer = Object.fromEntries(
          Object.entries(first).map(([name, value]) => [
            name,
            Array.isArray(value) ? [...(value as unknown[]), ...(more[name as 'sectors'] as unknown[])] : value,
          ]),
        );
        const [before, after] = [
          scoreOf(modelWith(entries), profile, 0),
          scoreOf(modelWith([richer, ...others]), profile, 0),
        ];
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });
  it('what is over never counts', () => {
    fc.assert(
      fc.property(documentOf, profileLike, (entries, profile) => {
        const open = entries.map((entry) => ({
          ...entry,
          opportunities: entry.opportunities.filter((one) => one.expires !== '2026-01-01'),
        }));
        expect(matcherOf(modelWith(entries)).match(profile)).toEqual(matcherOf(modelWith(open)).match(profile));
      }),
    );
  });
  it('the same is told each time, in order, of nobody twice nor of oneself, and adds up', () => {
    fc.assert(
      fc.property(documentOf, fc.nat(1), (entries, self) => {
        const model = modelWith(entries, [{ from: 'e0', to: 'e1', type: 'partner' }]);
        const profile = profileOf(model, self, TODAY);
        const { matches } = matcherOf(model).match(profile, Infinity);
        expect(matcherOf(model).match(profile, Infinity).matches).toEqual(matches);
        expect(matches.some(({ entry }) => entry === self)).toBe(false);
        expect(new Set(matches.map(({ entry }) => entry)).size).toBe(matches.length);
        matches.forEach(({ entry, score, reasons }, i) => {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(100);
          expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 9);
          const next = matches[i + 1];
          if (next) expect(score > next.score || (score === next.score && entry < next.entry)).toBe(true);
        });
      }),
    );
  });
  it('all weights together are a hundred', () => {
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});

describe('many entries', () => {
  it('are made ready in slices, and matched', async () => {
    const model = read(many(2500));
    const ready = createMatcher(model, TODAY);
    expect(ready).toBeInstanceOf(Promise);
    const { matches } = (await ready).match(profileOf(model, 7, TODAY), 50);
    expect(matches).toHaveLength(50);
  });
});

describe('reasons in sentences', () => {
  beforeAll(async () => {
    await loadLocale('it');
    await loadLocale('sq');
  });
  const model = modelWith([{ name: 'Cecop' }]);
  const all: Reason[] = [
    { kind: 'offers', weight: 1, what: { it: 'progettazione', en: 'project design' } },
    { kind: 'is', weight: 1, what: 'consorzio' },
    { kind: 'seeks', weight: 1, what: 'partner' },
    { kind: 'type', weight: 1, types: ['BR', 'BO'] },
    { kind: 'sector', weight: 1, values: ['arts', 'agrifood'] },
    { kind: 'there', weight: 1, values: ['AL'] },
    { kind: 'here', weight: 1, values: ['IT', 'XK'] },
    { kind: 'language', weight: 1, values: ['sq'] },
    { kind: 'purpose', weight: 1, values: ['commercial'] },
    { kind: 'purpose', weight: 1, values: ['project'] },
    { kind: 'purpose', weight: 1, values: ['commercial', 'project'] },
    { kind: 'network', weight: 1, values: ['e0'] },
    { kind: 'time', weight: 1, until: '2027-06-30' },
    { kind: 'known', weight: -1 },
  ];
  const told = (locale: string) => withLocale(locale, () => all.map((reason) => why(reason, model)));

  it('are English', () => {
    expect(told('en')).toEqual([
      'Offers what you seek: «project design»',
      'Is what you seek: consorzio',
      'Seeks what you offer: «partner»',
      'Your profile and theirs answer each other: BR and BO',
      'Works in what you work in: arts and agri-food',
      'Works in Albania, where you want to go',
      'Wants to go to Italy and Kosovo, where you work',
      'A language in common: Albanian',
      'Has commercial purposes, as you have',
      'Looks for projects, as you do',
      'Has commercial purposes and projects, as you have',
      'You are both in Cecop',
      'Can be answered until June 30, 2027',
      'You are linked already',
    ]);
  });
  it('are Italian and Albanian', () => {
    const english = new Set(told('en'));
    for (const locale of ['it', 'sq']) for (const sentence of told(locale)) expect(english).not.toContain(sentence);
    expect(told('it')[0]).toBe('Offre quello che cercate: «progettazione»');
    expect(told('it')[5]).toBe('Lavora dove volete andare: Albania');
  });
  it('say what to add when nobody fits', () => {
    const { match } = matcherOf(model);
    withLocale('en', () => {
      expect(advice(match({ sectors: ['arts'], offers: [{ title: 'x' }] }))).toBe(
        'Nobody fits yet. It helps to say what you seek and the countries where you want to go.',
      );
      const full = { sectors: ['arts'], offers: [{ title: 'x' }], needs: [{ title: 'y' }], targets: ['AL'] };
      expect(advice(match(full))).toBe('Nobody fits what you said. Try other words, or more sectors and countries.');
    });
  });
});
