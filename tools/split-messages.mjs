/**
 * After `lit-localize build`: the words of one widget go to the widget's own folder, so that no page loads those of
 * widgets that it does not have. Which are whose, their ids begin to tell.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beginnings of ids, and the rooms whose they are; all others are everybody's. */
export const prefixes = { 'i-': 'interview', 'm-': 'partner-map', 'c-': 'event-calendar', 's-': 'status-report' };

/** The tables of translations in src, in the order of their numbers: everybody's first. */
export const tables = (src, locale) =>
  ['locale', ...Object.values(prefixes)]
    .map((room) => join(src, room, 'generated', `${locale}.ts`))
    .filter((file) => existsSync(file));

/** @returns {[id: string, text: string][]} the entries of a table, as they stand in it */
export const entries = (code) =>
  [...code.matchAll(/^\s*'([\w-]+)': ((?:str)?`(?:[^`\\]|\\[^])*`)/gm)].map(([, id, text]) => [id, text]);

const roomOf = (id) => prefixes[Object.keys(prefixes).find((prefix) => id.startsWith(prefix))] ?? 'locale';

if (import.meta.filename === process.argv[1]) {
  const src = join(import.meta.dirname, '../src');
  for (const locale of JSON.parse(readFileSync(join(src, '../lit-localize.json'), 'utf8')).targetLocales) {
    const all = entries(readFileSync(join(src, 'locale/generated', `${locale}.ts`), 'utf8'));
    for (const room of new Set(all.map(([id]) => roomOf(id)))) {
      const own = all.filter(([id]) => roomOf(id) === room);
      mkdirSync(join(src, room, 'generated'), { recursive: true });
      const str = own.some(([, text]) => text.startsWith('str'))
        ? "import { str } from '@lit/localize/internal/str-tag.js';\n\n"
        : '';
      const lines = own.map(([id, text]) => `  '${id}': ${text},\n`);
      writeFileSync(
        join(src, room, 'generated', `${locale}.ts`),
        `// Written by \`npm run i18n\` from src/locale/xliff/${locale}.xlf.\n${str}export const templates = {\n${lines.join('')}};\n`,
      );
    }
  }
}
