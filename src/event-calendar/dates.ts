import type { EventEntry } from '../contract/events.ts';
import { dateFormat, msg, plural } from '../locale/index.ts';
import { formatWhen } from '../locale/when.ts';
import type { Browsing } from './browsing.ts';
import { dateOf, dayText } from './days.ts';
import { DAY } from './model.ts';

/** In UTC, where days have no hours. @returns words for a day, each made once of those that were asked for last */
const words = (options: Intl.DateTimeFormatOptions) => {
  let locale: string | undefined;
  let made = new Map<number, string>();
  return (s: Browsing, day: number): string => {
    if (locale !== s.locale || made.size > 2000) made = new Map();
    locale = s.locale;
    let said = made.get(day);
    if (said === undefined) {
      said = dateFormat(locale, { ...options, timeZone: 'UTC' }).format(dateOf(day));
      made.set(day, said);
    }
    return said;
  };
};

/** "giovedì 12 novembre 2026" */
export const fullDay = words({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** "giovedì 12 novembre" */
export const longDay = words({ weekday: 'long', day: 'numeric', month: 'long' });
/** "novembre 2026" */
export const monthYear = words({ month: 'long', year: 'numeric' });
/** "novembre" */
export const monthName = words({ month: 'long' });
/** "nov" */
export const shortMonth = words({ month: 'short' });

/** `14:30` and 240 minutes → `18:30`: by the clock; what ends another day is told by its length */
function endOf(start: string, minutes: number): string | undefined {
  const [hours, rest] = start.split(':').map(Number) as [number, number];
  const end = hours * 60 + rest + minutes;
  if (end >= 1440) return undefined;
  return [Math.floor(end / 60), end % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

/** "14:30–18:30", "14:30"; empty where it is not known */
export function hours({ start, minutes }: EventEntry): string {
  if (!start) return '';
  const end = minutes && endOf(start, minutes);
  return end ? `${start}–${end}` : start;
}

/** "4 ore", "1 ora 30 minuti" */
export function duration(s: Browsing, minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [
    h && plural(s.locale, h, { one: msg('{n} hour', { id: 'c-hour' }), other: msg('{n} hours', { id: 'c-hours' }) }),
    m &&
      plural(s.locale, m, {
        one: msg('{n} minute', { id: 'c-minute' }),
        other: msg('{n} minutes', { id: 'c-minutes' }),
      }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Whether it is on one day, and surely. */
export const isOneDay = ({ model: { precision, first, last } }: Browsing, n: number): boolean =>
  precision[n] === DAY && first[n] === last[n];

/** When it is, as exactly as it is known: "marzo 2021, periodo indicativo". */
export function whenSaid(s: Browsing, n: number): string {
  const when = s.model.when(n);
  if (!when) return msg('date to be set', { id: 'c-to-be-set' });
  return formatWhen(when, s.locale, { indicative: !!s.model.event(n).indicative });
}

/** When it is, for who hears it: a day, or the first and the last of several, with their weekdays where they are known. */
export function daysSaid(s: Browsing, n: number): string {
  const { precision, first, last } = s.model;
  const [from, to] = [first[n]!, last[n]!];
  if (precision[n] !== DAY) return whenSaid(s, n);
  if (from === to) return fullDay(s, from);
  return s.model.raw(n).when === `${dayText(from)}/${dayText(to)}`
    ? `${fullDay(s, from)} – ${fullDay(s, to)}`
    : whenSaid(s, n);
}
