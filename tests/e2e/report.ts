import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download, Page, Route } from 'playwright-core';
import { group } from '../../demo/example/group.ts';
import type { Crossings, Results } from '../../src/contract/results.ts';
import { uuidv7 } from '../../src/delivery/ids.ts';
import { build, type Answers } from '../../src/form/index.ts';
import type { Demo } from './demo.ts';
import { definition, type Locale } from './respondent.ts';
import { Keyboard } from './visitor.ts';

const root = join(import.meta.dirname, '../..');

/** What the region's pages are about. */
export const mapping = 'living-mapping';

/** Where the region shows what all answered together, and to one organisation its own picture. */
export const reportPages: Record<Locale, { all: string; mine: string }> = {
  it: { all: '/regione/fotografia/', mine: '/regione/fotografia/vostra/' },
  en: { all: '/regione/en/picture/', mine: '/regione/en/picture/yours/' },
  sq: { all: '/regione/sq/pasqyra/', mine: '/regione/sq/pasqyra/juaja/' },
};

/** Invented organisations that answer the mapping as those of the example do. */
export const organisations = (size: number): Answers[] =>
  group(build(definition(mapping)), size, 'end to end').map(({ answers }) => answers);

/** Sends answers as a page would. @returns the code of the receipt, as a respondent has it */
export async function send({ origin }: Demo, answers: Answers): Promise<string> {
  const { version, digest } = (await (await fetch(`${origin}/api/definitions/${mapping}`)).json()) as {
    version: string;
    digest: string;
  };
  const id = uuidv7();
  const now = new Date().toISOString();
  const response = await fetch(`${origin}/api/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
    body: JSON.stringify({
      ...{ id, kind: 'questionnaire', about: mapping, version, digest, locale: 'it' },
      ...{ answers, startedAt: now, finishedAt: now, page: `${origin}/` },
    }),
  });
  if (response.status !== 201) throw new Error(`The receiver answered ${response.status}: ${await response.text()}`);
  return `${id}.${((await response.json()) as { code: string }).code}`;
}

/** What the receiver tells anybody of what all answered. */
export const told = async ({ origin }: Demo): Promise<Results> =>
  (await (await fetch(`${origin}/api/results/${mapping}`)).json()) as Results;
export const crossed = async ({ origin }: Demo, by: string): Promise<Crossings> =>
  (await (await fetch(`${origin}/api/results/${mapping}/by/${by}`)).json()) as Crossings;

/** Puts a page of these elements at an address of the demonstration, under the headers of its own pages. */
export async function ownPage(page: Page, path: string, body: string, locale: Locale = 'en'): Promise<void> {
  const headers = JSON.parse(await readFile(join(root, 'demo/headers.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" /><title>A page</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" /><link rel="stylesheet" href="/varco/varco.css" />
    <script type="module" src="/varco/cdn/varco.js"></script></head><body><main><h1>A page</h1>${body}</main></body></html>`;
  await page.route(new RegExp(`${path}(\\?.*)?$`), (route: Route) =>
    route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers: headers['/']! }),
  );
}

/** The tag of a report of the mapping. */
export const reportTag = (results = `/api/results/${mapping}`, attributes = ''): string =>
  `<varco-status-report src="/api/definitions/${mapping}" endpoint="/api/submissions" results="${results}" theme="plain"
    ${attributes}>The page’s own words.</varco-status-report>`;

/** How many sheets of paper a page is printed on. */
export const sheets = async (page: Page): Promise<number> =>
  (await page.pdf({ format: 'A4', printBackground: false })).toString('latin1').match(/\/Type ?\/Page\b/g)!.length;

/** Widest that anything of the page is. */
export const breadth = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** Somebody who reads a report, with the keyboard alone. */
export class Reader extends Keyboard {
  readonly report = this.page.locator('varco-status-report');

  /** Waits until the last part of the report of all is there. */
  async whole(): Promise<void> {
    await this.report.locator('#late-files .choices').waitFor();
  }

  /** Goes to a section of the report of all: by the list of them, from the beginning of the page. */
  async section(title: string): Promise<void> {
    await this.page
      .locator('h1')
      .first()
      .evaluate((heading: HTMLElement) => {
        heading.tabIndex = -1;
        heading.focus();
      });
    await this.tabTo(`button ${title}`);
    // the heading unfolds it, and says how much is in it
    await this.press('Enter');
    await this.report
      .locator('section')
      .filter({ hasText: title })
      .getByRole('button', { expanded: true })
      .first()
      .waitFor();
    await this.focusOn(new RegExp(`^button ${title}`));
  }

  /** What a button saves, found with Tab: its name and its bytes. */
  async save(button: string | RegExp, key = 'Tab'): Promise<{ name: string; bytes: Buffer }> {
    await this.tabTo(button, key);
    const coming = this.page.waitForEvent('download');
    await this.press('Enter');
    return taken(await coming);
  }

  /** Chooses in what has the focus, by its first letters. */
  async pick(letters: string): Promise<void> {
    await this.page.keyboard.type(letters, { delay: 5 });
  }
}

/** What was downloaded. */
export async function taken(download: Download): Promise<{ name: string; bytes: Buffer }> {
  return { name: download.suggestedFilename(), bytes: await readFile((await download.path())!) };
}
