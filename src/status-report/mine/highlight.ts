import type { Dimension } from './picture.ts';
import { shown } from './position.ts';

/**
 * What the first sentence says. `none`: nothing can be said; `one`: of one dimension alone; `level`: all stand alike; `both`: where
 * one is strongest and where to begin again, beside the group or by one's own scores. Of several that stand alike, all.
 */
export type Highlight =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly dimension: Dimension }
  | { readonly kind: 'level'; readonly by: 'group' | 'score'; readonly all: readonly Dimension[] }
  | {
      readonly kind: 'both';
      readonly by: 'group' | 'score';
      readonly best: readonly Dimension[];
      readonly weakest: readonly Dimension[];
    };

/** How well one stands in a dimension, 0–1: in the group where that is known, else by the score. */
const standing = ({ rank, score }: Dimension): number => rank ?? (score ?? 0) / 100;

/** Those that can be said, the weakest first; of those that stand alike, the lower score first. */
export const weakestFirst = (dimensions: readonly Dimension[]): Dimension[] =>
  dimensions.filter(({ score }) => score !== null).sort((a, b) => standing(a) - standing(b) || a.score! - b.score!);

export function highlight(dimensions: readonly Dimension[]): Highlight {
  const scored = weakestFirst(dimensions);
  const placed = scored.filter(({ rank }) => rank !== undefined);
  const by = placed.length > 1 ? 'group' : 'score';
  const key = (of: Dimension): number => (by === 'group' ? Math.round(of.rank! * 1000) : shown(of.score!));
  const all = (by === 'group' ? placed : scored).sort((a, b) => key(a) - key(b));
  const [lowest, highest] = [all[0], all.at(-1)];
  if (!lowest || !highest) return { kind: 'none' };
  if (all.length === 1) return { kind: 'one', dimension: lowest };
  if (key(lowest) === key(highest)) return { kind: 'level', by, all };
  const like = (other: Dimension): Dimension[] => all.filter((each) => key(each) === key(other));
  return { kind: 'both', by, best: like(highest), weakest: like(lowest) };
}
