import { expect, waitUntil } from '@open-wc/testing';
import { PAUSE } from '../../src/delivery/copies.ts';
import { localDrafts, SCHEMA, type Draft } from '../../src/delivery/drafts.ts';
import { DraftKeeper } from '../../src/delivery/keeper.ts';
import { localRows, memoryRows, type Rows } from '../../src/delivery/rows.ts';

/** As the browser throws a database away: behind the page's back. */
const wiped = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

const draft = (answers: Record<string, unknown>): Draft => ({
  schema: SCHEMA,
  id: '0199',
  about: 'a',
  version: '1',
  digest: '',
  locale: 'it',
  answers,
  startedAt: '',
  savedAt: Date.now(),
  rev: 1,
});

describe('the second copy of a draft', () => {
  let name = '';
  const rows = (): Rows => localRows(name);
  const all = (): Promise<[string, unknown][]> => rows().list('');
  /** what the cache holds, by key */
  const copies = async (): Promise<Record<string, Draft>> => {
    const cache = await caches.open(name);
    return Object.fromEntries(await Promise.all((await cache.matchAll()).map((copy) => copy.json())));
  };
  const copied = (key: string, answers: unknown): Promise<void> =>
    waitUntil(async () => JSON.stringify((await copies())[key]?.answers) === JSON.stringify(answers), key);
  beforeEach(() => {
    name = `test-${Math.random().toString(36).slice(2)}`;
  });
  afterEach(async () => {
    await wiped(name);
    await caches.delete(name);
  });

  it('brings the draft back when the browser has thrown the database away, before anything else is read', async () => {
    const one = rows();
    await one.update('draft:a', () => draft({ q: 'è' }));
    await one.update('draft:b', () => draft({ q: 2 }), [['body:b', 'bytes']]);
    await one.update('entry:c', () => ({ id: 'c' }));
    await copied('draft:b', { q: 2 });
    await wiped(name);
    const found = await localDrafts(rows()).load('a');
    expect(found!.answers).to.deep.equal({ q: 'è' });
    expect((await all()).map(([key]) => key)).to.deep.equal(['draft:a', 'draft:b']);
  });

  it('is of what was stored last, however fast one types', async () => {
    const one = rows();
    for (let n = 0; n <= 40; n++) await one.update('draft:a', () => draft({ q: n }));
    await copied('draft:a', { q: 40 });
  });

  it('is made at once when the page is hidden', async () => {
    const { setTimeout: own } = window;
    let timers = 0;
    // the moment itself never comes
    window.setTimeout = ((run: () => void, ms?: number) => (ms === PAUSE ? ++timers : own(run, ms))) as never;
    try {
      await rows().update('draft:a', () => draft({ q: 1 }));
      await waitUntil(() => timers);
      expect(await copies()).to.deep.equal({});
      dispatchEvent(new Event('visibilitychange'));
      await copied('draft:a', { q: 1 });
    } finally {
      window.setTimeout = own;
    }
  });

  it('goes with its draft: what was cleared stays cleared, though its copy was just about to be made', async () => {
    const one = rows();
    await one.update('draft:a', () => draft({ q: 1 }));
    await copied('draft:a', { q: 1 });
    await one.update('draft:a', () => draft({ q: 2 }));
    await one.update('draft:a', () => null);
    expect(await copies()).to.deep.equal({});
    await new Promise((later) => setTimeout(later, 800));
    expect(await copies()).to.deep.equal({});
    await wiped(name);
    expect(await all()).to.deep.equal([]);
  });

  it('holds no answers any more once they were sent, and goes when the draft expires', async () => {
    const drafts = localDrafts(rows());
    const keeper = new DraftKeeper({
      drafts,
      key: 'a',
      definition: { about: 'a', version: '1', digest: '' },
      locale: 'it',
    });
    keeper.save({ q: 'told' });
    await keeper.flush();
    await copied('draft:a', { q: 'told' });
    await keeper.sent('sha-256:x');
    await copied('draft:a', {});
    await rows().update('draft:old', () => ({ ...draft({ q: 1 }), savedAt: Date.now() - 31 * 86_400_000 }));
    await copied('draft:old', { q: 1 });
    await localDrafts(rows()).load('a');
    await waitUntil(async () => !('draft:old' in (await copies())));
  });

  it('is never made of what lives as long as the page', async () => {
    await memoryRows().update('draft:a', () => draft({ q: 1 }));
    await new Promise((later) => setTimeout(later, 800));
    expect(await caches.has(name)).to.equal(false);
  });

  it('is done without where there are no caches', async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'caches')!;
    for (const caches_ of [undefined, { has: () => Promise.reject(new DOMException('no', 'SecurityError')) }]) {
      Object.defineProperty(globalThis, 'caches', { configurable: true, value: caches_ });
      try {
        const one = rows();
        await one.update('draft:a', () => draft({ q: 1 }));
        expect(await one.update('draft:a', () => null)).to.equal(undefined);
        expect(await one.list('')).to.deep.equal([]);
        await new Promise((later) => setTimeout(later, 600));
      } finally {
        Object.defineProperty(globalThis, 'caches', own);
      }
      await wiped(name);
    }
  });
});
