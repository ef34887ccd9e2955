import { html, nothing, type TemplateResult } from 'lit';
import { backIcon, nextIcon } from '../../element/icons.ts';
import { fields } from '../../fields/index.ts';
import { rich, words } from '../../fields/words.ts';
import type { SectionState } from '../../form/index.ts';
import { msg } from '../../locale/index.ts';
import { heading, type View } from '../view.ts';
import { contents, errorSummary } from './frame.ts';

/** One section: its questions, and the way back and on. */
export const step = (view: View, state: SectionState): TemplateResult => {
  const { session } = view;
  const { section } = state;
  const first = session.steps[0]?.id === section.id;
  const problems = view.summary ? session.form.problems(section.id) : [];
  return html`<div class="columns">
    ${contents(view)}
    <div class="main">
      ${problems.length ? errorSummary(view, problems) : nothing}
      ${first && session.form.model.definition.intro ? html`<div class="intro">${rich(session.form.model.definition.intro, '', view)}</div>` : nothing}
      ${heading(view, 1, words(section.title, '', view), 'step')}
      ${section.intro ? html`<div class="intro">${rich(section.intro, '', view)}</div>` : nothing}
      ${fields(state.questions, view)}
      <div class="actions">
        ${first ? nothing : html`<button @click=${view.back}>${backIcon()}${msg('Back', { id: 'q-back' })}</button>`}
        <button class="primary" @click=${view.next}>
          ${session.returning ? msg('Back to the review', { id: 'q-to-review' }) : msg('Continue', { id: 'q-next' })}${nextIcon()}
        </button>
      </div>
    </div>
  </div>`;
};
