/** Days as numbers, counted from 1 January 1970 in the Gregorian calendar. No hours and no zones: those are in form/zoned.ts. */
const MS = 86_400_000;

/** `2021-03-05` → 18691; NaN where there is no such month, or no month has such a day. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00Z`) / MS;

/** 18691 → `2021-03-05` */
export const dayText = (day: number): string => new Date(day * MS).toISOString().slice(0, 10);

/** For formatters, which must be told `timeZone: 'UTC'`. */
export const dateOf = (day: number): Date => new Date(day * MS);

/** 0 is Monday. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Months as numbers, counted from January of the year 0. */
export const monthOf = (day: number): number => {
  const date = dateOf(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
export const firstOf = (month: number): number => {
  const date = new Date(0);
  // years under 100 would be taken for 19xx
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return date.getTime() / MS;
};
export const lastOf = (month: number): number => firstOf(month + 1) - 1;

/** The same day of another month, or the last that it has. */
export const inMonth = (day: number, month: number): number =>
  Math.min(firstOf(month) + day - firstOf(monthOf(day)), lastOf(month));
