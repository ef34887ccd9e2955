import { expect, waitUntil } from '@open-wc/testing';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import type { VarcoQuestionnaire } from '../../src/questionnaire/questionnaire.ts';
import { DraftKeeper, localDrafts, type Draft } from '../../src/delivery/index.ts';
import { descriptionOf, nameOf } from '../fields/harness.ts';
import '../../src/questionnaire/define.ts';

export { descriptionOf, nameOf };

/** What a small association is asked: enough of every kind for a journey, in two languages and a half. */
export const sections = [
  {
    id: 'who',
    title: { en: 'Who you are', it: 'Chi siete', sq: 'Kush jeni' },
    questions: [
      {
        id: 'org_name',
        type: 'text',
        label: { en: 'Name', it: 'Denominazione', sq: 'Emri' },
        required: true,
      },
      { id: 'staff', type: 'integer', label: { en: 'Staff', it: 'Addetti' }, min: 0, max: 500 },
      { id: 'iban', type: 'text', label: { en: 'IBAN', it: 'IBAN' }, sensitive: true },
    ],
  },
  {
    id: 'abroad',
    title: { en: 'Work abroad', it: 'Lavoro all’estero' },
    questions: [
      {
        id: 'exports',
        type: 'single',
        label: { en: 'Have you worked abroad?', it: 'Avete lavorato all’estero?' },
        required: true,
        options: [
          { value: 'yes', label: { en: 'yes', it: 'sì' } },
          { value: 'no', label: { en: 'no', it: 'no' } },
        ],
      },
      {
        id: 'where',
        type: 'text',
        label: { en: 'Where?', it: 'Dove?' },
        showIf: "${exports} === 'yes'",
        required: true,
      },
    ],
  },
  {
    id: 'consents',
    title: { en: 'Consents', it: 'Consensi' },
    questions: [
      {
        id: 'privacy',
        type: 'consent',
        label: { en: 'I have read the notice', it: 'Ho letto l’informativa' },
        text: { en: 'Answers are kept for **one year**.', it: 'Le risposte restano per **un anno**.' },
        required: true,
      },
    ],
  },
] as const;

let made = 0;

/** A definition with an id of its own, so that drafts of two tests never meet. */
export const definition = (over: object = {}): Questionnaire =>
  ({
    id: `test-${Date.now().toString(36)}-${made++}`,
    version: '1.0.0',
    locales: ['en', 'it', 'sq'],
    title: { en: 'Mapping', it: 'Mappatura' },
    sections,
    ...over,
  }) as unknown as Questionnaire;

/** A right answer to everything that is required. */
export const complete = { org_name: 'Teatro', exports: 'no', privacy: true };

const { console: own, fetch: realFetch } = globalThis;
const { error, warn } = own;
const realNow = Date.now;
const { random } = Math;
let said: string[] = [];
let expected: RegExp[] = [];

/** What the console said so far. From here on, a test that provokes these messages does not fail for them. */
export function consoleSaid(...patterns: RegExp[]): string[] {
  expected.push(...patterns);
  return said;
}

/** Stops the wall clock at a local time; timers go on. */
export const freeze = (at: Date): void => void (Date.now = () => at.getTime());

/** For every file: an empty page, a silent console, the real clock and network afterwards. */
export function eachOnCleanPage(): void {
  beforeEach(() => {
    said = [];
    expected = [];
    console.error = console.warn = (...words: unknown[]) => void said.push(words.map(String).join(' '));
  });
  afterEach(() => {
    document.querySelectorAll('.test-page').forEach((old) => old.remove());
    Object.assign(own, { error, warn });
    window.fetch = realFetch;
    Date.now = realNow;
    Math.random = random;
    document.documentElement.lang = 'en';
    expect(said.filter((line) => !expected.some((pattern) => pattern.test(line))).join('\n')).to.equal('');
  });
}

// Every file has a database of its own: in WebKitGTK one whose last page went away in the middle of a transaction stays
// locked, and the pages after it would wait for ever.
const { open: openDatabase, databases } = IDBFactory.prototype;
const suffix = `-${Math.random().toString(36).slice(2)}`;
IDBFactory.prototype.open = function (name, version) {
  return openDatabase.call(this, name + suffix, version);
};
IDBFactory.prototype.databases = async function () {
  const all = await databases.call(this);
  return all.flatMap(({ name, ...rest }) =>
    name?.endsWith(suffix) ? { ...rest, name: name.slice(0, -suffix.length) } : [],
  );
};
/** Throws the database away behind everybody's back, as Chromium does with one that it finds damaged. */
export const throwAway = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`varco${suffix}`);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
// and so has the cache with the copies of its drafts
const { open: openCache, has: hasCache } = CacheStorage.prototype;
CacheStorage.prototype.open = function (name) {
  return openCache.call(this, name + suffix);
};
CacheStorage.prototype.has = function (name) {
  return hasCache.call(this, name + suffix);
};
after(() => {
  indexedDB.deleteDatabase(`varco${suffix}`);
  void caches.delete(`varco${suffix}`);
});

export interface Post {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  /** the body as a submission */
  readonly submission: {
    id: string;
    answers: Record<string, unknown>;
    consents: { id: string; digest: string; given: boolean }[];
    [key: string]: unknown;
  };
}

type Reply = Response | 'offline' | ((post: Post) => Response | Promise<Response>);

/** An endpoint that gives each of the replies in turn, the last one ever after; other addresses stay real. */
export function endpoint(...replies: Reply[]): Post[] {
  const posts: Post[] = [];
  // the longest waits of those that jitter may give: what waits to be sent is there to be seen
  Math.random = () => 0.99;
  window.fetch = async (input, init = {}) => {
    const url = String(input);
    if (!url.includes('/api/')) return realFetch(input, init);
    const body = await new Response(init.body).text();
    const { method = 'GET', headers } = init;
    // as the platform's: a page that has gone sends nothing more
    init.signal?.throwIfAborted();
    // of a multipart form, the one line that is JSON
    const [line] = /^\{.*\}$/m.exec(body) ?? [];
    const submission = line ? (JSON.parse(line) as Post['submission']) : (undefined as never);
    const post: Post = { url, method, headers: new Headers(headers), body, submission };
    posts.push(post);
    const reply = replies[Math.min(posts.length, replies.length) - 1]!;
    if (reply === 'offline') throw new TypeError('Failed to fetch');
    return typeof reply === 'function' ? reply(post) : reply.clone();
  };
  return posts;
}

export const json = (value: unknown, status = 200, type = 'application/json'): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': type } });

/** A receiver's receipt. */
export const receipt = ({ submission }: Post): Response =>
  json({ id: submission.id, status: 'stored', receivedAt: '2026-06-01T08:42:00Z', code: 'c0de-of-this-receipt' }, 201);

export const problem = (status: number, members: object = {}): Response =>
  json({ type: `/problems/${status}`, title: 'No', status, ...members }, status, 'application/problem+json');

export interface Page {
  readonly el: VarcoQuestionnaire;
  readonly root: ShadowRoot;
  /** what stands on the page, as it is read; without what only screen readers get */
  text(): string;
  /** the heading of what is shown now: a step, the review, an outcome */
  heading(): string;
  /** texts of the notices, alerts included */
  notices(): string[];
  summary(): HTMLElement | null;
  /** the one thing of this kind (a selector) whose accessible name begins so; throws with the names there are */
  find<T extends HTMLElement = HTMLInputElement>(kind: string, name: string): T;
  has(kind: string, name: string): boolean;
  fill(name: string, value: string): Promise<void>;
  /** ticks or chooses */
  tick(name: string): Promise<void>;
  press(name: string): Promise<void>;
  settled(): Promise<void>;
  /** waits until this is read on the page */
  says(words: string | RegExp): Promise<void>;
  /** waits until this is the heading of what is shown */
  shows(heading: string): Promise<void>;
  /** what has the focus inside the element */
  focus(): HTMLElement | null;
  remove(): void;
}

export interface OpenOptions {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: object;
  readonly lang?: string;
  readonly width?: number;
  readonly inside?: string;
  /** do not wait for the questions */
  readonly asIs?: boolean;
}

/** Puts a questionnaire on a page. Its console is the test's. */
export async function open(document_: unknown, options: OpenOptions = {}): Promise<Page> {
  const { attributes = { endpoint: '/api/submissions' }, properties = {}, lang = 'en', width = 1000 } = options;
  const el = document.createElement('varco-questionnaire');
  for (const [name, value] of Object.entries({ theme: 'plain', ...attributes })) el.setAttribute(name, value);
  Object.assign(el, { definition: document_ }, properties);
  if (options.inside) el.append(options.inside);
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = lang;
  main.style.inlineSize = `${width}px`;
  main.append(el);
  document.body.append(main);
  const page = pageOf(el);
  if (!options.asIs) await waitUntil(() => page.root?.querySelector('#step'), 'nothing is asked', { timeout: 5000 });
  return page;
}

/** In the contents a step's number stands before its name. */
const called = (element: Element, name: string): boolean => nameOf(element).replace(/^\d+ /, '').startsWith(name);

export function pageOf(el: VarcoQuestionnaire): Page {
  const clean = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const settled = async () => {
    await el.updateComplete;
    await new Promise((done) => setTimeout(done));
    await el.updateComplete;
  };
  const among = <T extends HTMLElement>(kind: string) =>
    [...el.shadowRoot!.querySelectorAll<T>(kind)].filter((e) => e.checkVisibility());
  const page: Page = {
    el,
    get root() {
      return el.shadowRoot!;
    },
    text: () => (el.shadowRoot!.querySelector('.varco') as HTMLElement).innerText,
    // as it is seen
    heading: () => {
      const copy = el.shadowRoot!.querySelector('#step')?.cloneNode(true) as Element | undefined;
      for (const unseen of copy?.querySelectorAll('.unseen') ?? []) unseen.remove();
      return clean(copy);
    },
    notices: () => among('.notice:not(#summary)').map(clean),
    summary: () => el.shadowRoot!.querySelector('#summary'),
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
        `"${words}" is not said`,
        { timeout: 5000 },
      ),
    shows: (heading) => waitUntil(() => page.heading() === heading, `"${heading}" is not shown`, { timeout: 5000 }),
    focus: () => el.shadowRoot!.activeElement as HTMLElement | null,
    remove: () => el.closest('.test-page')!.remove(),
  };
  return page;
}

/** From the first step to the review, with the least that is required. */
export async function toReview(page: Page): Promise<void> {
  await page.fill('Name', 'Teatro');
  await page.press('Continue');
  await page.tick('no');
  await page.press('Continue');
  await page.tick('I have read the notice');
  await page.press('Continue');
  expect(page.heading()).to.equal('Review and send');
}

/** Resolves once what is answered is kept on the device. */
export const saved = (page: Page): Promise<void> => page.says(/saved at \d\d:\d\d|salvato alle \d\d:\d\d/);

export const draftOf = (id: string): Promise<Draft | undefined> => localDrafts().load(id);

/** What another tab, or an earlier visit, left on this device. */
export async function leaveDraft(
  { id: about, version }: { id: string; version: string },
  answers: Record<string, unknown>,
  at?: string,
): Promise<DraftKeeper> {
  const keeper = new DraftKeeper({
    drafts: localDrafts(),
    key: about,
    definition: { about, version, digest: '' },
    locale: 'en',
  });
  const draft = await keeper.open();
  if (draft) keeper.adopt(draft);
  keeper.save({ ...draft?.answers, ...answers }, at);
  await keeper.flush();
  return keeper;
}

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** What is downloaded while something is done: the link's name, and what it leads to. */
export async function downloaded(act: () => Promise<void>): Promise<{ name: string; href: string; blob: Blob }> {
  let link: HTMLAnchorElement | undefined;
  // the link that downloads is not on the page: its click is heard by nobody but itself
  const { createElement } = document;
  document.createElement = ((name: string) => {
    const made = createElement.call(document, name);
    if (name === 'a')
      made.addEventListener('click', (event) => {
        event.preventDefault();
        link = made as HTMLAnchorElement;
      });
    return made;
  }) as typeof document.createElement;
  try {
    await act();
    await waitUntil(() => link, 'nothing is downloaded', { timeout: 5000 });
  } finally {
    document.createElement = createElement;
  }
  const { href, download: name } = link!;
  return { name, href, blob: await (await realFetch(href)).blob() };
}
