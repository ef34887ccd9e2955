/** What comes when it is asked for. */
import './messages.ts';
import { css, nothing } from 'lit';
import type { Viewing } from '../viewing.ts';

export const lateStyles = css``;

/** What follows the figures of all. */
export const more = (_: Viewing): unknown => nothing;
