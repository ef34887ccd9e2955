import * as z from 'zod/mini';

const language = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/**
 * Text in one language or in several: a string, or `{ "it": "…", "en": "…" }` keyed by BCP 47 language tags.
 * It may hold a small safe Markdown (bold, italic, links, lists) and `${id}` where an answer is to be shown.
 */
export const Text = z.union([z.string(), z.record(z.string().check(z.regex(language)), z.string())]);
export type Text = z.infer<typeof Text>;

/** Ids name things in answers, rules and pointers: a letter, then letters, digits and `_`; at most 64. */
export const Id = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/));

/** Ids of documents and option values may also hold `-` and `.`, and may begin with a digit. */
export const Code = z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/));

/** A language tag (BCP 47) as Intl takes it: `it`, `sr-Latn`, `en-GB`. */
export const Locale = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/** A web address: only http and https are links of ours (`z.url` accepts `javascript:` and weighs more). */
export const WebAddress = z.string().check(z.regex(/^https?:\/\/[^\s"'<>\\]+$/));

/** The same, or a path on the site of the page that shows it: `/courses/?entry=first-steps`. */
export const SiteAddress = z.string().check(z.regex(/^(https?:\/\/|\/(?!\/))[^\s"'<>\\]+$/));

/** One such address for all, or one a language, chosen as texts are: `{ "it": "/corsi/", "en": "/en/courses/" }`. */
export const SiteAddresses = z.union([SiteAddress, z.record(z.string().check(z.regex(language)), SiteAddress)]);

/** An instant with its offset (RFC 3339): `2027-01-31T23:59:00+01:00`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/));

/** A condition or a formula: infix text, or the same as JsonLogic (see src/rules/README.md). */
export const Rule = z.union([z.string(), z.record(z.string(), z.unknown())]);
export type RuleSource = z.infer<typeof Rule>;
