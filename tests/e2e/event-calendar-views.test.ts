import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { some } from '../support/length.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { violations } from '../support/violations.ts';
import { Guest, openCalendar } from './calendar.ts';
import { startDemo, type Demo } from './demo.ts';

let demo: Demo;
let chrome: SharedChrome;
let context: BrowserContext;
let strict: StrictPage;
let me: Guest;

beforeAll(async () => {
  chrome = await shareChrome();
  demo = await startDemo();
});
afterAll(() => Promise.all([demo?.close(), chrome?.close()]));
beforeEach(async () => {
  context = await chrome.open({ viewport: { width: 1100, height: 900 } });
  strict = await strictPage(context);
  me = new Guest(strict.page);
});
afterEach(() => context?.close());

/** No fault that axe finds, and nothing that is wider than the page. */
async function well(page: Page, where: string): Promise<void> {
  expect([where, await violations(page)]).toEqual([where, []]);
  expect([where, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
    where,
    page.viewportSize()!.width,
  ]);
}

describe.each(some(['it', 'en', 'sq'] as const))('every view, in %s', (locale) => {
  it.each(some([320, 1100]))('is without faults at %i px', async (width) => {
    const { page } = strict;
    await page.setViewportSize({ width, height: 900 });
    const { calendar } = me;
    const view = async (search: string, there: string): Promise<void> => {
      await openCalendar(page, demo, { locale, search });
      await calendar.locator(there).first().waitFor();
      await well(page, search || 'list');
    };
    await view('', '.entries');
    await view('?show=month&on=2027-02-25', '[role=grid]');
    await calendar.locator('[role=grid] [tabindex="0"]').press('Enter');
    await calendar.locator('#day').waitFor();
    await well(page, 'day');
    await view('?show=year&on=2027-02-25', '.year');
    await view('?show=circuits', '.circuit');
    await view('?entry=esempio-tirana', '#card');
    await calendar.locator('[data-ask="register esempio-tirana"]').click();
    const next = calendar.locator('.inset button.primary');
    await next.waitFor();
    await well(page, 'before the form');
    await next.click();
    await calendar.locator('input[type=email], input[autocomplete=email]').waitFor();
    await well(page, 'form');
    await next.click();
    await calendar.locator('[aria-invalid=true]').first().waitFor();
    await well(page, 'what is missing');
    await calendar.locator('input[autocomplete=name]').fill('Prova');
    await calendar.locator('input[autocomplete=email]').fill('prova@guests.example');
    await calendar.locator('.inset input[type=checkbox]').last().check();
    await next.click();
    await calendar.locator('input[autocomplete=name]').waitFor({ state: 'detached' });
    await well(page, 'review');
    await next.click();
    await calendar.locator('.ticket code').waitFor();
    await well(page, 'receipt');
    await openCalendar(page, demo, { locale });
    await calendar.locator('[data-ask="mine "]').click();
    await calendar.locator('.ticket code').waitFor();
    await well(page, 'mine');
    strict.verify();
  });
});

describe('the name of an event', () => {
  it('says its title, the whole date, the hours, the zone, its status and its seats', async () => {
    const { page } = strict;
    await openCalendar(page, demo);
    await page.getByText('40 seats left').first().waitFor();
    const list = me.calendar.locator('.entries .name');
    const names = await list.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel));
    for (const name of [
      /^Example: working tables on partnerships, Thursday, February 11, 2027, 14:30–18:30 \(Central European Time\), planned, 40 seats left \(example seats\)$/,
      /^Example: meeting in Tirana, Thursday, March 11, 2027, 10:00–13:00 \(Central European Time\), planned, \d+ seats left \(example seats\)$/,
    ])
      expect(names).toContainEqual(expect.stringMatching(name));
    strict.verify();
  });
});

describe('the grid of a month', () => {
  it('is walked by its keys, and Escape gives the focus back to what an event was opened by', async () => {
    const { page } = strict;
    await openCalendar(page, demo, { search: '?show=month&on=2027-02-24' });
    await me.calendar.locator('[role=grid]').waitFor();
    await page.getByRole('heading', { name: 'February 2027' }).waitFor();
    await me.tabTo('button Wednesday, February 24');
    const steps: [key: string, day: string | RegExp][] = [
      ['ArrowRight', /^button Thursday, February 25, 2 events/],
      ['ArrowLeft', 'button Wednesday, February 24'],
      ['ArrowUp', 'button Wednesday, February 17'],
      ['ArrowDown', 'button Wednesday, February 24'],
      ['Home', 'button Monday, February 22'],
      ['End', 'button Sunday, February 28'],
      ['ArrowRight', 'button Monday, March 1'],
      ['ArrowLeft', 'button Sunday, February 28'],
      ['PageUp', 'button Thursday, January 28'],
      ['PageDown', 'button Sunday, February 28'],
      ['Shift+PageDown', 'button Monday, February 28'],
      ['Shift+PageUp', 'button Sunday, February 28'],
    ];
    for (const [key, day] of steps) await me.press(key, day);
    // one stop for Tab in the whole grid
    expect(await me.calendar.locator('[role=grid] [tabindex="0"]').count()).toBe(1);
    for (const _ of [1, 2, 3]) await me.press('ArrowLeft');
    await me.focusOn(/^button Thursday, February 25/);
    await me.press('Enter', /^h4 Thursday, February 25: 2 events/);
    await me.tabTo(/^button Example: workshop for trainers/);
    const opener = await me.focused();
    await me.press('Enter', 'h3 Example: workshop for trainers');
    await me.press('Escape', opener);
    strict.verify();
  });
});

describe('a finger', () => {
  it('finds every button and every box 44 px high, in each view of a phone', async () => {
    const phone = await chrome.open({ viewport: { width: 320, height: 800 }, hasTouch: true, isMobile: true });
    const touched = await strictPage(phone);
    const { page } = touched;
    const calendar = page.locator('varco-event-calendar');
    const low = (): Promise<string[]> =>
      page.evaluate(() =>
        [
          ...document
            .querySelector('varco-event-calendar')!
            .shadowRoot!.querySelectorAll('button, label:has(input), .control'),
        ]
          // the days of a month are as wide as a seventh of the page
          .filter((element) => element.checkVisibility() && !element.closest('[role=grid]'))
          .filter((element) => element.getBoundingClientRect().height < 43.5)
          .map(({ textContent }) => textContent.trim()),
      );
    for (const [search, there] of [
      ['', '.entries'],
      ['?show=month&on=2027-02-25', '[role=grid]'],
      ['?show=year&on=2027-02-25', '.year'],
      ['?show=circuits', '.circuit'],
      ['?entry=esempio-tirana', '#card'],
    ] as const) {
      await openCalendar(page, demo, { search });
      await calendar.locator(there).first().waitFor();
      expect([search, await low()]).toEqual([search, []]);
    }
    touched.verify();
    await phone.close();
  });
});

describe('somebody whose device asks for', () => {
  it('forced colours sees which view is pressed, which day has the focus, and no fault', async () => {
    const { page } = strict;
    await page.emulateMedia({ forcedColors: 'active' });
    await openCalendar(page, demo, { search: '?show=month&on=2027-02-25' });
    await me.calendar.locator('[role=grid]').waitFor();
    const colour = (name: string) =>
      page.getByRole('button', { name, exact: true }).evaluate((button) => getComputedStyle(button).backgroundColor);
    expect(await colour('Month')).not.toBe(await colour('List'));
    await me.tabTo(/^button Thursday, February 25/);
    const ring = await me.calendar.locator('[role=grid] [tabindex="0"]').evaluate((cell) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(cell, '::after');
      return [outlineStyle, parseFloat(outlineWidth) >= 2];
    });
    expect(ring).toEqual(['solid', true]);
    await well(page, 'month');
    await openCalendar(page, demo, { search: '?entry=esempio-tavoli' });
    await me.calendar.locator('#card').waitFor();
    await well(page, 'card');
    strict.verify();
  });

  it('less motion sees nothing that moves', async () => {
    const { page } = strict;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openCalendar(page, demo);
    await me.ready();
    const moving = (): Promise<number> =>
      page.evaluate(
        () =>
          [...document.querySelector('varco-event-calendar')!.shadowRoot!.querySelectorAll('*')].filter((element) => {
            // an animation of no length (a word that appears after a while) moves nothing
            const { transitionDuration, animationDuration } = getComputedStyle(element);
            return parseFloat(animationDuration) > 0 || parseFloat(transitionDuration) > 0;
          }).length,
      );
    expect(await moving()).toBe(0);
    for (const name of ['Month', 'Year', 'Circuits']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name, exact: true, pressed: true }).waitFor();
      expect([name, await moving()]).toEqual([name, 0]);
    }
    strict.verify();
  });
});
