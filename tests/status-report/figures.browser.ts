import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import type { Figure } from '../../src/status-report/figures/spec.ts';
import { keys, viewport } from '../support/commands.ts';
import { samples, saved, show, type FiguresHarness } from './figures-page.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };
const every = Object.values(samples);

afterEach(() => document.querySelectorAll('.test-page').forEach((old) => old.remove()));

const all = <T extends Element>(page: FiguresHarness, selector: string): T[] => [
  ...page.shadowRoot!.querySelectorAll<T>(selector),
];
const find = <T extends Element>(page: FiguresHarness, selector: string): T => all<T>(page, selector)[0]!;
const words = (el: Element): string => el.textContent!.replace(/\s+/g, ' ').trim();
const names = (page: FiguresHarness): string[] => all(page, '.mark').map((mark) => mark.getAttribute('aria-label')!);
const focused = (page: FiguresHarness): string | null | undefined =>
  page.shadowRoot!.activeElement?.getAttribute('aria-label');
const bars = (items: readonly [string, number | null][]): Figure => ({
  id: 'some',
  title: 'A question',
  sentence: 'What it says.',
  chart: {
    kind: 'bars',
    items: items.map(([label, value]) => ({ label, value, said: value === null ? '' : `${value}` })),
  },
  table: { columns: ['Answer', 'Organisations'], rows: items },
});
const openAll = (page: FiguresHarness): void =>
  all<HTMLDetailsElement>(page, 'details').forEach((d) => (d.open = true));

async function accessible(page: FiguresHarness): Promise<void> {
  const { violations } = await axe.run(page.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)),
  ).to.deep.equal([]);
}

/** No line of text lies over another, and none leaves its drawing, in the fonts of this machine. */
function legible(page: FiguresHarness): void {
  for (const drawing of all(page, '.drawing')) {
    const place = drawing.getBoundingClientRect();
    const lines = [...drawing.querySelectorAll('text')]
      .map((el) => ({ text: el.textContent!, box: el.getBoundingClientRect() }))
      .filter(({ box }) => box.width);
    for (const { text, box } of lines)
      expect(box.left >= place.left - 2 && box.right <= place.right + 2, `${text} leaves its drawing`).to.equal(true);
    lines.forEach(({ text, box: a }, n) => {
      for (const { text: other, box: b } of lines.slice(n + 1)) {
        const over =
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4 &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1;
        expect(over, `${text} / ${other}`).to.equal(false);
      }
    });
  }
}

describe('figures', () => {
  for (const width of [320, 900])
    it(`have no fault that axe finds, and no words over words, at ${width} px, all unfolded`, async () => {
      const page = await show(every, { width });
      openAll(page);
      await accessible(page);
      legible(page);
      const wide = all(page, '.varco *')
        .filter((el) => !el.closest('.unseen, svg, .wide *'))
        .filter((el) => el.getBoundingClientRect().right > page.getBoundingClientRect().right + 1);
      expect(wide.map((el) => el.outerHTML.slice(0, 100))).to.deep.equal([]);
    });

  it('are named by their title, described by their sentence, and say all of it again as a table', async () => {
    const page = await show([samples.bars!]);
    const drawing = find(page, '.drawing');
    const named = (name: string): string =>
      words(page.shadowRoot!.getElementById(drawing.getAttribute(`aria-${name}`)!)!);
    expect(named('labelledby')).to.equal('What kind of organisation are you?');
    expect(named('describedby')).to.equal('Most are associations: 62 of 141 (44 %).');
    expect(all(page, 'th[scope=col]').map(words)).to.deep.equal(['Answer', 'Organisations']);
    const rows = all(page, 'tbody tr').map(
      (row) => `${words(row.querySelector('th')!)}: ${words(row.querySelector('td')!)}`,
    );
    expect(rows).to.deep.equal(names(page).map((name) => name.replace(/ \(.*$/, '')));
    expect(rows.at(-1)).to.equal('Other: not shown');
    expect(words(find(page, 'caption'))).to.equal('What kind of organisation are you?');
  });

  it('are one stop of the tab key, whose marks the arrows walk, with a ring around where one is', async () => {
    const page = await show([samples.stacked!]);
    const before = document.createElement('button');
    page.before(before);
    before.focus();
    await keys('Tab');
    expect(focused(page)).to.equal('Vision and motivation, Not at all: 40 %');
    expect(words(find(page, '.told'))).to.equal('Vision and motivation, Not at all: 40 %');
    await keys('ArrowRight');
    expect(focused(page)).to.equal('Vision and motivation, A little: 30 %');
    await keys('ArrowDown', 'ArrowDown');
    expect(focused(page)).to.equal('Relations, A little: not shown');
    const ring = all(page, '.ring').at(-1)!.getBoundingClientRect();
    const mark = page.shadowRoot!.activeElement!.querySelector('.hit')!.getBoundingClientRect();
    expect(ring.left).to.be.lessThan(mark.left);
    expect(ring.right).to.be.greaterThan(mark.right);
    await keys('End');
    expect(focused(page)).to.equal(names(page).at(-1));
    await keys('ArrowRight', 'Home');
    expect(focused(page)).to.equal(names(page)[0]);
    await keys('End', 'Tab');
    expect(page.shadowRoot!.activeElement!.localName).to.equal('summary');
    expect(all(page, '.mark[tabindex="0"]').map((each) => each.getAttribute('aria-label'))).to.deep.equal([
      names(page)[0],
    ]);
    expect(find(page, '.ring').getAttribute('d')).to.equal('');
  });

  it('tell under the chart what the pointer is on, and forget it with another drawing', async () => {
    const page = await show([samples.histogram!]);
    all(page, '.mark')[3]!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    expect(words(find(page, '.told'))).to.equal('5 to 10: 41');
    page.figures = [{ ...samples.histogram!, chart: { ...samples.histogram!.chart!, bins: [] } as never }];
    page.requestUpdate();
    await page.updateComplete;
    expect(names(page)).to.deep.equal([]);
    await waitUntil(() => !words(find(page, '.told')), 'the words go');
  });

  it('show standings as a radar and back, with the same marks in words', async () => {
    const page = await show([samples.standings!]);
    const said = names(page);
    find<HTMLButtonElement>(page, '.tools button').click();
    await page.updateComplete;
    expect(words(find(page, '.tools button'))).to.equal('As bars');
    await waitUntil(() => find(page, '.way')?.getAttribute('d')!.includes('L') && !find(page, '.stripe'), 'the radar');
    expect(names(page)).to.deep.equal(said);
    legible(page);
    await accessible(page);
    find<HTMLButtonElement>(page, '.tools button').click();
    await page.updateComplete;
    expect(words(find(page, '.tools button'))).to.equal('As a radar');
    expect(all(page, '.before')).to.have.length(2);
  });

  it('are offered as a radar only where their rows are axes of one whole', async () => {
    const { axes: _, ...groups } = samples.standings!.chart as Extract<
      NonNullable<Figure['chart']>,
      { kind: 'standings' }
    >;
    const page = await show([{ ...samples.standings!, chart: groups }]);
    expect(all(page, '.tools > button')).to.deep.equal([]);
  });

  it('tell that of all from that of a class above it, by more than its colour, in a key', async () => {
    const items = [
      { label: 'Yes', value: 0.6, said: '12 (60%)' },
      { label: 'Yes: in all', value: 0.4, said: '56 (40%)', quiet: true },
    ];
    const page = await show([{ ...samples.bars!, chart: { kind: 'bars', items, key: ['Torino', 'in all'] } }]);
    const texts = all(page, '.drawing text').map(words);
    expect(texts).to.deep.equal(['Torino', 'in all', 'Yes', '12 (60%)', '56 (40%)']);
    expect(names(page)).to.deep.equal(['Yes: 12 (60%)', 'Yes: in all: 56 (40%)']);
    const [first, second] = all(page, '.mark path:not(.hit)').map((path) => getComputedStyle(path));
    expect(second!.fill).not.to.equal(first!.fill);
    expect(second!.stroke).to.equal(first!.fill);
  });

  it('say in words where nothing of a row is told, and what is known of it all the same', async () => {
    const page = await show([samples.stacked!]);
    const drawn = (): string[] => all(page, '.drawing text').map(words);
    expect(drawn()).to.include('not shown');
    const chart = samples.stacked!.chart as Extract<NonNullable<Figure['chart']>, { kind: 'stacked' }>;
    page.figures = [
      { ...samples.stacked!, chart: { ...chart, rows: chart.rows.map((row) => ({ ...row, said: 'mean 4' })) } },
    ];
    page.requestUpdate();
    await page.updateComplete;
    expect(drawn()).to.include('mean 4');
  });

  it('change with their place without an error that the page hears of', async () => {
    const heard: string[] = [];
    const hear = ({ message }: ErrorEvent): void => void heard.push(message);
    window.addEventListener('error', hear);
    const page = await show(every, { width: 900 });
    for (const width of [320, 700, 480]) {
      page.parentElement!.style.inlineSize = `${width}px`;
      await new Promise((done) => setTimeout(done, 100));
    }
    window.removeEventListener('error', hear);
    expect(heard).to.deep.equal([]);
  });

  it('fit the place that they are given, also when it changes', async () => {
    await viewport(1000, 800);
    const page = await show(every, { width: 900 });
    const fits = (): boolean =>
      all(page, '.plot').every((plot) => {
        const width = Math.min(720, Math.floor(plot.clientWidth));
        return Number(plot.querySelector('svg')!.getAttribute('viewBox')!.split(' ')[2]) === width;
      });
    expect(fits()).to.equal(true);
    page.parentElement!.style.inlineSize = '320px';
    await waitUntil(fits, 'drawn for the narrower place');
    legible(page);
    page.style.fontSize = '24px';
    await waitUntil(
      () =>
        find(page, '.drawing').getAttribute('viewBox')!.split(' ')[2] ===
        String(Math.max(240, Math.floor((320 * 16) / 24))),
      'drawn for larger text',
    );
    const label = find(page, '.drawing text').getBoundingClientRect();
    expect(label.height).to.be.greaterThan(22);
  });

  it('bear labels of any length and kind, as text', async () => {
    const labels = [
      '<script>alert(1)</script><img src=x onerror=alert(1)>',
      'שלום עולם',
      '\u202egnitset\u200b',
      'W'.repeat(300),
      'shoqëri kooperative për bashkëpunimin ndërkufitar '.repeat(6).trim(),
    ];
    for (const width of [320, 800]) {
      const page = await show([bars(labels.map((label, n) => [label, n]))], { width });
      expect(all(page, 'script, img')).to.deep.equal([]);
      expect(names(page)).to.deep.equal(labels.map((label, n) => `${label}: ${n}`));
      legible(page);
    }
  });

  it('have honest states: nothing to draw, nothing that may be told, three hundred rows', async () => {
    const none = await show([bars([])]);
    expect(words(find(none, '.plot'))).to.equal('There is nothing to draw yet.');
    const untold = await show([
      bars([
        ['a', null],
        ['b', null],
      ]),
    ]);
    expect(names(untold)).to.deep.equal(['a: not shown', 'b: not shown']);
    expect(all(untold, '.bar')).to.deep.equal([]);
    expect(all(untold, '.untold')).to.have.length(2);
    const many = await show([bars(Array.from({ length: 300 }, (_, n) => [`Row ${n}`, n]))]);
    expect(names(many)).to.have.length(300);
  });

  it('speak Italian and Albanian', async () => {
    const page = await show([samples.bars!, samples.standings!], { locale: 'it' });
    openAll(page);
    expect(all(page, 'summary').map(words)).to.include('Come tabella');
    expect(words(all(page, '.drawing')[1]!)).to.contain('la metà centrale del gruppo');
  });
});

describe('a figure that is saved', () => {
  const press = (page: FiguresHarness, name: string) => (): void => {
    find<HTMLDetailsElement>(page, '.saving').open = true;
    all<HTMLButtonElement>(page, '.ways button')
      .find((button) => words(button).includes(name))!
      .click();
  };

  it('is an SVG with its title, its sentence, what is told and its source in it, and nothing from elsewhere', async () => {
    const page = await show([samples.bars!]);
    const { name, blob } = await saved(press(page, 'SVG'));
    expect(name).to.match(/^esempio-bars-\d{4}-\d\d-\d\d\.svg$/);
    const file = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
    expect(file.querySelector('parsererror')).to.equal(null);
    const text = [...file.querySelectorAll('text')].map((el) => el.textContent).join(' ');
    for (const said of [
      'What kind of organisation',
      'Most are associations',
      'Association',
      '62 (44 %)',
      'not shown',
      '141 answers',
      'Example of a mapping ·',
    ])
      expect(text).to.contain(said);
    const colours = [...file.querySelectorAll('path')].map((el) => el.getAttribute('fill'));
    expect(colours.every((colour) => colour === null || /^(#[\da-f]{6}|none|url\(#untold\))$/.test(colour))).to.equal(
      true,
    );
    expect(await blob.text()).not.to.match(/href|<style|<script|var\(/);
  });

  it('is a PNG of twice its size', async () => {
    const page = await show([samples.standings!]);
    const { name, blob } = await saved(press(page, 'PNG'));
    expect(name).to.match(/\.png$/);
    const bitmap = await createImageBitmap(blob);
    expect(bitmap.width).to.equal(1440);
    expect(bitmap.height).to.be.greaterThan(600);
  });

  it('is a table that no spreadsheet runs', async () => {
    const page = await show([
      bars([
        ['=1+1', 3],
        ['Other', null],
      ]),
    ]);
    const { name, blob } = await saved(press(page, 'CSV'));
    expect(name).to.match(/^esempio-some-.*\.csv$/);
    expect(await blob.text()).to.contain('Answer,Organisations\r\n"\'=1+1",3\r\nOther,not shown\r\n');
  });

  it('says so when the browser makes no picture, and what to do instead', async () => {
    const page = await show([samples.bars!]);
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = (done) => done(null);
    try {
      press(page, 'PNG')();
      await waitUntil(() => find(page, '[role=status] p'), 'it is told');
      expect(words(find(page, '[role=status]'))).to.contain('Save the drawing (SVG) instead');
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
    }
  });
});
