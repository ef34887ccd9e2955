/**
 * A Rollup plugin that makes lit a good guest on a page that is not ours:
 *  - its Trusted Types policy is called "varco" and made once a page, however many of our files are loaded: the
 *    host names it in its Content-Security-Policy (`trusted-types varco`) without 'allow-duplicates', and a lit of
 *    the host's own keeps the name "lit-html";
 *  - it leaves no mark for lit's "multiple versions" warning, and takes no polyfill or hydration hook of the host's.
 *
 * The build fails when a release of lit no longer has the places that are rewritten here.
 */
const rewrites = [
  {
    file: /\/lit-html\/lit-html\.js$/,
    find: /(\w+)\.createPolicy\("lit-html",(\{createHTML:\w+=>\w+\})\)/,
    put: 'globalThis[Symbol.for("varco.policy")]??=$1.createPolicy("varco",$2)',
  },
  { file: /\/lit-html\/lit-html\.js$/, find: /,\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\)/, put: '' },
  { file: /\/lit-html\/lit-html\.js$/, find: /,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\)/, put: '' },
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /,\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/,
    put: '',
  },
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /,\w+=\w+\.reactiveElementPolyfillSupport(?=,)/,
    put: '',
  },
  { file: /\/reactive-element\/reactive-element\.js$/, find: /,\w+\?\.\(\{ReactiveElement:\w+\}\)/, put: '' },
  { file: /\/lit-element\/lit-element\.js$/, find: /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]+"\);/, put: '' },
  {
    // every browser that we are for adopts style sheets: the way around it is left out with this
    file: /\/reactive-element\/css-tag\.js$/,
    find: /\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/,
    put: 'true',
  },
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

/** @returns {import('rollup').Plugin} */
export const litGuest = () => ({
  name: 'lit-guest',
  transform(code, id) {
    const here = rewrites.filter(({ file }) => file.test(id.replaceAll('\\', '/')));
    if (!here.length) return null;
    for (const { find, put } of here) {
      if (!find.test(code)) this.error(`lit has changed: ${find} is not in ${id}`);
      code = code.replace(find, put);
    }
    return { code, map: null };
  },
});
