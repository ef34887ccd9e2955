import { collectGarbage, cpuSince, inFreshPage, metrics } from '../questionnaire/measure.mjs';

const LIMIT = 60_000;
/** How often one turns the page. */
const TURNS = 6;

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
 * A calendar of `count` events: until its month is drawn, then turned, and shown as a list.
 * @returns {Promise<{ month: object, next: object, list?: object, rows?: number }>} CPU and wall milliseconds; the rows that
 *   the list begins with
 */
export const calendar = (browser, url, { id }, count) =>
  inFreshPage(browser, async (page, devtools) => {
    page.setDefaultTimeout(LIMIT);
    await page.goto(`${url}/page/${id}`, { waitUntil: 'load' });
    await page.waitForFunction(() => window.clock.taken);
    await page.evaluate((n) => clock.prepare(n), count);
    const run = (name) =>
      timed(page, devtools, () => page.evaluate(([what, limit]) => clock.act(what, undefined, limit), [name, LIMIT]));
    const month = await timed(page, devtools, () => page.evaluate((limit) => clock.load(limit), LIMIT));
    // what waits until nothing else is to do has its turn
    await page.waitForTimeout(300);
    const next = [];
    for (let i = 0; i < TURNS; i++) next.push(await run('next'));
    if (!(await page.evaluate(() => clock.ask('hasList')))) return { month, next: mean(next) };
    const list = await run('list');
    return { month, next: mean(next), list, rows: await page.evaluate(() => clock.ask('rows')) };
  });
