import { strFromU8, unzipSync } from 'fflate';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, token, type Demo } from './demo.ts';
import { breadth, organisations, ownPage, Reader, reportPages, reportTag, send, sheets } from './report.ts';

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
beforeEach(async () => {
  context = await chrome.open({ viewport: { width: 1100, height: 900 } });
  requested = [];
  context.on('request', (request) => requested.push(request.url()));
});
afterEach(() => context?.close());

/** @param allow faults that are provoked on purpose */
async function begin(allow: RegExp[] = []): Promise<void> {
  strict = await strictPage(context, { allow });
  me = new Reader(strict.page);
}

/** Opens the region's page of what all answered together. */
async function open(search = ''): Promise<void> {
  await strict.page.goto(`${demo.origin}${reportPages.en.all}${search}`);
  await me.whole();
}
const sentence = (figure: string): Promise<string> => me.report.locator(`#${figure} figcaption p`).innerText();
const strategy = 'Motivations and strategy';
const part = (id: string) => me.report.locator(`#late-${id}`);

describe('an official who reads what all answered, by keyboard alone', () => {
  it('goes to a section, sets one province beside the whole, sends the link, and goes back', async () => {
    await begin();
    const { page } = strict;
    await open();
    expect(await page.locator('.callout').innerText()).toMatch(/^Example: 141 organisations/);
    expect(await me.report.locator('.lead').innerText()).toMatch(
      /^141 answers: on average strongest in .+, weakest in /,
    );
    await me.section('Economic resources');

    await open();
    await me.section(strategy);
    const whole = await sentence('f-str-plan');
    expect(whole).toMatch(/^The most chosen is no: /);
    await me.tabTo('select Show a group beside all', 'Shift+Tab');
    await me.pick('Milano');
    const chip = me.report.getByRole('button', { name: /^Province: Milano/ });
    await chip.waitFor();
    await expect.poll(() => sentence('f-str-plan')).toMatch(/Milano/);
    const beside = await sentence('f-str-plan');
    expect(new URL(page.url()).searchParams.get('org_province')).toBe('MI');
    await page.goBack();
    await chip.waitFor({ state: 'detached' });
    expect(await sentence('f-str-plan')).toBe(whole);

    await open('?org_province=MI');
    await me.section(strategy);
    await expect.poll(() => sentence('f-str-plan')).toBe(beside);
    await me.tabTo(/^button Province: Milano/, 'Shift+Tab');
    await me.press('Enter', 'select Show a group beside all');
    await expect.poll(() => sentence('f-str-plan')).toBe(whole);
    strict.verify();
  });

  it('crosses two questions, reads what is needed and by whom, and compares groups', async () => {
    await begin();
    const { page } = strict;
    await open();
    await me.section('What is needed');
    await me.tabTo('select Needs by');
    await me.pick('Legal form');
    expect(await part('needs').locator('figcaption p').first().innerText()).toMatch(
      /^Most needed: “training”, 63 \(50%\)/,
    );
    await part('needs').getByText('Which tools are most needed? Rank the first three. – Legal form').waitFor();

    await me.section('Groups compared');
    await me.tabTo('select Dimension');
    await me.pick('Method');
    await part('groups').getByRole('heading', { name: 'Method and learning, by: Legal form' }).waitFor();
    expect(await part('groups').locator('figcaption p').innerText()).toMatch(
      /^Highest median: .+ Lowest: .+, with [\d.]+\.$/,
    );

    await me.section('Two questions, one by the other');
    await me.tabTo('select What they answered');
    await me.pick('Is there a written');
    await me.tabTo('select By');
    await me.pick('Legal form');
    const table = part('cross').getByRole('region');
    const association = table.getByRole('columnheader', { name: /^association/ });
    await association.waitFor();
    expect(await association.innerText()).toMatch(/asked: 50$/);
    const written = table.getByRole('row', { name: /^written in a document/ }).getByRole('cell');
    expect((await written.allInnerTexts()).slice(0, 3)).toEqual(['22% 11', '38% 6', '32% 7']);
    await me.tabTo('button Swap');
    await me.press('Enter');
    await table.getByRole('columnheader', { name: /^written in a document/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    strict.verify();
  });

  it('takes all of it along: a table, a workbook with a codebook and the table that is open, paper', async () => {
    await begin();
    const { page } = strict;
    await open();
    await me.section('Two questions, one by the other');
    await me.tabTo('select What they answered');
    await me.pick('Legal form');
    await part('cross').getByRole('region').waitFor();

    await me.section('Take the report with you');
    const { name, bytes } = await me.save('button All results as CSV');
    expect(name).toMatch(/^living-mapping-results.*\.csv$/);
    const [head, first, ...rows] = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(head).toBe('\ufeffsection,question,id,figure,row,column,row_label,column_label,n,share,mean,q1,median,q3');
    expect(first).toBe(',,,respondents,,,,,141,,,,,');
    expect(rows.length).toBeGreaterThan(500);
    // a number that may not be told is missing, not zero
    expect(rows.filter((row) => row.includes(',org_province,count,LO,'))).toEqual([
      'profile,Province,org_province,count,LO,,Lodi,,,,,,,',
    ]);

    const book = await me.save('button All results and a codebook as XLSX');
    expect(book.name).toMatch(/\.xlsx$/);
    const sheetsIn = unzipSync(book.bytes);
    const names = [...strFromU8(sheetsIn['xl/workbook.xml']!).matchAll(/<sheet name="([^"]+)"/g)].map(
      (found) => found[1],
    );
    expect(names).toEqual(['results', 'codebook', 'crossings']);
    const sheet = (n: number): string => strFromU8(sheetsIn[`xl/worksheets/sheet${n}.xml`]!);
    expect(sheet(1).match(/<row /g)!.length).toBe(rows.length + 2);
    expect(sheet(2)).toMatch(/label_it.*label_en.*label_sq/s);
    expect(sheet(3)).toContain('association');

    const paper = await sheets(page);
    expect(paper).toBeGreaterThan(5);
    expect(paper).toBeLessThan(20);
    await page.emulateMedia({ media: 'print' });
    expect(await me.report.locator('.paper-head').innerText()).toMatch(
      /^141 answered. Results of June 30, 2026. Source: http/,
    );
    for (const off of ['texts', 'files']) expect(await part(off).isVisible()).toBe(false);
    strict.verify();
  });
});

describe.each(['it', 'en', 'sq'] as const)('the region’s page of what all answered, in %s', (locale) => {
  it('is accessible and fits 320 px', async () => {
    await begin();
    const { page } = strict;
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(demo.origin + reportPages[locale].all);
    await me.whole();
    await me.report.locator('.turn').click();
    await part('groups').locator('figure').first().waitFor();
    await part('cross').locator('select').first().waitFor();
    await expect.poll(() => me.report.locator('figure').count(), { timeout: 10_000 }).toBeGreaterThan(60);
    expect(await breadth(page)).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
    // on paper it is as short as from a desk
    expect(await sheets(page)).toBeLessThan(20);
    strict.verify();
  });
});

describe('what was written', () => {
  it('is read with the right token alone, and the token goes into no address and no store', async () => {
    await begin([/status of 401/]);
    const { page } = strict;
    const answers = organisations(12).map((each, n) => ({ ...each, need_policy: `Text of organisation ${n}.` }));
    for (const each of answers) await send(demo, each);
    await ownPage(page, '/report-alone/', reportTag(undefined, 'view="all"'));
    await page.goto(`${demo.origin}/report-alone/`);
    await me.whole();
    expect(await me.report.locator('.lead').innerText()).toMatch(/^12 answers/);
    expect(await me.report.innerText()).not.toContain('Text of organisation');

    await me.section('What they wrote');
    await me.fill('input Administrator’s token', 'not-the-token');
    await me.press('Enter');
    await part('texts').getByRole('alert').waitFor();
    expect(await part('texts').getByRole('alert').innerText()).toBe(
      'This token opens no texts. Check it, then try again.',
    );
    await part('texts').locator('input').focus();
    await page.keyboard.type(token);
    await me.press('Enter');
    await part('texts').locator('select').waitFor();
    await part('texts').locator('select').focus();
    await me.pick('What should public');
    await expect.poll(() => part('texts').locator('.texts li').allInnerTexts()).toHaveLength(12);
    expect((await part('texts').locator('.texts li').allInnerTexts()).sort()).toEqual(
      answers.map(({ need_policy }) => need_policy).sort(),
    );
    expect(await violations(page)).toEqual([]);
    for (const url of requested) expect(url).not.toContain(token);
    expect(
      await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
    ).not.toContain(token);
    await page.emulateMedia({ media: 'print' });
    expect(await part('texts').isVisible()).toBe(false);
    strict.verify();
  });
});
