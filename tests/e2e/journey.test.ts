import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { every, some } from '../support/length.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo } from './demo.ts';
import { Respondent, type Locale, type Script } from './respondent.ts';

/** In each language another road through the short form: with experiences, without, with the least that is required. */
const journeys: Record<Locale, { path: string; script: Script }> = {
  it: {
    path: '/regione/breve/',
    script: {
      org_name: 'Teatro della Prova',
      org_form: 'association',
      org_city: 'Lodi',
      org_province: 'LO',
      org_sector: ['theatre', 'dance'],
      org_role: ['production'],
      str_since: '1-3',
      str_why: ['market', 'coproduction', 'dialogue'],
      str_plan: 'talk',
      str_time: 12,
      exp_any: 'yes',
      exp_count: 4,
      exp_types: ['touring', 'hosting'],
      exp_list: [
        {
          title: 'Una replica a Tirana',
          country: 'AL',
          when: '2019-03',
          channel: 'network',
          outcome: 'oneoff',
          factors: ['money'],
        },
      ],
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
      need_interview: 'yes',
      need_contact: 'prova@teatro.example',
      pub_map: 'name',
      pub_consent: true,
    },
  },
  en: {
    path: '/regione/en/short/',
    script: {
      org_name: 'The Trial Company',
      org_form: 'cooperative',
      org_city: 'Bergamo',
      org_province: 'BG',
      org_sector: ['circus'],
      org_role: ['festival'],
      str_since: 'never',
      str_plan: 'no',
      exp_any: 'no',
      net_member: ['none'],
      need_interview: 'no',
      pub_map: 'nothing',
      pub_consent: true,
    },
  },
  sq: {
    path: '/regione/sq/e-shkurter/',
    script: {
      org_name: 'Teatri i Provës së Çelur',
      org_form: 'informal',
      org_city: 'Milano',
      org_province: 'MI',
      org_sector: ['theatre'],
      org_role: ['training'],
      str_since: 'lt1',
      str_plan: 'doc',
      exp_any: 'yes',
      exp_count: 1,
      exp_list: [{ title: 'Një natë në Durrës', country: 'AL', when: '2018', channel: 'chance', outcome: 'ongoing' }],
      mkt_target: ['AL', 'XK'],
      need_interview: 'no',
      pub_map: 'card',
      pub_consent: true,
    },
  },
};

/** What the whole mapping asks beyond the short form. */
const whole: Script = {
  ...journeys.it.script,
  org_name: 'Compagnia Intera',
  org_year: 1998,
  org_fte: 4,
  org_income: '50-150',
  org_funding: ['region'],
  str_vision: 'In tre Paesi vicini, ogni anno.',
  exp_lost: ['followup'],
  exp_chance: 'yes',
  exp_chance_text: 'Un incontro in treno: rifaremmo il viaggio.',
  mkt_done: ['AL'],
  mkt_regions: { eu: 'once', balkans: 'recurring' },
  net_partners: [
    { name: 'Teatri i Qytetit', kind: 'venue', city: 'Tirana', country: 'AL', url: 'https://teatri.example' },
  ],
  ski_external: 'coached',
  off_channels: ['network'],
  off_url: 'https://compagnia.example/en',
  res_spend: 12000,
  res_mix: { fees: 60, own: 40 },
  res_bids: 3,
  res_won: 1,
  need_barriers: { money: 5, time: 4 },
  need_training: ['strategy'],
  need_policy: 'Bandi con tempi certi.',
  need_share: 'Una scheda dopo ogni viaggio.',
  need_lang: 'it',
};

const application: Script = {
  org_name: 'Impresa della Prova',
  org_kind: 'startup',
  founded: 2019,
  city: 'Cremona',
  fte: 3,
  contact: 'prova@impresa.example',
  sol_title: 'Audioguide che ascoltano',
  sol_area: ['production', 'promotion'],
  sol_problem: 'Chi visita non trova le parole.',
  sol_what: 'Una guida che risponde.',
  sol_stage: 'prototype',
  sol_pilot: 'Sei mesi in un museo.',
  ldc_kinds: ['museum'],
  ldc_known: [{ name: 'Museo della Prova', city: 'Cremona', state: 'contact' }],
  bm_who: 'I musei, a canone.',
  bm_money: 40000,
  bm_needs: ['model', 'legal'],
  consent: true,
};

const needs: Script = {
  name: 'Cooperativa della Prova',
  city: 'Pavia',
  sector: ['social', 'services'],
  members: 12,
  abroad: 'sometimes',
  countries: ['ES'],
  networks: { ica: ['know', 'use'], een: ['know'] },
  purpose: { commercial: 40, project: 60 },
  services: ['partners', 'calls'],
  offer: 'Una cucina grande e chi la sa usare.',
  solution: 'existing',
  interest: 8,
  map: 'yes',
  email: 'prova@cooperativa.example',
  consent: true,
};

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
beforeEach(async () => {
  context = await chrome.open();
  // Chromium's own words on a request without a network, which one test provokes
  strict = await strictPage(context, { allow: [/net::ERR_INTERNET_DISCONNECTED/] });
});
afterEach(() => context?.close());

/** Goes through every step with the keyboard; after each, the page must be without violations. @returns how many steps */
async function fillIn(respondent: Respondent): Promise<number> {
  const { page, words } = respondent;
  for (let steps = 1; steps < 20; steps++) {
    const pressed = await respondent.answerStep();
    if (pressed === words.send) {
      await page.getByRole('heading', { name: words.received }).waitFor();
      expect(await violations(page)).toEqual([]);
      return steps;
    }
    expect(await violations(page)).toEqual([]);
  }
  throw new Error('The questionnaire has no end');
}

async function open(path: string, about: string, locale: Locale, script: Script): Promise<Respondent> {
  const { page } = strict;
  const respondent = new Respondent(page, about, locale, script);
  await page.goto(demo.origin + path);
  await page.getByRole('button', { name: respondent.words.next }).waitFor();
  return respondent;
}

describe.each(some(['it', 'en', 'sq'] as const))(
  'the mapping on a regional site, in %s, by keyboard alone',
  (locale) => {
    it('goes from the first question to the receipt, and is found in the export as it was answered', async () => {
      const { path, script } = journeys[locale];
      const respondent = await open(path, 'living-mapping', locale, script);
      expect(await violations(strict.page)).toEqual([]);

      const steps = await fillIn(respondent);
      expect(steps).toBeGreaterThan(8);
      const code = await strict.page.getByText(/^[0-9a-f-]{36}\.\S{22,}$/).textContent();

      const stored = await demo.stored('living-mapping');
      const own = stored.find(({ answers }) => answers.org_name === script.org_name);
      expect(own).toMatchObject({ about: 'living-mapping', locale, form: 'core', answers: script });
      expect(Object.keys(own!.answers).sort()).toEqual(Object.keys(script).sort());
      expect(code).toContain(own!.id);
      strict.verify();
    });
  },
);

describe('the longest roads, by keyboard', () => {
  it.skipIf(!every)('fills in the whole mapping, 70 questions, and none is lost (in CI)', async () => {
    const respondent = await open('/regione/', 'living-mapping', 'it', whole);
    await fillIn(respondent);
    const stored = await demo.stored('living-mapping');
    const own = stored.find(({ answers }) => answers.org_name === whole.org_name);
    expect(own).toMatchObject({ answers: whole });
    expect(own!.form ?? null).toBeNull();
    strict.verify();
  });

  it('applies with a file, and the file arrives whole', async () => {
    const respondent = await open('/regione/bando/', 'innovacultura', 'it', application);
    const { page, words } = respondent;
    const pdf = Buffer.from(`%PDF-1.4\n${'presentazione '.repeat(5000)}`);
    const chooser = page.locator('input[type=file]');
    while (!(await chooser.count())) expect(await respondent.answerStep()).toBe(words.next);
    await chooser.setInputFiles({ name: 'presentazione è qui.pdf', mimeType: 'application/pdf', buffer: pdf });
    await page.getByText('presentazione è qui.pdf').waitFor();
    await fillIn(respondent);
    const [own] = await demo.stored('innovacultura');
    const file = { name: 'presentazione è qui.pdf', size: pdf.length, type: 'application/pdf' };
    expect(own).toMatchObject({ answers: { ...application, deck: [file] } });
    strict.verify();
  });
});

describe('a respondent who is interrupted', () => {
  const { path, script } = journeys.it;
  const interrupted = { ...script, org_name: 'Compagnia Interrotta' };
  const name = interrupted.org_name;
  const box = (page: Page) => page.getByRole('textbox', { name: /Denominazione dell'ente|Name of the organisation/ });

  it('finds the answers again after reloading the page', async () => {
    const respondent = await open(path, 'living-mapping', 'it', interrupted);
    const { page, words } = respondent;
    await box(page).fill(name);
    await page.getByText(words.saved).waitFor();
    await page.reload();
    await page.getByText(words.found).waitFor();
    expect(await box(page).inputValue()).toBe(name);
    expect(await violations(page)).toEqual([]);
    strict.verify();
  });

  it('changes language half-way, in the questionnaire and on the site, and keeps every answer', async () => {
    const respondent = await open(path, 'living-mapping', 'it', interrupted);
    const { page, words } = respondent;
    await box(page).fill(name);
    await page.getByRole('radio', { name: 'associazione' }).check();
    await page.getByRole('combobox', { name: words.language }).selectOption('en');
    await page.getByText('Name of the organisation').waitFor();
    expect(await box(page).inputValue()).toBe(name);
    expect(await page.getByRole('radio', { name: 'association' }).isChecked()).toBe(true);
    await page.getByText(/saved at \d\d:\d\d/).waitFor();

    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('Name of the organisation').waitFor();
    expect(await box(page).inputValue()).toBe(name);
    expect(await page.getByRole('radio', { name: 'association' }).isChecked()).toBe(true);
    strict.verify();
  });

  it('loses the network half-way, goes on, sends, and is received once when it returns', async () => {
    const respondent = await open(path, 'living-mapping', 'it', interrupted);
    const { page, words } = respondent;
    await respondent.answerStep();
    await context.setOffline(true);
    await page.getByText(words.offline).first().waitFor();
    expect(await violations(page)).toEqual([]);
    while ((await respondent.answerStep()) !== words.send);
    await page.getByText(words.waiting).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await context.setOffline(false);
    await page.getByRole('heading', { name: words.received }).waitFor();
    const stored = await demo.stored('living-mapping');
    expect(stored.filter(({ answers }) => answers.org_name === name)).toHaveLength(1);
    strict.verify();
  });
});

describe("the needs survey on an association's site with a hostile style sheet", () => {
  it('goes from the first question to the receipt by keyboard alone', async () => {
    const respondent = await open('/associazione/', 'www-needs', 'it', needs);
    expect(await violations(strict.page)).toEqual([]);
    await fillIn(respondent);
    const [own] = await demo.stored('www-needs');
    expect(own).toMatchObject({ locale: 'it', answers: needs });
    strict.verify();
  });

  it.each(some(['/associazione/', '/associazione/scura/', '/associazione/en/', '/associazione/sq/'], 2))(
    'keeps its labels, boxes and buttons on %s',
    async (path) => {
      const { page } = strict;
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(demo.origin + path);
      const boxes = page.getByRole('textbox');
      await boxes.first().waitFor();
      for (const control of [...(await boxes.all()), ...(await page.getByRole('button').all())]) {
        if (!(await control.isVisible())) continue;
        const { width, height } = (await control.boundingBox())!;
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      }
      expect((await boxes.first().boundingBox())!.width).toBeGreaterThan(150);
      expect(await page.locator('label').filter({ visible: true }).count()).toBeGreaterThan(5);
      // nothing of the questionnaire is taken over from what the page says about text
      const look = await page
        .getByRole('checkbox')
        .first()
        .locator('..')
        .evaluate((label) => {
          const { textTransform, textIndent, fontVariantCaps, wordSpacing, cursor } = getComputedStyle(label);
          return { textTransform, textIndent, fontVariantCaps, wordSpacing, cursor: cursor === 'crosshair' };
        });
      const plain = { textTransform: 'none', textIndent: '0px', fontVariantCaps: 'normal', wordSpacing: '0px' };
      expect(look).toEqual({ ...plain, cursor: false });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await violations(page)).toEqual([]);
      strict.verify();
    },
  );
});

describe('every page of the demonstration', () => {
  const paths = ['', 'en/', 'sq/', 'breve/', 'en/short/', 'sq/e-shkurter/', 'bando/'].map((path) => `/regione/${path}`);

  it.each(some(['/', ...paths, '/associazione/en/dark/', '/associazione/sq/e-erret/'], 2))(
    '%s is without faults, narrow and wide, light and dark',
    async (path) => {
      const { page } = strict;
      await page.goto(demo.origin + path);
      if (path !== '/') await page.getByRole('textbox').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          expect(await violations(page)).toEqual([]);
        }
      }
      strict.verify();
    },
  );

  it('has no link that leads nowhere', async () => {
    const { page } = strict;
    const seen = new Set<string>();
    const queue = ['/'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(demo.origin + path);
      expect(response.status, path).toBe(200);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      const html = await response.text();
      for (const [, target] of html.matchAll(/<a[^>]* href="(\/[^"#]*)/g)) queue.push(target!);
      for (const [, fragment] of html.matchAll(/<a[^>]* href="#([^"]+)"/g))
        expect(html, path).toContain(`id="${fragment}"`);
    }
    expect(seen.size).toBeGreaterThan(14);
    await page.close();
  });
});
