/** One respondent's picture beside the group: what stands first, then why, then what next. */
import './messages.ts';
import '../../fields/messages.ts';
import { html, nothing } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg, str, withLocale } from '../../locale/index.ts';
import { weakestFirst, highlight } from '../mine/highlight.ts';
import { mineOf } from '../mine/mine.ts';
import { dimensionsOf, inTime } from '../mine/picture.ts';
import type { Viewing } from '../viewing.ts';
import { actions } from './mine-actions.ts';
import { answerList } from './mine-answers.ts';
import { changes } from './mine-changes.ts';
import { codeForm } from './mine-code.ts';
import { dimensionCards, standings } from './mine-dimensions.ts';
import { groupOf, notices } from './mine-group.ts';
import { sentence } from './mine-sentence.ts';
import { steps } from './mine-steps.ts';
import { daySaid, type Shown } from './mine-words.ts';

export { lateStyles } from './mine.styles.ts';
export { compare, recover, see } from '../mine/mine.ts';

/** Says to those who hear the page that there is something new on it. */
export function announce(s: Viewing): void {
  s.spoken = withLocale(s.locale, () => msg('Your picture is ready, on this page.', { id: 's-mine-ready' }));
  s.host.requestUpdate();
}

export function picture(s: Viewing): unknown {
  const { dimensions = [] } = s.model.definition;
  if (!dimensions.length)
    return html`<p class="notice">
      ${msg('There are no dimensions here, and so no picture to show.', { id: 's-mine-no-dimensions' })}
    </p>`;
  const mine = mineOf(s);
  if (!s.own) return begin(s);
  const { now, before, swapped } = inTime(mine.taken(s.own), s.earlier && mine.taken(s.earlier));
  const group = groupOf(s);
  const all = dimensionsOf(mine.model, now, before, group);
  const of: Shown = { s, mine, now, before, swapped, group, dimensions: all, level: s.host.depth + 1 };
  const high = highlight(all);
  // why, of where to begin again, is told at once
  const first = high.kind === 'both' ? high.weakest : high.kind === 'one' ? [high.dimension] : [];
  return html`<div class="mine">
    ${sentence(of, high)} ${kept(of)} ${superseded(of)} ${notices(of)} ${standings(of)} ${dimensionCards(of, first)} ${steps(of, weakestFirst(all))}
    ${changes(of)} ${answerList(of)} ${actions(of)}
  </div>`;
}

/** Before there are answers: what will be shown, and the way to it. */
const begin = (s: Viewing): unknown =>
  html`<div class="mine" id="begin" tabindex="-1">
    ${heading(s.host.depth + 1, msg('Your picture', { id: 's-picture' }))}
    <p>
      ${msg(
        'After you have sent the questionnaire, you see here where you stand in each dimension, beside the group, why, and what you can do next.',
        { id: 's-mine-intro' },
      )}
    </p>
    ${
      s.host.address('endpoint')
        ? codeForm(s, 'own')
        : html`<p class="notice">
            ${msg('A receipt code cannot be used on this page: to see your picture again, go to the page of the questionnaire.', { id: 's-mine-no-endpoint' })}
          </p>`
    }
  </div>`;

/** The picture is of answers that others took the place of. */
const superseded = ({ s, now }: Shown): unknown =>
  now.own.replacedAt
    ? html`<p class="notice">
        ${msg(str`Later answers took the place of these on ${daySaid(s, now.own.replacedAt)}: the group counts those.`, { id: 's-mine-superseded', desc: 'With a date' })}
      </p>`
    : nothing;

/** What was sent just now is gone with the page: how to have its picture again. */
const kept = ({ s, now }: Shown): unknown =>
  now.own.code && s.host.address('endpoint')
    ? html`<p class="kept small muted">
        ${msg('This page does not keep your picture: the receipt code brings it back.', { id: 's-mine-kept' })}
      </p>`
    : nothing;
