import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../e2e/demo.ts';
import { interviewWords, modes, pages } from '../e2e/interviewee.ts';
import { words } from '../e2e/respondent.ts';
import { every, full, some } from '../support/length.ts';
import { killWhileTyping, summed, type Field } from './browser-kill.ts';

const rounds = full ? 50 : every ? 3 : 2;
const seed = Number(process.env.VARCO_SEED ?? Date.now() % 1e9);
const { next, saved, found, year } = words.it;
const { first, track, retrace, done } = interviewWords.it;

const opening = 'Apertura';
const timeline = 'Linea del tempo';
const loop = "L'esperienza, passo per passo";
const ladder = 'Pista casuale, buona pratica, metodo';
const frame = 'Cornice strategica';
/** Steps of an experience, in their order: only the first is in the contents. */
const [facts, origin, process_] = ['I fatti', "L'origine", 'Il processo'];

const fields: Field[] = [
  { step: opening, label: 'Che cosa vuol dire «estero»' },
  { step: opening, label: 'Ruoli presenti', options: ['direzione artistica', 'distribuzione', 'amministrazione'] },
  { step: facts, label: 'Titolo' },
  { step: facts, label: 'Che tipo di attività era', options: ['formazione o laboratori', 'distribuzione digitale'] },
  { step: origin, label: 'Raccontate il primo contatto' },
  { step: origin, label: 'Era cercata', options: ["sì, c'era un piano", 'no, è capitata'] },
  { step: process_, label: 'Che cosa è successo davvero' },
  { step: ladder, label: 'Come lo chiamiamo' },
  { step: ladder, label: 'Prove', options: ['è successo almeno due volte', 'sappiamo a quali condizioni funziona'] },
  { step: frame, label: 'Che cosa portiamo' },
];

const go = async (page: Page, phase: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Sezioni' }).getByRole('button', { name: phase }).click();
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();

async function reach(page: Page, step: string): Promise<void> {
  const within = [facts, origin, process_].indexOf(step);
  await go(page, within < 0 ? step : loop);
  for (let n = 0; n < within; n++) {
    await page.getByRole('heading', { name: [facts, origin][n]!, exact: true }).waitFor();
    await press(page, next);
  }
  if (step === ladder) await press(page, /^Modificate: /);
  else await page.getByRole('heading', { name: step, exact: true }).waitFor();
}

/** One experience with what its first steps ask for, to be retraced, and one practice. */
async function begin(page: Page): Promise<void> {
  await go(page, timeline);
  await press(page, first);
  await page.getByRole('textbox', { name: 'Titolo' }).fill('Lione');
  const country = page.getByRole('combobox', { name: 'Dove: Paese' });
  await country.fill('Francia');
  await country.press('ArrowDown');
  await country.press('Enter');
  await page.getByRole('textbox', { name: year }).first().fill('2018');
  await press(page, done);
  await page.getByRole('checkbox', { name: retrace }).check();
  await press(page, next);
  await press(page, next);
  await page.getByRole('radio', { name: 'vetrina o festival' }).check();
  await page.getByRole('radio', { name: 'in parte' }).check();
  await go(page, ladder);
  await press(page, track);
  await page.getByRole('textbox', { name: 'Come lo chiamiamo' }).fill('Visite di studio');
  await press(page, done);
  await page.getByText(saved).waitFor();
}

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

describe.each(some(modes))(
  "an interview on the association's site (%s), in a browser killed while one tells",
  (mode) => {
    it('has on reopening every answer that was shown as saved', { timeout: 120_000 + rounds * 60_000 }, async () => {
      const report = await killWhileTyping({
        url: demo.origin + pages[mode].it,
        rounds,
        seed,
        fields,
        status: '.saved',
        saved: /^salvato alle \d\d:\d\d$/,
        reach,
        async open(page, before) {
          await page.setViewportSize({ width: 1280, height: 900 });
          await page.getByRole('navigation', { name: 'Sezioni' }).waitFor();
          const draft = page.getByText(found);
          if (before) {
            const none = `seed ${seed}: the page opens without any of what was shown as saved:\n${before.join('\n')}`;
            return draft.waitFor().catch(() => expect.unreachable(none));
          }
          expect(await draft.count()).toBe(0);
          await begin(page);
        },
        log: full ? console.log : undefined,
      });
      console.log(summed(seed, report));
      expect(report.lost).toEqual([]);
      expect(report.invented).toEqual([]);
      expect(report.wiped.length, report.wiped.join('\n')).toBeLessThanOrEqual(rounds / 20);
      expect(report.shown).toBeGreaterThan(rounds);
    });
  },
);
