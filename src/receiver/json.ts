import { isUtf8 } from 'node:buffer';
import { Refusal } from './problem.ts';

const maxDepth = 12;
const maxMembers = 20_000;

/**
 * Parses a JSON body that anyone may have written. Refused: what is not JSON in UTF-8, nesting past 12, more than 20,000
 * members, a key `__proto__`, numbers past what a double holds, and text that no database keeps as it is (U+0000, half a
 * surrogate pair). The problem names the kind of mistake, never a piece of the text.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : '';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('malformed', { detail: 'The body is not JSON in UTF-8.' });
  }
  // Valid UTF-8 has no half of a pair and JSON no bare U+0000: only an escape can bring them in.
  const checkText = text.includes('\\u') ? refuseText : () => {};
  let members = 0;
  const walk = (node: unknown, depth: number): void => {
    if (typeof node === 'string') return checkText(node);
    if (typeof node === 'number' && !Number.isFinite(node)) refuse('a number is too large');
    if (typeof node !== 'object' || node === null) return;
    if (depth > maxDepth) refuse('it nests too deep');
    if (Array.isArray(node)) {
      if ((members += node.length) > maxMembers) refuse('it has too many members');
      for (const item of node) walk(item, depth + 1);
      return;
    }
    for (const key of Object.keys(node)) {
      if (++members > maxMembers) refuse('it has too many members');
      if (key === '__proto__') refuse('a member is named __proto__');
      checkText(key);
      walk((node as Record<string, unknown>)[key], depth + 1);
    }
  };
  walk(value, 1);
  return value;
}

const refuse = (why: string): never => {
  throw new Refusal('malformed', { detail: `The JSON is not taken: ${why}.` });
};

function refuseText(text: string): void {
  if (/\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
    refuse('a text holds U+0000 or half a character');
}
