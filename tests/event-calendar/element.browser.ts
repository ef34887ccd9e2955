import { expect } from '@open-wc/testing';
import communities from '../../demo/content/events/veneto-communities.json' with { type: 'json' };
import { VarcoOpenEvent } from '../../src/element/events.ts';
import { dayText, firstOf, monthOf } from '../../src/event-calendar/days.ts';
import { keys } from '../support/commands.ts';
import { accessible, all, button, come, find, open, show, today, until, withEvents, words } from './calendar-page.ts';

type Calendar = Awaited<ReturnType<typeof show>>;

const address = location.href;
afterEach(() => {
  document.querySelectorAll('main').forEach((old) => old.remove());
  history.replaceState(null, '', address);
});

const groups = (calendar: Calendar): string[] => all(calendar, '.group > :is(h2, h3, h4)').map(words);
const names = (calendar: Calendar): string[] => all(calendar, '.entries .name').map(words);
const dates = (calendar: Calendar): string[] => all(calendar, '.entries .date').map(words);
const label = (calendar: Calendar, n: number): string =>
  find(calendar, `.entries [data-n="${n}"]`)!.getAttribute('aria-label')!;
const count = (calendar: Calendar): string => words(find(calendar, '.count'));
const focused = (calendar: Calendar): Element | null => calendar.shadowRoot!.activeElement;
function search(calendar: Calendar, query: string): void {
  const box = find<HTMLInputElement>(calendar, '#q')!;
  box.focus();
  box.value = query;
  box.dispatchEvent(new Event('input'));
}
const view = (calendar: Calendar, id: string): void => find(calendar, `[data-layout="${id}"]`)!.click();
const day = today();
const in_ = (days: number): string => dayText(day + days);

describe('the list', () => {
  it('stands under the month, the season or the year that is known, and what has no date under that', async () => {
    const calendar = await show(
      withEvents([
        { title: 'Undated' },
        { when: '2031' },
        { when: '2031-21' },
        { when: '2031-03-04' },
        { when: '2031-03', indicative: true },
        { when: '2031-03-09/2031-03-11' },
        { when: '../2031-05' },
        { when: '2031-01-20' },
        { when: 'soon' },
      ]),
    );
    expect(groups(calendar)).to.deep.equal([
      'January 2031',
      '2031',
      'March 2031',
      'spring 2031',
      'May 2031',
      'Date to be set',
    ]);
    expect(names(calendar)).to.deep.equal([7, 1, 3, 5, 4, 2, 6, 0, 8].map((n) => (n ? `Event ${n}` : 'Undated')));
    expect(dates(calendar)).to.deep.equal(['20Jan', '2031', '4Mar', '9–11Mar', 'Mar', 'Mar', 'May', '', '']);
    await accessible(calendar);
  });

  it('folds what is over, wherever it stands in the order, until it is asked for', async () => {
    // known to the year, the first is still to come: it does not bring with it what is over since
    const calendar = await show(
      withEvents([
        { title: 'This year', when: in_(0).slice(0, 4) },
        { title: 'Over', when: in_(-3) },
        { title: 'Today', when: in_(0) },
        { title: 'Soon', when: in_(3) },
        { title: 'Some day' },
      ]),
    );
    expect(names(calendar)).to.have.members(['This year', 'Today', 'Soon', 'Some day']);
    button(calendar, 'Show what is over (1)').click();
    await until(() => names(calendar).includes('Over'), 'what is over');
    expect(names(calendar)).to.have.length(5);
    expect(focused(calendar)).to.equal(find(calendar, '.entries .name'));
    expect(all(calendar, '.more')).to.deep.equal([]);
  });

  it('shows all where nothing is to come', async () => {
    const calendar = await show(withEvents([{ when: '2019' }, { when: '2020-01-01' }, {}]));
    expect(names(calendar)).to.deep.equal(['Event 0', 'Event 1', 'Event 2']);
  });

  it('reaches every one of 10,000 events, fifty at a time, with the focus on the first of those that came', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({ when: dayText(day + 1 + Math.floor(n / 20)) }));
    const calendar = await show(withEvents(many));
    expect(names(calendar)).to.have.length(50);
    await until(() => count(calendar) === '10,000 events', 'the count');
    button(calendar, 'Show 50 more of 9,950').click();
    await until(() => names(calendar).length === 100, 'fifty more');
    expect(words(focused(calendar))).to.equal('Event 50');
    // and the last of them, near the end
    const { browsing } = calendar as unknown as { browsing: { set(change: { rows: number }): void } };
    browsing.set({ rows: 9_980 });
    await until(() => names(calendar).length === 9_980, 'nearly all');
    button(calendar, 'Show 20 more of 20').click();
    await until(() => names(calendar).at(-1) === 'Event 9999', 'the last');
    expect(all(calendar, '.more')).to.deep.equal([]);
  }).timeout(30_000);

  it('names each event in full for who hears it: date, hours and their zone in words, status, seats', async () => {
    const calendar = await show(
      withEvents([
        { when: '2030-11-12', start: '14:30', minutes: 240, registration: {}, capacity: 12 },
        { when: '2030-11-13', status: 'cancelled' },
        { when: '2030-11', indicative: true, status: 'postponed' },
        { when: '2030-11-14', start: '09:00', timeZone: 'Mars/Olympus' },
        { when: '2030-11-15/2030-11-16' },
      ]),
    );
    expect(label(calendar, 0)).to.equal(
      'Event 0, Tuesday, November 12, 2030, 14:30–18:30 (Central European Time), planned, 12 seats in all',
    );
    expect(label(calendar, 1)).to.equal('Event 1, Wednesday, November 13, 2030, cancelled');
    expect(label(calendar, 2)).to.equal('Event 2, November 2030, indicative period, postponed');
    expect(label(calendar, 3)).to.contain('09:00 (Mars/Olympus)');
    expect(label(calendar, 4)).to.contain('Friday, November 15, 2030 – Saturday, November 16, 2030');
    expect(all(calendar, '.tag').map(words)).to.have.members(['cancelled', 'postponed']);
  });

  it('tells the visitor’s own hours only where their clocks differ that day', async () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const other = own === 'Asia/Tokyo' ? 'America/Lima' : 'Asia/Tokyo';
    const calendar = await show(
      withEvents([
        { when: '2030-11-12', start: '14:30', timeZone: own },
        { when: '2030-11-13', start: '14:30', timeZone: other },
        { when: '2030-11', start: '14:30', timeZone: other },
      ]),
    );
    const facts = (n: number): string => words(all(calendar, '.entries li')[n]!.querySelector('.facts'));
    expect(facts(0)).to.equal('14:30');
    expect(facts(1)).to.match(/^14:30 \(.+\) · where you are: .*\d\d:\d\d$/);
    expect(facts(2)).not.to.contain('where you are');
  });

  it('leads to the programme of an event, and back to that button', async () => {
    const calendar = await show(
      withEvents([{ when: in_(1), agenda: 'g' }, { when: in_(2) }], {
        agendas: [{ id: 'g', items: [{ id: 'x', minutes: 60, title: 'First' }] }],
      }),
    );
    expect(all(calendar, '.acts button').map(words)).to.deep.equal(['Programme: Event 0']);
    button(calendar, 'Programme').click();
    await come(calendar, '.agenda');
    await until(() => focused(calendar)?.id === 'card', 'the focus on the title');
    await keys('Escape');
    await until(() => words(focused(calendar)) === 'Programme: Event 0', 'the focus back');
  });
});

describe('search and filters', () => {
  it('find by a word, say how many, and what to try where nothing is found', async () => {
    const calendar = await show(communities);
    expect(count(calendar)).to.equal('47 events');
    search(calendar, 'Barcelona');
    await until(() => /^\d+ of 47 events$/.test(count(calendar)), 'a search');
    expect(names(calendar).length).to.equal(parseInt(count(calendar)));
    expect(all(calendar, '.chips li').map(words)).to.deep.equal(['“Barcelona” ×: remove']);
    search(calendar, 'qqqqqqqqqq');
    await come(calendar, '.notice');
    button(calendar, 'Show all').click();
    await until(() => count(calendar) === '47 events', 'all of them');
  });

  it('narrow by each facet, as many as are counted beside its value, and give it up by its chip', async () => {
    const calendar = await show(communities);
    all<HTMLButtonElement>(calendar, '.facets .quiet').forEach((more) => more.click());
    await calendar.updateComplete;
    const facets = all(calendar, '[data-facet]').map((facet) => facet.dataset.facet!);
    expect(facets).to.include.members(['programme', 'kind', 'year', 'place', 'country', 'mode', 'status']);
    for (const facet of facets) {
      find(calendar, `[data-facet="${facet}"]`)!.click();
      const value = await come(calendar, `#f-${facet} label`);
      const expected = words(value.querySelector('.muted'));
      value.querySelector('input')!.click();
      await until(() => count(calendar) === `${expected} of 47 event${expected === '1' ? '' : 's'}`, facet);
      await until(() => all(calendar, '.chips li').length === 1, 'one chip');
      find(calendar, '.chip')!.click();
      await until(() => count(calendar) === '47 events', `all without ${facet}`);
    }
  });
});

describe('the address of the page', () => {
  it('begins where the page says, and goes where a link says', async () => {
    const begun = await show(communities, { attributes: { begin: 'status=postponed&show=year&on=2020-03-01' } });
    await come(begun, '.year');
    expect(words(find(begun, '.turn :is(h2, h3, h4)'))).to.equal('2020');
    expect(words(find(begun, '.chips'))).to.contain('Status: postponed');
    history.replaceState(null, '', '?c.show=month&c.on=2019-11-05&c.nothing=1');
    const linked = await show(communities, { attributes: { id: 'c', 'deep-links': '', begin: 'show=year' } });
    await come(linked, '.month');
    expect(words(find(linked, '.turn :is(h2, h3, h4)'))).to.equal('November 2019');
    expect(find(linked, '.month [tabindex="0"]')!.getAttribute('aria-label')).to.contain('November 5');
  });

  it('follows what is looked at, and back and forth in the browser', async () => {
    const calendar = await show(communities, { attributes: { id: 'c', 'deep-links': '' } });
    await open(calendar, 'cp01');
    expect(location.search).to.contain('c.entry=cp01');
    history.back();
    await come(calendar, '.entries');
    expect(location.search).not.to.contain('c.entry');
    await until(() => words(focused(calendar)).includes('Strategic social innovation'), 'the focus on its row');
    history.forward();
    await come(calendar, '.card');
    history.back();
    await come(calendar, '.entries');
    view(calendar, 'month');
    await until(() => location.search.includes('c.show=month&c.on='), 'the month in the address');
  });
});

describe('a calendar among others', () => {
  it('joins the outline of the page at the level that it is given', async () => {
    const levels = (calendar: Calendar): number[] =>
      all(calendar, ':is(h1, h2, h3, h4, h5, h6)').map(({ localName }) => Number(localName[1]));
    const document_ = withEvents([{ when: in_(1) }], { title: 'Calendar' });
    expect(levels(await show(document_))).to.deep.equal([2, 3, 4]);
    expect(levels(await show(document_, { attributes: { 'heading-level': '4' } }))).to.deep.equal([4, 5, 6]);
  });

  it('keeps apart what another on the page does', async () => {
    const first = await show(communities, { attributes: { id: 'a', 'deep-links': '' } });
    const second = document.createElement('varco-event-calendar') as Calendar;
    second.definition = communities;
    Object.assign(second, { id: 'b', deepLinks: true, drafts: 'off' });
    first.parentElement!.append(second);
    await come(second, '.entries');
    view(first, 'year');
    view(second, 'month');
    await come(first, '.year');
    await come(second, '.month');
    await until(() => /a\.show=year/.test(location.search) && /b\.show=month/.test(location.search), 'both addresses');
  });

  it('changes its language in place, with what is looked at', async () => {
    const calendar = await show(withEvents([{ when: '2030-11-12' }], { locales: ['it', 'sq'] }), { locale: 'it' });
    await until(() => groups(calendar)[0] === 'novembre 2030', 'Italian');
    search(calendar, 'Event');
    calendar.parentElement!.lang = 'sq';
    await until(() => groups(calendar)[0] === 'nëntor 2030', 'Albanian');
    expect(find<HTMLInputElement>(calendar, '#q')!.value).to.equal('Event');
    expect(label(calendar, 0)).to.contain('12 nëntor 2030');
    expect(dates(calendar)).to.deep.equal(['12nën']);
  });

  it('goes on where one was when its document is replaced by a newer one', async () => {
    const before = withEvents([{ when: in_(1) }, { when: in_(2) }]);
    const calendar = await show(before);
    search(calendar, 'Event');
    await until(() => count(calendar) === '2 events', 'both');
    await open(calendar, 'e1');
    calendar.definition = withEvents([
      { id: 'new', when: in_(1) },
      { id: 'e0', when: in_(1) },
      { id: 'e1', when: in_(9) },
    ]);
    await until(() => words(find(calendar, '#card')) === 'Event 2', 'the newer event');
    await until(() => focused(calendar)?.id === 'card', 'the focus on its title');
    await keys('Escape');
    await come(calendar, '.entries');
    expect(find<HTMLInputElement>(calendar, '#q')!.value).to.equal('Event');
    expect(names(calendar)).to.have.length(3);
    // another calendar has nothing of this
    calendar.definition = withEvents([{ when: in_(1) }], { id: 'other' });
    await until(() => count(calendar) === '1 event', 'the other');
    expect(find<HTMLInputElement>(calendar, '#q')!.value).to.equal('');
  });

  it('answers who asks for an event that it has, and gives the focus back', async () => {
    const calendar = await show(communities);
    const asker = document.createElement('button');
    calendar.parentElement!.append(asker);
    asker.focus();
    const ask = (id: string): boolean => asker.dispatchEvent(new VarcoOpenEvent('event', id));
    expect(ask('nobody')).to.equal(true);
    expect(ask('cp02')).to.equal(false);
    await come(calendar, '.card');
    await until(() => focused(calendar)?.id === 'card', 'the focus on the title');
    await keys('Escape');
    await until(() => document.activeElement === asker, 'the focus back');
  });

  it('shows what it can of a document that is not what it should be, in every view', async () => {
    const odd = [
      null,
      7,
      {},
      { id: 'with blanks "\'', title: 5, when: ['2030'] },
      { id: 'x', title: { it: 'Solo italiano' }, when: '2030-13-45', start: '99:99', timeZone: {} },
      {
        id: 'x',
        title: '<img src=x onerror=alert(1)>',
        when: '9999-12-31',
        links: 5,
        speakers: [null],
        mode: 'sideways',
      },
      { id: 'y', title: '\u202Eright to left', when: '0001-01-01/9999-12-31', status: 'lost', registration: 'yes' },
    ];
    const calendar = await show({ events: odd, circuits: 'none', locales: 'all', places: { a: 1 } });
    expect(names(calendar)).to.have.length(5);
    expect(find(calendar, 'img')).to.equal(null);
    for (const [id, selector] of Object.entries({ month: '.month', year: '.year', list: '.entries' })) {
      view(calendar, id);
      await come(calendar, selector);
    }
    for (const n of [0, 1, 2, 3, 4]) {
      find(calendar, `.entries [data-n="${n}"]`)!.click();
      await come(calendar, '.card');
      await until(() => focused(calendar)?.id === 'card', 'the focus on the title');
      await keys('Escape');
      await come(calendar, '.entries');
    }
  });

  it('fits a phone in each language, with long titles, and has no fault that can be found by machine', async () => {
    const title = 'Strumenti innovativi per la cooperazione fra amministrazioni pubbliche ed enti del Terzo settore';
    const month = dayText(firstOf(monthOf(day) + 1)).slice(0, 7);
    const events = [
      { title, when: `${month}-12`, start: '14:30', registration: { url: 'https://example.org/' }, agenda: 'g' },
      { title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', when: month },
      ...Array.from({ length: 5 }, () => ({ title, when: `${month}-13` })),
    ];
    const agendas = [{ id: 'g', items: [{ id: 'x', minutes: 60, title: 'First' }] }];
    for (const locale of ['it', 'sq', 'en']) {
      const calendar = await show(withEvents(events, { agendas, locales: [locale] }), { locale, width: 320 });
      await until(() => find(calendar, '.entries .name'), 'the rows');
      for (const id of ['list', 'month', 'year']) {
        view(calendar, id);
        await until(() => find(calendar, `[data-layout="${id}"][aria-pressed=true]`), id);
        await accessible(calendar);
        // WebKit rounds half a border up
        expect(calendar.scrollWidth).to.be.at.most(321);
      }
    }
  }).timeout(30_000);
});
