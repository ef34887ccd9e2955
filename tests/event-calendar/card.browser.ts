import { expect } from '@open-wc/testing';
import meetings from '../../demo/content/events/demo-meetings.json' with { type: 'json' };
import communities from '../../demo/content/events/veneto-communities.json' with { type: 'json' };
import mentoring from '../../demo/content/events/mentoring-circuits.json' with { type: 'json' };
import innovacultura from '../../demo/content/events/innovacultura-programme.json' with { type: 'json' };
import type { VarcoOpenEvent } from '../../src/element/events.ts';
import { keys } from '../support/commands.ts';
import { accessible, all, button, come, find, open, show, until, words } from './calendar-page.ts';

afterEach(() => document.querySelectorAll('main').forEach((old) => old.remove()));

/** A document with one event. */
const one = (event: object, more: object = {}): object => ({
  type: 'events',
  id: 'test',
  version: '1',
  locales: ['en'],
  timeZone: 'Europe/Rome',
  kinds: [],
  events: [{ id: 'a', title: 'Meeting', ...event }],
  ...more,
});
/** The answer beside a fact's name. */
const fact = (calendar: Parameters<typeof find>[0], name: string): string =>
  words(all(calendar, 'dt').find((dt) => words(dt) === name)?.nextElementSibling ?? null);
const section = (calendar: Parameters<typeof find>[0], title: string): string =>
  words(all(calendar, '.card :is(h3, h4)').find((h) => words(h).startsWith(title))?.nextElementSibling ?? null);

describe('the card of an event', () => {
  it('opens in the place of the list, reads its title, and gives the focus back to its row', async () => {
    const calendar = await show(communities);
    await open(calendar, 'cp01');
    expect(find(calendar, '.entries')).to.equal(null);
    expect(words(find(calendar, '#card'))).to.contain('Strategic social innovation');
    await keys('Escape');
    await come(calendar, '.entries');
    expect(words(calendar.shadowRoot!.activeElement)).to.contain('Strategic social innovation');
  });

  it('gives way to another way to see the events', async () => {
    const calendar = await show(communities);
    await open(calendar, 'cp01');
    button(calendar, 'Month').click();
    await come(calendar, '[role=grid]');
    expect(find(calendar, '.card')).to.equal(null);
  });

  it('tells a date no more exactly than it is known, the way it is held and what becomes of it', async () => {
    const calendar = await show(communities);
    const card = await open(calendar, 'cp01');
    expect(words(find(calendar, '.day'))).to.equal('March 2021, indicative period');
    expect(words(find(calendar, '.card .tag'))).to.equal('planned');
    expect(fact(calendar, 'Where')).to.equal('venue to be announced');
    expect(fact(calendar, 'How')).to.match(/^in person if that is not possible: online \(New restrictions/);
    expect(fact(calendar, 'Price')).to.equal('free of charge');
    expect(words(card))
      .to.contain('meeting 1 of 10')
      .and.to.contain('It can be added to a calendar once its day is set.');
    expect(all(calendar, 'button').map(words)).not.to.include('Add to your calendar');
  });

  it('tells what was, what is now and why: struck, and in words for who hears it', async () => {
    const calendar = await show(
      one(
        {
          status: 'postponed',
          venueToBeAnnounced: true,
          capacity: 20,
          history: [
            { change: 'postponed', when: '2020-03', reason: 'Pandemic', at: '2020-02-27' },
            { change: 'venue', venue: 'hall' },
            { change: 'capacity', capacity: 30 },
          ],
        },
        { places: [{ id: 'hall', name: 'Hall', city: 'Milano', country: 'IT' }] },
      ),
    );
    await open(calendar, 'a');
    expect(all(calendar, '.history li').map(words)).to.deep.equal([
      'Postponed (February 27, 2020): before: March 2020 → now: new date to be setPandemic',
      'Another venue: before: Hall, Milano, Italy → now: venue to be announced',
      'Another number of seats: before: 30 seats → now: 20 seats',
    ]);
    expect(all(calendar, '.history s').map(words)).to.deep.equal(['March 2020', 'Hall, Milano, Italy', '30 seats']);
    expect(words(find(calendar, '.day'))).to.equal('new date to be set');
  });

  it('has an agenda in minutes until the hour is known, then by the clock, in its true sum', async () => {
    const calendar = await show(communities);
    await open(calendar, 'cp01');
    expect(all(calendar, '.agenda .at').map(words)[1]).to.equal('5–95 minutes from the start');
    expect(words(find(calendar, '.agenda'))).to.contain('2–3 speakers');
    const items = [
      { id: 'x', minutes: 60, title: 'First' },
      { id: 'y', minutes: 90, title: 'Second', part: 'tables' },
    ];
    const night = await show(
      one(
        { when: '2021-03-28', start: '01:00', minutes: 120, agenda: 'g' },
        { agendas: [{ id: 'g', items }], timeZone: 'Europe/Rome' },
      ),
    );
    await open(night, 'a');
    // at two the clocks show three
    expect(all(night, '.agenda .at').map(words)).to.deep.equal(['01:00–03:00', '03:00–04:30']);
    expect(words(find(night, '.programme-of .muted'))).to.equal('2 hours 30 minutes in all.');
    expect(words(find(night, '.moment')))
      .to.contain('01:00–04:00')
      .and.to.contain('Central European Time');
  });

  it('shows the hours where the visitor is, only where they are others', async () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const here = await show(one({ when: '2027-02-11', start: '14:30', timeZone: own }));
    await open(here, 'a');
    expect(words(find(here, '.moment'))).not.to.contain('Where you are');
    const zone = own === 'Asia/Tokyo' ? 'America/Lima' : 'Asia/Tokyo';
    const there = await show(one({ when: '2027-02-11', start: '14:30', timeZone: zone }));
    await open(there, 'a');
    expect(words(find(there, '.moment'))).to.match(/14:30.*Where you are \(.+\): /);
    const nowhere = await show(one({ when: '2027-02-11', start: '14:30', timeZone: 'Mars/Olympus' }));
    await open(nowhere, 'a');
    expect(words(find(nowhere, '.moment'))).to.contain('14:30 (Mars/Olympus)');
  });

  it('gives one event to a calendar programme, as a file', async () => {
    const calendar = await show(meetings);
    await open(calendar, 'esempio-tavoli');
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    let file: Blob | undefined;
    let name = '';
    URL.createObjectURL = (of: Blob) => createObjectURL.call(URL, (file = of));
    HTMLAnchorElement.prototype.click = function () {
      name = this.download;
    };
    try {
      button(calendar, 'Add to your calendar').click();
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(name).to.equal('esempio-tavoli.ics');
    const text = await file!.text();
    expect(text).to.contain('UID:esempio-tavoli@esempio-incontri\r\n').and.to.contain('DTSTART:20270211T133000Z\r\n');
    expect(text).to.contain('SUMMARY:Example: working tables on partnerships\r\n');
  });

  it('names speakers only when they are named; tables with what came of them; seats that are supported', async () => {
    const calendar = await show(
      one(
        {
          speakers: [
            { role: 'expert', organisation: 'University', country: 'AL', topic: 'Networks' },
            { role: 'expert', name: 'Name Surname' },
          ],
          tables: [{ id: 't', title: 'Table', seats: 12, outcome: 'A joint proposal' }],
          support: [{ by: 'Mentor', seats: 5, value: { amount: 15, currency: 'EUR' }, until: '2027-03-01' }],
        },
        { speakerRoles: [{ id: 'expert', label: 'expert' }] },
      ),
    );
    await open(calendar, 'a');
    expect(all(calendar, '.speakers li').map(words)).to.deep.equal([
      'to be announced, expert, University, Albania Networks',
      'Name Surname, expert',
    ]);
    expect(section(calendar, 'Networking tables')).to.equal('Table 12 seats What came of it: A joint proposal');
    expect(section(calendar, 'Support')).to.equal(
      '5 supported seats (€15 each), offered by Mentor It can be asked for until March 1, 2027.',
    );
  });

  it('leads to what is linked to it, from both ends, and back', async () => {
    const calendar = await show(meetings);
    await open(calendar, 'esempio-misto');
    expect(words(find(calendar, 'dl.links'))).to.equal(
      'is prepared by Example: first steps abroad (February 18, 2027, planned)prepares Example: meeting in Tirana (March 11, 2027, planned)',
    );
    button(calendar, 'Example: first steps abroad').click();
    await until(() => words(find(calendar, '#card')) === 'Example: first steps abroad', 'the other event');
    expect(calendar.shadowRoot!.activeElement?.id).to.equal('card');
  });

  it('asks the map of the page for a partner; where there is none, it is a plain name, and that is said', async () => {
    const calendar = await show(communities);
    await open(calendar, 'cp01');
    const asked: string[] = [];
    const answer = (event: Event): void => {
      const { kind, id } = (event as VarcoOpenEvent).detail;
      asked.push(`${kind} ${id}`);
      if (id === 'qmu') event.preventDefault();
    };
    document.addEventListener('varco-open', answer);
    button(calendar, 'Queen Margaret').click();
    button(calendar, 'Comune di Edimburgo').click();
    document.removeEventListener('varco-open', answer);
    await calendar.updateComplete;
    expect(asked).to.deep.equal(['partner qmu', 'partner edinburgh-council']);
    expect(find(calendar, '[data-partner=qmu]')!.localName).to.equal('button');
    expect(find(calendar, '[data-partner=edinburgh-council]')!.localName).to.equal('span');
    expect(words(find(calendar, '.unseen[role=status]'))).to.contain('not on this page');
  });

  it('shows hostile texts as texts, and addresses that are none as no links', async () => {
    const bad = '<img src=x onerror=alert(1)>';
    const calendar = await show(
      one({
        title: bad,
        whenNote: bad,
        url: 'javascript:alert(1)',
        materials: [{ title: bad, url: 'data:text/html,x' }],
        contact: { email: 'a b', phone: bad },
        programme: '__proto__',
        agenda: 'constructor',
      }),
    );
    await open(calendar, 'a');
    expect(words(find(calendar, '#card'))).to.equal(bad);
    expect(all(calendar, '.card a, .card img')).to.deep.equal([]);
  });

  for (const [locale, id, document_, width] of [
    ['it', 'cp01', communities, 1000],
    ['en', 'esempio-tavoli', meetings, 320],
    ['sq', 'esempio-tirana', meetings, 320],
  ] as const)
    it(`has no violation that axe finds, and stays in its place: ${id} in ${locale} at ${width} px`, async () => {
      const calendar = await show(document_, { locale, width, attributes: { begin: `entry=${id}`, theme: 'plain' } });
      await come(calendar, '.card');
      await accessible(calendar);
    });
});

describe('circuits', () => {
  const circuits = (document_: object, place = {}) =>
    show(document_, { attributes: { begin: 'show=circuits', theme: 'plain' }, ...place });

  it('are stages in their order, those of one level side by side, with what leads where in words', async () => {
    const calendar = await circuits(innovacultura);
    await come(calendar, '.levels');
    expect(all(calendar, '.levels > li').map((level) => level.querySelectorAll('.stage').length)).to.deep.equal([
      1, 1, 1, 4, 1, 1, 1,
    ]);
    const mentor = await circuits(mentoring);
    await come(mentor, '.levels');
    const [first, , third] = all(mentor, '.stage').map(words);
    expect(first).to.contain('placeholder').and.to.contain('prepares → Cultural or artistic activity');
    expect(third).to.contain('after: Training activity');
    expect(words(find(mentor, '.progress'))).to.equal(
      'It is completed with at least 2 stages of 3, among them: Cultural or artistic activity (to be defined). Stages followed: 0 of 3',
    );
  });

  it('know what was followed: marked, told, completed, forgotten', async () => {
    const calendar = await circuits(mentoring);
    await come(calendar, '.levels');
    const ticks = () => all<HTMLInputElement>(calendar, '.stage input');
    ticks()[0]!.focus();
    await keys(' ');
    await until(() => words(find(calendar, '.progress')).includes('Stages followed: 1 of 3'), 'the first stage');
    expect(words(find(calendar, '.unseen[role=status]'))).to.equal('Stages followed: 1 of 3');
    expect(find<HTMLProgressElement>(calendar, 'progress')!.value).to.equal(1);
    expect(words(find(calendar, '.progress'))).to.contain('as long as this page is open');
    ticks()[2]!.click();
    await until(() => find(calendar, '.progress .notice'), 'the completion');
    expect(words(find(calendar, '.progress .notice'))).to.equal('Path completed');
    button(calendar, 'Forget it').click();
    await until(() => !ticks().some(({ checked }) => checked), 'that all is forgotten');
    expect(calendar.shadowRoot!.activeElement?.id).to.equal('circuit-slow-mill-2023');
  });

  it('lead to the event of a stage and back, and are reached from its card', async () => {
    const calendar = await circuits(meetings);
    await come(calendar, '.stage button');
    button(calendar, 'Example: first steps abroad').click();
    await come(calendar, '.card');
    button(calendar, 'Example: from the idea').click();
    await come(calendar, '.circuits');
    await until(
      () => calendar.shadowRoot!.activeElement?.id === 'circuit-esempio-percorso',
      'the focus on the circuit',
    );
  });

  for (const [locale, document_, width] of [
    ['it', innovacultura, 1000],
    ['en', meetings, 320],
    ['sq', mentoring, 320],
  ] as const)
    it(`have no violation that axe finds, in ${locale} at ${width} px`, async () => {
      const calendar = await circuits(document_, { locale, width });
      await come(calendar, '.levels');
      await accessible(calendar);
    });
});

describe('linked data in the page', () => {
  it('comes with its attribute, in the language of the page, and goes with it', async () => {
    const calendar = await show(meetings, { attributes: { 'linked-data': '' } });
    const script = (): HTMLScriptElement | null => calendar.querySelector('script[type="application/ld+json"]');
    await until(script, 'linked data');
    const { itemListElement } = JSON.parse(script()!.textContent) as {
      itemListElement: { item: { name: string; startDate: string } }[];
    };
    const { name, startDate } = itemListElement[0]!.item;
    expect([name, startDate]).to.deep.equal(['Example: working tables on partnerships', '2027-02-11T14:30:00+01:00']);
    calendar.removeAttribute('linked-data');
    await until(() => !script(), 'its end');
  });

  it('follows the seats that are left', async () => {
    const { fetch } = window;
    window.fetch = () => Promise.resolve(Response.json({ events: { a: { state: 'few', left: 2 } } }));
    try {
      const calendar = await show(one({ when: '2027-02-11', capacity: 40, registration: {} }), {
        attributes: { 'linked-data': '', availability: '/seats' },
      });
      await until(
        () =>
          calendar
            .querySelector('script[type="application/ld+json"]')
            ?.textContent.includes('"remainingAttendeeCapacity":2'),
        'the number of seats',
      );
      await open(calendar, 'a');
      expect(words(find(calendar, '.card .seats'))).to.equal('last 2 seats');
    } finally {
      window.fetch = fetch;
    }
  });
});
