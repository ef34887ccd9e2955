/**
 * Packing a line of time: each thing has a shape at its place, perhaps a bar, and a label beside the shape. What would
 * lie over another goes into a lane of its own below. Lengths are of any one unit.
 */
export interface Mark {
  /** where its bar begins and ends; of a point, twice its place */
  readonly from: number;
  readonly to: number;
  readonly point: boolean;
  /** how long its label would like to be */
  readonly label: number;
}

export interface Placed {
  /** 0 is the highest */
  readonly lane: number;
  /** where its shape begins: a point's is in the middle of it, a bar begins with it */
  readonly shape: number;
  readonly label: { readonly from: number; readonly width: number; readonly before: boolean };
  /** all that it takes, shape, bar and label */
  readonly left: number;
  readonly right: number;
}

export interface Room {
  readonly width: number;
  /** breadth of a shape, and the least between two things in a lane */
  readonly shape: number;
  readonly gap: number;
}

/** A mark with its label after it, or before it where there is more room. */
function spread({ from, to, point, label }: Mark, { width, shape }: Room): Omit<Placed, 'lane'> {
  const at = Math.max(0, Math.min(width - shape, point ? from - shape / 2 : from));
  const after = width - at - shape;
  const before = label > after && at > after;
  const room = Math.min(label, before ? at : after);
  const left = before ? at - room : at;
  return {
    shape: at,
    label: { from: before ? left : at + shape, width: room, before },
    left: Math.min(left, from),
    right: Math.max(before ? at + shape : at + shape + room, to),
  };
}

/**
 * Packs marks into lanes: each, in the order given, into the highest lane that is free from its left end on. So nothing
 * overlaps, and in every lane what comes later stands further right.
 */
export function pack(marks: readonly Mark[], room: Room): Placed[] {
  const ends: number[] = [];
  return marks.map((mark) => {
    const placed = spread(mark, room);
    const free = ends.findIndex((end) => end + room.gap <= placed.left);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = placed.right;
    return { ...placed, lane };
  });
}

/**
 * The same with labels cut shorter, and at last left out, until there are no more lanes than `most`; what was said when
 * all were tried.
 * @param limits how long a label may be, the longest first
 */
export function fit(marks: readonly Mark[], room: Room, limits: readonly number[], most: number): Placed[] {
  let placed: Placed[] = [];
  for (const limit of limits) {
    placed = pack(
      marks.map((mark) => ({ ...mark, label: Math.min(mark.label, limit) })),
      room,
    );
    if (placed.every(({ lane }) => lane < most)) break;
  }
  return placed;
}
