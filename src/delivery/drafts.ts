import { DAY, left } from './clock.ts';
import { localRows, memoryRows, StorageFailure, type Change, type Rows } from './rows.ts';

export type Answers = Record<string, unknown>;

/** Opens a draft kept at an endpoint: its id there (a uuid) and a secret of at least 128 bits in base64url. */
export interface DraftLink {
  id: string;
  secret: string;
}

/** Answers not yet sent, one row per `key`, whatever the number of tabs that write it. */
export interface Draft {
  schema: number;
  /** the id that this draft will be sent under, uuid v7: whoever stored the row first chose it for all tabs */
  id: string;
  about: string;
  version: string;
  digest: string;
  locale: string;
  answers: Answers;
  /** step where the person was */
  at?: string | undefined;
  startedAt: string;
  /** ms since 1970 by this device's clock; see `left` for what it is trusted with */
  savedAt: number;
  /** rises with every change that a tab makes */
  rev: number;
  /** where the copy for other devices lies, and its key (`remote.ts`); never leaves this device but in the link */
  link?: DraftLink;
  /** `rev` at which the copy there was the same: 0 never, undefined when none was ever sent */
  synced?: number | undefined;
  /** digest of the answers last sent under this id */
  sent?: string;
  /** question id → answers of other tabs that a later edit replaced unseen */
  others?: Record<string, unknown[]>;
}

/** Where drafts live. Rejects with StorageFailure only. */
export interface Drafts {
  load(key: string): Promise<Draft | undefined>;
  /** One atomic change of the row: null removes it, undefined leaves it. Resolves with what stands now. */
  update(key: string, change: Change<Draft>): Promise<Draft | undefined>;
}

/** Days without a change after which a draft is removed. */
const LIFE = 30 * DAY;

/** Equal as JSON values (a difference in the order of keys counts as one: it costs a needless entry in `others`). */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Ids of the questions whose answers differ. */
export const changed = (a: Answers, b: Answers): string[] =>
  Object.keys({ ...a, ...b }).filter((id) => !same(a[id], b[id]));

/**
 * Lays a tab's edits over the stored row: what differs between `seen`, the answers that this tab last knew to be stored,
 * and `fresh`, its whole view. Questions that it did not touch stay as stored; where another tab changed the same
 * question unseen, this edit, being the later, stands, and the other value is kept in `others`: none vanishes.
 * `fresh` is the row itself when nothing is stored, and has all its answers when what was stored has been sent.
 */
export function applyEdits(stored: Draft | undefined, fresh: Draft, seen: Answers): Draft {
  if (!stored) return fresh;
  // Without a prototype, whatever a question is called.
  const answers = { __proto__: null, ...(isClosed(stored) ? fresh : stored).answers } as Answers;
  const others: Record<string, unknown[]> = { __proto__: null as never, ...stored.others };
  for (const id of changed(seen, fresh.answers)) {
    const value = fresh.answers[id];
    others[id] = [...(others[id] ?? []), answers[id]].filter(
      (other) => other !== undefined && !same(other, value) && !same(other, seen[id]),
    );
    answers[id] = value;
    if (value === undefined) delete answers[id];
    if (!others[id].length) delete others[id];
  }
  return { ...stored, ...fresh, id: stored.id, startedAt: stored.startedAt, rev: stored.rev + 1, answers, others };
}

/** Sent, and nothing changed since: only the id and the digest are left. */
export const isClosed = (draft: Draft): boolean => draft.sent !== undefined && !Object.keys(draft.answers).length;

type Step = (row: Record<string, unknown>) => Record<string, unknown>;

/** One step turns a row of schema n + 1 (its place in the list) into the next; never change one that was released. */
const STEPS: readonly Step[] = [];

/** The shape that this code writes. */
export const SCHEMA = STEPS.length + 1;

/**
 * A stored row of any past shape as a draft of today; undefined when it is no draft, or one that nobody changed for its
 * whole life. Of an age that no honest clock tells, its life begins again. Throws StorageFailure `newer` for a row of a
 * later library: it must be left alone.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever was stored
export function upgradeDraft(row: any, steps = STEPS): Draft | undefined {
  const schema = row?.schema;
  if (schema > steps.length + 1) throw new StorageFailure('newer');
  for (let n = schema; n <= steps.length; n++) row = { ...steps[n - 1]!(row), schema: n + 1 };
  const rest = left(row?.savedAt, LIFE);
  return schema && row.id && row.answers && !(rest! < 0)
    ? { ...row, savedAt: rest ? row.savedAt : Date.now() }
    : undefined;
}

/** Drafts in this browser's storage. The first load also removes every expired draft, of whatever questionnaire. */
export function localDrafts(rows: Rows = localRows()): Drafts {
  let swept = false;
  const update = async (key: string, change: Change<Draft>): Promise<Draft | undefined> =>
    upgradeDraft(await rows.update<Draft>(key, (row) => change(upgradeDraft(row))));
  return {
    async load(key) {
      const all = swept ? [] : await rows.list('draft:');
      swept = true;
      // What a later library wrote is that one's business.
      for (const [any] of all) await update(any, (draft) => draft ?? null).catch(() => {});
      return update(`draft:${key}`, () => undefined);
    },
    update: (key, change) => update(`draft:${key}`, change),
  };
}

/** Drafts that live as long as the page: `drafts="off"`, `shared-computer`. */
export const memoryDrafts = (): Drafts => localDrafts(memoryRows());
