import * as z from 'zod/mini';

/**
 * What crosses the wire to and from an endpoint. Browsers do not load this file's schemas: they write submissions and
 * read receipts with plain checks (delivery/post.ts); the receiver and the generated OpenAPI stand on them.
 */
const opt = z.optional;
const digest = z.string().check(z.regex(/^sha-256:[A-Za-z0-9_-]{43}$/));
const instant = z.iso.datetime({ offset: true });

export const kinds = [
  'questionnaire',
  'interview',
  'registration',
  'cancellation',
  'expert-question',
  'feedback',
  'contact',
  'partner',
  'meeting-request',
] as const;
export type Kind = (typeof kinds)[number];

/** A file named in answers; its bytes travel as the multipart part `file`. */
export const FileAnswer = z.object({
  file: z.string(),
  name: z.string().check(z.maxLength(255)),
  size: z.int().check(z.nonnegative()),
  type: z.string().check(z.maxLength(127)),
  digest: opt(digest),
});
export type FileAnswer = z.infer<typeof FileAnswer>;

export const Consent = z.strictObject({ id: z.string(), digest, given: z.boolean() });
export type Consent = z.infer<typeof Consent>;

export const Submission = z.strictObject({
  /** uuid (RFC 9562), version 7 from our widgets; also the Idempotency-Key */
  id: z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)),
  kind: z.enum(kinds),
  about: z.string().check(z.minLength(1), z.maxLength(128)),
  version: opt(z.string().check(z.maxLength(64))),
  digest: opt(digest),
  /** the shorter form that was answered, when it was not the whole questionnaire */
  form: opt(z.string().check(z.maxLength(64))),
  locale: z.string().check(z.maxLength(35)),
  answers: z.record(z.string(), z.unknown()),
  consents: opt(z.array(Consent)),
  startedAt: instant,
  finishedAt: instant,
  page: z.string().check(z.maxLength(2048)),
  ifFull: opt(z.enum(['waitlist', 'fail'])),
  /** a solved proof of work (altcha), when the receiver asks for one */
  proof: opt(z.string().check(z.maxLength(4096))),
  /** the honeypot: people leave it empty */
  website: opt(z.string().check(z.maxLength(2048))),
});
export type Submission = z.infer<typeof Submission>;

export const Receipt = z.object({
  id: z.string(),
  status: z.enum(['stored', 'confirmed', 'waitlisted', 'pending']),
  receivedAt: instant,
  /** the secret (≥ 128 bits) that opens and erases the submission */
  code: z.string(),
  /** place on the waiting list, from 1 */
  position: opt(z.int()),
  /** id of the networking table */
  table: opt(z.string()),
  /** whether the support that was asked for is reserved */
  support: opt(z.boolean()),
  /** of a registration for a whole circuit: what came of each event */
  stages: opt(z.record(z.string(), z.object({ status: z.enum(['confirmed', 'waitlisted']), position: opt(z.int()) }))),
  /** where the state is told to who shows the code; relative to the endpoint */
  statusUrl: opt(z.string()),
});
export type Receipt = z.infer<typeof Receipt>;

/** Seats of one event as anybody may know them; the receiver alone decides who gets the last one. */
export const Seats = z.object({
  /** `full` and `waitlist`: none is left, and one can be put on a list or not; `closed`: nobody can register now */
  state: z.enum(['open', 'few', 'full', 'waitlist', 'closed']),
  /** left out where there is no limit, and where one cannot register */
  left: opt(z.int()),
  waiting: opt(z.int()),
  /** seats left at the tables that have a limit, by id */
  tables: opt(z.record(z.string(), z.int())),
});
export type Seats = z.infer<typeof Seats>;

/** What `availability` answers: seats by event id. */
export const Availability = z.object({ asOf: instant, events: z.record(z.string(), Seats) });
export type Availability = z.infer<typeof Availability>;

/** One wrong answer: where (JSON Pointer, RFC 6901), what rule, with which bounds. */
export const AnswerError = z.object({
  pointer: z.string(),
  code: z.string(),
  params: opt(z.record(z.string(), z.unknown())),
});
export type AnswerError = z.infer<typeof AnswerError>;

/** A refusal, RFC 9457 `application/problem+json`. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: opt(z.string()),
  errors: opt(z.array(AnswerError)),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;
