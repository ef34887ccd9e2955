import { html, nothing } from 'lit';
import { safeLink } from '../locale/markdown.ts';

/** A row of facts for a `<dl>`: nothing where none is known. */
export const fact = (label: string, value: unknown): unknown =>
  value === undefined || value === '' || value === nothing || value === false || (Array.isArray(value) && !value.length)
    ? nothing
    : html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div>`;

/** With commas between them. */
export const listed = (items: readonly unknown[] | undefined): unknown[] | undefined =>
  items?.map((item, i) => (i ? [', ', item] : item));

/** Only web addresses become links; the text is the address itself unless said, so that nobody is led astray. */
export function webLink(url: string, text?: unknown): unknown {
  const safe = safeLink(url);
  return safe
    ? html`<a href=${safe} target="_blank" rel="noopener noreferrer"
        >${text ?? safe.replace(/^(https?:\/\/|mailto:|tel:)|\/$/g, '')}</a
      >`
    : (text ?? url);
}
