import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { backIcon, nextIcon } from '../../element/icons.ts';
import { fields, words } from '../../fields/index.ts';
import { msg } from '../../locale/index.ts';
import type { Session } from '../session.ts';
import { contents, summary } from './frame.ts';
import { allAnswers, heading, text } from './parts.ts';
import { refusal } from './outcome.ts';

/** One section with its questions, or the review of all of them; and the way back and on. */
export function step(s: Session): TemplateResult {
  const { section } = s.step;
  const first = s.steps[0]!.id === s.step.id;
  const { intro, privacy } = s.model.definition;
  return html`<div class="columns">
    ${contents(s)}
    <div class="main">
      ${refusal(s)}${summary(s)}${first ? text(s, intro) : nothing}
      ${heading(s, 1, section ? words(section.title, '', s) : msg('Review and send', { id: 'q-review' }), 'step')}
      ${section ? [text(s, section.intro), keyed(s.step.id, fields(s.asked, s))] : allAnswers(s, true)}
      ${
        privacy && !section
          ? html`<p class="muted">
            ${words(privacy.controller, '', s)}
            ${privacy.notice ? html` · <a href=${privacy.notice}>${msg('Privacy notice', { id: 'q-privacy' })}</a>` : nothing}
          </p>`
          : nothing
      }
      <div class="row actions">
        ${first ? nothing : html`<button @click=${() => s.move(-1)}>${backIcon()}${msg('Back', { id: 'q-back' })}</button>`}
        ${
          section
            ? html`<button class="primary" @click=${() => s.move(1)}>
              ${s.returning ? msg('Back to the review', { id: 'q-to-review' }) : msg('Continue', { id: 'q-next' })}${nextIcon()}
            </button>`
            : html`<button class="primary" @click=${() => void s.host.send()}>${msg('Send', { id: 'q-send' })}</button>`
        }
      </div>
    </div>
  </div>`;
}
