import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { strFromU8, unzipSync } from 'fflate';
import { definition, downloaded, eachOnCleanPage, endpoint, open, receipt, worked } from './harness.ts';
import type { Page } from '../questionnaire/harness.ts';
import { noMedia } from '../support/commands.ts';

eachOnCleanPage();

/** Told so far that it can be sent. */
const complete = {
  ...worked,
  experiences: worked.experiences.map((e) => ({
    where_country: 'IT',
    when: '2015',
    channel: 'outreach',
    intent: 'planned',
    ...e,
  })),
  participants_roles: ['artistic'],
  consent: true,
  why: 'To be known',
  what: 'Our way of working',
  where: ['AL'],
  actions: [{ action: 'write to the partners' }],
  readback_ok: 'yes',
};

async function review(known: object = worked): Promise<Page> {
  const page = await open(definition(), { known });
  await page.press('Review and send');
  await page.says('The document to take with you');
  return page;
}

const said = (page: Page) => page.root.querySelector('.unseen[role=status]')!.textContent;

describe('the document to take away', () => {
  it('is a Word file with all that is read on the review, of today', async () => {
    const page = await review();
    const { name, blob } = await downloaded(() => page.press('Download as Word'));
    const now = new Date();
    const day = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    expect(name).to.match(new RegExp(`^test-.*-${day}\\.docx$`));
    expect(blob.type).to.equal('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const text = strFromU8(parts['word/document.xml']!);
    for (const part of ['Positioning interview', 'You told 6 experiences', String(now.getFullYear())])
      expect(text).to.contain(part);
    expect(said(page)).to.equal(`Downloaded: ${name}`);
  });

  it('is Markdown, in one’s own words where there are some', async () => {
    const page = await review({ ...worked, edits: { 'summary/told': 'Six, none forgotten.' } });
    const { name, blob } = await downloaded(() => page.press('Download as Markdown'));
    expect(name.slice(-3)).to.equal('.md');
    expect(blob.type).to.match(/^text\/markdown/);
    const text = await blob.text();
    expect(text).to.match(
      /^# Positioning interview\n\n[^\n]*\d{4}\n\n## Summary in five lines\n\n- Six, none forgotten\./,
    );
  });

  it('is JSON, with the answers it was written from', async () => {
    const page = await review();
    const { blob } = await downloaded(() => page.press('Download as JSON'));
    expect(blob.type).to.equal('application/json');
    const { document, answers } = JSON.parse(await blob.text());
    expect(document.sections.length).to.equal(8);
    expect(answers.experiences.map(({ id }: { id: string }) => id)).to.deep.equal(
      worked.experiences.map(({ id }) => id),
    );
  });

  it('is let go of once it is saved', async () => {
    const page = await review();
    const { setTimeout: real } = window;
    const late: (() => void)[] = [];
    window.setTimeout = ((does: () => void, ms = 0) => (ms < 60_000 ? real(does, ms) : late.push(does))) as never;
    try {
      const { href } = await downloaded(() => page.press('Download as JSON'));
      expect(late.length).to.equal(1);
      late[0]!();
      const gone = await fetch(href).then(
        () => false,
        () => true,
      );
      expect(gone).to.equal(true);
    } finally {
      window.setTimeout = real;
    }
  });

  it('says so when it cannot be written, until it can', async () => {
    const page = await review();
    const { createObjectURL } = URL;
    URL.createObjectURL = () => {
      throw new Error('no room');
    };
    try {
      await page.press('Download as Word');
      await page.says('could not be loaded');
    } finally {
      URL.createObjectURL = createObjectURL;
    }
    await downloaded(() => page.press('Download as Word'));
    await page.settled();
    expect(page.text()).not.to.contain('could not be loaded');
  });

  it('is still there on the receipt, in the place of the plain copy', async function () {
    this.timeout(30_000);
    endpoint(receipt);
    const page = await review(complete);
    await page.press('Send');
    await page.shows('Received');
    expect(page.has('button', 'Download a copy')).to.equal(false);
    const { blob } = await downloaded(() => page.press('Download as Markdown'));
    expect(await blob.text()).to.contain('Why: To be known');
  });

  it('is there while it waits to be sent', async function () {
    this.timeout(30_000);
    endpoint('offline');
    const page = await review(complete);
    await page.press('Send');
    await page.shows('Waiting to be sent');
    await page.says('Try again');
    const { name } = await downloaded(() => page.press('Download as Word'));
    expect(name).to.match(/\.docx$/);
  });
});

(noMedia ? describe.skip : describe)(`on paper${noMedia ? `: ${noMedia}` : ''}`, () => {
  const visible = (page: Page, kind: string) =>
    [...page.root.querySelectorAll<HTMLElement>(kind)].filter((e) => e.checkVisibility());
  const headings = (page: Page) =>
    visible(page, 'h1,h2,h3,h4,h5,h6').map((e) => `${e.localName} ${e.textContent!.trim()}`);

  afterEach(() => emulateMedia({ media: 'screen' }));

  it('is the document alone, with its title and the day, and nothing to press', async () => {
    const page = await review({ ...worked, edits: { 'timeline/undated': '' } });
    await emulateMedia({ media: 'print' });
    expect(headings(page).slice(0, 3)).to.deep.equal([
      'h2 Positioning interview',
      'h3 Summary in five lines',
      'h3 Timeline',
    ]);
    expect(visible(page, 'button, select, a, nav, textarea, .notice').map((e) => e.textContent)).to.deep.equal([]);
    const text = page.text();
    expect(text).to.contain(String(new Date().getFullYear()));
    for (const part of ['Review and send', 'Reword', 'left out', 'Without a date']) expect(text).not.to.contain(part);
  });

  it('is the same from the receipt, without the code that opens and erases it', async function () {
    this.timeout(30_000);
    endpoint(receipt);
    const page = await review(complete);
    await page.press('Send');
    await page.shows('Received');
    await emulateMedia({ media: 'print' });
    expect(headings(page).slice(0, 2)).to.deep.equal(['h2 Positioning interview', 'h3 Summary in five lines']);
    expect(page.text()).not.to.contain('c0de-of-this-receipt');
    expect(visible(page, 'button').length).to.equal(0);
  });

  it('has tables as tables, however narrow the page', async () => {
    const page = await review();
    page.el.parentElement!.style.inlineSize = '320px';
    await emulateMedia({ media: 'print' });
    const display = (kind: string) => getComputedStyle(page.root.querySelector(`.document ${kind}`)!).display;
    expect(['table', 'thead', 'td'].map(display)).to.deep.equal(['table', 'table-header-group', 'table-cell']);
  });
});
