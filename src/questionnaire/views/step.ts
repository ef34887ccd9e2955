import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { backIcon, nextIcon } from '../../element/icons.ts';
import { fields, words } from '../../fields/index.ts';
import { msg } from '../../locale/index.ts';
import { contents, summary } from '../../respondent/frame.ts';
import { refusal } from '../../respondent/outcome.ts';
import { heading, text } from '../../respondent/parts.ts';
import type { Session } from '../session.ts';
import type { Step } from '../steps.ts';
import { allAnswers } from './answers.ts';

const title = (s: Session, { section }: Step): unknown =>
  section ? words(section.title, '', s) : msg('Review and send', { id: 'q-review' });

/** One section with its questions, or the review of all of them; and the way back and on. */
export function step(s: Session): TemplateResult {
  const { section } = s.step;
  const { steps } = s;
  const now = steps.findIndex((step) => step.id === s.step.id);
  const { intro, privacy } = s.model.definition;
  return html`<div class="columns">
    ${contents(s, steps.length, now, (i) => {
      const { id, section } = steps[i]!;
      const seen = s.visited.has(id) || (s.found && i < now);
      return { id, title: title(s, steps[i]!), done: !!(i !== now && section && seen && !s.form.problems(id).length) };
    })}
    <div class="main">
      ${refusal(s)}${summary(s, s.summary || !section ? s.problems : [])}${now ? nothing : text(s, intro)}
      ${heading(s, 1, title(s, s.step), 'step')}
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
        ${now === 0 ? nothing : html`<button @click=${() => s.move(-1)}>${backIcon()}${msg('Back', { id: 'q-back' })}</button>`}
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
