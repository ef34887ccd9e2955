import { isObject } from '../../contract/fitting.ts';

/** Somebody whom one may choose to meet at a two-sided day. */
export interface Participant {
  readonly id: string;
  readonly side: string;
  readonly organisation: string;
  readonly summary: string;
}

export type Interest = 1 | 2 | 3;

/** Whom one would like to meet, best first. */
export interface Wish {
  readonly id: string;
  readonly interest: Interest;
}

export interface Meeting {
  /** minutes from the event's start */
  readonly minutes: number;
  readonly lasts: number;
  /** ms; undefined while the event's hour is not known */
  readonly startsAt: number | undefined;
  readonly table: number;
  readonly organisation: string;
}

export interface Reason {
  readonly code: string;
  readonly organisation: string;
}

/** One's own day, as the endpoint tells it. */
export interface Agenda {
  /** one's own id among the participants */
  readonly participant: string;
  readonly published: boolean;
  readonly wishes: readonly Wish[];
  /** numbers of slots, from 1 */
  readonly unavailable: readonly number[];
  readonly meetings: readonly Meeting[];
  readonly reasons: readonly Reason[];
}

type Raw = Readonly<Record<string, unknown>>;
const listed = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isObject) : []) as Raw[];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const nameOf = (value: unknown): string => (isObject(value) ? text(value.organisation) : '');

/** Takes of an answer what is right in it; those without an id or a name cannot be chosen. */
export const readParticipants = (json: unknown): readonly Participant[] =>
  listed(isObject(json) ? json.participants : undefined)
    .map(({ id, side, organisation, summary }) => ({
      id: text(id),
      side: text(side),
      organisation: text(organisation),
      summary: text(summary),
    }))
    .filter(({ id, organisation }) => id && organisation);

/** Interest counts from 1 to 3; 2 where it was not said. */
const interestOf = (value: unknown): Interest => (value === 1 || value === 3 ? value : 2);

/** Takes of an answer what is right in it; undefined when it is no agenda. */
export function readAgenda(json: unknown): Agenda | undefined {
  if (!isObject(json) || typeof json.participant !== 'string') return undefined;
  const { participant, state, meetings, reasons } = json;
  const { preferences, unavailable } = isObject(json.wishes) ? json.wishes : ({} as Raw);
  return {
    participant,
    published: state === 'published',
    wishes: listed(preferences)
      .map(({ id, interest }) => ({ id: text(id), interest: interestOf(interest) }))
      .filter(({ id }) => id),
    unavailable: Array.isArray(unavailable) ? unavailable.filter((slot) => Number.isInteger(slot)) : [],
    meetings: listed(meetings)
      .map(({ minutes, lasts, startsAt, table, with: other }) => ({
        minutes: number(minutes),
        lasts: number(lasts),
        startsAt: Date.parse(text(startsAt)) || undefined,
        table: number(table),
        organisation: nameOf(other),
      }))
      .sort((a, b) => a.minutes - b.minutes),
    reasons: listed(reasons).map(({ code, with: other }) => ({ code: text(code), organisation: nameOf(other) })),
  };
}

/** Puts a wish one place further up. */
export const raised = (wishes: readonly Wish[], at: number): readonly Wish[] =>
  at < 1 ? wishes : [...wishes.slice(0, at - 1), wishes[at]!, wishes[at - 1]!, ...wishes.slice(at + 1)];
