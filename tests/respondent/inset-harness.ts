import { waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { VarcoElement } from '../../src/element/varco-element.ts';
import { Inset, type InsetForm } from '../../src/respondent/inset.ts';
import { descriptionOf, nameOf } from '../fields/harness.ts';

export { consoleSaid, eachOnCleanPage, endpoint, json, problem, wait, type Post } from '../questionnaire/harness.ts';

/** A widget that is no form itself: a list with buttons, and in it the form that is open. */
export class InsetHost extends VarcoElement<object> {
  forms: Record<string, () => InsetForm | Promise<InsetForm>> = {};
  inset: Inset | undefined;

  protected override read(document: unknown): object {
    return document as object;
  }

  protected override renderDocument(): unknown {
    return html`<h2>A widget</h2>
      <dl><dt>Not ours</dt><dd>kept as it is</dd></dl>
      ${Object.keys(this.forms).map((name) => html`<button @click=${() => void this.start(name)}>${name}</button>`)}
      ${this.inset?.render()}
      <p>After</p>`;
  }

  async start(name: string): Promise<void> {
    const opener = this.renderRoot.querySelector<HTMLElement>(':focus');
    this.inset = Inset.of(this, await this.forms[name]!());
    await this.inset.open({ opener });
  }
}
customElements.define('inset-host', InsetHost);

export interface Page<E extends HTMLElement = InsetHost> {
  readonly el: E;
  readonly root: ShadowRoot;
  text(): string;
  /** the one thing of this kind (a selector) whose accessible name begins so */
  find<T extends HTMLElement = HTMLInputElement>(kind: string, name: string): T;
  has(kind: string, name: string): boolean;
  fill(name: string, value: string): Promise<void>;
  tick(name: string): Promise<void>;
  press(name: string): Promise<void>;
  settled(): Promise<void>;
  says(words: string | RegExp): Promise<void>;
  /** name of what has the focus inside the element */
  focused(): string;
  /** what a control says beside its name: help and error */
  described(name: string): string;
  remove(): void;
}

export interface Options {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly lang?: string;
  readonly width?: number;
}

/** Puts the widget on a page. The console is the test's. */
export async function show(forms: InsetHost['forms'], options: Options = {}): Promise<Page> {
  const { attributes = { endpoint: '/api/submissions' }, lang = 'en', width = 800 } = options;
  const el = new InsetHost();
  for (const [name, value] of Object.entries({ theme: 'plain', ...attributes })) el.setAttribute(name, value);
  el.definition = {};
  el.forms = forms;
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = lang;
  main.style.inlineSize = `${width}px`;
  main.append(el);
  document.body.append(main);
  await waitUntil(() => el.shadowRoot?.querySelector('button'), 'nothing is shown', { timeout: 5000 });
  return pageOf(el);
}

/** What a person can do with a widget, and what they are told. */
export function pageOf<E extends VarcoElement>(el: E): Page<E> {
  const settled = async (): Promise<void> => {
    await el.updateComplete;
    await new Promise((done) => setTimeout(done));
    await el.updateComplete;
  };
  const root = el.shadowRoot!;
  const among = <T extends HTMLElement>(kind: string) =>
    [...root.querySelectorAll<T>(kind)].filter((e) => e.checkVisibility());
  const called = (e: Element, name: string): boolean => nameOf(e).startsWith(name);
  const page: Page<E> = {
    el,
    root,
    text: () => root.querySelector<HTMLElement>('.varco')!.innerText,
    find<T extends HTMLElement>(kind: string, name: string) {
      const found = among<T>(kind).filter((e) => called(e, name));
      if (found.length !== 1)
        throw new Error(`${found.length} ${kind} named "${name}…" among: ${among(kind).map(nameOf).join(' | ')}`);
      return found[0]!;
    },
    has: (kind, name) => among(kind).some((e) => called(e, name)),
    async fill(name, value) {
      const input = page.find('input, textarea', name);
      input.focus();
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await settled();
    },
    async tick(name) {
      page.find('input[type=radio], input[type=checkbox]', name).click();
      await settled();
    },
    async press(name) {
      const button = page.find('button', name);
      button.focus();
      button.click();
      await settled();
    },
    settled,
    says: (words) =>
      waitUntil(
        () => (typeof words === 'string' ? page.text().includes(words) : words.test(page.text())),
        `"${words}" is not said in: ${page.text().slice(0, 2000)}`,
        { timeout: 5000 },
      ),
    focused: () => (root.activeElement ? nameOf(root.activeElement) : ''),
    described: (name) => descriptionOf(page.find('input, textarea, select', name)),
    remove: () => el.closest('main')!.remove(),
  };
  return page;
}
