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

/** A facet of all entries: those of entry `n` are `values[cells[starts[n]]]` to `values[cells[starts[n + 1] - 1]]`, each once. */
export interface Column {
  readonly values: readonly string[];
  readonly number: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly cells: Uint32Array;
}
export type Columns = ReadonlyMap<FacetId, Column>;

type Raw = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** Whether one may still answer: it is open, and neither it nor its call is over. @param today `2026-11-27` */
export const isOpen = ({ open, expires, bid }: Raw, today: string): boolean =>
  open !== false && ![expires, isObject(bid) && bid.deadline].some((day) => isDay(day) && day < today);

const yearsBefore = (day: string, years: number): string =>
  String(+day.slice(0, 4) - years).padStart(4, '0') + day.slice(4);

/** Reads all facets of all entries, whatever their properties hold. */
export function* readColumns(model: Model, today: string): Generator<void, Columns> {
  const { size } = model;
  const [year, twoYears] = [yearsBefore(today, 1), yearsBefore(today, 2)];
  const columns = facetIds.map(() => ({
    values: [] as string[],
    number: new Map<string, number>(),
    starts: new Uint32Array(size + 1),
    cells: [] as number[],
  }));
  const networks = new Map<number, string[]>();
  let read = 0;
  for (const { from, to, type } of model.relations) {
    if (!(++read % 512)) yield;
    if (!model.relationTypes.get(type)?.network) continue;
    const n = model.number(from)!;
    (networks.get(n) ?? networks.set(n, []).get(n)!).push(to);
  }

  for (let n = 0; n < size; n++) {
    if (!(n % 32)) yield;
    const raw = model.raw(n);
    const opportunities = list(raw.opportunities).filter(isObject);
    const open = opportunities.filter((one) => isOpen(one, today));
    const checked = raw.checked;
    const found: Record<FacetId, readonly unknown[]> = {
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
    facetIds.forEach((facet, i) => {
      const { values, number, starts, cells } = columns[i]!;
      for (const value of found[facet]) {
        if (typeof value !== 'string' || !value) continue;
        let id = number.get(value);
        if (id === undefined) {
          number.set(value, (id = values.length));
          values.push(value);
        }
        if (!cells.includes(id, starts[n])) cells.push(id);
      }
      starts[n + 1] = cells.length;
    });
  }
  const told = new Map<FacetId, Column>();
  for (const [i, facet] of facetIds.entries()) {
    told.set(facet, { ...columns[i]!, cells: new Uint32Array(columns[i]!.cells) });
    yield;
  }
  return told;
}
