import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import type { InterviewSitting } from '../sitting.ts';
import { inOrder, said, tick, titleOf, tools, undo } from './entries.ts';
import { late } from './lazy.ts';

/** The experiences lined up, the oldest first; which of them to retrace; and another one. */
export function timeline(s: InterviewSitting): TemplateResult {
  const { experiences } = s;
  const gone = s.gone?.entry.list === 'experiences' ? s.gone.entry : undefined;
  const line = inOrder(experiences);
  // what was taken out leaves the way back to it in its place
  const all = gone ? inOrder([...experiences, gone]) : line;
  const { min, max } = s.models.definition.experience.explore;
  const many = s.explored.length;
  const count = msg(str`Chosen to be retraced: ${many}. Choose ${min} to ${max}.`, { id: 'i-explored' });
  return html`${
    all.length
      ? html`${line.length ? late(s, ({ drawing }) => drawing(s, line), nothing) : nothing}
            <ol class="timeline">
              ${all.map((entry) => (entry === gone ? html`<li>${undo(s, 'experiences')}</li>` : moment(s, entry)))}
            </ol>
            ${late(s, ({ countries }) => countries(s, line), nothing)}
            <p class=${s.miscount ? 'miscount' : 'muted'} id="miscount" tabindex="-1">${count}</p>`
      : html`<p>${msg('Begin with the first experience that comes to mind.', { id: 'i-first' })}</p>`
  }${late(s, ({ oneSided }) => oneSided(s), nothing)}
    <div>
      ${
        experiences.length < s.most('experiences')
          ? html`<button @click=${() => s.add('experiences')}>
              ${line.length ? msg('Add another experience', { id: 'i-add-experience' }) : msg('Add an experience', { id: 'i-add-first' })}
            </button>`
          : html`<p>${msg('There is no place for more experiences.', { id: 'i-most' })}</p>`
      }
    </div>`;
}

/** An experience in its line: when, what, where, how it went. */
const moment = (s: InterviewSitting, entry: Entry): TemplateResult => {
  const [when, where, outcome] = ['when', 'where_country', 'outcome'].map((id) => said(entry, id));
  const title = titleOf(entry);
  return html`<li>
    <div class="when muted">${when || msg('no date', { id: 'i-undated' })}</div>
    <div class="what">
      <b><bdi>${title}</bdi></b>
      <div class="muted">${[where, outcome].filter(Boolean).join(' · ')}</div>
      <div class="row">
        ${tick(
          html`${msg('retrace', { id: 'i-explore' })}<span class="unseen">: ${title}</span>`,
          entry.explored,
          (on) => s.mark(entry, { explore: on || undefined }),
        )}
        ${tick(
          html`${msg('turning point', { id: 'i-turning' })}<span class="unseen">: ${title}</span>`,
          entry.marks.turning === true,
          (on) => s.mark(entry, { turning: on || undefined }),
        )}
      </div>
    </div>
    ${tools(s, entry)}
  </li>`;
};
