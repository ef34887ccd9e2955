import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Partners } from '../../../src/contract/partners.ts';
import { read } from '../../../src/partner-map/read.ts';

const published = (name: string): Partners =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../demo/content/partners', name), 'utf8')) as Partners;

/** The demo's partners and those of the communities of practice, in one document. */
export function content(): Partners {
  const [first, second] = [published('partners.json'), published('veneto-partners.json')];
  const both = <T extends { readonly id: string }>(a: readonly T[] = [], b: readonly T[] = []): T[] => [
    ...new Map([...b, ...a].map((term) => [term.id, term])).values(),
  ];
  return {
    ...first,
    kinds: both(first.kinds, second.kinds),
    sectors: both(first.sectors, second.sectors),
    programmes: both(first.programmes, second.programmes),
    relationTypes: both(first.relationTypes, second.relationTypes),
    features: [...first.features, ...second.features],
    relations: [...(first.relations ?? []), ...(second.relations ?? [])],
  };
}

export const contentModel = () => read(content());

type Properties = Readonly<Record<string, unknown>>;

/** A model of some entries, by id or with the id `e0`, `e1` …; `name` and `kind` where they are not given. */
export const modelOf = (entries: readonly Properties[], head: Properties = {}) =>
  read({
    type: 'FeatureCollection',
    id: 'some',
    version: '1',
    locales: ['en'],
    kinds: [],
    ...head,
    features: entries.map(({ id, ...properties }, i) => ({
      type: 'Feature',
      id: id ?? `e${i}`,
      geometry: null,
      properties: { name: `Entry ${i}`, kind: 'k', ...properties },
    })),
  });
