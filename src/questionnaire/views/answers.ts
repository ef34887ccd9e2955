import { html, nothing } from 'lit';
import { words } from '../../fields/index.ts';
import { msg } from '../../locale/index.ts';
import { answerList, heading } from '../../respondent/parts.ts';
import type { Session } from '../session.ts';

/** Everything on the path, section by section, then what is parked. */
export function allAnswers(s: Session, change: boolean): unknown {
  const parked = s.form.parked();
  return [
    s.form.sections.map(
      (section) =>
        html`<section>${heading(s, 2, words(section.title, '', s))}${answerList(s, s.form.asked(section), change)}</section>`,
    ),
    change && parked.length
      ? html`<details>
          <summary>${msg('Answers that are not needed now: kept, not sent', { id: 'q-parked' })}</summary>
          ${answerList(s, parked, false)}
        </details>`
      : nothing,
  ];
}
