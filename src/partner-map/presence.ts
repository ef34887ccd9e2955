import type { Presence } from '../contract/partners.ts';
import type { Model } from './model.ts';

type Row = Presence['rows'][number];

/** A member or a structure: its id, and its number when it is an entry of the document. */
export interface End {
  readonly id: string;
  readonly entry: number | undefined;
}

/** What is known of one member in one structure. What is not known is undefined, and to be shown as such. */
export interface Seat {
  readonly other: End;
  readonly present: boolean | undefined;
  readonly role: Row['role'];
  readonly body: Row['body'];
  readonly contactRole: Row['contactRole'];
  readonly since: Row['since'];
  readonly source: Row['source'];
}

/** The seats of one member, or in one structure, in the document's order. */
export interface Seats {
  readonly of: End;
  readonly seats: readonly Seat[];
}

export type Side = 'member' | 'structure';

/**
 * Who sits where, by member or by structure. A pair that the document tells twice is taken as it is told last, so that a
 * correction may follow what it corrects.
 */
export function seats(model: Model, by: Side): readonly Seats[] {
  const end = (id: string): End => ({ id, entry: model.number(id) });
  const groups = new Map<string, Map<string, Seat>>();
  for (const { member, rows } of model.presence)
    for (const { structure, present, role, body, contactRole, since, source } of rows) {
      const [of, other] = by === 'member' ? [member, structure] : [structure, member];
      const group = groups.get(of) ?? groups.set(of, new Map()).get(of)!;
      group.set(other, { other: end(other), present: present ?? undefined, role, body, contactRole, since, source });
    }
  return [...groups].map(([id, group]) => ({ of: end(id), seats: [...group.values()] }));
}
