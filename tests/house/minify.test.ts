import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChrome, type Chrome } from '../support/chrome.ts';
// @ts-expect-error the tools are plain JavaScript
import { minifyCss, minifyHtml, minifyTemplates } from '../../tools/minify-templates.mjs';

const sheets = [
  `:host {\n  display: block;\n  margin: calc(1px + 0.5rem) auto !important;\n}`,
  `/* a host's note */ .a :hover > .b ,\n .c::before { content: ' {  } /* no note */ '; inset-inline: 0.5em ; }`,
  `@container (min-width: 30em) and (width > 2px) {\n .a + .b ~ .c { color: rgb( 0 0 0 / 50% ); }\n}`,
  `:host([theme='italia']) :is(a, b):not( .c ) { --x: 1.5; transform: translate(-50%, calc( 1px - 2px )); }`,
  `@media (forced-colors: active) and (prefers-color-scheme: dark) { a { outline: 3px solid Highlight; } }`,
  `a { background: url("a b.png") no-repeat; font: 1em / 1.5 'A  B', sans-serif }`,
  `@supports not (anchor-name: --a) { @layer x { a:not(:focus-visible) b { color: red; } } }`,
];

describe('minified templates', () => {
  let chrome: Chrome;
  beforeAll(async () => {
    chrome = await launchChrome();
  });
  afterAll(() => chrome?.close());

  it('hold the same rules for the browser', async () => {
    const page = await chrome.context.newPage();
    for (const sheet of sheets) {
      const minified = minifyCss(sheet);
      expect(minified.length).toBeLessThan(sheet.length);
      const rules = (text: string) =>
        page.evaluate((css) => {
          const parsed = new CSSStyleSheet();
          parsed.replaceSync(css);
          return [...parsed.cssRules].map((rule) => rule.cssText.replace(/\s+/g, ' ').replace(/: /g, ':'));
        }, text);
      expect(await rules(minified)).toEqual(await rules(sheet));
    }
  });

  it('keep a space where words and inline elements need one', () => {
    expect(minifyHtml('<p>\n    a\n    <b>b</b>\n  </p>')).toBe('<p>a <b>b</b></p>');
    expect(minifyHtml('<button>\n a</button>\n <span\n>b</span>')).toBe('<button> a</button> <span >b</span>');
    expect(minifyHtml('<p> a\n</p> <progress></progress>\n <b>')).toBe('<p> a</p> <progress></progress> <b>');
    expect(minifyHtml('<pre>\n a\n</pre>')).toBe('<pre>\n a\n</pre>');
  });

  it('keep each expression in its place', async () => {
    const code =
      'export const t = (x) => css`\n a { /* n */ b: ${x};\n c: ${x} ${x}; }\n`;\nexport const u = other`\n  a`;';
    const source = { name: 'source', resolveId: (id: string) => id, load: () => code };
    const bundle = await rollup({ input: 'source.ts', plugins: [source, minifyTemplates()] });
    const [chunk] = (await bundle.generate({})).output;
    expect(chunk.code).toContain('css`a{b:${x};c:${x} ${x}}`');
    expect(chunk.code).toContain('other`\n  a`');
  });

  it('leave a template alone when a note hides an expression', async () => {
    const code = 'export const t = (x) => css`a { /* ${x} */ b: c; }`;';
    const source = { name: 'source', resolveId: (id: string) => id, load: () => code };
    const bundle = await rollup({ input: 'source.ts', plugins: [source, minifyTemplates()] });
    expect((await bundle.generate({})).output[0].code).toContain('css`a { /* ${x} */ b: c; }`');
  });
});
