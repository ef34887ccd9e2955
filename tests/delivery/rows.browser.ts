import { expect } from '@open-wc/testing';
import { localDrafts } from '../../src/delivery/drafts.ts';
import { DraftKeeper, type KeeperOptions } from '../../src/delivery/keeper.ts';
import { multipartParcel } from '../../src/delivery/multipart.ts';
import { Outbox, type Entry } from '../../src/delivery/outbox.ts';
import { localRows, StorageFailure, type Rows, type StorageReason } from '../../src/delivery/rows.ts';

const gone = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

/** Lets `open` stand in for the browser's until the end of the test, and notes every connection. */
const real = IDBFactory.prototype.open;
const later = window.setTimeout;
const connections: IDBDatabase[] = [];
function opening(open: (...args: [string, number?]) => IDBOpenDBRequest): void {
  IDBFactory.prototype.open = open;
}
/** Five seconds of patience take 50 ms. */
const hurry = (): void => {
  window.setTimeout = ((run: () => void, ms = 0) => later(run, ms / 100)) as typeof setTimeout;
};

async function reasonOf(work: Promise<unknown>): Promise<StorageReason | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    expect(error).to.be.instanceOf(StorageFailure);
    return (error as StorageFailure).message;
  }
}

describe('rows in IndexedDB', () => {
  let name = '';
  const rows = (): Rows => localRows(name);
  const get = (one: Rows, key: string): Promise<unknown> => one.update(key, () => undefined);
  beforeEach(() => {
    name = `test-${Math.random().toString(36).slice(2)}`;
    connections.length = 0;
    opening(function (this: IDBFactory, ...args) {
      const request = real.apply(this, args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    });
  });
  afterEach(async () => {
    IDBFactory.prototype.open = real;
    window.setTimeout = later;
    await gone(name);
  });

  it('are there for another connection once their transaction is complete', async () => {
    await rows().update('draft:a', () => ({ a: 1 }), [['body:a', new TextEncoder().encode('è').buffer]]);
    const other = rows();
    expect(await get(other, 'draft:a')).to.deep.equal({ a: 1 });
    expect(new TextDecoder().decode((await get(other, 'body:a')) as ArrayBuffer)).to.equal('è');
    expect(await other.list('draft:')).to.deep.equal([['draft:a', { a: 1 }]]);
    expect(await other.update('draft:a', () => undefined)).to.deep.equal({ a: 1 });
    expect(await other.update('draft:a', () => null, [['body:a', null]])).to.equal(undefined);
    expect(await other.list('')).to.deep.equal([]);
  });

  it('change one after the other, though many change at once', async () => {
    const all = Array.from({ length: 5 }, () => rows());
    await Promise.all(
      all.flatMap((one) => Array.from({ length: 20 }, () => one.update<number>('n', (n) => (n ?? 0) + 1))),
    );
    expect(await get(all[0]!, 'n')).to.equal(100);
  });

  it('are reached again after the connection was closed under us', async () => {
    const one = rows();
    await one.update('a', () => 1);
    connections[0]!.close();
    expect(await get(one, 'a')).to.equal(1);
    connections.at(-1)!.close();
    connections.at(-1)!.onclose?.(new Event('close'));
    await one.update('a', () => 2);
    expect(await get(one, 'a')).to.equal(2);
  });

  it('stand in nobody’s way: another page may upgrade or delete the database, and we go on', async () => {
    const one = rows();
    await one.update('a', () => 1);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 7);
      request.onblocked = () => reject(new Error('blocked'));
      request.onsuccess = () => resolve(request.result.close());
    });
    expect(await get(one, 'a')).to.equal(1);
    await gone(name);
    await one.update('a', () => 2);
    expect(await get(one, 'a')).to.equal(2);
  });

  it('find their place in a database of that name that lacks our store, and drop nothing of it', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(name, 3);
      request.onupgradeneeded = () => request.result.createObjectStore('theirs').put('kept', 'k');
      request.onsuccess = () => resolve(request.result.close());
    });
    await rows().update('a', () => 1);
    const kept = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        const get = request.result.transaction('theirs').objectStore('theirs').get('k');
        get.onsuccess = () => resolve((request.result.close(), get.result));
      };
    });
    expect(kept).to.equal('kept');
  });

  it('say unavailable without IndexedDB, when opening is refused, and when it never answers', async () => {
    opening(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(await reasonOf(get(rows(), 'a'))).to.equal('unavailable');
    opening(() => undefined as never);
    expect(await reasonOf(rows().update('a', () => 1))).to.equal('unavailable');
    hurry();
    opening(() => ({}) as IDBOpenDBRequest);
    expect(await reasonOf(get(rows(), 'a'))).to.equal('unavailable');
  });

  it('say unavailable while an upgrade is blocked, and work when it no longer is', async () => {
    const blocker = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('theirs');
      request.onsuccess = () => resolve(request.result);
    });
    hurry();
    const one = rows();
    expect(await reasonOf(one.update('a', () => 1))).to.equal('unavailable');
    blocker.close();
    await new Promise((resolve) => later(resolve, 100));
    await one.update('a', () => 1);
    expect(await get(one, 'a')).to.equal(1);
  });

  it('say quota when the transaction is aborted for it, whichever event tells first', async () => {
    const one = rows();
    await one.update('a', () => 1);
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function () {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect(await reasonOf(one.update('a', () => 2))).to.equal('quota');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await get(one, 'a')).to.equal(1);
    expect(connections).to.have.length(1);
  });

  it('never throw past the promise: a change that throws leaves the row and rejects', async () => {
    const one = rows();
    await one.update('a', () => 1);
    const stray: unknown[] = [];
    const catcher = (event: Event): void => void stray.push(event);
    addEventListener('error', catcher);
    addEventListener('unhandledrejection', catcher);
    const failed = await reasonOf(
      one.update('a', () => {
        throw new StorageFailure('newer');
      }),
    );
    const uncloneable = await reasonOf(one.update<unknown>('a', () => () => {}));
    await new Promise((resolve) => setTimeout(resolve, 20));
    removeEventListener('error', catcher);
    removeEventListener('unhandledrejection', catcher);
    expect([failed, uncloneable]).to.deep.equal(['newer', 'unavailable']);
    expect(stray).to.deep.equal([]);
    expect(await get(one, 'a')).to.equal(1);
  });

  it('hold a draft that five tabs write at once: one row, one id, nothing lost', async () => {
    const keeper = (options: Partial<KeeperOptions> = {}): DraftKeeper =>
      new DraftKeeper({
        drafts: localDrafts(localRows(name)),
        key: 'race',
        definition: { about: 'race', version: '1', digest: 'd' },
        locale: 'it',
        ...options,
      });
    for (let round = 0; round < 20; round++) {
      const tabs = Array.from({ length: 2 + (round % 4) }, () => keeper());
      await Promise.all(tabs.map((tab) => tab.open()));
      for (let n = 0; n < 5; n++) tabs.forEach((tab, t) => tab.save({ [`q${t}`]: n, shared: `${t}.${n}` }));
      const states = await Promise.all(tabs.map((tab) => tab.flush()));
      expect(states.every(({ state }) => state === 'saved')).to.equal(true);
      const draft = (await localDrafts(localRows(name)).load('race'))!;
      expect(new Set(tabs.map((tab) => tab.id))).to.deep.equal(new Set([draft.id]));
      const kept = [draft.answers.shared, ...(draft.others?.shared ?? [])];
      tabs.forEach((_, t) => {
        expect(draft.answers[`q${t}`]).to.equal(4);
        expect(kept).to.include(`${t}.4`);
      });
      tabs.forEach((tab) => tab.close());
      await tabs[0]!.clear();
    }
  });

  it('reach the other tab through a real BroadcastChannel', async () => {
    const options = {
      drafts: localDrafts(localRows(name)),
      key: name,
      definition: { about: 'a', version: '1', digest: 'd' },
      locale: 'it',
    };
    let two!: DraftKeeper;
    const heard = new Promise<unknown>((resolve) => {
      two = new DraftKeeper({ ...options, onother: (draft) => resolve(draft?.answers) });
    });
    await two.open();
    const one = new DraftKeeper(options);
    await one.open();
    one.save({ a: 'from the first' });
    expect(await heard).to.deep.equal({ a: 'from the first' });
    one.close();
    two.close();
  });
});

describe('an outbox in IndexedDB, under Web Locks', () => {
  const name = `test-${Math.random().toString(36).slice(2)}`;
  const { fetch } = window;
  after(() => {
    window.fetch = fetch;
    return gone(name);
  });

  it('sends a form with files, the same bytes at every try, from one of three tabs', async () => {
    const bodies: string[] = [];
    window.fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
      bodies.push(await new Response(init!.body).text());
      if (bodies.length < 3) throw new TypeError('Failed to fetch');
      return new Response(null, { status: 204 });
    };
    const id = '01997a3e-2f10-7c1a-9d3e-5b6f7a8c9d0e';
    const accepted: Promise<Entry>[] = [];
    const boxes = Array.from({ length: 3 }, () => {
      let box: Outbox;
      accepted.push(
        new Promise((resolve) => {
          box = new Outbox({
            endpoint: '/nowhere',
            scope: name,
            rows: localRows(name),
            onchange: (entry) => entry.state === 'accepted' && resolve(entry),
          });
        }),
      );
      return box!;
    });
    await Promise.all(boxes.map((box) => box.resume()));
    const file = { part: 'f', name: 'f.bin', file: new Blob([crypto.getRandomValues(new Uint8Array(5000))]) };
    await boxes[0]!.add(await multipartParcel(id, '{"id":"è"}', [file]));
    await Promise.all(accepted);
    expect(bodies).to.have.length(3);
    expect(new Set(bodies).size).to.equal(1);
    expect((await boxes[2]!.entries()).map((entry) => entry.state)).to.deep.equal(['accepted']);
    expect((await localRows(name).list('body:')).length).to.equal(0);
    boxes.forEach((box) => box.stop());
  });
});
