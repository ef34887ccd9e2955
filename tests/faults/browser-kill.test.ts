import { randomBytes } from 'node:crypto';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChrome } from '../support/chrome.ts';
import { every, full } from '../support/length.ts';
import { serve, STRICT_CSP, type StaticServer } from '../support/static-server.ts';
import { killWhileTyping, summed, tearRecords } from './browser-kill.ts';

const rounds = full ? 100 : every ? 3 : 2;
const seed = Number(process.env.VARCO_SEED ?? Date.now() % 1e9);

const html = `<!doctype html><meta charset="utf-8"><title>Draft</title><form hidden>
<label>First <input name="first"></label><label>Second <input name="second"></label></form><output></output>
<script type="module" src="/page.js"></script>`;

let server: StaticServer;
beforeAll(async () => {
  const bundle = await build({
    entryPoints: ['tests/faults/browser-page.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  server = await serve(
    { '/page': html, '/page.js': bundle.outputFiles[0]!.text },
    { 'Content-Security-Policy': STRICT_CSP },
  );
});
afterAll(() => server.close());

describe('a browser killed while one types', () => {
  it('has on reopening every value that was shown as saved', { timeout: 60_000 + rounds * 20_000 }, async () => {
    const report = await killWhileTyping({
      url: `${server.origin}/page`,
      rounds,
      seed,
      fields: [{ label: 'First' }, { label: 'Second' }],
      status: 'output',
      saved: /^saved$/,
      log: full ? console.log : undefined,
    });
    console.log(summed(seed, report));
    expect(report.lost).toEqual([]);
    expect(report.invented).toEqual([]);
    expect(report.shown).toBeGreaterThan(rounds);
  });
});

describe('a browser killed while it writes a record', () => {
  it(
    'throws the database away at the second start after it, and finds the draft in its copy',
    { timeout: 180_000 },
    async () => {
      const report = await killWhileTyping({
        url: `${server.origin}/page`,
        rounds: 5,
        typing: [2500, 3500],
        seed,
        fields: [{ label: 'First' }, { label: 'Second' }],
        status: 'output',
        saved: /^saved$/,
        dead: async (profile, round) => (round === 1 ? tearRecords(profile) : undefined),
      });
      console.log(summed(seed, report));
      expect(report.lost).toEqual([]);
      expect(report.invented).toEqual([]);
      expect(report.wiped).toEqual([expect.stringMatching(/round 3: total, .*corrupt/)]);
    },
  );
});

describe('a browser whose storage is full', () => {
  it(
    'says so, keeps what is on the page, sends it, and saves again once there is room',
    { timeout: 60_000 },
    async () => {
      const chrome = await launchChrome();
      try {
        const page = await chrome.context.newPage();
        const devtools = await chrome.context.newCDPSession(page);
        // Before the first write: Chromium remembers for a while how much room it saw.
        await devtools.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 300_000 });
        await page.goto(`${server.origin}/page`);
        await page.locator('[name=first]').fill('before');
        await page.getByText('saved', { exact: true }).waitFor();
        await page.locator('[name=second]').fill('kept on the page');
        await page.locator('[name=first]').fill(randomBytes(500_000).toString('base64'));
        await page.getByText('failed: quota').waitFor();
        expect(await page.locator('[name=first]').inputValue()).toHaveLength(666_668);
        const outcome = await page.evaluate(async () => {
          const { Outbox, rows, uuidv7, jsonParcel } = (globalThis as never as { delivery: never })['delivery'] as {
            Outbox: typeof import('../../src/delivery/index.ts').Outbox;
            rows: import('../../src/delivery/index.ts').Rows;
            uuidv7: () => string;
            jsonParcel: typeof import('../../src/delivery/index.ts').jsonParcel;
          };
          globalThis.fetch = async (): Promise<Response> => new Response(null, { status: 204 });
          const states: string[] = [];
          await new Promise<void>((resolve) => {
            const box = new Outbox({
              endpoint: '/e',
              scope: 'full',
              rows,
              onchange: ({ state, unstored }) => {
                states.push(`${state} ${unstored ?? 'stored'}`);
                if (state === 'accepted') resolve();
              },
            });
            const long = document.querySelector<HTMLInputElement>('[name=first]')!.value;
            void box.add(jsonParcel(uuidv7(), long));
          });
          return states;
        });
        expect(outcome[0]).toBe('waiting quota');
        expect(outcome.at(-1)).toMatch(/^accepted/); // what is left of it then fits
        await page.locator('[name=first]').fill('shorter');
        await page.getByText('saved', { exact: true }).waitFor();
        await page.reload();
        await page.locator('[name=first]').waitFor();
        expect(await page.locator('[name=first]').inputValue()).toBe('shorter');
        expect(await page.locator('[name=second]').inputValue()).toBe('kept on the page');
      } finally {
        await chrome.close();
      }
    },
  );
});
