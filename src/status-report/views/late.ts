/** What comes when it is asked for. */
import './messages.ts';
import { css } from 'lit';

export const lateStyles = css``;
