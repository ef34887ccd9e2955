import { show } from '../contract/author-issue.ts';
import { fitting } from '../contract/fitting.ts';
import type { EventEntry } from '../contract/events.ts';
import { inspect } from './compile.ts';
import { doubled, type Telling } from './entry-issues.ts';
import { shapes } from './events-shapes.ts';
import { reference, type Known, type Tell } from './events-known.ts';
import { isObject, listOf, objectsOf, type Path, type Raw } from './partners-entry.ts';
import { registrationQuestions, registrationForm } from './registration.ts';

/** What adds up in an event, or does not: its agenda, its speakers, its seats, its tables, its meetings in pairs. */

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const sum = (values: readonly unknown[]): number => values.reduce<number>((all, value) => all + number(value), 0);

function agenda(tell: Tell, event: Raw, known: Known): void {
  const found = typeof event.agenda === 'string' ? known.agendas.get(event.agenda) : undefined;
  if (!found) return;
  const items = objectsOf(found.items).map(([, item]) => item);
  const total = sum(items.map(({ minutes }) => minutes));
  if (typeof event.minutes === 'number' && total !== event.minutes)
    tell('nothing', ['minutes'], {
      found: `${event.minutes} minutes, ${Math.abs(total - event.minutes)} ${total > event.minutes ? 'less' : 'more'} than the ${total} of the agenda ${show(event.agenda)}`,
      expected: 'an agenda that adds up to the length of the event',
    });
  const wanted = items.flatMap(({ speakers }) => (isObject(speakers) ? [speakers] : []));
  const told = listOf(event.speakers).length;
  if (!wanted.length || !told) return;
  const least = sum(wanted.map((speakers) => speakers.least));
  const most = wanted.every((speakers) => typeof speakers.most === 'number')
    ? sum(wanted.map((speakers) => speakers.most))
    : Infinity;
  if (told < least || told > most)
    tell('nothing', ['speakers'], {
      found: `${told} of them`,
      expected: `${most === Infinity ? `at least ${least}` : `${least} to ${most}`}, as the agenda ${show(event.agenda)} has it`,
    });
}

function seats(tell: Tell, event: Raw): void {
  const tables = objectsOf(event.tables).map(([, table]) => table);
  const registration = isObject(event.registration) ? event.registration : {};
  const { capacity } = event;
  if (typeof capacity === 'number') {
    const atTables = sum(tables.map((table) => table.seats));
    if (atTables > capacity)
      tell('nothing', ['capacity'], {
        found: `${capacity} seats, and ${atTables} at its tables`,
        expected: 'no more at the tables than there are',
      });
    const helped = sum(objectsOf(event.support).map(([, support]) => support.seats));
    if (helped > capacity)
      tell('nothing', ['support'], { found: `${helped} seats`, expected: `at most ${capacity}, the event's own` });
  }
  if (typeof registration.tables === 'number' && registration.tables > tables.length)
    tell('nothing', ['registration', 'tables'], {
      found: String(registration.tables),
      expected: `at most ${tables.length}, the tables that there are`,
    });
  for (const { id, path, first } of doubled(tables, undefined, 'tables'))
    tell('part', path, { found: show(id), expected: `an id of its own: ${first} has it` });
}

function matching(tell: Tell, event: Raw): void {
  if (!isObject(event.matching)) return;
  const { sides, slots, slotMinutes, breakMinutes, offset } = event.matching;
  const total = number(offset) + number(slots) * (number(slotMinutes) + number(breakMinutes)) - number(breakMinutes);
  if (typeof event.minutes === 'number' && total > event.minutes)
    tell('nothing', ['matching'], {
      found: `meetings until minute ${total}`,
      expected: `at most ${event.minutes} minutes, the length of the event`,
    });
  const [one, other] = objectsOf(sides).map(([, side]) => side.id);
  if (one !== undefined && one === other)
    tell('part', ['matching', 'sides', 1, 'id'], { found: show(other), expected: 'the id of another side' });
}

/** Ids that an event's own questions may not have: those of the registration, and of the wishes for a day of meetings in pairs. */
const kept: readonly string[] = [...registrationQuestions, 'side', 'preferences'];

/** The event's own questions, judged as what they become: part of the registration, on whose other questions they may depend. */
function questions(
  tell: Tell,
  all: Telling['all'],
  event: Raw,
  known: Known,
  path: Path,
  id: string | undefined,
): void {
  const own = isObject(event.registration) ? event.registration.questions : undefined;
  if (!Array.isArray(own) || !own.length || !own.every(isObject)) return;
  const readable = fitting(shapes.event, event) as EventEntry | undefined;
  if (!readable?.registration) return;
  const at: Path = ['registration', 'questions'];
  const wrong = own.flatMap(({ id }, i) => (typeof id === 'string' && !kept.includes(id) ? [] : [i]));
  for (const i of wrong)
    tell('part', [...at, i, 'id'], {
      found: show(own[i]!.id),
      expected: 'an id that registrations do not have already',
    });
  if (wrong.length) return;
  const registration = { ...readable.registration, questions: own };
  const form = registrationForm({ ...readable, registration }, known.head, {}, new Date(0));
  // the last one is the consent
  const before = form.sections[0]!.questions.length - 1 - own.length;
  const moved = inspect(form).flatMap((issue) => {
    const [place, index] = /^\$\.sections\[0\]\.questions\[(\d+)\]/.exec(issue.path) ?? [];
    const n = Number(index) - before;
    return place !== undefined && n >= 0 && n < own.length
      ? [{ ...issue, path: `$[${n}]${issue.path.slice(place.length)}` }]
      : [];
  });
  all('part', moved, [...path, ...at], id);
}

/** @param all takes issues whose paths begin at the value of a path of the document */
export function checkSeats(
  tell: Tell,
  all: Telling['all'],
  event: Raw,
  known: Known,
  path: Path,
  id: string | undefined,
): void {
  agenda(tell, event, known);
  seats(tell, event);
  matching(tell, event);
  if (isObject(event.registration))
    reference(tell, known, 'roles', event.registration.roles, ['registration', 'roles']);
  questions(tell, all, event, known, path, id);
}
