import { nothing } from 'lit';
import { msg } from '../../../locale/index.ts';
import { figure } from '../../figures/figure.ts';
import type { Viewing } from '../../viewing.ts';
import { tallyFigure } from '../factors.ts';
import { block } from './parts.ts';

/** What interviews tell of experiences. */
export function factors(s: Viewing): unknown {
  if (s.model.kind !== 'interview') return nothing;
  const drawn = [tallyFigure(s, 'factors'), tallyFigure(s, 'channels')].filter((one) => one !== undefined);
  if (!drawn.length) return nothing;
  return block(
    s,
    'factors',
    msg('What made experiences succeed or fail', { id: 's-factors' }),
    drawn.map((one) => figure(s, one, s.host.depth + 2)),
  );
}
