import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import type { Answers } from '../../src/form/index.ts';
import { startDemo, type Demo } from './demo.ts';
import { breadth, mapping, organisations, Reader, reportPages, send, sheets } from './report.ts';
import { definition, Respondent, type Script } from './respondent.ts';

/** A theatre that has been abroad twice, and wrote little of it down. */
const theatre: Script = {
  org_name: 'Theatre of the Trial',
  org_form: 'association',
  org_city: 'Lodi',
  org_province: 'LO',
  org_sector: ['theatre'],
  org_role: ['production'],
  str_since: '1-3',
  str_why: ['market', 'coproduction', 'dialogue'],
  str_plan: 'talk',
  str_time: 12,
  exp_any: 'yes',
  exp_count: 4,
  exp_types: ['touring', 'hosting'],
  exp_list: [{ title: 'A night in Tirana', country: 'AL', when: '2019-03', channel: 'network', outcome: 'oneoff' }],
  exp_debrief: 'notes',
  mkt_target: ['FR', 'AL'],
  mkt_how: ['contacts'],
  net_member: ['ietm'],
  net_role: 'meetings',
  ski_lang: { en: 'B', fr: 'A' },
  off_materials: ['site'],
  off_update: 'lt1y',
  off_values: { green: 3 },
  res_cash: 2,
  need_tools: ['training', 'mobility'],
  need_interview: 'no',
  pub_map: 'name',
  pub_consent: true,
};

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;
let me: Reader;
/** every address that was asked for */
let requested: string[];

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));

/** @param allow faults that are provoked on purpose */
async function begin(allow: RegExp[] = []): Promise<void> {
  strict = await strictPage(context, { allow });
  me = new Reader(strict.page);
}
beforeEach(async () => {
  context = await chrome.open({ viewport: { width: 1100, height: 900 } });
  requested = [];
  context.on('request', (request) => requested.push(request.url()));
});
afterEach(() => context?.close());

/** Opens a page where one's own picture is, and the answers that a code opens there, by the keyboard. */
async function openBy(code: string, path = reportPages.en.mine): Promise<void> {
  await strict.page.goto(demo.origin + path);
  await me.report.getByRole('button', { name: 'Show my picture' }).waitFor();
  await me.fill('input Receipt code', code);
  await me.press('Enter');
}
const text = (selector: string): Promise<string> => me.report.locator(selector).innerText();

const one = organisations(40).find((a) => a.exp_any === 'yes' && a.str_plan === 'doc')!;
/** What one of the invented organisations answered who has been abroad, by a plan. @param name each may answer once */
const experienced = (name: string): Answers => ({ ...one, org_name: name });

describe('the organiser of a theatre', () => {
  it('sends the questionnaire and sees its picture, why, and what next; later by the code, until it is deleted', async () => {
    await begin([/status of 4(03|10)/]);
    const { page } = strict;
    await page.goto(`${demo.origin}/regione/en/short/`);
    const respondent = new Respondent(page, mapping, 'en', theatre);
    await page.getByRole('button', { name: respondent.words.next }).waitFor();
    while ((await respondent.answerStep()) !== respondent.words.send);
    const sentence = me.report.locator('#picture');
    await sentence.waitFor();
    await expect.poll(() => sentence.innerText()).toMatch(/^You are strongest/);
    const said = await sentence.innerText();
    // of how many, where that may be told: that few of those asked have no score may not
    expect(said).toMatch(
      /^You are strongest in “.+”: .+ of (the group|\d+ respondents)\. The place to begin again: “.+”\.$/,
    );
    expect(await page.locator('section#picture .callout').innerText()).toMatch(/^The group is an example: 141/);

    const marks = me.report.getByRole('img', { name: /quartiles of the group/ });
    expect(await marks.count()).toBe(7);
    const names = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
    // each is named once
    for (const name of names) expect(name).toMatch(/^([^:]+): (?!\1)/);
    expect(await me.report.locator('article').count()).toBe(7);

    // from a reason to the answer that it is about
    await me.tabTo(/^button Which materials do you have in another language\? website/);
    await me.press('Enter', /^div Which materials do you have in another language\?\s?website/);
    expect(await me.report.locator('#answer-off_materials').isVisible()).toBe(true);
    const steps = me.report.locator('.steps a');
    expect(await steps.count()).toBe(3);
    for (const href of await steps.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)))
      expect((await fetch(href)).status, href).toBe(200);

    await me.tabTo('button As a radar', 'Shift+Tab');
    await me.press('Enter');
    await me.report.getByRole('button', { name: 'As bars' }).waitFor();
    await me.tabTo('summary As a table');
    await me.press('Enter');
    const row = me.report.getByRole('row', { name: /^Method and learning/ });
    expect(await row.innerText()).toMatch(
      /^Method and learning\s+64\s+Structured\s+31.5\s+59.3\s+76\s+(100|not shown)$/,
    );
    expect(await violations(page)).toEqual([]);

    const code = (await page.getByText(/^[0-9a-f-]{36}\.\S{22,}$/).textContent())!.trim();
    await openBy(code.replace(/.{6}$/, 'WR0NG0'));
    const alert = me.report.getByRole('alert').filter({ hasText: /./ });
    await alert.waitFor();
    expect(await alert.innerText()).toBe('This code opens nothing here. Check that it is whole.');
    await openBy(code);
    await sentence.waitFor();
    await expect.poll(() => sentence.innerText()).toBe(said);
    await me.focusOn(/^p You are strongest/);

    // deletes it where it was sent
    await page.goto(`${demo.origin}/regione/en/short/`);
    await page.getByRole('button', { name: 'Delete my data…' }).click();
    await page.getByRole('button', { name: 'Delete my data', exact: true }).click();
    await page.getByText('Your data has been deleted.').waitFor();
    await openBy(code);
    await alert.waitFor();
    expect(await alert.innerText()).toBe('The answers of this code have been deleted.');
    strict.verify();
    const [, secret] = code.split('.') as [string, string];
    for (const url of requested)
      for (const own of [secret, 'Trial', 'Tirana']) expect(decodeURIComponent(url)).not.toContain(own);
  });

  it('prints its picture on one sheet, and takes it along as files', async () => {
    await begin();
    const { page } = strict;
    await openBy(await send(demo, experienced('On paper')));
    await me.report.locator('#picture').waitFor();
    await me.report.locator('.saving').first().waitFor();
    expect(await sheets(page)).toBe(1);

    await me.tabTo('summary Save');
    await me.press('Enter');
    const svg = await me.save('button Drawing (SVG)');
    expect(svg.name).toMatch(/\.svg$/);
    const drawn = svg.bytes.toString('utf8');
    expect(drawn).toMatch(/^(<\?xml[^>]*>\s*)?<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(drawn).toContain('Method and learning');
    // it stands alone: opened as a document it is drawn, with nothing from elsewhere
    expect(drawn.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:|var\(|<script/);
    const png = await me.save('button Picture (PNG)');
    expect(png.name).toMatch(/\.png$/);
    expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(600);
    const table = (await me.save('button Table (CSV)')).bytes.toString('utf8').split('\r\n');
    expect(table[0]).toMatch(/^\ufeffDimension,You,Band,First quartile,Median,Third quartile,Answers$/);
    expect(table).toHaveLength(9);

    const { name, bytes } = await me.save('button Download as CSV');
    expect(name).toMatch(/^living-mapping.*\.csv$/);
    const [head, ...rows] = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(head).toMatch(/^\ufeffid,title,score,band,position/);
    expect(rows.map((row) => row.split(',')[0])).toEqual(definition(mapping).dimensions!.map(({ id }) => id));
    strict.verify();
  });

  it('sees what has changed since the earlier answers, and which of them', async () => {
    await begin();
    const now = experienced('Today');
    const earlier = await send(demo, {
      ...experienced('A year ago'),
      str_plan: 'no',
      str_owner: 'nobody',
      exp_debrief: 'nothing',
    });
    await openBy(await send(demo, now));
    await me.report.locator('#picture').waitFor();
    await me.fill('input Receipt code of the earlier answers', earlier);
    await me.press('Enter', /^p Before: /);
    expect(await text('#changes')).toMatch(/Dimensions that rose: [1-9]; that fell: 0; unchanged: \d\.$/);
    expect(await text('.changes dl')).toMatch(/Strategy and commitment\s+from [\d.]+ to [\d.]+ \(\+[\d.]+\)/);
    await me.tabTo(/^summary \d answers that count have changed/);
    await me.press('Enter');
    await me.tabTo(/^button .*before: nothing.*; now: /);
    expect(await violations(strict.page)).toEqual([]);
    strict.verify();
  });
});

describe.each(['it', 'en', 'sq'] as const)('one’s own picture on the region’s page, in %s', (locale) => {
  it('is accessible and fits 320 px, before the code and after it', async () => {
    await begin();
    const { page } = strict;
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(demo.origin + reportPages[locale].mine);
    const form = me.report.locator('form.code');
    await form.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await breadth(page)).toBeLessThanOrEqual(320);
    await form.locator('input').fill(await send(demo, experienced(`In ${locale}`)));
    await form.locator('input').press('Enter');
    await me.report.locator('.saving').first().waitFor();
    expect(await me.report.locator('article').count()).toBe(7);
    expect(await violations(page)).toEqual([]);
    expect(await breadth(page)).toBeLessThanOrEqual(320);
    strict.verify();
  });
});
