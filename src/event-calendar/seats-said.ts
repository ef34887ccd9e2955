import { shut, takesRegistrations, type Shut } from '../form/booking.ts';
import { dateFormat, msg, plural, str } from '../locale/index.ts';
import type { Browsing } from './browsing.ts';
import { UNDATED } from './model.ts';
import type { EventSeats } from './seats.ts';

const DAY = 86_400_000;

/** When an event is over for certain, in ms: at the end of its last day, wherever that ends last. */
const endOf = ({ model: { precision, last } }: Browsing, n: number): number | undefined =>
  precision[n] === UNDATED ? undefined : (last[n]! + 1.5) * DAY;

/** Why one cannot register for an event now, by its document and by what is known of its seats. */
export function shutOf(s: Browsing, n: number): Shut | undefined {
  const entry = s.model.event(n);
  const why = shut(entry, endOf(s, n), Date.now());
  return why ?? (s.host.seats.of(entry.id)?.state === 'closed' ? 'closed' : undefined);
}

function stateSaid(s: Browsing, { state, left, waiting }: EventSeats): string {
  const { locale } = s;
  if (state === 'full' || left === 0) {
    const full = msg('full', { id: 'c-full' });
    if (state !== 'waitlist') return full;
    return waiting
      ? plural(locale, waiting, {
          one: msg('full, waiting list: {n} person', { id: 'c-waiting-one' }),
          other: msg('full, waiting list: {n} people', { id: 'c-waiting' }),
        })
      : msg('full, the waiting list is open', { id: 'c-waitlist' });
  }
  if (left === undefined) return msg('registration is open', { id: 'c-open' });
  return state === 'few'
    ? plural(locale, left, {
        one: msg('last seat', { id: 'c-last-seat' }),
        other: msg('last {n} seats', { id: 'c-last-seats' }),
      })
    : plural(locale, left, {
        one: msg('{n} seat left', { id: 'c-seat-left' }),
        other: msg('{n} seats left', { id: 'c-seats-left' }),
      });
}

function known(s: Browsing, n: number): string {
  const { id, capacity, registration } = s.model.event(n);
  const why = shutOf(s, n);
  if (why === 'not-open') {
    const day = dateFormat(s.locale, { dateStyle: 'long' }).format(Date.parse(registration!.opens!));
    return msg(str`registration from ${day}`, { id: 'c-opens' });
  }
  if (why === 'closed') return msg('registration is closed', { id: 'c-closed' });
  if (why) return '';
  const seats = s.host.seats.of(id);
  if (seats) return stateSaid(s, seats);
  return capacity === undefined
    ? ''
    : plural(s.locale, capacity, {
        one: msg('{n} seat in all', { id: 'c-seat-in-all' }),
        other: msg('{n} seats in all', { id: 'c-seats-in-all' }),
      });
}

/** The seats of an event, in words: "12 seats left", "full, waiting list: 4 people"; empty where nothing is to be said. */
export function seatsNow(s: Browsing, n: number): string {
  const entry = s.model.event(n);
  const said = takesRegistrations(entry) ? known(s, n) : '';
  return said && entry.example ? `${said} (${msg('example seats', { id: 'c-example-seats' })})` : said;
}
