import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { backIcon, nextIcon } from '../../element/icons.ts';
import { overlaps } from '../../form/edtf-when.ts';
import { dateFormat, msg, str } from '../../locale/index.ts';
import { more } from '../../finding/views/advice.ts';
import { plain } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { longDay, monthYear } from '../dates.ts';
import { dateOf, dayNumber, dayText, firstOf, lastOf, monthOf, weekday } from '../days.ts';
import { DAY, VAGUE } from '../model.ts';
import { counted, eventName, statusOf } from '../names.ts';
import { row } from './list.ts';

/** Events that a day's cell shows; of more, their number. */
const MOST = 3;

/** Events of a month without a day that are shown at once: more are folded. */
const FEW = 3;

/** The events of each day of a span, and those that are somewhere in it. */
interface Filled {
  readonly cells: readonly number[][];
  readonly vague: readonly number[];
}

const filled = new WeakMap<Uint32Array, { from: number; to: number; filled: Filled }>();

/** @param from first day, @param to last day of the span */
function fill(s: Browsing, from: number, to: number): Filled {
  const { order, model } = s;
  const known = filled.get(order);
  if (known?.from === from && known.to === to) return known.filled;
  const { precision, first, last } = model;
  const cells = Array.from({ length: to - from + 1 }, (): number[] => []);
  const vague: number[] = [];
  // ten thousand are gone through at each turn of the page: by index, which is faster than by iterator
  for (let i = 0; i < order.length; i++) {
    const n = order[i]!;
    if (last[n]! < from || first[n]! > to) continue;
    const days = String(model.raw(n).when).startsWith('{') ? model.when(n) : undefined;
    if (precision[n] === DAY) {
      const set = days?.parts.map((part) => dayNumber(part!.first));
      for (let day = Math.max(first[n]!, from); day <= Math.min(last[n]!, to); day++)
        if (!set || set.includes(day)) cells[day - from]!.push(n);
    } else if (precision[n] === VAGUE && (!days || overlaps(days, { first: dayText(from), last: dayText(to) })))
      vague.push(n);
  }
  const done = { cells, vague };
  filled.set(order, { from, to, filled: done });
  return done;
}

function keys(s: Browsing, event: KeyboardEvent): void {
  const { day } = s;
  const moves: Record<string, () => void> = {
    ArrowLeft: () => s.go(day - 1),
    ArrowRight: () => s.go(day + 1),
    ArrowUp: () => s.go(day - 7),
    ArrowDown: () => s.go(day + 7),
    Home: () => s.go(day - weekday(day)),
    End: () => s.go(day - weekday(day) + 6),
    PageUp: () => s.turn(event.shiftKey ? -12 : -1, true),
    PageDown: () => s.turn(event.shiftKey ? 12 : 1, true),
    ...(s.dayOpen && { Escape: () => s.closeDay() }),
  };
  const move = moves[event.key];
  if (!move || event.ctrlKey || event.metaKey || event.altKey || !(event.target as Element).matches('.number')) return;
  event.preventDefault();
  move();
}

/** The short names of the week's days, from Monday, with their long ones. */
const weekdays = (s: Browsing): TemplateResult[] =>
  Array.from({ length: 7 }, (_, i) => {
    // 5 January 1970 was a Monday
    const name = (weekday: 'short' | 'long'): string =>
      dateFormat(s.locale, { weekday, timeZone: 'UTC' }).format(dateOf(4 + i));
    return html`<th scope="col" abbr=${name('long')}>${name('short')}</th>`;
  });

/** What was pressed: an event, or else its day. One listener for all, as a month may show a hundred of them. */
function pressed(s: Browsing, from: number, { target }: Event): void {
  const n = (target as Element).closest<HTMLElement>('.ev')?.dataset.n;
  if (n !== undefined) return s.open(Number(n));
  const cell = (target as Element).closest('td');
  const week = (cell?.parentElement as HTMLTableRowElement | undefined)?.sectionRowIndex;
  if (cell) s.openDay(from + week! * 7 + cell.cellIndex);
}

function cell(s: Browsing, day: number, month: number, events: readonly number[]): TemplateResult {
  const { model } = s;
  const count = events.length;
  return html`<td
    role="gridcell"
    aria-selected=${day === s.day && s.dayOpen ? 'true' : nothing}
    ?data-other=${monthOf(day) !== month}
  >
    <button
      class="number"
      tabindex=${day === s.day ? 0 : -1}
      aria-label=${count ? `${longDay(s, day)}, ${counted(s, count)}` : longDay(s, day)}
      aria-current=${day === s.today ? 'date' : nothing}
    >
      ${dateOf(day).getUTCDate()}
    </button>
    ${events.slice(0, MOST).map((n) => {
      const { start = '', title } = model.event(n);
      return html`<button
        class="ev"
        tabindex="-1"
        data-n=${n}
        data-status=${statusOf(s, n)}
        aria-label=${`${start} ${eventName(s, n)}`.trim()}
      >
        ${`${start} ${plain(title, s)}`.trim()}
      </button>`;
    })}
    ${
      count
        ? html`${count > MOST ? html`<span class="ev-more">+${s.number(count - MOST)}</span>` : nothing}<span
              class="ev-count"
              >${s.number(count)}</span
            >`
        : nothing
    }
  </td>`;
}

/** Back to the month, or the year, of today. */
export const todayButton = (s: Browsing): TemplateResult =>
  html`<button class="quiet" @click=${() => s.go(s.today, false)}>${msg('Today', { id: 'c-today' })}</button>`;

/** What is somewhere in the month. */
function band(s: Browsing, vague: readonly number[], name: string): TemplateResult {
  const rows = html`<ul class="entries">
    ${vague.map((n) => row(s, n))}
  </ul>`;
  return html`<section class="vague-band">
    ${heading(s.level + 2, msg(str`Around ${name}, day not set`, { id: 'c-vague' }))}
    ${
      vague.length > FEW
        ? html`<details
            ?open=${s.bandOpen}
            @toggle=${(e: Event) => s.set({ bandOpen: (e.target as HTMLDetailsElement).open })}
          >
            <summary>${counted(s, vague.length)}</summary>
            ${rows}
          </details>`
        : rows
    }
  </section>`;
}

/** The events of the day that is open. */
function dayPanel(s: Browsing, events: readonly number[]): TemplateResult {
  const rows = events.slice(0, s.rows);
  return html`<section
    class="group day"
    @keydown=${(e: KeyboardEvent) => {
      if (e.key === 'Escape') s.closeDay();
    }}
  >
    <div class="turn">
      ${heading(s.level + 2, `${longDay(s, s.day)}: ${counted(s, events.length)}`, 'day', true)}
      <button class="quiet" @click=${() => s.closeDay()}>${msg('Close', { id: 'c-close' })}</button>
    </div>
    <ul class="entries">
      ${rows.map((n, at) => row(s, n, at, '.day'))}
    </ul>
    ${more(s, events.length - rows.length, () => s.grow((at) => `.day [data-row="${at}"] .name`))}
  </section>`;
}

/** A month as a table, whose days the arrows walk (APG: grid); the events of the day that is opened below it. */
export function month(s: Browsing): TemplateResult {
  const shown = monthOf(s.day);
  const first = firstOf(shown);
  const from = first - weekday(first);
  const last = lastOf(shown);
  const to = last + 6 - weekday(last);
  const { cells, vague } = fill(s, from, to);
  const name = monthYear(s, first);
  const onDay = cells[s.day - from] ?? [];
  return html`<div class="turn">
      <button @click=${() => s.turn(-1)}>
        ${backIcon()}<span class="unseen">${msg('Previous month', { id: 'c-previous-month' })}</span>
      </button>
      ${heading(s.level + 1, name, 'month')}
      <button @click=${() => s.turn(1)}>
        <span class="unseen">${msg('Next month', { id: 'c-next-month' })}</span>${nextIcon()}
      </button>
      ${todayButton(s)}
    </div>
    ${vague.length ? band(s, vague, name) : nothing}
    <table
      role="grid"
      aria-labelledby="month"
      class="month"
      @keydown=${(e: KeyboardEvent) => keys(s, e)}
      @click=${(e: Event) => pressed(s, from, e)}
    >
      <thead>
        <tr>
          ${weekdays(s)}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: cells.length / 7 },
          (_, week) =>
            html`<tr>
              ${Array.from({ length: 7 }, (_, i) => cell(s, from + week * 7 + i, shown, cells[week * 7 + i]!))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${s.dayOpen ? dayPanel(s, onDay) : nothing}`;
}
