/** What is asked for, and what comes after all questions: needs, groups, factors, cross-tables, texts, files. */
import './messages.ts';
import { html, nothing } from 'lit';
import { cross } from '../late/views/cross.ts';
import { factors } from '../late/views/factors.ts';
import { files, paperHead } from '../late/views/files.ts';
import { groups } from '../late/views/groups.ts';
import { needs } from '../late/views/needs.ts';
import { texts } from '../late/views/texts.ts';
import type { Viewing } from '../viewing.ts';

export { lateStyles } from '../late/late.styles.ts';

/** All of it, once there are results that tell something. */
export function more(s: Viewing): unknown {
  if (s.results?.state !== 'ready' || s.results.value.suppressed) return nothing;
  const results = s.results.value;
  return html`<div class="more">
    ${paperHead(s, results)}${needs(s, results)}${groups(s)}${factors(s)}${cross(s)}${texts(s)}${files(s, results)}
  </div>`;
}
