import type { EventEntry, Place } from '../../contract/events.ts';
import type { Term } from '../../contract/partners.ts';
import type { Progress } from '../../form/import/index.ts';
import { parseUrl } from '../../form/import/values.ts';
import { Ids, isCode, slug, Vocabulary } from '../../form/import/vocabulary.ts';
import { readLines, valueOf, type Component } from './ical-lines.ts';
import { occurrences, readMoment, type Clock, type Moment, type Reading } from './ical-occurrences.ts';
import { FileZones } from './ical-zones.ts';

/**
 * Why an event was not taken: it has no start, or one that is no date (`start`); it recurs by a rule that we do not follow
 * (`rule`); it stands there twice (`twice`); the file ends within it (`unended`) · why none were: `too-large`, `too-many`, `none`.
 */
export type IcalRefusal = 'start' | 'rule' | 'twice' | 'unended' | 'too-large' | 'too-many' | 'none';
/**
 * What became of one that was: its times were converted from a zone by the file's own offsets (`converted`), or read as if
 * told in the document's zone, for nobody knows theirs (`unknown-zone`); it recurs for longer than was taken (`cut`); it ends
 * before it starts, or ten years later, and is without an end (`end`); its address is none of the web (`url`); it has no title (`untitled`); a
 * line of it was not read (`line`); only this occurrence was changed, not those after it (`this-and-future`).
 */
export type IcalNote = 'converted' | 'unknown-zone' | 'cut' | 'end' | 'url' | 'untitled' | 'line' | 'this-and-future';

export interface IcalRemark<Code extends string> {
  readonly code: Code;
  /** where it is in the file, from 1 */
  readonly line: number;
  /** of the event */
  readonly title?: string;
  /** what it is about: a zone, an address, a rule, the last day that was taken */
  readonly detail?: string;
}

/** Parts of a document of events (contract/events.ts). */
export interface IcalImport {
  readonly title?: string;
  readonly events: EventEntry[];
  readonly places: Place[];
  readonly kinds: Term[];
  readonly refused: readonly IcalRemark<IcalRefusal>[];
  readonly notes: readonly IcalRemark<IcalNote>[];
}

export interface IcalImportOptions {
  /** the document's zone: in it times are told that have none of their own, or UTC */
  readonly timeZone: string;
  /** kinds that the document has already: categories by their name are of them */
  readonly kinds?: readonly Term[];
}

const LARGEST = 5_000_000;
const MOST_EVENTS = 20_000;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** What lasts longer has no end that anyone means. */
const LONGEST = 10 * 366 * DAY;

const textOf = (component: Component, name: string): string | undefined => valueOf(component, name) || undefined;

/** `PT1H30M` → 90 */
function minutesOf(duration: string): number {
  const [, weeks, days, hours, minutes] = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(duration) ?? []; // prettier-ignore
  const [w, d, h, m] = [weeks, days, hours, minutes].map((n) => Number(n ?? 0)) as [number, number, number, number];
  return ((w * 7 + d) * 24 + h) * 60 + m;
}

class Import {
  readonly events: EventEntry[] = [];
  readonly places: Place[] = [];
  readonly refused: IcalRemark<IcalRefusal>[] = [];
  readonly notes: IcalRemark<IcalNote>[] = [];
  readonly #reading: Reading;
  readonly #kinds: Vocabulary;
  readonly #ids = new Ids();
  readonly #noted = new Set<string>();
  readonly #placeIds = new Ids();
  readonly #placesByName = new Map<string, string>();

  constructor(reading: Reading, kinds: readonly Term[]) {
    this.#reading = reading;
    this.#kinds = new Vocabulary(kinds);
  }

  get kinds(): Term[] {
    return this.#kinds.used();
  }

  /** An event with its changed occurrences. */
  take(event: Component, changed: readonly Component[]): void {
    const clock = this.#start(event);
    if (!clock) return;
    const found = occurrences(event, clock, this.#reading);
    if (!found) return this.#refuse(event, 'rule', JSON.stringify(event.properties.get('rrule')![0]!.values[0]));
    const recurs = found.moments.length > 1;
    const last = found.moments.at(-1);
    if (found.cut && last) this.#note(event, 'cut', last.day);
    const instead = this.#changes(changed);
    for (const moment of found.moments) {
      const change = instead.get(String(moment.ms)) ?? instead.get(moment.day);
      if (change) this.single(change, event, moment.day);
      else this.#entry(event, moment, this.#length(event, clock), recurs ? moment.day : undefined);
    }
  }

  /** One occurrence, of an event that is in the file or is not. @param day that it had before it was changed */
  single(change: Component, event = change, day?: string): void {
    const clock = this.#start(change);
    if (!clock) return;
    if (change.properties.get('recurrence-id')?.[0]?.params.range) this.#note(change, 'this-and-future');
    this.#entry(change, clock.on(clock.day), this.#length(change, clock), day, event);
  }

  /** Changed occurrences by the moment, or the day, that they had. */
  #changes(changed: readonly Component[]): Map<string, Component> {
    const instead = new Map<string, Component>();
    for (const change of changed) {
      const property = change.properties.get('recurrence-id')![0]!;
      const clock = readMoment(property.values[0], property, this.#reading);
      const was = clock?.on(clock.day);
      if (was) instead.set(was.time ? String(was.ms) : was.day, change);
      else this.#refuse(change, 'start', String(property.values[0]));
    }
    return instead;
  }

  #start(event: Component): Clock | undefined {
    const property = event.properties.get('dtstart')?.[0];
    const clock = property && readMoment(property.values[0], property, this.#reading);
    const zone = String(property?.params.tzid);
    if (!event.closed) this.#refuse(event, 'unended');
    else if (!clock) this.#refuse(event, 'start', valueOf(event, 'dtstart'));
    else if (clock.strange) this.#note(event, clock.strange === 'converted' ? 'converted' : 'unknown-zone', zone);
    return event.closed ? clock : undefined;
  }

  /** In milliseconds; 0 where it has no end. */
  #length(event: Component, clock: Clock): number {
    const start = clock.on(clock.day);
    const property = event.properties.get('dtend')?.[0];
    const end = property && readMoment(property.values[0], property, this.#reading);
    const length = end ? end.on(end.day).ms - start.ms : minutesOf(valueOf(event, 'duration')) * MINUTE;
    if (length >= 0 && length <= LONGEST) return length;
    this.#note(event, 'end');
    return 0;
  }

  #entry(from: Component, { day, time, zone }: Moment, length: number, recurrence?: string, of = from): void {
    const uid = valueOf(of, 'uid').split('@')[0]!;
    const base = (isCode(uid) ? uid : slug(uid)) || `event-${of.line}`;
    const id = this.#ids.own(recurrence ? `${base.slice(0, 50)}-${recurrence}` : base);
    const days = time ? 1 : Math.round(length / DAY);
    const last = new Date(Date.parse(day) + (days - 1) * DAY).toISOString().slice(0, 10);
    const minutes = Math.round(length / MINUTE);
    const title = textOf(from, 'summary');
    const summary = textOf(from, 'description');
    const address = textOf(from, 'url');
    const url = address && parseUrl(address);
    const location = textOf(from, 'location');
    const category = textOf(from, 'categories');
    const organiser = from.properties.get('organizer')?.[0]?.params.cn;
    const sequence = Number(valueOf(from, 'sequence'));
    if (!title) this.#note(from, 'untitled');
    if (address && !url) this.#note(from, 'url', address);
    for (const line of from.unread) this.#note(from, 'line', undefined, line);
    this.events.push({
      id,
      title: title ?? id,
      ...(summary && { summary }),
      ...(category && { kind: this.#kinds.of(category) }),
      when: days > 1 ? `${day}/${last}` : day,
      ...(time && { start: time }),
      ...(time && minutes > 0 && { minutes }),
      ...(zone && { timeZone: zone }),
      ...(/^cancelled$/i.test(valueOf(from, 'status')) && { status: 'cancelled' as const }),
      ...(sequence > 0 && { sequence }),
      ...(location && { venue: this.#place(location, from) }),
      ...(organiser && { organiser: String(organiser) }),
      ...(url && { url }),
    });
  }

  #place(name: string, event: Component): string {
    let id = this.#placesByName.get(name);
    if (!id) {
      id = this.#placeIds.own(slug(name) || 'place');
      const [latitude, longitude] = ([event.properties.get('geo')?.[0]?.values[0]].flat() as number[]).map(Number);
      const known = Math.abs(latitude!) <= 90 && Math.abs(longitude!) <= 180;
      this.places.push({ id, name, ...(known && { latitude, longitude }) });
      this.#placesByName.set(name, id);
    }
    return id;
  }

  #refuse(event: Component, code: IcalRefusal, detail?: string): void {
    this.refused.push(this.#remark(event, code, detail));
  }

  /** Once, of an event that is taken many times. */
  #note(event: Component, code: IcalNote, detail?: string, line = event.line): void {
    const key = `${line} ${code}`;
    if (!this.#noted.has(key)) this.notes.push({ ...this.#remark(event, code, detail), line });
    this.#noted.add(key);
  }

  #remark<Code extends string>(event: Component, code: Code, detail?: string): IcalRemark<Code> {
    const title = textOf(event, 'summary');
    return { code, line: event.line, ...(title && { title }), ...(detail && { detail }) };
  }
}

/** All components of a name, wherever they are. */
const all = (root: Component, name: string): Component[] =>
  root.parts.flatMap((part) => (part.name === name ? [part] : all(part, name)));

/**
 * Events of an iCalendar file (RFC 5545): an event that recurs becomes one for each time, of at most two years. What is not
 * taken, and what was not taken as it stands, is told. Never throws, and yields often (inSlices, finish).
 */
export function* importIcal(text: string, options: IcalImportOptions): Generator<Progress, IcalImport> {
  const nothing = { events: [], places: [], kinds: [], notes: [] };
  if (text.length > LARGEST) return { ...nothing, refused: [{ code: 'too-large', line: 1 }] };
  const lines = readLines(text);
  let step = lines.next();
  for (; !step.done; step = lines.next()) yield { done: step.value / 2, total: 1, rows: 0 };
  const root = step.value;
  const events = all(root, 'vevent');
  const zones = new FileZones(all(root, 'vtimezone'));
  const taken = new Import({ timeZone: options.timeZone, zones }, options.kinds ?? []);
  const changes = new Map<string, Component[]>();
  const masters = new Map<string, Component>();
  for (const event of events) {
    const uid = valueOf(event, 'uid') || `line ${event.line}`;
    if (event.properties.has('recurrence-id')) {
      const known = changes.get(uid);
      if (known) known.push(event);
      else changes.set(uid, [event]);
    } else if (masters.has(uid)) taken.refused.push({ code: 'twice', line: event.line, detail: uid });
    else masters.set(uid, event);
  }
  const work = [
    ...[...masters].map(([uid, event]) => ({ event, take: () => taken.take(event, changes.get(uid) ?? []) })),
    ...[...changes].flatMap(([uid, list]) =>
      masters.has(uid) ? [] : list.map((event) => ({ event, take: () => taken.single(event) })),
    ),
  ];
  for (const [n, { event, take }] of work.entries()) {
    if (taken.events.length >= MOST_EVENTS) {
      taken.refused.push({ code: 'too-many', line: event.line });
      break;
    }
    take();
    yield { done: (1 + (n + 1) / work.length) / 2, total: 1, rows: taken.events.length };
  }
  if (!events.length) taken.refused.push({ code: 'none', line: 1 });
  const calendar = root.parts.find(({ name }) => name === 'vcalendar');
  const title = calendar && (textOf(calendar, 'name') ?? textOf(calendar, 'x-wr-calname'));
  const { kinds, places, refused, notes } = taken;
  return { ...(title && { title }), events: taken.events, places, kinds, refused, notes };
}
