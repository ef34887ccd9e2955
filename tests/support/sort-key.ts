import type { When } from '../../src/form/edtf-when.ts';

const precisions = ['day', 'month', 'season', 'year'];

/**
 * Sorts as text. What begins in one month stands together: first its exact days in order (of one day, what takes all of it,
 * then by the hour, then what is only about then), then what is known to the month, the season, the year; of those alike,
 * what ends first. An interval without a start is where it ends. What has no date comes last.
 * @param time of the day, `hh:mm`
 */
export function sortKey(when: When | undefined, time = ''): string {
  const part = when?.parts.find((each) => each !== undefined);
  if (!when || !part) return '~';
  const rank = precisions.indexOf(part.precision);
  const start = rank ? `${part.first.slice(0, 7)}-${40 + rank}` : part.first;
  return `${start}${part.approximate ? '~' : time && `T${time}`}/${when.last}`;
}
