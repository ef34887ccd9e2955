import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sparePort } from '../support/spare-port.ts';

const root = join(import.meta.dirname, '../..');

export interface Demo {
  /** "http://127.0.0.1:port", without a slash at the end */
  origin: string;
  /** what is stored about a definition, as the programme manager sees it */
  stored(about: string): Promise<Stored[]>;
  /** a call for who moderates, as JSON; with a body a POST */
  admin<T>(path: string, body?: object): Promise<T>;
  /** the messages that were passed on so far, as they would go to a mail server */
  mail(): Promise<string[]>;
  /** what the receiver printed so far */
  log(): string;
  close(): Promise<void>;
}

export interface Stored {
  id: string;
  about: string;
  locale: string;
  form?: string;
  answers: Record<string, unknown>;
}

/** Of who runs the programme. */
export const token = 'a-token-for-this-run-only';

/**
 * The demonstration as `npm start` serves it, on a spare port with data of its own, as built before the journeys (build.ts).
 * @param content folder of what is published; the demonstration's own, unless said
 */
export async function startDemo(content?: string): Promise<Demo> {
  const data = await mkdtemp(join(tmpdir(), 'varco-journey-'));
  const port = await sparePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['dist/receiver/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      VARCO_DATA: data,
      VARCO_ADMIN_TOKEN: token,
      VARCO_RATE_LIMIT: 'off',
      VARCO_MAIL_SPOOL: 'data',
      DATABASE_URL: '',
      ...(content && { VARCO_CONTENT: content }),
    },
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (printed += text));
  const gone = new Promise<void>((done) => server.once('exit', () => done()));

  const close = async () => {
    server.kill();
    await gone;
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  // the first start of the embedded database takes 2 s, and a minute on a machine that does ten other things
  for (const end = Date.now() + 120_000; ;) {
    const health = await fetch(`${origin}/api/health`).catch(() => undefined);
    if (health?.ok) break;
    if (server.exitCode !== null || Date.now() > end) {
      await close();
      throw new Error(`The receiver did not start:\n${printed}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }

  return {
    origin,
    close,
    log: () => printed,
    async admin<T>(path: string, body?: object) {
      const response = await fetch(`${origin}/api/admin/${path}`, {
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    },
    async mail() {
      const folder = join(data, 'mail');
      const files = await readdir(folder).catch(() => []);
      return Promise.all(
        files.filter((name) => name.endsWith('.eml')).map((name) => readFile(join(folder, name), 'utf8')),
      );
    },
    async stored(about) {
      const response = await fetch(`${origin}/api/admin/submissions?about=${about}&format=ndjson`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`The export answered ${response.status}: ${text}`);
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Stored)
        .filter((submission) => submission.about === about);
    },
  };
}
