/**
 * A Rollup plugin that numbers the messages of the interface: the ids that translators read ("field-list") become one or
 * two signs in the calls of msg() and in the tables of every language, and descriptions go.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from './minify-templates.mjs';

const literal = (node) => (node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined);
const nameOf = ({ key }) => key?.name ?? literal(key);

/** Every text that may be a message's id, in order, so that all bundles of a build number them alike. */
function candidates(folder) {
  const ids = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, id] of text.matchAll(/\bid: ?['"]([\w-]+)['"]/g)) ids.add(id);
  }
  return [...ids].sort();
}

/** Ids in the tables of the translations. */
const translations = (src) => {
  const file = join(src, 'locale/generated/it.ts');
  return existsSync(file) ? [...readFileSync(file, 'utf8').matchAll(/^\s*'([\w-]+)':/gm)].map(([, id]) => id) : [];
};

/** @param {string} src folder of the sources @returns {import('rollup').Plugin} */
export function shortMessages(src) {
  const numbers = new Map(candidates(src).map((id, index) => [id, index.toString(36)]));
  const translated = new Set(translations(src));
  const short = (id) => numbers.get(id) ?? id;
  return {
    name: 'short-messages',
    transform(code, file) {
      const table = /[\\/]locale[\\/]generated[\\/]/.test(file);
      if (!table && (!/\.ts$/.test(file) || !/\bid:/.test(code))) return null;
      const edits = [];
      for (const node of walk(this.parse(code))) {
        if (table && node.type === 'VariableDeclarator' && node.id.name === 'templates') {
          for (const { key } of node.init?.properties ?? []) {
            edits.push({ ...key, text: JSON.stringify(short(literal(key) ?? key.name)) });
          }
        }
        const options = node.type === 'CallExpression' && node.callee.name === 'msg' && node.arguments[1];
        const id = options?.properties?.find((property) => nameOf(property) === 'id');
        if (!table && literal(id?.value)) {
          edits.push({ start: options.start, end: options.end, text: `{id:${JSON.stringify(short(id.value.value))}}` });
        }
      }
      for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
        code = code.slice(0, start) + text + code.slice(end);
      }
      // A call that is not seen as one would lose its translations without a word.
      const left = [...code.matchAll(/\bid:\s*["']([\w-]+)["']/g)].find(([, id]) => translated.has(id));
      if (left) this.error(`${file}: the message "${left[1]}" is not in a call of msg() with a literal id`);
      return { code, map: null };
    },
  };
}
