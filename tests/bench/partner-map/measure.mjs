import { collectGarbage, cpuSince, inFreshPage, metrics } from '../questionnaire/measure.mjs';

const LIMIT = 120_000;
/** How often each thing is done to one map. */
const TIMES = 4;
/** Moves of a drag, in px: there and back, so that the map is where it was. */
const MOVES = [...Array.from({ length: 20 }, () => 12), ...Array.from({ length: 20 }, () => -12)];

/** @returns {number} bytes of script heap, DOM and buffers, garbage collected */
async function held(devtools) {
  await collectGarbage(devtools);
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await devtools.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** Main-thread CPU and wall milliseconds of what is done in the page, with the frame after it. */
async function timed(page, devtools, act) {
  await collectGarbage(devtools);
  const before = await metrics(devtools);
  const wall = await act();
  const { cpu } = await cpuSince(before, devtools);
  const errors = await page.evaluate(() => clock.errors);
  if (errors.length) throw new Error(errors[0]);
  return { cpu, ...wall };
}

const mean = (list) =>
  Object.fromEntries(
    Object.keys(list[0]).map((key) => [key, list.reduce((sum, one) => sum + one[key], 0) / list.length]),
  );

/**
 * A map with `count` entries: until its first markers are drawn, then panned by 200 px, zoomed by a step, filtered to a
 * tenth and back, and dragged by the mouse.
 * @returns {Promise<{ load: object, pan: object, zoom: object, filter: object, restore: object, move: object, heap: number }>}
 *   CPU and wall milliseconds; of a move of the mouse the 95th percentile; bytes that are held more than without the map
 */
export const map = (browser, url, { id }, count) =>
  inFreshPage(browser, async (page, devtools) => {
    page.setDefaultTimeout(LIMIT);
    await page.goto(`${url}/page/${id}`, { waitUntil: 'load' });
    await page.waitForFunction(() => window.clock.taken);
    const heap = await held(devtools);
    await page.evaluate((n) => clock.prepare(n), count);
    const run = (name, value) =>
      timed(page, devtools, () =>
        page.evaluate(([what, how, limit]) => clock.act(what, how, limit), [name, value, LIMIT]),
      );
    const load = await timed(page, devtools, () => page.evaluate((limit) => clock.load(limit), LIMIT));
    const result = { load, heap: (await held(devtools)) - heap };

    const [pan, zoom, filter, restore] = [[], [], [], []];
    for (let i = 0; i < TIMES; i++) {
      pan.push(await run('pan', i % 2 ? -200 : 200));
      zoom.push(await run('zoom', i % 2 ? -1 : 1));
    }
    await page.evaluate(() => clock.open());
    for (let i = 0; i < TIMES / 2; i++) {
      filter.push(await run('filter', true));
      restore.push(await run('filter', false));
    }
    Object.assign(result, { pan: mean(pan), zoom: mean(zoom), filter: mean(filter), restore: mean(restore) });
    result.move = await drag(page, devtools);
    return result;
  });

/** A drag by the browser's own mouse events, a frame after each: main-thread CPU of a move with what it draws. */
async function drag(page, devtools) {
  let [x, y] = [150, 500];
  const box = await page.evaluate(() => {
    const { left, top } = clock.surface().getBoundingClientRect();
    return { left, top };
  });
  await page.mouse.move(box.left + x, box.top + y);
  await page.mouse.down();
  const spent = [];
  for (const dx of MOVES) {
    x += dx;
    y -= dx / 2;
    const before = await metrics(devtools);
    await page.mouse.move(box.left + x, box.top + y);
    await page.evaluate(() => clock.frame());
    spent.push((await cpuSince(before, devtools)).cpu);
  }
  await page.mouse.up();
  spent.sort((a, b) => a - b);
  return { cpu: spent[Math.floor(0.95 * spent.length)] };
}
