import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Results } from '../../src/contract/results.ts';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo } from './demo.ts';
import { crossed, mapping, organisations, ownPage, Reader, reportTag, send, told } from './report.ts';

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;
let me: Reader;
let example: Results;

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
  example = (await (await fetch(`${demo.origin}/varco/example/${mapping}.json`)).json()) as Results;
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
beforeEach(async () => {
  context = await chrome.open({ viewport: { width: 1100, height: 900 } });
});
afterEach(() => context?.close());

const alone = '/report-alone/';
/** The example's results, which a test may take the place of. */
const results = `/varco/example/${mapping}.json`;

/** A page with a report alone. @param allow faults that are provoked on purpose */
async function begin(allow: RegExp[] = [], tag = reportTag(results, 'view="all"')): Promise<Page> {
  strict = await strictPage(context, { allow });
  me = new Reader(strict.page);
  await ownPage(strict.page, alone, tag);
  return strict.page;
}
/** What the address of the results answers from now on. */
async function serve(page: Page, body: string | object, status = 200, contentType = 'application/json') {
  await page.unroute(`**${results}`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  await page.route(`**${results}`, (route) => route.fulfill({ status, body: text, contentType }));
}
const open = (page: Page) => page.goto(demo.origin + alone);
const said = (words: string | RegExp) => me.report.getByText(words).first().waitFor();
const lead = () => me.report.locator('.lead').innerText();

describe('the results', () => {
  it.each([
    ['cannot be reached', undefined],
    ['are not given, for the server fails', 500],
  ])('that %s are said to be away, and come when asked for again', async (_, status) => {
    const page = await begin([/status of 500/, /net::ERR_FAILED/]);
    if (status) await serve(page, 'no', status);
    else await page.route(`**${results}`, (route) => route.abort());
    await open(page);
    await said('This part of the page could not be loaded. Check the connection, then try again.');
    expect(await violations(page)).toEqual([]);
    await page.unroute(`**${results}`);
    await me.tabTo('button Try again');
    await me.press('Enter');
    await me.whole();
    expect(await lead()).toMatch(/^141 answers/);
    strict.verify();
  });

  it.each([
    ['are a page of another site', '<!doctype html><p>Sign in', 'text/html'],
    ['are cut short', '{"about":"living-mapping","n":', 'application/json'],
    ['are of another questionnaire', { about: 'another' }, 'application/json'],
  ])('that %s are not shown, and the author is told once', async (_, body, type) => {
    const page = await begin([/^console error: <varco-status-report>/]);
    const authors: string[] = [];
    page.on('console', (message) => message.text().startsWith('<varco-') && authors.push(message.text()));
    await serve(page, typeof body === 'string' ? body : { ...example, ...body }, 200, type);
    await open(page);
    await said('This part of the page cannot be shown at the moment.');
    await expect.poll(() => authors).toHaveLength(1);
    expect(authors[0]).toMatch(/^<varco-status-report> attribute results: .*expected the results of living-mapping/);
    strict.verify();
  });

  it('that are not there yet, or of another version, are said to be so', async () => {
    const page = await begin([/status of 404/]);
    await serve(page, '', 404);
    await open(page);
    await said('There are no results here yet.');
    const questions = { ...example.questions, gone: { type: 'single', n: 120, counts: { yes: 70, no: 50 } } };
    await serve(page, { ...example, version: '0.9.0', questions });
    await open(page);
    await me.whole();
    await said('These results are of version 0.9.0, the questions here of version 1.0.0.');
    await me.section('Questions of another version');
    await said('gone');
    strict.verify();
  });

  it('of one group are asked for again when the line returns', async () => {
    const page = await begin([/net::ERR_INTERNET_DISCONNECTED/]);
    await open(page);
    await me.whole();
    await context.setOffline(true);
    await me.section('Who answered');
    await me.tabTo('select Show a group beside all', 'Shift+Tab');
    await me.pick('association');
    await said('This part of the page could not be loaded. Check the connection, then try again.');
    expect(await lead()).toMatch(/^141 answers/);
    await context.setOffline(false);
    await me.report.getByRole('button', { name: 'Try again' }).first().click();
    await me.section('Motivations and strategy');
    await expect.poll(() => me.report.locator('#f-str-plan figcaption p').innerText()).toMatch(/association/);
    strict.verify();
  });

  it('of the group hold up nobody’s own picture', async () => {
    const page = await begin([/status of 500/], reportTag(results));
    await serve(page, 'no', 500);
    await open(page);
    await me.fill('input Receipt code', await send(demo, organisations(1)[0]!));
    await me.press('Enter');
    await said('The group is not available now. Your picture is complete without it.');
    expect(await me.report.locator('article').count()).toBe(7);
    await page.unroute(`**${results}`);
    await me.tabTo('button Try again');
    await me.press('Enter');
    await expect.poll(() => me.report.locator('#picture').innerText()).toMatch(/^You are strongest/);
    strict.verify();
  });
});

/** Every number of respondents that a document tells, with its place. */
function* counted(of: unknown, path = ''): Generator<[string, number]> {
  if (typeof of !== 'object' || of === null) return;
  for (const [key, value] of Object.entries(of)) {
    const here = `${path}/${key}`;
    const counts = /\/(n|asked(\/\d+)?|(counts|bands)\/[^/]+(\/[^/]+)?)$/.test(here);
    if (typeof value === 'number' && counts) yield [here, value];
    yield* counted(value, here);
  }
}

describe('what the receiver tells of a group', () => {
  it('is nothing under five, and the same before and after one more', async () => {
    const page = await begin([], reportTag(undefined, 'view="all"'));
    // one was sent above
    const people = organisations(20).slice(1);
    for (const answers of people.slice(0, 3)) await send(demo, answers);
    expect(await told(demo)).toMatchObject({ n: null, suppressed: true, questions: {}, groups: {} });
    await open(page);
    await said('Fewer than 5 have answered so far: results are shown from 5 on.');
    expect(await violations(page)).toEqual([]);

    for (const answers of people.slice(3, 12)) await send(demo, answers);
    const before = [await told(demo), await crossed(demo, 'org_province'), await crossed(demo, 'org_form')] as const;
    expect(before[0].released!.n).toBeGreaterThanOrEqual(10);
    const all = before.flatMap((document, i) => [...counted(document, String(i))]);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(([, n]) => n > 0 && n < 5)).toEqual([]);

    // one alone of its province and form, at once
    await send(demo, { ...people[12]!, org_province: 'SO', org_form: 'public' });
    const after = [await told(demo), await crossed(demo, 'org_province'), await crossed(demo, 'org_form')] as const;
    expect(after[0].n).toBe(before[0].n! + 1);
    expect([{ ...after[0], n: 0 }, after[1], after[2]]).toEqual([{ ...before[0], n: 0 }, before[1], before[2]]);
    await open(page);
    await me.whole();
    await said(`Today there are ${after[0].n}: the next results will count them.`);
    strict.verify();
  });
});
