import type { Text } from '../contract/text.ts';

/** A text in the first of these languages that it has (or whose language it has: `en` for `en-GB`), else in any. */
export function say(text: Text | undefined, locales: readonly string[]): string {
  if (text === undefined || typeof text === 'string') return text?.trim() ?? '';
  for (const locale of locales.flatMap((tag) => [tag, tag.split('-', 1)[0]!]))
    if (Object.hasOwn(text, locale) && text[locale]!.trim()) return text[locale]!.trim();
  return (
    Object.values(text)
      .find((one) => one.trim())
      ?.trim() ?? ''
  );
}
