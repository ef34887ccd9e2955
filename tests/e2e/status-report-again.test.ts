import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo } from './demo.ts';
import { breadth, mapping, organisations, Reader, reportPages, send, told } from './report.ts';
import { Respondent, type Script } from './respondent.ts';

/** What a small theatre said a year ago, and what it says today. */
const before = {
  org_name: 'Teatro della Prova',
  org_form: 'association',
  org_city: 'Lodi',
  org_province: 'LO',
  org_sector: ['theatre'],
  org_role: ['production'],
  str_since: '1-3',
  str_plan: 'no',
  str_owner: 'nobody',
  str_horizon: 'none',
  exp_any: 'no',
  need_interview: 'no',
  pub_map: 'nothing',
  pub_consent: true,
} satisfies Script;
const after: Script = { ...before, org_name: 'TEATRO  della prova', str_plan: 'doc' };

let demo: Demo;
let chrome: SharedChrome;
const contexts: BrowserContext[] = [];
const strict: StrictPage[] = [];

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));

/** Another device, on which nothing was ever answered. @param allow faults that are provoked on purpose */
async function device(allow: RegExp[] = []): Promise<Reader> {
  const context = await chrome.open({ viewport: { width: 1100, height: 900 } });
  contexts.push(context);
  const page = await strictPage(context, { allow });
  strict.push(page);
  return new Reader(page.page, 'it');
}

/** Fills in the region's questionnaire by the keyboard, and sends it. */
async function answer({ page }: Reader, script: Script): Promise<void> {
  await page.goto(`${demo.origin}/regione/`);
  const respondent = new Respondent(page, mapping, 'it', script);
  await page.getByRole('button', { name: respondent.words.next }).waitFor();
  while ((await respondent.answerStep()) !== respondent.words.send);
}

describe('a theatre that answers again a year later', () => {
  it('is refused, enters the code of its receipt, is counted once, and sees what has changed', async () => {
    for (const one of organisations(5)) await send(demo, one);
    const code = await send(demo, before);
    expect((await told(demo)).n).toBe(6);

    const me = await device([/status of 409/]);
    const { page } = me;
    await answer(me, after);
    await page.getByText('Le risposte di questo ente sono già state ricevute.').waitFor();
    const field = page.getByLabel('Codice della ricevuta delle risposte precedenti');
    await field.waitFor();
    expect(await violations(page)).toEqual([]);
    await me.tabTo('input Codice della ricevuta delle risposte precedenti', 'Shift+Tab');
    await page.keyboard.type(code);
    await me.press('Enter', /^h\d Ricevuto/);

    // one organisation, with what it says now
    expect((await told(demo)).n).toBe(6);
    const stored = (await demo.stored(mapping)).filter(({ answers }) => /prova/i.test(String(answers.org_name)));
    expect(stored.map(({ answers }) => answers.str_plan)).toEqual(['doc']);

    // from the receipt to then and now, without the code
    await me.tabTo(/^button Confrontate con le risposte precedenti \(/);
    await me.press('Enter', /^p Prima: /);
    const changes = me.report.locator('.changes');
    expect(await changes.locator('dl').innerText()).toMatch(/Strategia e impegno\s+da [\d,]+ a [\d,]+ \(\+[\d,]+\)/);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await breadth(page)).toBeLessThanOrEqual(320);

    // on any device the two codes do it
    const own = (await page.getByText(/^[0-9a-f-]{36}\.\S{22,}$/).textContent())!.trim();
    const other = await device();
    await other.page.goto(demo.origin + reportPages.it.mine);
    await other.report.locator('form.code').waitFor();
    await other.fill('input Codice della ricevuta', own);
    await other.press('Enter', /^p /);
    await other.fill('input Codice della ricevuta delle risposte precedenti', code);
    await other.press('Enter', /^p Prima: /);
    for (const page of strict) page.verify();
  });
});
