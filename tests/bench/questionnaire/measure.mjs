import { chromium } from 'playwright-core';
import { CHROME_FLAGS, findChrome } from '../../../tools/find-chrome.mjs';
import { lastPlain, workload } from './workload.mjs';

const LIMIT = 60_000;
/** An action series begins nothing new after this: the slow have fewer samples, not none. */
const BUDGET = 6_000;
const PAIRS = 10;

/** Slow 4G as the browsers' own tools have it, on a phone a quarter as fast as this machine. */
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const CPU_SLOWDOWN = 4;

export const launch = async () =>
  chromium.launch({ executablePath: await findChrome(), args: CHROME_FLAGS.filter((flag) => flag !== '--headless') });

/** Runs `use` in a page of a browser context of its own: nothing cached, nothing stored, another renderer process. */
export async function inFreshPage(browser, use) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    const devtools = await context.newCDPSession(page);
    // CPU time of the renderer's main thread, whatever else the machine does
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    return await use(page, devtools);
  } finally {
    await context.close();
  }
}

export async function metrics(devtools) {
  const { metrics: list } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** Main-thread CPU milliseconds since `before`: all, and the part that went to style and layout. */
export async function cpuSince(before, devtools) {
  const after = await metrics(devtools);
  const spent = (name) => (after[name] - before[name]) * 1000;
  return { cpu: spent('ThreadTime'), layout: spent('LayoutDuration') + spent('RecalcStyleDuration') };
}

/** Everybody begins an action on a clean heap; what garbage they make while it lasts is theirs. */
export const collectGarbage = (devtools) => devtools.send('HeapProfiler.collectGarbage');

const unlessErrors = async (page, what) => {
  const errors = await page.evaluate(() => clock.errors);
  if (errors.length) throw new Error(`${what}: ${errors[0]}`);
};

/** Pairs of actions that bring a question and take it away: in the middle of a long page, or on the first of many. */
export function actions(count, paged) {
  const block = paged ? 0 : Math.floor(count / 20) * 10;
  const id = (place) => `q${block + place}`;
  const repeated = (pair) => Array.from({ length: PAIRS }, () => pair).flat();
  return {
    click: repeated([
      { question: id(0), option: 0, watch: id(3), comes: true },
      { question: id(0), option: 1, watch: id(3), comes: false },
    ]),
    key: repeated([
      { question: id(7), key: 'x', watch: id(9), comes: true },
      { question: id(7), key: '', watch: id(9), comes: false },
    ]),
  };
}

/** Opens a competitor's page with its code loaded and a workload prepared: what comes next is the work itself. */
export async function open(page, url, { id, settings }, count, paged) {
  await page.goto(`${url}/page/${id}`, { waitUntil: 'load' });
  await page.waitForFunction(() => clock.taken);
  const given = [workload(count), paged, settings];
  await page.evaluate((all) => clock.prepare(...all), given);
}

export const begin = (page, { settings }, count, paged) =>
  page.evaluate(
    ([given, last, limit]) => clock.load(given, last, limit),
    [settings, lastPlain(workload(count), paged), LIMIT],
  );

export const perform = (page, kind, list) =>
  page.evaluate(([k, l, budget]) => clock.series(k, l, budget), [kind, list, BUDGET]);

/**
 * Renders a form and acts on it.
 * @returns {Promise<{ render: object, click: object, key: object, nodes: number, heap: number }>} CPU and wall
 *   milliseconds, of an action the mean of its series; DOM nodes; bytes of script heap, DOM and buffers that came
 */
export const scale = (browser, url, competitor, count, paged) =>
  inFreshPage(browser, async (page, devtools) => {
    await open(page, url, competitor, count, paged);
    const held = async () => {
      await collectGarbage(devtools);
      const {
        usedSize,
        embedderHeapUsedSize = 0,
        backingStorageSize = 0,
      } = await devtools.send('Runtime.getHeapUsage');
      return usedSize + embedderHeapUsedSize + backingStorageSize;
    };
    const heap = await held();
    const start = await metrics(devtools);
    const wall = await begin(page, competitor, count, paged);
    const result = { render: { ...wall, ...(await cpuSince(start, devtools)) } };
    await unlessErrors(page, 'render');
    result.heap = (await held()) - heap;
    result.nodes = (await metrics(devtools)).Nodes;
    for (const [kind, list] of Object.entries(actions(count, paged))) {
      await collectGarbage(devtools);
      const before = await metrics(devtools);
      const times = await perform(page, kind, list);
      const { cpu, layout } = await cpuSince(before, devtools);
      const mean = (of) => times.reduce((sum, time) => sum + of(time), 0) / times.length;
      result[kind] = {
        cpu: cpu / times.length,
        layout: layout / times.length,
        dom: mean((t) => t.dom),
        paint: mean((t) => t.paint),
        samples: times.length,
      };
      await unlessErrors(page, kind);
    }
    return result;
  });

/**
 * A first visit on a slow phone.
 * @returns {Promise<{ usable: number, cpu: number, bytes: number }>} milliseconds from the navigation to the frame with
 *   the last question in it; slowed main-thread CPU until then; bytes over the line
 */
export const cold = (browser, url, { id }) =>
  inFreshPage(browser, async (page, devtools) => {
    await page.goto(`${url}/blank`, { waitUntil: 'load' });
    await devtools.send('Network.enable');
    let bytes = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await devtools.send('Network.emulateNetworkConditions', network);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    const before = await metrics(devtools);
    await page.goto(`${url}/page/${id}?cold`, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.clock?.usableAt || window.clock?.errors.length, null, { polling: 100 });
    const { cpu } = await cpuSince(before, devtools);
    const usable = await page.evaluate(() => clock.usableAt);
    await unlessErrors(page, 'cold load');
    return { usable, cpu, bytes };
  });
