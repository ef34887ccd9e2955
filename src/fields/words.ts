import { html, nothing } from 'lit';
import type { Text } from '../contract/text.ts';
import { pipe, type Path } from '../form/index.ts';
import { choose, foreign, type Chosen } from '../locale/index.ts';
import { inline, literal, markdown } from '../locale/markdown.ts';
import { answerWords } from './answer-text.ts';
import type { FieldContext } from './context.ts';

const piped = (text: Text | undefined, path: Path, context: FieldContext, sign: (answer: string) => string): Chosen => {
  const chosen = choose(text ?? '', context.locale, context.locales);
  return chosen.text.includes('${')
    ? { ...chosen, text: pipe(chosen.text, path, context.form, (state) => sign(answerWords(state, context))) }
    : chosen;
};

/** A text of the definition in the person's language with answers piped in, where only a plain string will do. */
export const say = (text: Text | undefined, path: Path, context: FieldContext): string =>
  piped(text, path, context, String).text.replace(/\*\*|\\(?=[*_[\\])/g, '');

/** The same to be shown in a line, marked with its language where it fell back to another (WCAG 3.1.2). */
export function words(text: Text | undefined, path: Path, context: FieldContext) {
  const { text: said, lang } = piped(text, path, context, literal);
  return foreign(lang) === nothing ? inline(said) : html`<span lang=${lang}>${inline(said)}</span>`;
}

/** The same with paragraphs and lists. */
export function rich(text: Text | undefined, path: Path, context: FieldContext) {
  const { text: said, lang } = piped(text, path, context, literal);
  return foreign(lang) === nothing ? markdown(said) : html`<div lang=${lang}>${markdown(said)}</div>`;
}
