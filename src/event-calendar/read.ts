import { DefinitionError, show } from '../contract/author-issue.ts';
import type { EventEntry, Events, LinkKind } from '../contract/events.ts';
import { fitting, isObject, type Shape, type ShapeObject } from '../contract/fitting.ts';
import { eventsShape } from '../contract/generated/events.shape.ts';
import { exactDays, parseWhen, type When } from '../form/edtf-when.ts';
import { dayNumber, dayText } from './days.ts';
import { inOrder, placeOf, placeOfDay, timeRank } from './order.ts';
import { DAY, UNDATED, VAGUE, type InCircuit, type Link, type Model } from './model.ts';

type Raw = Readonly<Record<string, unknown>>;

const { events: listShape, ...members } = eventsShape as unknown as Record<string, Shape>;
const eventShape = (listShape as unknown as readonly [ShapeObject])[0];
/** all but the events, none of which has to be there */
const headShape = Object.fromEntries(
  Object.entries(members).map(([name, shape]) => [`${name.replace('?', '')}?`, shape]),
);

const isId = (id: unknown): id is string => fitting(eventShape.id as Shape, id) !== undefined;

/** An event that is shown in spite of all: a title is the least. */
const untitled = (raw: Raw, id: string): EventEntry => fitting(eventShape, { ...raw, id, title: id }) as EventEntry;

/** A day as a number, NaN where it is none; each is read once, as many events share their days. */
const days = new Map<string, number>();
function exact(day: string): number {
  let number = days.get(day);
  if (number === undefined) {
    number = /^\d{4}-\d\d-\d\d$/.test(day) ? dayNumber(day) : NaN;
    // what is no day of its month would be taken for one of the next
    if (number === number && dayText(number) !== day) number = NaN;
    // of very many, those that came first
    if (days.size < 5000) days.set(day, number);
  }
  return number;
}

/**
 * Reads a document that may hold anything, and shows what it can of each event. One without an id, or with one that is none or that another
 * has, gets one by its place in the document; one whose date is none is listed among those without.
 * @throws DefinitionError when it has no list of events
 */
export function read(document: unknown): Model {
  if (!isObject(document) || !Array.isArray(document.events))
    throw new DefinitionError([
      {
        path: '$.events',
        found: show(isObject(document) ? document.events : document),
        expected: 'a document with a list of events',
      },
    ]);
  const kept = (document.events as unknown[]).filter(isObject) as Raw[];
  const size = kept.length;
  const head = fitting(headShape, document) as Partial<Events>;

  const ids: string[] = [];
  let known: Map<string, number> | undefined;
  /** numbers by id; made when it is first wanted, since ten thousand take a while */
  const numbers = (): Map<string, number> => {
    if (known) return known;
    known = new Map();
    for (let n = 0; n < size; n++) {
      const { id } = kept[n]!;
      let name = isId(id) && !known.has(id) ? id : `event-${n + 1}`;
      while (known.has(name)) name += '-';
      known.set(name, n);
      ids.push(name);
    }
    return known;
  };

  const precision = new Uint8Array(size);
  const first = new Int32Array(size);
  const last = new Int32Array(size);
  const places = new Float64Array(size);
  const when = (n: number): When | undefined => {
    const text = kept[n]!.when;
    return typeof text === 'string' ? parseWhen(text) : undefined;
  };
  for (let n = 0; n < size; n++) {
    const { when: text, start, indicative } = kept[n]!;
    const time = timeRank(start);
    if (typeof text === 'string' && !indicative) {
      // most of many events are on a day, or from one to another: those need not be parsed
      const oneDay = text.length === 10;
      const begin = exact(oneDay ? text : text.slice(0, 10));
      const end = oneDay ? begin : text.length === 21 && text[10] === '/' ? exact(text.slice(11)) : NaN;
      if (begin <= end) {
        first[n] = begin;
        last[n] = end;
        places[n] = placeOfDay(begin, time);
        continue;
      }
    }
    const known = when(n);
    places[n] = placeOf(known, time);
    precision[n] = known ? (!indicative && exactDays(known).length ? DAY : VAGUE) : UNDATED;
    if (known) {
      first[n] = dayNumber(known.first);
      last[n] = dayNumber(known.last);
    }
  }
  const order = inOrder(places, last);

  const byId = <T extends { id: string }>(list: readonly T[] | undefined): ReadonlyMap<string, T> =>
    new Map(list?.map((item) => [item.id, item]));
  const linkKinds = byId(head.linkKinds);
  const circuits = head.circuits ?? [];

  const idOf = (n: number): string => {
    numbers();
    return ids[n]!;
  };
  const cleaned = new Map<number, EventEntry>();
  const event = (n: number): EventEntry => {
    let found = cleaned.get(n);
    if (!found) {
      const raw = kept[n]!;
      found = (fitting(eventShape, { ...raw, id: '0' }) as EventEntry | undefined) ?? untitled(raw, idOf(n));
      // who only looks at ten thousand events asks for none of their ids
      Object.defineProperty(found, 'id', { get: () => idOf(n), enumerable: true });
      // of very many events, those that were looked at last
      if (cleaned.size > 5000) cleaned.clear();
      cleaned.set(n, found);
    }
    return found;
  };

  let linked: Map<number, Link[]> | undefined;
  /** from both ends: a link stands once, in either event */
  const links = (): Map<number, Link[]> => {
    if (linked) return linked;
    linked = new Map();
    const add = (n: number, link: Link): void => {
      const list = linked!.get(n) ?? linked!.set(n, []).get(n)!;
      if (!list.some(({ kind, out, event: other }) => kind === link.kind && out === link.out && other === link.event))
        list.push(link);
    };
    kept.forEach((raw, n) => {
      if (!Array.isArray(raw.links)) return;
      for (const { to, kind: id } of event(n).links ?? []) {
        const other = numbers().get(to);
        if (other === undefined || other === n) continue;
        const kind: LinkKind = linkKinds.get(id) ?? { id, label: id, inverse: id };
        add(n, { kind, out: true, event: other });
        add(other, { kind, out: false, event: n });
      }
    });
    return linked;
  };
  const stages = new Map<number, InCircuit[]>();
  for (const circuit of circuits)
    for (const stage of circuit.stages) {
      const n = stage.event === undefined ? undefined : numbers().get(stage.event);
      if (n !== undefined) (stages.get(n) ?? stages.set(n, []).get(n)!).push({ circuit, stage });
    }

  return {
    id: head.id ?? 'events',
    version: head.version ?? '',
    locales: head.locales ?? [],
    head,
    size,
    get ids() {
      numbers();
      return ids;
    },
    number: (id) => numbers().get(id),
    event,
    raw: (n) => kept[n]!,
    when,
    order,
    precision,
    first,
    last,
    zone: (n) => {
      const { timeZone } = kept[n]!;
      return typeof timeZone === 'string' ? timeZone : (head.timeZone ?? 'UTC');
    },
    kinds: byId(head.kinds),
    audiences: byId(head.audiences),
    speakerRoles: byId(head.speakerRoles),
    roles: byId(head.roles),
    areas: byId(head.areas),
    places: byId(head.places),
    programmes: byId(head.programmes),
    agendas: byId(head.agendas),
    linkKinds,
    circuits,
    links: (n) => links().get(n) ?? [],
    circuitsOf: (n) => stages.get(n) ?? [],
  };
}
