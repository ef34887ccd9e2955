import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Partner, PartnerFeature, type Partners } from '../../src/contract/partners.ts';
import { Questionnaire } from '../../src/contract/questionnaire.ts';
import { compile } from '../../src/form/compile.ts';
import { build, Form, pipe, type Answer, type Answers } from '../../src/form/index.ts';
import { withLocale } from '../../src/locale/index.ts';
import { inline } from '../../src/locale/markdown.ts';
import { contact } from '../../src/partner-map/forms/contact.ts';
import { withheld } from '../../src/partner-map/forms/entry.ts';
import { help } from '../../src/partner-map/forms/help.ts';
import { meeting } from '../../src/partner-map/forms/meeting.ts';
import { plain } from '../../src/partner-map/forms/texts.ts';
import { propose } from '../../src/partner-map/forms/propose.ts';
import { read } from '../../src/partner-map/read.ts';
import type { InsetForm } from '../../src/respondent/inset-sitting.ts';
import { model, partners } from './forms-model.ts';

const runs = { numRuns: process.env.VARCO_PROOF === 'full' ? 2000 : 25 };

/** The definition of a form as a whole document, checked as an author's. */
const whole = (asks: InsetForm, locale = 'en') =>
  withLocale(locale, () => Questionnaire.parse({ ...asks.define(), id: 'test', version: '1', locales: [locale] }));

const formOf = (asks: InsetForm, answers: Answers = {}) => {
  const definition = withLocale('en', () => ({ ...asks.define(), id: 'test', version: '1', locales: ['en'] }));
  const form = new Form(build(definition), { answers: { ...asks.known, ...answers } });
  form.subscribe(() => asks.follow?.(form));
  return form;
};

const proposalOf = (document: Partners, partner?: number, locale = 'en') =>
  propose({ model: read(document), partner, locale });

const sent = (asks: InsetForm, form: Form) =>
  asks.answers(form) as { properties: Partner; geometry: PartnerFeature['geometry'] } & Record<string, unknown>;

// ---- arbitrary entries that the contract takes

const words = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((text) => !!text.trim());
const hostile = fc.constantFrom(
  '<img src=x onerror=alert(1)>',
  '[here](javascript:alert(1))',
  '${email}',
  '**bold** _it_',
  '\\',
  '=1+1',
  '1. list\n- a',
);
const string = fc.oneof(words, hostile);
const language = fc.constantFrom('it', 'en', 'sq', 'sr-Latn');
const text = fc.oneof(string, fc.dictionary(language, string, { minKeys: 1 }));
const opt = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const code = fc.constantFrom('culture', 'housing', 'unknown-1');
const country = fc.constantFrom('IT', 'AL', 'XK', 'FR');
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const some = <T>(of: fc.Arbitrary<T>) => opt(fc.uniqueArray(of, { maxLength: 3 }));
const opportunity = fc.record(
  {
    id: fc.constantFrom('a', 'b'),
    side: fc.constantFrom('offer', 'need'),
    type: fc.constantFrom('BO', 'TR'),
    title: text,
    summary: text,
    description: text,
    sought: text,
    sectors: fc.uniqueArray(code),
    countries: fc.uniqueArray(country),
    expires: day,
    open: fc.boolean(),
  },
  { requiredKeys: ['side', 'title'] },
);
const partner = fc.record(
  {
    name: text,
    kind: fc.constantFrom('network', 'theatre', 'else'),
    aliases: fc.array(string, { maxLength: 2 }),
    summary: text,
    state: fc.constantFrom('active', 'closed'),
    place: fc.record(
      { address: string, city: text, region: text, country, precision: fc.constantFrom('city', 'region') },
      { requiredKeys: ['country'] },
    ),
    scope: text,
    countries: fc.uniqueArray(country),
    targets: fc.uniqueArray(country),
    sectors: fc.uniqueArray(code),
    purposes: fc.uniqueArray(fc.constantFrom('commercial', 'project')),
    languages: fc.uniqueArray(language),
    competences: fc.array(text, { maxLength: 3 }),
    services: fc.array(text, { maxLength: 3 }),
    usefulFor: fc.constant([{ id: 'x', reason: 'y' }]),
    opportunities: fc.array(opportunity, { maxLength: 3 }),
    url: fc.constantFrom('https://a.example', 'http://b.example/x?y=1'),
    contact: fc.boolean(),
    checked: day,
    provenance: fc.constant({ '': { basis: 'public' } }),
    events: fc.constant([{ id: 'e', title: 'E' }]),
  },
  { requiredKeys: ['name', 'kind', 'place'] },
);
const document = (properties: object, coordinates?: [number, number] | null): Partners =>
  partners({
    features: [
      {
        type: 'Feature',
        id: 'p',
        geometry: coordinates ? { type: 'Point', coordinates } : null,
        properties,
      },
    ],
  });

const stripped = (properties: object): object =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !(withheld as readonly string[]).includes(name)));
const without = (value: object): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const coordinates = fc.option(
  fc.tuple(fc.double({ min: -179.9, max: 179.9, noNaN: true }), fc.double({ min: -84, max: 84, noNaN: true })),
);

describe('an entry’s form', () => {
  it('is a questionnaire that an author might have written, for whatever entry and document', () => {
    fc.assert(
      fc.property(partner, fc.constantFrom('it', 'en', 'sq', 'fr'), (properties, locale) => {
        compile(whole(proposalOf(document(properties), 0, locale), locale));
      }),
      { numRuns: 10 },
    );
    compile(whole(proposalOf(partners())));
  });

  it('begins from the entry: left as it is, it says the same entry, and nothing of how it was published', () => {
    fc.assert(
      fc.property(partner, coordinates, (properties, at) => {
        const of = document(properties, at);
        const asks = proposalOf(of, 0);
        const { properties: same, geometry } = sent(asks, formOf(asks));
        // what the reading of the document left out is no part of the entry on the page
        const shown = read(of).partner(0);
        expect(without(same)).toEqual(without(stripped(shown)));
        if (!at) expect(geometry).toBeNull();
        else at.forEach((value, i) => expect(geometry!.coordinates[i]).toBeCloseTo(value, 5));
      }),
      runs,
    );
  });

  const edits: Record<string, Answer> = {
    kind: 'network',
    summary: 'Another.',
    state: 'closed',
    url: 'www.new.example',
    sectors: ['housing'],
    languages: ['sq'],
    competences: 'a\nb',
    services: 'c',
    countries: ['FR'],
    targets: ['DE'],
    purposes: ['commercial'],
    city: 'Elsewhere',
    region: 'R',
    country: 'DE',
    address: 'Street 1',
  };

  it('changes what was changed and nothing else; the contract takes what comes of it', () => {
    fc.assert(
      fc.property(partner, coordinates, fc.subarray(Object.keys(edits)), (properties, at, ids) => {
        const of = document(properties, at);
        const asks = proposalOf(of, 0);
        const form = formOf(asks);
        for (const id of ids) form.answer(id, edits[id]);
        const { properties: made, geometry } = sent(asks, form);
        expect(Partner.safeParse(made).error?.issues).toBeUndefined();
        expect(PartnerFeature.safeParse({ type: 'Feature', id: 'p', geometry, properties: made }).success).toBe(true);
        const before = without(stripped(read(of).partner(0))) as Record<string, unknown>;
        const touched = new Set(
          ids.map((id) => (['city', 'region', 'country', 'address'].includes(id) ? 'place' : id)),
        );
        for (const name of Object.keys({ ...before, ...made }))
          if (!touched.has(name)) expect(without({ v: made[name as keyof Partner] })).toEqual({ v: before[name] });
      }),
      runs,
    );
  });

  it('leaves the other languages of a text, and of each line of a list, as they were', () => {
    const asks = proposalOf(partners(), 0);
    const form = formOf(asks);
    form.answer('summary', 'A company.');
    form.answer('competences', 'stage directing\nluci\nsound');
    form.answer('name_en', 'Bridge Theatre');
    const { properties } = sent(asks, form);
    expect(properties.summary).toEqual({ it: 'Una piccola compagnia.', en: 'A company.' });
    expect(properties.competences).toEqual([{ en: 'stage directing' }, 'luci', { en: 'sound' }]);
    expect(properties.name).toEqual({ it: 'Teatro Ponte', en: 'Bridge Theatre' });
    form.answer('competences', 'stage directing\nluci');
    expect(sent(asks, form).properties.competences).toEqual([{ it: 'regia', en: 'stage directing' }, 'luci']);
  });

  it('knows its opportunities again when they are moved, changed, taken out', () => {
    const asks = proposalOf(partners(), 0);
    const form = formOf(asks);
    const [tour, workshops] = model().partner(0).opportunities!;
    form.moveItem('opportunities', 0, 1);
    expect(sent(asks, form).properties.opportunities).toEqual([workshops, tour]);
    form.answer('opportunities/1/title', 'A stage in Durrës');
    form.addItem('opportunities', { side: 'offer', title: 'A van' });
    form.removeItem('opportunities', 0);
    expect(sent(asks, form).properties.opportunities).toEqual([
      { ...tour, title: { it: 'Una sala a Tirana', en: 'A stage in Durrës' } },
      { side: 'offer', title: { en: 'A van' } },
    ]);
  });

  it('holds opportunities to the lengths of the contract', () => {
    const asks = proposalOf(partners());
    for (const [id, most] of Object.entries({ title: 256, summary: 500, description: 4000 })) {
      const problems = (length: number) =>
        formOf(asks, { opportunities: [{ side: 'offer', title: 't', [id]: 'x'.repeat(length) }] })
          .problems()
          .filter(({ path }) => path.endsWith(id));
      expect(problems(most)).toEqual([]);
      expect(problems(most + 1)).toMatchObject([{ code: 'maxLength' }]);
      const made = (length: number) =>
        Partner.safeParse({
          name: 'n',
          kind: 'k',
          opportunities: [{ side: 'offer', title: 't', [id]: 'x'.repeat(length) }],
        }).success;
      expect([made(most), made(most + 1)]).toEqual([true, false]);
    }
  });

  it('of a new entry asks for a name, a kind, a country, a source and the consents, and takes any of its languages for the name', () => {
    const asks = proposalOf(partners(), undefined, 'it');
    const form = formOf(asks);
    expect(form.problems().map(({ path }) => path)).toEqual([
      'name_it',
      'kind',
      'country',
      'source',
      'publication',
      'privacy',
    ]);
    form.answer('name_en', 'A name');
    expect(form.problems().map(({ path }) => path)).not.toContain('name_it');
    form.answer('kind', 'theatre');
    form.answer('country', 'AL');
    form.answer('source', 'I work there');
    const { properties, geometry, document } = sent(asks, form);
    expect({ properties, geometry, document }).toEqual({
      properties: { name: { en: 'A name' }, kind: 'theatre', place: { country: 'AL' } },
      geometry: null,
      document: 'partners-test',
    });
  });

  it('whatever is answered without a problem, the contract takes', () => {
    const answers = fc.record({
      name_it: opt(string),
      name_en: string,
      kind: fc.constantFrom('network', 'theatre'),
      summary: opt(string),
      url: opt(
        fc.constantFrom('www.a.example', 'https://b.example/"x"', "https://c.example/'<y>", 'http://d.example/\\z'),
      ),
      country,
      city: opt(string),
      lat: opt(fc.double({ min: -90, max: 90, noNaN: true })),
      lon: opt(fc.double({ min: -180, max: 180, noNaN: true })),
      languages: some(language),
      competences: opt(fc.array(string).map((all) => all.join('\n'))),
      opportunities: fc.array(fc.record({ side: fc.constantFrom('offer', 'need'), title: string, expires: opt(day) }), {
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const asks = proposalOf(partners());
        const form = formOf(asks, { ...given, source: 's', privacy: true, publication: true } as Answers);
        fc.pre(form.problems().length === 0);
        const { properties, geometry } = sent(asks, form);
        expect(Partner.safeParse(properties).error?.issues).toBeUndefined();
        expect(PartnerFeature.safeParse({ type: 'Feature', id: 'p', geometry, properties }).success).toBe(true);
      }),
      runs,
    );
  });

  it('has an entry go with a reason, and says it as it is', () => {
    const asks = proposalOf(partners(), 0);
    const form = formOf(asks, { summary: 'changed before' });
    form.answer('wish', 'remove');
    expect(form.problems().map(({ path }) => path)).toContain('reason');
    form.answer('reason', 'It closed.');
    const { properties, remove, reason } = sent(asks, form);
    expect([remove, reason]).toEqual([true, 'It closed.']);
    expect(without(properties)).toEqual(without(stripped(model().partner(0))));
  });

  it('leads what an endpoint refuses to the question that it is about', () => {
    const { place } = proposalOf(partners(), 0);
    expect(
      [
        'properties/name/en',
        'properties/place/city',
        'properties/opportunities/1/title',
        'properties/url',
        'geometry',
        'source',
      ].map((pointer) => place!(pointer)),
    ).toEqual(['name_en', 'city', 'opportunities/1/title', 'url', 'lat', undefined]);
  });
});

describe('a place by its name', () => {
  it('fills in town, region, country and point, and names the town in the document’s languages', () => {
    const asks = proposalOf(partners());
    const form = formOf(asks, { name_en: 'N', kind: 'theatre' });
    const find = (form.state('find')!.options ?? []).find(({ label }) => Object.values(label).includes('Scutari'))!;
    form.answer('find', find.value);
    expect(form.submitted()).toMatchObject({ city: 'Shkodër', country: 'AL' });
    const { properties, geometry } = sent(asks, form);
    expect(properties.place).toEqual({ city: { it: 'Scutari', en: 'Shkodër' }, country: 'AL', precision: 'city' });
    expect(geometry!.coordinates[0]).toBeCloseTo(19.51, 1);
  });

  it('a town that is not known is one that was written', () => {
    const form = formOf(proposalOf(partners()));
    form.answer('find', 'Vattelapesca');
    expect(form.answers()).toEqual({ city: 'Vattelapesca' });
  });
});

describe('messages that are passed on', () => {
  const who = { name: 'A', email: 'a@example.org', privacy: true };
  const message = 'We would like to work with you.';

  it('hold the least, by the names that the receiver knows', () => {
    const [need] = model().partner(0).opportunities!;
    const asks = contact({ model: model(), partner: 0, opportunity: need });
    const form = formOf(asks, { ...who, purpose: 'project', message, language: 'sq' });
    expect(form.problems()).toEqual([]);
    expect(asks.about).toBe('teatro-ponte');
    expect(asks.answers(form)).toEqual({
      name: 'A',
      email: 'a@example.org',
      purpose: 'project',
      message,
      language: 'sq',
      opportunity: 'tour',
    });
  });

  it('a request to meet has a time', () => {
    const asks = meeting({ model: model(), partner: 1 });
    const form = formOf(asks, { ...who, purpose: 'other', message, when: 'in March' });
    expect(asks.kind).toBe('meeting-request');
    expect(asks.answers(form)).toMatchObject({ when: 'in March' });
  });

  it('a request for help goes to the office that deals with such', () => {
    const asks = help(model());
    const form = formOf(asks, { ...who, need: 'A stage in the Balkans, please.' });
    expect(asks.addressee!(form)).toBe('front');
    form.answer('countries', ['XK']);
    expect(asks.addressee!(form)).toBe('balkans');
    expect(asks.answers(form)).toEqual({
      name: 'A',
      email: 'a@example.org',
      need: 'A stage in the Balkans, please.',
      countries: ['XK'],
    });
  });

  it('names and addresses are in no draft', () => {
    for (const asks of [contact({ model: model(), partner: 0 }), help(model()), proposalOf(partners(), 0)]) {
      const form = formOf(asks, { ...who, contactEmail: 'b@example.org' });
      expect(JSON.stringify(form.answers(false))).not.toMatch(/example\.org"|"A"/);
    }
  });

  it('keep within the lengths of the receiver', () => {
    const problems = (answers: Answers) =>
      formOf(contact({ model: model(), partner: 0 }), { ...who, purpose: 'other', message, ...answers })
        .problems()
        .map(({ path, code }) => `${path} ${code}`);
    expect(problems({ message: 'x'.repeat(4001), name: 'x'.repeat(201), organisation: 'x'.repeat(201) })).toEqual([
      'message maxLength',
      'name maxLength',
      'organisation maxLength',
    ]);
    expect(problems({ message: 'short' })).toEqual(['message minLength']);
  });
});

describe('what a document says', () => {
  it('is shown in a form as it stands: no link, no emphasis, no answer set into it', () => {
    fc.assert(
      fc.property(string, (said) => {
        const shown = pipe(
          plain(said),
          'q',
          formOf(contact({ model: model(), partner: 0 }), { email: 'a@b.example' }),
          () => 'PIPED',
        );
        const parts = [inline(shown)].flat() as unknown[];
        // a line end is the one thing that is drawn, and it is none here
        expect(parts.every((part) => typeof part === 'string')).toBe(true);
        expect(parts.join('')).toBe(said);
      }),
      runs,
    );
  });
});
