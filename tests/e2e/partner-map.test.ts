import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { some } from '../support/length.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { startDemo, type Demo } from './demo.ts';
import { heard } from './heard.ts';
import type { Locale } from './respondent.ts';
import { mapPages, Visitor } from './visitor.ts';

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;
/** bodies of what the receiver answered to the page, by address */
let answered: Promise<[url: string, body: string]>[];

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
beforeEach(async () => {
  context = await chrome.open({ viewport: { width: 1100, height: 900 } });
  strict = await strictPage(context);
  answered = [];
  record(strict.page);
});
afterEach(() => context?.close());

function record(page: Page): void {
  page.on('response', (response) => {
    if (response.url().includes('/api/'))
      answered.push(
        response
          .text()
          // the browser lets go of bodies when the page goes elsewhere
          .catch((cause: unknown) => (/No data found/.test(String(cause)) ? '' : Promise.reject(cause as Error)))
          .then((text) => [`${response.status()} ${response.url()}`, text]),
      );
  });
}

/** No address of anybody came to the page, and something did come. */
async function expectNoAddress(): Promise<void> {
  const all = await Promise.all(answered);
  expect(all.filter(([, body]) => body).length).toBeGreaterThan(0);
  for (const [url, body] of all) expect(body, url).not.toMatch(/[\w.+-]+@[\w-]+\.\w+/);
}

/** Those messages to somebody that are in the spool; waits for the first. */
async function mailTo(address: string): Promise<string[]> {
  for (const end = Date.now() + 20_000; ;) {
    const found = (await demo.mail()).filter((text) => text.includes(`To: ${address}\r\n`));
    if (found.length || Date.now() > end) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
}

const at = (locale: Locale, search = ''): string => `${demo.origin}${mapPages[locale]}${search}`;

describe('a visitor with a keyboard', () => {
  it('finds by a misspelt word, opens, follows a link and comes back to where they were', async () => {
    const me = new Visitor(strict.page);
    await me.open(at('en'));
    expect(await me.listed()).toHaveLength(41);
    await me.tabTo('input Search');
    await me.page.keyboard.type('Legacop');
    await me.page.getByText('5 of 41 organisations').waitFor();
    expect((await me.listed())[0]).toBe('Legacoop');

    await me.tabTo('button Legacoop');
    await me.press('Enter', 'h3 Legacoop');
    await me.tabTo('button Ufficio internazionalizzazione Legacoop');
    await me.press('Enter', 'h3 Ufficio internazionalizzazione Legacoop');
    await me.page.goBack();
    await me.focusOn('button Ufficio internazionalizzazione Legacoop');
    await me.page.getByRole('heading', { name: 'Legacoop', exact: true }).waitFor();
    await me.press('Escape', 'button Legacoop');
    expect((await me.listed())[0]).toBe('Legacoop');
    strict.verify();
    await expectNoAddress();
  });

  it('goes over the map by arrows, opens a marker, and Escape gives the focus back to it', async () => {
    const me = new Visitor(strict.page);
    await me.open(at('en', '?q=Legacoop'));
    await me.page.getByText('5 of 41 organisations').waitFor();
    await me.tabTo(/^button .*Ancona, Italy$/);
    const marker = await me.focused();
    await me.press('ArrowLeft', /^button \d organisations/);
    await me.press('ArrowRight', marker);
    await me.press('Enter', 'h3 Legacoop Marche');
    await me.press('Escape', marker);
    // two at one place open as a fan around it
    for (const _ of [1, 2]) await me.press('+');
    await me.focusOn(marker);
    await me.press('ArrowLeft', 'button 2 organisations, Rome');
    await me.press('Enter', /^button (Legacoop|Ufficio).*Rome, Italy$/);
    await me.press('Escape', 'button 2 organisations, Rome');
    strict.verify();
  });

  it('writes to an organisation, and the message is passed on once', async () => {
    const { page } = strict;
    const me = new Visitor(page);
    await me.open(at('en', '?entry=cicopa'));
    await page.getByRole('heading', { name: 'Cicopa' }).waitFor();
    await me.tabTo('button Write to this organisation');
    await me.press('Enter', /^h\d Write to Cicopa/);
    expect(await violations(page)).toEqual([]);
    await me.tabTo('button Continue');
    await me.press('Enter');
    await page.getByRole('radio', { name: 'Information' }).waitFor();
    await me.tabTo(/^input Trade/);
    await me.press('ArrowDown', /^input A joint project/);
    await me.fill(/^textarea Your message/, 'We are a co-operative in Lodi, and look for members to learn from.');
    await me.fill(/^input Your name/, 'Somebody of Lodi');
    await me.fill(/^input Your e-mail address/, 'visitor@lodi.example');
    await me.tabTo(/^input I agree/);
    await me.press('Space');
    await me.tabTo('button Send');
    await me.press('Enter', 'h4 Received');
    expect(await violations(page)).toEqual([]);

    const sent = await mailTo('cicopa@associazione.example');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('Reply-To: Somebody of Lodi <visitor@lodi.example>');
    expect(sent[0]!.replace(/=\r\n/g, '')).toContain(
      'We are a co-operative in Lodi, and look for members to learn from.',
    );

    await me.tabTo('button Close', 'Shift+Tab');
    await me.press('Enter', 'button Write to this organisation');
    strict.verify();
    await expectNoAddress();
  });
});

describe('a visitor who listens', () => {
  it('hears, from finding to the receipt, what is written down', async () => {
    const { page } = strict;
    const me = new Visitor(page, 'it');
    const lines: string[] = [];
    /** from what has the focus on, and no farther than the map, which is told once */
    const hear = async (where: string, all = false): Promise<void> => {
      const told = await heard(page, !all, 'varco-partner-map');
      const map = told.indexOf('region “Mappa”');
      lines.push(`===== ${where}`, ...(all ? told : told.slice(0, map)), '');
    };
    await me.open(at('it', '?country=BE'));
    await hear('the list', true);
    await me.tabTo('input Cerca');
    await page.keyboard.type('aleanza');
    await page.getByText(/^1 organizzazion\w su 41/).waitFor();
    await hear('what was found');
    await me.tabTo(`button ${me.words.ica}`);
    await me.press('Enter', `h3 ${me.words.ica}`);
    await hear('the card');
    await me.tabTo('button Cicopa');
    await me.press('Enter', 'h3 Cicopa');
    await hear('a link followed');
    await me.tabTo(`button ${me.words.write}`);
    await me.press('Enter', /^h\d Scrivete a Cicopa/);
    await hear('before writing');
    await me.tabTo(`button ${me.words.next}`);
    await me.press('Enter');
    await page.getByRole('button', { name: me.words.send, exact: true }).waitFor();
    await me.focusOn(/^h4/);
    await hear('the form');
    await me.tabTo(`button ${me.words.send}`);
    await me.press('Enter');
    await page.getByText("C'è qualcosa da correggere").first().waitFor();
    await hear('what is missing');
    await me.tabTo(/^input Commercio/);
    await me.press('Space');
    await me.fill(/^textarea Il vostro messaggio/, 'Siamo una cooperativa di Lodi e vorremmo conoscervi.');
    await me.fill(/^input Il vostro nome/, 'Prova di Lodi');
    await me.fill(/^input Il vostro indirizzo/, 'prova@lodi.example');
    await me.tabTo(/^input Acconsento/);
    await me.press('Space');
    await me.tabTo(`button ${me.words.send}`);
    await me.press('Enter', `h4 ${me.words.received}`);
    await hear('the receipt');
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./transcripts/partner-map.it.txt');
    strict.verify();
    await expectNoAddress();
  });
});

describe('what is sent', () => {
  it('is a proposal that is published when it was accepted, with where it is known from', async () => {
    const { page } = strict;
    const me = new Visitor(page);
    await me.open(at('en'));
    await page.getByRole('button', { name: me.words.propose }).click();
    await page.getByRole('textbox', { name: 'Name (English)' }).fill('Proposed Playhouse');
    const choose = async (name: string, text: string) => {
      await page.getByRole('combobox', { name, exact: true }).fill(text);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    };
    await choose('Kind', 'cultural');
    await choose('Find the town by its name (optional)', 'Ljublj');
    await page.getByRole('textbox', { name: 'Where do you know this from?' }).fill('its own website');
    await page.getByRole('checkbox', { name: 'What I propose of the entry may be published.' }).check();
    await page.getByRole('checkbox', { name: 'I agree that what I wrote' }).check();
    await page.getByRole('button', { name: me.words.next, exact: true }).click();
    await page.getByRole('heading', { name: 'Review and send' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: me.words.send, exact: true }).click();
    await page.getByRole('heading', { name: me.words.received }).waitFor();
    await me.open(at('en'));
    expect(await me.listed()).toHaveLength(41);

    const { proposals } = await demo.admin<{ proposals: { id: string; source: string }[] }>('proposals?state=pending');
    expect(proposals.map(({ source }) => source)).toEqual(['its own website']);
    await demo.admin(`proposals/${proposals[0]!.id}`, { action: 'accept' });
    await me.open(at('en', '?q=playhuose'));
    await page.getByText('1 of 42 organisations').waitFor();
    expect(await me.listed()).toEqual(['Proposed Playhouse']);
    await page.getByText('cultural centre · Ljubljana, Slovenia').waitFor();
    strict.verify();
    await expectNoAddress();
  });

  it('is a request for help, which goes to the desk for Albania where it is about Albania', async () => {
    const { page } = strict;
    const me = new Visitor(page);
    await me.open(at('en'));
    await page.getByRole('button', { name: 'Ask an office for help' }).click();
    await page.getByRole('textbox', { name: /^What or whom/ }).fill('A host for readings in Tirana, in the autumn.');
    await page.getByRole('combobox', { name: /^In which countries/ }).fill('Alban');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Albania and Kosovo desk (example)').waitFor();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Somebody of Lodi');
    await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('visitor@lodi.example');
    await page.getByRole('checkbox', { name: /^I agree/ }).check();
    await page.getByRole('button', { name: me.words.send, exact: true }).click();
    await page.getByRole('heading', { name: me.words.received }).waitFor();
    expect(await mailTo('albania@associazione.example')).toHaveLength(1);
    expect((await demo.mail()).filter((text) => text.includes('To: partenariati@'))).toHaveLength(0);
    strict.verify();
    await expectNoAddress();
  });
});

describe('a link', () => {
  it('shows a colleague the same, and going back leads to what was before', async () => {
    const { page } = strict;
    const me = new Visitor(page);
    await me.open(at('en'));
    await page.getByRole('button', { name: me.words.kind, exact: true }).click();
    await page.getByRole('checkbox', { name: /^network/ }).check();
    await page.keyboard.press('Escape');
    await page.getByText(/^\d of 4\d organisations/).waitFor();
    const listed = await me.listed();
    expect(listed.length).toBeLessThan(10);
    await page.waitForURL(/kind=network/);
    await page.getByRole('button', { name: 'Cecop' }).click();
    await page.getByRole('heading', { name: 'Cecop' }).waitFor();

    const second = await strictPage(context);
    await second.page.goto(page.url());
    await second.page.getByRole('heading', { name: 'Cecop' }).waitFor();
    await second.page.getByRole('button', { name: /^Kind: network/ }).waitFor();
    await second.page.getByRole('button', { name: 'Back to the list' }).click();
    expect(await new Visitor(second.page).listed()).toEqual(listed);
    second.verify();

    await page.goBack();
    await me.focusOn('button Cecop');
    expect(await me.listed()).toEqual(listed);
    strict.verify();
  });
});

describe('without scripts', () => {
  const pages: [path: string, count: number][] = [
    ['/associazione/mappa/', 41],
    ['/colabora/', 21],
    ['/associazione/en/map/', 41],
    ['/associazione/sq/harta/', 41],
    ['/colabora/en/', 21],
    ['/colabora/sq/', 21],
  ];
  it.each(some(pages, 2))('%s lists all %i', async (path, count) => {
    const plain = await chrome.open({ javaScriptEnabled: false });
    try {
      const page = await plain.newPage();
      await page.goto(demo.origin + path);
      const items = page.locator('varco-partner-map li');
      expect(await items.count()).toBe(count);
      for (const item of [items.first(), items.last()]) expect(await item.isVisible()).toBe(true);
    } finally {
      await plain.close();
    }
  });
});

describe('the list that stands in the page', () => {
  it.each([
    ['/associazione/en/map/', 'partners'],
    ['/colabora/en/', 'partners/veneto-partners'],
  ])('of %s is the one that is published', async (path, document) => {
    interface Document {
      features: { id: string; properties: { name: string | Record<string, string>; provenance: object } }[];
    }
    const page = await (await fetch(demo.origin + path)).text();
    const published = (await (await fetch(`${demo.origin}/api/${document}`)).json()) as Document;
    // but for what was proposed meanwhile
    const names = published.features
      .map(({ properties: { name } }) => (typeof name === 'string' ? name : (name.en ?? name.it!)))
      .filter((name) => name !== 'Proposed Playhouse');
    const plain = (text: string) => text.replace(/&amp;/g, '&').replace(/['’]/g, '’').replace(/\s+/g, ' ').trim();
    const own = /<varco-partner-map[\s\S]*<\/varco-partner-map>/.exec(page)![0];
    const items = [...own.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, text]) => plain(text!));
    expect(items.length).toBe(names.length);
    items.forEach((item, i) => expect(item.startsWith(`${plain(names[i]!)}:`), item).toBe(true));
  });
});

describe.each(some(['it', 'en', 'sq'] as const))('every view, in %s', (locale) => {
  it.each(some([320, 1100]))('is without faults at %i px', async (width) => {
    const { page } = strict;
    await page.setViewportSize({ width, height: 900 });
    const me = new Visitor(page, locale);
    const { words } = me;
    const well = async (where: string): Promise<void> => {
      expect([where, await violations(page)]).toEqual([where, []]);
      expect([where, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([where, width]);
    };
    await me.open(at(locale));
    await well('list');
    const folded = page.getByRole('button', { name: words.filters, exact: true });
    if (await folded.isVisible()) await folded.click();
    await page.getByRole('button', { name: words.kind, exact: true }).click();
    await page.getByRole('checkbox').first().waitFor();
    await well('filters');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.match, exact: true }).click();
    await page.getByRole('textbox', { name: words.seek }).fill('Albania');
    await page.locator('.matches li').first().waitFor();
    await well('match');
    await page.getByRole('button', { name: words.propose, exact: true }).click();
    await page.getByRole('button', { name: words.next, exact: true }).waitFor();
    await well('propose');
    await me.open(at(locale, '?entry=ica'));
    await page.getByRole('heading', { name: words.ica }).waitFor();
    await well('card');
    await page.getByRole('button', { name: words.write }).click();
    await page.getByRole('button', { name: words.next, exact: true }).click();
    await page.getByRole('button', { name: words.send, exact: true }).waitFor();
    await well('contact');
    strict.verify();
  });
});

const portal: [locale: Locale, path: string][] = [
  ['it', '/colabora/'],
  ['en', '/colabora/en/'],
  ['sq', '/colabora/sq/'],
];
describe.each(some(portal))('the portal, in %s', (locale, path) => {
  it('is without faults, narrow and wide, light and dark, and says its entries to search engines too', async () => {
    const { page } = strict;
    const me = new Visitor(page, locale);
    await me.open(demo.origin + path);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await violations(page)).toEqual([]);
      }
    }
    const said = page.locator('script[type="application/ld+json"]');
    const { itemListElement } = JSON.parse((await said.textContent())!) as { itemListElement: object[] };
    expect(itemListElement).toHaveLength(21);
    strict.verify();
    await expectNoAddress();
  });
});

describe('somebody whose device asks for', () => {
  it('forced colours sees what is pressed, what has the focus, and no fault', async () => {
    const { page } = strict;
    await page.emulateMedia({ forcedColors: 'active' });
    const me = new Visitor(page);
    await me.open(at('en'));
    const colour = (name: string) =>
      page.getByRole('button', { name, exact: true }).evaluate((button) => getComputedStyle(button).backgroundColor);
    expect(await colour('Both')).not.toBe(await colour('List'));
    await me.tabTo('input Search');
    const ring = await page.getByRole('searchbox', { name: 'Search', exact: true }).evaluate((box) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(box);
      return [outlineStyle, parseFloat(outlineWidth) >= 2];
    });
    expect(ring).toEqual(['solid', true]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cecop' }).click();
    await page.getByRole('heading', { name: 'Cecop' }).waitFor();
    expect(await violations(page)).toEqual([]);
    strict.verify();
  });

  it('less motion sees the map where it goes at once', async () => {
    const { page } = strict;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const me = new Visitor(page);
    await me.open(at('en'));
    const places = () =>
      page.evaluate(async () => {
        const root = document.querySelector('varco-partner-map')!.shadowRoot!;
        const markers = () =>
          [...root.querySelectorAll<HTMLElement>('.markers button')].map((b) => b.style.left).join();
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const before = markers();
        root.querySelector<HTMLElement>('.tools .tool')!.click();
        for (let i = 0; i < 3; i++) await frame();
        const soon = markers();
        await new Promise((done) => setTimeout(done, 600));
        return { moved: soon !== before, still: soon === markers() };
      });
    expect(await places()).toEqual({ moved: true, still: true });
    strict.verify();
  });
});
