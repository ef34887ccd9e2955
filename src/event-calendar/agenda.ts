import type { AgendaItem } from '../contract/events.ts';

/** A part of an agenda on its line: minutes that have gone by since the event began. */
export interface Slot {
  readonly item: AgendaItem;
  readonly from: number;
  readonly to: number;
}

export function slots(items: readonly AgendaItem[]): Slot[] {
  let from = 0;
  return items.map((item) => ({ item, from, to: (from += item.minutes) }));
}

/** What all parts take, whatever the event says of its length. */
export const totalMinutes = (items: readonly AgendaItem[]): number =>
  items.reduce((sum, { minutes }) => sum + minutes, 0);
