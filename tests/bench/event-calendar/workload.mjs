import { random } from '../questionnaire/workload.mjs';

/**
 * A year's events as no library stores them: seeded, the same at every run. Seven tenths have their hours, two tenths take
 * a day, the others two to four days.
 *
 * @typedef {{ id: string, title: string, start: string, end: string, allDay: boolean }} Event `2026-03-15T10:30:00`, or
 *   `2026-03-15` for a whole day; the end of whole days is the day after
 */
/** What a calendar shows at first, and how many events of a day. */
export const BEGIN = '2026-03-15';
export const PER_DAY = 3;

const two = (n) => String(n).padStart(2, '0');
export const plusDays = (day, days) => new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);

/** @param {number} n @returns {Event[]} in the order of time */
export function workload(n) {
  const next = random(n + 3);
  const titles = ['Workshop', 'Lecture', 'Open day', 'Concert', 'Meeting'];
  return Array.from({ length: n }, (_, i) => {
    const day = plusDays('2026-01-01', Math.floor(next() * 365));
    const [kind, hour, quarter, length] = [
      next(),
      8 + Math.floor(next() * 10),
      Math.floor(next() * 4),
      1 + Math.floor(next() * 3),
    ];
    const title = `E${i} ${titles[Math.floor(next() * titles.length)]}`;
    if (kind < 0.7)
      return {
        id: `e${i}`,
        title,
        start: `${day}T${two(hour)}:${two(quarter * 15)}:00`,
        end: `${day}T${two(hour + length)}:${two(quarter * 15)}:00`,
        allDay: false,
      };
    const days = kind < 0.9 ? 1 : 2 + Math.floor(next() * 3);
    return { id: `e${i}`, title, start: day, end: plusDays(day, days), allDay: true };
  }).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** As Varco has them. @param {Event[]} events */
export const documentOf = (events) => ({
  type: 'events',
  id: 'bench',
  version: '1',
  // what a publisher adds: the author's checks were done then
  digest: 'sha-256:bench',
  locales: ['en'],
  timeZone: 'UTC',
  kinds: [],
  events: events.map(({ id, title, start, end, allDay }) => {
    const first = start.slice(0, 10);
    const last = allDay ? plusDays(end, -1) : first;
    return {
      id,
      title,
      when: first === last ? first : `${first}/${last}`,
      ...(!allDay && {
        start: start.slice(11, 16),
        minutes: (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000,
      }),
    };
  }),
});
