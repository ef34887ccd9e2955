import { expect } from '@open-wc/testing';
import { keys } from '../support/commands.ts';
import {
  accessible,
  asked,
  button,
  choose,
  come,
  definition,
  every,
  example,
  find,
  restore,
  results,
  sentence,
  show,
  unfold,
  until,
  whole,
  words,
} from './all-page.ts';

const address = location.href;
afterEach(() => {
  restore();
  history.replaceState(null, '', address);
});
const shownFirst = new Set(['org_form', 'org_province', 'org_sector']);
/** "6 questions", without those that the first section has */
const countOf = (questions: readonly { id: string; type: string }[]): string =>
  `${questions.filter(({ id, type }) => type !== 'note' && !shownFirst.has(id)).length} questions`;
const focused = (report: HTMLElement): Element | null => report.shadowRoot!.activeElement;

describe('the report of all', () => {
  it('begins with one sentence, when it was published, and what is not told', async () => {
    const report = await show();
    expect(words(find(report, '.lead'))).to.match(/^141 answers: on average strongest in .+, weakest in .+$/);
    expect(words(find(report, '.lead + p'))).to.equal(
      'Published on November 2, 2026. Of groups of fewer than 5 nothing is shown.',
    );
  });

  it('has a figure of every question, in sections, and a line of what is only counted', async () => {
    const report = await show();
    await whole(report);
    expect(every(report, 'section[id^=part-] > :first-child').map(words)).to.deep.equal([
      'Who answered',
      ...definition.sections.map(({ title, questions }) => `${(title as { en: string }).en} ${countOf(questions)}`),
    ]);
    expect(every(report, '.figure').length).to.be.greaterThan(50);
    expect(every(report, '.counted li').map(words).join()).to.include('Name of the organisation');
    for (const figure of every(report, '.figure')) expect(words(figure)).not.to.match(/NaN|undefined|\[object/);
  });

  it('leads to a section by the keyboard, also to one that is not drawn yet', async () => {
    const report = await show();
    button(report, 'Organisation profile').focus();
    for (let n = 0; n < 8; n++) await keys('Tab');
    expect(words(focused(report))).to.equal('Critical factors, needs and publication');
    const before = location.href;
    await keys('Enter');
    await until(() => focused(report)?.matches('.fold button'), 'the focus on the heading');
    expect(words(focused(report))).to.match(/^Critical factors, needs and publication \d+ questions$/);
    expect(focused(report)!.getAttribute('aria-expanded')).to.equal('true');
    await until(() => find(report, '#f-pub-map'), 'its figures');
    expect(location.href).to.equal(before);
  });

  it('leads to what comes after the questions, before it is there', async () => {
    const report = await show();
    expect(every(report, '.contents .quiet').map(words).slice(-4)).to.deep.equal([
      'Groups compared',
      'Two questions, one by the other',
      'What they wrote',
      'Take the report with you',
    ]);
    button(report, 'Two questions').click();
    await come(report, '#late-cross select');
    expect(focused(report)?.closest('section')?.id).to.equal('late-cross');
  });

  it('is folded but for its first section; a key unfolds another, and folds it again', async () => {
    const report = await show();
    await until(() => find(report, '#f-org-province'), 'the figures of the first');
    const markets = find(report, '#part-markets button')!;
    expect(markets.getAttribute('aria-expanded')).to.equal('false');
    expect(every(report, '.figure').every((each) => each.closest('#part--all'))).to.equal(true);
    markets.focus();
    await keys(' ');
    await until(() => find(report, '#part-markets .figure'), 'its figures');
    expect(focused(report)).to.equal(markets);
    await keys('Enter');
    expect(find(report, '#part-markets .figure')).to.equal(null);
    await accessible(report);
  });

  it('is found by the browser’s search where it is folded', async () => {
    const report = await show();
    const folded = find(report, '#part-markets [hidden]')!;
    expect(folded.getAttribute('hidden')).to.equal('until-found');
    expect(words(folded)).to.include('In which countries');
    folded.dispatchEvent(new Event('beforematch'));
    await until(() => find(report, '#part-markets .figure'), 'what was found');
  });

  it('is whole on paper, and as it was after that', async () => {
    const report = await show();
    await until(() => find(report, '.paper-head'), 'the late parts');
    window.dispatchEvent(new Event('beforeprint'));
    await until(() => find(report, '#f-pub-map') && find(report, '#f-groups'), 'the last figure');
    expect(find(report, '#late-texts .body')).to.equal(null);
    window.dispatchEvent(new Event('afterprint'));
    await until(() => !find(report, '#f-pub-map'), 'that it is folded again');
  });

  it('keeps its list of sections folded on a phone, until it is asked for', async () => {
    const report = await show({ width: 320 });
    await until(() => find(report, '#f-org-province'), 'the figures');
    const list = button(report, 'Sections');
    const shown = (): boolean => find(report, '.contents')!.checkVisibility();
    expect([list.ariaExpanded, shown()]).to.deep.equal(['false', false]);
    const above = find(report, '.fold')!.getBoundingClientRect().top - list.getBoundingClientRect().top;
    expect(above).to.be.lessThan(300);
    list.focus();
    await keys('Enter');
    expect([list.ariaExpanded, shown()]).to.deep.equal(['true', true]);
    button(report, 'Markets').click();
    await until(() => focused(report)?.closest('section')?.id === 'part-markets', 'the section');
    expect([list.ariaExpanded, shown()]).to.deep.equal(['false', false]);
  });

  it('shows the list of its sections at once where there is room', async () => {
    const report = await show({ width: 1000 });
    expect(find(report, '.contents')!.checkVisibility()).to.equal(true);
    expect(find(report, '.list')!.checkVisibility()).to.equal(false);
  });

  it('is led to by a link, section by section, where the page wants it', async () => {
    const report = await show({ attributes: { 'deep-links': '' } });
    await until(() => find(report, '#f-org-province'), 'the figures');
    button(report, 'Markets').click();
    await until(() => location.search.includes('section=part-markets'), 'the address');
    const again = await show({ attributes: { 'deep-links': '' } });
    await until(() => find(again, '#part-markets .figure'), 'the section of the link');
    await until(() => focused(again)?.closest('section')?.id === 'part-markets', 'the focus');
  });

  for (const locale of ['it', 'en', 'sq'])
    it(`is accessible and fits 320 px, in ${locale}`, async () => {
      const report = await show({ locale, width: 320 });
      await unfold(report, 'experience');
      await choose(report, 'org_sector dance');
      await until(() => sentence(report, 'exp-any').includes('%'), 'the class');
      await accessible(report);
    }).timeout(30_000);

  it('takes no long task to draw them all', async () => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) observer.observe({ entryTypes: ['longtask'] });
    const report = await show();
    await whole(report);
    observer.disconnect();
    // a development build on a machine that does other things: what is held is the order of magnitude
    expect(Math.max(0, ...tasks)).to.be.lessThan(1000);
  });
});

describe('a class beside the whole', () => {
  const largest = Object.entries(results.groups.org_sector!).sort(([, a], [, b]) => (b.n ?? 0) - (a.n ?? 0))[0]!;

  it('is chosen with its count, said, and stands in every figure; it can be put away', async () => {
    const report = await show();
    await unfold(report, 'experience');
    const alone = sentence(report, 'exp-any');
    const options = every(report, '#class option').map(words);
    expect(options).to.include(`theatre (${largest[1].n})`);
    await choose(report, `org_sector ${largest[0]}`);
    await until(() => sentence(report, 'exp-any').includes('of theatre'), 'the sentence');
    expect(asked.filter((path) => path.includes('/by/'))).to.deep.equal(['/api/results/x/by/org_sector']);
    expect(sentence(report, 'exp-any')).to.match(/^The largest difference is in \w+: \d+% of theatre, \d+% in all\.$/);
    expect(words(find(report, '.unseen[role=status]'))).to.include('theatre');
    expect(words(find(report, '.chip'))).to.match(/: theatre ×: remove$/);
    find(report, '.chip')!.focus();
    await keys(' ');
    await until(() => sentence(report, 'exp-any') === alone, 'the whole alone');
    expect(focused(report)?.id).to.equal('class');
    expect(find<HTMLSelectElement>(report, '#class')!.value).to.equal('');
    expect(find(report, '.chip')).to.equal(null);
  });

  it('that too few are in cannot be chosen; of one that no table tells, that is said', async () => {
    const answer = (path: string) =>
      path.includes('/by/') ? { ...(example(path) as object), questions: {} } : example(path);
    const report = await show({ answer });
    await come(report, '#class');
    const disabled = every<HTMLOptionElement>(report, '#class option:disabled');
    for (const option of disabled) expect(words(option)).to.match(/\((not shown|0)\)$/);
    await choose(report, `org_sector ${largest[0]}`);
    await until(() => words(find(report, '.beside')).includes('too few answered this to tell'), 'that it is too small');
  });

  it('whose tables could not be had is tried again', async () => {
    let failing = true;
    const report = await show({ answer: (path) => (path.includes('/by/') && failing ? 503 : example(path)) });
    await unfold(report, 'experience');
    await choose(report, `org_sector ${largest[0]}`);
    await until(() => find(report, '.beside [role=alert]'), 'the notice');
    failing = false;
    button(report, 'Try again').click();
    await until(() => sentence(report, 'exp-any').includes('of theatre'), 'the class');
  });

  it('stays out of the address, unless the page wants it there: then a link leads to it, and back', async () => {
    const report = await show();
    await choose(report, `org_sector ${largest[0]}`);
    expect(location.href).to.equal(address);
    const linked = await show({ attributes: { 'deep-links': '' } });
    await come(linked, '#class');
    await choose(linked, `org_sector ${largest[0]}`);
    await until(() => location.search.includes(`org_sector=${largest[0]}`), 'the address');
    const again = await show({ attributes: { 'deep-links': '' } });
    await until(() => find(again, '.chip'), 'the class of the link');
    history.back();
    await until(() => !find(again, '.chip'), 'the whole alone');
  });
});

describe('a report that has little to show', () => {
  const says = async (answer: () => object | number, text: string): Promise<void> => {
    const report = await show({ answer });
    await until(() => words(find(report, '.notice')).includes(text), text);
    await accessible(report);
  };
  const empty = { about: definition.id, version: '1.0.0', threshold: 5, questions: {}, dimensions: {}, groups: {} };

  it('says that there are no results yet', () => says(() => 404, 'There are no results here yet.'));
  it('says that too few answered, and from how many on there will be more', () =>
    says(
      () => ({ ...empty, n: null, suppressed: true }),
      'Fewer than 5 have answered so far: results are shown from 5 on.',
    ));
  it('says that the line failed, and tries again', async () => {
    let failing = true;
    const report = await show({ answer: (path) => (failing ? 500 : example(path)) });
    await come(report, '[role=alert]');
    failing = false;
    button(report, 'Try again').click();
    await come(report, '.lead');
  });
  it('tells the author that the results are of something else', async () => {
    const told: string[] = [];
    const { error } = console;
    console.error = (text: string) => void told.push(text);
    const report = await show({ answer: () => ({ ...results, about: 'another' }) });
    await come(report, '[role=alert]');
    console.error = error;
    expect(told.join()).to.include(
      'attribute results: found results about another, expected the results of living-mapping',
    );
  });
  it('shows nothing of a skeleton that comes soon, and keeps its place', async () => {
    const report = await show({ answer: () => 'never' as never });
    expect(getComputedStyle(find(report, '.ghost')!).visibility).to.equal('hidden');
    expect(find(report, '.ghost')!.offsetHeight).to.be.greaterThan(100);
  });
  it('says that it is of another version, and shows what the questions lack under its id', async () => {
    const questions = { ...results.questions, gone: { type: 'single', n: 30, counts: { a: 20, b: 10 } } };
    const report = await show({ answer: () => ({ ...results, version: '0.9.0', questions }) });
    expect(words(find(report, '.notice'))).to.include('of version 0.9.0');
    await unfold(report, '-other');
    expect(words(find(report, '#f-gone figcaption'))).to.include('gone');
  });
  it('stands results in which nobody answered anything, and a definition of long and hostile words', async () => {
    const hostile = `<img src=x onerror=alert(1)>${'Donaudampfschiff'.repeat(20)}`;
    const document = {
      ...{ id: 'x', version: '1', locales: ['en'], title: hostile },
      sections: [
        {
          ...{ id: 'a', title: hostile },
          questions: [
            {
              id: 'q',
              type: 'single',
              label: hostile,
              facet: true,
              options: [
                { value: 'a', label: hostile },
                { value: 'b', label: 'B' },
              ],
            },
            { id: 'none', type: 'multiple', label: 'None', options: [{ value: 'a', label: 'A' }] },
          ],
        },
      ],
    };
    const told = {
      ...{ ...empty, about: 'x', version: '1', n: 40, suppressed: false },
      questions: {
        q: { type: 'single', n: 40, counts: { a: 30, b: 10 } },
        none: { type: 'multiple', n: 0, counts: { a: 0 } },
      },
      groups: { q: { a: { n: 30, dimensions: {} }, b: { n: 10, dimensions: {} } } },
    };
    const report = await show({ document, answer: () => told, width: 320 });
    await unfold(report, 'a');
    await until(() => find(report, '#f-none'), 'the figures');
    expect(sentence(report, 'none')).to.equal('Nobody answered.');
    expect(find(report, 'img')).to.equal(null);
    await accessible(report);
  });
});
