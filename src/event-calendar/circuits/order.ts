import type { Circuit, Stage } from '../../contract/events.ts';

/**
 * Stages by the order in which they can be followed: each level once what its stages come after was followed. Stages that
 * wait for each other are taken as the document has them, and ids that no stage has are passed over.
 */
export function levels(stages: readonly Stage[]): Stage[][] {
  const ids = new Set(stages.map(({ id }) => id));
  const placed = new Set<string>();
  const found: Stage[][] = [];
  let left = [...stages];
  while (left.length) {
    const ready = left.filter(({ after = [] }) => after.every((id) => placed.has(id) || !ids.has(id)));
    const level = ready.length ? ready : [left[0]!];
    for (const { id } of level) placed.add(id);
    found.push(level);
    left = left.filter((stage) => !level.includes(stage));
  }
  return found;
}

/** How a circuit is completed, and how far one is. */
export interface Progress {
  /** stages that were followed, of how many there are */
  readonly done: number;
  readonly of: number;
  /** how many are to be followed, and those that must be among them */
  readonly least: number;
  readonly needed: readonly Stage[];
  readonly complete: boolean;
}

/** Where a circuit does not say how it is completed, by all stages that are not optional. @param followed ids of stages */
export function progress({ stages, completion }: Circuit, followed: ReadonlySet<string>): Progress {
  const asked = completion?.needed ?? [];
  const needed = stages.filter(({ id, optional }) => (completion ? asked.includes(id) : !optional));
  const least = Math.min(stages.length, Math.max(completion?.least ?? 0, needed.length));
  const done = stages.filter(({ id }) => followed.has(id)).length;
  return {
    done,
    of: stages.length,
    least,
    needed,
    complete: least > 0 && done >= least && needed.every(({ id }) => followed.has(id)),
  };
}
