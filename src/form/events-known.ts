import { show } from '../contract/author-issue.ts';
import type { Events } from '../contract/events.ts';
import { fitting } from '../contract/fitting.ts';
import { nearest } from '../contract/nearest.ts';
import type { EntryIssue, Told } from './entry-issues.ts';
import { parseWhen, type When } from './edtf-when.ts';
import { shapes } from './events-shapes.ts';
import { idsOf, listOf, objectsOf, type Path, type Raw } from './partners-entry.ts';

/** Tells of something at a path inside an entry. */
export type Tell = (lost: EntryIssue['lost'], path: Path, told: Told) => void;

/** The lists of a document whose ids its events name. */
export const vocabularies = [
  'areas',
  'kinds',
  'audiences',
  'speakerRoles',
  'roles',
  'linkKinds',
  'places',
  'programmes',
  'agendas',
  'events',
] as const;
export type Vocabulary = (typeof vocabularies)[number];

/** What a document of events knows, to look an event up against. */
export interface Known {
  readonly ids: Readonly<Record<Vocabulary, ReadonlySet<string>>>;
  readonly agendas: ReadonlyMap<string, Raw>;
  readonly programmes: ReadonlyMap<string, Raw>;
  readonly timeZone: string | undefined;
  /** what of it has the form of the schema, without its entries */
  readonly head: Events;
}

const byId = (list: unknown): Map<string, Raw> =>
  new Map(objectsOf(list).flatMap(([, item]) => (typeof item.id === 'string' ? [[item.id, item] as const] : [])));

export const knownIn = (document: Raw): Known => ({
  ids: Object.fromEntries(
    vocabularies.map((name) => [name, new Set(idsOf(document[name]))]),
  ) as unknown as Known['ids'],
  agendas: byId(document.agendas),
  programmes: byId(document.programmes),
  timeZone: typeof document.timeZone === 'string' ? document.timeZone : undefined,
  head: {
    locales: [],
    events: [],
    ...(fitting(shapes.head, { ...document, events: [], circuits: [] }) as object),
  } as unknown as Events,
});

/** Without the words that say what it is, only the label is lost; without the others what they stand for. */
const lostWithout: Readonly<Record<Vocabulary, EntryIssue['lost']>> = {
  areas: 'nothing',
  kinds: 'nothing',
  audiences: 'nothing',
  speakerRoles: 'nothing',
  roles: 'nothing',
  linkKinds: 'nothing',
  places: 'part',
  programmes: 'part',
  agendas: 'part',
  events: 'part',
};

/** Tells of a code, or of each of a list, that the document does not know. */
export function reference(tell: Tell, { ids }: Known, name: Vocabulary, value: unknown, path: Path): void {
  const known = ids[name];
  const one = (code: unknown, at: Path) => {
    if (typeof code !== 'string' || known.has(code)) return;
    tell(lostWithout[name], at, {
      found: show(code),
      expected: `one of "${name}" of this document`,
      hint: () => nearest(code, known),
    });
  };
  if (Array.isArray(value)) listOf(value).forEach((code, i) => one(code, [...path, i]));
  else one(value, path);
}

/** A date as EDTF; tells of one that is in no calendar. */
export function dated(tell: Tell, value: unknown, path: Path): When | undefined {
  if (typeof value !== 'string') return undefined;
  const when = parseWhen(value);
  if (!when)
    tell('part', path, {
      found: `${show(value)}, which is no date of the calendar`,
      expected: '2021, 2021-21, 2021-03, 2021-03-05, 2019-05/2019-10 or {2018-06-04,2018-06-12}',
    });
  return when;
}

/** The milliseconds of an instant; tells of one that is none. */
export function instant(tell: Tell, value: unknown, path: Path): number | undefined {
  if (typeof value !== 'string') return undefined;
  const at = Date.parse(value);
  if (!Number.isNaN(at)) return at;
  tell('part', path, { found: `${show(value)}, which is no instant`, expected: '2027-01-31T23:59:00+01:00' });
  return undefined;
}
