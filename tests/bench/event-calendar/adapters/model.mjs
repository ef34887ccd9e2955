import { PER_DAY } from '../workload.mjs';

/** What both limits draw: six weeks from Sunday, by a search in the sorted starts. @returns {{ day: string, events: object[], more: number }[]} */
export function month(events, year, index) {
  const first = new Date(Date.UTC(year, index, 1));
  first.setUTCDate(1 - first.getUTCDay());
  const text = (ms) => new Date(ms).toISOString().slice(0, 10);
  const cells = Array.from({ length: 42 }, (_, i) => ({ day: text(+first + i * 864e5), events: [], more: 0 }));
  const byDay = new Map(cells.map((cell) => [cell.day, cell]));
  const from = text(+first - 5 * 864e5);
  const to = `${cells[41].day}Z`;
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].start < from) low = middle + 1;
    else high = middle;
  }
  for (; low < events.length && events[low].start < to; low++) {
    const event = events[low];
    let day = event.start.slice(0, 10);
    do {
      const cell = byDay.get(day);
      if (cell && cell.events.length < PER_DAY) cell.events.push(event);
      else if (cell) cell.more++;
      day = text(Date.parse(day) + 864e5);
    } while (event.allDay && day < event.end);
  }
  return cells;
}

export const inMonth = (events, year, index) =>
  events.filter(({ start }) => start.startsWith(`${year}-${String(index + 1).padStart(2, '0')}`));
