/**
 * `npm run storybook:test [-- FOLDER [PATTERN]]`: opens every story and guide of the static build (npm run storybook:build) in
 * headless Chromium. Fails on an error, a console warning or error, a failed play(), a violation found by axe, or a
 * request to a third party. With a pattern only those whose id matches, each with its time.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROME_FLAGS, findChrome } from './find-chrome.mjs';

const root = process.argv[2] ?? join(import.meta.dirname, '../storybook-static');
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  let file = join(root, normalize(path));
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  if (!existsSync(file)) {
    response.statusCode = path === '/favicon.ico' ? 204 : 404;
    return response.end();
  }
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  response.end(readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}`;

/**
 * In the page: waits for the story to end by Storybook's own events.
 * @returns what went wrong, or undefined
 */
async function settled(type) {
  const pause = () => new Promise((done) => setTimeout(done, 25));
  for (const end = performance.now() + 20_000; performance.now() < end; await pause()) {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    if (!channel) continue;
    const last = (event) => channel.last(event)?.[0];
    const thrown = ['playFunctionThrewException', 'storyThrewException', 'storyErrored', 'storyMissing'].find(last);
    if (thrown) return `${thrown}: ${last(thrown).message ?? JSON.stringify(last(thrown))}`;
    if (type === 'docs') {
      if (!last('docsRendered')) continue;
      await new Promise((done) => setTimeout(done, 300));
      return;
    }
    const finished = last('storyFinished');
    if (!finished) continue;
    const violations = (finished.reporters ?? []).flatMap(({ type: kind, result }) =>
      (result?.violations ?? []).map(
        ({ id, help, nodes }) => `${kind}: ${id}, ${help}: ${nodes.map(({ target }) => target.flat()).join(' | ')}`,
      ),
    );
    if (violations.length) return violations.join('\n     ');
    if (finished.status === 'error') return `status "error": ${JSON.stringify(finished.reporters)}`;
    return;
  }
  return `not ready after 20 s: ${document.body.innerText.slice(0, 200)}`;
}

const browser = await chromium.launch({ executablePath: await findChrome(), args: CHROME_FLAGS });
const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8'));
const pattern = process.argv[3] && new RegExp(process.argv[3]);
const entries = Object.values(index.entries).filter(({ id }) => !pattern || pattern.test(id));
const queue = [...entries];
const sums = { passed: 0, failed: 0, skipped: 0 };

async function visit({ id, type }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = [];
  const start = Date.now();
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(base)) {
      faults.push(`request to a third party: ${request.url()}`);
    }
  });
  try {
    await page.goto(`${base}/iframe.html?id=${id}&viewMode=${type}`, { waitUntil: 'domcontentloaded' });
    const fault = await page.evaluate(settled, type);
    if (fault) faults.push(fault);
  } catch (error) {
    faults.push(error.message);
  }
  await context.close();
  if (pattern) console.log(`${id}: ${Date.now() - start} ms`);
  sums[faults.length ? 'failed' : 'passed']++;
  if (faults.length) console.log(`FAIL ${id}\n     ${faults.join('\n     ')}`);
}

const worker = async () => {
  for (let entry; (entry = queue.shift());) await visit(entry);
};

const begun = Date.now();
await Promise.all([worker(), worker()]);
await browser.close();
server.close();
if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify(sums));
console.log(`${sums.passed} of ${entries.length} stories and guides are well, in ${Date.now() - begun} ms`);
if (!entries.length) console.error('There are no stories.');
if (sums.failed || !entries.length) process.exitCode = 1;
