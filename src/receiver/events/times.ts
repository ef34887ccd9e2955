import type { EventEntry, Events } from '../../contract/events.ts';

const minute = 60_000;
const day = 86_400_000;
/** A day has ended everywhere when it has ended at UTC-12. */
const everywhere = 12 * 3_600_000;

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();
function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formatters.has(timeZone)) {
    let made: Intl.DateTimeFormat | undefined;
    try {
      made = new Intl.DateTimeFormat('en-CA-u-hc-h23', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    } catch {
      // A zone that this platform does not know.
    }
    formatters.set(timeZone, made);
  }
  return formatters.get(timeZone);
}

/** The instant of a wall time, `2026-03-29` `02:30`; of one that a change of clocks skips, the one after the gap. */
export function instantOf(date: string, time: string, timeZone: string): Date | undefined {
  const clock = clockOf(timeZone);
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (!clock || Number.isNaN(wall)) return undefined;
  const offsetAt = (at: number) => {
    const [shown, hour] = clock.format(at).split(', ');
    return Date.parse(`${shown}T${hour}Z`) - at;
  };
  const before = offsetAt(wall - day);
  const first = wall - before;
  return new Date(offsetAt(first) === before ? first : wall - offsetAt(wall + day));
}

/** From when to when an event lasts, where its day and its hour are known; undefined otherwise. */
export function spanOf(event: EventEntry, { timeZone }: Events): { start: Date; end: Date } | undefined {
  const { when, start, minutes, indicative } = event;
  if (!when || !start || indicative || !/^\d{4}-\d\d-\d\d$/.test(when)) return undefined;
  const begin = instantOf(when, start, event.timeZone ?? timeZone);
  // Without a length it is taken to last an hour, as long as the shortest meeting.
  return begin && { start: begin, end: new Date(begin.getTime() + (minutes ?? 60) * minute) };
}

/** When an event is over for certain, by the last day that its date may mean; undefined when it has none or is open-ended. */
export function endOf(event: EventEntry, document: Events): Date | undefined {
  const exact = spanOf(event, document);
  if (exact) return exact.end;
  const last = event.when
    ?.replace(/[{}~ ]/g, '')
    .split(/[/,]/)
    .sort()
    .at(-1);
  const [, year, part, dayOfMonth] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(last ?? '') ?? [];
  if (!year) return undefined;
  // Seasons (21–24) are labels: the year after is what is certain.
  const month = part === undefined || Number(part) > 12 ? 12 : Number(part);
  const years = part !== undefined && Number(part) > 12 ? Number(year) + 1 : Number(year);
  const end = dayOfMonth ? Date.UTC(years, month - 1, Number(dayOfMonth) + 1) : Date.UTC(years, month, 1);
  return new Date(end + everywhere);
}
