import type { Selection } from '../../finding/finder.ts';
import * as link from '../../finding/state.ts';
import { dayNumber, dayText } from '../days.ts';
import { facetIds, type FacetId } from './columns.ts';

/** How events are shown: in a list by months, in the grid of a month, along a year, or as circuits that lead through several. */
export const shows = ['list', 'month', 'year', 'circuits'] as const;
export type Show = (typeof shows)[number];

/** What a link to a calendar says: what is looked for, and what is looked at. */
export interface LinkState extends Selection<FacetId> {
  /** id of the event that is open */
  readonly entry?: string;
  /** undefined for what the page begins with */
  readonly show?: Show;
  /** the day whose month or year is shown, as a number */
  readonly on?: number;
}

const names = { facets: facetIds, others: ['entry', 'show', 'on'] } as const;

/** Reads the state from a page's parameters; whatever is none is passed over (`finding/state.ts`). */
export function readState(search: string, prefix: string): LinkState {
  const { query, facets, others } = link.readState(search, prefix, names);
  const { entry, show, on = '' } = others;
  const day = /^\d{4}-\d\d-\d\d$/.test(on) ? dayNumber(on) : NaN;
  return {
    query,
    facets,
    ...(link.isCode(entry) && { entry }),
    ...(shows.includes(show as Show) && { show: show as Show }),
    ...(!Number.isNaN(day) && { on: day }),
  };
}

/** Writes the state into a page's parameters (`finding/state.ts`). */
export const writeState = (search: string, prefix: string, { query, facets, entry, show, on }: LinkState): string =>
  link.writeState(search, prefix, names, {
    query,
    facets,
    others: {
      ...(entry && { entry }),
      ...(show && { show }),
      ...(on !== undefined && { on: dayText(on) }),
    },
  });
