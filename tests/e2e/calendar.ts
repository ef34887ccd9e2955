import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Demo } from './demo.ts';
import type { Locale } from './respondent.ts';
import { Keyboard } from './visitor.ts';

const root = join(import.meta.dirname, '../..');

/** Where a page with a calendar alone stands in these tests. */
const path = '/calendar-alone/';

/** Today in Italy, as the visitor's browser has it: `2027-01-31`. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date());

export const meetings = 'esempio-incontri';
export const onNow = 'esempio-oggi';

/** The demonstration's content and an event that is on all day today. */
export async function contentWithToday(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'varco-content-'));
  await cp(join(root, 'demo/content'), folder, { recursive: true });
  const text = await readFile(join(folder, 'events/demo-meetings.json'), 'utf8');
  const document = JSON.parse(text) as { id: string; programmes: { id: string }[]; events: object[] };
  const event = {
    id: 'oggi',
    kind: 'incontro',
    title: { it: 'Incontro di oggi', en: 'Meeting of today', sq: 'Takimi i sotëm' },
    status: 'planned',
    when: today(),
    start: '00:00',
    minutes: 1440,
    registration: { questionsBefore: true, questionsLive: true },
  };
  const { privacy, locales, timeZone, kinds } = document as unknown as Record<string, unknown>;
  const own = { type: 'events', id: onNow, version: '1.0.0', locales, title: event.title, timeZone, privacy, kinds };
  await writeFile(join(folder, 'events/today.json'), JSON.stringify({ ...own, events: [event] }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface CalendarPage {
  readonly locale?: Locale;
  /** id of the document */
  readonly about?: string;
  /** address of the document, where it is not the receiver's */
  readonly src?: string;
  /** of the page: `?entry=…` */
  readonly search?: string;
  readonly attributes?: string;
}

/** Opens a page with a calendar alone, under the headers of the demonstration's pages. */
export async function openCalendar(
  page: Page,
  demo: Demo,
  { locale = 'en', about = meetings, src = `/api/events/${about}`, search = '', attributes = '' }: CalendarPage = {},
): Promise<void> {
  const headers = JSON.parse(await readFile(join(root, 'demo/headers.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const body = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" /><title>Calendar</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" /><link rel="stylesheet" href="/varco/varco.css" />
    <script type="module" src="/varco/cdn/varco.js"></script></head>
    <body><main><h1>Calendar</h1><varco-event-calendar src="${src}" endpoint="/api/submissions"
    availability="/api/availability/${about}" theme="plain" deep-links ${attributes}>The page’s own words.</varco-event-calendar>
    </main></body></html>`;
  await page.unroute(`**${path}*`);
  await page.route(`**${path}*`, (route) =>
    route.fulfill({ body, contentType: 'text/html; charset=utf-8', headers: headers['/']! }),
  );
  await page.goto(`${demo.origin}${path}${search}`);
}

/** Somebody who looks for events with the keyboard alone. */
export class Guest extends Keyboard {
  readonly calendar = this.page.locator('varco-event-calendar');

  /** Waits until the list or another view is there. */
  async ready(): Promise<void> {
    await this.calendar.locator('.layouts').waitFor();
  }

  /** Fills in who one is, from the step before the questions to the review. */
  async introduce(name: string, email: string): Promise<void> {
    await this.tabTo('button Continue');
    await this.press('Enter');
    await this.page.getByRole('textbox', { name: 'Name and surname' }).waitFor();
    await this.fill(/^input Name and surname/, name);
    await this.fill(/^input E-mail address/, email);
  }

  /** Agrees, looks over what was written, and sends it. */
  async agreeAndSend(): Promise<void> {
    await this.tabTo(/^input I agree/);
    await this.press('Space');
    await this.tabTo('button Continue');
    await this.press('Enter', /^h\d Review and send/);
    await this.tabTo('button Send');
    await this.press('Enter');
  }

  /** The code of the receipt that is shown. */
  async code(): Promise<string> {
    return (await this.calendar.locator('code').textContent())!.trim();
  }
}
