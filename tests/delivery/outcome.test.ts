import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { multipartParcel } from '../../src/delivery/multipart.ts';
import { jsonParcel } from '../../src/delivery/post.ts';
import { judge, post, type Outcome, type PostOptions } from '../../src/delivery/post.ts';

const id = '01997a3e-2f10-7c1a-9d3e-5b6f7a8c9d0e';
const receipt = { id, status: 'stored', receivedAt: '2026-03-01T09:00:00Z', code: 'c'.repeat(22) };
type Answer = { status?: number; type?: string; body?: string; headers?: Record<string, string>; redirected?: boolean };

function said(
  { status = 201, type = 'application/json', body = '', headers = {}, redirected = false }: Answer,
  receipts?: boolean,
): Outcome {
  const all = new Headers({ ...(type && { 'Content-Type': type }), ...headers });
  return judge(id, { status, type: 'cors', redirected, headers: all }, body, receipts);
}

/** What `post` makes of an endpoint that answers so. */
function sent(fetch: typeof globalThis.fetch, options: Partial<PostOptions> = {}, parcel = jsonParcel(id, '{}')) {
  vi.stubGlobal('fetch', fetch);
  return post('https://host/e', parcel, { signal: new AbortController().signal, timeout: 9999, ...options });
}
afterEach(() => vi.unstubAllGlobals());

describe('what counts as success', () => {
  it('a receipt with our id, on any of the four statuses', () => {
    for (const status of [200, 201, 202])
      expect(said({ status, body: JSON.stringify(receipt) })).toEqual({ state: 'accepted', receipt });
    expect(said({ status: 204, type: '' })).toEqual({ state: 'accepted' });
  });

  it('an endpoint that says nothing, or "OK"', () => {
    expect(said({ status: 200, type: '' })).toEqual({ state: 'accepted' });
    expect(said({ status: 200, type: 'text/plain', body: 'OK' })).toEqual({ state: 'accepted' });
    expect(said({ status: 200, body: '{"ok":true}' })).toEqual({ state: 'accepted' });
  });

  it('never a page of HTML, under any status, type or spelling', () => {
    const page = fc.constantFrom(
      '<!doctype html><title>Login</title>',
      '\n <html>',
      '<HTML lang=it>',
      '<?xml version="1.0"?><html/>',
    );
    const type = fc.constantFrom(
      'text/html',
      'text/html; charset=utf-8',
      'application/xhtml+xml',
      'text/plain',
      '',
      'application/json',
      'TEXT/HTML',
    );
    fc.assert(
      fc.property(fc.constantFrom(200, 201, 202, 204), type, page, fc.string(), (status, media, start, rest) => {
        expect(said({ status, type: media, body: start + rest }).state).toBe('held');
      }),
    );
    expect(said({ status: 200, type: 'text/html', body: '' })).toMatchObject({ state: 'held' });
  });

  it('never a receipt cut anywhere, whatever its type', () => {
    const whole = JSON.stringify(receipt);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: whole.length - 1 }),
        fc.constantFrom('application/json', 'text/plain', ''),
        (length, type) => {
          expect(said({ type, body: whole.slice(0, length) }).state).toBe('retrying');
        },
      ),
    );
    expect(said({ body: '' }).state).toBe('retrying');
  });

  it('never a receipt of another submission, nor an id of another kind', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), fc.integer(), fc.constant(null), fc.string()), (other) => {
        fc.pre(other !== id);
        const answer = said({ body: JSON.stringify({ ...receipt, id: other }) });
        expect(answer.state).toBe('held');
      }),
    );
  });

  it('never anything redirected', () => {
    const body = JSON.stringify(receipt);
    expect(said({ body, redirected: true }).state).toBe('held');
    for (const status of [301, 302, 303, 307, 308])
      expect(said({ status, body, headers: { Location: '/login' } }).state).toBe('held');
    const opaque = { status: 0, type: 'opaqueredirect' as const, redirected: false, headers: new Headers() };
    expect(judge(id, opaque, '').state).toBe('held');
  });

  it('no 204 where a receipt was promised', () => {
    expect(said({ status: 204, type: '' }, true).state).toBe('held');
    expect(said({ status: 200, body: '{"ok":true}' }, true).state).toBe('held');
    expect(said({ body: JSON.stringify(receipt) }, true).state).toBe('accepted');
  });

  it('over all answers there are: accepted only by the rule of the contract', () => {
    const answer = fc.record({
      status: fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(200, 201, 202, 204)),
      type: fc.constantFrom('application/json', 'text/html', 'text/plain', '', 'application/problem+json'),
      body: fc.oneof(fc.json(), fc.string(), fc.constantFrom('', JSON.stringify(receipt), '<html>', '{"id":1}')),
      redirected: fc.boolean(),
    });
    fc.assert(
      fc.property(answer, (a) => {
        if (a.status === 204) a.body = ''; // it has none
        if (said(a).state !== 'accepted') return;
        expect([200, 201, 202, 204]).toContain(a.status);
        expect(a.redirected).toBe(false);
        expect(a.type).not.toContain('html');
        let json: unknown;
        try {
          json = JSON.parse(a.body);
        } catch {
          expect(a.type === 'application/json' && a.body !== '').toBe(false);
        }
        if (json && typeof json === 'object' && 'id' in json) expect(json.id).toBe(id);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps of a receipt only what has the right type and no address that runs a script', () => {
    const body = JSON.stringify({ ...receipt, code: 5, position: '3', statusUrl: 'javascript:alert(1)', extra: 1 });
    expect(said({ body })).toEqual({
      state: 'accepted',
      receipt: { id, status: 'stored', receivedAt: receipt.receivedAt },
    });
  });
});

describe('refusals', () => {
  const problem = {
    type: 'https://varco.example/problems/answers',
    title: 'Wrong',
    detail: 'Two answers',
    status: 422,
  };

  it('are final and carry the reasons', () => {
    const errors = [{ pointer: '/answers/org_fte', code: 'max', params: { max: 9 } }];
    const body = JSON.stringify({ ...problem, errors: [...errors, { pointer: 5 }, null] });
    expect(said({ status: 422, type: 'application/problem+json', body })).toEqual({
      state: 'refused',
      problem: { ...problem, errors },
    });
  });

  it('are final without reasons too', () => {
    for (const status of [400, 410, 413, 415, 422])
      expect(said({ status, type: 'text/html', body: '<html>' })).toEqual({
        state: 'refused',
        problem: { type: 'about:blank', status, errors: [] },
      });
  });

  it('of status 409: in flight is tried again, a changed definition or a full event is final, a bare 409 is held', () => {
    const at409 = (type: string): Outcome =>
      said({ status: 409, type: 'application/problem+json', body: JSON.stringify({ type }) });
    expect(at409('https://varco.example/problems/in-flight')).toMatchObject({ state: 'retrying' });
    expect(at409('https://varco.example/problems/definition-changed')).toMatchObject({ state: 'refused' });
    expect(at409('urn:varco:full')).toMatchObject({ state: 'refused' });
    expect(said({ status: 409, type: '' })).toMatchObject({ state: 'held' });
  });

  it('never break on a hostile document', () => {
    fc.assert(
      fc.property(fc.constantFrom(400, 409, 422), fc.json(), (status, body) => {
        const { state } = said({ status, type: 'application/problem+json', body });
        expect(['refused', 'retrying', 'held']).toContain(state);
      }),
    );
    const many = JSON.stringify({ ...problem, errors: new Array(5000).fill({ pointer: '/a', code: 'b' }) });
    const outcome = said({ status: 422, body: many });
    expect(outcome.problem!.errors).toHaveLength(1000);
  });
});

describe('a code that opens nothing', () => {
  it('is refused: it will open nothing later', () => {
    const body = JSON.stringify({ type: '/api/problems/forbidden', title: 'No', status: 403 });
    expect(said({ status: 403, type: 'application/problem+json', body })).toMatchObject({
      state: 'refused',
      problem: { type: '/api/problems/forbidden', status: 403 },
    });
  });

  it('is another thing than a page that is not let in', () => {
    const body = (type: string) => JSON.stringify({ type });
    expect(said({ status: 401, body: body('/api/problems/forbidden') }).state).toBe('held');
    expect(said({ status: 403, body: body('https://cms.example/csrf-forbidden') }).state).toBe('held');
  });
});

describe('not yet', () => {
  it('says busy with the time told, and held where somebody must mend something', () => {
    expect(said({ status: 503, headers: { 'Retry-After': '7' } })).toEqual({
      state: 'retrying',
      status: 503,
      told: 7000,
    });
    for (const status of [408, 425, 429, 500, 502, 504])
      expect(said({ status })).toEqual({ state: 'retrying', status, told: 0 });
    for (const status of [401, 403, 404, 405, 206, 418]) expect(said({ status }).state).toBe('held');
  });

  it('is what a failed fetch, a late answer and a cut body are', async () => {
    const retrying = { state: 'retrying' };
    expect(await sent(() => Promise.reject(new TypeError('failed')))).toEqual(retrying);
    const never: typeof fetch = (_, init) =>
      new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(new Error())));
    expect(await sent(never, { timeout: 5 })).toEqual(retrying);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 5);
    expect(await sent(never, { signal: stop.signal })).toEqual(retrying);
    const cut = (): ReadableStream => new ReadableStream({ pull: (c) => c.error(new TypeError('cut')) });
    expect(await sent(async () => new Response(cut(), { status: 201 }))).toEqual(retrying);
    // …of which the head says enough
    const busy = new Response(cut(), { status: 503, headers: { 'Retry-After': '7' } });
    expect(await sent(async () => busy)).toMatchObject({ state: 'retrying', told: 7000 });
  });

  it('stops reading an answer without end', async () => {
    let chunks = 0;
    const endless = new ReadableStream({ pull: (c) => (chunks++, c.enqueue(new Uint8Array(65_536))) });
    expect((await sent(async () => new Response(endless, { status: 200 }))).state).toBe('retrying');
    expect(chunks).toBeLessThan(50);
  });
});

describe('what is sent', () => {
  it('has the key, the type and the text, no cookie for others, nothing of the page headers in their place', async () => {
    let init: RequestInit | undefined;
    let to: unknown;
    const fetch = async (url: unknown, how?: RequestInit): Promise<Response> => (
      (to = url),
      (init = how),
      new Response(null, { status: 204 })
    );
    const headers = { 'content-type': 'text/evil', 'X-CSRF': 'token' };
    await sent(fetch as typeof globalThis.fetch, { headers }, jsonParcel(id, '{"a":"perché"}'));
    const all = new Headers(init!.headers);
    expect(to).toBe('https://host/e');
    expect([all.get('Content-Type'), all.get('Idempotency-Key'), all.get('X-CSRF')]).toEqual([
      'application/json',
      id,
      'token',
    ]);
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"a":"perché"}',
      credentials: 'same-origin',
      redirect: 'manual',
    });
  });

  it('has the same bytes whenever it is made, and parses as a form with its files', async () => {
    const files = [
      { part: 'cv', file: new Blob(['%PDF\r\n--x'], { type: 'application/pdf' }), name: 'il "mio"\r\nX: y.pdf' },
    ];
    const [a, b] = [await multipartParcel(id, '{"id":"è"}', files), await multipartParcel(id, '{"id":"è"}', files)];
    const text = new TextDecoder().decode(a.body as ArrayBuffer);
    expect(new TextDecoder().decode(b.body as ArrayBuffer)).toBe(text);
    const form = await new Response(a.body, { headers: { 'Content-Type': a.type } }).formData();
    expect([...form.keys()]).toEqual(['submission', 'cv']);
    expect(await (form.get('cv') as File).text()).toBe('%PDF\r\n--x');
    expect((form.get('cv') as File).type).toBe('application/pdf');
    expect(text).not.toContain('\r\nX: y');
  });
});
