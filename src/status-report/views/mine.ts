/** One respondent's picture beside the group. */
import './messages.ts';
import { css, html } from 'lit';
import { build, Form, scores } from '../../form/index.ts';
import { msg } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';

export const lateStyles = css``;

export function picture(s: Viewing): unknown {
  if (!s.own) return html``;
  const model = build(s.model.definition);
  const { dimensions } = scores(model, new Form(model, { answers: s.own.answers }));
  return html`<h3>${msg('Your picture', { id: 's-picture' })}</h3><p>${JSON.stringify(dimensions)}</p>`;
}
