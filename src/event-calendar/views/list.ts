import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../../element/heading.ts';
import { more } from '../../finding/views/advice.ts';
import { marked } from '../../finding/views/marked.ts';
import { msg, str } from '../../locale/index.ts';
import { formatWhen } from '../../locale/when.ts';
import { plain, said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { duration, isOneDay, monthYear, shortMonth, whenSaid } from '../dates.ts';
import { dateOf, dayNumber, monthOf } from '../days.ts';
import { DAY, UNDATED } from '../model.ts';
import { eventName, modeName, statusName, statusOf, whereSaid } from '../names.ts';
import { seatsNow } from '../seats-said.ts';
import { hoursOf } from '../times.ts';
import { registerButton } from './seats.ts';

/** Which heading an event stands under: `2021-03`, a season `2021-21`, `2021`, or none. */
function groupOf(s: Browsing, n: number): string {
  const { precision, first } = s.model;
  if (precision[n] === DAY) return dateOf(first[n]!).toISOString().slice(0, 7);
  const when = s.model.when(n);
  const part = when?.parts.find((each) => each !== undefined);
  if (!part) return '';
  if (part.precision === 'year') return part.first.slice(0, 4);
  return part.precision === 'season' ? `${part.first.slice(0, 7)}?` : part.first.slice(0, 7);
}

/** A day of the month that a group is of, or begins in: an event without a start has none of its own. */
const dayIn = (group: string): number => dayNumber(`${group.slice(0, 7)}-01`);

function groupName(s: Browsing, n: number, group: string): string {
  if (!group) return msg('Date to be set', { id: 'c-undated' });
  if (group.length === 7) return monthYear(s, dayIn(group));
  return group.length === 4 ? group : whenSaid(s, n);
}

/** What was, and is no more: the old period struck, with the reason. */
function was(s: Browsing, n: number): unknown {
  const last = s.model.event(n).history?.at(-1);
  if (!last) return nothing;
  const reason = last.reason ? html` ${said(last.reason, s)}` : nothing;
  return html`${last.when ? html`<s>${formatWhen(last.when, s.locale)}</s>` : nothing}${reason}`;
}

const facts = (s: Browsing, n: number): unknown[] => {
  const entry = s.model.event(n);
  const { minutes, mode, kind } = entry;
  const time = hoursOf(s, n);
  return [
    kind && said(s.model.kinds.get(kind)?.label ?? kind, s),
    !isOneDay(s, n) && s.model.precision[n] !== UNDATED && whenSaid(s, n),
    time ? (time.own ? `${time.said} (${time.zone})` : time.said) : minutes && duration(s, minutes),
    time?.own && msg(str`where you are: ${time.own}`, { id: 'c-own-hours' }),
    mode && modeName(mode),
    whereSaid(s, entry),
  ].filter(Boolean);
};

/** The date, large: the day or the days of a month, else the month's name, or the year. Who hears it has it in the name. */
function dateBlock(s: Browsing, n: number): TemplateResult {
  const { precision, first, last } = s.model;
  const group = groupOf(s, n);
  const word = group.length > 5 ? shortMonth(s, dayIn(group)) : group;
  const [from, to] = [first[n]!, last[n]!];
  const content = isOneDay(s, n)
    ? html`<b>${dateOf(from).getUTCDate()}</b>${word}`
    : precision[n] === DAY && monthOf(from) === monthOf(to) && s.model.when(n)!.kind === 'interval'
      ? html`<b class="days">${dateOf(from).getUTCDate()}–${dateOf(to).getUTCDate()}</b>${word}`
      : html`<b class="word">${word}</b>`;
  return html`<div class="date" aria-hidden="true">${content}</div>`;
}

/** The way to what happens in it, where that is known. */
function programmeButton(s: Browsing, n: number): unknown {
  const { title, agenda } = s.model.event(n);
  if (!agenda || !s.model.agendas.has(agenda)) return nothing;
  const back = (): void => s.focus(`[data-programme="${n}"]`, ...s.rowOf(n), '#q');
  const label = [msg('Programme', { id: 'c-f-programme' }), html`<span class="unseen">: ${plain(title, s)}</span>`];
  return html`<button data-programme=${n} @click=${() => s.open(n, back)}>${label}</button>`;
}

/**
 * An event in a list.
 * @param at where in the list it is
 * @param within selector of the list, where the event may stand on the page a second time
 */
export const row = (s: Browsing, n: number, at?: number, within = ''): TemplateResult => {
  const status = statusOf(s, n);
  const seats = seatsNow(s, n);
  const buttons = [programmeButton(s, n), registerButton(s, n)].filter((button) => button !== nothing);
  const back = (): void => s.focus(`${within} [data-n="${n}"]`, ...s.rowOf(n), '#q');
  return html`<li data-row=${at ?? nothing} data-status=${status}>
    ${dateBlock(s, n)}
    <div>
      ${heading(
        s.level + 2,
        html`<button class="name" data-n=${n} aria-label=${eventName(s, n)} @click=${() => s.open(n, within ? back : undefined)}>
          ${said(s.model.event(n).title, s, (text) => marked(text, s))}
        </button>`,
      )}
      <p class="facts">
        ${
          status === 'planned' ? nothing : html`<span class="tag">${statusName(status)}</span> `
        }${facts(s, n).map((fact, i) => (i ? [' · ', fact] : fact))}
      </p>
      ${seats ? html`<p class="facts">${seats}</p>` : nothing}
      ${status === 'postponed' || status === 'cancelled' ? html`<p class="facts">${was(s, n)}</p>` : nothing}
    </div>
    ${buttons.length ? html`<div class="acts">${buttons}</div>` : nothing}
  </li>`;
};

/** Events by months, so many at a time; what is over is asked for, unless nothing else is there. */
export function list(s: Browsing): TemplateResult {
  const listed = s.past ? s.order : s.coming;
  const over = s.order.length - listed.length;
  const rows = listed.subarray(0, s.rows);
  const left = listed.length - rows.length;
  const groups: { key: string; name: string; rows: number[] }[] = [];
  for (const n of rows) {
    const key = groupOf(s, n);
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(n);
    else groups.push({ key, name: groupName(s, n, key), rows: [n] });
  }
  let at = 0;
  return html`${
    over
      ? html`<button class="more" @click=${() => s.showPast()}>
          ${msg(str`Show what is over (${s.number(over)})`, { id: 'c-past' })}
        </button>`
      : nothing
  }
  ${repeat(
    groups,
    ({ key }) => key,
    ({ name, rows: members }) => html`<section class="group">
      ${heading(s.level + 1, name)}
      <ul class="entries">
        ${members.map((n) => row(s, n, at++))}
      </ul>
    </section>`,
  )}
  ${more(s, left, () => s.grow((at) => `[data-row="${at}"] .name`))}
  ${
    left
      ? html`<p class="on-paper">
          ${msg(str`And ${s.number(left)} more, which are not on this paper.`, { id: 'c-paper-left' })}
        </p>`
      : nothing
  }`;
}
