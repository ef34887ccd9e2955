import { html, nothing } from 'lit';
import { msg } from '../../../locale/index.ts';
import { figure } from '../../figures/figure.ts';
import type { Viewing } from '../../viewing.ts';
import { dimensions, facets, groupsFigure } from '../groups.ts';
import { chosen, pick } from '../state.ts';
import { select } from './parts.ts';

/** Groups beside each other in one dimension. */
export function groups(s: Viewing): unknown {
  const [by, what] = [facets(s), dimensions(s)];
  if (!by.length || !what.length) return nothing;
  const { groupsBy, dimension: wanted } = chosen(s);
  const facet = by.find(({ id }) => id === groupsBy) ?? by[0]!;
  const dimension = what.find(({ id }) => id === wanted) ?? what[0]!;
  const choices = (list: readonly { id: string; label: string }[]) =>
    list.map(({ id, label }) => ({ value: id, label }));
  return html`<div class="choices">
        ${select('groups-by', msg('Groups by', { id: 's-groups-by' }), choices(by), facet.id, (groupsBy) => pick(s, { groupsBy }))}
        ${select('dimension', msg('Dimension', { id: 's-dimension' }), choices(what), dimension.id, (dimension) => pick(s, { dimension }))}
      </div>
      ${figure(s, groupsFigure(s, facet.id, dimension), s.host.depth + 2)}`;
}
