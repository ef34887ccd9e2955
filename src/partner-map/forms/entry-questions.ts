import type { Partner, Provenance } from '../../contract/partners.ts';
import type { Field, Question } from '../../contract/questionnaire.ts';
import { currentLocale, displayNames, formatEdtf, interfaceLocale, msg, str } from '../../locale/index.ts';
import type { Model } from '../model.ts';
import { purposeOptions, sectionOf, several, termOptions } from './common.ts';
import { nameId, nameLanguages, type Ground } from './entry.ts';
import { plain, said } from './texts.ts';
import { townLabel } from './gazetteer.ts';
import { townName } from './town.ts';

/** Sections of the entry itself. */
export const entrySections = ['entry', 'where', 'work', 'wanted'];

const basisWords = (basis: Provenance['basis']): string | undefined =>
  basis &&
  {
    explicit: msg('stated in the source', { id: 'm-form-basis-explicit' }),
    implied: msg('read out of the source', { id: 'm-form-basis-implied' }),
    public: msg('public', { id: 'm-form-basis-public' }),
    'common-knowledge': msg('generally known', { id: 'm-form-basis-known' }),
  }[basis];

/** Where a field's value, or with `''` the entry, comes from, in one line; empty where nothing is said of it. */
function sourceOf(field: string, { partner, locales }: Ground): string {
  const known = partner?.provenance;
  const from = known && Object.hasOwn(known, field) ? known[field] : undefined;
  if (!from) return '';
  const { basis, source, note, by, at } = from;
  const parts = [basisWords(basis), source, said(note, locales), by, at && formatEdtf(at, currentLocale())];
  const words = parts.filter(Boolean).join(' · ');
  return words && msg(str`Where this comes from: ${words}`, { id: 'm-form-from' });
}

/** Help under a field: what to write, then where its value comes from. */
const helped = (field: keyof Partner | 'geometry', ground: Ground, hint = ''): { help?: string } => {
  const help = [hint, plain(sourceOf(field, ground))].filter(Boolean).join('\n\n');
  return help ? { help } : {};
};

const languageName = (tag: string): string => displayNames(currentLocale(), 'language').of(tag) ?? tag;

const names = (ground: Ground): Question[] => {
  const all = nameLanguages(ground);
  const [first = '', ...others] = all;
  const none = others.map((language) => `not answered(\${${nameId(language)}})`).join(' and ');
  return all.map((language): Question => {
    const label = msg('Name', { id: 'm-form-entry-name' });
    return {
      type: 'text',
      id: nameId(language),
      label: all.length > 1 ? `${label} (${languageName(language)})` : label,
      maxLength: 300,
      ...(language === first && { ...helped('name', ground), ...(none ? { requiredIf: none } : { required: true }) }),
    };
  });
};

const stateOptions = () => [
  { value: 'active', label: msg('active', { id: 'm-form-active' }) },
  { value: 'forming', label: msg('being formed', { id: 'm-form-forming' }) },
  { value: 'preparing', label: msg('in preparation', { id: 'm-form-preparing' }) },
  { value: 'closed', label: msg('closed', { id: 'm-form-closed' }) },
];

const opportunity = (model: Model, used: readonly string[]): Field[] => [
  // which of the entry's own it is; never asked
  { type: 'text', id: 'of', label: '', showIf: '1 === 2' },
  {
    type: 'single',
    id: 'side',
    label: msg('It is something that is', { id: 'm-form-side' }),
    required: true,
    options: [
      { value: 'offer', label: msg('offered', { id: 'm-form-offer' }) },
      { value: 'need', label: msg('sought', { id: 'm-form-sought' }) },
    ],
  },
  { type: 'text', id: 'title', label: msg('Title', { id: 'm-form-opp-title' }), required: true, maxLength: 256 },
  { type: 'longtext', id: 'summary', label: msg('In short', { id: 'm-form-summary' }), maxLength: 500 },
  { type: 'longtext', id: 'description', label: msg('Description', { id: 'm-form-description' }), maxLength: 4000 },
  {
    type: 'country',
    id: 'countries',
    multiple: true,
    label: msg('Countries in which partners are sought', { id: 'm-form-opp-countries' }),
  },
  ...(several(
    'sectors',
    msg('Sectors', { id: 'm-form-entry-sectors' }),
    termOptions(model.sectors, model.locales, used),
  ) as Field[]),
  { type: 'date', id: 'expires', label: msg('Until when', { id: 'm-form-expires' }) },
];

const oneALine = (): string => msg('One on each line.', { id: 'm-form-lines' });

/** The entry's own questions: the members of a Partner that a visitor may know. Others stay as they are. */
export function entryQuestions(model: Model, ground: Ground, showIf?: string) {
  const { partner, towns } = ground;
  const whole = sourceOf('', ground);
  const spoken = interfaceLocale(currentLocale());
  const { locales } = model;
  const countries = (field: 'countries' | 'targets', label: string): Question => ({
    type: 'country',
    id: field,
    multiple: true,
    label,
    ...helped(field, ground),
  });
  const opportunitySectors = (partner?.opportunities ?? []).flatMap(({ sectors = [] }) => sectors);
  return [
    sectionOf(
      'entry',
      msg('What it is', { id: 'm-form-what' }),
      [
        ...(whole ? [{ type: 'note', id: 'known_from', label: plain(whole) } as const] : []),
        ...names(ground),
        {
          type: 'dropdown',
          id: 'kind',
          label: msg('Kind', { id: 'm-form-kind' }),
          required: true,
          options: termOptions(model.kinds, locales, partner ? [partner.kind] : []),
          ...helped('kind', ground),
        },
        {
          type: 'longtext',
          id: 'summary',
          label: msg('In a few sentences', { id: 'm-form-entry-summary' }),
          maxLength: 2000,
          ...helped('summary', ground),
        },
        {
          type: 'single',
          id: 'state',
          label: msg('State', { id: 'm-form-state' }),
          options: stateOptions(),
          ...helped('state', ground),
        },
        { type: 'url', id: 'url', label: msg('Web address', { id: 'm-form-url' }), ...helped('url', ground) },
      ],
      showIf,
    ),
    sectionOf(
      'where',
      msg('Where it is', { id: 'm-form-where' }),
      [
        {
          type: 'dropdown',
          id: 'find',
          label: msg('Find the town by its name', { id: 'm-form-find' }),
          help: msg('It fills in what follows. A town that is not found can be written below.', {
            id: 'm-form-find-why',
          }),
          options: towns.map((town) => ({
            value: town.id,
            // the names that are not shown find it too
            label: {
              und: town.own,
              en: town.english,
              it: town.italian,
              [spoken]: townLabel(town, townName(town, spoken), currentLocale()),
            },
          })),
          // no answer of the entry: a draft does not keep it
          sensitive: true,
        },
        {
          type: 'text',
          id: 'city',
          label: msg('Town', { id: 'm-form-city' }),
          maxLength: 200,
          ...helped('place', ground),
        },
        { type: 'text', id: 'region', label: msg('Region', { id: 'm-form-region' }), maxLength: 200 },
        {
          type: 'country',
          id: 'country',
          label: msg('Country', { id: 'field-country' }),
          required: true,
          first: ['IT', 'AL', 'XK'],
        },
        { type: 'text', id: 'address', label: msg('Address', { id: 'm-form-address' }), maxLength: 300 },
        {
          type: 'decimal',
          id: 'lat',
          label: msg('Latitude, in degrees', { id: 'm-form-lat' }),
          min: -90,
          max: 90,
          requiredIf: 'answered(${lon})',
          ...helped(
            'geometry',
            ground,
            msg('Only if it is to stand on the map; north is above 0.', { id: 'm-form-lat-why' }),
          ),
        },
        {
          type: 'decimal',
          id: 'lon',
          label: msg('Longitude, in degrees', { id: 'm-form-lon' }),
          help: msg('East is above 0.', { id: 'm-form-lon-why' }),
          min: -180,
          max: 180,
          requiredIf: 'answered(${lat})',
        },
      ],
      showIf,
    ),
    sectionOf(
      'work',
      msg('What it does', { id: 'm-form-work' }),
      [
        ...several(
          'sectors',
          msg('Sectors', { id: 'm-form-entry-sectors' }),
          termOptions(model.sectors, locales, partner?.sectors),
        ).map((question) => ({ ...question, ...helped('sectors', ground) })),
        {
          type: 'language',
          id: 'languages',
          multiple: true,
          label: msg('Languages', { id: 'm-form-languages' }),
          first: ['it', 'en', 'sq'],
          ...helped('languages', ground),
        },
        {
          type: 'longtext',
          id: 'competences',
          label: msg('What it is good at', { id: 'm-form-competences' }),
          ...helped('competences', ground, oneALine()),
        },
        {
          type: 'longtext',
          id: 'services',
          label: msg('Services that it gives', { id: 'm-form-services' }),
          ...helped('services', ground, oneALine()),
        },
        countries('countries', msg('Countries in which it works', { id: 'm-form-works-in' })),
      ],
      showIf,
    ),
    sectionOf(
      'wanted',
      msg('What it looks for', { id: 'm-form-wanted' }),
      [
        {
          type: 'multiple',
          id: 'purposes',
          label: msg('Partners are sought for', { id: 'm-form-purposes' }),
          options: purposeOptions(),
          ...helped('purposes', ground),
        },
        countries('targets', msg('Countries to which it wants to go', { id: 'm-form-targets' })),
        {
          type: 'group',
          id: 'opportunities',
          label: msg('Offers and needs', { id: 'm-form-opportunities' }),
          itemTitle: '${title}',
          addLabel: msg('Add an offer or a need', { id: 'm-form-add' }),
          max: 20,
          fields: opportunity(model, opportunitySectors),
          ...helped('opportunities', ground),
        },
      ],
      showIf,
    ),
  ];
}
