import { html } from 'lit';
import { DefinitionError } from '../../src/contract/author-issue.ts';
import { define } from '../../src/element/define.ts';
import { heading } from '../../src/element/heading.ts';
import { VarcoElement } from '../../src/element/varco-element.ts';
import { choose, currentLocale, foreign, msg, numberFormat } from '../../src/locale/index.ts';
import type { Text } from '../../src/contract/text.ts';

export interface Little {
  title: Text;
  locales?: string[];
  id?: string;
  version?: string;
}

/** The smallest widget: a document with a title. */
export class LittleElement extends VarcoElement<Little> {
  protected read(document: unknown): Little {
    const { title } = (document ?? {}) as Little;
    if (title === undefined)
      throw new DefinitionError([
        { path: '$.title', found: 'nothing', expected: 'a text' },
        { path: '$.titel', found: 'a property "titel"', expected: 'only known properties', hint: 'title' },
      ]);
    return document as Little;
  }

  protected override get identity() {
    return this.model;
  }

  protected renderDocument({ title, locales = ['it'] }: Little): unknown {
    if (title === 'burst') throw new Error('the view burst');
    const { text, lang } = choose(title, this.activeLocale, locales);
    return html`${heading(this.level, html`<span lang=${foreign(lang)}>${text}</span>`)}
      <output>${numberFormat(currentLocale()).format(1234567.5)}</output>
      <button class="primary">${msg('Try again', { id: 'element-retry' })}</button>`;
  }
}
define('varco-little', LittleElement);

declare global {
  interface HTMLElementTagNameMap {
    'varco-little': LittleElement;
  }
}

export const inside = (el: Element, selector: string): HTMLElement | null =>
  el.shadowRoot!.querySelector<HTMLElement>(selector);

export const titleOf = (el: Element): string | undefined =>
  inside(el, '.varco :is(h1,h2,h3,h4,h5,h6)')?.textContent?.trim();

/** Whether the page's own content inside the element is seen. */
export const fallbackShown = (el: Element): boolean => inside(el, 'slot') !== null;

/** What came to the console meanwhile, kept from the test runner's report. */
export async function consoleOf(work: (said: string[]) => unknown): Promise<string[]> {
  const { error, warn } = console;
  const said: string[] = [];
  console.error = console.warn = (...words: unknown[]) => void said.push(words.map(String).join(' '));
  try {
    await work(said);
  } finally {
    Object.assign(console, { error, warn });
  }
  return said;
}

/** Answers every fetch by address while `work` runs: a body, a status, or an error. */
export async function serving(
  answer: (url: string, init: RequestInit) => Response | Promise<Response>,
  work: () => unknown,
): Promise<void> {
  const { fetch } = window;
  window.fetch = async (url, init = {}) => answer(String(url), init);
  try {
    await work();
  } finally {
    window.fetch = fetch;
  }
}

export const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });
