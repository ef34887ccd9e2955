import { xml } from './xml.ts';

/** Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30). */
const builtIn = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** Whether a format code shows a date: letters of dates, outside quotes, escapes and conditions. */
const showsDate = (code: string): boolean =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general/gi, ''));

/** Reads styles.xml. @returns whether cells of a style (attribute `s`) are dates */
export function dateStyles(source: string): (style: number) => boolean {
  const own = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  for (const part of xml(source)) {
    if (part.kind === 'text') continue;
    if (part.name === 'cellXfs') inCells = part.kind === 'open';
    if (part.kind !== 'open') continue;
    const id = Number(part.attributes.get('numFmtId') ?? 0);
    if (part.name === 'numFmt') own.set(id, part.attributes.get('formatCode') ?? '');
    if (part.name === 'xf' && inCells) formats.push(id);
  }
  return (style) => {
    const id = formats[style] ?? 0;
    const code = own.get(id);
    return code === undefined ? builtIn(id) : showsDate(code);
  };
}

/** A serial number of days as ISO 8601: `2021-03-05`, `2021-03-05T10:30:00`, or `10:30:00` for less than a day. */
export function serialDate(serial: number, from1904: boolean): string {
  if (serial < 0 || serial > 2_958_465) return String(serial);
  // day 60 of the 1900 system is a 29 February that never was: before it, days count from one day later
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const iso = new Date(epoch + Math.round(serial * 86_400) * 1000).toISOString().slice(0, 19);
  if (serial < 1) return iso.slice(11);
  return serial % 1 ? iso : iso.slice(0, 10);
}
