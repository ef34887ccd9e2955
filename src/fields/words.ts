import { html, nothing } from 'lit';
import type { Text } from '../contract/text.ts';
import type { Path } from '../form/index.ts';
import { foreign } from '../locale/index.ts';
import { inline, literal, markdown } from '../locale/markdown.ts';
import { piped } from './answer-text.ts';
import type { FieldContext } from './context.ts';

/** A text of the definition to be shown in a line, marked with its language where it fell back to another (WCAG 3.1.2). */
export function words(text: Text | undefined, path: Path, context: FieldContext) {
  const { text: said, lang } = piped(text, path, context, literal);
  return foreign(lang) === nothing ? inline(said) : html`<span lang=${lang}>${inline(said)}</span>`;
}

/** The same with paragraphs and lists. */
export function rich(text: Text | undefined, path: Path, context: FieldContext) {
  const { text: said, lang } = piped(text, path, context, literal);
  return foreign(lang) === nothing ? markdown(said) : html`<div lang=${lang}>${markdown(said)}</div>`;
}
