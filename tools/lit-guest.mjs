/**
 * A Rollup plugin that makes lit a good guest on a page that is not ours:
 *  - its Trusted Types policy is called "varco" and made once a page, however many of our files are loaded: the
 *    host names it in its Content-Security-Policy (`trusted-types varco`) without 'allow-duplicates', and a lit of
 *    the host's own keeps the name "lit-html";
 *  - it leaves no mark for lit's "multiple versions" warning, and takes no polyfill or hydration hook of the host's;
 *  - its css`` is ours: half of lit's is words for a mistake that TypeScript finds here (a value that is no style), a
 *    part of it a way around browsers that adopt no style sheets, and none of those is one that we are for.
 *
 * The build fails when a release of lit no longer has the places that are rewritten here.
 */
const element = /\/reactive-element\/reactive-element\.js$/;
const rewrites = [
  {
    file: /\/lit-html\/lit-html\.js$/,
    find: /(\w+)\.createPolicy\("lit-html",(\{createHTML:\w+=>\w+\})\)/,
    put: 'globalThis[Symbol.for("varco.policy")]??=$1.createPolicy("varco",$2)',
  },
  { file: /\/lit-html\/lit-html\.js$/, find: /,\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\)/, put: '' },
  { file: /\/lit-html\/lit-html\.js$/, find: /,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\)/, put: '' },
  {
    file: element,
    find: /,\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/,
    put: '',
  },
  {
    file: element,
    find: /,\w+=\w+\.reactiveElementPolyfillSupport(?=,)/,
    put: '',
  },
  { file: element, find: /,\w+\?\.\(\{ReactiveElement:\w+\}\)/, put: '' },
  // what decorators and controllers need, of which there are none here
  { file: element, find: /addController\(.*?(?=_\$E_\(\)\{)/, put: '' },
  { file: element, find: /this\._\$EO\?\.forEach\((\w+)=>\1\.host\w+\?\.\(\)\)/g, put: '0' },
  {
    file: element,
    find: /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/,
    put: '',
  },
  {
    file: element,
    find: /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{[^}]*\}/,
    put: '',
  },
  {
    file: element,
    find: /static addInitializer\(\w+\)\{[^}]*\}/,
    put: '',
  },
  {
    file: element,
    find: /,void 0!==(\w+)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/,
    put: '',
  },
  {
    file: element,
    find: /,this\.constructor\.l\?\.forEach\((\w+)=>\1\(this\)\)/,
    put: '',
  },
  { file: /\/lit-element\/lit-element\.js$/, find: /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]+"\);/, put: '' },
  {
    file: /\/lit-element\/lit-element\.js$/,
    find: /,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\)/,
    put: '',
  },
  {
    file: /\/lit-element\/lit-element\.js$/,
    find: /const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/,
    put: '',
  },
];

const cssTag = {
  file: /\/reactive-element\/css-tag\.js$/,
  exports: 'CSSResult adoptStyles css getCompatibleStyle supportsAdoptingStyleSheets unsafeCSS',
  code: `
    export class CSSResult {
      constructor(text) {
        this.cssText = text;
      }
      get styleSheet() {
        if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
        return this.sheet;
      }
      toString() {
        return this.cssText;
      }
    }
    export const unsafeCSS = (text) => new CSSResult(text);
    export const css = (strings, ...values) => new CSSResult(String.raw({ raw: strings }, ...values));
    export const adoptStyles = (root, styles) => {
      root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
    };
    export const getCompatibleStyle = (style) => style;
    export const supportsAdoptingStyleSheets = true;
  `,
};

/** @returns {import('rollup').Plugin} */
export const litGuest = () => ({
  name: 'lit-guest',
  transform(code, id) {
    const path = id.replaceAll('\\', '/');
    if (cssTag.file.test(path)) {
      const names = [...code.matchAll(/\w+ as (\w+)/g)].map(([, name]) => name).sort();
      if (names.join(' ') !== cssTag.exports) this.error(`lit has changed: ${id} exports ${names}`);
      return { code: cssTag.code, map: null };
    }
    if (/\/src\/.*\.ts$/.test(path) && /\baddController\(|\blit\/decorators/.test(code))
      this.error(`${id} uses what lit-guest.mjs takes out of lit: decorators or controllers`);
    const here = rewrites.filter(({ file }) => file.test(path));
    if (!here.length) return null;
    for (const { find, put } of here) {
      if (code.search(find) < 0) this.error(`lit has changed: ${find} is not in ${id}`);
      code = code.replace(find, put);
    }
    return { code, map: null };
  },
});
