/** What is asked for, and what comes after all questions: needs, groups, factors, cross-tables, texts, files. */
import './messages.ts';
import { css, html, nothing } from 'lit';
import type { Results } from '../../contract/results.ts';
import { ofWhole } from '../all/beside.ts';
import type { BlockId } from '../all/blocks.ts';
import { chosen, filterName } from '../all/filter.ts';
import { cross } from '../late/views/cross.ts';
import { factors } from '../late/views/factors.ts';
import { files } from '../late/views/files.ts';
import { groups } from '../late/views/groups.ts';
import { needs } from '../late/views/needs.ts';
import { texts } from '../late/views/texts.ts';
import { askedStyles } from '../late/late.styles.ts';
import { paperStyles } from '../late/paper.styles.ts';
import type { Viewing } from '../viewing.ts';

export const lateStyles = css`
  ${askedStyles}${paperStyles}
`;
export { paperHead } from '../late/views/files.ts';

const views: Record<BlockId, (s: Viewing, results: Results) => unknown> = {
  needs,
  groups,
  factors,
  cross,
  texts,
  files,
};

/** What the class that is shown beside all reaches: not what has groups of its own. */
const whole = (s: Viewing, results: Results, block: BlockId): unknown => {
  const filter = chosen(s, results);
  return filter && block !== 'texts' && block !== 'files'
    ? html`<p class="muted small">${ofWhole(filterName(s, filter))}</p>`
    : nothing;
};

/** What is in a block. */
export const more = (s: Viewing, results: Results, block: BlockId): unknown => [
  whole(s, results, block),
  views[block](s, results),
];
