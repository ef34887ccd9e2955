import type { Opportunity, Partner } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import { isOpen } from '../find/columns.ts';
import { stem, strings, words } from '../../finding/words.ts';
import type { Model } from '../model.ts';

/** What an entry offers or seeks, or simply is. */
export interface Item {
  readonly entry: number;
  readonly role: 'offers' | 'seeks' | 'is';
  readonly what: Text;
  readonly type: Opportunity['type'];
  /** last day that one may answer; undefined where none is told */
  readonly until: string | undefined;
}

/** What entries are compared by. */
export const fields = ['sectors', 'countries', 'targets', 'languages', 'purposes', 'networks'] as const;
export type Field = (typeof fields)[number];

/** All that can fit, each with the entries that have it. */
export interface MatchIndex {
  readonly items: readonly Item[];
  /** numbers of items by stem, and of how many entries they are */
  readonly stems: ReadonlyMap<string, { readonly items: number[]; entries: number }>;
  /** numbers of entries by value */
  readonly values: Readonly<Record<Field, ReadonlyMap<string, readonly number[]>>>;
}

// words that are in every text: Italian, English and Albanian
const EMPTY = new Set(
  (
    'alla anche che con dal dei del della delle dello degli gli nei nel nella nelle per tra fra una uno sono come ' +
    'and are for from have its our that the their this with your dhe nga për per nje një ose tek janë jane edhe'
  ).split(' '),
);

/** Stems of the words that say something, in all languages of the texts. */
export const stemsOf = (texts: unknown): Set<string> =>
  new Set(
    strings(texts)
      .flatMap(words)
      .filter((word) => word.length > 2 && !EMPTY.has(word))
      .map(stem),
  );

/** What of an opportunity tells what it is about. Long descriptions have words of everything. */
export const aboutOf = ({ title, summary, sought, keywords }: Partial<Opportunity>): unknown => [
  title,
  summary,
  sought,
  keywords,
];

/** The last day to answer, of the opportunity itself and of its call. */
const untilOf = ({ expires, bid }: Opportunity): string | undefined =>
  [expires, bid?.deadline].filter((day) => day !== undefined).sort()[0];

/** What a partner is compared by; opportunities that are over do not count. */
export function valuesOf(model: Model, n: number, today: string): Record<Field, readonly string[]> {
  const partner = model.partner(n);
  const open = openOf(partner, today);
  const all = (own: readonly string[] | undefined, of: 'sectors' | 'countries' | 'purposes'): string[] => [
    ...new Set([...(own ?? []), ...open.flatMap((one) => one[of] ?? [])]),
  ];
  const country = partner.place?.country;
  return {
    sectors: all(partner.sectors, 'sectors'),
    countries: [...new Set([...(country ? [country] : []), ...(partner.countries ?? [])])],
    targets: all(partner.targets, 'countries'),
    languages: [...new Set(partner.languages)],
    purposes: all(partner.purposes, 'purposes'),
    networks: [
      ...new Set(model.links(n).flatMap(({ out, type, relation }) => (out && type.network ? [relation.to] : []))),
    ],
  };
}

export const openOf = (partner: Partner, today: string): Opportunity[] =>
  (partner.opportunities ?? []).filter((one) => isOpen(one, today));

/** What an entry is, in words: its kind and sectors. */
export const labelsOf = (model: Model, kind: string | undefined, sectors: readonly string[]): unknown => [
  model.kinds.get(kind ?? '')?.label,
  sectors.map((sector) => model.sectors.get(sector)?.label),
];

export function* readIndex(model: Model, today: string): Generator<void, MatchIndex> {
  const items: Item[] = [];
  const stems = new Map<string, { items: number[]; entries: number }>();
  const values = Object.fromEntries(fields.map((field) => [field, new Map<string, number[]>()])) as Record<
    Field,
    Map<string, number[]>
  >;
  for (let n = 0; n < model.size; n++) {
    if (!(n % 8)) yield;
    const partner = model.partner(n);
    const mine = valuesOf(model, n, today);
    for (const field of fields)
      for (const value of mine[field]) (values[field].get(value) ?? values[field].set(value, []).get(value)!).push(n);

    const seen = new Set<string>();
    const add = (role: Item['role'], what: Text, about: unknown, one?: Opportunity): void => {
      const number = items.push({ entry: n, role, what, type: one?.type, until: one && untilOf(one) }) - 1;
      for (const found of stemsOf(about)) {
        const known = stems.get(found) ?? stems.set(found, { items: [], entries: 0 }).get(found)!;
        known.items.push(number);
        if (!seen.has(found)) known.entries++;
        seen.add(found);
      }
    };
    for (const one of openOf(partner, today))
      add(one.side === 'offer' ? 'offers' : 'seeks', one.title, aboutOf(one), one);
    for (const what of [...(partner.competences ?? []), ...(partner.services ?? [])]) add('offers', what, what);
    add('is', model.kinds.get(partner.kind)?.label ?? partner.name, labelsOf(model, partner.kind, mine.sectors));
  }
  return { items, stems, values };
}
