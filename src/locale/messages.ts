import type { msg as LitMsg } from '@lit/localize/init/install.js';
import type { StrResult } from '@lit/localize/internal/str-tag.js';
import { sourceLocale, type targetLocales } from './generated/locale-codes.ts';
import { loadNames } from './intl.ts';

/**
 * The interface's own words. One page may speak several languages at once, so `msg` asks which locale is current
 * while an element renders (`withLocale`, set around `performUpdate`), not which one the page has.
 *
 * `msg` keeps lit-localize's type, by which its extraction finds it, and reads the tables that it builds. It is ours
 * because `configureReentrantLocalization` may be called once per page: a host that uses lit-localize too would throw.
 */
type Template = string | StrResult;
type Table = Record<string, Template>;

type Loaders = Record<(typeof targetLocales)[number], () => Promise<{ templates: object }>>;

const parts: Loaders[] = [{ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') }];
/** by language: what is loaded, and of how many parts; NaN when they could not be had */
const tables = new Map<string, readonly [table: Table, parts: number]>([[sourceLocale, [{}, Infinity]]]);
let current = sourceLocale as string;

/** The interface's language that serves a BCP 47 tag: `it-CH` → `it`; one it does not speak, `fr` → undefined. */
export function match(tag: string): string | undefined {
  const base = tag.toLowerCase().split('-')[0]!;
  return base === sourceLocale || Object.hasOwn(parts[0]!, base) ? base : undefined;
}

/** The language of the interface under a locale: its own, or the source language where it has no translation. */
export const interfaceLocale = (locale: string): string => match(locale) ?? sourceLocale;

/** A widget's own words: they are loaded beside everybody's. To be called as the widget is defined. */
export const addMessages = (loaders: Loaders): void => void parts.push(loaders);

/** Whether `msg` can speak a locale now, without waiting. */
export const isLoaded = (locale: string): boolean => {
  const [, count = 0] = tables.get(interfaceLocale(locale)) ?? [];
  return !(count < parts.length);
};

/**
 * Loads the messages of a locale. Never rejects: without its tables the interface speaks the source language, the
 * author is told, and the next call tries again.
 */
export async function loadLocale(locale: string): Promise<void> {
  const language = interfaceLocale(locale);
  const [table, count] = tables.get(language) ?? [{}, 0];
  if (count >= parts.length) return;
  const all = parts.length;
  try {
    const loaded = parts.slice(count || 0).map((loaders) => loaders[language as keyof Loaders]());
    const [, ...modules] = await Promise.all([loadNames(language), ...loaded]);
    tables.set(language, [Object.assign({}, table, ...modules.map(({ templates }) => templates)) as Table, all]);
  } catch (cause) {
    tables.set(language, [table, NaN]);
    console.error(`varco: the messages in "${language}" could not be loaded, English is used.`, cause);
  }
}

/** Runs `fn` with `msg` and `currentLocale` in a locale: for event handlers and async work, which render nothing. */
export function withLocale<T>(locale: string, fn: () => T): T {
  const before = current;
  current = locale;
  try {
    return fn();
  } finally {
    current = before;
  }
}

/** The locale being rendered: a BCP 47 tag, which the interface may not speak. */
export const currentLocale = (): string => current;

/**
 * A message in the current locale. `msg('Back', { id: 'form-back', desc: 'Button' })`, always with an explicit id;
 * with values ``msg(str`Step ${n}`, { id })``, never with `html`. To be called while rendering, or inside `withLocale`.
 */
export const msg = ((template: Template, { id }: { id: string; desc?: string }): string => {
  const found = tables.get(interfaceLocale(current))?.[0][id] ?? template;
  if (typeof found === 'string') return found;
  // a translated template holds, in the place of each value, its index in the source
  const { values } = template as StrResult;
  const order = found === template ? values : found.values.map((index) => values[index as number]);
  return String.raw({ raw: found.strings }, ...order);
}) as typeof LitMsg;
export { str } from '@lit/localize/internal/str-tag.js';
