import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonParcel, multipartParcel } from '../../src/delivery/multipart.ts';
import { judge, post, type Outcome } from '../../src/delivery/post.ts';

const id = '01997a3e-2f10-7c1a-9d3e-5b6f7a8c9d0e';
const receipt = { id, status: 'stored', receivedAt: '2026-03-01T09:00:00Z', code: 'c'.repeat(22) };
type Answer = { status?: number; type?: string; body?: string; headers?: Record<string, string>; redirected?: boolean };

function said(
  { status = 201, type = 'application/json', body = '', headers = {}, redirected = false }: Answer,
  receipts?: boolean,
): Outcome {
  const all = new Headers({ ...(type && { 'Content-Type': type }), ...headers });
  return judge(id, { status, type: 'cors', redirected, headers: all }, body, 0, receipts);
}

describe('what counts as success', () => {
  it('a receipt with our id, on any of the four statuses', () => {
    for (const status of [200, 201, 202])
      expect(said({ status, body: JSON.stringify(receipt) })).toEqual({ outcome: 'accepted', receipt });
    expect(said({ status: 204, type: '' })).toEqual({ outcome: 'accepted' });
  });

  it('an endpoint that says nothing, or "OK"', () => {
    expect(said({ status: 200, type: '' })).toEqual({ outcome: 'accepted' });
    expect(said({ status: 200, type: 'text/plain', body: 'OK' })).toEqual({ outcome: 'accepted' });
    expect(said({ status: 200, body: '{"ok":true}' })).toEqual({ outcome: 'accepted' });
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
        expect(said({ status, type: media, body: start + rest }).outcome).toBe('retry');
      }),
    );
    expect(said({ status: 200, type: 'text/html', body: '' })).toMatchObject({ outcome: 'retry', held: true });
  });

  it('never a receipt cut anywhere, whatever its type', () => {
    const whole = JSON.stringify(receipt);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: whole.length - 1 }),
        fc.constantFrom('application/json', 'text/plain', ''),
        (length, type) => {
          expect(said({ type, body: whole.slice(0, length) })).toMatchObject({
            outcome: 'retry',
            reason: 'not-a-receipt',
          });
        },
      ),
    );
    expect(said({ body: '' })).toMatchObject({ outcome: 'retry', reason: 'not-a-receipt' });
    expect(
      judge(id, { status: 200, type: 'cors', redirected: false, headers: new Headers() }, undefined, 0).outcome,
    ).toBe('retry');
  });

  it('never a receipt of another submission, nor an id of another kind', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), fc.integer(), fc.constant(null), fc.string()), (other) => {
        fc.pre(other !== id);
        const answer = said({ body: JSON.stringify({ ...receipt, id: other }) });
        expect(answer).toMatchObject({ outcome: 'retry', reason: 'not-a-receipt', held: true });
      }),
    );
  });

  it('never anything redirected', () => {
    const body = JSON.stringify(receipt);
    expect(said({ body, redirected: true })).toMatchObject({ reason: 'redirected', held: true });
    for (const status of [301, 302, 303, 307, 308])
      expect(said({ status, body, headers: { Location: '/login' } })).toMatchObject({
        reason: 'redirected',
        held: true,
      });
    const opaque = { status: 0, type: 'opaqueredirect' as const, redirected: false, headers: new Headers() };
    expect(judge(id, opaque, '', 0)).toMatchObject({ reason: 'redirected' });
  });

  it('no 204 where a receipt was promised', () => {
    expect(said({ status: 204, type: '' }, true)).toMatchObject({ outcome: 'retry', reason: 'not-a-receipt' });
    expect(said({ status: 200, body: '{"ok":true}' }, true)).toMatchObject({ outcome: 'retry' });
    expect(said({ body: JSON.stringify(receipt) }, true).outcome).toBe('accepted');
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
        if (said(a).outcome !== 'accepted') return;
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
      outcome: 'accepted',
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
      outcome: 'refused',
      problem: { ...problem, errors },
    });
  });

  it('are final without reasons too', () => {
    for (const status of [400, 410, 413, 415, 422])
      expect(said({ status, type: 'text/html', body: '<html>' })).toEqual({
        outcome: 'refused',
        problem: { type: 'about:blank', status },
      });
  });

  it('of status 409: in flight is tried again, a changed definition or a full event is final, a bare 409 is held', () => {
    const at409 = (type: string): Outcome =>
      said({ status: 409, type: 'application/problem+json', body: JSON.stringify({ type }) });
    expect(at409('https://varco.example/problems/in-flight')).toMatchObject({ outcome: 'retry', reason: 'in-flight' });
    expect(at409('https://varco.example/problems/definition-changed')).toMatchObject({ outcome: 'refused' });
    expect(at409('urn:varco:full')).toMatchObject({ outcome: 'refused' });
    expect(said({ status: 409, type: '' })).toMatchObject({ outcome: 'retry', held: true });
  });

  it('never break on a hostile document', () => {
    fc.assert(
      fc.property(fc.constantFrom(400, 409, 422), fc.json(), (status, body) => {
        expect(['refused', 'retry']).toContain(said({ status, type: 'application/problem+json', body }).outcome);
      }),
    );
    const many = JSON.stringify({ ...problem, errors: new Array(5000).fill({ pointer: '/a', code: 'b' }) });
    const outcome = said({ status: 422, body: many });
    expect(outcome.outcome === 'refused' && outcome.problem.errors?.length).toBe(1000);
  });
});

describe('not yet', () => {
  it('says busy with the time told, and held where somebody must mend something', () => {
    expect(said({ status: 503, headers: { 'Retry-After': '7' } })).toEqual({
      outcome: 'retry',
      reason: 'busy',
      status: 503,
      after: 7000,
    });
    for (const status of [408, 425, 429, 500, 502, 504])
      expect(said({ status })).toEqual({ outcome: 'retry', reason: 'busy', status });
    for (const status of [401, 403, 404, 405, 206, 418])
      expect(said({ status })).toMatchObject({ outcome: 'retry', reason: 'status', held: true });
  });

  it('is what a failed fetch, a late answer and a cut body are', async () => {
    const parcel = jsonParcel(id, '{}');
    expect(await post('/e', parcel, { fetch: () => Promise.reject(new TypeError('failed')) })).toEqual({
      outcome: 'retry',
      reason: 'offline',
    });
    const never: typeof fetch = (_, init) =>
      new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(new Error())));
    expect(await post('/e', parcel, { fetch: never, timeout: 5 })).toEqual({ outcome: 'retry', reason: 'timeout' });
    const cut = new ReadableStream({ pull: (c) => c.error(new TypeError('cut')) });
    expect(await post('/e', parcel, { fetch: async () => new Response(cut, { status: 201 }) })).toEqual({
      outcome: 'retry',
      reason: 'offline',
    });
  });

  it('stops reading an answer without end', async () => {
    let chunks = 0;
    const endless = new ReadableStream({ pull: (c) => (chunks++, c.enqueue(new Uint8Array(65_536))) });
    const outcome = await post('/e', jsonParcel(id, '{}'), {
      fetch: async () => new Response(endless, { status: 200 }),
    });
    expect(outcome).toMatchObject({ outcome: 'retry', reason: 'not-a-receipt' });
    expect(chunks).toBeLessThan(50);
  });
});

describe('what is sent', () => {
  it('has the key, the type and the text, no cookie for others, nothing of the page headers in their place', async () => {
    let sent: RequestInit | undefined;
    let to: unknown;
    const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => (
      (to = url),
      (sent = init),
      new Response(null, { status: 204 })
    );
    const headers = { 'content-type': 'text/evil', 'X-CSRF': 'token' };
    await post('https://host/e', jsonParcel(id, '{"a":"perché"}'), {
      fetch: fetch as typeof globalThis.fetch,
      headers,
    });
    const all = new Headers(sent!.headers);
    expect(to).toBe('https://host/e');
    expect([all.get('Content-Type'), all.get('Idempotency-Key'), all.get('X-CSRF')]).toEqual([
      'application/json',
      id,
      'token',
    ]);
    expect(sent).toMatchObject({
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
