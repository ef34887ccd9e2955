import { openSearch, type Search } from '../../finding/search.ts';
import { countryNames, type Searchable } from '../../finding/searchable.ts';
import { strings } from '../../finding/words.ts';
import type { Model } from '../model.ts';

type Raw = Readonly<Record<string, unknown>>;
const object = (value: unknown): Raw => (typeof value === 'object' && value ? (value as Raw) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Members of an event, and of its parts, that are read as text. */
const TEXTS = ['summary', 'whenNote', 'organiser'];
const PARTS = ['speakers', 'partners', 'tables', 'materials'];
const OF_PARTS = ['name', 'title', 'summary', 'organisation', 'topic', 'host', 'outcome'];
const textsOf = (raw: Raw, members: readonly string[]): string[] => strings(members.map((name) => raw[name]));

/** What is searched of events, whatever their members hold. */
const searchable = (model: Model): Searchable => {
  const placesOf = (n: number): readonly unknown[] => {
    const { venue, places } = model.raw(n);
    return [venue, ...list(places)];
  };
  return {
    size: model.size,
    // the id where there is no title
    names: (n) => strings(model.raw(n).title ?? model.ids[n]),
    aliases: () => [],
    labels: () => [],
    vocabularies: [
      ...[model.kinds, model.audiences].map((terms) => (id: string) => strings(terms.get(id)?.label)),
      (id) => strings(model.programmes.get(id)?.title),
      (id) => {
        const { name, address, city, region } = model.places.get(id) ?? {};
        return strings([name, address, city, region]);
      },
      countryNames,
    ],
    terms(n) {
      const { kind, audience, programme } = model.raw(n);
      const places = placesOf(n);
      const countries = places.map((id) => typeof id === 'string' && model.places.get(id)?.country);
      return [list(kind), list(audience), list(programme), places, countries];
    },
    texts(n) {
      const raw = model.raw(n);
      return [
        ...textsOf(raw, TEXTS),
        ...PARTS.flatMap((member) => list(raw[member]).flatMap((part) => textsOf(object(part), OF_PARTS))),
      ];
    },
  };
};

export const searchOf = (model: Model): Search | Promise<Search> => openSearch(searchable(model));
