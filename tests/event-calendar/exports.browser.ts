import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import ICAL from 'ical.js';
import meetings from '../../demo/content/events/demo-meetings.json' with { type: 'json' };
import communities from '../../demo/content/events/veneto-communities.json' with { type: 'json' };
import type { VarcoErrorEvent } from '../../src/element/events.ts';
import { noMedia } from '../support/commands.ts';
import { downloaded } from '../support/downloaded.ts';
import { accessible, all, button, come, find, open, show, until, words } from './calendar-page.ts';

afterEach(() => document.querySelectorAll('main').forEach((old) => old.remove()));

const events = (text: string): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text) as never[]).getAllSubcomponents('vevent');
const links = (calendar: Parameters<typeof find>[0]): string[] =>
  all<HTMLAnchorElement>(calendar, '.taking a').map(({ href }) => href);

describe('what was found', () => {
  it('goes into a calendar file, with the names that the receiver gives, what is cancelled among it', async () => {
    const calendar = await show(communities, { attributes: { begin: 'kind=study-visit' } });
    await come(calendar, '.taking');
    expect(words(find(calendar, '.count'))).to.equal('14 of 47 events');
    const { name, text } = await downloaded(() => button(calendar, 'Download as iCalendar').click());
    expect(name).to.match(/^[\w-]+-\d{4}-\d\d-\d\d\.ics$/);
    await until(() => words(find(calendar, '.unseen[role=status]')) === `Downloaded: ${name}`, 'word of it');
    const { id } = communities;
    // of the visits, one is known to the day
    expect(events(text).map((event) => event.getFirstPropertyValue('uid'))).to.deep.equal([`sv-bologna-2019@${id}`]);
    expect(words(find(calendar, '.taking .muted'))).to.equal(
      '13 events have no day yet: they are not in the iCalendar file.',
    );
  });

  it('goes into a document of its own, which is a calendar again', async () => {
    const calendar = await show(meetings, { attributes: { begin: 'mode=online' } });
    await come(calendar, '.taking');
    const { name, text } = await downloaded(() => button(calendar, 'Download as JSON').click());
    expect(name).to.match(/\.json$/);
    const document = JSON.parse(text) as { events: { id: string; mode: string }[]; notice: object };
    expect(document.events.map(({ mode }) => mode)).to.deep.equal(['online']);
    expect(document.notice).to.deep.equal(meetings.notice);
    const again = await show(document);
    expect(all(again, '.entries li')).to.have.length(1);
  });

  it('is followed by calendars where the page names its feed, by an address of the web alone', async () => {
    const calendar = await show(meetings, { attributes: { feed: '/api/events.ics' } });
    await come(calendar, '.taking a');
    const address = new URL('/api/events.ics', location.href).href;
    expect(links(calendar)).to.deep.equal([address.replace(/^https?:/, 'webcal:'), address]);
    calendar.feed = 'webcal://ente.example/eventi.ics';
    await calendar.updateComplete;
    expect(links(calendar)).to.deep.equal(['webcal://ente.example/eventi.ics', 'https://ente.example/eventi.ics']);
    const told: string[] = [];
    calendar.addEventListener('varco-error', (event) => told.push((event as VarcoErrorEvent).detail.message));
    calendar.feed = 'javascript:alert(1)';
    await calendar.updateComplete;
    expect(links(calendar)).to.deep.equal([]);
    await until(() => told.some((message) => message.includes('attribute feed')), 'word to the author');
  });

  it('is not offered where an event is open, and not without a wish to bring in others', async () => {
    const calendar = await show(meetings);
    await come(calendar, '.taking');
    expect(all(calendar, '.taking button').map(words)).to.deep.equal([
      'Download as iCalendar',
      'Download as JSON',
      'Print',
    ]);
    await open(calendar, 'esempio-tavoli');
    expect(find(calendar, '.taking')).to.equal(null);
  });
});

describe('on paper', () => {
  const many = {
    type: 'events',
    id: 'many',
    version: '1',
    locales: ['en'],
    timeZone: 'Europe/Rome',
    kinds: [],
    events: Array.from({ length: 120 }, (_, n) => ({ id: `e${n}`, title: `Event ${n}`, when: '2099-01-01' })),
  };
  const seen = (calendar: Parameters<typeof find>[0], selector: string): string[] =>
    all(calendar, selector)
      .filter((element) => element.checkVisibility())
      .map(words);

  it('all that was found is drawn, and on the screen afterwards as much as before', async () => {
    const calendar = await show(many);
    const drawn = (): number => all(calendar, '.entries li').length;
    expect(drawn()).to.equal(50);
    dispatchEvent(new Event('beforeprint'));
    await calendar.updateComplete;
    expect(drawn()).to.equal(120);
    dispatchEvent(new Event('afterprint'));
    await calendar.updateComplete;
    expect(drawn()).to.equal(50);
    await come(calendar, '.taking');
    const { print } = window;
    let printed = 0;
    window.print = () => (printed = drawn());
    try {
      button(calendar, 'Print').click();
      await until(() => printed, 'the printing');
    } finally {
      window.print = print;
    }
    expect(printed).to.equal(120);
    await calendar.updateComplete;
    expect(drawn()).to.equal(50);
  });

  it('is a programme: months, titles, times, places, what became of it, and no controls', async function () {
    if (noMedia) return this.skip();
    const calendar = await show(communities, { attributes: { begin: 'kind=study-visit', feed: '/f.ics' } });
    await come(calendar, '.taking');
    await emulateMedia({ media: 'print' });
    try {
      expect(seen(calendar, '.group > :first-child')).to.include('September 2019').and.to.include('Date to be set');
      const rows = all(calendar, '.entries li').map((row) => row.innerText.replace(/\s+/g, ' ').trim());
      expect(rows).to.have.length(14);
      expect(rows.find((row) => row.includes('BID')))
        .to.contain('cancelled')
        .and.to.contain('March 2020');
      expect(seen(calendar, '.chip').join()).to.contain('study visit');
      expect(seen(calendar, 'input, [role=search], .layouts, .taking, a')).to.deep.equal([]);
      const controls = all(calendar, 'button').filter((b) => b.checkVisibility() && !b.matches('.name, .chip'));
      expect(controls.map(words)).to.deep.equal([]);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});

for (const [locale, width] of [
  ['it', 1000],
  ['en', 320],
  ['sq', 320],
] as const)
  it(`ways to take it along have no violation that axe finds, in ${locale} at ${width} px`, async () => {
    const attributes = { feed: '/api/events.ics', import: '', endpoint: '/x', theme: 'plain' };
    const calendar = await show(communities, { locale, width, attributes });
    await come(calendar, '.taking');
    await accessible(calendar);
  });
