import { html, nothing } from 'lit';
import { heading } from '../../../element/heading.ts';
import { msg } from '../../../locale/index.ts';
import type { Crossings, Results } from '../../../contract/results.ts';
import { figure } from '../../figures/figure.ts';
import type { Viewing } from '../../viewing.ts';
import { classFigure, leadersSentence, needCross, needsBy, untoldSaid } from '../needs-by.ts';
import { needsFigure } from '../needs.ts';
import { chosen, pick } from '../state.ts';
import { origins, own, type Subject } from '../subjects.ts';
import { select, waiting } from './parts.ts';

/** The needs of one question by an origin: a small figure a class, or one cross-table. */
function byOrigin(s: Viewing, id: string, origin: Subject, told: Crossings): unknown {
  const few = html`<p>
    ${msg('Too few answered to tell these needs by group.', { id: 's-needs-by-few' })}
  </p>`;
  const found = needsBy(s, id, origin, told);
  if (!found) {
    const one = needCross(s, id, origin, told);
    return one ? figure(s, one, s.host.depth + 3) : few;
  }
  if (!found.classes.length) return few;
  const note = untoldSaid(s, found.untold);
  return html`<p>${leadersSentence(s, found)}</p>
    <div class="multiples">
      ${found.classes.map((one, at) => figure(s, classFigure(s, id, found, one, at), s.host.depth + 3))}
    </div>
    ${note ? html`<p class="muted small">${note}</p>` : nothing}`;
}

/** What respondents need, all together and by where they come from. */
export function needs(s: Viewing, { questions }: Results): unknown {
  const ids = (s.model.definition.report?.needs ?? []).filter((id) => s.model.nodes.has(id));
  if (!ids.length) return nothing;
  const from = origins(s).filter(({ question }) => !ids.includes(question));
  const by = chosen(s).needsBy;
  const origin = from.find(({ key }) => key === by) ?? from[0];
  const told = origin && s.by(origin.key);
  const away = origin && waiting(told, () => s.by(origin.key, true) && s.host.requestUpdate());
  const whole = ids.map((id) => {
    const results = own(questions, id);
    const drawn = results && needsFigure(s, id, results);
    return drawn ? figure(s, drawn, s.host.depth + 2) : nothing;
  });
  const title = (id: string) => s.text(s.model.nodes.get(id)!.question.label) || id;
  return html`<div class="figures">${whole}</div>
    ${
      origin
        ? html`<div class="choices">
              ${select(
                'needs-by',
                msg('Needs by', { id: 's-needs-by', desc: 'The question that groups' }),
                from.map(({ key, label }) => ({ value: key, label })),
                origin.key,
                (needsBy) => pick(s, { needsBy }),
              )}
            </div>
            ${
              told?.state === 'ready'
                ? ids.map(
                    (id) => html`<div class="by">
                      ${heading(s.host.depth + 2, html`${title(id)} <span class="muted">– ${origin.label}</span>`)}
                      ${byOrigin(s, id, origin, told.value)}
                    </div>`,
                  )
                : away
            }`
        : nothing
    }`;
}
