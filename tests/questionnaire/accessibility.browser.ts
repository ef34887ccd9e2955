import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { viewport } from '../support/commands.ts';
import {
  complete,
  definition,
  eachOnCleanPage,
  endpoint,
  json,
  leaveDraft,
  open,
  problem,
  receipt,
  consoleSaid,
  wait,
  type OpenOptions,
  type Page,
} from './harness.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

eachOnCleanPage();

/** What axe finds; automated coverage, not conformity. The test page has no landmarks of its own but main. */
async function violations(page: Page) {
  const { violations } = await axe.run(page.el.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`));
}

const known = { properties: { known: complete } };

/** Every state, by the way a person gets there. */
const states: Record<string, () => Promise<Page>> = {
  'the first step': () => open(definition({ intro: 'Some **words** first.', minutes: 8 })),
  'what is wrong': async () => {
    const page = await open(definition());
    await page.fill('Staff', '900');
    await page.press('Continue');
    return page;
  },
  'the review': async () => {
    const page = await open(
      definition({ privacy: { controller: 'Region', notice: 'https://region.example/' } }),
      known,
    );
    await page.press('Review and send');
    return page;
  },
  'the review with gaps and parked answers': async () => {
    const page = await open(definition(), { properties: { known: { exports: 'no', where: 'Tirana' } } });
    await page.press('Review and send');
    page.root.querySelector('details')!.open = true;
    return page;
  },
  'a draft put back, with what has no place': async () => {
    const of = definition();
    await leaveDraft({ id: of.id, version: '0.9.0' }, { org_name: 'T', motto: 'M' });
    const page = await open(of);
    await page.press('Delete them and start again');
    return page;
  },
  'a closed call': () => open(definition({ closes: '2020-01-01T00:00:00Z' })),
  'a refusal': async () => {
    endpoint(problem(422, { detail: 'Ask the office.' }));
    const page = await open(definition(), known);
    await page.press('Review and send');
    await page.press('Send');
    await page.says('not accepted');
    return page;
  },
  'the code of an earlier receipt, and one that opens nothing': async () => {
    const of = definition();
    endpoint(() => json({ about: of.id, answers: complete, receivedAt: '2026-06-01T08:42:00Z' }), problem(403));
    const page = await open(of);
    page.root.querySelector('summary')!.click();
    await page.says('Receipt code');
    await page.fill('Receipt code', '01993a5e-0000-7000-8000-00000000c0de.c0de');
    await page.press('Show my answers');
    await waitUntil(() => page.has('button', 'Delete my data'), 'the answers are not shown', { timeout: 5000 });
    await page.press('Delete my data');
    expect(await violations(page)).to.deep.equal([]);
    await page.press('Show my answers');
    await page.says('opens nothing');
    return page;
  },
  'what waits to be sent': async () => {
    endpoint('offline');
    const page = await open(definition(), known);
    await page.press('Review and send');
    await page.press('Send');
    await page.shows('Waiting to be sent');
    return page;
  },
  'what is on its way': async () => {
    endpoint(() => new Promise(() => {}));
    const page = await open(definition(), known);
    await page.press('Review and send');
    await page.press('Send');
    await page.says('Waiting to be sent');
    return page;
  },
  'the receipt': async () => {
    endpoint(receipt);
    const page = await open(definition({ thanks: 'Thank you **all**.' }), known);
    await page.press('Review and send');
    await page.press('Send');
    await page.shows('Received');
    await page.press('Delete my data');
    return page;
  },
  'a broken definition': async () => {
    consoleSaid(/^<varco-questionnaire>/);
    const page = await open({ id: 'x' }, { asIs: true, inside: 'Write to us.' });
    await wait(100);
    return page;
  },
};

describe('every state', () => {
  before(() => viewport(1100, 800));

  for (const [name, show] of Object.entries(states))
    it(`has no violation that axe finds: ${name}`, async () => {
      const page = await show();
      expect(await violations(page)).to.deep.equal([]);
    });
});

describe('in a column of 320 px', () => {
  for (const [name, show] of Object.entries(states))
    it(`nothing is wider than its place, targets are 24 px or more, no violation: ${name}`, async () => {
      const page = await show();
      page.el.parentElement!.style.inlineSize = '320px';
      await page.settled();
      const right = page.el.getBoundingClientRect().right + 1;
      const over = [...page.root.querySelectorAll<HTMLElement>('.varco *')].filter(
        (e) => e.checkVisibility() && !e.closest('.unseen, option, svg') && e.getBoundingClientRect().right > right,
      );
      expect(over.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
      const small = [...page.root.querySelectorAll<HTMLElement>('button, .control, .option, summary, .summary a')]
        .filter((e) => e.checkVisibility())
        .filter((e) => e.getBoundingClientRect().height < 24);
      expect(small.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
      expect(await violations(page)).to.deep.equal([]);
    });

  it('the contents fold into one button that says where one is', async () => {
    const page = await open(definition(), { width: 320 });
    expect(page.has('nav ol button', 'Work abroad')).to.equal(false);
    await page.press('step 1 of 4');
    expect(page.find('nav button', 'step 1 of 4').getAttribute('aria-expanded')).to.equal('true');
    await page.press('Work abroad');
    expect(page.heading()).to.equal('Work abroad');
    expect(page.has('nav ol button', 'Work abroad')).to.equal(false);
  });
});

describe('very long texts', () => {
  const long = `${'Molto lungo '.repeat(30)} ${'x'.repeat(150)}`;
  const texts = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(texts)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).map(([k, v]) => [
              k,
              ['label', 'title', 'text', 'intro', 'thanks', 'help', 'controller'].includes(k) ? long : texts(v),
            ]),
          )
        : value;

  it('wrap in every state', async () => {
    endpoint(receipt);
    const of = texts(definition({ intro: '', thanks: '', privacy: { controller: '' } })) as object;
    const options: OpenOptions = { width: 320, properties: { known: { ...complete, org_name: long } } };
    const page = await open(of, options);
    const over = () => {
      const right = page.el.getBoundingClientRect().right + 1;
      return [...page.root.querySelectorAll<HTMLElement>('.varco *')]
        .filter((e) => e.checkVisibility() && !e.closest('.unseen, option') && e.getBoundingClientRect().right > right)
        .map((e) => e.outerHTML.slice(0, 120));
    };
    expect(over()).to.deep.equal([]);
    await page.press('step 1 of 4');
    expect(over()).to.deep.equal([]);
    await page.press('Review and send');
    expect(over()).to.deep.equal([]);
    await page.press('Send');
    await page.shows('Received');
    expect(over()).to.deep.equal([]);
  });
});

describe('live regions', () => {
  it('say nothing at first, and what matters when it happens', async () => {
    endpoint(receipt);
    const page = await open(definition(), known);
    const regions = () =>
      [...page.root.querySelectorAll('[role=alert], [role=status]')].map((e) => e.textContent!.trim());
    expect(regions().join('')).to.equal('');
    await page.press('Review and send');
    await page.press('Send');
    await page.shows('Received');
    expect(page.focus()!.textContent!.trim()).to.equal('Received');
  });
});
