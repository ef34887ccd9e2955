import { isObject } from '../../contract/fitting.ts';
import type { Text } from '../../contract/text.ts';

export const statuses = ['stored', 'confirmed', 'waitlisted', 'pending', 'offered', 'lapsed', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

/** How a registration stands, in one event. */
export interface Standing {
  readonly status: Status;
  /** place on the waiting list, from 1 */
  readonly position?: number | undefined;
  /** the offered seat can be taken until then, ms */
  readonly offeredUntil?: number | undefined;
  /** id of the table */
  readonly table?: string | undefined;
  /** whether the support that was asked for is reserved */
  readonly support?: boolean | undefined;
  /** where one joins: for who has a seat */
  readonly joining?: { readonly url?: string | undefined; readonly note?: Text | undefined } | undefined;
}

/** A registration's state: in its event, or in each of its circuit's. */
export interface State extends Standing {
  readonly stages?: Readonly<Record<string, Standing>> | undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function joiningOf(value: unknown): Standing['joining'] {
  if (!isObject(value)) return undefined;
  const { url, note } = value;
  const said =
    typeof note === 'string' || (isObject(note) && Object.values(note).every((text) => typeof text === 'string'));
  return {
    url: typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined,
    note: said ? (note as Text) : undefined,
  };
}

function standingOf(value: Readonly<Record<string, unknown>>): Standing {
  const { status, position, offeredUntil, table, support, joining } = value;
  return {
    status: statuses.find((one) => one === status) ?? 'stored',
    position: typeof position === 'number' && position > 0 ? position : undefined,
    offeredUntil: Date.parse(textOf(offeredUntil) ?? '') || undefined,
    table: textOf(table),
    support: typeof support === 'boolean' ? support : undefined,
    joining: joiningOf(joining),
  };
}

/** Takes of a receipt, or of one's own copy of what was sent, how the registration stands. */
export function readState(value: unknown): State {
  const told = isObject(value) ? value : {};
  const { stages } = told;
  const each = isObject(stages)
    ? Object.entries(stages).flatMap(([id, stage]) => (isObject(stage) ? [[id, standingOf(stage)] as const] : []))
    : [];
  return { ...standingOf(told), ...(each.length && { stages: Object.fromEntries(each) }) };
}
