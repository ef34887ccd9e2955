import { parseWhen, type WhenPart } from '../../form/edtf-when.ts';
import { isZone } from '../../form/zoned.ts';
import type { NoticeWords } from './words.ts';

/** A part as exact as it is known: nothing is said of a day or a month that nobody has set. */
function partOf({ precision, first }: WhenPart, locale: string, { seasons }: NoticeWords): string {
  const year = first.slice(0, 4);
  if (precision === 'year') return year;
  if (precision === 'season') return `${seasons[Number(first.slice(5, 7)) / 3 - 1]} ${year}`;
  const exact = precision === 'day' ? ({ weekday: 'long', day: 'numeric' } as const) : {};
  return new Intl.DateTimeFormat([locale, 'it'], { ...exact, month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(first),
  );
}

/** When something is, in words: `giovedì 5 marzo 2026, 14:30 (Europe/Rome)`, `marzo 2021, periodo indicativo`. */
export function dated(
  { when, start, indicative }: { when?: string | undefined; start?: string | undefined; indicative?: boolean },
  timeZone: string,
  locale: string,
  words: NoticeWords,
): string {
  const parsed = when === undefined ? undefined : parseWhen(when);
  if (!parsed) return words.toBeSet;
  const parts = parsed.parts.map((part) => (part ? partOf(part, locale, words) : '…'));
  const about = indicative || parsed.approximate ? words.indicative : '';
  const at = start && parsed.precision === 'day' ? `${start} (${timeZone})` : '';
  return [parts.join(parsed.kind === 'interval' ? ' – ' : ', '), at, about].filter(Boolean).join(', ');
}

/** A moment as people in a zone say it. */
export const moment = (at: Date, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat([locale, 'it'], {
    dateStyle: 'full',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: isZone(timeZone) ? timeZone : 'UTC',
  }).format(at);
