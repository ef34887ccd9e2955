import { ageing, systemClock } from './clock.ts';
import {
  failure,
  localRows,
  memoryRows,
  StorageFailure,
  type Rows,
  type RowsOptions,
  type StorageReason,
} from './rows.ts';

export type Answers = Record<string, unknown>;

/** Opens a draft kept at an endpoint: its id there (a uuid) and a secret of at least 128 bits in base64url. */
export interface DraftLink {
  id: string;
  secret: string;
}

/** Another tab's value that a later edit replaced: kept until the person settles it. */
export interface Other {
  tab: string;
  value: unknown;
  savedAt: number;
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
  at?: string;
  startedAt: string;
  /** ms since 1970 by this device's clock; see `ageing` for what they are trusted with */
  savedAt: number;
  expiresAt: number;
  /** rises with every change of the row */
  rev?: number;
  /** where the copy for other devices lies, and its key (`remote.ts`); never leaves this device but in the link */
  link?: DraftLink;
  /** `rev` at which the copy there was the same */
  synced?: number;
  /** digest of the answers last sent under this id */
  sent?: string;
  /** question id → tab that wrote its answer last */
  by: Record<string, string>;
  /** question id → values of other tabs that a later edit replaced */
  others?: Record<string, Other[]>;
}

/** What a tab changed since its last save: question id → its new value, and the value this tab saw before. */
export type Edits = ReadonlyMap<string, { value: unknown; before: unknown }>;

/** `draft`: what stands now. */
export type Saved = { ok: true; draft: Draft | undefined } | { ok: false; reason: StorageReason };

/** Where drafts live. `load` and `remove` reject with StorageFailure only; `save` says it in its result. */
export interface Drafts {
  load(key: string): Promise<Draft | undefined>;
  /** one atomic change of the row; undefined leaves it as it is; `quiet`: no news for a tab, `rev` stays */
  save(key: string, change: (stored: Draft | undefined) => Draft | undefined, quiet?: boolean): Promise<Saved>;
  remove(key: string): Promise<void>;
}

/** Equal as JSON values (a difference in the order of keys counts as one: it costs a needless entry in `others`). */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Lays a tab's edits over the stored row. Questions that it did not touch stay as stored; where another tab changed the
 * same question unseen, this edit, being the later, stands, and the other value moves to `others`: none vanishes.
 * `fresh` is this tab's whole view: the row itself when nothing is stored, or when what was stored has been sent.
 */
export function applyEdits(stored: Draft | undefined, fresh: Draft, edits: Edits, tab: string): Draft {
  if (!stored || isClosed(stored)) {
    const by = Object.fromEntries(Object.keys(fresh.answers).map((id) => [id, tab]));
    return { ...fresh, ...inherited(stored), by };
  }
  const answers = new Map(Object.entries(stored.answers));
  const by = new Map(Object.entries(stored.by));
  const others = new Map(Object.entries(stored.others ?? {}));
  for (const [id, { value, before }] of edits) {
    const theirs = answers.get(id);
    const author = by.get(id);
    const unseen = theirs !== undefined && author !== tab && !same(theirs, before) && !same(theirs, value);
    const kept = (others.get(id) ?? []).filter(
      (other) =>
        !same(other.value, value) &&
        !(other.tab === tab && same(other.value, before)) && // its own text, which this edit goes on
        !(unseen && other.tab === author),
    );
    if (unseen) kept.push({ tab: author ?? '', value: theirs, savedAt: stored.savedAt });
    if (kept.length) others.set(id, kept);
    else others.delete(id);
    if (value === undefined) answers.delete(id);
    else answers.set(id, value);
    by.set(id, tab);
  }
  return {
    ...fresh,
    ...inherited(stored),
    answers: Object.fromEntries(answers),
    by: Object.fromEntries(by),
    others: others.size ? Object.fromEntries(others) : undefined,
  };
}

/** What a row keeps, whichever tab writes it. */
const inherited = (stored: Draft | undefined): Partial<Draft> => {
  if (!stored) return {};
  const { id, startedAt, sent, link, synced } = stored;
  return { id, startedAt, sent, link, synced };
};

/** Sent, and nothing changed since: only the id and the digest are left. */
export const isClosed = (draft: Draft): boolean => draft.sent !== undefined && !Object.keys(draft.answers).length;

/** Ids of the questions whose answers differ. */
export const changed = (a: Answers, b: Answers): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((id) => !same(a[id], b[id]));

/** One step turns a row of schema n + 1 (its place in the list) into the next; never change one that was released. */
const STEPS: readonly ((row: Record<string, unknown>) => Record<string, unknown>)[] = [];

/** The shape that this code writes. */
export const SCHEMA = 1;

/**
 * A stored row of any past shape as a draft of today; undefined when it is no draft at all.
 * Throws StorageFailure `newer` for a row of a later library: it must be left alone.
 */
export function upgradeDraft(row: unknown, steps = STEPS, schema = SCHEMA): Draft | undefined {
  let draft = row as Record<string, unknown> | undefined;
  if (!isRecord(draft) || typeof draft.schema !== 'number') return undefined;
  if (draft.schema > schema) throw new StorageFailure('newer');
  for (let n = draft.schema; n < schema; n++) draft = { ...steps[n - 1]!(draft), schema: n + 1 };
  const { id, answers, savedAt, expiresAt } = draft;
  const whole =
    typeof id === 'string' && isRecord(answers) && typeof savedAt === 'number' && typeof expiresAt === 'number';
  return whole ? ({ ...draft, by: isRecord(draft.by) ? draft.by : {} } as unknown as Draft) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface DraftsOptions extends RowsOptions {
  rows?: Rows;
  now?: () => number;
}

/** Drafts in this browser's IndexedDB. The first load also removes every expired draft, of whatever questionnaire. */
export function localDrafts(options: DraftsOptions = {}): Drafts {
  return draftsIn(options.rows ?? localRows(options), options.now ?? systemClock.now);
}

/** Drafts that live as long as the page: `drafts="off"`, `shared-computer`. */
export const memoryDrafts = (): Drafts => draftsIn(memoryRows(), systemClock.now);

function draftsIn(rows: Rows, now: () => number): Drafts {
  let swept = false;

  /** Judges a row's age: expired → null; of an unbelievable age → its life begins again, so that it ends one day. */
  const aged = (row: unknown): Draft | null | undefined => {
    const draft = upgradeDraft(row);
    const life = draft && draft.expiresAt - draft.savedAt;
    const state = draft && ageing(draft.savedAt, life!, now());
    if (state === 'expired') return null;
    return state === 'unbelievable' ? { ...draft!, savedAt: now(), expiresAt: now() + life! } : undefined;
  };

  /** Other questionnaires' expired drafts go too: nobody may ever open those pages again. */
  const sweep = async (): Promise<void> => {
    swept = true;
    for (const [key, row] of await rows.list('draft:'))
      try {
        if (aged(row) !== undefined) await rows.update<unknown>(key, aged);
      } catch {
        // a row of a later version of this library is that version's business
      }
  };

  return {
    async load(key) {
      if (!swept) await sweep();
      return upgradeDraft(await rows.get(`draft:${key}`));
    },
    async save(key, change, quiet) {
      try {
        const row = await rows.update<unknown>(`draft:${key}`, (stored) => {
          const draft = upgradeDraft(stored);
          const next = change(draft);
          return next && { ...next, rev: (draft?.rev ?? 0) + (quiet ? 0 : 1) };
        });
        return { ok: true, draft: upgradeDraft(row) };
      } catch (error) {
        return { ok: false, reason: failure(error).reason };
      }
    },
    remove: (key) => rows.remove(`draft:${key}`),
  };
}
