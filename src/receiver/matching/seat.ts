/** A meeting that may not have a table yet; numbers of `board.ts`. */
export interface Seated {
  readonly a: number;
  readonly b: number;
  readonly slot: number;
  table?: number;
}

/**
 * Gives a table to each meeting that has none: that at which the one of the second side sat before, else where the other did,
 * else the first that is left, so that few have to move. There are never more meetings in a slot than tables (`timetable.ts`).
 */
export function seat(meetings: readonly Seated[]): void {
  const taken = new Map<number, Set<number>>();
  const last = [new Map<number, number>(), new Map<number, number>()] as const;
  const tablesOf = (slot: number) => taken.get(slot) ?? taken.set(slot, new Set()).get(slot)!;
  for (const { slot, table } of meetings) if (table !== undefined) tablesOf(slot).add(table);
  const inOrder = [...meetings].sort((x, y) => x.slot - y.slot || x.b - y.b);
  for (const meeting of inOrder) {
    const busy = tablesOf(meeting.slot);
    if (meeting.table === undefined) {
      const usual = [last[1].get(meeting.b), last[0].get(meeting.a)];
      let table = usual.find((one) => one !== undefined && !busy.has(one));
      for (let first = 0; table === undefined; first++) if (!busy.has(first)) table = first;
      meeting.table = table;
      busy.add(table);
    }
    last[0].set(meeting.a, meeting.table);
    last[1].set(meeting.b, meeting.table);
  }
}
