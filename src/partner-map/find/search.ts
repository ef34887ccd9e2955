import { openSearch, type Search } from '../../finding/search.ts';
import { countryNames, type Searchable } from '../../finding/searchable.ts';
import { strings } from '../../finding/words.ts';
import type { Model } from '../model.ts';

/** Fields of an entry, and of its parts, that are read as text. */
const TEXTS = ['summary', 'stateNote', 'scope', 'competences', 'services'];
const PARTS = ['opportunities', 'projects', 'events', 'usefulFor'];
const OF_PARTS = ['title', 'summary', 'description', 'sought', 'keywords', 'partnership', 'role', 'reason'];

type Raw = Readonly<Record<string, unknown>>;
const object = (value: unknown): Raw => (typeof value === 'object' && value ? (value as Raw) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const textsOf = (raw: Raw, fields: readonly string[]): string[] => strings(fields.map((field) => raw[field]));

/** What is searched of entries, whatever their properties hold. */
const searchable = (model: Model): Searchable => ({
  size: model.size,
  // the id where there is no name
  names: (n) => strings(model.raw(n).name ?? model.ids[n]),
  aliases: (n) => strings(model.raw(n).aliases),
  labels: (n) => textsOf(object(model.raw(n).place), ['address', 'city', 'region']),
  vocabularies: [
    ...[model.kinds, model.sectors, model.programmes, model.tags].map(
      (terms) => (id: string) => strings(terms.get(id)?.label),
    ),
    countryNames,
  ],
  terms(n) {
    const { kind, sectors, programmes, usefulFor, place, countries, targets } = model.raw(n);
    const tags = list(usefulFor).map((tag) => object(tag).id);
    const places = [object(place).country, ...list(countries), ...list(targets)];
    return [list(kind), list(sectors), list(programmes), tags, places];
  },
  texts(n) {
    const raw = model.raw(n);
    return [
      ...textsOf(raw, TEXTS),
      ...PARTS.flatMap((field) => list(raw[field]).flatMap((part) => textsOf(object(part), OF_PARTS))),
    ];
  },
});

export const searchOf = (model: Model): Search | Promise<Search> => openSearch(searchable(model));
