import { expect } from '@open-wc/testing';
import { dayNumber, dayText, firstOf, lastOf, monthOf } from '../../src/event-calendar/days.ts';
import { keys } from '../support/commands.ts';
import { accessible, all, button, come, find, show, today, until, withEvents, words } from './calendar-page.ts';

type Calendar = Awaited<ReturnType<typeof show>>;
afterEach(() => document.querySelectorAll('main').forEach((old) => old.remove()));

const on = (view: string, day: string): { attributes: Record<string, string> } => ({
  attributes: { begin: `show=${view}&on=${day}` },
});
const focused = (calendar: Calendar): HTMLElement | null => calendar.shadowRoot!.activeElement as HTMLElement | null;
const label = (element: Element | null): string => element?.getAttribute('aria-label') ?? '';
const shown = (calendar: Calendar): string => words(find(calendar, '.turn :is(h2, h3, h4)'));
/** The button of a day, by its name's beginning. */
const day = (calendar: Calendar, name: string): HTMLElement =>
  all(calendar, 'td .number').find((each) => label(each) === name || label(each).startsWith(`${name}, `))!;
const cell = (calendar: Calendar, name: string): HTMLElement => day(calendar, name).closest('td')!;
const inCell = (calendar: Calendar, name: string): string[] =>
  [...cell(calendar, name).querySelectorAll('.ev')].map(words);

const november = [
  { title: 'Morning', when: '2026-11-12', start: '09:00' },
  { title: 'Evening', when: '2026-11-12', start: '18:00' },
  { title: 'Three days', when: '2026-11-30/2026-12-02' },
  { title: 'Twice', when: '{2026-11-04,2026-11-18}' },
  { title: 'Some time in November', when: '2026-11' },
  { title: 'About the fifth', when: '2026-11-05~' },
];

describe('the grid of a month', () => {
  it('is a table with the weekdays at its head, from Monday, and every day of its weeks once', async () => {
    const calendar = await show(withEvents(november), on('month', '2026-11-12'));
    const table = find<HTMLTableElement>(calendar, 'table[role=grid]')!;
    expect([...table.tHead!.rows[0]!.cells].map((th) => th.abbr)).to.deep.equal(
      'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    );
    expect(words(find(calendar, `#${table.getAttribute('aria-labelledby')}`))).to.equal('November 2026');
    expect([...table.tBodies[0]!.rows].map((row) => row.cells.length)).to.deep.equal([7, 7, 7, 7, 7, 7]);
    const names = all(calendar, 'td .number').map(label);
    expect(new Set(names).size).to.equal(42);
    expect([names[0], names.at(-1)]).to.deep.equal(['Monday, October 26', 'Sunday, December 6']);
    expect(all(calendar, 'td [tabindex="0"]')).to.have.length(1);
    await accessible(calendar);
  });

  it('says of each day what it is and how many events it has, as the language says it', async () => {
    const calendar = await show(withEvents(november, { locales: ['it'] }), {
      ...on('month', '2026-11-12'),
      locale: 'it',
    });
    await until(() => shown(calendar) === 'novembre 2026', 'Italian');
    expect(label(find(calendar, 'td [tabindex="0"]'))).to.equal('giovedì 12 novembre, 2 eventi');
    expect(label(day(calendar, 'mercoledì 4 novembre'))).to.contain('1 evento');
    expect(label(day(calendar, 'giovedì 5 novembre'))).to.equal('giovedì 5 novembre');
  });

  it('has what takes several days on each of them, a set on its days, and what has no day over the grid', async () => {
    const calendar = await show(withEvents(november), on('month', '2026-11-12'));
    expect(inCell(calendar, 'Thursday, November 12')).to.deep.equal(['09:00 Morning', '18:00 Evening']);
    for (const name of ['Monday, November 30', 'Tuesday, December 1', 'Wednesday, December 2'])
      expect(inCell(calendar, name)).to.deep.equal(['Three days']);
    expect(inCell(calendar, 'Thursday, December 3')).to.deep.equal([]);
    expect(inCell(calendar, 'Wednesday, November 4')).to.deep.equal(['Twice']);
    expect(inCell(calendar, 'Thursday, November 5')).to.deep.equal([]);
    expect(words(find(calendar, '.vague-band :is(h3, h4)'))).to.equal('Around November 2026, day not set');
    expect(all(calendar, '.vague-band .name').map(words)).to.deep.equal(['About the fifth', 'Some time in November']);
    expect(find(calendar, 'details')).to.equal(null);
  });

  it('folds what has no day where it is much, and leaves it open for who comes back to it', async () => {
    const calendar = await show(
      withEvents(Array.from({ length: 5 }, () => ({ when: '2026-11' }))),
      on('month', '2026-11-12'),
    );
    const details = find<HTMLDetailsElement>(calendar, 'details')!;
    expect([details.open, words(details.querySelector('summary'))]).to.deep.equal([false, '5 events']);
    details.querySelector('summary')!.click();
    await until(() => details.open, 'the fold');
    find(calendar, '.vague-band [data-n="3"]')!.click();
    await come(calendar, '.card');
    await until(() => focused(calendar)?.id === 'card', 'the focus on the title');
    await keys('Escape');
    await until(() => focused(calendar)?.dataset.n === '3', 'the focus back');
  });

  it('marks today', async () => {
    const now = today();
    const calendar = await show(withEvents([{ when: '2020-01-01' }]), on('month', '2020-01-01'));
    expect(find(calendar, '[aria-current]')).to.equal(null);
    button(calendar, 'Today').click();
    await come(calendar, '[aria-current=date]');
    expect(words(find(calendar, '[aria-current]'))).to.equal(String(Number(dayText(now).slice(8))));
    expect(find(calendar, '[aria-current]')!.tabIndex).to.equal(0);
  });

  it('is walked by the arrows, by weeks, months and years', async () => {
    const calendar = await show(withEvents(november), on('month', '2026-11-12'));
    find(calendar, 'td [tabindex="0"]')!.focus();
    let at = dayNumber('2026-11-12');
    const press = async (chord: string, expected: string): Promise<void> => {
      await keys(chord);
      at = dayNumber(expected);
      const name = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(at * 864e5);
      await until(
        () => focused(calendar)?.matches('td [tabindex="0"]') && label(focused(calendar)).includes(`, ${name}`),
        `${chord} to ${expected}`,
      );
      expect(monthOf(at) >= 0 && at >= firstOf(monthOf(at)) && at <= lastOf(monthOf(at))).to.equal(true);
    };
    await press('ArrowRight', '2026-11-13');
    await press('ArrowLeft', '2026-11-12');
    await press('ArrowDown', '2026-11-19');
    await press('ArrowUp', '2026-11-12');
    await press('Home', '2026-11-09');
    await press('End', '2026-11-15');
    await press('PageDown', '2026-12-15');
    await press('PageUp', '2026-11-15');
    await press('Shift+PageUp', '2025-11-15');
    await press('Shift+PageDown', '2026-11-15');
    await press('Home', '2026-11-09');
    await press('ArrowUp', '2026-11-02');
    // out of the month, and to a shorter one
    await press('ArrowUp', '2026-10-26');
    expect(shown(calendar)).to.equal('October 2026');
    await press('End', '2026-11-01');
    await press('ArrowLeft', '2026-10-31');
    await press('PageDown', '2026-11-30');
    expect(shown(calendar)).to.equal('November 2026');
  });

  it('opens a day by Enter and by Space, and closes it by Escape and by its button, with the focus exactly back', async () => {
    const calendar = await show(withEvents(november), on('month', '2026-11-12'));
    const thursday = (): HTMLElement => find(calendar, 'td [tabindex="0"]')!;
    const back = (): Promise<void> =>
      until(() => !find(calendar, '.day') && focused(calendar) === thursday(), 'the focus on the day');
    thursday().focus();
    for (const key of ['Enter', ' ']) {
      await keys(key);
      await until(() => focused(calendar)?.id === 'day', 'the focus on its heading');
      expect(words(focused(calendar))).to.equal('Thursday, November 12: 2 events');
      expect(thursday().closest('td')!.getAttribute('aria-selected')).to.equal('true');
      await keys('Escape');
      await back();
    }
    thursday().click();
    await until(() => focused(calendar)?.id === 'day', 'the focus on its heading');
    await accessible(calendar);
    button(calendar, 'Close').click();
    await back();
    // also from the day itself
    await keys('Enter');
    await until(() => focused(calendar)?.id === 'day', 'the focus on its heading');
    thursday().focus();
    await keys('Escape');
    await back();
    // it is another day's no more
    await keys('Enter');
    await until(() => focused(calendar)?.id === 'day', 'the focus on its heading');
    thursday().focus();
    await keys('ArrowRight');
    await until(() => !find(calendar, '.day'), 'the day closed');
  });

  for (const width of [1000, 320])
    it(`opens an event from a day's list and comes back to that row, ${width} px wide`, async () => {
      const calendar = await show(withEvents(november), { ...on('month', '2026-11-12'), width });
      find(calendar, 'td [tabindex="0"]')!.click();
      (await come(calendar, '.day [data-n="1"]')).click();
      await come(calendar, '.card');
      await until(() => focused(calendar)?.id === 'card', 'the focus on the title');
      await keys('Escape');
      await until(() => focused(calendar)?.dataset.n === '1', 'the focus back');
      expect(focused(calendar)!.closest('.day')).not.to.equal(null);
    });

  it('says how many events a day has where there is no place for them, on cells that a finger finds', async () => {
    const calendar = await show(withEvents(november), { ...on('month', '2026-11-12'), width: 320 });
    const thursday = cell(calendar, 'Thursday, November 12');
    expect([...thursday.children].filter((e) => e.checkVisibility()).map(words)).to.deep.equal(['12', '2']);
    for (const td of all(calendar, 'td')) {
      const { width, height } = td.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
  });

  it('shows three events of a day, and the number of the others', async () => {
    const calendar = await show(
      withEvents(Array.from({ length: 5 }, () => ({ when: '2026-11-12' }))),
      on('month', '2026-11-12'),
    );
    expect(inCell(calendar, 'Thursday, November 12')).to.have.length(3);
    expect(words(find(calendar, '.ev-more'))).to.equal('+2');
    find<HTMLElement>(calendar, '.ev')!.click();
    await come(calendar, '.card');
    expect(find(calendar, '.day[class~=group]')).to.equal(null);
  });
});

describe('a year', () => {
  const counts = (calendar: Calendar): string[] =>
    all(calendar, '.year button').map((e) => words(e.querySelector('.long')) + words(e.querySelector('.unseen')));

  it('counts each month, and shows along it what takes a period or has no day', async () => {
    const calendar = await show(
      withEvents([
        { when: '2026-02-11' },
        { when: '2026-02', title: 'In February' },
        { when: '2026-03-30/2026-04-02', title: 'Over two months' },
        { when: '{2026-06-04,2026-09-12}', title: 'Twice' },
        { when: '2026-11', title: 'In November' },
        { when: '2026', title: 'This year' },
        { when: '2027-01-01' },
        {},
      ]),
      on('year', '2026-05-01'),
    );
    const expected = { February: 2, March: 1, April: 1, June: 1, September: 1, November: 1 } as Record<string, number>;
    const months = 'January February March April May June July August September October November December'.split(' ');
    expect(counts(calendar)).to.deep.equal(
      months.map((name) => `${name}: ${expected[name] ?? 0} event${expected[name] === 1 ? '' : 's'}`),
    );
    const spans = all(calendar, '.spans li');
    const place = (title: string): string[] => {
      const li = spans.find((each) => words(each).startsWith(title))!;
      return [li.style.getPropertyValue('--from'), li.style.getPropertyValue('--to')];
    };
    expect(spans).to.have.length(5);
    expect(place('In February')).to.deep.equal(['2', '3']);
    expect(place('Over two months')).to.deep.equal(['3', '5']);
    expect(place('This year')).to.deep.equal(['1', '13']);
    // late in the year there is no place to the right of where it begins: its name ends there
    const late = spans.find((each) => words(each).startsWith('In November'))!;
    expect(late.matches('[data-late]')).to.equal(true);
    const [bar, name] = [late.querySelector('i')!, late.querySelector('div')!].map((e) => e.getBoundingClientRect());
    expect(Math.abs(bar!.right - name!.right)).to.be.below(2);
    await accessible(calendar);
  });

  it('leads to a month, to the years beside it and to that of today', async () => {
    const calendar = await show(withEvents([{ when: '2026-02-11' }]), on('year', '2026-02-11'));
    button(calendar, 'Next year').click();
    await until(() => shown(calendar) === '2027', 'the next year');
    button(calendar, 'Previous year').click();
    await until(() => shown(calendar) === '2026', 'the year before');
    all(calendar, '.year button')[4]!.click();
    await come(calendar, '.month');
    expect(shown(calendar)).to.equal('May 2026');
    await until(() => label(focused(calendar)) === 'Friday, May 1', 'the focus on its first day');
    find(calendar, '[data-layout=year]')!.click();
    await come(calendar, '.year');
    button(calendar, 'Previous year').click();
    button(calendar, 'Today').click();
    await until(() => shown(calendar) === dayText(today()).slice(0, 4), 'this year');
  });

  it('names its months shortly where there is less place', async () => {
    const calendar = await show(withEvents([{ when: '2026-02-11' }]), { ...on('year', '2026-02-11'), width: 700 });
    const seen = all(calendar, '.year button .short').filter((e) => e.checkVisibility());
    expect(seen.map(words).slice(0, 2)).to.deep.equal(['Jan', 'Feb']);
    await accessible(calendar);
  });
});
