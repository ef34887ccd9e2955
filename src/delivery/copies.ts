import { copyAt } from './rows.ts';

/**
 * A second copy of each draft, in the Cache API. Chromium that is killed between the two parts of a record of LevelDB
 * throws a site's whole IndexedDB away at the second start after (google/leveldb#1287); a cache, which is another kind of
 * file, stays. The copy is what is stored at that moment, read again, so that it can never be of what was removed; a new
 * database begins with all copies (rows.ts).
 */

/** ms from a change to its copy: what is typed meanwhile goes with it. */
export const PAUSE = 500;

const waiting = new Map<string, () => Promise<void>>();
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<unknown> | undefined;

/**
 * Has a copy follow in a moment. Nothing is said when it cannot be made: the row itself is safe.
 * @param name of the database, and of the cache
 * @param read the row as it is stored now
 */
export function follow(name: string, key: string, read: () => Promise<unknown>): void {
  waiting.set(name + key, async () => {
    const cache = await caches.open(name);
    const row = await read();
    if (row) await cache.put(copyAt(key), new Response(JSON.stringify([key, row])));
    // removed before, or while that was being written
    if (!row || !(await read())) await cache.delete(copyAt(key));
  });
  timer ??= setTimeout(copy, PAUSE);
}

/** Copies what waits, one time after the other: an older row never comes after a newer one. */
function copy(): void {
  clearTimeout(timer);
  timer = undefined;
  const all = [...waiting.values()];
  waiting.clear();
  writing = Promise.allSettled([writing]).then(() => Promise.allSettled(all.map((one) => one())));
}

// a page that is hidden may not be asked again
addEventListener('visibilitychange', copy);
