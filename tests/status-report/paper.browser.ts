import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { noMedia } from '../support/commands.ts';
import { come, every, find, restore, show, until, unfold, words } from './all-page.ts';

/** A4 between margins of 10 mm, in CSS px */
const SHEET = 718;

afterEach(async () => {
  window.dispatchEvent(new Event('afterprint'));
  if (!noMedia) await emulateMedia({ media: 'screen' });
  restore();
});

/** A report whose last figure is there, as paper has it. */
async function printed(width: number) {
  const report = await show({ width });
  await come(report, '.paper-head');
  window.dispatchEvent(new Event('beforeprint'));
  await until(() => find(report, '#f-pub-map') && find(report, '#f-groups'), 'the last figure');
  return report;
}
/** Widths of drawings by their figures; those of needs by group come when their tables do. */
const drawnFor = (report: Element): Record<string, number> =>
  Object.fromEntries(
    [...report.shadowRoot!.querySelectorAll<SVGSVGElement>('.fold:not(#late-needs) .drawing')].map((each) => [
      each.closest('.figure')!.id,
      each.viewBox.baseVal.width,
    ]),
  );

describe('the report of all on paper', () => {
  it('is drawn for paper, from a phone as from a desk, and for the screen again after that', async () => {
    const desk = drawnFor(await printed(1000));
    window.dispatchEvent(new Event('afterprint'));
    const report = await printed(320);
    expect(drawnFor(report)).to.deep.equal(desk);
    expect(new Set(Object.values(desk)).size).to.equal(2);
    expect(desk['f-org-province']! * 2).to.be.lessThan(desk['f--dimensions']! + 1);
    window.dispatchEvent(new Event('afterprint'));
    await until(() => drawnFor(report)['f-org-province']! < 321, 'the drawing for the screen');
  });

  it('has two figures a row, what is broad alone, and every section under its title', async function () {
    if (noMedia) return this.skip();
    const report = await printed(SHEET);
    await emulateMedia({ media: 'print' });
    const box = (id: string): DOMRect => find(report, `#f-${id}`)!.getBoundingClientRect();
    expect(box('org-form').top).to.equal(box('org-sector').top);
    expect(box('org-sector').left).to.be.greaterThan(box('org-form').right);
    expect(box('-dimensions').width).to.be.closeTo(find(report, '.body')!.getBoundingClientRect().width, 1);
    for (const drawing of every(report, '.drawing')) {
      const { left, right } = drawing.closest('.plot')!.getBoundingClientRect();
      expect(drawing.getBoundingClientRect().left).to.be.closeTo(left, 1);
      expect(drawing.getBoundingClientRect().right).to.be.at.most(right + 1);
    }
    const sections = every(report, '.fold').filter((each) => each.checkVisibility());
    const titled = sections.filter((each) => {
      const range = document.createRange();
      range.selectNodeContents(each.querySelector('[aria-expanded] > span')!);
      return range.getBoundingClientRect().height > 8;
    });
    expect(titled.map(({ id }) => id)).to.deep.equal(sections.map(({ id }) => id));
    expect(sections.length).to.be.greaterThan(8);
    // nothing that could only be pressed is on it
    const controls = every(report, 'select, input, summary, nav, .tools button, .fold .icon');
    expect(controls.filter((each) => each.checkVisibility()).map((each) => each.outerHTML)).to.deep.equal([]);
    expect(words(find(report, '.paper-head'))).to.match(/^141 answered\. Results of .+ Source: http.+\)\.$/);
  });

  it('has a table too where it is open, whole and over the whole width', async function () {
    if (noMedia) return this.skip();
    const report = await show({ width: SHEET });
    await unfold(report, 'markets');
    const twin = await come<HTMLDetailsElement>(report, '#f-mkt-done .twin');
    twin.open = true;
    window.dispatchEvent(new Event('beforeprint'));
    await until(() => find(report, '#f-groups'), 'the last figure');
    await emulateMedia({ media: 'print' });
    expect(twin.querySelector('table')!.checkVisibility()).to.equal(true);
    expect(getComputedStyle(twin.querySelector('.wide')!).overflowX).to.equal('visible');
    const { width } = find(report, '#f-mkt-done')!.getBoundingClientRect();
    expect(width).to.be.closeTo(find(report, '#part-markets .body')!.getBoundingClientRect().width, 1);
    expect(find(report, '#f-mkt-target .twin')?.checkVisibility() ?? false).to.equal(false);
  });
});
