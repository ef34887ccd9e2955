import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryEntry } from '../../contract/events.ts';
import { formatEdtf, msg, plural, str } from '../../locale/index.ts';
import { formatWhen } from '../../locale/when.ts';
import { said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { duration, fullDay, hours, whenSaid } from '../dates.ts';
import { awaitsDate, steps, type Step } from '../../form/event-history.ts';
import { DAY } from '../model.ts';
import { modeName, placeSaid, statusName, statusOf } from '../names.ts';
import { ownSpan, ownZone, span, startOf, zoneName } from '../times.ts';

/** Of what is over, a date that is not said is not one that is to come. */
const isUnsaid = (s: Browsing, n: number): boolean => {
  const status = statusOf(s, n);
  return !s.model.when(n) && (status === 'held' || status === 'cancelled');
};

/** "marzo 2021, prevista" */
export const standing = (s: Browsing, n: number): string => {
  const status = statusName(statusOf(s, n));
  return isUnsaid(s, n) ? status : `${whenSaid(s, n)}, ${status}`;
};

/** The date as exactly as it is known, with its weekday where it is one day. */
function dateSaid(s: Browsing, n: number): string {
  const event = s.model.event(n);
  const { precision, first, last } = s.model;
  if (awaitsDate(event)) return msg('new date to be set', { id: 'c-new-date' });
  if (isUnsaid(s, n)) return msg('date not given', { id: 'c-unsaid' });
  return precision[n] === DAY && first[n] === last[n] ? fullDay(s, first[n]!) : whenSaid(s, n);
}

/** Hours by the event's clocks, and by the visitor's where those show another time that day. */
function hoursSaid(s: Browsing, n: number): unknown {
  const event = s.model.event(n);
  const zone = s.model.zone(n);
  const start = startOf(s.model, n);
  if (start === undefined) return event.start ? html`<p>${hours(event)} (${zone})</p>` : nothing;
  const own = ownZone(start, zone);
  const name = zoneName(s, start, zone);
  return html`<p>
      ${span(s, start, event.minutes, zone)}${own ? ` (${name})` : html`<span class="unseen"> (${name})</span>`}
    </p>
    ${
      own
        ? html`<p class="muted">
            ${msg(str`Where you are (${zoneName(s, start, own)}): ${ownSpan(s, start, event.minutes, zone, own)}`, { id: 'c-own-time' })}
          </p>`
        : nothing
    }`;
}

/** When an event is, and how long. */
export function moment(s: Browsing, n: number): TemplateResult {
  const event = s.model.event(n);
  const { minutes, whenNote } = event;
  return html`<div class="moment">
    <p class="day">${dateSaid(s, n)}</p>
    ${awaitsDate(event) ? nothing : hoursSaid(s, n)}
    ${minutes ? html`<p>${msg(str`Length: ${duration(s, minutes)}`, { id: 'c-length' })}</p>` : nothing}
    ${whenNote ? html`<p class="muted">${said(whenNote, s)}</p>` : nothing}
  </div>`;
}

const changeName = (change: HistoryEntry['change']): string =>
  ({
    postponed: msg('Postponed', { id: 'c-h-postponed' }),
    rescheduled: msg('Another date', { id: 'c-h-rescheduled' }),
    cancelled: msg('Cancelled', { id: 'c-h-cancelled' }),
    'moved-online': msg('Moved online', { id: 'c-h-moved-online' }),
    venue: msg('Another venue', { id: 'c-h-venue' }),
    capacity: msg('Another number of seats', { id: 'c-h-capacity' }),
    confirmed: msg('Confirmed', { id: 'c-h-confirmed' }),
  })[change];

export const seatsSaid = (s: Browsing, n: number): string =>
  plural(s.locale, n, { one: msg('{n} seat', { id: 'c-seat' }), other: msg('{n} seats', { id: 'c-seats' }) });

/** What of a state was told, in words; empty where nothing is known of it. */
function stateSaid(s: Browsing, { when, start, mode, venue, capacity }: Step['was']): string {
  const place = venue === undefined ? undefined : s.model.places.get(venue);
  return [
    when && formatWhen(when, s.locale),
    start,
    mode && modeName(mode),
    venue && (place ? placeSaid(s, place) : venue),
    capacity === undefined ? undefined : seatsSaid(s, capacity),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What it is now, where what was is gone and nothing followed yet. */
function openSaid(s: Browsing, { entry: { change }, was }: Step, n: number): string {
  if (change === 'postponed' || change === 'rescheduled') return msg('new date to be set', { id: 'c-new-date' });
  return 'venue' in was && s.model.event(n).venueToBeAnnounced
    ? msg('venue to be announced', { id: 'c-venue-later' })
    : '';
}

/** What became of an event, from the first change to the last: what was is struck, and said to be no more. */
export function told(s: Browsing, n: number): unknown {
  const all = steps(s.model.event(n));
  return all.length
    ? html`<ul class="history" aria-label=${msg('What changed', { id: 'c-history' })}>
        ${all.map((step) => {
          const { entry, was, became } = step;
          const before = entry.change === 'confirmed' ? '' : stateSaid(s, was);
          const now = stateSaid(s, became) || openSaid(s, step, n);
          return html`<li>
            <b>${changeName(entry.change)}</b
            >${entry.at ? html` <span class="muted">(${formatEdtf(entry.at, s.locale)})</span>` : nothing}${before || now ? ': ' : nothing}
            ${before ? html`<span class="unseen">${msg('before:', { id: 'c-before' })} </span><s>${before}</s>` : nothing}
            ${
              now
                ? html`${before ? html`<span aria-hidden="true"> → </span>` : nothing}<span class="unseen"
                      >${msg('now:', { id: 'c-now' })} </span
                    >${now}`
                : nothing
            }${entry.reason ? html`<br /><span class="muted">${said(entry.reason, s)}</span>` : nothing}
          </li>`;
        })}
      </ul>`
    : nothing;
}
