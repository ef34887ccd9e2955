import type { Definition } from '../types.ts';

/** Shapes that can be told apart without colour, from full (it worked) to empty (it did not). */
const GOOD = ['disc', 'half-disc', 'block'] as const;
const BAD = ['crossed', 'ring', 'frame'] as const;
const ELSE = ['half-diamond', 'arrow', 'diamond'] as const;
/** Before the outcome is told: how it felt, from the low to the high end of the scale; and nothing at all. */
const FELT = ['down', 'level', 'up'] as const;
export type Shape = (typeof GOOD | typeof BAD | typeof ELSE | typeof FELT)[number] | 'dot';

/**
 * The shape of an outcome. Where there are more of a sort than shapes, the last one stands for all that are left.
 * @param offered values of the question, in their order
 */
export function outcomeShape(
  outcome: string,
  { success, failure }: Pick<Definition['experience'], 'success' | 'failure'>,
  offered: readonly string[],
): Shape {
  const others = offered.filter((value) => !success.includes(value) && !failure.includes(value));
  const [sort, shapes] = success.includes(outcome)
    ? [success, GOOD]
    : failure.includes(outcome)
      ? [failure, BAD]
      : [others, ELSE];
  const place = sort.indexOf(outcome);
  return shapes[place] ?? shapes[2];
}

/** The shape of a mood on its scale: of its thirds. */
export function moodShape(mood: number, { min, max }: { readonly min: number; readonly max: number }): Shape {
  const third = Math.floor(((mood - min) / (max - min || 1)) * 3);
  return FELT[Math.max(0, Math.min(2, third))]!;
}
