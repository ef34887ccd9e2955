import { show } from '../contract/author-issue.ts';
import { fitting } from '../contract/fitting.ts';
import { doubled, Telling, type EntryIssue } from './entry-issues.ts';
import { checkCircuit } from './events-circuit.ts';
import { checkDates } from './events-dates.ts';
import { dated, knownIn, reference, vocabularies, type Known, type Tell } from './events-known.ts';
import { checkSeats } from './events-seats.ts';
import { parts, shapes } from './events-shapes.ts';
import { inRange, isObject, listOf, objectsOf, probablySwapped, type Path, type Raw } from './partners-entry.ts';
import { isZone } from './zoned.ts';

/** Something wrong in a document of events. */
export type EventsIssue = EntryIssue;

/** Whether a document means to be one of events. */
export const isEvents = (document: unknown): document is Raw => isObject(document) && document.type === 'events';

const idOf = (value: unknown): string | undefined =>
  isObject(value) && typeof value.id === 'string' ? value.id.slice(0, 64) : undefined;

function checkPlace(tell: Tell, { latitude, longitude, country }: Raw): void {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') {
    if (latitude !== longitude) tell('part', [], { found: 'half a point', expected: 'a latitude and a longitude' });
    return;
  }
  const point = { coordinates: [longitude, latitude] };
  const found = `latitude ${latitude}, longitude ${longitude}`;
  if (!inRange(point)) tell('part', [], { found, expected: 'a latitude up to ±90 and a longitude up to ±180' });
  else if (probablySwapped(point, country))
    tell('nothing', [], {
      found: `${found}, which is in ${show(country)} only when exchanged`,
      expected: 'a place in its country',
    });
}

function checkProgramme(tell: Tell, programme: Raw, known: Known): void {
  dated(tell, programme.period, ['period']);
  reference(tell, known, 'areas', programme.area, ['area']);
  reference(tell, known, 'audiences', programme.audience, ['audience']);
}

function checkAgenda(tell: Tell, { items }: Raw): void {
  for (const { id, path, first } of doubled(listOf(items), undefined, 'items'))
    tell('nothing', path, { found: show(id), expected: `an id of its own: ${first} has it` });
  for (const [i, { speakers }] of objectsOf(items)) {
    const { least, most } = isObject(speakers) ? speakers : {};
    if (typeof least === 'number' && typeof most === 'number' && most < least)
      tell('nothing', ['items', i, 'speakers', 'most'], { found: String(most), expected: `at least ${least}` });
  }
}

/** What an event names: in the document's vocabularies, among its places, its other events. */
function checkReferences(tell: Tell, event: Raw, known: Known): void {
  const refer = (name: (typeof vocabularies)[number], value: unknown, ...path: Path) =>
    reference(tell, known, name, value, path);
  refer('kinds', event.kind, 'kind');
  refer('programmes', event.programme, 'programme');
  refer('agendas', event.agenda, 'agenda');
  refer('places', event.venue, 'venue');
  refer('places', event.places, 'places');
  refer('audiences', event.audience, 'audience');
  for (const [i, { role }] of objectsOf(event.speakers)) refer('speakerRoles', role, 'speakers', i, 'role');
  for (const [i, { venue }] of objectsOf(event.history)) refer('places', venue, 'history', i, 'venue');
  const taken = new Set<string>();
  for (const [i, { to, kind }] of objectsOf(event.links)) {
    refer('events', to, 'links', i, 'to');
    refer('linkKinds', kind, 'links', i, 'kind');
    if (typeof to !== 'string' || typeof kind !== 'string') continue;
    const link = `${to} ${kind}`;
    if (to === event.id || taken.has(link))
      tell('nothing', ['links', i], {
        found: to === event.id ? 'a link to itself' : 'the same link again',
        expected: 'each other event once for each kind',
      });
    taken.add(link);
  }
  if (event.venue !== undefined && event.venueToBeAnnounced === true)
    tell('nothing', ['venueToBeAnnounced'], { found: 'true beside a venue', expected: 'one of the two' });
}

/** How many meetings a programme says there are to be, and the numbers that its events have. */
function checkNumbers(tell: Tell, event: Raw, known: Known, taken: Map<string, string>): void {
  const { number, programme } = event;
  if (typeof number !== 'number' || typeof programme !== 'string') return;
  const meetings = known.programmes.get(programme)?.meetings;
  if (typeof meetings === 'number' && number > meetings)
    tell('nothing', ['number'], {
      found: String(number),
      expected: `at most ${meetings}, the meetings of the programme`,
    });
  const key = `${number} ${programme}`;
  const other = taken.get(key);
  if (other !== undefined)
    tell('nothing', ['number'], { found: String(number), expected: `another one: ${show(other)} has it` });
  else taken.set(key, idOf(event) ?? '');
}

/**
 * What is wrong in a document of events beyond what can be typed: form, ids, what is named and not there, dates, sums of
 * minutes and seats, circuits. Those for which the whole is lost come first.
 * @param document any JSON value; never throws
 * @returns at most 100, in their order, the last of which counts those that are not told; empty when all is well
 */
export function checkEvents(document: unknown): EventsIssue[] {
  const telling = new Telling();
  const all: Telling['all'] = (...issue) => telling.all(...issue);
  telling.form('document', shapes.head, document, []);
  if (!isObject(document)) return telling.issues;
  const at =
    (path: Path, entry?: string): Tell =>
    (lost, inner, told) =>
      telling.tell(lost, [...path, ...inner], told, entry);
  const tell = at([]);

  if (typeof document.timeZone === 'string' && !isZone(document.timeZone))
    tell('document', ['timeZone'], {
      found: show(document.timeZone),
      expected: 'a zone of the IANA database, such as Europe/Rome',
    });
  const entries = listOf(document.events);
  const taken = new Map<string, string>();
  for (const { id, path, first } of [
    ...doubled(entries, taken, 'events'),
    ...doubled(listOf(document.circuits), new Map(taken), 'circuits'),
  ])
    tell('document', path, { found: show(id), expected: `an id of its own: ${first} has it` });
  if (entries.length && !entries.some((entry) => fitting(shapes.event, entry)))
    tell('document', ['events'], {
      found: 'no event that can be read',
      expected: 'events of the form of the schema',
    });
  for (const name of vocabularies)
    if (name !== 'events')
      for (const { path, id, first } of doubled(listOf(document[name]), undefined, name))
        tell('nothing', path, { found: show(id), expected: `each id once: ${first} has it` });

  const known = knownIn(document);
  const inside = { places: checkPlace, programmes: checkProgramme, agendas: checkAgenda };
  for (const name of parts)
    for (const [i, item] of listOf(document[name]).entries()) {
      telling.form('part', shapes[name], item, [name, i], idOf(item));
      if (isObject(item)) inside[name](at([name, i], idOf(item)), item, known);
    }
  const numbers = new Map<string, string>();
  for (const [i, event] of entries.entries()) {
    const path = ['events', i];
    const id = idOf(event);
    telling.form('part', shapes.event, event, path, id);
    if (!isObject(event)) continue;
    const here = at(path, id);
    checkReferences(here, event, known);
    checkDates(here, event, known);
    checkSeats(here, all, event, known, path, id);
    checkNumbers(here, event, known, numbers);
  }
  for (const [i, circuit] of listOf(document.circuits).entries()) {
    telling.form('part', shapes.circuit, circuit, ['circuits', i], idOf(circuit));
    if (isObject(circuit)) checkCircuit(at(['circuits', i], idOf(circuit)), circuit, known);
  }
  return telling.issues;
}
