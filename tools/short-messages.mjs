/**
 * A Rollup plugin that numbers the messages of the interface: the ids that translators read ("field-list") become
 * numbers in the calls of msg(), the tables that come first lists, and descriptions go.
 */
import { readFileSync } from 'node:fs';
import { walk } from './minify-templates.mjs';
import { entries, tables } from './split-messages.mjs';

const literal = (node) => (node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined);
const nameOf = ({ key }) => key?.name ?? literal(key);

/** Ids in the tables of a translation, in their order: a message's number is its place there. */
const translations = (src) =>
  tables(src, 'it').flatMap((file) => entries(readFileSync(file, 'utf8')).map(([id]) => id));

/** @param {string} src folder of the sources @returns {import('rollup').Plugin} */
export function shortMessages(src) {
  const translated = new Map(translations(src).map((id, index) => [id, index]));
  return {
    name: 'short-messages',
    transform(code, file) {
      const table = /[\\/]generated[\\/](it|sq)\.ts$/.test(file);
      const listed = /[\\/](locale|fields)[\\/]generated[\\/]/.test(file);
      if (!table && (!/\.ts$/.test(file) || !/\bid:/.test(code))) return null;
      const edits = [];
      for (const node of walk(this.parse(code))) {
        if (table && node.type === 'VariableDeclarator' && node.id.name === 'templates') {
          // an object by id becomes a list by number, so that the numbers themselves need not be written
          const texts = [];
          for (const property of node.init.properties) {
            texts[translated.get(nameOf(property))] = code.slice(property.value.start, property.value.end);
          }
          const text = listed ? `[${texts.join()}]` : `{${texts.map((said, n) => `${n}:${said}`).filter(Boolean)}}`;
          edits.push({ start: node.init.start, end: node.init.end, text });
        }
        const options = node.type === 'CallExpression' && node.callee.name === 'msg' && node.arguments[1];
        const id = options?.properties?.find((property) => nameOf(property) === 'id');
        if (!table && literal(id?.value)) {
          const number = translated.get(id.value.value);
          edits.push({ ...options, text: `{id:${number ?? JSON.stringify(id.value.value)}}` });
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
