import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../../element/heading.ts';
import { more } from '../../finding/views/advice.ts';
import { msg, str } from '../../locale/index.ts';
import { formatWhen } from '../../locale/when.ts';
import { said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { duration, hours, isOneDay, monthYear, shortMonth, whenSaid } from '../dates.ts';
import { dateOf } from '../days.ts';
import { DAY, UNDATED } from '../model.ts';
import { eventName, modeName, statusName, statusOf, whereSaid } from '../names.ts';
import { seatsNow } from '../seats-said.ts';
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

function groupName(s: Browsing, n: number, group: string): string {
  if (!group) return msg('Date to be set', { id: 'c-undated' });
  if (group.length === 7) return monthYear(s, s.model.first[n]!);
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
  return [
    kind && said(s.model.kinds.get(kind)?.label ?? kind, s),
    !isOneDay(s, n) && s.model.precision[n] !== UNDATED && whenSaid(s, n),
    hours(entry) || (minutes && duration(s, minutes)),
    mode && modeName(mode),
    whereSaid(s, entry),
  ].filter(Boolean);
};

/** The date, large: the day where it is one, else the month's name, or the year. Who hears it has it in the name. */
function dateBlock(s: Browsing, n: number): TemplateResult {
  const { first } = s.model;
  const group = groupOf(s, n);
  const [large, small] = isOneDay(s, n)
    ? [dateOf(first[n]!).getUTCDate(), shortMonth(s, first[n]!)]
    : [undefined, group.length > 5 ? shortMonth(s, first[n]!) : group];
  return html`<div class="date" aria-hidden="true">${large ? html`<b>${large}</b>` : nothing}${small}</div>`;
}

export const row = (s: Browsing, n: number, at?: number): TemplateResult => {
  const status = statusOf(s, n);
  const seats = seatsNow(s, n);
  const button = registerButton(s, n);
  return html`<li data-row=${at ?? nothing} data-status=${status}>
    ${dateBlock(s, n)}
    <div>
      ${heading(
        s.level + 2,
        html`<button class="name" data-n=${n} aria-label=${eventName(s, n)} @click=${() => s.open(n)}>
          ${said(s.model.event(n).title, s)}
        </button>`,
      )}
      <p class="facts">
        ${
          status === 'planned' ? nothing : html`<span class="tag">${statusName(status)}</span> `
        }${facts(s, n).map((fact, i) => (i ? [' · ', fact] : fact))}
      </p>
      ${seats || button ? html`<p class="facts seats">${seats} ${button}</p>` : nothing}
      ${status === 'postponed' || status === 'cancelled' ? html`<p class="facts">${was(s, n)}</p>` : nothing}
    </div>
  </li>`;
};

/** Events by months, so many at a time; what is over is asked for, unless nothing else is there. */
export function list(s: Browsing): TemplateResult {
  const { order, upcoming } = s;
  const from = s.past ? 0 : upcoming;
  const rows = order.subarray(from, from + s.rows);
  const left = order.length - from - rows.length;
  const groups: { key: string; name: string; rows: number[] }[] = [];
  for (const n of rows) {
    const key = groupOf(s, n);
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(n);
    else groups.push({ key, name: groupName(s, n, key), rows: [n] });
  }
  let at = 0;
  return html`${
    from
      ? html`<button class="more" @click=${() => s.set({ past: true })}>
          ${msg(str`Show what is over (${s.number(from)})`, { id: 'c-past' })}
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
