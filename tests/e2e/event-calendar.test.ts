import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareChrome, type SharedChrome } from '../support/chrome.ts';
import { strictPage, type StrictPage } from '../support/strict-page.ts';
import { contentWithToday, Guest, meetings, onNow, openCalendar } from './calendar.ts';
import { startDemo, type Demo } from './demo.ts';
import { heard } from './heard.ts';

let demo: Demo;
let chrome: SharedChrome;
let content: Awaited<ReturnType<typeof contentWithToday>>;
let contexts: BrowserContext[];
/** every address that was asked for, by whatever page */
let requested: string[];

beforeAll(async () => {
  chrome = await shareChrome();
  content = await contentWithToday();
  demo = await startDemo(content.folder);
});
afterAll(async () => {
  await Promise.all([demo?.close(), chrome?.close()]);
  await content?.remove();
});
beforeEach(() => {
  contexts = [];
  requested = [];
});
afterEach(() => Promise.all(contexts.map((context) => context.close())));

interface Person extends StrictPage {
  readonly me: Guest;
}

/** Somebody with a device of their own. @param allow faults that they provoke on purpose */
async function somebody(allow: RegExp[] = []): Promise<Person> {
  const context = await chrome.open({ viewport: { width: 1100, height: 900 }, acceptDownloads: true });
  contexts.push(context);
  context.on('request', (request) => requested.push(request.url()));
  const strict = await strictPage(context, { allow });
  return { ...strict, me: new Guest(strict.page) };
}

/** Nobody's name, address or code stands in any address that was asked for. */
function expectNobodyIn(secrets: readonly string[]): void {
  expect(requested.length).toBeGreaterThan(0);
  for (const url of requested)
    for (const secret of ['@', '%40', ...secrets]) expect(decodeURIComponent(url)).not.toContain(secret);
}

/** The body of a message as it is read. */
const decoded = (mail: string): string =>
  Buffer.from(
    mail.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** The message to somebody with these words in it; waits for it. */
async function mailTo(address: string, words: string): Promise<string> {
  for (const end = Date.now() + 30_000; ;) {
    const all = (await demo.mail()).filter((text) => text.includes(`To: ${address}\r\n`)).map(decoded);
    const found = all.find((text) => text.includes(words));
    if (found) return found;
    if (Date.now() > end) throw new Error(`No “${words}” to ${address}, but:\n${all.join('\n---\n')}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

const seatsOf = async (document = meetings): Promise<unknown> =>
  ((await (await fetch(`${demo.origin}/api/availability/${document}`)).json()) as { events: unknown }).events;

const three = 'Example: three seats only';
const opensForm = (title: string) => `button Register: ${title}`;

/** Registers by the keyboard, from the list to the receipt. */
async function register({ me, page }: Person, title: string, name: string, email: string): Promise<string> {
  await openCalendar(page, demo);
  await me.ready();
  await me.tabTo(opensForm(title));
  await me.press('Enter', /^h\d Registration:/);
  await me.introduce(name, email);
  await me.agreeAndSend();
  await page.getByText('Receipt code', { exact: true }).waitFor();
  return me.code();
}

describe('a visitor with a keyboard', () => {
  it('searches, opens, registers, takes the date along and cancels', async () => {
    const somebodyHere = await somebody();
    const { me, page } = somebodyHere;
    await openCalendar(page, demo);
    await me.ready();
    await me.tabTo('input Search');
    await page.keyboard.type('trainrs');
    await page.getByText('1 of 9 events').waitFor();
    await page.getByText('16 seats left').first().waitFor();
    await me.tabTo(
      /^button Example: workshop for trainers, Thursday, February 25, 2027, 16:30–18:00 \(Central European Time\), planned, 16 seats left/,
    );
    await me.press('Enter', 'h3 Example: workshop for trainers');
    await me.tabTo(opensForm('Example: workshop for trainers'));
    await me.press('Enter', /^h\d Registration: Example: workshop for trainers/);
    await me.introduce('Ada Guest', 'ada@guests.example');
    await page.getByText(/^A seat is yours until \d/).waitFor();
    await me.agreeAndSend();
    await page.getByRole('heading', { name: 'You have a seat' }).waitFor();
    const code = await me.code();

    const downloading = page.waitForEvent('download');
    await me.tabTo('button Add to your calendar');
    await me.press('Enter');
    const file = await readFile((await (await downloading).path())!, 'utf8');
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(file).toContain('DTSTART:20270225T153000Z');
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);

    await me.tabTo('button Cancel the registration…');
    await me.press('Enter', /^p Your seat, or your place/);
    await me.tabTo('button Cancel the registration');
    await me.press('Enter');
    await page.getByText('Your registration is cancelled').first().waitFor();
    await mailTo('ada@guests.example', 'workshop for trainers');
    expect(await seatsOf()).toMatchObject({ 'esempio-laboratorio': { state: 'open', left: 16 } });
    somebodyHere.verify();
    expectNobodyIn(['Ada', 'guests', ...code.split('.').slice(1)]);
  });

  it('waits for a seat, is offered one by mail, and takes it; following links changes nothing', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => somebody()));
    const codes: string[] = [];
    for (const [i, person] of people.entries())
      codes.push(await register(person, three, `Guest ${'ABCDE'[i]!}`, `guest${i}@guests.example`));
    const [first, , , fourth, fifth] = people as [Person, Person, Person, Person, Person];
    await fourth.page.getByRole('heading', { name: 'You are on the waiting list: place 1' }).waitFor();
    await fifth.page.getByRole('heading', { name: 'You are on the waiting list: place 2' }).waitFor();
    await fourth.page.getByText('have 24 hours to take it').first().waitFor();
    expect(await seatsOf()).toMatchObject({ 'esempio-tre-posti': { state: 'waitlist', left: 0, waiting: 2 } });

    // on a device that knows nothing of it, by the code alone
    const elsewhere = await somebody();
    await openCalendar(elsewhere.page, demo);
    await elsewhere.me.ready();
    await elsewhere.me.tabTo('button Your registrations');
    await elsewhere.me.press('Enter', 'h2 Your registrations');
    await elsewhere.me.fill(/^input Receipt code/, codes[0]!);
    await elsewhere.me.press('Enter');
    await elsewhere.page.getByText('You have a seat').waitFor();

    // the first gives the seat back
    const { me, page } = first;
    await me.tabTo('button Cancel the registration…');
    await me.press('Enter', /^p Your seat, or your place/);
    await me.tabTo('button Cancel the registration');
    await me.press('Enter');
    await page.getByText('Your registration is cancelled').first().waitFor();
    const offer = await mailTo('guest3@guests.example', '#varco-registration=');
    expect(await seatsOf()).toMatchObject({ 'esempio-tre-posti': { left: 0, waiting: 1 } });

    // a program follows whatever link there is, in mails, receipts and what the receiver tells of itself
    const before = JSON.stringify(await seatsOf());
    const mails = (await demo.mail()).map(decoded);
    const links = new Set(mails.flatMap((mail) => mail.match(/https?:\/\/127\.0\.0\.1[^\s>]+/g) ?? []));
    expect([...links].filter((link) => link.includes('#varco-registration=')).length).toBeGreaterThan(4);
    for (const mail of mails)
      for (const code of codes.map((each) => each.split('.')[1]!))
        for (const part of mail.split(code).slice(0, -1)) expect(part).toMatch(/#varco-registration=[\da-f-]{36}\.$/);
    for (const code of codes) {
      const [id, secret] = code.split('.') as [string, string];
      for (const way of [`submissions/${id}`, `registrations/${id}`, `registrations/${id}/accept`, `holds/${id}`])
        for (const search of ['', `?code=${secret}`, `?event=esempio-tre-posti`]) {
          links.add(`${demo.origin}/api/${way}${search}`);
        }
    }
    for (const link of links) await fetch(link, { headers: { Authorization: `Receipt ${codes[3]!.split('.')[1]!}` } });
    expect(JSON.stringify(await seatsOf())).toBe(before);

    // the fourth comes by the link, on another device, and takes it
    const [, hash] = /(#varco-registration=\S+)/.exec(offer)!;
    const again = await somebody();
    await openCalendar(again.page, demo, { search: hash! });
    await again.page.getByText('A seat is offered to you').waitFor();
    expect(again.page.url()).not.toContain('#');
    await again.me.tabTo('button Take the seat');
    expect(JSON.stringify(await seatsOf())).toBe(before);
    await again.me.press('Enter');
    await again.page.getByText('You have a seat').waitFor();
    expect(await seatsOf()).toMatchObject({ 'esempio-tre-posti': { left: 0, waiting: 1 } });
    for (const person of [...people, elsewhere, again]) person.verify();
    expectNobodyIn(['Guest', 'guests.example']);
  });

  it('who registers twice is shown what there is already, and can register another person', async () => {
    const person = await somebody();
    const { me, page } = person;
    const title = 'Example: meeting in Tirana';
    const code = await register(person, title, 'Bea Guest', 'bea@guests.example');
    await openCalendar(page, demo);
    await me.ready();
    await me.tabTo(opensForm(title));
    await me.press('Enter', `h2 Your registration: ${title}`);
    expect(await me.code()).toBe(code);
    await me.tabTo('button Register another person');
    await me.press('Enter', /^h\d Registration:/);
    await me.introduce('Bea Guest', 'bea@guests.example');
    await me.agreeAndSend();
    await page.getByRole('heading', { name: 'You have a seat' }).waitFor();
    expect(await me.code()).not.toBe(code);
    await mailTo('bea@guests.example', 'Tirana');
    person.verify();
    expectNobodyIn(['Bea', 'guests.example', code.split('.')[1]!]);
  });

  it('registers for a circuit, and is told of what is at the same time', async () => {
    const person = await somebody();
    const { me, page } = person;
    // a path whose meetings overlap, of the receiver's own events
    await page.route('**/api/events/esempio-incontri', async (route) => {
      const response = await route.fetch();
      const document = (await response.json()) as { circuits: { stages: object[] }[] };
      document.circuits[0]!.stages.push({ id: 'laboratorio', event: 'esempio-laboratorio', optional: true });
      await route.fulfill({ response, json: document });
    });
    await openCalendar(page, demo, { search: '?show=circuits' });
    await me.ready();
    await me.tabTo(/^button Register for the whole circuit/);
    await me.press('Enter', /^h\d Registration for all of:/);
    await me.introduce('Cleo Guest', 'cleo@guests.example');
    const clash = page.getByText(/“Example: writing a proposal together” and “Example: workshop for trainers” overlap/);
    await me.tabTo(/^input .*workshop for trainers/, 'Shift+Tab');
    await me.press('Space');
    await clash.waitFor();
    await me.tabTo(/^input I agree/);
    await me.press('Space');
    await me.tabTo('button Continue');
    await me.press('Enter', /^h\d Review and send/);
    expect(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
    await me.tabTo('button Back');
    await me.press('Enter', /^h\d/);
    await me.tabTo(/^input .*workshop for trainers/);
    await me.press('Space');
    await clash.waitFor({ state: 'detached' });
    await me.tabTo('button Continue');
    await me.press('Enter', /^h\d Review and send/);
    await me.tabTo('button Send');
    await me.press('Enter');
    await page.getByText('Receipt code', { exact: true }).waitFor();
    await page.locator('.ticket .events li').nth(1).waitFor();
    const code = await me.code();
    person.verify();
    expectNobodyIn(['Cleo', 'guests.example', code.split('.')[1]!]);
  });

  it('is let in by the right code alone where one is invited', async () => {
    const person = await somebody([/status of 4\d\d/]);
    const { me, page } = person;
    await openCalendar(page, demo);
    await me.ready();
    const title = 'Example: by invitation only';
    await me.tabTo(opensForm(title));
    await me.press('Enter', /^h\d Registration:/);
    await me.introduce('Dan Guest', 'dan@guests.example');
    await me.fill(/^input Invitation code/, 'SBAGLIATO-1');
    await me.agreeAndSend();
    const field = page.getByRole('textbox', { name: 'Invitation code' });
    await field.waitFor();
    await page.locator('[aria-invalid=true]').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.focus();
    await me.press('ControlOrMeta+a');
    await page.keyboard.type('esempio 2027');
    await me.tabTo('button Continue');
    await me.press('Enter', /^h\d Review and send/);
    await me.tabTo('button Send');
    await me.press('Enter');
    await page.getByRole('heading', { name: 'You have a seat' }).waitFor();
    person.verify();
    expectNobodyIn(['Dan', 'guests.example', 'SBAGLIATO', 'esempio 2027']);
  });

  it('asks the experts while it is on, and says afterwards what they thought of it', async () => {
    const person = await somebody();
    const { me, page } = person;
    await openCalendar(page, demo, { about: onNow, search: '?entry=oggi' });
    await page.getByRole('heading', { name: 'Meeting of today', level: 3 }).waitFor();
    await me.tabTo('button Ask the experts: Meeting of today');
    await me.press('Enter', 'h2 Ask the experts: Meeting of today');
    await me.fill(/^textarea What would you like to know/, 'Who pays for the interpreters?');
    await me.tabTo(/^input I agree/);
    await me.press('Space');
    await me.tabTo('button Send');
    await me.press('Enter');
    await page.getByText('Your question was received.').waitFor();
    await me.tabTo('button Close', 'Shift+Tab');
    await me.press('Enter', 'button Ask the experts: Meeting of today');
    await me.tabTo('button Say what you thought of it: Meeting of today');
    await me.press('Enter', 'h2 Your opinion: Meeting of today');
    await me.tabTo(/^input /);
    await me.press('Space');
    await me.tabTo('button Send');
    await me.press('Enter');
    await page.getByText('Thank you: it was received.').waitFor();
    const stored = await demo.stored('oggi');
    expect(stored.map(({ answers }) => answers)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ question: 'Who pays for the interpreters?', live: true }),
        expect.objectContaining({ overall: expect.any(Number) as number }),
      ]),
    );
    person.verify();
    expectNobodyIn(['interpreters']);
  });
});

describe('a visitor who listens', () => {
  it('hears the list, a month and an event as it is written down', async () => {
    const { me, page, verify } = await somebody([/status of 404/]);
    // how many seats are left depends on who registered before
    await page.route('**/api/availability/*', (route) => route.fulfill({ status: 404, body: '' }));
    const lines: string[] = [];
    const hear = async (where: string): Promise<void> => {
      lines.push(`===== ${where}`, ...(await heard(page, false, 'varco-event-calendar')), '');
    };
    await openCalendar(page, demo, { locale: 'it' });
    await me.ready();
    // what comes last, when the page is idle
    const last = page.getByRole('button', { name: 'Scaricate in formato iCalendar' });
    await last.waitFor();
    await hear('the list');
    await openCalendar(page, demo, { locale: 'it', search: '?show=month&on=2027-02-25' });
    await page.locator('[role=grid]').waitFor();
    await last.waitFor();
    await hear('the month');
    await openCalendar(page, demo, { locale: 'it', search: '?entry=esempio-tavoli' });
    await page.locator('#card').waitFor();
    await hear('an event');
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./transcripts/event-calendar.it.txt');
    verify();
  });
});
