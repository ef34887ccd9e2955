import { expect, waitUntil } from '@open-wc/testing';
import { inspect } from '../../src/form/compile.ts';
import { HOSTILE, hostileAnswers, hostileDefinition, mutatedDefinition } from '../form/hostile.ts';
import { consoleSaid, eachOnCleanPage, endpoint, open, receipt, type Page } from './harness.ts';

eachOnCleanPage();

// The proof is longer and begins at its seed (`web-test-runner.config.mjs`).
const { full, seed: origin } = (globalThis as unknown as { varcoProof: { full: boolean; seed: number } }).varcoProof;
const BATCHES = full ? 100 : 2;
const EACH = 8;
const START = origin % 1e6;
const faults: string[] = [];

before(() => {
  addEventListener('error', (event) => faults.push(`uncaught: ${event.message}`));
  addEventListener('unhandledrejection', (event) => faults.push(`rejected: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    faults.push(`${effectiveDirective} blocked ${blockedURI} ${sample}`),
  );
  // From here on the page lives under the policy that the README asks of sites.
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
    "require-trusted-types-for 'script'";
  document.head.append(policy);
});

/** Elements of the widget that a text could only have made by being taken for HTML, and what could run or lead away. */
function strangers(root: ShadowRoot): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (/^(script|iframe|object|embed|img|style|link|meta|base|template|math|form)$/i.test(element.localName))
      found.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$/.test(name)) found.push(`${name}="${value}"`);
      if (/^(href|src|action|formaction)$/.test(name) && !/^(https?:|mailto:|tel:|#)/.test(value))
        found.push(`${name}="${value}"`);
    }
  }
  return found;
}

const verify = (page: Page, seed: number): void => {
  expect(strangers(page.root), `seed ${seed}`).to.deep.equal([]);
  expect((globalThis as { pwned?: unknown }).pwned, `seed ${seed}`).to.equal(undefined);
  expect(faults, `seed ${seed}`).to.deep.equal([]);
};

const press = (button: HTMLElement | null | undefined): void => {
  button?.focus();
  button?.click();
};

/** Through every step: writes, ticks and adds, sees what is wrong; to the end, where all answers are shown. */
async function walk(page: Page, seed: number): Promise<void> {
  const steps = page.root.querySelectorAll('nav .step').length;
  for (let n = 0; n < steps; n++) {
    press(page.root.querySelectorAll<HTMLElement>('nav .step')[n]);
    await page.settled();
    const controls = [...page.root.querySelectorAll<HTMLInputElement>('.main input, .main textarea')];
    for (const [i, control] of controls.entries()) {
      if (!control.isConnected || control.type === 'file') continue;
      if (/^(radio|checkbox)$/.test(control.type)) {
        if (i % 3 === 0) control.click();
        continue;
      }
      control.focus();
      control.value = HOSTILE[(seed + i) % HOSTILE.length]!;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
    press(page.root.querySelector<HTMLElement>('.main .primary'));
    await page.settled();
    verify(page, seed);
  }
}

describe('a definition whose every text is hostile', () => {
  for (let batch = 0; batch < BATCHES; batch++)
    it(`is shown as text: ${EACH} of them from seed ${START + batch * EACH}`, async function () {
      this.timeout(60_000);
      for (let seed = START + batch * EACH; seed < START + (batch + 1) * EACH; seed++) {
        endpoint(receipt);
        const page = await open({ ...hostileDefinition(seed), id: `hostile-${seed}` });
        // the words are there: one label is read as it was written
        const first = hostileDefinition(seed).sections[0]!.questions[0]!.label;
        const words = (typeof first === 'string' ? first : first.en!).replace(/\s+/g, ' ').trim();
        if (/^<.*>$/.test(words)) expect(page.text().replace(/\s+/g, ' ')).to.contain(words);
        await walk(page, seed);
        expect(page.heading()).to.equal('Review and send');
        page.remove();
      }
    });

  it('takes answers from the page as hostile', async function () {
    this.timeout(60_000);
    for (let seed = START; seed < START + EACH; seed++) {
      const properties = { known: hostileAnswers(seed) };
      const page = await open({ ...hostileDefinition(seed), id: `known-${seed}` }, { properties });
      await walk(page, seed);
      page.remove();
    }
  });
});

describe('a definition that is broken on purpose', () => {
  for (let batch = 0; batch < BATCHES; batch++)
    it(`is shown, or refused in words with the place: ${EACH} of them from seed ${START + batch * EACH}`, async function () {
      this.timeout(60_000);
      for (let seed = START + batch * EACH; seed < START + (batch + 1) * EACH; seed++) {
        // shown first and checked when the page is idle: what is broken may fail to draw before it is refused
        const before = consoleSaid(
          /^<varco-questionnaire> /,
          /^An error was thrown in a Promise/,
          /^(Type|Range)Error: /,
        ).length;
        const page = await open(mutatedDefinition(seed), { asIs: true, attributes: { drafts: 'off' } });
        const { el } = page;
        const alert = () => el.shadowRoot?.querySelector('[role=alert]')?.textContent?.trim();
        if (inspect(mutatedDefinition(seed)).length) {
          await waitUntil(alert, `seed ${seed}: not refused`, { timeout: 5000 });
          expect(alert()).to.equal('This part of the page cannot be shown at the moment.');
          const told = consoleSaid().slice(before);
          expect(
            told.some((line) => /^<varco-questionnaire> \$[.[:]/.test(line)),
            `seed ${seed}`,
          ).to.equal(true);
          faults.splice(0, Infinity, ...faults.filter((fault) => !/^(uncaught|rejected)/.test(fault)));
        } else {
          await waitUntil(() => el.shadowRoot?.querySelector('#step'), `seed ${seed}: nothing is asked`);
          await walk(page, seed);
        }
        verify(page, seed);
        page.remove();
      }
    });
});
