import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo } from './demo.ts';
import { breadth, mapping, organisations, ownPage, Reader, reportTag, send } from './report.ts';

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;
let me: Reader;

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
beforeEach(async () => {
  context = await chrome.open({ viewport: { width: 1100, height: 900 } });
  strict = await strictPage(context);
  me = new Reader(strict.page);
});
afterEach(() => context?.close());

const questionnaire = `<varco-questionnaire src="/api/definitions/${mapping}" form="core" endpoint="/api/submissions"
  drafts="off" theme="plain" heading-level="2"></varco-questionnaire>`;
const map = `<varco-partner-map src="/api/partners/veneto-partners" endpoint="/api/submissions" theme="plain"
  heading-level="2"></varco-partner-map>`;
const calendar = `<varco-event-calendar src="/api/events/esempio-incontri" endpoint="/api/submissions"
  availability="/api/availability/esempio-incontri" theme="plain" heading-level="2"></varco-event-calendar>`;
const report = reportTag(`/varco/example/${mapping}.json`, 'heading-level="2"');

/** Opens a page of these widgets. @returns names of the scripts that came, with their text */
async function open(tags: string): Promise<Map<string, string>> {
  const { page } = strict;
  const coming: Promise<[string, string]>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) coming.push(response.text().then((text) => [pathname, text]));
  });
  await ownPage(page, '/together/', tags);
  await page.goto(`${demo.origin}/together/`);
  await page.getByRole('textbox', { name: 'Name of the organisation' }).waitFor();
  await page.locator('varco-partner-map .entries .name').first().waitFor();
  await page.locator('varco-event-calendar .layouts').waitFor();
  if (tags.includes(report)) await me.report.locator('form.code').waitFor();
  await page.waitForLoadState('networkidle');
  return new Map(await Promise.all(coming));
}

/** What every part of the report has in it: ids of its words, or its tag; the loader knows the tag of each widget. */
const ofReport = (scripts: Map<string, string>): string[] =>
  [...scripts].flatMap(([path, text]) =>
    !path.endsWith('/varco.js') && /status-report|['"`]s-(a|mine)-/.test(path + text) ? [path] : [],
  );

describe('a page with a questionnaire, a map, a calendar and a report', () => {
  it('has them all at work, none in the way of another; a next step opens in the calendar beside it', async () => {
    const { page } = strict;
    expect(ofReport(await open(questionnaire + report + map + calendar))).not.toEqual([]);
    expect(await violations(page)).toEqual([]);

    await me.fill('input Name of the organisation', 'Trial');
    // of its next steps one is a meeting of this calendar
    const answers = organisations(40).find((a) => a.exp_any === 'yes' && a.str_plan === 'doc')!;
    await me.report.locator('form.code input').fill(await send(demo, answers));
    await me.report.locator('form.code input').press('Enter');
    const step = me.report.getByRole('link', { name: 'Example: Match Making Day' });
    await step.waitFor();
    await step.focus();
    await me.press('Enter', /^h\d Example: Match Making Day/);
    expect(new URL(page.url()).pathname).toBe('/together/');
    await page.locator('varco-event-calendar #card').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name of the organisation' }).inputValue()).toBe('Trial');
    await me.report.locator('.saving').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await breadth(page)).toBeLessThanOrEqual(320);
    strict.verify();
  });

  it('loads nothing of the report where there is none', async () => {
    const scripts = await open(questionnaire + map + calendar);
    expect(scripts.size).toBeGreaterThan(10);
    expect(ofReport(scripts)).toEqual([]);
    strict.verify();
  });
});
