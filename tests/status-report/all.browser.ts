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
  until,
  whole,
  words,
} from './all-page.ts';

const address = location.href;
afterEach(() => {
  restore();
  history.replaceState(null, '', address);
});
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
    expect(every(report, 'section > :first-child').map(words)).to.deep.equal([
      'Who answered',
      ...definition.sections.map(({ title }) => (title as { en: string }).en),
    ]);
    expect(every(report, '.figure').length).to.be.greaterThan(50);
    expect(every(report, '.counted li').map(words).join()).to.include('Name of the organisation');
    for (const figure of every(report, '.figure')) expect(words(figure)).not.to.match(/NaN|undefined|\[object/);
  });

  it('leads to a section by the keyboard, also to one that is not drawn yet', async () => {
    const report = await show();
    await until(() => every(report, 'section').length > 5, 'the sections');
    button(report, 'Organisation profile').focus();
    for (let n = 0; n < 8; n++) await keys('Tab');
    expect(words(focused(report))).to.equal('Critical factors, needs and publication');
    const before = location.href;
    await keys('Enter');
    await until(() => focused(report)?.localName === 'h3', 'the focus on the heading');
    expect(words(focused(report))).to.equal('Critical factors, needs and publication');
    expect(location.href).to.equal(before);
  });

  for (const locale of ['it', 'en', 'sq'])
    it(`is accessible and fits 320 px, in ${locale}`, async () => {
      const report = await show({ locale, width: 320 });
      await whole(report);
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
    await whole(report);
    const alone = sentence(report, 'exp-any');
    const options = every(report, '#class option').map(words);
    expect(options).to.include(`theatre (${largest[1].n})`);
    await choose(report, `org_sector ${largest[0]}`);
    await until(() => sentence(report, 'exp-any').includes('of theatre'), 'the sentence');
    expect(asked.filter((path) => path.includes('/by/'))).to.deep.equal(['/api/results/x/by/org_sector']);
    expect(sentence(report, 'exp-any')).to.match(/^The largest difference is in \w+: \d+% of theatre, \d+% in all\.$/);
    expect(words(find(report, '[role=status]'))).to.include('theatre');
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
    await until(() => find(linked, '#f-exp-any'), 'a figure');
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
    await whole(report);
    expect(words(find(report, '.notice'))).to.include('of version 0.9.0');
    await until(() => find(report, '#f-gone'), 'the question that is gone');
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
    await until(() => find(report, '#f-none'), 'the figures');
    expect(sentence(report, 'none')).to.equal('Nobody answered.');
    expect(find(report, 'img')).to.equal(null);
    await accessible(report);
  });
});
