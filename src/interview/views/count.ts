import { formatEdtf, msg, plural, str } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import { periodOf, yearsOf } from '../line/when.ts';
import type { InterviewSitting } from '../sitting.ts';
import { whenOf } from './entries.ts';

/** The years of some experiences, as they are written; empty where none has a date. */
export const years = (s: InterviewSitting, entries: readonly Entry[]): string => {
  const edtf = yearsOf(entries.map((entry) => periodOf(whenOf(entry))));
  return edtf ? formatEdtf(edtf, s.locale) : '';
};

/** How many there are, and of which years: `3 experiences, 2019 – 2023`. */
export function count(s: InterviewSitting, entries: readonly Entry[]): string {
  const n = entries.length;
  const many = plural(s.locale, n, {
    one: msg(str`${n} experience`, { id: 'i-n-1', desc: 'one' }),
    other: msg(str`${n} experiences`, { id: 'i-n', desc: 'several' }),
  });
  return [many, years(s, entries)].filter(Boolean).join(', ');
}
