import type { AuthorIssue } from '../contract/author-issue.ts';
import { nearest } from '../contract/nearest.ts';
import { canonicalTag } from '../locale/resolve.ts';

export const themes = ['auto', 'italia', 'plain'] as const;
export type Theme = (typeof themes)[number];

/** The attributes that hold an address. */
export const addresses = ['src', 'endpoint', 'results', 'availability'] as const;
export type AddressName = (typeof addresses)[number];

/**
 * An address made absolute, when it is one we go to: http or https, or relative to the page.
 * @returns undefined for `javascript:`, `data:`, `file:` and for what is no address
 */
export function address(value: string, base: string): string | undefined {
  if (!URL.canParse(value, base)) return undefined;
  const { protocol, href } = new URL(value, base);
  return /^https?:$/.test(protocol) ? href : undefined;
}

const one = (name: string, found: unknown, expected: string, hint?: string): AuthorIssue => ({
  path: `attribute ${name}`,
  found: JSON.stringify(found) ?? 'nothing',
  expected,
  hint,
});

/** What is wrong with an element's attributes, and how to mend it. */
export function attributeIssues(el: Element, values: Record<string, unknown>, known: readonly string[]): AuthorIssue[] {
  const issues: AuthorIssue[] = [];
  const isAddress = (value: unknown) => address(String(value), el.baseURI) !== undefined;
  const judge = (name: string, good: (value: unknown) => unknown, expected: string, words: readonly string[] = []) => {
    const value = values[name];
    if (value !== undefined && value !== null && !good(value))
      issues.push(one(name, value, expected, nearest(String(value), words)));
  };
  for (const name of addresses) judge(name, isAddress, 'an http(s) or relative address');
  judge('theme', (value) => themes.includes(value as Theme), `one of ${themes.join(', ')}`, themes);
  judge(
    'drafts',
    (value) => value === 'local' || value === 'off' || (/[/:.]/.test(String(value)) && isAddress(value)),
    'local, off or an address',
    ['local', 'off'],
  );
  judge('locale', (value) => canonicalTag(String(value)), 'a language tag such as it or en-GB');
  judge('heading-level', (value) => /^[1-6]$/.test(String(value)), 'a number from 1 to 6');
  for (const name of el.getAttributeNames()) {
    const meant = known.includes(name) || name.length < 3 || name in el ? undefined : nearest(name, known);
    if (meant) issues.push(one(name, el.getAttribute(name), 'an attribute of this element', meant));
  }
  return issues;
}
