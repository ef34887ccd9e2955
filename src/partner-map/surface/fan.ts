import type { Point } from './walk.ts';

/** So many at one place open as a fan; of more there is a list. */
export const FAN = 10;
/** px from one to the next on the fan's circle: each has a target of 24 px, and a gap. */
const STEP = 40;

/** Where the entries of a fan lie around their place, in CSS px: on a circle, the first above it, then clockwise. */
export function fan(count: number): Point[] {
  const radius = Math.max(44, (count * STEP) / (2 * Math.PI));
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
  });
}
