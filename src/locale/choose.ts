import { nothing } from 'lit';
import type { Text } from '../contract/text.ts';
import { currentLocale, interfaceLocale } from './messages.ts';

/** A text, and the language it is really in. */
export interface Chosen {
  readonly text: string;
  readonly lang: string;
}

const base = (tag: string) => tag.split('-')[0];

/**
 * The version of a text to show: the locale itself, its base language (or a sister of it: `it-CH` for `it`), then the
 * definition's own languages in their order, then the first there is. An empty version counts as missing.
 * @param order the definition's `locales`; a text without languages is in the first
 */
export function choose(text: Text, locale: string, order: readonly string[]): Chosen {
  if (typeof text === 'string') return { text, lang: order[0] ?? locale };
  const there = Object.keys(text).filter((lang) => text[lang]);
  const sisters = there.filter((lang) => base(lang) === base(locale));
  const lang = [locale, base(locale)!, ...sisters, ...order, ...there].find((tag) => there.includes(tag));
  return lang ? { text: text[lang]!, lang } : { text: '', lang: locale };
}

/** The value of a `lang` attribute for a text: nothing where it is in the language of the interface around it. */
export const foreign = (lang: string): string | typeof nothing =>
  base(lang) === interfaceLocale(currentLocale()) ? nothing : lang;
