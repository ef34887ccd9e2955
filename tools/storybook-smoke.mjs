/**
 * `npm run storybook:test [-- FOLDER [PATTERN]]`: opens every story and guide of the static build (npm run storybook:build) in
 * headless Chromium. Fails on an error, a console warning or error, a failed play(), a violation found by axe, a story
 * that axe did not judge, or a request to a third party. With a pattern only those whose id matches, each with its time.
 *
 * Each worker keeps one context, so that the browser's cache holds Storybook's own 2 MB; every story is loaded anew into
 * it, after what the one before it stored was removed. A story that hangs is named after STORY_LIMIT; after TOTAL_LIMIT,
 * or SIGTERM, the rest counts as failed. The sums are written in every case.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROME_FLAGS, findChrome } from './find-chrome.mjs';

/** ms */
const STORY_LIMIT = 20_000;
const TOTAL_LIMIT = 12 * 60_000;
const WORKERS = 2;

const root = process.argv[2] ?? join(import.meta.dirname, '../storybook-static');
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** An empty page of the same origin: where a worker's page waits while what a story stored is removed. */
const BETWEEN = '/between-stories';

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (path === BETWEEN) return response.setHeader('content-type', 'text/html').end('<!doctype html><title>-</title>');
  let file = join(root, normalize(path));
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  if (!existsSync(file)) {
    response.statusCode = path === '/favicon.ico' ? 204 : 404;
    return response.end();
  }
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  // their names hold a hash
  if (path.startsWith('/assets/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
  response.end(readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}`;

/**
 * In the page: waits for the story to end by Storybook's own events.
 * @returns what went wrong, or undefined
 */
async function settled({ type, limit }) {
  const pause = () => new Promise((done) => setTimeout(done, 10));
  for (const end = performance.now() + limit; performance.now() < end; await pause()) {
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
    const reports = finished.reporters ?? [];
    const violations = reports.flatMap(({ type: kind, result }) =>
      (result?.violations ?? []).map(
        ({ id, help, nodes }) => `${kind}: ${id}, ${help}: ${nodes.map(({ target }) => target.flat()).join(' | ')}`,
      ),
    );
    if (violations.length) return violations.join('\n     ');
    if (finished.status === 'error') return `status "error": ${JSON.stringify(reports)}`;
    if (!reports.some(({ type: kind, result }) => kind === 'a11y' && result?.passes?.length))
      return 'axe did not judge it';
    return;
  }
  return `not ready after ${limit / 1000} s: ${document.body.innerText.slice(0, 200)}`;
}

/** In the page between stories: removes all that the story before it stored. */
async function forget() {
  localStorage.clear();
  sessionStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const { name } of await indexedDB.databases()) {
    await new Promise((done, fail) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = done;
      request.onerror = () => fail(request.error);
      request.onblocked = () => fail(new Error(`database "${name}" is still open`));
    });
  }
}

// SIGTERM is ours: the sums first
const browser = await chromium.launch({
  executablePath: await findChrome(),
  args: CHROME_FLAGS,
  handleSIGTERM: false,
});
const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8'));
const pattern = process.argv[3] && new RegExp(process.argv[3]);
const entries = Object.values(index.entries).filter(({ id }) => !pattern || pattern.test(id));
const queue = [...entries];
const sums = { passed: 0, failed: 0, skipped: 0 };
/** ids of the stories that are open */
const open = new Set();
const begun = Date.now();

/** Rejects when something takes longer than it may, which a page that is stuck in a loop never says itself. */
function within(ms, work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`hangs: no word from the page after ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A page in a context of its own. @returns the page, and the list that takes the faults of the story it shows */
async function newPage() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const shown = { page, faults: [] };
  page.on('pageerror', (error) => shown.faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) {
      shown.faults.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(base)) {
      shown.faults.push(`request to a third party: ${request.url()}`);
    }
  });
  return shown;
}

/** @returns whether the page can show the next story */
async function visit(shown, { id, type }) {
  const { page } = shown;
  const faults = (shown.faults = []);
  const start = Date.now();
  let usable = true;
  open.add(id);
  try {
    await within(
      STORY_LIMIT + 5000,
      (async () => {
        await page.goto(`${base}/iframe.html?id=${id}&viewMode=${type}`, { waitUntil: 'domcontentloaded' });
        const fault = await page.evaluate(settled, { type, limit: STORY_LIMIT });
        if (fault) faults.push(fault);
        // What the page says while it is left belongs to the story too.
        await page.goto(base + BETWEEN);
        await page.evaluate(forget);
      })(),
    );
  } catch (error) {
    faults.push(error.message);
    usable = false;
  }
  open.delete(id);
  if (pattern) console.log(`${id}: ${Date.now() - start} ms`);
  sums[faults.length ? 'failed' : 'passed']++;
  if (faults.length) console.log(`FAIL ${id}\n     ${faults.join('\n     ')}`);
  return usable;
}

async function worker() {
  let shown = await newPage();
  for (let entry; (entry = queue.shift());) {
    if (await visit(shown, entry)) continue;
    // not awaited: the page may be stuck
    shown.page
      .context()
      .close()
      .catch(() => {});
    shown = await newPage();
  }
}

/** The sums, and the end of the process: the browser's pages may be stuck. */
function end() {
  if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify(sums));
  console.log(`${sums.passed} of ${entries.length} stories and guides are well, in ${Date.now() - begun} ms`);
  if (!entries.length) console.error('There are no stories.');
  process.exit(sums.failed || !entries.length ? 1 : 0);
}

function stop(reason) {
  console.error(`Stopped ${reason}. Still open: ${[...open].join(', ')}. Never opened: ${queue.length}.`);
  sums.failed += open.size + queue.length;
  end();
}

setTimeout(() => stop(`after ${TOTAL_LIMIT / 60_000} minutes`), TOTAL_LIMIT);
process.once('SIGTERM', () => stop('from outside'));

await Promise.all(Array.from({ length: WORKERS }, worker));
await browser.close();
end();
