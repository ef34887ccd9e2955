/**
 * What only the author of a page needs. VarcoElement fetches it when the page is idle; where it is missing (a
 * standalone file alone, no network) the element works, and these hints are not given.
 */
import type { AuthorIssue } from '../contract/author-issue.ts';
import { nearest } from '../contract/nearest.ts';
import { canonicalTag } from '../locale/resolve.ts';
import { address, feedAddress, type Theme } from './attributes.ts';

const themes: readonly Theme[] = ['auto', 'italia', 'plain'];
/** of an interview */
const modes = ['self', 'guided'];
const PATIENCE = 5000;

/** What is wrong with an element's attributes and properties, and how to mend it. `src` is judged as it is loaded. */
export function attributeIssues(el: Element): AuthorIssue[] {
  const issues: AuthorIssue[] = [];
  const values = el as unknown as Record<string, unknown>;
  const known = (el.constructor as unknown as { observedAttributes: readonly string[] }).observedAttributes;
  const isAddress = (value: unknown) => address(String(value), el.baseURI) !== undefined;
  const wrong = (name: string, value: unknown, expected: string, hint?: string) =>
    issues.push({ path: `attribute ${name}`, found: JSON.stringify(value) ?? 'nothing', expected, hint });
  const judge = (
    name: string,
    good: (value: unknown) => unknown,
    expected: string,
    words: readonly string[] = [],
    value = values[name] || undefined,
  ) => {
    if (value !== undefined && !good(value)) wrong(name, value, expected, nearest(String(value), words));
  };
  for (const name of ['endpoint', 'results', 'availability']) judge(name, isAddress, 'an http(s) or relative address');
  judge('feed', (value) => feedAddress(String(value), el.baseURI), 'an http(s), webcal or relative address');
  judge('theme', (value) => themes.includes(value as Theme), `one of ${themes.join(', ')}`, themes);
  judge('mode', (value) => modes.includes(value as string), `one of ${modes.join(', ')}`, modes);
  judge(
    'drafts',
    (value) => value === 'local' || value === 'off' || (/[/:.]/.test(String(value)) && isAddress(value)),
    'local, off or an address',
    ['local', 'off'],
  );
  judge('locale', (value) => canonicalTag(String(value)), 'a language tag such as it or en-GB');
  const level = el.getAttribute('heading-level') ?? values.headingLevel ?? undefined;
  judge('heading-level', (value) => /^[1-6]$/.test(String(value)), 'a number from 1 to 6', [], level);
  for (const name of el.getAttributeNames()) {
    const meant = known.includes(name) || name.length < 3 || name in el ? undefined : nearest(name, known);
    if (meant) wrong(name, el.getAttribute(name), 'an attribute of this element', meant);
  }
  return issues;
}

const waitedFor = new WeakSet<Element>();

/** Warns, once an element, where nothing to show has come for five seconds. */
export async function noticeEmpty(el: Element): Promise<void> {
  if (waitedFor.has(el)) return;
  waitedFor.add(el);
  await new Promise((done) => setTimeout(done, PATIENCE));
  if (el.isConnected && el.shadowRoot?.querySelector('.varco > slot:only-child'))
    console.warn(`<${el.localName}> has nothing to show: give it src="…" or a JSON script inside.`);
}
