import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleAnswers } from '../../src/cli/endpoint/sample.ts';
import { uuid7 } from '../../src/cli/endpoint/trial.ts';
import { compile } from '../../src/form/compile.ts';
import { Submission } from '../../src/contract/submission.ts';
import { varco, varcoWith } from './terminal.ts';

const origin = 'https://www.example.org';
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

type Handler = (request: IncomingMessage, body: string, response: ServerResponse) => void;
async function endpoint(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => handler(request, body, response));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/take`;
}

/** An endpoint that keeps every promise, with faults to plant. */
function good(
  fault: Partial<{ doubles: boolean; noCors: boolean; forgets: boolean; open: boolean; revives: boolean }> = {},
) {
  const rows = new Map<string, { body: string; receipt: object; code: string; erased: boolean }>();
  let received = 0;
  const handler: Handler = (request, body, response) => {
    const cors = {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': 'Retry-After',
      'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
    };
    const send = (status: number, value?: object) => {
      const type = status < 300 ? 'application/json' : 'application/problem+json';
      response
        .writeHead(status, { ...(!fault.noCors && cors), 'Content-Type': type })
        .end(value && JSON.stringify(value));
    };
    const refuse = (status: number) => send(status, { type: 'about:blank', title: 'No', status });
    if (request.method === 'OPTIONS') return send(204);
    const named = /\/take\/(.+)$/.exec(request.url!)?.[1];
    if (named) {
      const row = rows.get(named);
      if (!row || row.erased) return refuse(410);
      if (!fault.open && request.headers.authorization !== `Receipt ${row.code}`) return refuse(403);
      if (request.method === 'DELETE') {
        row.erased = true;
        return send(204);
      }
      return send(200, JSON.parse(row.body));
    }
    if (request.headers['content-type'] !== 'application/json') return refuse(415);
    let submission: Submission;
    try {
      submission = Submission.parse(JSON.parse(body));
    } catch {
      return refuse(400);
    }
    received++;
    const { id } = submission;
    const known = rows.get(id);
    if (known && !fault.doubles) {
      if (known.erased && !fault.revives) return refuse(410);
      if (known.body !== body) return refuse(422);
      return send(200, known.receipt);
    }
    const code = `code-${received}-of-the-receipt`;
    const receipt = { id, status: 'stored', receivedAt: new Date().toISOString(), code };
    if (!fault.forgets) rows.set(id, { body, receipt, code, erased: false });
    return send(201, receipt);
  };
  return { handler, rows };
}

const lines = (out: string, mark: string) => out.split('\n').filter((line) => line.trim().startsWith(mark));

describe('varco check-endpoint', () => {
  it('finds nothing broken in an endpoint that keeps the contract, and leaves nothing there', async () => {
    const { handler, rows } = good();
    const { code, out } = await varco('check-endpoint', await endpoint(handler), '--origin', origin, '--yes');
    expect(out).not.toContain('→');
    expect(code).toBe(0);
    expect(lines(out, 'holds').length).toBeGreaterThanOrEqual(13);
    expect([...rows.values()].map(({ erased }) => erased)).toEqual([true]);
  });

  it.each([
    ['stores a retry a second time', { doubles: true }, 'probably stored twice'],
    ['has no CORS headers', { noCors: true }, 'Access-Control-Allow-Origin: https://www.example.org'],
    ['shows the copy to anybody', { open: true }, 'keeps the copy from those without the code'],
    ['takes a late retry of what was erased', { revives: true }, 'keeps erased what was erased'],
  ])('finds broken one that %s', async (_, fault, told) => {
    const { code, out } = await varco('check-endpoint', await endpoint(good(fault).handler), '--origin', origin, '-y');
    expect(code).toBe(1);
    expect(out).toContain('BROKEN');
    expect(out).toContain(told);
  });

  it.each<[string, Handler, string]>([
    [
      'a login page with status 200',
      (_, __, r) => r.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><form>'),
      'This is a page, not an endpoint',
    ],
    [
      'HTML that says it is JSON',
      (_, __, r) => r.writeHead(200, { 'Content-Type': 'application/json' }).end('<html>'),
      'This is a page, not an endpoint',
    ],
    ['a redirect to a login', (_, __, r) => r.writeHead(302, { Location: '/login' }).end(), 'It redirects to /login'],
    [
      'a receipt for another',
      (_, __, r) => r.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":"x"}'),
      'it answers for another submission',
    ],
    ['no such path', (_, __, r) => r.writeHead(404).end(), 'is the path right?'],
    ['a judge of answers', (_, __, r) => r.writeHead(422).end(), '--definition'],
    ['a connection that is cut', (_, __, r) => void r.destroy(), 'The address must answer'],
  ])('takes for no success: %s', async (_, handler, told) => {
    const { code, out } = await varco('check-endpoint', await endpoint(handler), '--yes');
    expect(code).toBe(1);
    expect(out).toContain(told);
  });

  it('passes an endpoint that only says 204, and tells what people miss there', async () => {
    const url = await endpoint((_, __, response) => response.writeHead(204).end());
    const { code, out } = await varco('check-endpoint', url, '--yes', '--json');
    const { findings, id } = JSON.parse(out);
    expect(code).toBe(0);
    expect(findings).toContainEqual(expect.objectContaining({ verdict: 'advice', seen: 'an empty answer' }));
    expect(findings.at(-1).seen).toContain(`erase the test row ${id} yourselves`);
  });

  it('gives up on an endpoint that does not answer in time', async () => {
    const { code, out } = await varco('check-endpoint', await endpoint(() => {}), '--yes', '--timeout', '0.2');
    expect(code).toBe(1);
    expect(out).toContain('no answer within 0.2 s');
  });

  it('stores nothing before it may', async () => {
    let asked = 0;
    const url = await endpoint((_, __, response) => void (asked++, response.writeHead(204).end()));
    expect((await varco('check-endpoint', url)).code).toBe(2);
    const questions: string[] = [];
    const no = { confirm: async (question: string) => void questions.push(question) as unknown as boolean };
    expect((await varcoWith(no, 'check-endpoint', url)).code).toBe(0);
    expect(questions[0]).toContain(url);
    expect(asked).toBe(0);
  });

  it.each([
    [['check-endpoint'], 'name one address'],
    [['check-endpoint', 'ftp://x/'], 'expected an address'],
    [['check-endpoint', 'https://user:pass@x/'], 'expected an address'],
    [['check-endpoint', 'http://127.0.0.1/', '--origin', 'www.example.org'], 'expected for example https://'],
    [['check-endpoint', 'http://127.0.0.1/', '--definition', 'nowhere.json', '-y'], 'cannot be read'],
    [['check-endpoint', 'http://127.0.0.1/', '--definition', 'package.json', '-y'], 'is no questionnaire'],
  ])('tells a wrong call: %j', async (args, told) => {
    const { code, err } = await varco(...args);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });
});

describe('made-up answers', () => {
  const folder = join(import.meta.dirname, '../../demo/content/questionnaires');
  it.each(readdirSync(folder))('are accepted by the published %s', (name) => {
    const { answers, wrong } = sampleAnswers(compile(JSON.parse(readFileSync(join(folder, name), 'utf8'))), 'abc');
    expect(wrong).toEqual([]);
    expect(Object.keys(answers).length).toBeGreaterThan(0);
  });

  it('are found for a required question of every type', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
    const rows = ['x', 'y'].map((id) => ({ id, label: id }));
    const types = [
      { type: 'text', minLength: 30 },
      { type: 'longtext', maxLength: 5 },
      { type: 'integer', max: -3 },
      { type: 'decimal', min: 7.5 },
      { type: 'percent' },
      { type: 'currency', currency: 'EUR' },
      { type: 'year', max: 'currentYear' },
      { type: 'date', precision: ['year'] },
      { type: 'date' },
      { type: 'time' },
      { type: 'email' },
      { type: 'url' },
      { type: 'phone' },
      { type: 'boolean' },
      { type: 'single', options },
      { type: 'multiple', options, minSelected: 2 },
      { type: 'dropdown', options, multiple: true },
      { type: 'country' },
      { type: 'language', multiple: true, minSelected: 2 },
      { type: 'place' },
      { type: 'scale', min: 1, max: 5 },
      { type: 'matrix', rows, columns: options, everyRow: true },
      { type: 'matrix', rows, scale: { min: 1, max: 3 } },
      { type: 'ranking', options },
      { type: 'allocation', rows, total: 100 },
      { type: 'consent' },
      { type: 'group', min: 2, fields: [{ id: 'f', type: 'text', label: 'F', required: true }] },
    ];
    const questions = types.map((type, i) => ({ id: `q${i}`, label: 'Q', required: true, ...type }));
    const model = compile({
      id: 'all',
      version: '1',
      locales: ['en'],
      title: 'All',
      sections: [{ id: 's', title: 'S', questions }],
    });
    expect(sampleAnswers(model, 'abc').wrong).toEqual([]);
  });

  it('are sent under ids of version 7, in the order of time', () => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map(uuid7);
    for (const id of ids) expect(id).toMatch(form);
    expect([...ids].sort()).toEqual(ids);
  });
});
