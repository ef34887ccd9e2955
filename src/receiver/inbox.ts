import type { Kind, Receipt } from '../contract/submission.ts';
import { Refusal } from './problem.ts';
import { makeWay } from './replace.ts';
import { same, sha256, type Secrets } from './secrets.ts';
import type { Database, Sql } from './store/sql.ts';

/** A judged submission, as it is stored. */
export interface Entry {
  id: string;
  kind: Kind;
  about: string;
  version?: string;
  definitionDigest?: string;
  form?: string;
  locale: string;
  answers: Record<string, unknown>;
  consents?: unknown;
  startedAt: string;
  finishedAt: string;
  page: string;
  /** SHA-256 of what was sent */
  bodyDigest: Uint8Array;
  respondentKey?: Uint8Array;
  purgeAt?: Date;
  files?: readonly StoredFile[];
  /** what the receipt says; `stored` unless something is still to come of it */
  status?: Receipt['status'];
  /** what is written with it, in the same transaction: both are there, or neither */
  within?: (sql: Sql) => Promise<Outcome | void>;
  /** the receipt code of an earlier submission of the same respondent, which this one takes the place of */
  replaces?: string;
  /** hash of the proof of work that came with it, and until when it must be remembered */
  proof?: { hash: Uint8Array; expires: Date };
}

/** What the work within the transaction makes the receipt say. */
export interface Outcome {
  readonly status: Receipt['status'];
  readonly more?: ReceiptDetails;
}
/** Members of a receipt beside those that all have. */
export type ReceiptDetails = Omit<Receipt, 'id' | 'status' | 'receivedAt' | 'code'>;

export interface StoredFile {
  part: string;
  name: string;
  type: string;
  size: number;
  digest: string;
  bytes: Uint8Array;
}

export interface Accepted {
  receipt: Receipt;
  /** false when it was stored by an earlier attempt */
  created: boolean;
}

interface Found {
  id: string;
  received_at: Date;
  status: Receipt['status'];
  body_digest: Uint8Array | null;
  code_hash: Uint8Array;
  erased_why: string | null;
  receipt: ReceiptDetails | null;
}

const hex = (bytes: Uint8Array | undefined): string | null => (bytes ? Buffer.from(bytes).toString('hex') : null);

const columns = `id, kind, about, version, definition_digest, form, locale, answers, consents, started_at, finished_at,
  page, status, received_at, purge_at, body_digest, code_hash, respondent_key`;

/** One round trip stores any number of entries; those whose id or respondent is already there are left out. */
const insert = `
  INSERT INTO submissions (${columns})
  SELECT id, kind, about, version, definition_digest, form, locale, answers, consents, started_at, finished_at,
    page, status, received_at, purge_at, decode(body_digest, 'hex'), decode(code_hash, 'hex'),
    decode(respondent_key, 'hex')
  FROM json_to_recordset($1::text::json) AS entry (
    id uuid, kind text, about text, version text, definition_digest text, form text, locale text, answers jsonb,
    consents jsonb, started_at timestamptz, finished_at timestamptz, page text, status text, received_at timestamptz,
    purge_at timestamptz, body_digest text, code_hash text, respondent_key text)
  ON CONFLICT DO NOTHING
  RETURNING id`;

interface Waiting {
  entry: Entry;
  row: string;
  receivedAt: Date;
  done: (created: boolean) => void;
  failed: (error: unknown) => void;
}

const maxBatch = 64;
const maxBatchBytes = 2 ** 22;

/**
 * Where submissions are kept. An entry is either there whole or not at all, once per id, and `accept` resolves only after
 * its transaction has committed.
 *
 * Plain entries that arrive while the store is busy are committed together (group commit): one statement, one flush to
 * disk. Rows of a batch are sorted by id so that two receivers on one server cannot wait for each other in a circle.
 */
export class Inbox {
  readonly #database: Database;
  readonly #secrets: Secrets;
  readonly #now: () => Date;
  #queue: Waiting[] = [];
  #flushing = 0;
  readonly #flushers: number;

  constructor(database: Database, secrets: Secrets, now: () => Date) {
    this.#database = database;
    this.#secrets = secrets;
    this.#now = now;
    this.#flushers = database.name === 'pglite' ? 1 : 2;
  }

  /**
   * Stores an entry.
   * @throws Refusal `id-reused`, `gone`, `already-answered`, `forbidden` or `replaced`; the store then holds what it held before
   */
  async accept(entry: Entry): Promise<Accepted> {
    const receivedAt = this.#now();
    const code = this.#secrets.code(entry.id);
    const row = this.#row(entry, receivedAt, code);
    const alone = entry.files?.length || entry.replaces !== undefined || entry.proof || entry.within;
    let outcome: Outcome | undefined;
    const created = alone
      ? await this.#database.transaction(async (sql) => {
          const stored = await this.#insertAlone(sql, entry, row);
          outcome = stored || undefined;
          return !!stored;
        })
      : await new Promise<boolean>((done, failed) => {
          this.#queue.push({ entry, row, receivedAt, done, failed });
          // At the end of this turn of the event loop: what arrives with it is committed with it.
          if (this.#queue.length === 1) setImmediate(() => this.#flush());
        });
    if (created) {
      const { status = entry.status, more } = outcome ?? {};
      return { receipt: this.#receipt(entry.id, receivedAt, code, status, more), created };
    }
    const earlier = await this.recall(entry.id, entry.bodyDigest);
    if (earlier) return earlier;
    throw new Refusal('already-answered', {
      detail: 'Send the receipt code of the earlier answers (Authorization: Receipt …) to replace them.',
    });
  }

  /**
   * What an earlier attempt with this id has come to: its receipt, or undefined when there was none.
   * @throws Refusal `id-reused` when it had other content, `gone` when it was erased
   */
  async recall(id: string, bodyDigest: Uint8Array): Promise<Accepted | undefined> {
    const [found] = await this.#database.query<Found>(
      'SELECT id, received_at, status, body_digest, code_hash, erased_why, receipt FROM submissions WHERE id = $1',
      [id],
    );
    if (!found) return undefined;
    if (found.erased_why !== null) throw new Refusal('gone', { more: { why: found.erased_why } });
    if (!same(found.body_digest, bodyDigest)) throw new Refusal('id-reused');
    const code = this.#secrets.codeAgain(id, found.code_hash);
    if (code === undefined) throw new Error('The secret of an older receipt is not in VARCO_SECRET any more.');
    const receipt = this.#receipt(id, found.received_at, code, found.status, found.receipt ?? undefined);
    return { receipt, created: false };
  }

  #receipt = (
    id: string,
    at: Date,
    code: string,
    status: Receipt['status'] = 'stored',
    more?: ReceiptDetails,
  ): Receipt => ({ id, status, receivedAt: at.toISOString(), code, ...more });

  #row(entry: Entry, receivedAt: Date, code: string): string {
    return JSON.stringify({
      id: entry.id,
      kind: entry.kind,
      about: entry.about,
      version: entry.version,
      definition_digest: entry.definitionDigest,
      form: entry.form,
      locale: entry.locale,
      answers: entry.answers,
      consents: entry.consents,
      started_at: entry.startedAt,
      finished_at: entry.finishedAt,
      page: entry.page,
      status: entry.status ?? 'stored',
      received_at: receivedAt,
      purge_at: entry.purgeAt,
      body_digest: hex(entry.bodyDigest),
      code_hash: hex(sha256(code)),
      respondent_key: hex(entry.respondentKey),
    });
  }

  /**
   * One entry with all that comes with it: proof spent, earlier answers replaced, files, in one transaction.
   * @returns what the receipt says; false when an earlier attempt stored it
   */
  async #insertAlone(sql: Sql, entry: Entry, row: string): Promise<Outcome | false> {
    // An earlier attempt of the same id must not spend or replace anything again.
    const [there] = await sql.query('SELECT id FROM submissions WHERE id = $1', [entry.id]);
    if (there) return false;
    if (entry.proof) {
      const [spent] = await sql.query(
        'INSERT INTO spent VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING submission',
        [entry.proof.hash, entry.id, entry.proof.expires],
      );
      if (!spent) throw new Refusal('proof-of-work', { detail: 'This proof was used already.' });
    }
    const { id, about, respondentKey, replaces: code } = entry;
    if (code !== undefined && respondentKey) await makeWay(sql, { id, about, respondentKey, code }, this.#now());
    const [stored] = await sql.query(insert, [`[${row}]`]);
    if (!stored) {
      // Lost a race after our look: undo what was spent or replaced, then answer as a retry.
      if (entry.proof || entry.replaces !== undefined) throw new Retry();
      return false;
    }
    for (const file of entry.files ?? []) {
      await sql.query('INSERT INTO files VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        entry.id,
        file.part,
        file.name,
        file.type,
        file.size,
        file.digest,
        file.bytes,
      ]);
    }
    const outcome = await entry.within?.(sql);
    if (!outcome) return { status: entry.status ?? 'stored' };
    await sql.query('UPDATE submissions SET status = $2, receipt = $3::text::jsonb WHERE id = $1', [
      entry.id,
      outcome.status,
      outcome.more ? JSON.stringify(outcome.more) : null,
    ]);
    return outcome;
  }

  #flush(): void {
    while (this.#queue.length && this.#flushing < this.#flushers) {
      let bytes = 0;
      let count = 0;
      const taken = new Set<string>();
      const batch: Waiting[] = [];
      // Two attempts with one id never share a batch: the second must see how the first ended.
      while (count < this.#queue.length && batch.length < maxBatch && bytes < maxBatchBytes) {
        const next = this.#queue[count]!;
        if (taken.has(next.entry.id)) break;
        taken.add(next.entry.id);
        bytes += next.row.length;
        batch.push(next);
        count++;
      }
      this.#queue.splice(0, count);
      this.#flushing++;
      void this.#commit(batch).finally(() => {
        this.#flushing--;
        this.#flush();
      });
    }
  }

  async #commit(batch: Waiting[]): Promise<void> {
    batch.sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
    try {
      const stored = await this.#database.query<{ id: string }>(insert, [`[${batch.map(({ row }) => row).join()}]`]);
      const ids = new Set(stored.map(({ id }) => id));
      for (const { entry, done } of batch) done(ids.has(entry.id));
    } catch (error) {
      if (batch.length === 1) return batch[0]!.failed(error);
      // One bad row must not take the others down: each alone.
      for (const one of batch) await this.#commit([one]);
    }
  }
}

/** Runs the transaction again: the other side of a race has committed by now. */
class Retry extends Error {
  readonly code = '40001';
}
