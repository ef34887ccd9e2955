import ICAL from 'ical.js';

/** A property as jCal has it (RFC 7265). */
export interface Property {
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  /** `date`, `date-time`, `text` … */
  readonly type: string;
  readonly values: readonly unknown[];
}

export interface Component {
  /** in lower case: `vevent` */
  readonly name: string;
  /** where it begins in the file, from 1 */
  readonly line: number;
  readonly parts: Component[];
  /** properties by their names in lower case */
  readonly properties: Map<string, Property[]>;
  /** lines of it that say nothing we can read */
  readonly unread: number[];
  /** whether the file went on to its end */
  closed: boolean;
}

/** The others are not even looked at. */
const wanted = new Set(
  (
    'uid summary description location url categories geo status sequence organizer dtstart dtend duration rrule rdate exdate ' +
    'recurrence-id tzid tzoffsetto tzoffsetfrom x-lic-location name x-wr-calname'
  ).split(' '),
);

/** In characters; a longer line is left unread. */
const LONGEST = 65_536;
/** Components in components; the standard has three. */
const DEEPEST = 16;

const component = (name: string, line: number): Component => ({
  name,
  line,
  parts: [],
  properties: new Map(),
  unread: [],
  closed: false,
});

/**
 * The components of an iCalendar file, in a root without a name. Yields how much of it is read, from 0 to 1. Every line is read for itself, so that one that is broken
 * costs no more than what it says. Never throws.
 * @param text lines ended in any way, folded or not
 */
export function* readLines(text: string): Generator<number, Component> {
  const root = component('', 1);
  const open = [root];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  let read = 0;
  for (let n = 0; n < lines.length; n++) {
    const line = n + 1;
    const pieces = [lines[n]!];
    while (/^[ \t]/.test(lines[n + 1] ?? '')) pieces.push(lines[++n]!.slice(1));
    if (++read % 1000 === 0) yield n / lines.length;
    const [, name = '', value = ''] = /^([\w-]+)[;:](.*)/s.exec(pieces[0]!) ?? [];
    const key = name.toLowerCase();
    const top = open.at(-1)!;
    if (key === 'begin' && open.length < DEEPEST) {
      const part = component(value.trim().toLowerCase(), line);
      top.parts.push(part);
      open.push(part);
    } else if (key === 'end') {
      // what was left open within it ends with it
      const at = open.findLastIndex((each) => each.name === value.trim().toLowerCase());
      if (at > 0) for (const each of open.splice(at)) each.closed = true;
    } else if (wanted.has(key)) {
      const whole = pieces.join('');
      try {
        if (whole.length > LONGEST) throw new RangeError('too long');
        const [, params, type, ...values] = ICAL.parse.property(whole, ICAL.design.icalendar) as never as [
          string,
          Property['params'],
          string,
          ...unknown[],
        ];
        const all = top.properties.get(key);
        if (all) all.push({ params, type, values });
        else top.properties.set(key, [{ params, type, values }]);
      } catch {
        top.unread.push(line);
      }
    } else if (!name && pieces.join('').trim()) top.unread.push(line);
  }
  return root;
}

/** The first value of a property, as text; empty without one. */
export const valueOf = ({ properties }: Component, name: string): string =>
  String(properties.get(name)?.[0]?.values[0] ?? '').trim();
