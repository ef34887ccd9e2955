/**
 * After `lit-localize build`: the words of one widget go to the widget's own folder, so that no page loads those of
 * widgets that it does not have. Which are whose, their ids begin to tell.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Beginnings of ids, and the rooms whose they are; all others are everybody's. */
export const prefixes = {
  'q-refused-': 'respondent',
  'q-replace-': 'respondent',
  'q-': 'fields',
  'field-': 'fields',
  'problem-': 'fields',
  'find-': 'finding',
  'm-form-': 'partner-map/forms',
  'c-form-': 'event-calendar/forms',
  'c-import-': 'event-calendar/io',
  'i-': 'interview',
  'm-': 'partner-map',
  'c-': 'event-calendar',
  's-': 'status-report',
};

/** Of a widget that has parts which come later: where their words go. */
const lateRooms = {
  interview: 'interview/views',
  'partner-map': 'partner-map/views',
  'event-calendar': 'event-calendar/views',
  'status-report': 'status-report/views',
};

/** The tables of translations in src, in the order of their numbers: everybody's first, then those of who asks. */
export const tables = (src, locale) =>
  [...new Set(['locale', 'fields', ...Object.values(prefixes)]), ...Object.values(lateRooms)]
    .map((room) => join(src, room, 'generated', `${locale}.ts`))
    .filter((file) => existsSync(file));

/** @returns {[id: string, text: string][]} the entries of a table, as they stand in it */
export const entries = (code) =>
  [...code.matchAll(/^\s*'([\w-]+)': ((?:str)?`(?:[^`\\]|\\[^])*`)/gm)].map(([, id, text]) => [id, text]);

/** Ids of the messages that a widget begins with: those of the modules that its `define.ts` needs at once. */
function beginning(src, room) {
  const seen = new Set();
  const ids = new Set();
  const visit = (file) => {
    if (seen.has(file) || !file.startsWith(src) || !existsSync(file)) return;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, id] of code.matchAll(/\bid: '([\w-]+)'/g)) ids.add(id);
    for (const [, type, from] of code.matchAll(/^(?:import|export) (type )?[^;]*?'(\.[^']+)';/gm))
      if (!type) visit(join(dirname(file), from));
  };
  visit(join(src, room, 'define.ts'));
  return ids;
}

const roomOf = (id, begins, locale) => {
  const room = prefixes[Object.keys(prefixes).find((prefix) => id.startsWith(prefix))] ?? 'locale';
  // what few pages load lies together: everybody's and that of who asks
  if (['fields', 'finding', 'respondent'].includes(room) && locale !== 'it') return 'locale';
  return lateRooms[room] && !begins[room].has(id) ? lateRooms[room] : room;
};

if (import.meta.filename === process.argv[1]) {
  const src = join(import.meta.dirname, '../src');
  const begins = Object.fromEntries(Object.keys(lateRooms).map((room) => [room, beginning(src, room)]));
  for (const locale of JSON.parse(readFileSync(join(src, '../lit-localize.json'), 'utf8')).targetLocales) {
    const all = entries(readFileSync(join(src, 'locale/generated', `${locale}.ts`), 'utf8'));
    for (const room of new Set(all.map(([id]) => roomOf(id, begins, locale)))) {
      const own = all.filter(([id]) => roomOf(id, begins, locale) === room);
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
