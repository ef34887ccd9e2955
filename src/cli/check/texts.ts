import type { Text } from '../../contract/text.ts';

/** Where a document of ours has texts for people, by the name of the member (contract/questionnaire.ts, contract/interview.ts). */
const textMembers = new Set(
  (
    'title intro thanks label help minLabel maxLabel unit message patternMessage text itemTitle addLabel controller ' +
    'description aim facilitator'
  ).split(' '),
);

export interface FoundText {
  /** `$.sections[0].title` */
  readonly path: readonly (string | number)[];
  readonly text: Text;
}

/** Every text of a definition that is of the right shape, in its order. */
export function* texts(value: unknown, path: readonly (string | number)[] = []): Generator<FoundText> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* texts(item, [...path, i]);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const here = [...path, name];
    // a rule as JSON has members of any name, and no texts; so has what an interview takes over
    if (/^(showIf|requiredIf|calculate|rule|if|prefill)$/.test(name)) continue;
    if (name === 'prompts' && Array.isArray(member)) {
      for (const [i, text] of member.entries()) yield { path: [...here, i], text: text as Text };
      continue;
    }
    const isText = textMembers.has(name) && (typeof member === 'string' || isByLocale(member));
    if (isText) yield { path: here, text: member as Text };
    else yield* texts(member, here);
  }
}

const isByLocale = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([tag, text]) => /^[a-z]{2,3}(-|$)/.test(tag) && typeof text === 'string');

/** The text in a language, else in the first of `locales` that it has, else in any: '' when there is none. */
export function say(text: Text | undefined, locale: string, locales: readonly string[]): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  for (const tag of [locale, ...locales]) if (text[tag]?.trim()) return text[tag];
  return Object.values(text).find((any) => any.trim()) ?? '';
}
