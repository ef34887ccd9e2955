import { expect } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { definition, eachOnCleanPage, open, worked } from './harness.ts';
import type { Page } from '../questionnaire/harness.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

eachOnCleanPage();

async function violations(page: Page) {
  const { violations } = await axe.run(page.el.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`));
}

const wider = (page: Page) => {
  const right = page.el.getBoundingClientRect().right + 1;
  return [...page.root.querySelectorAll<HTMLElement>('.varco *')]
    .filter((e) => e.checkVisibility() && !e.closest('.unseen, option, svg, .wide *'))
    .filter((e) => e.getBoundingClientRect().right > right)
    .map((e) => e.outerHTML.slice(0, 120));
};

/** Each phase, by the way a person gets there. */
const phases: Record<string, (page: Page) => Promise<void>> = {
  'the opening': async () => {},
  'the timeline': (page) => page.press('Timeline'),
  'an experience on the timeline': async (page) => {
    await page.press('Timeline');
    await page.press('Edit: Associazione MedCoop');
  },
  'a step of an experience': (page) => page.press('The experience, step by step'),
  'the mirror': async (page) => {
    await page.press('The experiences compared');
    await page.says('What we see in your words');
  },
  'the ladder': (page) => page.press('Random track'),
  'a practice': async (page) => {
    await page.press('Random track');
    await page.press('Edit: Logica del circuito');
  },
  'the frame': (page) => page.press('Strategic frame'),
  'the frame, with lines taken over': async (page) => {
    await page.press('Strategic frame');
    await page.fill('If we put in', 'two people');
    page.root.querySelector<HTMLElement>('.stories button')!.click();
    await page.says('Lines added');
  },
  'the close': (page) => page.press('Feedback and'),
  'the review': async (page) => {
    await page.press('Review and send');
    await page.says('You told 6 experiences');
  },
};

for (const [width, mode] of [[1100], [320], [1100, 'guided'], [320, 'guided']] as const)
  describe(`in a column of ${width} px${mode ? ', led' : ''}`, () => {
    for (const [name, go] of Object.entries(phases))
      it(`has no violation that axe finds, and nothing wider than its place: ${name}`, async function () {
        this.timeout(30_000);
        const page = await open(definition(), { known: worked, width: 1100, mode });
        await go(page);
        page.el.parentElement!.style.inlineSize = `${width}px`;
        await page.settled();
        expect(await violations(page)).to.deep.equal([]);
        expect(wider(page)).to.deep.equal([]);
      });
  });
