import { afterEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { DefinitionError } from '../../src/contract/author-issue.ts';
import { DocumentLoader, type Load } from '../../src/element/document-loader.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A loader whose states are kept, and a line on which each request waits to be answered. */
function line() {
  const states: string[] = [];
  const asked: { url: string; answer: (response: Response | Error) => void; init: RequestInit }[] = [];
  vi.stubGlobal(
    'fetch',
    (url: string, init: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal!.reason));
        asked.push({ url, init, answer: (r) => (r instanceof Error ? reject(r) : resolve(r)) });
      }),
  );
  const loader = new DocumentLoader<unknown>(
    (document) => {
      if (document === 'bad') throw new DefinitionError([{ path: '$', found: '"bad"', expected: 'good' }]);
      return { read: document };
    },
    () => states.push(loader.load.state),
  );
  return { loader, states, asked };
}

/** A promise with its two ends. */
function later<T>() {
  let resolve!: (value: T) => void;
  let reject!: (cause: unknown) => void;
  const promise = new Promise<T>((...ends) => ([resolve, reject] = ends));
  return { promise, resolve, reject };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const outcome = (load: Load<unknown>) =>
  load.state === 'failed' ? load.type : load.state === 'ready' && load.document;

describe('loading a document', () => {
  it('reads a value or a text at once', () => {
    const { loader, states } = line();
    void loader.from({ value: 1 });
    expect(outcome(loader.load)).toEqual({ read: 1 });
    void loader.from({ value: '{"a":1}' });
    expect(outcome(loader.load)).toEqual({ read: { a: 1 } });
    void loader.from(undefined);
    expect(states).toEqual(['ready', 'ready', 'empty']);
  });

  it('asks for JSON, with the page’s headers', async () => {
    const { loader, states, asked } = line();
    void loader.from({ url: '/a' }, { 'x-token': 'b' });
    expect(asked[0]!.init.headers).toEqual({ accept: 'application/json', 'x-token': 'b' });
    asked[0]!.answer(json(2));
    await settle();
    expect(states).toEqual(['loading', 'ready']);
  });

  it('never lets an earlier answer overwrite a later one, in any order of answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.boolean(), async (order, fails) => {
        const { loader, asked } = line();
        for (const i of order.keys()) void loader.from({ url: `/${i}` });
        // the line may ignore that a request was given up
        for (const i of order) asked[i]!.answer(fails && i < 3 ? new Error('late') : json(i));
        await settle();
        expect(outcome(loader.load)).toEqual({ read: 3 });
        expect(asked.slice(0, 3).every(({ init }) => init.signal!.aborted)).toBe(true);
      }),
      { numRuns: 24 },
    );
  });

  it('never lets a model that is read late overwrite that of a newer document, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.boolean(), async (order, fails) => {
        const reads = order.map(() => later<string>());
        const loader = new DocumentLoader<string>(
          (document) => reads[document as number]!.promise,
          () => {},
        );
        for (const i of order.keys()) void loader.from({ value: i });
        for (const i of order) {
          if (fails && i < 3) reads[i]!.reject(new DefinitionError([]));
          else reads[i]!.resolve(`model ${i}`);
          await settle();
        }
        expect(outcome(loader.load)).toBe('model 3');
      }),
      { numRuns: 24 },
    );
  });

  it('drops a model that is read after the element gave up its document', async () => {
    const late = later<string>();
    const loader = new DocumentLoader<string>(
      () => late.promise,
      () => {},
    );
    void loader.from({ value: 1 });
    loader.fail(new Error('refused'));
    late.resolve('model');
    await settle();
    expect(outcome(loader.load)).toBe('document');
    void loader.from({ value: 2 });
    void loader.from(undefined);
    await settle();
    expect(loader.load.state).toBe('empty');
  });

  it('takes a model that cannot be read late for the author’s mistake', async () => {
    const issues = [{ path: '$.title', found: 'nothing', expected: 'a text' }];
    const loader = new DocumentLoader<string>(
      () => Promise.reject(new DefinitionError(issues)),
      () => {},
    );
    await loader.from({ value: 1 });
    expect(loader.load).toMatchObject({ state: 'failed', type: 'document', issues });
  });

  it('tells the line’s failures from the author’s mistakes', async () => {
    const broken = new Response(new ReadableStream({ start: (stream) => stream.error(new Error('cut')) }));
    const cases: [Response | Error, string][] = [
      [new TypeError('Failed to fetch'), 'network'],
      [json({}, 408), 'network'],
      [json({}, 429), 'network'],
      [json({}, 502), 'network'],
      [broken, 'network'],
      [json({}, 404), 'document'],
      [json('bad'), 'document'],
      [new Response('{"a":'), 'document'],
      [new Response('<!doctype html>'), 'document'],
    ];
    for (const [answer, type] of cases) {
      const { loader, asked } = line();
      void loader.from({ url: '/a' });
      asked[0]!.answer(answer);
      await settle();
      expect(outcome(loader.load)).toBe(type);
      expect(loader.load.state === 'failed' && loader.load.issues.length).toBe(1);
    }
  });

  it('gives up a line that is silent for half a minute', async () => {
    vi.useFakeTimers();
    const { loader } = line();
    void loader.from({ url: '/silent' });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(loader.load.state).toBe('loading');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(outcome(loader.load)).toBe('network');
  });
});
