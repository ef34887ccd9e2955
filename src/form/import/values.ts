import { fold } from '../../contract/fold.ts';
import type { EntryState, Purpose } from '../../contract/partners.ts';
import { parseDate, parseInterval } from '../edtf.ts';
import { webAddress } from '../values.ts';

/** Parts of a list: by line, by `;` or by `|`. What JSON gives as a list is one already. */
export const parts = (cell: string | readonly string[]): string[] => [
  ...new Set((typeof cell === 'string' ? cell.split(/[;|\r\n]+/) : cell).map((part) => part.trim()).filter(Boolean)),
];

/** In lists of codes and names of languages or countries, a comma parts too. */
export const names = (cell: string | readonly string[]): string[] =>
  parts(cell).flatMap((part) =>
    part
      .split(/[,/]/)
      .map((name) => name.trim())
      .filter(Boolean),
  );

const number = (text: string): number | undefined => {
  const plain = text.trim().replace(/^[−–]/, '-').replace(',', '.');
  return /^[-+]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : undefined;
};

// initials of the four winds in Italian, English and Albanian
const south = /[sj]/i;
const west = /[wop]/i;
const DMS =
  /([NSEWOVJLP])?\s*([-−–]?\d+(?:[.,]\d+)?)\s*[°º]\s*(?:(\d+(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:["″”]|''|′′)\s*)?([NSEWOVJLP])?(?![\p{L}])/giu;

/** Longest text that can be a place: longer ones are not searched. */
const LONGEST = 100;

interface Angle {
  readonly degrees: number;
  /** north or south */
  readonly upright: boolean | undefined;
}

function angles(text: string): Angle[] {
  if (text.length > LONGEST) return [];
  return [...text.matchAll(DMS)].map(([, before, degrees, minutes = '0', seconds = '0', after]) => {
    const wind = after ?? before ?? '';
    const whole = number(degrees!)!;
    const size = Math.abs(whole) + number(minutes)! / 60 + number(seconds)! / 3600;
    const negative = degrees!.startsWith('-') || whole < 0 || (wind && (south.test(wind) || west.test(wind)));
    return { degrees: negative ? -size : size, upright: wind ? /[nsvj]/i.test(wind) : undefined };
  });
}

/** One angle: `45,43`, `-3.7`, `45° 26′ 15″ N`, `12.33 E`. @returns degrees, of whatever size, or undefined */
export function parseAngle(text: string): number | undefined {
  const plain = number(text);
  if (plain !== undefined) return plain;
  const [, value, wind] = /^([-−–]?\d+(?:[.,]\d+)?)\s*([NSEWOVJLP])$/i.exec(text.trim()) ?? [];
  if (value) return number(value)! * (south.test(wind!) || west.test(wind!) ? -1 : 1);
  const [angle, more] = angles(text);
  return angle && !more ? angle.degrees : undefined;
}

/**
 * Two angles in one cell: `45.43, 12.33`, `45,43 12,33`, `45°26′N 12°20′E`, `POINT(12.33 45.43)`; latitude first, save in
 * WKT, in a list (GeoJSON) and where the winds say otherwise.
 * @returns undefined when it is none of these
 */
export function parseCoordinates(cell: string | readonly string[]): { lat: number; lon: number } | undefined {
  if (typeof cell !== 'string') {
    const [lon, lat, ...more] = cell.map((part) => number(part));
    return lon !== undefined && lat !== undefined && more.length < 2 ? { lat, lon } : undefined;
  }
  if (cell.length > LONGEST) return undefined;
  const wkt = /^\s*(?:SRID=4326;)?POINT\s*Z?\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)(\s+-?[\d.]+)?\s*\)\s*$/i.exec(cell);
  if (wkt) return { lon: Number(wkt[1]), lat: Number(wkt[2]) };
  const [one, two, more] = angles(cell);
  if (one && two && !more)
    return one.upright === false || two.upright === true
      ? { lat: two.degrees, lon: one.degrees }
      : { lat: one.degrees, lon: two.degrees };
  const text = cell.replace(/^[\s([]+|[\s)\]]+$/g, '');
  const pair =
    /^([-−–+]?\d+(?:\.\d+)?)\s*[,;\s]\s*([-−–+]?\d+(?:\.\d+)?)$/.exec(text) ??
    /^([-−–+]?\d+,\d+)\s*(?:[;\s]|,\s)\s*([-−–+]?\d+,\d+)$/.exec(text);
  return pair ? { lat: number(pair[1]!)!, lon: number(pair[2]!)! } : undefined;
}

const address = /^https?:\/\/[^\s"'<>\\]+$/;
/** A web address of ours (contract/text.ts), made of what people write: `www.example.org` too. */
export const parseUrl = (text: string): string | undefined => {
  const url = webAddress(text);
  return url !== undefined && address.test(url) ? (address.test(text) ? text : url) : undefined;
};

const find = <T extends string>(words: Readonly<Record<T, string>>) => {
  const map = new Map<string, T>();
  for (const [code, list] of Object.entries(words) as [T, string][])
    for (const word of [code, ...list.split('|')]) map.set(word, code);
  return (text: string): T | undefined =>
    map.get(
      fold(text)
        .replace(/[^\p{L}]+/gu, ' ')
        .trim(),
    );
};

export const parseState = find<EntryState>({
  active: 'attivo|attiva|operativo|operativa|in attivita|aktiv|aktive|open|in corso',
  forming: 'in formazione|in costituzione|costituendo|costituenda|ne formim|being formed|startup',
  preparing: 'in preparazione|in planning|planned|progettazione|in progettazione|ne pergatitje|previsto|prevista',
  closed:
    'chiuso|chiusa|concluso|conclusa|cessato|cessata|completed|cancelled|inactive|inattivo|mbyllur|perfunduar|in liquidazione|ended',
});

export const parsePurpose = find<Purpose>({
  commercial: 'commerciale|commerce|commercio|business|tregtar|tregti|trade',
  project: 'progetto|progetti|progettuale|projects|projekt|projekte|project based|progettazione europea',
});

/**
 * When it was founded, in EDTF: a year, `marzo`-less dates as spreadsheets write them (`15/03/2010`, `2010-03-15T…`),
 * `circa 2010`, the seconds of Unix that Murmurations asks for.
 */
export function parseFounded(text: string): string | undefined {
  const said = text.trim();
  if (parseDate(said) || parseInterval(said)) return said.length >= 4 && said.length <= 24 ? said : undefined;
  const [, iso] = /^(\d{4}-\d\d-\d\d)[T ]/.exec(said) ?? [];
  if (iso) return parseDate(iso) && iso;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said) ?? [];
  if (year) {
    const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
    return parseDate(date) && date;
  }
  const [, about] =
    /^(?:circa|ca\.?|about|rreth|~)\s*(\d{4})$/i.exec(said) ?? /^(\d{4})\s*(?:circa|ca\.?)$/i.exec(said) ?? [];
  if (about) return `${about}~`;
  if (/^-?\d{9,10}$/.test(said)) {
    const date = new Date(Number(said) * 1000).toISOString().slice(0, 10);
    return date.endsWith('-01-01') ? date.slice(0, 4) : date;
  }
  return undefined;
}

/** A day, of what `parseFounded` understands. */
export const parseDay = (text: string): string | undefined => {
  const date = parseFounded(text);
  return date && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
};
