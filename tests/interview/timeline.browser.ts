import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { keys } from '../support/commands.ts';
import { definition, eachOnCleanPage, open, worked } from './harness.ts';
import type { Page } from '../questionnaire/harness.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

eachOnCleanPage();

const told = [
  { id: 'x1', title: 'Tirana', when: '2014-06', where_country: 'AL', outcome: 'oneoff' },
  { id: 'x2', title: 'Lione', when: '2017', where_country: 'FR', outcome: 'consolidated', turning: true },
  { id: 'x3', title: 'Edimburgo', when: '2019-10-02', where_country: 'GB', outcome: 'stopped', explore: true },
  { id: 'x4', title: 'Parigi', when: '2020/..', where_country: 'FR', mood: 5 },
  { id: 'x5', title: 'Gand' },
];
const whens = ['2014', '2014-03', '2015-06-12', '2015/2016', '2018~', '2020/..', '../2013', '2021-11-20', '', '0950'];
const outcomes = ['consolidated', 'oneoff', 'partial', 'failed', 'stopped', 'ongoing', undefined];
const titles = [
  'Lione',
  'Tirana: festival del teatro di strada',
  'مهرجان المسرح في بيروت وجولة طويلة في المشرق العربي',
  'Z̸̢̛͔͇̱̈́̊a̷̡͚͛l̶̡̻̈́͒g̴̨̱͑o̵̥̰͝',
  '<img src=x onerror=alert(1)>',
  'W'.repeat(120),
];
/** As many as the interview takes, with titles and dates of every kind. */
const many = Array.from({ length: 30 }, (_, i) => ({
  id: `m${i}`,
  title: titles[i % titles.length]!,
  when: whens[i % whens.length]!,
  where_country: ['AL', 'FR', 'GB', undefined][i % 4],
  outcome: outcomes[i % outcomes.length],
  turning: i % 7 === 0 || undefined,
}));

const start = (experiences: object[], options = {}) => open(definition(), { known: { experiences }, ...options });
const image = (page: Page) => page.root.querySelector<HTMLElement>('[role=img]')!;
const drawn = (page: Page) => waitUntil(() => image(page)?.querySelector('svg text'), 'nothing is drawn');
const cards = (page: Page) => [...page.root.querySelectorAll<HTMLElement>('nav.strip button')];
/** The experiences on the line, by the names beside them. */
const named = (page: Page, name?: string) =>
  [...image(page).querySelectorAll('.moment')].filter(
    (moment) => name === undefined || moment.querySelector('.called')!.textContent === name,
  );
const listed = (page: Page) => [...page.root.querySelectorAll('.timeline b')].map((e) => e.textContent);
const fold = async (page: Page) => {
  page.root.querySelector<HTMLElement>('.countries summary')!.click();
  await page.settled();
};

/** The timeline, drawn; in a narrow column the way there is folded, so the column is narrowed there. */
async function timeline(experiences: object[], { width = 1000, lang = 'en' } = {}): Promise<Page> {
  const page = await start(experiences, { lang });
  await page.press(lang === 'it' ? 'Linea del tempo' : 'Timeline');
  page.el.parentElement!.style.inlineSize = `${width}px`;
  await drawn(page);
  await waitUntil(() => image(page).querySelector('svg')!.getBoundingClientRect().right <= width + 20);
  return page;
}

describe('the timeline drawn', () => {
  it('is one image with a short name; what it shows, the list says', async () => {
    const page = await timeline(told);
    expect(image(page).getAttribute('aria-label')).to.equal('5 experiences, 2014 – 2020');
    expect(image(page).querySelectorAll('a, button, [tabindex]').length).to.equal(0);
    expect(listed(page)).to.deep.equal(['Tirana', 'Lione', 'Edimburgo', 'Parigi', 'Gand']);
  });

  it('says in words what its shapes, its ring and its arrows mean, of those that are there', async () => {
    const page = await timeline(told);
    const legend = [...image(page).querySelectorAll('.legend > span')].map((key) => key.textContent!.trim());
    expect(legend).to.deep.equal([
      'worked but not repeated',
      'worked and became a continuing relation',
      'interrupted, postponed or cancelled',
      'went very well',
      'not told yet',
      'turning point',
      'open beginning or end',
    ]);
  });

  it('has a bar for a year or a period, none for a day or a month, and what has no date beside it', async () => {
    const page = await timeline(told);
    const barred = named(page).map((moment) => [
      moment.querySelector('.called')!.textContent,
      !!moment.querySelector('.bar'),
    ]);
    expect(Object.fromEntries(barred)).to.deep.equal({ Tirana: false, Lione: true, Edimburgo: false, Parigi: true });
    expect(image(page).querySelector<HTMLElement>('.undated')!.innerText).to.match(/no date:\s+Gand/);
  });

  it('stands each in its place in time', async () => {
    const page = await timeline(told);
    const place = (words: string) => {
      const year = [...image(page).querySelectorAll('text')].find((e) => e.textContent!.trim() === words);
      const found = year ?? named(page, words)[0]!;
      const { left, right } = (found.querySelector('.icon, .bar') ?? found).getBoundingClientRect();
      return (left + right) / 2;
    };
    expect(place('Tirana')).to.be.within(place('2014'), place('2015'));
    expect(place('Lione')).to.be.within(place('2017'), place('2018'));
    expect(place('Edimburgo')).to.be.within((place('2019') + place('2020')) / 2, place('2020'));
  });

  for (const width of [1000, 320])
    it(`lets no name or shape lie over another with thirty experiences, in ${width} px`, async () => {
      const page = await timeline(many, { width });
      const marks = named(page).flatMap((moment) =>
        [...moment.querySelectorAll('rect, foreignObject')]
          .map((e) => ({ moment, box: e.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0),
      );
      expect(marks.length).to.be.greaterThan(25);
      const { left, right } = image(page).getBoundingClientRect();
      for (const [i, { moment, box }] of marks.entries()) {
        expect(box.left).to.be.at.least(left - 1);
        expect(box.right).to.be.at.most(right + 1);
        for (const other of marks.slice(i + 1)) {
          if (other.moment === moment) continue;
          const apart =
            box.right <= other.box.left + 0.5 ||
            other.box.right <= box.left + 0.5 ||
            box.bottom <= other.box.top + 0.5 ||
            other.box.bottom <= box.top + 0.5;
          expect(apart, `${moment.textContent} / ${other.moment.textContent}`).to.equal(true);
        }
      }
    });

  it('is drawn anew for another width', async () => {
    const page = await timeline(told);
    const wide = image(page).querySelectorAll('text').length;
    page.el.parentElement!.style.inlineSize = '320px';
    await waitUntil(() => image(page).querySelectorAll('text').length < wide, 'as many years in a third of the width');
  });

  it('opens the experience that is clicked', async () => {
    const page = await timeline(told);
    named(page, 'Lione')[0]!
      .querySelector('rect')!
      .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await page.shows('Lione');
    expect(page.find('input', 'Title').value).to.equal('Lione');
  });

  it('takes nothing of a title for a tag', async () => {
    const page = await timeline(many);
    expect(image(page).querySelectorAll('img').length).to.equal(0);
    expect(image(page).textContent).to.contain('<img src=x onerror=alert(1)>');
  });

  it('speaks the language of the page', async () => {
    const page = await timeline(told, { lang: 'it' });
    expect(image(page).getAttribute('aria-label')).to.equal('5 esperienze, 2014–2020');
    expect(image(page).textContent).to.contain('non ancora raccontata');
  });

  it('is not there while there is nothing to draw', async () => {
    const page = await start([]);
    await page.press('Timeline');
    await page.says('Begin with the first experience');
    expect(image(page)).to.equal(null);
  });

  it('brings its styles once', async () => {
    const page = await timeline(told);
    await page.press('Opening');
    await page.press('Timeline');
    await drawn(page);
    const sheets = page.root.adoptedStyleSheets;
    expect(new Set(sheets).size).to.equal(sheets.length);
    expect(getComputedStyle(image(page).querySelector('svg.icon .full')!).fill).not.to.equal('none');
  });
});

describe('the experiences by country', () => {
  it('stand under their countries with how many and when, most first, the unsaid last', async () => {
    const page = await timeline(told);
    await fold(page);
    const words = [...page.root.querySelectorAll('.countries > ul > li')].map((li) =>
      li.textContent!.replace(/\s+/g, ' ').trim(),
    );
    expect(words).to.deep.equal([
      'France 2 experiences, 2017 – 2020 Lione 2017, worked and became a continuing relation Parigi 2020, went very well',
      'Albania 1 experience, 2014 Tirana 2014, worked but not repeated',
      'United Kingdom 1 experience, 2019 Edimburgo 2019, interrupted, postponed or cancelled',
      'country not said 1 experience Gand , not told yet',
    ]);
  });

  it('stay in step with the list, and lead to each', async () => {
    const page = await timeline(told);
    await fold(page);
    await page.press('Remove: Parigi');
    const [france] = page.root.querySelectorAll<HTMLElement>('.countries > ul > li');
    expect(page.root.querySelector('.countries')!.textContent).not.to.contain('Parigi');
    france!.querySelector('a')!.click();
    await page.shows('Tirana');
  });

  it('are not offered while no country is said', async () => {
    const page = await timeline([{ id: 'x1', title: 'Gand', when: '2020' }]);
    expect(page.root.querySelector('.countries')).to.equal(null);
  });
});

describe('the timeline at hand', () => {
  it('has a card for each experience, by date, from the steps of an experience to the review', async () => {
    const page = await start(told);
    await page.says('proud');
    expect(cards(page)).to.deep.equal([]);
    await page.press('Timeline');
    await drawn(page);
    expect(cards(page)).to.deep.equal([]);
    for (const phase of ['The experience, step', 'The experiences compared', 'Random track', 'Strategic', 'Review']) {
      await page.press(phase);
      expect(cards(page).length, phase).to.equal(5);
    }
    const words = cards(page).map((card) => card.textContent!.replace(/\s+/g, ' ').trim());
    expect(words).to.deep.equal([
      '2014 Tirana, worked but not repeated',
      '2017 Lione, worked and became a continuing relation',
      '2019 Edimburgo, interrupted, postponed or cancelled',
      '2020 Parigi, went very well',
      'no date Gand, not told yet',
    ]);
    expect(page.root.querySelector('nav.strip')!.getAttribute('aria-label')).to.equal('Your experiences');
  });

  it('marks the one that is shown', async () => {
    const page = await start(told);
    await page.press('The experience, step');
    await page.shows('Edimburgo');
    const current = cards(page).filter((card) => card.ariaCurrent === 'true');
    expect(current.map((card) => card.querySelector('bdi')!.textContent)).to.deep.equal(['Edimburgo']);
  });

  it('leads to an experience, from there to others, and back to where one was', async () => {
    const page = await start(told);
    await page.press('Strategic frame');
    cards(page)[1]!.click();
    await page.shows('Lione');
    cards(page)[2]!.click();
    await page.shows('Edimburgo');
    await page.says('The facts');
    await page.press('Back to where you were');
    await page.shows('Strategic frame');
    expect(page.has('button', 'Back to where you were')).to.equal(false);
  });

  it('leads from an experience that is open on the timeline to another, and then to the timeline', async () => {
    const page = await timeline(told);
    await page.press('Edit: Tirana');
    cards(page)[1]!.click();
    await page.shows('Lione');
    await page.press('Done');
    await page.shows('Timeline');
  });

  it('is folded and unfolded by the keyboard, and stays so from step to step', async () => {
    const page = await start(told);
    await page.press('The experiences compared');
    const summary = page.root.querySelector<HTMLElement>('.strip summary')!;
    summary.focus();
    await keys('Enter');
    await page.settled();
    expect(cards(page)[0]!.checkVisibility({ checkVisibilityCSS: true })).to.equal(false);
    await page.press('Strategic frame');
    expect(page.root.querySelector('details')!.open).to.equal(false);
    page.root.querySelector<HTMLElement>('.strip summary')!.focus();
    await keys('Enter');
    await keys('Tab', 'Enter');
    await page.shows('Tirana');
  });

  it('shows the card of the experience that is told, wherever it is among many', async () => {
    const page = await start([...many.slice(0, 29), { ...told[2]!, when: '2024' }], { width: 320 });
    await page.press('step 1');
    await page.press('The experience, step');
    await page.shows('Edimburgo');
    const card = cards(page).find((one) => one.ariaCurrent)!;
    await waitUntil(() => card.getBoundingClientRect().right <= page.el.getBoundingClientRect().right + 1);
    expect(card.getBoundingClientRect().left).to.be.at.least(page.el.getBoundingClientRect().left - 1);
  });
});

describe('the line of experiences', () => {
  it('has the focus on the way back when one is taken out, and on the experience when it is put back in its place', async () => {
    const page = await timeline(told);
    await page.press('Remove: Lione');
    expect(page.focus()).to.equal(page.find('button', 'Undo'));
    const places = [...page.root.querySelectorAll<HTMLElement>('.timeline > li')];
    expect(places.findIndex((place) => place.innerText.includes('Removed: Lione'))).to.equal(1);
    expect(image(page).getAttribute('aria-label')).to.contain('4 experiences');
    await keys('Enter');
    await page.settled();
    expect(listed(page)).to.deep.equal(['Tirana', 'Lione', 'Edimburgo', 'Parigi', 'Gand']);
    expect(page.focus()).to.equal(page.find('button', 'Edit: Lione'));
  });

  it('can have the only one back', async () => {
    const page = await timeline(told.slice(0, 1));
    await page.press('Remove: Tirana');
    expect(image(page)).to.equal(null);
    await page.press('Undo');
    await drawn(page);
    expect(listed(page)).to.deep.equal(['Tirana']);
  });

  it('keeps the focus also when a practice is taken out', async () => {
    const page = await open(definition(), { known: worked });
    await page.press('Random track');
    await page.press('Remove: Logica del circuito');
    expect(page.focus()).to.equal(page.find('button', 'Undo'));
    await page.press('Undo');
    expect(page.focus()).to.equal(page.find('button', 'Edit: Logica del circuito'));
  });

  it('says where an experience went when its date is another', async () => {
    const page = await timeline(told);
    const status = page.root.querySelector('.unseen[role=status]')!;
    await page.press('Edit: Tirana');
    const [from] = [...page.root.querySelectorAll<HTMLInputElement>('[data-part="02"], [data-part="00"]')].filter(
      (input) => input.value === '2014',
    );
    from!.value = '2018';
    from!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await page.press('Done');
    expect(listed(page)).to.deep.equal(['Lione', 'Tirana', 'Edimburgo', 'Parigi', 'Gand']);
    expect(status.textContent).to.equal('Tirana: now 2 of 5, by date');
    await page.press('Edit: Lione');
    await page.press('Done');
    // once is enough
    expect(status.textContent).to.equal('');
  });
});

for (const width of [1100, 320])
  describe(`in a column of ${width} px`, () => {
    for (const [name, experiences] of Object.entries({ many, told, 'only one': told.slice(0, 1) }))
      it(`has no violation that axe finds: the drawing, the countries and the cards of ${name}`, async function () {
        this.timeout(30_000);
        const page = await timeline(experiences, { width: 1100 });
        await fold(page);
        page.el.parentElement!.style.inlineSize = `${width}px`;
        const violations = async () => {
          await page.settled();
          const { violations: found } = await axe.run(page.el.parentElement!, {
            rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
            resultTypes: ['violations'],
          });
          return found.flatMap(({ id, nodes }) =>
            nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`),
          );
        };
        expect(await violations()).to.deep.equal([]);
        page.root.querySelector<HTMLElement>('.countries a, .timeline button')!.click();
        await page.settled();
        expect(cards(page).length).to.equal(experiences.length);
        expect(await violations()).to.deep.equal([]);
        for (const card of cards(page)) expect(card.getBoundingClientRect().height).to.be.at.least(44);
      });
  });
