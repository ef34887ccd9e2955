import type { FileAnswer } from '../contract/submission.ts';
import { parseDate, parseInterval } from './edtf.ts';
import type { Answer, Node } from './types.ts';

/** Nothing was answered: no value, blank text, an empty list, or a record whose members are all unanswered. */
export function isBlank(value: Answer): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return !value.trim();
  if (typeof value === 'object') return Object.values(value).every(isBlank);
  return false;
}

/** Deep equality of answers, members that are unanswered counting as absent. */
export function same(a: Answer, b: Answer): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(own(a, key), own(b, key)));
}

/** A member of a record or list by its own key; never what a prototype holds. */
export const own = (value: Answer, key: string): Answer =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, Answer>>)[key]
    : undefined;

export const isRecord = (value: unknown): value is Readonly<Record<string, Answer>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isNumber = (value: Answer): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: Answer): value is string => typeof value === 'string';
const isList = (value: Answer): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isSet = (value: Answer): boolean => isList(value) && new Set(value).size === value.length;

/** The address as a browser reads it, when it is an http(s) one with a host; `www.example.org` is taken as https. */
export function webAddress(text: string): string | undefined {
  const source = text.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(source) ? source : `https://${source}`);
    return /^https?:$/.test(url.protocol) && /\.[^.\s]{2,}$/.test(url.hostname) && !/\s/.test(source)
      ? url.href
      : undefined;
  } catch {
    return undefined;
  }
}

/** Is it the code of a country or a language? The platform's own names decide (CLDR), with Kosovo's user-assigned XK. */
export function isCode(type: 'country' | 'language', code: string): boolean {
  try {
    const kind = type === 'country' ? 'region' : 'language';
    if (kind === 'region' && !/^[A-Z]{2}$/.test(code)) return false;
    return new Intl.DisplayNames(['en'], { type: kind, fallback: 'none' }).of(code) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Is the answer of the question's kind at all? Only then do rules see it; what is not stays as typed, with problem `type`.
 * Bounds and options are judged elsewhere (problems.ts).
 */
export function fits({ question: q, rows, scale }: Node, value: Answer): boolean {
  switch (q.type) {
    case 'integer':
    case 'year':
    case 'scale':
      return isNumber(value) && Number.isSafeInteger(value);
    case 'decimal':
    case 'percent':
    case 'currency':
    case 'calculated':
      return isNumber(value) || (q.type === 'calculated' && value !== undefined);
    case 'boolean':
    case 'consent':
      return typeof value === 'boolean';
    case 'email':
      // WHATWG HTML's own rule for <input type=email>, shortened, and with a dot in the host
      return (
        isText(value) &&
        /^[^\s@"<>(),;:\\]{1,64}@[^\s@"<>(),;:\\]+\.[^\s@"<>(),;:\\.]{2,}$/.test(value.trim()) &&
        value.length < 255
      );
    case 'url':
      return isText(value) && webAddress(value) !== undefined;
    case 'phone':
      return isText(value) && /^\+?[\d\s()./-]{4,30}$/.test(value.trim()) && value.replace(/\D/g, '').length > 3;
    case 'time':
      return isText(value) && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
    case 'date': {
      if (!isText(value)) return false;
      const { precision = ['day'], approximate } = q;
      const interval = q.interval ? parseInterval(value) : undefined;
      const dates = interval ? [interval.start, interval.end] : [parseDate(value)];
      return (
        (interval || dates[0]) !== undefined &&
        dates.every((d) => !d || (precision.includes(d.precision) && (approximate || !d.approximate)))
      );
    }
    case 'multiple':
    case 'ranking':
      return isSet(value);
    case 'dropdown':
    case 'country':
    case 'language':
      return q.multiple ? isSet(value) : isText(value);
    case 'place':
      return isRecord(value) && isText(value.name) && (value.country === undefined || isText(value.country));
    case 'matrix':
    case 'allocation': {
      const isCell = q.type === 'allocation' || scale ? isNumber : q.multiple ? isList : isText;
      return (
        isRecord(value) &&
        Object.entries(value).every(
          ([id, cell]) => rows.some((row) => row.id === id) && (isBlank(cell) || isCell(cell)),
        )
      );
    }
    case 'file':
      return (
        Array.isArray(value) &&
        value.every((f) => isRecord(f) && isText(f.file) && isText(f.name) && isNumber(f.size) && isText(f.type))
      );
    case 'group':
      return Array.isArray(value) && value.every(isRecord);
    case 'note':
      return false;
    default:
      return isText(value);
  }
}

/** A file answer's members, once `fits` has said that it is one. */
export const filesOf = (value: Answer): readonly FileAnswer[] =>
  Array.isArray(value) ? (value as unknown as FileAnswer[]) : [];
