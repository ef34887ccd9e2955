import type { AuthorIssue } from '../contract/author-issue.ts';

const TYPE = 'application/ld+json';
/** Where lit's own policy lies in our builds (tools/lit-guest.mjs): a page names one of ours, and it is made once. */
const POLICY = Symbol.for('varco.policy');

interface Policy {
  createHTML(text: string): string;
}

/**
 * Puts linked data into an element's light DOM for search engines, in place of what was put there before; undefined takes
 * it away. No markup in a text can end the script: the signs of markup are escaped, as JSON lets them be.
 *
 * Trusted Types hold for scripts of every type: a data block filled with a string or a text node is a violation (seen in
 * Chromium 156). What a parser read is trusted, and never runs when it came from a fragment. `script-src` does not concern
 * data blocks.
 * @returns false where the page's policy does not let us (`trusted-types` without `varco`): the author is to be told
 */
export function writeLinkedData(host: HTMLElement, data: object | undefined): boolean {
  const old = host.querySelector<HTMLScriptElement>(`:scope > script[type="${TYPE}"][data-varco]`);
  if (!data) {
    old?.remove();
    return true;
  }
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (old?.textContent === json) return true;
  try {
    const page = globalThis as unknown as {
      [POLICY]?: Policy;
      trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
    };
    const policy = (page[POLICY] ??= page.trustedTypes?.createPolicy('varco', { createHTML: (text) => text }));
    const markup = `<script type="${TYPE}" data-varco>${json}</script>`;
    const template = host.ownerDocument.createElement('template');
    // eslint-disable-next-line no-restricted-properties, no-restricted-syntax -- all that comes from data is escaped above
    template.innerHTML = policy ? policy.createHTML(markup) : markup;
    old?.remove();
    host.append(template.content);
    return true;
  } catch {
    return false;
  }
}

/** `writeLinkedData` for an element whose attribute `linked-data` asks for it. @returns what the author has to mend for it */
export const linkData = (host: HTMLElement, data: object | undefined): AuthorIssue[] =>
  writeLinkedData(host, data)
    ? []
    : [
        {
          path: 'attribute linked-data',
          found: 'a Content-Security-Policy that lets no script be made',
          expected: 'the name varco among its trusted-types',
        },
      ];
