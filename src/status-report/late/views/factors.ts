import { figure } from '../../figures/figure.ts';
import type { Viewing } from '../../viewing.ts';
import { tallyFigure } from '../factors.ts';

/** What interviews tell of experiences. */
export function factors(s: Viewing): unknown {
  const drawn = [tallyFigure(s, 'factors'), tallyFigure(s, 'channels')].filter((one) => one !== undefined);
  return drawn.map((one) => figure(s, one, s.host.depth + 2));
}
