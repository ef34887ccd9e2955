import { html, type TemplateResult } from 'lit';
import { clashes, type Span } from '../../form/booking.ts';
import { instantOf, isZone } from '../../form/zoned.ts';
import { msg, str } from '../../locale/index.ts';
import { plain } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { dayText } from '../days.ts';
import { DAY, type Model } from '../model.ts';

const MINUTE = 60_000;
/** Without a length an event is taken to last an hour, as long as the shortest meeting: the receiver does likewise. */
const LEAST = 60;

/** From when to when an event lasts, where its day, its hour and its zone are known. */
export function spanOf(model: Model, n: number): Span | undefined {
  const { id, start, minutes = LEAST } = model.event(n);
  const { precision, first, last } = model;
  const zone = model.zone(n);
  if (!start || precision[n] !== DAY || first[n] !== last[n] || !isZone(zone)) return undefined;
  const begin = instantOf(dayText(first[n]!), start, zone);
  return { id, start: begin, end: begin + minutes * MINUTE };
}

/** Which of these events are at the same time, in words; undefined when none are. */
export function clashNotice(s: Browsing, events: readonly number[]): TemplateResult | undefined {
  const found = clashes(events.flatMap((n) => spanOf(s.model, n) ?? []));
  const title = (id: string): string => plain(s.model.event(s.model.number(id)!).title, s);
  return found.length
    ? html`<div class="notice error" role="alert">
        <p>${msg('You cannot be at two of these at once: leave one out.', { id: 'c-form-clash' })}</p>
        <ul>
          ${found.map(
            ([one, other]) =>
              html`<li>${msg(str`“${title(one)}” and “${title(other)}” overlap`, { id: 'c-form-clash-two' })}</li>`,
          )}
        </ul>
      </div>`
    : undefined;
}
