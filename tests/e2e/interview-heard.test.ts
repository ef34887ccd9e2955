import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { some } from '../support/length.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { startDemo, type Demo } from './demo.ts';
import { definition, Interviewee, modes, pages, worked, type Tale } from './interviewee.ts';
import { heard } from './heard.ts';

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
  strict = await strictPage(context);
});
afterEach(() => context?.close());

/** One whole experience, and the practice found in it. */
const one: Tale = {
  main: worked.main,
  experiences: worked.experiences.filter(({ id }) => id === 'x_slowmill'),
  tracks: worked.tracks.filter(({ id }) => id === 't_circuit'),
};

interface InPage {
  /** each step that was come to, and what was done last before */
  way: [step: string, done: string][];
}
/** In the page: the widget's own event says where one is, the document's events what the person did. */
function watch(): void {
  const page = globalThis as unknown as InPage;
  page.way = [];
  let last = 'nothing';
  for (const type of ['keydown', 'pointerdown'])
    addEventListener(type, (event) => (last = (event as KeyboardEvent).key ?? type), true);
  addEventListener('varco-change', (event) => {
    const { step } = (event as CustomEvent<{ step: string }>).detail;
    if (page.way.at(-1)?.[0] !== step) page.way.push([step, last]);
  });
}

describe.each(some(modes))('one experience, told and sent without a mouse (%s)', (mode) => {
  it('moves on only when one presses a button, each step with the focus on its heading, and is heard as it is written down', async () => {
    const { page } = strict;
    await page.addInitScript(watch);
    const lines: string[] = [];
    const me = new Interviewee(page, 'it', one, async (where) => {
      // from the heading that has the focus on; at the opening, all of it
      lines.push(`===== ${where}`, ...(await heard(page, where !== 'the opening')), '');
    });
    await me.open(demo.origin + pages[mode].it);
    await me.tell(one.experiences);
    await me.send();

    const way = await page.evaluate(() => (globalThis as unknown as InPage).way);
    expect(way.filter(([step], i) => i && step !== 'open').map(([, done]) => done)).toEqual(
      Array.from({ length: way.length - 1 }, () => 'Enter'),
    );
    const plain = way.map(([step]) => step.replace(/\/[xt]\w+/, '/…'));
    expect(plain).toEqual([
      'open',
      'timeline',
      'timeline/…',
      'timeline',
      ...definition.experience.steps.map(({ id }) => `experience/…/${id}`),
      'compare',
      'synthesis',
      'synthesis/…',
      'synthesis',
      'frame',
      'return',
      '#review',
    ]);
    // how long it took on this machine is nobody's to write down
    const told = `${lines.join('\n')}\n`
      .replace(/\d+( minuti su \d+)/g, '0$1')
      .replace(/alle \d\d:\d\d/g, 'alle 10:42');
    await expect(told).toMatchFileSnapshot(`./transcripts/interview.${mode}.it.txt`);
    strict.verify();
  }, 400_000);
});
