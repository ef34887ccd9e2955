import { html } from 'lit';
import { define } from '../../src/element/define.ts';
import { VarcoElement } from '../../src/element/varco-element.ts';
import { figure } from '../../src/status-report/figures/figure.ts';
import '../../src/status-report/figures/layout/later.ts';
import { figureStyles } from '../../src/status-report/figures/figures.styles.ts';
import type { Figure } from '../../src/status-report/figures/spec.ts';
import '../../src/status-report/messages.ts';
import type { Model } from '../../src/status-report/model.ts';
import { read } from '../../src/status-report/read.ts';
import { Viewing, type Host } from '../../src/status-report/viewing.ts';

/** The least that the report does for its figures: a root, a language, a viewing. */
export class FiguresHarness extends VarcoElement<Model> implements Host {
  static override styles = [VarcoElement.styles, figureStyles];
  figures: readonly Figure[] = [];
  depth = 2;
  #viewing: Viewing | undefined;
  changed(): void {}
  protected override read(document: unknown): Model {
    return read(document);
  }
  protected override renderDocument(model: Model): unknown {
    const s = (this.#viewing ??= new Viewing(this, model));
    return html`${this.figures.map((f) => figure(s, f, 2))}`;
  }
}
define('varco-figures', FiguresHarness as never);

export const definition = {
  id: 'esempio',
  version: '1',
  locales: ['it', 'en'],
  title: { it: 'Esempio di mappatura', en: 'Example of a mapping' },
  sections: [],
};

const labels = [
  'Vision and motivation',
  'Method and planning of activities abroad',
  'Relations',
  'Languages and competences of the people who work here',
  'Resources',
  'Internationalisierungsbereitschaftserklärungsverfahren',
  'Evaluation',
];

/** One figure of each kind. */
export const samples: Record<string, Figure> = {
  bars: {
    id: 'bars',
    title: 'What kind of organisation are you?',
    sentence: 'Most are associations: 62 of 141 (44 %).',
    note: '141 answers. Fewer than 5 are not told.',
    chart: {
      kind: 'bars',
      items: [
        { label: 'Association', value: 62, said: '62 (44 %)' },
        { label: 'Social cooperative of type A or B', value: 38, said: '38 (27 %)' },
        { label: 'Fondazione di partecipazione, ente filantropico o impresa culturale', value: 0, said: '0 (0 %)' },
        { label: labels[5]!, value: 21, said: '21 (15 %)' },
        { label: 'Other', value: null, said: '' },
      ],
    },
    table: {
      columns: ['Answer', 'Organisations'],
      rows: [
        ['Association', 62],
        ['Social cooperative of type A or B', 38],
        ['Fondazione di partecipazione, ente filantropico o impresa culturale', 0],
        [labels[5]!, 21],
        ['Other', null],
      ],
    },
  },
  stacked: {
    id: 'stacked',
    title: 'How much do you agree?',
    sentence: 'Agreement is greatest on relations.',
    chart: {
      kind: 'stacked',
      columns: ['Not at all', 'A little', 'Quite', 'Much', 'Completely'],
      rows: [
        [0.4, 0.3, 0.15, 0.1, 0.05],
        [0.1, 0.2, 0.3, 0.3, 0.1],
        [0.2, null, 0.5, 0.1, null],
        [null, null, null, null, null],
      ].map((values, n) => ({
        label: labels[n]!,
        items: values.map((value) => ({
          label: '',
          value,
          said: value === null ? '' : `${Math.round(value * 100)} %`,
        })),
      })),
    },
    table: { columns: ['', 'Not at all', 'Completely'], rows: [['Vision', 0.4, 0.05]] },
  },
  histogram: {
    id: 'histogram',
    title: 'How many people work with you?',
    sentence: 'Half have between 3 and 14 people.',
    chart: {
      kind: 'histogram',
      quartiles: [3, 6, 14],
      tick: (value) => String(value),
      bins: [
        { label: 'less than 2', from: null, to: 2, value: 12, said: '12' },
        { label: '2 to 5', from: 2, to: 5, value: 40, said: '40' },
        { label: '5 to 10', from: 5, to: 10, value: 41, said: '41' },
        { label: '10 to 15', from: 10, to: 15, value: null, said: '' },
        { label: '15 to 30', from: 15, to: 30, value: 18, said: '18' },
        { label: '30 and more', from: 30, to: null, value: 9, said: '9' },
      ],
    },
    table: { columns: ['People', 'Organisations'], rows: [['less than 2', 12]] },
  },
  standings: {
    id: 'standings',
    title: 'Where you are',
    sentence: 'You are among the first 40 of 141 in method; relations are where to start again.',
    note: 'An example: 141 organisations that do not exist.',
    chart: {
      kind: 'standings',
      axes: true,
      min: 0,
      max: 100,
      tick: (value) => String(value),
      classes: [
        { from: 0, to: 40, label: 'Beginning' },
        { from: 40, to: 70, label: 'On the way' },
        { from: 70, to: 100, label: 'Ready' },
      ],
      rows: labels.map((label, n) => ({
        label,
        quartiles: n === 4 ? undefined : ([20 + n * 5, 40 + n * 4, 60 + n * 3] as const),
        mean: n === 4 ? 48 : undefined,
        own: n === 3 ? null : 15 + n * 12,
        before: n === 1 ? 60 : undefined,
        said: n === 3 ? 'too little was answered' : `you ${15 + n * 12}; the group’s median ${40 + n * 4}`,
      })),
    },
    table: {
      columns: ['Dimension', 'You', 'Median'],
      rows: labels.map((label, n) => [label, 15 + n * 12, 40 + n * 4]),
    },
  },
  columns: {
    id: 'columns',
    title: 'Answers over time',
    sentence: 'Most came in March 2026.',
    chart: {
      kind: 'columns',
      items: Array.from({ length: 18 }, (_, n) => ({
        label: `${['January', 'February', 'March', 'April', 'May', 'June'][n % 6]} ${2025 + Math.floor(n / 12)}`,
        value: n === 5 ? null : (n * 7) % 23,
        said: n === 5 ? '' : String((n * 7) % 23),
      })),
    },
    table: { columns: ['Month', 'Answers'], rows: [['January 2025', 0]] },
  },
};
samples.radar = {
  ...samples.standings!,
  id: 'radar',
  chart: {
    kind: 'radar',
    min: 0,
    max: 100,
    tick: String,
    rows: (samples.standings!.chart as unknown as { rows: object[] }).rows.map((row, n) => ({
      ...(row as { label: string; said: string; own: number | null }),
      quartiles: [20 + n * 5, 40 + n * 4, 60 + n * 3] as const,
    })),
  },
};

/** Puts figures on the page, in a column of a width. */
export async function show(
  figures: readonly Figure[],
  { width = 900, locale = 'en' }: { width?: number; locale?: string } = {},
): Promise<FiguresHarness> {
  const harness = document.createElement('varco-figures') as FiguresHarness;
  harness.definition = definition;
  harness.figures = figures;
  harness.theme = 'plain';
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = locale;
  main.style.inlineSize = `${width}px`;
  main.append(harness);
  document.querySelectorAll('.test-page').forEach((old) => old.remove());
  document.body.append(main);
  const ready = (): boolean => !figures.length || !!harness.shadowRoot!.querySelector('.wide');
  while (!ready()) await new Promise((done) => setTimeout(done, 10));
  return harness;
}

/** What a click saves, once it does: its name and what is in it. */
export async function saved(act: () => void): Promise<{ name: string; blob: Blob }> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blob: Blob | undefined;
  try {
    return await new Promise((done) => {
      URL.createObjectURL = (of: Blob) => createObjectURL.call(URL, (blob = of));
      HTMLAnchorElement.prototype.click = function () {
        done({ name: this.download, blob: blob! });
      };
      act();
    });
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
}
