import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import mapping from '../../demo/content/questionnaires/living-mapping.json' with { type: 'json' };
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import '../../src/status-report/define.ts';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';
import { exampleCrossings, exampleResults } from './support.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

export const definition = mapping as unknown as Questionnaire;
export const results = exampleResults(definition);

/** What an address answers with: a document, a status, or `never`. */
export type Answer = object | number | 'never';
interface Place {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly width?: number;
  readonly document?: object;
  /** by the end of its address; results and their tables of the real questionnaire unless said */
  readonly answer?: (path: string) => Answer;
}

const real = window.fetch;
/** Ends of the addresses that were asked for. */
export const asked: string[] = [];

export const example = (path: string): Answer => {
  const by = /\/by\/(\w+)$/.exec(path)?.[1];
  return by ? exampleCrossings(definition, by) : results;
};

export function restore(): void {
  window.fetch = real;
  asked.length = 0;
  document.querySelectorAll('.test-page').forEach((old) => old.remove());
}

/** Puts a public report on the page, in place of what was there before. */
export async function show({
  attributes = {},
  locale = 'en',
  width = 1000,
  document: shown = mapping,
  answer = example,
}: Place = {}): Promise<VarcoStatusReport> {
  restore();
  window.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!pathname.startsWith('/api/')) return real(input, init);
    asked.push(pathname);
    const given = answer(pathname);
    if (given === 'never') return new Promise(() => {});
    if (typeof given === 'number') return new Response('', { status: given });
    return new Response(JSON.stringify(given), { headers: { 'Content-Type': 'application/json' } });
  };
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = locale;
  main.style.inlineSize = `${width}px`;
  const report = document.createElement('varco-status-report') as VarcoStatusReport;
  report.definition = shown;
  for (const [name, value] of Object.entries({ view: 'all', results: '/api/results/x', ...attributes }))
    report.setAttribute(name, value);
  main.append(report);
  document.body.append(main);
  await come(report, '.lead, .notice, .ghost');
  return report;
}

export const find = <T extends HTMLElement>(report: VarcoStatusReport, selector: string): T | null =>
  report.shadowRoot!.querySelector<T>(selector);
export const every = <T extends HTMLElement>(report: VarcoStatusReport, selector: string): T[] => [
  ...report.shadowRoot!.querySelectorAll<T>(selector),
];
/** What is read of an element, its blanks made one. */
export const words = (element: Element | null): string => element?.textContent!.replace(/\s+/g, ' ').trim() ?? '';

export const until = (is: () => unknown, what: string): Promise<void> =>
  waitUntil(() => !!is(), `${what} does not come about`, { timeout: 9000 });
export async function come<T extends HTMLElement>(report: VarcoStatusReport, selector: string): Promise<T> {
  await until(() => find(report, selector), selector);
  return find<T>(report, selector)!;
}
/** Unfolds all sections, and waits until every question is there. */
export async function whole(report: VarcoStatusReport): Promise<void> {
  (await come<HTMLButtonElement>(report, '.turn')).click();
  await until(() => find(report, '#f-pub-map'), 'the last figure');
}
/** Unfolds one, and waits for its first figure. */
export async function unfold(report: VarcoStatusReport, section: string): Promise<void> {
  (await come<HTMLButtonElement>(report, `#part-${section} button`)).click();
  await come(report, `#part-${section} .figure`);
}

export function button(report: VarcoStatusReport, name: string): HTMLButtonElement {
  const found = every<HTMLButtonElement>(report, 'button').find((each) => words(each).startsWith(name));
  if (!found) throw new Error(`no button "${name}" among ${every(report, 'button').map(words).join(', ')}`);
  return found;
}
export const sentence = (report: VarcoStatusReport, id: string): string => words(find(report, `#f-${id} figcaption p`));

/** Chooses a class as a reader does. */
export async function choose(report: VarcoStatusReport, value: string): Promise<void> {
  const select = await come<HTMLSelectElement>(report, '#class');
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await report.updateComplete;
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
  const wider = every(report, '.varco *')
    .filter((e) => e.checkVisibility() && !e.closest('.unseen, option, svg, details'))
    .filter((e) => e.getBoundingClientRect().right > right);
  expect(wider.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
}
