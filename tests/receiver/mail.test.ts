import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromEnvironment } from '../../src/receiver/index.ts';
import { parseFrom, smtpMailer, spoolMailer } from '../../src/receiver/relay/mailer.ts';
import type { Message } from '../../src/receiver/relay/message.ts';
import { postgresMissing, startPostgres, type Postgres } from '../support/postgres.ts';
import { contacts, letter, partners, testMailer } from './partners-support.ts';
import { bundleReceiver, startProcess } from './process.ts';
import { smtpServer, type SmtpServer } from './smtp.ts';
import { bench, closeBench, newId } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'varco-mail-'));
const from = { name: 'Varco', address: 'no-reply@ente.example' };
let smtp: SmtpServer;
beforeAll(async () => {
  smtp = await smtpServer();
});
afterAll(async () => {
  await smtp.close();
  rmSync(folder, { recursive: true, force: true });
});

const message = (more: Partial<Message> = {}): Message => ({
  to: 'box@teatro.example',
  replyTo: { name: 'Ëmilia "Çelaj", <x@y.example>', address: 'emilia@sender.example' },
  subject: 'Një mesazh për Ëmilia\r\nBcc: all@x.example',
  text: 'Përshëndetje\n.\nBcc: nobody\n',
  id: newId(),
  ...more,
});

/** Header lines as they stand, folded ones joined. */
const headersOf = (data: string): string[] =>
  data
    .split('\r\n\r\n', 1)[0]!
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
const named = (data: string, name: string) =>
  headersOf(data).filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));

describe('a message', () => {
  it('goes out as plain text to one recipient, whatever its words hold', async () => {
    const mailer = smtpMailer(smtp.url, from);
    const sent = message();
    await mailer.send(sent);
    mailer.close();
    const { from: sender, to, data } = smtp.received.at(-1)!;
    expect([sender, to]).toEqual(['no-reply@ente.example', ['box@teatro.example']]);
    expect(named(data, 'Message-ID')).toEqual([`Message-ID: <${sent.id}@ente.example>`]);
    expect(named(data, 'Bcc')).toEqual([]);
    expect(named(data, 'Cc')).toEqual([]);
    expect(named(data, 'To')).toEqual(['To: box@teatro.example']);
    expect(named(data, 'From')).toEqual(['From: Varco <no-reply@ente.example>']);
    expect(named(data, 'Reply-To')[0]).toMatch(/^Reply-To: =\?UTF-8\?.* <emilia@sender\.example>$/);
    expect(named(data, 'Subject')).toHaveLength(1);
    expect(named(data, 'Auto-Submitted')).toEqual(['Auto-Submitted: auto-generated']);
    expect(named(data, 'Content-Type')[0]).toMatch(/^Content-Type: text\/plain; charset=utf-8/);
    expect(data).not.toContain('text/html');
  });

  it('becomes a file of its submission in the spool, which nobody else may read', async () => {
    const spool = join(folder, 'spool');
    const mailer = spoolMailer(spool, from);
    const sent = message();
    await mailer.send(sent);
    await mailer.send(sent);
    expect(readdirSync(spool)).toEqual([`${sent.id}.eml`]);
    const path = join(spool, `${sent.id}.eml`);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(named(readFileSync(path, 'utf8'), 'To')).toEqual(['To: box@teatro.example']);
  });

  it('is not sent to a box that is refused for good, and again to one that is busy', async () => {
    const mailer = smtpMailer(smtp.url, from);
    smtp.mode = 'refuse';
    await expect(mailer.send(message())).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 });
    smtp.mode = 'busy';
    await expect(mailer.send(message())).rejects.toMatchObject({ responseCode: 451 });
    smtp.mode = 'take';
    await mailer.send(message());
    mailer.close();
  });
});

describe('settings of mail', () => {
  it('name a sender, and are told when they do not fit', () => {
    expect(parseFrom('"La rete" <a@b.example>')).toEqual({ name: 'La rete', address: 'a@b.example' });
    for (const text of ['', 'nobody', 'a@b.example, c@d.example', 'X <a@b.example>\r\nBcc: c@d.example'])
      expect(() => parseFrom(text), text).toThrow(/VARCO_MAIL_FROM/);
    expect(() => fromEnvironment({ VARCO_SMTP: smtp.url })).toThrow(/VARCO_MAIL_FROM/);
    expect(() => fromEnvironment({ VARCO_SMTP: 'http://x', VARCO_MAIL_FROM: 'a@b.example' })).toThrow(/VARCO_SMTP/);
    expect(() => fromEnvironment({ VARCO_RELAY_LIMIT: 'few' })).toThrow(/VARCO_RELAY_LIMIT/);
    expect(fromEnvironment({ VARCO_RELAY_LIMIT: '2/h' }).relayLimit).toEqual({ requests: 2, window: 3_600_000 });
    expect(fromEnvironment({}).mailer).toBeUndefined();
  });

  it('are not needed where no messages are taken: none is offered then', async () => {
    const b = await bench();
    b.publish(partners, 'map');
    b.publish(contacts, 'contacts');
    await new Promise((done) => setTimeout(done, 1100));
    const { features } = (await (await b.call('/api/partners')).json()) as typeof partners;
    expect(features.some(({ properties }) => properties.contact)).toBe(false);
    expect((await b.post(letter())).status).toBe(422);
    await closeBench(b);
  }, 60_000);
});

it('goes out after a kill between the commit and the answer of the server, known by its Message-ID', async () => {
  const bundle = await bundleReceiver();
  const content = join(folder, 'content');
  const data = join(folder, 'data');
  mkdirSync(content);
  writeFileSync(join(content, 'map.json'), JSON.stringify(partners));
  writeFileSync(join(content, 'contacts.json'), JSON.stringify(contacts));
  const env = {
    VARCO_DATA: data,
    VARCO_CONTENT: content,
    VARCO_SMTP: smtp.url,
    VARCO_MAIL_FROM: 'no-reply@ente.example',
  };
  const until = async (true_: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 300 && !(await true_()); i++) await new Promise((done) => setTimeout(done, 100));
  };
  try {
    smtp.mode = 'hold';
    const first = await startProcess(env, bundle.path);
    const sent = letter();
    const post = (url: string) =>
      fetch(`${url}/api/submissions`, {
        method: 'POST',
        body: JSON.stringify(sent),
        headers: { 'Content-Type': 'application/json' },
      });
    const receipt = (await (await post(first.url)).json()) as { code: string };
    const copies = () => smtp.received.filter((one) => one.data.includes(`<${sent.id}@ente.example>`)).length;
    await until(() => copies() === 1);
    await first.kill();
    smtp.mode = 'take';
    const second = await startProcess(env, bundle.path);
    expect((await post(second.url)).status).toBe(200);
    const state = async () =>
      (
        (await (
          await fetch(`${second.url}/api/submissions/${sent.id}`, {
            headers: { Authorization: `Receipt ${receipt.code}` },
          })
        ).json()) as { state: string }
      ).state;
    await until(async () => (await state()) === 'sent');
    expect([await state(), copies()]).toEqual(['sent', 2]);
    await second.stop();
  } finally {
    bundle.remove();
  }
}, 120_000);

const missing = postgresMissing();
describe.skipIf(missing)(`two receivers on one PostgreSQL${missing ? ` (${missing})` : ''}`, () => {
  let server: Postgres | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it('send each message once, and count a limit together', async () => {
    const [one, two] = [testMailer(), testMailer()];
    for (const mailer of [one, two]) mailer.before = () => new Promise((done) => setTimeout(done, 5));
    const b = await bench({ databaseUrl: server!.url, mailer: one, relayLimit: undefined });
    b.publish(partners, 'map');
    b.publish(contacts, 'contacts');
    await new Promise((done) => setTimeout(done, 1100));
    const other = await b.again({ mailer: two, relayLimit: undefined });
    const ids = Array.from({ length: 40 }, () => letter());
    await Promise.all(ids.map(async (sent) => expect((await b.post(sent)).status).toBe(201)));
    for (let i = 0; i < 20 && one.sent.length + two.sent.length < ids.length; i++)
      await Promise.all([b.receiver.deliver(), other.deliver()]);
    const sent = [...one.sent, ...two.sent].map(({ id }) => id);
    expect(sent.sort()).toEqual(ids.map(({ id }) => id).sort());
    expect([one.sent.length > 0, two.sent.length > 0]).toEqual([true, true]);
    await other.close();
    await closeBench(b);

    const limit = { requests: 5, window: 3_600_000 };
    const c = await bench({ databaseUrl: server!.url, mailer: one, relayLimit: limit });
    c.publish(partners, 'map');
    c.publish(contacts, 'contacts');
    await new Promise((done) => setTimeout(done, 1100));
    const beside = await c.again({ relayLimit: limit });
    const statuses = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        (i % 2 ? c.receiver : beside)
          .fetch(
            new Request('http://receiver.test/api/submissions', {
              method: 'POST',
              body: JSON.stringify(letter()),
              headers: { 'Content-Type': 'application/json' },
            }),
          )
          .then(({ status }) => status),
      ),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    const database = postgres(server!.url, { max: 1 });
    const [row] = await database`SELECT count(*)::int AS n FROM outbox`;
    expect(row!.n).toBe(45);
    await database.end();
    await beside.close();
    await closeBench(c);
  }, 60_000);
});
