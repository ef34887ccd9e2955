import type { Form } from '../../form/index.ts';
import { same } from '../../form/values.ts';
import type { Dimension } from './picture.ts';
import { shown } from './position.ts';

/** A dimension then and now, of those that both times tell of. */
export interface Change {
  readonly dimension: Dimension;
  readonly from: number;
  readonly to: number;
  /** of the numbers as they are shown */
  readonly by: number;
}

export const changesOf = (dimensions: readonly Dimension[]): Change[] =>
  dimensions.flatMap((dimension) => {
    const [from, to] = [dimension.before?.score, dimension.score];
    if (typeof from !== 'number' || to === null) return [];
    return [{ dimension, from, to, by: shown(shown(to) - shown(from)) }];
  });

/** Of these questions, those whose answers that count are others. */
export const answersChanged = (questions: readonly string[], before: Form, now: Form): string[] =>
  questions.filter((id) => !same(before.read(id), now.read(id)));
