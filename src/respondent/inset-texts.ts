import type { Question, Questionnaire } from '../contract/questionnaire.ts';
import type { Text } from '../contract/text.ts';
import { choose, currentLocale } from '../locale/index.ts';
import { literal } from '../locale/markdown.ts';
import type { InsetForm } from './inset-sitting.ts';

/** A text of a document as a form may show it: none of its signs mean anything there, neither Markdown nor `${…}`. */
export const plain = (text: string): string => literal(text).replaceAll('${', '$\\{');

/** A document's text in the person's language, as it stands. Call inside render. */
export const said = (text: Text | undefined, locales: readonly string[]): string =>
  text === undefined ? '' : choose(text, currentLocale(), locales).text;

/** The same to be set into a text of a form. */
export const quoted = (text: Text | undefined, locales: readonly string[]): string => plain(said(text, locales));

/** A document's own words, its signs being the author's: marked with their language, where they have one only. */
export const own = (text: Text, [first]: readonly string[]): Text =>
  typeof text === 'string' && first ? { [first]: text } : text;

/** What of a widget's model says which document it is of. */
export interface Documented {
  readonly id: string;
  readonly version: string;
  readonly head: { readonly digest?: string | undefined };
}

const documents = new WeakMap<Documented, InsetForm['document']>();

/** What a form keeps its drafts by; the same object for a model, so that forms know that nothing changed. */
export function documentOf(model: Documented): InsetForm['document'] {
  const { id, version, head } = model;
  const made = documents.get(model) ?? { id, version, digest: head.digest };
  documents.set(model, made);
  return made;
}

export const sectionOf = (id: string, title: string, questions: readonly Question[], showIf?: string) =>
  ({ id, title, questions: [...questions], ...(showIf && { showIf }) }) satisfies Questionnaire['sections'][number];
