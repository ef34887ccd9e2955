import { html, nothing, type TemplateResult } from 'lit';
import type { AgendaItem } from '../../contract/events.ts';
import { heading } from '../../element/heading.ts';
import { msg, plural, str } from '../../locale/index.ts';
import { said } from '../../locale/texts.ts';
import { slots, totalMinutes, type Slot } from '../agenda.ts';
import type { Browsing } from '../browsing.ts';
import { duration } from '../dates.ts';
import { clock, startOf } from '../times.ts';

const partName = (part: NonNullable<AgendaItem['part']>): string =>
  ({
    tables: msg('work at tables', { id: 'c-a-tables' }),
    questions: msg('questions', { id: 'c-a-questions' }),
    outcomes: msg('outcomes', { id: 'c-a-outcomes' }),
    break: msg('break', { id: 'c-a-break' }),
  })[part];

/** "2–3 relatori" */
function speakersSaid(s: Browsing, { least, most }: NonNullable<AgendaItem['speakers']>): string {
  const many = { one: msg('{n} speaker', { id: 'c-a-speaker' }), other: msg('{n} speakers', { id: 'c-a-speakers' }) };
  if (least !== undefined && most !== undefined && least !== most)
    return msg(str`${s.number(least)}–${s.number(most)} speakers`, { id: 'c-a-speakers-range' });
  const n = most ?? least;
  return n === undefined ? '' : plural(s.locale, n, many);
}

function slot(s: Browsing, { item, from, to }: Slot, at: (minutes: number) => string, unit: string): TemplateResult {
  const { title, detail, minutes, part, speakers } = item;
  return html`<li data-part=${part ?? nothing} .style=${`--minutes: ${minutes}`}>
    <p class="at">${at(from)}–${at(to)}${unit ? html`<span class="unseen"> ${unit}</span>` : nothing}</p>
    <div>
      <p>
        <b>${said(title, s)}</b> <span class="muted">${duration(s, minutes)}</span>
        ${part ? html`<span class="tag">${partName(part)}</span>` : nothing}
      </p>
      ${detail ? html`<p>${said(detail, s)}</p>` : nothing}
      ${speakers ? html`<p class="muted">${speakersSaid(s, speakers)}</p>` : nothing}
    </div>
  </li>`;
}

/** What happens when: by the clock once the start is known, else in minutes since it. The sum is the agenda's own. */
export function agenda(s: Browsing, n: number): unknown {
  const event = s.model.event(n);
  const { items = [] } = (event.agenda && s.model.agendas.get(event.agenda)) || {};
  if (!items.length) return nothing;
  const start = startOf(s.model, n);
  const zone = s.model.zone(n);
  const at = (minutes: number): string => (start === undefined ? s.number(minutes) : clock(start, minutes, zone));
  const unit = start === undefined ? msg('minutes from the start', { id: 'c-a-from-start' }) : '';
  const total = totalMinutes(items);
  return html`<section class="programme-of">
    ${heading(s.level + 2, msg('How it goes', { id: 'c-agenda' }))}
    <p class="muted">
      ${msg(str`${duration(s, total)} in all.`, { id: 'c-a-total' })}
      ${start === undefined ? msg('Minutes are counted from the start, until its hour is known.', { id: 'c-a-minutes' }) : nothing}
    </p>
    <ol class="agenda">
      ${slots(items).map((each) => slot(s, each, at, unit))}
    </ol>
  </section>`;
}
