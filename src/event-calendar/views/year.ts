import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { backIcon, nextIcon } from '../../element/icons.ts';
import { months } from '../../form/edtf-when.ts';
import { msg, str } from '../../locale/index.ts';
import { said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { monthName, shortMonth, whenSaid } from '../dates.ts';
import { dayText, firstOf, monthOf } from '../days.ts';
import { DAY, UNDATED } from '../model.ts';
import { counted, eventName, statusOf } from '../names.ts';
import { todayButton } from './month.ts';

/** Spans that are drawn: of more, their number. */
const MOST = 60;

/** One month: how many events touch it, and the way to its grid. */
const monthCell = (s: Browsing, month: number, count: number): TemplateResult => {
  const first = firstOf(month);
  return html`<li>
    <button
      ?data-none=${!count}
      @click=${() => {
        s.set({ show: 'month' });
        s.go(first);
      }}
    >
      <span class="long">${monthName(s, first)}</span><span class="short" aria-hidden="true">${shortMonth(s, first)}</span>
      <b aria-hidden="true">${count ? s.number(count) : '–'}</b><span class="unseen">: ${counted(s, count)}</span>
    </button>
  </li>`;
};

/** What is not on a day: along the months within which it lies. */
const span = (s: Browsing, n: number, january: number): TemplateResult => {
  const { first, last } = s.model;
  const from = Math.max(monthOf(first[n]!) - january, 0);
  const to = Math.min(monthOf(last[n]!) - january, 11);
  // what begins late in the year is named from its end
  const late = from > 6;
  return html`<li .style=${`--from: ${from + 1}; --to: ${to + 2}`} ?data-late=${late}>
    <i></i>
    <div>
      <button
        class="name"
        data-n=${n}
        data-status=${statusOf(s, n)}
        aria-label=${eventName(s, n)}
        @click=${() => s.open(n)}
      >
        ${said(s.model.event(n).title, s)}
      </button>
      <span class="muted">${whenSaid(s, n)}</span>
    </div>
  </li>`;
};

/** A year: its months with how much is in each, and what is known to the month, the season or the year only. */
export function year(s: Browsing): TemplateResult {
  const january = Math.floor(monthOf(s.day) / 12) * 12;
  const [from, to] = [firstOf(january), firstOf(january + 12) - 1];
  const { precision, first, last } = s.model;
  const counts = Array.from({ length: 12 }, () => 0);
  const spans: number[] = [];
  for (const n of s.order) {
    if (precision[n] === UNDATED || last[n]! < from || first[n]! > to) continue;
    const [begin, end] = [monthOf(Math.max(first[n]!, from)) - january, monthOf(Math.min(last[n]!, to)) - january];
    const when = begin === end ? undefined : s.model.when(n);
    // of a set only the months that it names; what is known to the year alone is in no month more than in another
    if (when?.kind === 'set')
      for (const month of months(when, { first: dayText(from), last: dayText(to) }))
        counts[Number(month.slice(5)) - 1]!++;
    else if (end - begin < 11) for (let month = begin; month <= end; month++) counts[month]!++;
    if (precision[n] !== DAY || begin !== end) spans.push(n);
  }
  const name = String(january / 12);
  return html`<div class="turn">
      <button @click=${() => s.turn(-12)}>
        ${backIcon()}<span class="unseen">${msg('Previous year', { id: 'c-previous-year' })}</span>
      </button>
      ${heading(s.level + 1, name)}
      <button @click=${() => s.turn(12)}>
        <span class="unseen">${msg('Next year', { id: 'c-next-year' })}</span>${nextIcon()}
      </button>
      ${todayButton(s)}
    </div>
    <ol class="year">
      ${counts.map((count, i) => monthCell(s, january + i, count))}
    </ol>
    ${
      spans.length
        ? html`<section class="group">
            ${heading(s.level + 2, msg(str`In ${name}, over a period or with no day set`, { id: 'c-spans' }))}
            <ul class="spans">
              ${spans.slice(0, MOST).map((n) => span(s, n, january))}
            </ul>
            ${
              spans.length > MOST
                ? html`<p>${msg(str`And ${s.number(spans.length - MOST)} more: they are in the list.`, { id: 'c-more-spans' })}</p>`
                : nothing
            }
          </section>`
        : nothing
    }`;
}
