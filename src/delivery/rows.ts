/**
 * Keyed rows that outlive the page: drafts (`draft:…`), outbox entries (`entry:…`), their bodies (`body:…`), the
 * sender's lease (`lease:…`). One object store in one database whose version is never raised: a change of shape is a
 * change of the row (`schema`), so that a tab left open with old code can never block a new one.
 *
 * A write counts when its transaction completes, not when its request succeeds: killed browsers lost 5 of 6,117 writes
 * counted the second way and none of 13,868 counted the first. Not over idb-keyval, whose `promisifyRequest` rejects
 * with null when a request's error reaches the transaction first (Firefox says "quota" that way), and which cannot leave
 * a row alone inside an update.
 */
export interface Rows {
  get<T>(key: string): Promise<T | undefined>;
  /** all rows whose key begins with `prefix`, with their keys and in their order */
  list<T>(prefix: string): Promise<[string, T][]>;
  /**
   * Changes one row within one transaction: `change` gets the present row and returns the new one, null to remove it,
   * or undefined to leave everything as it is. `more` rows are written together with a new one. Resolves with what now
   * stands.
   */
  update<T>(key: string, change: Change<T>, more?: [string, unknown][]): Promise<T | undefined>;
  remove(...keys: string[]): Promise<void>;
}

export type Change<T> = (row: T | undefined) => T | null | undefined;

/** `quota`: the device is full · `closed`: the connection died and could not be reopened · `newer`: written by a later
 * version of this library · `unavailable`: no storage here (private mode, blocked, refused) */
export type StorageReason = 'quota' | 'unavailable' | 'closed' | 'newer';

/** The only error that rows reject with. */
export class StorageFailure extends Error {
  constructor(
    readonly reason: StorageReason,
    cause?: unknown,
  ) {
    super(`browser storage: ${reason}`, { cause });
  }
}

/** Any error as a `StorageFailure`. */
export function failure(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error;
  const name = (error as Error | null)?.name ?? '';
  return new StorageFailure(
    name === 'QuotaExceededError' ? 'quota' : CLOSED.test(name) ? 'closed' : 'unavailable',
    error,
  );
}

/** What engines say of a connection that was closed under us (site data cleared, storage process died, disk error). */
const CLOSED = /^(InvalidState|Abort|Unknown|NotFound|TransactionInactive)Error$/;

export interface RowsOptions {
  name?: string;
  indexedDB?: IDBFactory;
  /** `strict` (default): complete means flushed to disk, so a power cut loses nothing either; see README.md for its price */
  durability?: IDBTransactionDurability;
  /** ms before an open that never answers counts as unavailable (seen in WebKit); a late answer is still used */
  patience?: number;
}

const STORE = 'rows';

/** Rows in IndexedDB. Opens at the first use, reopens a connection that was closed, never blocks another's upgrade. */
export function localRows(options: RowsOptions = {}): Rows {
  const { name = 'varco', durability = 'strict', patience = 5000 } = options;
  let opening: Promise<IDBDatabase> | undefined;

  function open(version?: number): Promise<IDBDatabase> {
    return new Promise<IDBDatabase>((resolve, reject) => {
      // Reading `indexedDB` throws by itself in sandboxed frames.
      const request = (options.indexedDB ?? indexedDB).open(name, version);
      request.onupgradeneeded = () => {
        if (!request.result.objectStoreNames.contains(STORE)) request.result.createObjectStore(STORE);
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        // A database of that name without our store (half made, or another's): add the store, drop nothing.
        if (!db.objectStoreNames.contains(STORE)) {
          db.close();
          return resolve(open(db.version + 1));
        }
        db.onclose = () => (opening = undefined);
        // Somebody upgrades or deletes: let them; the next use opens again.
        db.onversionchange = () => {
          db.close();
          opening = undefined;
        };
        resolve(db);
      };
    });
  }

  function connection(): Promise<IDBDatabase> {
    if (!opening) {
      const attempt = (opening = open());
      attempt.catch(() => {
        if (opening === attempt) opening = undefined;
      });
    }
    const pending = opening;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new StorageFailure('unavailable')), patience);
      pending.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  /** Runs `work` in a transaction and resolves with its result when that is complete; once more on a dead connection. */
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore, fail: (error: unknown) => void) => () => T,
    again = true,
  ): Promise<T> {
    let used: typeof opening;
    try {
      const db = await connection();
      used = opening;
      return await new Promise<T>((resolve, reject) => {
        const transaction = db.transaction(STORE, mode, { durability });
        const result = work(transaction.objectStore(STORE), (error) => {
          reject(error);
          transaction.abort();
        });
        transaction.oncomplete = () => resolve(result());
        transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
      });
    } catch (error) {
      const failed = failure(error);
      if (failed.reason !== 'closed' || !again) throw failed;
      if (opening === used) opening = undefined;
      return transact(mode, work, false);
    }
  }

  return {
    get: (key) =>
      transact('readonly', (store) => {
        const request = store.get(key);
        return () => request.result;
      }),
    list: <T>(prefix: string) =>
      transact('readonly', (store) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const keys = store.getAllKeys(range);
        const rows = store.getAll(range);
        return () => keys.result.map((key, n): [string, T] => [String(key), rows.result[n]]);
      }),
    update: <T>(key: string, change: Change<T>, more: [string, unknown][] = []) =>
      transact('readwrite', (store, fail) => {
        const request: IDBRequest<T | undefined> = store.get(key);
        let row: T | null | undefined;
        request.onsuccess = () => {
          try {
            row = change(request.result);
            if (row === null) store.delete(key);
            else if (row === undefined) row = request.result;
            else for (const [k, value] of [[key, row] as const, ...more]) store.put(value, k);
          } catch (error) {
            fail(error);
          }
        };
        return () => row ?? undefined;
      }),
    remove: (...keys) =>
      transact('readwrite', (store) => {
        for (const key of keys) store.delete(key);
        return () => undefined;
      }),
  };
}

/** Rows that live as long as this object: `drafts="off"`, shared computers, and the refuge when storage fails. */
export function memoryRows(map: Map<string, unknown> = new Map()): Rows {
  return {
    get: async (key) => map.get(key) as never,
    list: async <T>(prefix: string) =>
      [...(map as Map<string, T>)].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)),
    update: async (key, change, more = []) => {
      const row = change(map.get(key) as never);
      if (row === null) map.delete(key);
      else if (row !== undefined) for (const [k, value] of [[key, row] as const, ...more]) map.set(k, value);
      return map.get(key) as never;
    },
    remove: async (...keys) => keys.forEach((key) => map.delete(key)),
  };
}
