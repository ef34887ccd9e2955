/**
 * The interview beside itself: 60 experiences with 12 factors each, and one. In one interleaved run, each sample in a
 * page of its own: main-thread CPU of a key and of a click in a step of an experience, as a ratio; and how long the mirror
 * takes to be drawn again when a factor of an experience is another, beside a frame.
 *   --rounds N   so many (7)
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, CDPSession, Page } from 'playwright-core';
// @ts-expect-error plain JavaScript
import { inFreshPage, launch } from './questionnaire/measure.mjs';
import { serve } from '../support/static-server.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, quick: { type: 'boolean' } } });
const rounds = values.quick ? 3 : Number(values.rounds);
const root = join(import.meta.dirname, '../..');
const published = JSON.parse(readFileSync(join(root, 'demo/content/interviews/living-interview.json'), 'utf8'));

const FRAME = 1000 / 60;
const ACTIONS = 20;
const sizes = [1, 60] as const;
type Size = (typeof sizes)[number];

/** The published interview, with room for what is measured. */
const definition = structuredClone(published);
Object.assign(definition.experience, { max: 60, explore: { min: 1, max: 60 } });
for (const step of definition.experience.steps)
  for (const question of step.questions) if (question.id === 'factors') question.max = 12;

const codes = (set: string): string[] => definition.optionSets[set].map(({ value }: { value: string }) => value);
const [channels, outcomes, factors, controls] = ['channel', 'outcome', 'factor', 'control'].map(codes) as [
  string[],
  string[],
  string[],
  string[],
];

/** Experiences told in full, no two alike; the same for the same number. */
const told = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `x${i}`,
    explore: true,
    title: `Experience ${i + 1}`,
    where_country: ['AL', 'FR', 'GB', 'ES'][i % 4],
    when: String(1990 + (i % 35)),
    channel: channels[i % (channels.length - 1)],
    channel_story: 'Somebody knew somebody who had a theatre.',
    intent: 'planned',
    outcome: outcomes[i % outcomes.length],
    factors: Array.from({ length: 12 }, (__, n) => ({
      factor: factors[(i + n) % (factors.length - 1)],
      weight: 1 + ((i * 7 + n) % 5),
      control: controls[(i + n) % controls.length],
    })),
    kept: [{ element: `Way ${i % 9}`, kind: 'way' }],
  }));

const answers = (count: number) => ({ participants_roles: ['artistic'], consent: true, experiences: told(count) });

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
<script type="module" src="/dist/standalone/varco-interview.js"></script></head>
<body><varco-interview drafts="local" theme="plain"></varco-interview></body></html>`;

interface Sample {
  /** ms of the renderer's main thread for one action, with the frame it causes */
  key: number;
  click: number;
  /** ms from the change to the drawn mirror, layout included, the median of some */
  mirror: number;
}

const cpu = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1000;
};

/** What runs in the page: no helper of this file reaches there. */
const inPage = {
  begin: async ([document_, known]: [object, object]) => {
    const el = document.querySelector('varco-interview') as HTMLElement & { definition: object; known: object };
    Object.assign(el, { known, definition: document_ });
    const root = el.shadowRoot!;
    while (!root.querySelector('#step')) await new Promise((done) => setTimeout(done, 10));
  },
  /** Opens a phase by its place in the contents, and waits for what must be there. */
  open: async ([place, selector]: [number, string]) => {
    const root = document.querySelector('varco-interview')!.shadowRoot!;
    root.querySelectorAll<HTMLElement>('nav .step')[place]!.click();
    while (!root.querySelector(selector)) await new Promise((done) => setTimeout(done, 10));
    await new Promise((done) => setTimeout(done, 300));
  },
  act: async ([kind, times]: [string, number]) => {
    const el = document.querySelector('varco-interview') as HTMLElement & { updateComplete: Promise<unknown> };
    const root = el.shadowRoot!;
    for (let i = 0; i < times; i++) {
      if (kind === 'key') {
        const input = root.querySelector<HTMLInputElement>('[data-path=title] input')!;
        input.focus();
        document.execCommand('insertText', false, 'x');
      } else root.querySelectorAll<HTMLElement>('[data-path=mood] input')[i % 5]!.click();
      await el.updateComplete;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
  },
  /** Changes a factor behind the mirror and has it drawn again, to the end of layout. */
  redraw: async ([times]: [number]) => {
    const el = document.querySelector('varco-interview') as HTMLElement & { updateComplete: Promise<unknown> };
    const { sitting } = el as unknown as {
      sitting: { experiences: { form: { answer(path: string, value: unknown): void; read(path: string): unknown } }[] };
    };
    const taken: number[] = [];
    for (let i = 0; i < times; i++) {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const { form } = sitting.experiences[i % sitting.experiences.length]!;
      const start = performance.now();
      form.answer('outcome', form.read('outcome') === 'failed' ? 'consolidated' : 'failed');
      await el.updateComplete;
      void el.shadowRoot!.querySelector<HTMLElement>('.varco')!.offsetHeight;
      taken.push(performance.now() - start);
    }
    return taken.sort((a, b) => a - b)[taken.length >> 1]!;
  },
};

async function sample(browser: Browser, origin: string, size: Size): Promise<Sample> {
  return inFreshPage(browser, async (page: Page, devtools: CDPSession) => {
    await page.goto(`${origin}/bench.html`, { waitUntil: 'load' });
    await page.evaluate(inPage.begin, [definition, answers(size)] as [object, object]);
    await page.evaluate(inPage.open, [2, '[data-path=mood]'] as [number, string]);
    const taken: Record<string, number> = {};
    for (const kind of ['key', 'click']) {
      await page.evaluate(inPage.act, [kind, 5] as [string, number]);
      await devtools.send('HeapProfiler.collectGarbage');
      const before = await cpu(devtools);
      await page.evaluate(inPage.act, [kind, ACTIONS] as [string, number]);
      taken[kind] = ((await cpu(devtools)) - before) / ACTIONS;
    }
    await page.evaluate(inPage.open, [3, '.sentences, table'] as [number, string]);
    await page.evaluate(inPage.redraw, [5] as [number]);
    await devtools.send('HeapProfiler.collectGarbage');
    taken.mirror = await page.evaluate(inPage.redraw, [ACTIONS] as [number]);
    return taken as unknown as Sample;
  });
}

const server = await serve({ '/bench.html': html, '/dist/': join(root, 'dist') });
const browser: Browser = await launch();
const all: { round: number; size: Size; sample: Sample }[] = [];
try {
  // interleaved, each time in another order: what slows the machine for a while slows both
  for (let round = 0; round < rounds; round++)
    for (const size of round % 2 ? sizes : sizes.toReversed())
      all.push({ round, size, sample: await sample(browser, server.origin, size) });
} finally {
  await browser.close();
  await server.close();
}

const of = (size: Size, what: keyof Sample) => all.filter((one) => one.size === size).map(({ sample }) => sample[what]);
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;
const range = (list: readonly number[]) =>
  `${median(list).toFixed(2)} (${Math.min(...list).toFixed(2)}–${Math.max(...list).toFixed(2)})`;
const ratios = (what: keyof Sample) => {
  const [one, many] = [of(1, what), of(60, what)];
  return many.map((value, i) => value / one[i]!);
};
const verdict = (value: number, bar: number) => (value <= bar ? 'pass' : '**miss**');

const rows = (['key', 'click'] as const).map((what) => {
  const list = ratios(what);
  return `| main-thread CPU of a ${what}, 60 experiences ÷ one | ≤ 2 | ${range(list)} ${verdict(median(list), 2)} |`;
});
const frames = of(60, 'mirror').map((ms) => ms / FRAME);
rows.push(
  `| the mirror drawn again, 60 experiences with 12 factors, in frames of 1/60 s | ≤ 1 | ${range(frames)} ${verdict(median(frames), 1)} |`,
);
const milliseconds = sizes.map(
  (size) => `| ${size} | ${(['key', 'click', 'mirror'] as const).map((what) => range(of(size, what))).join(' | ')} |`,
);
const text = [
  '| median of the rounds (least–most) | bar | |',
  '| --- | --: | --: |',
  ...rows,
  '',
  '| experiences | key, CPU ms | click, CPU ms | mirror, ms |',
  '| --: | --: | --: | --: |',
  ...milliseconds,
].join('\n');
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Chromium, Node ${process.version}; load average ${loadavg()[0]!.toFixed(1)}; ${rounds} rounds`;
mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
writeFileSync(join(import.meta.dirname, 'results/interview.md'), `# Interview bench\n\n${machine}.\n\n${text}\n`);
console.log(`\n${text}\n\n${machine}\ntests/bench/results/interview.md`);
