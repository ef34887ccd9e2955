import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../e2e/demo.ts';
import { words } from '../e2e/respondent.ts';
import { every, full } from '../support/length.ts';
import { killWhileTyping, summed, tearRecords, type Field, type KillOptions, type KillReport } from './browser-kill.ts';

const rounds = full ? 100 : every ? 3 : 2;
const seed = Number(process.env.VARCO_SEED ?? Date.now() % 1e9);

const profile = "Profilo dell'ente";
const experience = 'Esperienze internazionali';
const needs = 'Criticità, bisogni e pubblicazione';
const fields: Field[] = [
  { step: profile, label: "Denominazione dell'ente" },
  { step: profile, label: 'Comune della sede operativa' },
  { step: profile, label: 'Forma giuridica', options: ['associazione', 'fondazione', 'cooperativa'] },
  { step: profile, label: 'Ambito di spettacolo dal vivo', options: ['teatro', 'danza', 'musica'] },
  { step: 'Motivazioni e strategia', label: 'In una frase: dove vorreste essere' },
  { step: experience, label: "Nome dell'esperienza" },
  { step: 'Offerta e comunicazione', label: 'Indirizzo del dossier' },
  { step: needs, label: 'Che cosa dovrebbero fare gli enti' },
  { step: needs, label: "C'è una buona pratica" },
];

const reach = async (page: Page, step: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Sezioni' }).getByRole('button', { name: step }).click();
  await page.getByRole('heading', { name: step, exact: true }).waitFor();
};

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

const report = async (more: Pick<KillOptions, 'rounds' | 'typing' | 'dead'>): Promise<KillReport> => {
  const told = await killWhileTyping({
    url: `${demo.origin}/regione/`,
    seed,
    fields,
    status: '.saved',
    saved: /^salvato alle \d\d:\d\d$/,
    reach,
    async open(page, before) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.getByRole('button', { name: words.it.next }).waitFor();
      const found = page.getByText(words.it.found);
      if (before) {
        const none = `seed ${seed}: the page opens without any of what was shown as saved:\n${before.join('\n')}`;
        return found.waitFor().catch(() => expect.unreachable(none));
      }
      expect(await found.count()).toBe(0);
      // one answer brings more questions: an experience to be told
      await reach(page, experience);
      await page.getByRole('radiogroup', { name: 'Negli ultimi cinque anni' }).getByLabel('Sì').click();
      await page.getByText(words.it.saved).waitFor();
    },
    log: full ? console.log : undefined,
    ...more,
  });
  console.log(summed(seed, told));
  expect(told.lost).toEqual([]);
  expect(told.invented).toEqual([]);
  return told;
};

describe('the mapping on a regional site, in a browser killed while one fills it in', () => {
  it('has on reopening every answer that was shown as saved', { timeout: 60_000 + rounds * 30_000 }, async () => {
    const { shown } = await report({ rounds });
    expect(shown).toBeGreaterThan(rounds);
  });

  it.skipIf(!every)(
    'has what was shown until a moment before, when the browser has thrown the database away (in CI)',
    { timeout: 240_000 + rounds * 10_000 },
    async () => {
      // killed in the middle of a record in every other round: found damaged at the second start after
      const { wiped } = await report({
        rounds: 4 + 2 * Math.floor(rounds / 5),
        typing: [2500, 3500],
        dead: async (profile, round) => (round % 2 ? tearRecords(profile) : undefined),
      });
      expect(wiped.length).toBeGreaterThan(0);
    },
  );
});
