import type { AnswerError } from '../contract/submission.ts';

/** The refusals of the receiver. Each is a `type` of RFC 9457, `/api/problems/<name>`, with its usual status and title. */
export const problems = {
  malformed: [400, 'The request cannot be read'],
  unauthorized: [401, 'A secret is needed'],
  forbidden: [403, 'The secret does not open this'],
  origin: [403, 'This site may not send here'],
  'not-open': [403, 'Answers are not taken yet'],
  'not-found': [404, 'There is nothing here'],
  method: [405, 'This cannot be done here'],
  'not-acceptable': [406, 'No such format'],
  'definition-changed': [409, 'The definition has changed since it was answered'],
  decided: [409, 'It was decided already'],
  'entry-changed': [409, 'The entry has changed since it was proposed'],
  sent: [409, 'It was sent already'],
  full: [409, 'There is no seat left'],
  clash: [409, 'Two of these are at the same time'],
  'already-registered': [409, 'This registration was made already'],
  'registration-not-open': [409, 'Registrations are not taken yet'],
  'not-extendable': [409, 'It cannot be extended again'],
  'not-offered': [409, 'No seat is offered'],
  'already-answered': [409, 'This respondent has already answered'],
  replaced: [409, 'Later answers have taken the place of these'],
  closed: [410, 'Answers are no longer taken'],
  'registration-closed': [410, 'Registrations are no longer taken'],
  'event-cancelled': [410, 'The event was cancelled'],
  'offer-lapsed': [410, 'The offer has ended'],
  gone: [410, 'This was erased'],
  precondition: [412, 'It was changed in the meantime'],
  'too-large': [413, 'Too much data'],
  'media-type': [415, 'The content type is not taken'],
  invalid: [422, 'Some answers are not accepted'],
  'id-reused': [422, 'The id is already used by other content'],
  spam: [422, 'It looks like an automatic submission'],
  'proof-of-work': [422, 'The proof of work is missing, expired or used'],
  'rate-limited': [429, 'Too many requests'],
  internal: [500, 'The receiver failed'],
  unavailable: [503, 'The store does not answer'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemName = keyof typeof problems;

export interface Particulars {
  /** what to do about it; never an answer, never a piece of the body */
  detail?: string;
  errors?: readonly AnswerError[];
  /** further members of the document */
  more?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere below a route; becomes a problem document (RFC 9457). */
export class Refusal extends Error {
  readonly problem: ProblemName;
  readonly particulars: Particulars;
  constructor(problem: ProblemName, particulars: Particulars = {}) {
    super(problem);
    this.problem = problem;
    this.particulars = particulars;
  }

  /** Status, body and headers of the answer. */
  get answer(): { status: (typeof problems)[ProblemName][0]; body: string; headers: Record<string, string> } {
    const [status, title] = problems[this.problem];
    const { detail, errors, more, headers } = this.particulars;
    return {
      status,
      body: JSON.stringify({ type: `/api/problems/${this.problem}`, title, status, detail, errors, ...more }),
      headers: { 'Content-Type': 'application/problem+json', ...headers },
    };
  }
}
