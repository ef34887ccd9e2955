import { html } from 'lit';
import type { Searching } from '../searching.ts';

/** A text with what was searched marked in it. */
export function marked(text: string, s: Searching): unknown {
  const ranges = s.marks(text);
  if (!ranges.length) return text;
  const parts: unknown[] = [];
  let end = 0;
  for (const { from, to } of ranges) {
    parts.push(text.slice(end, from), html`<mark>${text.slice(from, to)}</mark>`);
    end = to;
  }
  return [...parts, text.slice(end)];
}
