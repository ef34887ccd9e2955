import type { Values } from '../../finding/columns.ts';
import type { Source } from '../../finding/finder.ts';
import type { Model } from '../model.ts';

/**
 * What entries are narrowed by. `country`: where an entry is or works; `target`: where it, or what it offers or seeks, wants
 * to go; `network`: ids of entries or programmes it belongs to; `side`: `offer`, `need`; `open`: the same, of those still
 * open; `tag`: what it is useful for; `checked`: `year`, `two-years`, `older`, `never`. All other values are the
 * document's own.
 */
export const facetIds = [
  'kind',
  'country',
  'sector',
  'network',
  'programme',
  'side',
  'purpose',
  'target',
  'language',
  'open',
  'tag',
  'state',
  'checked',
] as const;
export type FacetId = (typeof facetIds)[number];

type Raw = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** Whether one may still answer: it is open, and neither it nor its call is over. @param today `2026-11-27` */
export const isOpen = ({ open, expires, bid }: Raw, today: string): boolean =>
  open !== false && ![expires, isObject(bid) && bid.deadline].some((day) => isDay(day) && day < today);

const yearsBefore = (day: string, years: number): string =>
  String(+day.slice(0, 4) - years).padStart(4, '0') + day.slice(4);

/** What entries are narrowed by, whatever their properties hold. */
function* readValues(model: Model, today: string): Generator<void, (n: number) => Values<FacetId>> {
  const [year, twoYears] = [yearsBefore(today, 1), yearsBefore(today, 2)];
  const networks = new Map<number, string[]>();
  let read = 0;
  for (const { from, to, type } of model.relations) {
    if (!(++read % 512)) yield;
    if (!model.relationTypes.get(type)?.network) continue;
    const n = model.number(from)!;
    (networks.get(n) ?? networks.set(n, []).get(n)!).push(to);
  }
  return (n) => {
    const raw = model.raw(n);
    const opportunities = list(raw.opportunities).filter(isObject);
    const open = opportunities.filter((one) => isOpen(one, today));
    const checked = raw.checked;
    return {
      kind: [raw.kind],
      sector: [raw.sectors, ...opportunities.map(({ sectors }) => sectors)].flatMap(list),
      country: [isObject(raw.place) && raw.place.country, ...list(raw.countries)],
      target: [raw.targets, ...opportunities.map(({ countries }) => countries)].flatMap(list),
      language: list(raw.languages),
      network: networks.get(n) ?? [],
      programme: list(raw.programmes),
      purpose: [raw.purposes, ...opportunities.map(({ purposes }) => purposes)].flatMap(list),
      side: opportunities.map(({ side }) => side),
      open: open.map(({ side }) => side),
      tag: list(raw.usefulFor).map((tag) => isObject(tag) && tag.id),
      state: [raw.state],
      checked: [!isDay(checked) ? 'never' : checked >= year ? 'year' : checked >= twoYears ? 'two-years' : 'older'],
    };
  };
}

/** The entries of a document, to be looked through. @param today the day that counts as today, `2026-11-27` */
export const sourceOf = (model: Model, today: string): Source<FacetId> => ({
  size: model.size,
  facets: facetIds,
  values: () => readValues(model, today),
  search: () => import('./search.ts').then(({ searchOf }) => searchOf(model)),
});
