/**
 * Keyed rows that outlive the page: drafts (`draft:…`), outbox entries (`entry:…`), their bodies (`body:…`). One object
 * store in one database whose version is never raised: a change of shape is a change of the row (`schema`), so that a
 * tab left open with old code can never block a new one.
 *
 * A write counts when its transaction completes, not when its request succeeds: killed browsers lost 5 of 6,117 writes
 * counted the second way and none of 13,868 counted the first.
 */
export interface Rows {
  /** all rows whose key begins with `prefix`, with their keys */
  list<T>(prefix: string): Promise<[string, T][]>;
  /**
   * Reads and changes one row in one transaction: `change` gets the present row and returns the new one, null to remove
   * it, or undefined to leave everything as it is. `more` rows are written with a change (undefined: removed). Resolves
   * with what now stands: the very object that `change` returned, or another one.
   */
  update<T>(key: string, change: Change<T>, more?: [string, unknown][]): Promise<T | undefined>;
}

export type Change<T> = (row: T | undefined) => T | null | undefined;

/** `quota`: the device is full · `newer`: written by a later version of this library · `unavailable`: no storage here
 * (private mode, blocked, refused), or its connection died and could not be reopened */
export type StorageReason = 'quota' | 'unavailable' | 'newer';

/** The only error that rows reject with. */
export class StorageFailure extends Error {
  declare message: StorageReason;
}

const STORE = 'rows';
/** ms before an open or a transaction that never ends counts as unavailable (both seen in WebKit). */
const PATIENCE = 5000;

/** Where the second copy of a draft lies in a cache (`copies.ts`); nothing is ever fetched from there. */
export const copyAt = (key: string): string => `${location.origin}/.varco/${encodeURIComponent(key)}`;

/**
 * Rows in IndexedDB. Opens at the first use, reopens a connection that was closed, never blocks another's upgrade. Drafts
 * have a second copy: one that is removed loses it with that, and a new database begins with all that there are.
 */
export function localRows(name = 'varco'): Rows {
  let opening: Promise<IDBDatabase> | undefined;

  const open = (version?: number): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      // Reading `indexedDB` throws by itself in sandboxed frames.
      const request = indexedDB.open(name, version);
      const stores = (): DOMStringList => request.result.objectStoreNames;
      let isNew = false;
      request.onupgradeneeded = ({ oldVersion }) => {
        isNew = !oldVersion;
        if (!stores().contains(STORE)) request.result.createObjectStore(STORE);
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        // Somebody upgrades or deletes: let them; the next use opens again.
        db.onversionchange = () => db.close();
        if (stores().contains(STORE)) return resolve(isNew ? refilled(db) : db);
        // A database of that name without our store (another's): add the store, drop nothing.
        db.close();
        resolve(open(db.version + 1));
      };
    });

  async function refilled(db: IDBDatabase): Promise<IDBDatabase> {
    try {
      const copies = (await caches.has(name)) ? await (await caches.open(name)).matchAll() : [];
      const rows = await Promise.all(copies.map((copy) => copy.json()));
      // what comes after waits for this transaction
      const store = db.transaction(STORE, 'readwrite').objectStore(STORE);
      for (const [key, row] of rows) store.put(row, key);
    } catch {
      // no caches here, and no copies
    }
    return db;
  }

  /** Runs `work` in a transaction and resolves with its result when that is complete; once more on a dead connection. */
  async function transact<T>(work: (store: IDBObjectStore) => Promise<T>, again = true): Promise<T> {
    try {
      const late = new Promise<never>((_, fail) => setTimeout(() => fail(new StorageFailure('unavailable')), PATIENCE));
      const db = await Promise.race([(opening ??= open()), late]);
      const transaction = db.transaction(STORE, 'readwrite', { durability: 'strict' });
      const complete = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      const working = work(transaction.objectStore(STORE)).catch((error) => {
        transaction.abort();
        throw error;
      });
      return (await Promise.race([Promise.all([working, complete]), late]))[0];
    } catch (cause) {
      if (cause instanceof StorageFailure) throw cause;
      if ((cause as Error | null)?.name === 'QuotaExceededError') throw new StorageFailure('quota', { cause });
      if (!again) throw new StorageFailure('unavailable', { cause });
      opening = undefined;
      return transact(work, false);
    }
  }

  async function copied(key: string, row: unknown): Promise<void> {
    try {
      if (!row) await (await caches.open(name)).delete(copyAt(key));
      else
        void import('./copies.ts').then(
          ({ follow }) => follow(name, key, () => rows.update(key, () => undefined)),
          () => {},
        );
    } catch {
      // no caches here
    }
  }

  const rows: Rows = {
    list: <T>(prefix: string) =>
      transact(async (store) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const [keys, rows] = await Promise.all([result(store.getAllKeys(range)), result(store.getAll(range))]);
        return keys.map((key, n): [string, T] => [key as string, rows[n]]);
      }),
    async update<T>(key: string, change: Change<T>, more: [string, unknown][] = []) {
      let row: ReturnType<Change<T>>;
      const old = await transact(async (store) => {
        const old = await result<T | undefined>(store.get(key));
        row = change(old);
        if (row !== undefined)
          for (const [k, value] of [[key, row] as const, ...more])
            if (value == null) store.delete(k);
            else store.put(value, k);
        return old;
      });
      if (row === undefined) return old;
      if (key.startsWith('draft:')) await copied(key, row);
      return row ?? undefined;
    },
  };
  return rows;
}

/** A transaction stays open while one waits so for its requests, and for nothing else. */
const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Rows that live as long as this object: `drafts="off"`, shared computers. */
export function memoryRows(map: Map<string, unknown> = new Map()): Rows {
  return {
    list: async <T>(prefix: string) => [...(map as Map<string, T>)].filter(([key]) => key.startsWith(prefix)),
    update: async <T>(key: string, change: Change<T>, more: [string, unknown][] = []) => {
      const old = map.get(key) as T | undefined;
      const row = change(old);
      if (row === undefined) return old;
      for (const [k, value] of [[key, row] as const, ...more])
        if (value == null) map.delete(k);
        else map.set(k, value);
      return row ?? undefined;
    },
  };
}
