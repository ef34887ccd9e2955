import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChrome, type Chrome } from '../support/chrome.ts';
import { full } from '../support/length.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo } from './demo.ts';
import { modes, pages } from './interviewee.ts';
import { words } from './respondent.ts';

const { next, saved, found } = words.it;
const elsewhere = /cambiate in un'altra scheda/;
const newer = 'Mostrate le più recenti';
const instead = 'Usate questo';

let demo: Demo;
let open: Chrome[] = [];
let faultless: StrictPage[] = [];

beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());
beforeEach(() => {
  [open, faultless] = [[], []];
});
afterEach(() => Promise.all(open.map((chrome) => chrome.close())));

/** Another browser, with nothing of the first. */
async function browser(): Promise<Chrome> {
  const chrome = await launchChrome();
  open.push(chrome);
  return chrome;
}
/** The interview in a tab of its own. */
async function tab(chrome: Chrome, url: string): Promise<Page> {
  // two devices that write at once are told so by the receiver: 412, which Chromium puts on the console
  const strict = await strictPage(chrome.context, { allow: [/status of 412/] });
  faultless.push(strict);
  await strict.page.goto(url);
  await strict.page.getByRole('button', { name: next }).waitFor();
  return strict.page;
}
const abroad = (page: Page) => page.getByRole('textbox', { name: 'Che cosa vuol dire «estero»' });
const proud = (page: Page) => page.getByRole('textbox', { name: 'Raccontate un momento' });

/** Writes, and sees it saved. */
async function write(page: Page, box: ReturnType<typeof abroad>, text: string): Promise<void> {
  await box.fill(text);
  await page.getByText(saved).waitFor();
  // what is said as saved is so of the last letter, too
  expect(await box.inputValue()).toBe(text);
}

/** Everything that can be read on the page of what was written: in its boxes, and in what is kept beside. */
const readable = (page: Page): Promise<string> =>
  page.locator('varco-interview').evaluate((host) => {
    const { textContent } = host.shadowRoot!;
    const boxes = [...host.shadowRoot!.querySelectorAll('textarea')].map(({ value }) => value);
    return [textContent, ...boxes].join('\n');
  });

async function expectReadable(page: Page, ...texts: string[]): Promise<void> {
  const all = await readable(page);
  for (const text of texts) expect(all).toContain(text);
}

/** The step's heading has the focus: nobody is left at the top of the page. */
const focused = (page: Page): Promise<string | null> =>
  page.locator('varco-interview').evaluate((host) => host.shadowRoot!.activeElement?.textContent.trim() ?? null);

describe.each(full ? modes : modes.slice(0, 1))('the same interview in two tabs (%s)', (mode) => {
  const url = () => demo.origin + pages[mode].it;
  const [here, there] = ['scritto nella prima scheda', 'scritto nella seconda scheda'];

  /** Both tabs wrote the same answer, the second one last. */
  async function both(): Promise<[Page, Page]> {
    const chrome = await browser();
    const first = await tab(chrome, url());
    await write(first, abroad(first), 'prima di tutto');
    const second = await tab(chrome, url());
    await second.getByText(found).waitFor();
    expect(await abroad(second).inputValue()).toBe('prima di tutto');
    await write(first, abroad(first), here);
    await second.getByText(elsewhere).waitFor();
    await write(second, abroad(second), there);
    await first.getByText(elsewhere).waitFor();
    // nothing changes under the hands of either
    expect(await abroad(first).inputValue()).toBe(here);
    expect(await abroad(second).inputValue()).toBe(there);
    return [first, second];
  }

  it('shows the newer answers when asked to, and has the older one at hand, to be taken back', async () => {
    const [first, second] = await both();
    await first.getByRole('button', { name: newer }).click();
    await first.getByRole('button', { name: `${instead}: ${here}` }).waitFor();
    expect(await abroad(first).inputValue()).toBe(there);
    expect(await focused(first)).toBe('Apertura');
    expect(await violations(first)).toEqual([]);

    await first.getByRole('button', { name: `${instead}: ${here}` }).click();
    await first.getByRole('button', { name: `${instead}: ${there}` }).waitFor();
    expect(await abroad(first).inputValue()).toBe(here);
    await second.getByRole('button', { name: newer }).click();
    await second.getByRole('button', { name: `${instead}: ${there}` }).waitFor();
    expect(await abroad(second).inputValue()).toBe(here);

    // another day, and on the review
    await first.close();
    await second.close();
    const later = await tab(open[0]!, url());
    await later.getByRole('button', { name: `${instead}: ${there}` }).waitFor();
    await expectReadable(later, here, there);
    await later.getByRole('navigation').getByRole('button', { name: 'Riepilogo e invio' }).click();
    await later.getByRole('button', { name: `${instead}: ${there}` }).waitFor();
    expect(await violations(later)).toEqual([]);
    // also the copy for other devices has to forget it
    const sent = later.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    await later.getByRole('button', { name: `Togliete: ${there}` }).click();
    await later.getByRole('button', { name: `${instead}: ${there}` }).waitFor({ state: 'detached' });
    expect(await focused(later)).toBe('Riepilogo e invio');
    await sent;
    await later.reload();
    await later.getByText(found).waitFor();
    expect(await readable(later)).not.toContain(there);
    for (const strict of faultless) strict.verify();
  });

  it('goes on here when one goes on writing, and has what the other wrote at hand', async () => {
    const [first, second] = await both();
    const more = 'riscritto nella prima scheda';
    await write(first, abroad(first), more);
    await second.getByText(elsewhere).waitFor();
    await first.getByRole('button', { name: newer }).click();
    await first.getByRole('button', { name: `${instead}: ${there}` }).waitFor();
    expect(await abroad(first).inputValue()).toBe(more);
    await second.getByRole('button', { name: newer }).click();
    await second.getByRole('button', { name: `${instead}: ${there}` }).waitFor();
    await expectReadable(second, more, there);
    for (const strict of faultless) strict.verify();
  });
});

describe.each(full ? modes : modes.slice(1))(
  'an interview that goes on in another browser, by its link (%s)',
  (mode) => {
    /** Resolves when the copy that is kept at the endpoint has these texts. */
    const copied = async (link: string, ...texts: string[]): Promise<void> => {
      const [, id, secret] = /#varco-draft=([\da-f-]+)\.([\w-]+)$/.exec(link)!;
      await expect
        .poll(
          async () => {
            const response = await fetch(`${demo.origin}/api/drafts/${id}`, {
              headers: { Authorization: `Draft ${secret}` },
            });
            return response.text();
          },
          { timeout: 60_000 },
        )
        .toSatisfy((copy: string) => texts.every((text) => copy.includes(text)));
    };

    it('has there what was written here, and here what was written there; where both wrote, both texts', async () => {
      const url = demo.origin + pages[mode].it;
      const one = await browser();
      await one.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.origin });
      const first = await tab(one, url);
      await write(first, abroad(first), 'dal telefono');
      await first.getByRole('button', { name: 'Copiate il link per continuare altrove' }).click();
      const clipboard = () => first.evaluate(() => navigator.clipboard.readText());
      await expect.poll(clipboard).toContain('#varco-draft=');
      const link = await clipboard();
      await copied(link, 'dal telefono');

      const second = await tab(await browser(), link);
      await second.getByText(found).waitFor();
      expect(await abroad(second).inputValue()).toBe('dal telefono');
      // the secret does not stay where one copies addresses from
      expect(second.url()).toBe(url);
      await write(second, proud(second), 'dal computer');
      await write(second, abroad(second), 'riscritto al computer');
      await copied(link, 'dal computer', 'riscritto al computer');

      await write(first, abroad(first), 'riscritto al telefono');
      await first.getByText(elsewhere).waitFor();
      await first.getByRole('button', { name: newer }).click();
      await expect.poll(() => proud(first).inputValue()).toBe('dal computer');
      await expectReadable(first, 'riscritto al telefono', 'riscritto al computer');
      await copied(link, 'dal computer', 'riscritto al telefono');

      await second.reload();
      await second.getByText(found).waitFor();
      expect(await proud(second).inputValue()).toBe('dal computer');
      await expectReadable(second, 'riscritto al telefono', 'riscritto al computer');
      expect(await violations(second)).toEqual([]);
      for (const strict of faultless) strict.verify();
    });
  },
);
