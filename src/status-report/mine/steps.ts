import type { Questionnaire } from '../../contract/questionnaire.ts';
import type { Dimension } from './picture.ts';

export type Step = NonNullable<NonNullable<Questionnaire['report']>['steps']>[number];

const MOST = 3;

/**
 * The next steps: one for each dimension first, the weakest before the others, then the second ones.
 * @param weakest dimensions with a score, the weakest first
 * @param bands ids of all bands, the lowest first
 */
export function nextSteps(
  steps: readonly Step[],
  weakest: readonly Pick<Dimension, 'id' | 'band'>[],
  bands: readonly string[],
): Step[] {
  const fitting = weakest.map(({ id, band }) =>
    steps.filter((step) => step.dimension === id && band && (step.bands ?? bands.slice(0, -1)).includes(band.id)),
  );
  const rounds = Math.max(0, ...fitting.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => fitting.flatMap((each) => each[round] ?? []))
    .flat()
    .slice(0, MOST);
}
