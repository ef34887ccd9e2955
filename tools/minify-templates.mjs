/**
 * A Rollup plugin that takes out of css`` and html`` templates the white space that only their authors need.
 * It reads JavaScript (run it after TypeScript is gone), and leaves a template alone when in doubt.
 */

/** Stands for the n-th `${…}` while a template is one text; the private use area occurs in no source of ours. */
const hole = (index) => String.fromCharCode(0xe000 + index);
const HOLES = /[\ue000-\uefff]/;

const STRING = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/;
// One pattern for both: a note may hold an apostrophe, a string what looks like a note.
const STRING_OR_NOTE = new RegExp(`(${STRING.source})|/\\*[^]*?\\*/`, 'g');

/** Applies `change` to what lies outside quotes. */
const outsideStrings = (text, change) =>
  text
    .split(new RegExp(`(${STRING.source})`))
    .map((part, index) => (index % 2 ? part : change(part)))
    .join('');

/**
 * @param {string} css
 * @returns {string} the same style sheet: spaces that separate selectors and those around + and - are kept
 */
export const minifyCss = (css) =>
  outsideStrings(css.replace(STRING_OR_NOTE, '$1'), (text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/\( /g, '(')
      .replace(/ \)/g, ')')
      .replace(/ !important/g, '!important')
      .replace(/(?<![\w.])0(\.\d)/g, '$1')
      .replace(/;+\}/g, '}'),
  ).trim();

/** Elements that begin and end a line, or a cell: white space beside them is never seen. */
const BLOCK =
  '</?(?:d[dlt]|div|fieldset|h[1-6]|header|legend|li|nav|ol|p|section|summary|t[dhr]|tbody|thead|ul)\\b[^<>]*>';
const AROUND_BLOCK = new RegExp(`\\s*\\n\\s*(?=${BLOCK})|(?<=${BLOCK})\\s*\\n\\s*`, 'g');

/**
 * @param {string} html
 * @returns {string} the same template, with each line break and its indent as one space: none beside blocks, but elsewhere
 *   it would join words and inline elements
 */
export const minifyHtml = (html) =>
  /<(pre|textarea)/i.test(html) ? html : html.replace(AROUND_BLOCK, '').replace(/\s*\n\s*/g, ' ');

const minifiers = { css: minifyCss, html: minifyHtml, svg: minifyHtml };

/** Every node of an ESTree, parents first. */
export function* walk(node) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const child of node) yield* walk(child);
    return;
  }
  if (typeof node.type === 'string') yield node;
  for (const [key, child] of Object.entries(node)) if (key !== 'parent') yield* walk(child);
}

/** @returns {import('rollup').Plugin} */
export const minifyTemplates = () => ({
  name: 'minify-templates',
  transform(code, id) {
    if (!/\.ts$/.test(id) || !/\b(css|html|svg)`/.test(code)) return null;
    const edits = [];
    for (const node of walk(this.parse(code))) {
      const minify = node.type === 'TaggedTemplateExpression' && minifiers[node.tag.name];
      if (!minify) continue;
      const { quasis } = node.quasi;
      const text = quasis.map(({ value }, index) => (index ? hole(index - 1) : '') + value.raw).join('');
      const parts = minify(text).split(HOLES);
      if (parts.length !== quasis.length) continue;
      quasis.forEach(({ start, end, value }, index) => {
        if (code.slice(start, end) === value.raw) edits.push({ start, end, text: parts[index] });
      });
    }
    for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
      code = code.slice(0, start) + text + code.slice(end);
    }
    return { code, map: null };
  },
});
