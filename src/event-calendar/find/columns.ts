import type { Values } from '../../finding/columns.ts';
import type { Source } from '../../finding/finder.ts';
import { DAY, UNDATED, type Model } from '../model.ts';

/**
 * What events are narrowed by. `place`: ids of the venue and of other places; `country`: of these; `language`: that it is held
 * in or interpreted into; `status`: as it stands today; `seats`: `open`, `few`, `full`,
 * `waitlist`, `closed`, once they are known; `year`: in which it begins. All other values are the document's own.
 */
export const facetIds = [
  'programme',
  'kind',
  'year',
  'place',
  'country',
  'mode',
  'status',
  'seats',
  'language',
  'audience',
  'circuit',
] as const;
export type FacetId = (typeof facetIds)[number];

type Raw = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Where an event stands: what it says itself, else planned or held by its date. @param today a day's number */
export function standing(model: Model, n: number, today: number): string {
  const { status } = model.raw(n);
  if (typeof status === 'string') return status;
  return model.precision[n] === DAY && model.last[n]! < today ? 'held' : 'planned';
}

/** The events of a document, to be looked through; whatever their members hold. */
export const sourceOf = (model: Model, today: number, seats: (id: string) => string | undefined): Source<FacetId> => ({
  size: model.size,
  facets: facetIds,
  search: () => import('./search.ts').then(({ searchOf }) => searchOf(model)),
  *values() {
    return (n): Values<FacetId> => {
      const raw = model.raw(n);
      const { event, interpretation } = isObject(raw.languages) ? raw.languages : ({} as Raw);
      const places = [raw.venue, ...list(raw.places)];
      return {
        programme: [raw.programme],
        kind: [raw.kind],
        // in which it begins, or ends where no beginning is set
        year: [model.precision[n] !== UNDATED && /\d{4}/.exec(String(raw.when))?.[0]],
        place: places,
        country: places.map((id) => typeof id === 'string' && model.places.get(id)?.country),
        mode: [raw.mode],
        status: [standing(model, n, today)],
        seats: [seats(model.ids[n]!)],
        language: [event, interpretation].flatMap(list),
        audience: list(raw.audience),
        circuit: model.circuitsOf(n).map(({ circuit }) => circuit.id),
      };
    };
  },
});
