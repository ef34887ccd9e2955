import * as z from 'zod/mini';
import { Country, Day, Provenance, Term } from './partners.ts';
import { Code, Id, Instant, Locale, Text, WebAddress } from './text.ts';

/**
 * Events as authors publish them: programmes of meetings, what else happened or is planned around them, and circuits that
 * lead through several of them. Dates are as precise as they are known (EDTF), and no more. Browsers do not load these
 * schemas: they read what they can of each event (event-calendar/read.ts) and tell the author of the rest.
 */
const opt = z.optional;
const text = opt(Text);
const list = <T extends z.core.$ZodType>(of: T) => opt(z.array(of));
const count = z.int().check(z.nonnegative());
const some = z.int().check(z.positive());

/**
 * EDTF (ISO 8601-2), level 0 and 1 and sets: `2021`, `2021-21` (spring), `2021-03`, `2021-03-05`, `2019-05/2019-10`, `2021-03~`,
 * `{2018-06-04,2018-06-12}`; see form/edtf-when.ts.
 */
export const When = z.string().check(z.regex(/^[\d.,~/{} -]{4,200}$/));
/** Time of the day where it happens, `14:30`. */
export const Time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** A zone of the IANA database, `Europe/Rome`. */
export const Zone = z.string().check(z.regex(/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/));

export const eventModes = ['in-person', 'online', 'mixed'] as const;
export type EventMode = (typeof eventModes)[number];

/** Where an event stands now; how it came there is its history. */
export const eventStatuses = ['planned', 'held', 'postponed', 'cancelled'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** An event, the day by which one has to answer a call, or a notice without a day of its own. */
export const eventNatures = ['event', 'deadline', 'announcement'] as const;
export type EventNature = (typeof eventNatures)[number];

/** What was once true of an event, and is told as changed. */
export const changes = [
  'postponed',
  'rescheduled',
  'cancelled',
  'moved-online',
  'venue',
  'capacity',
  'confirmed',
] as const;
export type Change = (typeof changes)[number];

export const Place = z.strictObject({
  id: Code,
  name: Text,
  address: opt(z.string()),
  city: text,
  region: text,
  country: opt(Country),
  /** latitude and longitude in degrees */
  latitude: opt(z.number()),
  longitude: opt(z.number()),
  /** how exactly the point is known */
  precision: opt(z.enum(['address', 'city', 'region', 'country'])),
  /** id of the organisation that runs it, which a partner map on the page may know */
  partner: opt(Code),
  url: opt(WebAddress),
  /** how one gets in and around: "step-free, induction loop" */
  access: text,
});
export type Place = z.infer<typeof Place>;

export const Contact = z.strictObject({
  label: text,
  email: opt(z.string()),
  phone: opt(z.string()),
  url: opt(WebAddress),
});
export type Contact = z.infer<typeof Contact>;

export const Programme = z.strictObject({
  id: Code,
  title: Text,
  summary: text,
  /** the area of programmes that it belongs to */
  area: opt(Code),
  project: text,
  period: opt(When),
  organiser: text,
  audience: list(Code),
  /** how many meetings there are to be */
  meetings: opt(some),
  free: opt(z.boolean()),
  price: text,
  contact: opt(Contact),
  /** who pays for it, as it has to be said */
  funding: text,
  /** what usually follows: a study visit, an assessment */
  followUps: list(Text),
  url: opt(WebAddress),
  provenance: opt(Provenance),
});
export type Programme = z.infer<typeof Programme>;

export const AgendaItem = z.strictObject({
  id: Code,
  minutes: count,
  title: Text,
  detail: text,
  /** speakers by role, as the organiser means it: "1 content expert, 1 or 2 speakers" */
  speakers: opt(z.strictObject({ least: opt(count), most: opt(count) })),
  /** the networking tables meet, questions are answered, outcomes are told */
  part: opt(z.enum(['tables', 'questions', 'outcomes', 'break'])),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const Agenda = z.strictObject({ id: Code, items: z.array(AgendaItem) });
export type Agenda = z.infer<typeof Agenda>;

export const Speaker = z.strictObject({
  /** left out until it is announced */
  name: opt(z.string()),
  role: Code,
  organisation: text,
  partner: opt(Code),
  country: opt(Country),
  topic: text,
});
export type Speaker = z.infer<typeof Speaker>;

export const Table = z.strictObject({
  id: Code,
  title: Text,
  summary: text,
  host: text,
  seats: opt(some),
  languages: list(Locale),
  /** what came out of it, published afterwards */
  outcome: text,
});
export type Table = z.infer<typeof Table>;

export const Material = z.strictObject({
  title: Text,
  url: WebAddress,
  language: opt(Locale),
  /** "slides", "recording" */
  type: text,
});
export type Material = z.infer<typeof Material>;

/** What was, and why it changed; what it changed into is the event itself, or the next entry. */
export const HistoryEntry = z.strictObject({
  change: z.enum(changes),
  at: opt(Day),
  reason: text,
  /** before the change */
  when: opt(When),
  start: opt(Time),
  mode: opt(z.enum(eventModes)),
  venue: opt(Code),
  capacity: opt(count),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Another event, seen from this one: `{ "to": "sv-edinburgh-2019", "kind": "prepares" }`. */
export const EventLink = z.strictObject({ to: Code, kind: Code, note: text });
export type EventLink = z.infer<typeof EventLink>;

export const LinkKind = z.strictObject({ id: Code, label: Text, inverse: Text });
export type LinkKind = z.infer<typeof LinkKind>;

/** Help to take part, given to those who do and not to who organises. */
export const Support = z.strictObject({
  by: Text,
  seats: some,
  /** of one seat */
  value: opt(z.strictObject({ amount: z.number(), currency: z.string().check(z.regex(/^[A-Z]{3}$/)) })),
  /** who may ask for it */
  eligibility: text,
  message: text,
  /** the last day on which it can be asked for */
  until: opt(Day),
});
export type Support = z.infer<typeof Support>;

export const Registration = z.strictObject({
  opens: opt(Instant),
  closes: opt(Instant),
  /** where one registers instead: no form is shown then */
  url: opt(WebAddress),
  /** only who was invited may: by a code that they were given */
  invited: opt(z.boolean()),
  /** what is asked besides name, address and role: questions as in a questionnaire */
  questions: list(z.record(z.string(), z.unknown())),
  /** the roles that one may choose from; those of the document, unless said */
  roles: list(Code),
  /** most tables that one may rank; 0: they are assigned */
  tables: opt(count),
  /** whether those who come late are put on a list; default true */
  waitlist: opt(z.boolean()),
  /** hours that who is offered a seat has to take it; default 48 */
  offerHours: opt(some),
  /** minutes that a seat is held while the form is filled in; default 10, 0: not held */
  holdMinutes: opt(count),
  /** whether questions to the experts are asked: with the registration, and during the event */
  questionsBefore: opt(z.boolean()),
  questionsLive: opt(z.boolean()),
  /** whether help with access is offered */
  access: opt(z.boolean()),
});
export type Registration = z.infer<typeof Registration>;

/** A day on which two sides meet in pairs, each pair in a slot at a table. */
export const Matching = z.strictObject({
  sides: z.tuple([Term, Term]),
  slots: some,
  slotMinutes: some,
  breakMinutes: opt(count),
  /** minutes from the event's start to the first slot */
  offset: opt(count),
  /** how many pairs can meet at once */
  tables: opt(some),
  /** how many one may rank, and most meetings of one */
  ranked: opt(some),
  most: opt(some),
  /** until when preferences are taken */
  closes: opt(Instant),
});
export type Matching = z.infer<typeof Matching>;

export const EventEntry = z.strictObject({
  id: Code,
  title: Text,
  summary: text,
  nature: opt(z.enum(eventNatures)),
  kind: opt(Code),
  programme: opt(Code),
  /** its number in the programme's series */
  number: opt(some),
  /** left out while it is to be set */
  when: opt(When),
  /** only about this time */
  indicative: opt(z.boolean()),
  whenNote: text,
  /** of a single day, where it happens */
  start: opt(Time),
  minutes: opt(some),
  timeZone: opt(Zone),
  status: opt(z.enum(eventStatuses)),
  history: list(HistoryEntry),
  /** raised by hand with each change (iCalendar's SEQUENCE), when it is more than the history's length */
  sequence: opt(count),
  mode: opt(z.enum(eventModes)),
  /** what it becomes if it cannot be held so */
  fallback: opt(z.strictObject({ mode: z.enum(eventModes), reason: text })),
  venue: opt(Code),
  venueToBeAnnounced: opt(z.boolean()),
  /** other places where it goes, such as a visit's */
  places: list(Code),
  organiser: text,
  agenda: opt(Code),
  speakers: list(Speaker),
  audience: list(Code),
  languages: opt(z.strictObject({ event: list(Locale), interpretation: list(Locale), materials: list(Locale) })),
  links: list(EventLink),
  /** organisations that take part: ids that a partner map on the page may know */
  partners: list(z.strictObject({ id: Code, name: Text })),
  materials: list(Material),
  url: opt(WebAddress),
  contact: opt(Contact),
  capacity: opt(count),
  /** the number of seats was made up, to show how it works */
  example: opt(z.boolean()),
  free: opt(z.boolean()),
  price: text,
  tables: list(Table),
  registration: opt(Registration),
  support: list(Support),
  matching: opt(Matching),
  /** address or id of the questionnaire that is answered afterwards */
  feedback: opt(Id),
  provenance: opt(Provenance),
});
export type EventEntry = z.infer<typeof EventEntry>;

export const Stage = z.strictObject({
  id: Code,
  /** the event that it is; else it says itself what it is to be */
  event: opt(Code),
  title: text,
  kind: opt(Code),
  when: opt(When),
  /** there is no event for it yet */
  placeholder: opt(z.boolean()),
  /** stages of this circuit that come before it */
  after: list(Code),
  optional: opt(z.boolean()),
});
export type Stage = z.infer<typeof Stage>;

export const Circuit = z.strictObject({
  id: Code,
  title: Text,
  summary: text,
  period: opt(When),
  organiser: text,
  partners: list(z.strictObject({ id: Code, name: Text })),
  venue: opt(Code),
  stages: z.array(Stage),
  links: list(z.strictObject({ from: Code, to: Code, kind: Code })),
  completion: opt(z.strictObject({ least: opt(some), needed: list(Code), recognition: text })),
  /** whether one may register for all of it at once */
  together: opt(z.boolean()),
  provenance: opt(Provenance),
});
export type Circuit = z.infer<typeof Circuit>;

export const Events = z.strictObject({
  $schema: opt(z.string()),
  type: z.literal('events'),
  id: Code,
  version: z.string().check(z.minLength(1)),
  digest: opt(z.string()),
  locales: z.array(Locale).check(z.minLength(1)),
  title: text,
  intro: text,
  /** shown where the data are examples, or of whom they are */
  notice: text,
  /** of events that name no other */
  timeZone: Zone,
  privacy: opt(
    z.strictObject({
      controller: Text,
      notice: opt(WebAddress),
      contact: opt(z.string()),
      retentionDays: opt(some),
    }),
  ),
  areas: list(Term),
  kinds: z.array(Term),
  audiences: list(Term),
  /** of speakers, and of those who register */
  speakerRoles: list(Term),
  roles: list(Term),
  linkKinds: list(LinkKind),
  places: list(Place),
  programmes: list(Programme),
  agendas: list(Agenda),
  events: z.array(EventEntry),
  circuits: list(Circuit),
});
export type Events = z.infer<typeof Events>;
