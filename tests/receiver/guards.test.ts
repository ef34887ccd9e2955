import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { solveChallenge } from 'altcha-lib';
import { network } from '../../src/receiver/guard/rate-limit.ts';
import { fromEnvironment, type Settings } from '../../src/receiver/index.ts';
import { bench as ownBench, closeBench, newId, origin, sharedDatabase, submission, type Bench } from './support.ts';

const bench = (options?: Partial<Settings>) => ownBench(options, sharedDatabase);
let b: Bench | undefined;
// It takes seconds to open.
beforeAll(async () => void (await sharedDatabase()));
afterEach(async () => {
  await closeBench(b);
  b = undefined;
});

const json = { 'Content-Type': 'application/json' };

/** A body that arrives in pieces and does not say its length; `pulled` tells how much was taken of it. */
function chunked(size: number, piece = 65_536) {
  const state = { pulled: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (state.pulled >= size) return controller.close();
      state.pulled += piece;
      controller.enqueue(new Uint8Array(piece).fill(32));
    },
  });
  return { state, init: { method: 'POST', body: stream, duplex: 'half', headers: json } as RequestInit };
}

describe('bodies', () => {
  it('stops reading a body without a length at the limit', async () => {
    b = await bench();
    const { state, init } = chunked(64 * 2 ** 20);
    const response = await b.call('/api/submissions', init);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ type: '/api/problems/too-large', limit: 2 ** 20 });
    expect(state.pulled).toBeLessThan(2 ** 21);
  });

  it('refuses by what Content-Length says, and counts when it lies', async () => {
    b = await bench();
    const long = await b.call('/api/submissions', {
      method: 'POST',
      body: 'x',
      headers: { ...json, 'Content-Length': '99999999' },
    });
    expect(long.status).toBe(413);
    const { init } = chunked(2 ** 22);
    const lie = await b.call('/api/submissions', { ...init, headers: { ...json, 'Content-Length': '10' } });
    expect(lie.status).toBe(413);
  });

  it('takes JSON in UTF-8 and nothing else', async () => {
    b = await bench();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', '']) {
      const response = await b.call('/api/submissions', {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': type },
      });
      expect([type, response.status]).toEqual([type, 415]);
    }
    expect((await b.post('{}', { 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect(
      (await b.call('/api/submissions', { method: 'POST', body: new Uint8Array([123, 255]), headers: json })).status,
    ).toBe(400);
  });

  it('refuses what nests too deep, what no database keeps and keys that would reach a prototype', async () => {
    b = await bench();
    const whole = JSON.stringify(await submission({ name: 'NAME' }));
    const deep = whole.replace('"NAME"', '['.repeat(50_000) + ']'.repeat(50_000));
    for (const text of [
      deep,
      whole.replace('NAME', '\\u0000'),
      whole.replace('NAME', '\\ud800'),
      whole.replace('"NAME"', '1e999'),
      whole.replace('"name"', '"__proto__"'),
      whole.replace('{', '{"__proto__":{"polluted":1},'),
      `{"constructor":{"prototype":{"polluted":1}},${whole.slice(1)}`,
    ]) {
      const response = await b.post(text);
      expect([text.slice(0, 60), response.status]).toEqual([text.slice(0, 60), 400]);
    }
    const constructor = await b.post(whole.replace('"name"', '"constructor"'));
    expect(constructor.status).toBe(422);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await b.post(whole)).status).toBe(201);
  });

  it('tells a person whose autofill filled the honeypot', async () => {
    b = await bench();
    const response = await b.post(await submission({ name: 'x' }, { website: 'https://x.example' }));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ type: '/api/problems/spam' });
  });
});

describe('origins', () => {
  it('takes posts from its own pages and refuses those of others', async () => {
    b = await bench();
    const sent = await submission({ name: 'x' });
    const foreign = await b.post(sent, { Origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect((await b.post(sent, { Origin: 'null' })).status).toBe(403);
    expect((await b.post(sent, { Origin: `${origin}.evil.example` })).status).toBe(403);
    expect((await b.post(sent, { Origin: origin })).status).toBe(201);
  });

  it('lets the origins on its list read the headers that clients need', async () => {
    b = await bench({ origins: ['https://www.example.org'] });
    const headers = { Origin: 'https://www.example.org' };
    const preflight = await b.call('/api/submissions', {
      method: 'OPTIONS',
      headers: { ...headers, 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
    const response = await b.post(await submission({ name: 'x' }), headers);
    expect(response.status).toBe(201);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://www.example.org');
    expect(response.headers.get('Access-Control-Expose-Headers')).toMatch(/Retry-After.*Idempotency-Key/);
    expect(response.headers.get('Vary')).toContain('Origin');
    const refused = await b.post('{', headers);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('https://www.example.org');
    expect((await b.post('{', { Origin: 'https://other.example' })).status).toBe(403);
  });
});

describe('rate limit', () => {
  const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });
  const ask = (bench: Bench, address: string, headers: Record<string, string> = {}) =>
    bench.receiver.fetch(
      new Request(`${origin}/api/submissions`, { method: 'POST', headers, body: '' }),
      from(address),
    );

  it('says when to come back, each address for itself', async () => {
    b = await bench({ rateLimit: { requests: 3, window: 60_000 } });
    for (let i = 0; i < 3; i++) expect((await ask(b, '192.0.2.1')).status).toBe(415);
    const limited = await ask(b, '192.0.2.1');
    expect(limited.status).toBe(429);
    expect(limited.headers.get('Retry-After')).toBe('20');
    expect((await ask(b, '192.0.2.2')).status).toBe(415);
    b.clock.now += 20_000;
    expect((await ask(b, '192.0.2.1')).status).toBe(415);
    expect((await ask(b, '192.0.2.1')).status).toBe(429);
    expect((await b.call('/api/health')).status).toBe(200);
  });

  it('believes X-Forwarded-For only behind a proxy, and then its last entry', async () => {
    b = await bench({ rateLimit: { requests: 1, window: 60_000 } });
    await ask(b, '192.0.2.1', { 'X-Forwarded-For': '10.0.0.1' });
    expect((await ask(b, '192.0.2.1', { 'X-Forwarded-For': '10.0.0.2' })).status).toBe(429);
    await closeBench(b);
    b = await bench({ rateLimit: { requests: 1, window: 60_000 }, trustProxy: true });
    await ask(b, '127.0.0.1', { 'X-Forwarded-For': 'forged, 10.0.0.1' });
    expect((await ask(b, '127.0.0.1', { 'X-Forwarded-For': 'other, 10.0.0.1' })).status).toBe(429);
    expect((await ask(b, '127.0.0.1', { 'X-Forwarded-For': '10.0.0.2' })).status).toBe(415);
  });

  it('counts an IPv6 network as one', () => {
    expect(network('2001:db8:1:2:3:4:5:6')).toBe(network('2001:DB8:1:2::1'));
    expect(network('2001:db8:1:2::1')).not.toBe(network('2001:db8:1:3::1'));
    expect(network('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(network('::1')).toBe('0:0:0:0');
  });
});

describe('proof of work', () => {
  it('takes a solved challenge once', async () => {
    b = await bench({ proofOfWork: 5, now: () => new Date() });
    const bare = await b.post(await submission({ name: 'x' }));
    expect(bare.status).toBe(422);
    expect(await bare.json()).toMatchObject({ type: '/api/problems/proof-of-work' });
    const challenge = await (await b.call('/api/challenge')).json();
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const sent = await submission({ name: 'x' }, { proof });
    expect((await b.post(sent)).status).toBe(201);
    expect((await b.post(sent)).status).toBe(200);
    expect((await b.post({ ...sent, id: newId() })).status).toBe(422);
    const forged = { ...challenge, parameters: { ...challenge.parameters, nonce: 'ab'.repeat(16) } };
    const other = Buffer.from(JSON.stringify({ challenge: forged, solution })).toString('base64');
    expect((await b.post({ ...sent, id: newId(), proof: other })).status).toBe(422);
    expect((await b.post({ ...sent, id: newId(), proof: 'nonsense' })).status).toBe(422);
  }, 30_000);

  it('is not asked unless it is set', async () => {
    b = await bench();
    expect((await b.call('/api/challenge')).status).toBe(404);
  });
});

describe('settings from the environment', () => {
  it('reads what the README says', () => {
    const set = fromEnvironment({
      VARCO_ORIGINS: 'https://a.example, https://b.example:8443/',
      VARCO_RATE_LIMIT: '5/s',
      VARCO_MAX_UPLOAD: '2MiB',
      VARCO_STATIC: '/=demo,/varco=dist',
      VARCO_PROOF_OF_WORK: '',
    });
    expect(set.origins).toEqual(['https://a.example', 'https://b.example:8443']);
    expect(set.rateLimit).toEqual({ requests: 5, window: 1000 });
    expect(set.maxUpload).toBe(2 ** 21);
    expect(Object.keys(set.static)).toEqual(['/', '/varco/']);
    expect(set.proofOfWork).toBeUndefined();
    expect(set.adminToken).toBeUndefined();
  });

  it('names the variable that cannot be read', () => {
    expect(() => fromEnvironment({ VARCO_RATE_LIMIT: 'often' })).toThrow(/VARCO_RATE_LIMIT: found "often"/);
    expect(() => fromEnvironment({ VARCO_ORIGINS: 'example.org' })).toThrow(/VARCO_ORIGINS/);
    expect(() => fromEnvironment({ VARCO_MAX_UPLOAD: 'big' })).toThrow(/VARCO_MAX_UPLOAD/);
    expect(() => fromEnvironment({ VARCO_SECRET: 'short' })).toThrow(/VARCO_SECRET/);
  });
});
