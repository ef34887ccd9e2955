import type { Viewing } from '../viewing.ts';
import type { Asked } from './texts.ts';

/** What a reader chose in the late parts; nothing of it outlives the page, the token least of all. */
export interface Chosen {
  /** the question by which needs are grouped */
  needsBy?: string | undefined;
  /** what is compared: the question that groups, and the dimension */
  groupsBy?: string | undefined;
  dimension?: string | undefined;
  /** the question whose texts are read */
  texts?: string | undefined;
  /** the administrator's token, in memory alone; and what was asked for with it, by question */
  token?: string | undefined;
  asked?: Map<string, Asked> | undefined;
  /** the last token was not taken */
  refused?: boolean | undefined;
  /** what the texts are narrowed by, and the page that is shown */
  query?: string | undefined;
  page?: number | undefined;
  /** what became of the last file: its name, or nothing where it could not be written */
  file?: { readonly name?: string } | undefined;
}

const all = new WeakMap<Viewing, Chosen>();

export function chosen(s: Viewing): Chosen {
  const known = all.get(s) ?? {};
  all.set(s, known);
  return known;
}

export function pick(s: Viewing, changes: Chosen): void {
  Object.assign(chosen(s), changes);
  s.host.requestUpdate();
}
