import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { group } from '../../demo/example/group.ts';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { compile } from '../../src/form/compile.ts';
import { scores } from '../../src/form/index.ts';
import type { Answers } from '../../src/form/types.ts';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo } from './demo.ts';

const file = new URL('../../demo/content/questionnaires/living-mapping.json', import.meta.url);
const definition = JSON.parse(readFileSync(file, 'utf8')) as Questionnaire;
const model = compile(definition);
/** Something can still be better in each dimension: none is in the highest band. */
const weak = (answers: Answers): boolean =>
  Object.values(scores(model, answers).dimensions).every(({ score }) => score !== null && score < 75);
/** Of the invented organisations, those that have most to read in their picture. */
const [own, earlier, other] = group(model, 141, 'picture')
  .map(({ answers }) => answers as Answers)
  .filter(weak)
  .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length) as [Answers, Answers, Answers];

const pages = { it: '/regione/fotografia/vostra/', en: '/regione/en/picture/yours/', sq: '/regione/sq/pasqyra/juaja/' };

let demo: Demo;
let chrome: SharedChrome;
let codes: { own: string; earlier: string };

/** Sends answers as a questionnaire would. @returns what its receipt shows */
async function send(answers: Answers, second: number): Promise<string> {
  const at = new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString();
  const id = `01990000-0000-7000-8000-00000000000${second}`;
  const { digest } = (await (await fetch(`${demo.origin}/api/definitions/${definition.id}`)).json()) as {
    digest: string;
  };
  const { version } = definition;
  const given = { id, kind: 'questionnaire', about: definition.id, version, digest, locale: 'it', answers };
  const response = await fetch(`${demo.origin}/api/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
    body: JSON.stringify({ ...given, startedAt: at, finishedAt: at, page: `${demo.origin}/regione/` }),
  });
  expect(response.status, await response.clone().text()).toBe(201);
  const { code } = (await response.json()) as { code: string };
  return `${id}.${code}`;
}

async function enter(report: Locator, slot: 'own' | 'earlier'): Promise<void> {
  const input = report.locator(`#code-${slot}`);
  await input.fill(codes[slot]);
  await input.press('Enter');
  await report.locator(slot === 'own' ? '#picture' : '#changes').waitFor();
}

/** How many sheets of A4 a page prints on, with the margins of browsers. */
async function sheets(page: Page): Promise<number> {
  const margin = '12mm';
  const pdf = await page.pdf({ format: 'A4', margin: { top: margin, bottom: margin, left: margin, right: margin } });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
}

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
  codes = { earlier: await send(earlier, 1), own: await send(own, 2) };
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));

describe('the picture of who has a receipt', () => {
  for (const [locale, path] of Object.entries(pages))
    it(`is one sheet of A4 in ${locale}, with the earlier answers too, and from a phone`, async () => {
      const context = await chrome.open();
      const { page, verify } = await strictPage(context);
      await page.goto(demo.origin + path);
      const report = page.locator('varco-status-report');
      await enter(report, 'own');
      await report.locator('.drawing').waitFor();
      expect(await sheets(page)).toBe(1);
      await enter(report, 'earlier');
      await report.locator('.drawing .before').first().waitFor();
      expect(await sheets(page)).toBe(1);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await sheets(page)).toBe(1);
      verify();
      await context.close();
    });
});

describe('the picture of who has just sent the questionnaire', () => {
  it('is announced, led to from the receipt, and printed without the questionnaire', async () => {
    const context = await chrome.open();
    const { page, verify } = await strictPage(context);
    // what the page knows already is filled in from the beginning
    await page.addInitScript((known) => {
      const tell = (): void => void Object.assign(document.querySelector('varco-questionnaire')!, { known });
      document.addEventListener('readystatechange', tell, { once: true });
    }, other as object);
    await page.goto(`${demo.origin}/regione/`);
    const questionnaire = page.locator('varco-questionnaire');
    const send_ = questionnaire.getByRole('button', { name: 'Inviate' });
    const next = questionnaire.getByRole('button', { name: 'Continuate' });
    await next.waitFor();
    for (let steps = 0; steps < 20 && !(await send_.isVisible()); steps++) await next.click();
    await send_.click();
    await page.getByRole('heading', { name: 'Ricevuto' }).waitFor();
    const report = page.locator('varco-status-report');
    await report.getByText('La vostra fotografia è pronta, in questa pagina.').waitFor({ state: 'attached' });
    const there = await page.evaluate(() => scrollY);
    await report.locator('.drawing').waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(there);
    expect(await violations(page)).toEqual([]);

    await questionnaire.getByRole('button', { name: 'Guardate la vostra fotografia' }).click();
    await page.waitForFunction(
      () => document.querySelector('varco-status-report')?.shadowRoot?.activeElement?.id === 'picture',
    );
    expect(await report.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(100);

    const printed = new Promise<number>((resolve) => {
      void page.exposeFunction('printing', async () => resolve(await sheets(page)));
    });
    await page.evaluate(() => {
      window.print = () => void (window as unknown as { printing: () => void }).printing();
    });
    await report.getByRole('button', { name: 'Stampate' }).click();
    expect(await printed).toBe(1);
    verify();
    await context.close();
  });
});
