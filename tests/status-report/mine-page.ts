import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import mapping from '../../demo/content/questionnaires/living-mapping.json' with { type: 'json' };
import '../../src/status-report/define.ts';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

/** The mapping, with steps of an example. */
export const definition = {
  ...mapping,
  report: {
    steps: [
      {
        dimension: 'method',
        kind: 'course',
        title: 'Example: a course of method',
        text: 'An **example** text.',
        href: 'https://ente.example/course',
      },
      { dimension: 'method', kind: 'tool', title: 'Example: a notebook' },
      { dimension: 'strategy', kind: 'event', title: 'Example: a meeting', opens: { kind: 'event', id: 'meeting' } },
      {
        dimension: 'resources',
        kind: 'contact',
        title: 'Example: a desk',
        href: 'https://ente.example/desk',
        opens: { kind: 'partner', id: 'desk' },
      },
    ],
  },
};

/** Answers of an example: experience 80, strategy 12, method 15; of the others too little, or nothing. */
export const answers = {
  ...{ exp_any: 'yes', exp_count: 10, exp_types: ['touring', 'coproduction', 'residency'], exp_active: 6 },
  exp_list: [{ title: 'A tour', country: 'FR', when: '2018', channel: 'chance', outcome: 'consolidated' }],
  ...{ str_plan: 'no', str_owner: 'nobody', str_horizon: 'none', exp_debrief: 'nothing', ski_memory: 2 },
  ...{ res_income: 5, res_bids: 1, res_result: 'loss', res_cash: 3 },
};

/** Results of a group of an example. */
export const results = (over: object = {}) => ({
  ...{
    about: definition.id,
    version: definition.version,
    threshold: 5,
    n: 141,
    suppressed: false,
    questions: {},
    groups: {},
  },
  dimensions: Object.fromEntries(
    definition.dimensions.map(({ id }) => [id, { n: 141, mean: 42, quartiles: [25, 40, 60] }]),
  ),
  ...over,
});

/** What an address answers: a document, a status, or nothing at all. */
type Answer = object | number | undefined;
export interface Asked {
  readonly url: string;
  readonly authorization: string | null;
}
/** What was asked of the network since `serve`. */
export let asked: Asked[] = [];
const { fetch: real } = window;

/** Answers instead of the network. @param answer by the path and its `Authorization` */
export function serve(answer: (path: string, authorization: string | null) => Answer | Promise<Answer>): void {
  asked = [];
  window.fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input), location.href);
    const authorization = new Headers(init?.headers).get('Authorization');
    asked.push({ url: url.href, authorization });
    const found = await answer(url.pathname, authorization);
    if (found === undefined) throw new TypeError('no network');
    return typeof found === 'number' ? new Response('', { status: found }) : Response.json(found);
  };
}
export const restore = (): void => {
  window.fetch = real;
  document.querySelectorAll('.test-page').forEach((old) => old.remove());
};

interface Place {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly width?: number;
  readonly own?: object | undefined;
  readonly of?: object;
}

/** Puts a report on the page, in place of what was there before. */
export async function show({ attributes = {}, locale = 'en', width = 900, own, of = definition }: Place = {}) {
  document.querySelectorAll('.test-page').forEach((old) => old.remove());
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = locale;
  main.style.inlineSize = `${width}px`;
  const report = document.createElement('varco-status-report');
  report.definition = of;
  for (const [name, value] of Object.entries({ results: '/results', endpoint: '/api', ...attributes }))
    report.setAttribute(name, value);
  if (own) report.answers = own as never;
  main.append(report);
  document.body.append(main);
  await come(report, '.mine, .notice');
  return report;
}

export const find = <T extends HTMLElement>(report: VarcoStatusReport, selector: string): T | null =>
  report.shadowRoot!.querySelector<T>(selector);
export const all = <T extends HTMLElement>(report: VarcoStatusReport, selector: string): T[] => [
  ...report.shadowRoot!.querySelectorAll<T>(selector),
];
/** What is read of an element, its blanks made one. */
export const words = (element: Element | null): string => element?.textContent!.replace(/\s+/g, ' ').trim() ?? '';
export const until = (is: () => unknown, what: string): Promise<void> =>
  waitUntil(() => !!is(), `${what} does not come about`, { timeout: 8000 });
export async function come<T extends HTMLElement>(report: VarcoStatusReport, selector: string): Promise<T> {
  await until(() => find(report, selector), selector);
  return find<T>(report, selector)!;
}
/** Waits until an element reads so. */
export const reads = async (report: VarcoStatusReport, selector: string, text: string | RegExp): Promise<void> => {
  const fits = (): boolean => {
    const said = words(find(report, selector));
    return typeof text === 'string' ? said.includes(text) : text.test(said);
  };
  await waitUntil(fits, '', { timeout: 8000 }).catch(() => {});
  if (!fits()) expect(words(find(report, selector))).to.include(text);
};
export function button(report: VarcoStatusReport, name: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(report, 'button').find((each) => words(each).startsWith(name));
  if (!found) throw new Error(`no button "${name}" among ${all(report, 'button').map(words).join(', ')}`);
  return found;
}

/** No violation that axe finds, and nothing wider than its place. */
export async function accessible(report: VarcoStatusReport): Promise<void> {
  const { violations } = await axe.run(report.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)),
  ).to.deep.equal([]);
  const right = report.getBoundingClientRect().right + 1;
  const wider = all(report, '.mine *')
    .filter((e) => e.checkVisibility() && !e.closest('.unseen, svg, table'))
    .filter((e) => e.getBoundingClientRect().right > right);
  expect(wider.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
}
