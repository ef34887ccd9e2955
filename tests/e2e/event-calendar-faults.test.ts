import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { Guest, openCalendar } from './calendar.ts';
import { startDemo, type Demo } from './demo.ts';

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;
let me: Guest;
let meetings: Document_;

interface Document_ {
  events: Record<string, unknown>[];
  agendas: { items: { minutes: number }[] }[];
  [name: string]: unknown;
}

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
  const file = join(import.meta.dirname, '../../demo/content/events/demo-meetings.json');
  meetings = JSON.parse(await readFile(file, 'utf8')) as Document_;
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
beforeEach(async () => {
  context = await chrome.open({ viewport: { width: 1100, height: 900 } });
});
afterEach(() => context?.close());

/** A page of its own. @param allow faults that are provoked on purpose */
async function begin(allow: RegExp[] = []): Promise<Page> {
  strict = await strictPage(context, { allow });
  me = new Guest(strict.page);
  return strict.page;
}

const source = '/own-events.json';

/** What the page's source answers. */
const serve = (page: Page, body: string, status = 200, contentType = 'application/json'): Promise<unknown> =>
  page.route(`**${source}`, (route) => route.fulfill({ status, body, contentType }));

const changed = (change: (document: Document_) => void): string => {
  const document = structuredClone(meetings);
  change(document);
  return JSON.stringify(document);
};

const event = (id: string, more: object) => ({
  id,
  title: `Event ${id}`,
  kind: 'incontro',
  status: 'planned',
  ...more,
});

describe('a source', () => {
  it.each([
    ['is not there', 404, 'nothing', 'application/json'],
    ['fails', 500, 'nothing', 'application/json'],
    ['is a page', 200, '<!doctype html><p>Welcome', 'text/html'],
    ['is cut short', 200, '{"type":"events","events":[{"id":', 'application/json'],
  ])('that %s leaves the page’s own words, says so, and tells the author', async (_, status, body, type) => {
    const told: string[] = [];
    const page = await begin([/status of \d+/, /^console error: <varco-event-calendar>/]);
    page.on('console', (message) => message.text().startsWith('<varco-') && told.push(message.text()));
    await serve(page, body, status, type);
    await openCalendar(page, demo, { src: source });
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('The page’s own words.').isVisible()).toBe(true);
    await expect.poll(() => told.length).toBe(1);
    if (status === 500) {
      await page.unroute(`**${source}`);
      await serve(page, JSON.stringify(meetings));
      await page.getByRole('button', { name: 'Try again' }).click();
      await me.ready();
    }
    strict.verify();
  });
});

describe('a document that is renewed while one registers', () => {
  it('leaves the form, the focus and all that was written, and is sent by its new state', async () => {
    const page = await begin();
    await openCalendar(page, demo);
    await me.ready();
    await me.tabTo('button Register: Example: workshop for trainers');
    await me.press('Enter', /^h\d Registration:/);
    await me.introduce('Eva Guest', 'eva@guests.example');
    const box = page.getByRole('textbox', { name: 'E-mail address' });
    await me.calendar.evaluate(
      (element, document) => {
        (element as unknown as { definition: unknown }).definition = document;
      },
      {
        ...meetings,
        version: '1.1.0',
        events: meetings.events.map((one) =>
          one.id === 'esempio-laboratorio' ? { ...one, title: 'Example: workshop, in another room' } : one,
        ),
      },
    );
    await page.getByRole('heading', { name: 'Registration: Example: workshop, in another room' }).waitFor();
    expect(await box.inputValue()).toBe('eva@guests.example');
    expect(await page.getByRole('textbox', { name: 'Name and surname' }).inputValue()).toBe('Eva Guest');
    expect(await me.focused()).toMatch(/^input E-mail address/);
    await me.agreeAndSend();
    await page.getByRole('heading', { name: 'You have a seat' }).waitFor();
    expect((await demo.stored('esempio-laboratorio')).at(-1)!.answers).toMatchObject({ name: 'Eva Guest' });
    strict.verify();
  });

  it('without the event that one registers for leaves what was written to be read', async () => {
    const page = await begin();
    await openCalendar(page, demo);
    await me.ready();
    await me.tabTo('button Register: Example: meeting in Tirana');
    await me.press('Enter', /^h\d Registration:/);
    await me.introduce('Eva Guest', 'eva@guests.example');
    await me.calendar.evaluate(
      (element, document) => {
        (element as unknown as { definition: unknown }).definition = document;
      },
      {
        ...meetings,
        version: '1.1.0',
        circuits: [],
        events: meetings.events.filter(({ id }) => id !== 'esempio-tirana'),
      },
    );
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    expect(await page.getByRole('textbox', { name: 'Name and surname' }).inputValue()).toBe('Eva Guest');
    strict.verify();
  });
});

describe('a seat', () => {
  const id = 'esempio-online';
  const title = 'Example: first steps abroad';
  const left = async (): Promise<unknown> => {
    const answer = await fetch(`${demo.origin}/api/availability/esempio-incontri`);
    return ((await answer.json()) as { events: Record<string, { left?: number }> }).events[id]!.left;
  };

  it('that is held for who fills in the form is free again at once when they close the tab', async () => {
    const page = await begin();
    const before = await left();
    await openCalendar(page, demo);
    await me.ready();
    await me.tabTo(`button Register: ${title}`);
    await me.press('Enter', /^h\d Registration:/);
    await page.getByText(/^A seat is yours until \d/).waitFor();
    expect(await left()).toBe(Number(before) - 1);
    strict.verify();
    await page.close({ runBeforeUnload: true });
    await expect.poll(left, { timeout: 15_000 }).toBe(before);
  });

  it('is promised to nobody without a network, and told when the registration went out, also of a form that was closed', async () => {
    const page = await begin([/ERR_INTERNET_DISCONNECTED/]);
    await openCalendar(page, demo);
    await me.ready();
    await me.tabTo(`button Register: ${title}`);
    await me.press('Enter', /^h\d Registration:/);
    await me.introduce('Eva Guest', 'eva@guests.example');
    await page.getByText(/^saved at/).waitFor();
    await context.setOffline(true);
    await me.agreeAndSend();
    await page.getByRole('heading', { name: 'You are not registered yet' }).waitFor();
    await page.getByText('only then is it known whether there is a seat').waitFor();
    await me.tabTo('button Close', 'Shift+Tab');
    await me.press('Enter');
    await me.ready();
    await page.getByText('You are not registered yet').waitFor();
    await context.setOffline(false);
    await page.getByText('You have a seat', { exact: true }).waitFor({ timeout: 60_000 });
    expect((await demo.stored(id)).map(({ answers }) => answers)).toMatchObject([{ name: 'Eva Guest' }]);
    strict.verify();
  });
});

describe('a document with mistakes', () => {
  it('of minutes, dates and zones is shown as far as it goes, and each is told the author once, with its place', async () => {
    const told: string[] = [];
    const page = await begin([/^console error: <varco-event-calendar>/]);
    page.on('console', (message) => message.text().startsWith('<varco-') && told.push(message.text()));
    await serve(
      page,
      changed((document) => {
        document.agendas[0]!.items[1]!.minutes = 400;
        document.events.push(
          event('senza-data', {}),
          event('al-contrario', { when: '2027-05-09/2027-05-02' }),
          event('mese-tredici', { when: '2027-13' }),
          event('altrove', { when: '2027-04-01', start: '10:00', minutes: 60, timeZone: 'Mars/Olympus' }),
        );
      }),
    );
    await openCalendar(page, demo, { src: source });
    await me.ready();
    await page.getByRole('button', { name: /^Example: working tables/ }).waitFor();
    for (const id of ['senza-data', 'al-contrario', 'mese-tredici', 'altrove'])
      await page.getByRole('button', { name: new RegExp(`^Event ${id}`) }).waitFor();
    const paths = /agenda|\$\.events\[9\]|\$\.events\[1[0-2]\]/;
    await expect.poll(() => told.filter((text) => paths.test(text)).length).toBeGreaterThanOrEqual(4);
    const said = told.join('\n');
    expect(said).toMatch(/\$\.events\[10\]\.when/);
    expect(said).toMatch(/\$\.events\[11\]\.when/);
    expect(said).toMatch(/\$\.events\[12\]\.timeZone.*Mars\/Olympus/);
    expect(said).toMatch(/agenda/);
    await page.getByRole('button', { name: 'Month', exact: true }).click();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByRole('button', { name: /^Event altrove/ }).click();
    await page.getByRole('heading', { name: 'Event altrove' }).waitFor();
    expect(new Set(told.flatMap((text) => text.split('\n'))).size).toBe(
      told.flatMap((text) => text.split('\n')).length,
    );
    strict.verify();
  });
});

describe('ten thousand events on one day', () => {
  it('are counted in the day’s cell and listed by pages', async () => {
    const page = await begin([/^console error: <varco-event-calendar>/]);
    await serve(
      page,
      changed((document) => {
        document.circuits = [];
        document.events = Array.from({ length: 10_000 }, (_, i) =>
          event(`e${i}`, { when: '2027-05-05', start: '09:00' }),
        );
      }),
    );
    await openCalendar(page, demo, { src: source, search: '?show=month&on=2027-05-05' });
    const day = me.calendar.locator('[role=grid] [tabindex="0"]');
    await day.waitFor();
    expect(await day.getAttribute('aria-label')).toBe('Wednesday, May 5, 10,000 events');
    await day.press('Enter');
    await page.getByRole('heading', { name: 'Wednesday, May 5: 10,000 events' }).waitFor();
    const rows = me.calendar.locator('.entries li');
    expect(await rows.count()).toBeLessThan(500);
    const before = await rows.count();
    await page.getByRole('button', { name: /^Show .*more/ }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    expect(await rows.count()).toBeLessThan(1000);
    strict.verify();
  });
});
