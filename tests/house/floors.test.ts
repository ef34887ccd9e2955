import { ESLint } from 'eslint';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

/** Rules that a text, planted in that file, would break. */
async function broken(path: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, path) });
  return result!.messages.map((message) => message.ruleId ?? message.message);
}

const allowed: [string, string][] = [
  ['src/rules/planted.ts', '../contract/text.ts'],
  ['src/form/planted.ts', '../rules/index.ts'],
  ['src/delivery/planted.ts', '../form/index.ts'],
  ['src/element/planted.ts', '../locale/index.ts'],
  ['src/fields/planted.ts', '../form/index.ts'],
  ['src/fields/planted.ts', 'lit'],
  ['src/finding/planted.ts', '../element/icons.ts'],
  ['src/finding/planted.ts', 'lit'],
  ['src/partner-map/views/planted.ts', '../../finding/finder.ts'],
  ['src/questionnaire/views/planted.ts', '../../fields/index.ts'],
  ['src/questionnaire/views/planted.ts', '../events.ts'],
  ['src/varco.ts', './questionnaire/define.ts'],
  ['src/receiver/planted.ts', '../form/index.ts'],
  ['src/receiver/planted.ts', 'node:fs'],
  ['src/cli/planted.ts', '../contract/text.ts'],
  ['src/cli/planted.ts', '../../package.json'],
];

const forbidden: [string, string][] = [
  ['src/contract/planted.ts', '../form/index.ts'],
  ['src/rules/planted.ts', '../form/index.ts'],
  ['src/form/planted.ts', '../locale/index.ts'],
  ['src/form/planted.ts', 'lit'],
  ['src/delivery/planted.ts', '../locale/index.ts'],
  ['src/delivery/planted.ts', 'lit'],
  ['src/element/planted.ts', '../fields/index.ts'],
  ['src/fields/planted.ts', '../element/index.ts'],
  ['src/element/planted.ts', '../finding/finder.ts'],
  ['src/finding/planted.ts', '../partner-map/model.ts'],
  ['src/finding/planted.ts', '../respondent/parts.ts'],
  ['src/questionnaire/planted.ts', '../interview/define.ts'],
  ['src/questionnaire/views/planted.ts', '../../event-calendar/define.ts'],
  ['src/questionnaire/planted.ts', '../receiver/main.ts'],
  ['src/questionnaire/planted.ts', '../../tests/support/commands.ts'],
  ['src/form/planted.ts', 'node:fs'],
  ['src/element/planted.ts', '../../package.json'],
  ['src/receiver/planted.ts', '../delivery/index.ts'],
  ['src/cli/planted.ts', '../receiver/main.ts'],
];

describe('the floors of the house', () => {
  it.each(allowed)('let %s import %s', async (file, specifier) => {
    expect(await broken(file, `import { it } from '${specifier}';\nexport const planted = it;\n`)).toEqual([]);
  });

  it.each(forbidden)('keep %s from importing %s', async (file, specifier) => {
    for (const text of [
      `import { it } from '${specifier}';\nexport const planted = it;\n`,
      `import type { it } from '${specifier}';\nexport type Planted = it;\n`,
      `export * from '${specifier}';\n`,
      `export const planted = import('${specifier}');\n`,
    ]) {
      expect(await broken(file, text), text).toContain('house/floors');
    }
  });
});

describe('the browser rooms', () => {
  it.each([
    ["import * as z from 'zod';\nexport const planted = z;\n", 'no-restricted-imports'],
    [
      "import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nexport default unsafeHTML;\n",
      'no-restricted-imports',
    ],
    ["import { styleMap } from 'lit/directives/style-map.js';\nexport default styleMap;\n", 'no-restricted-imports'],
    ["export const planted = (e: Element) => (e.innerHTML = 'x');\n", 'no-restricted-syntax'],
    ["export const planted = (e: Element) => e.insertAdjacentHTML('beforeend', 'x');\n", 'no-restricted-properties'],
    ["export const planted = () => new Function('return 1');\n", 'no-restricted-syntax'],
    ["export const planted = () => eval('1');\n", 'no-eval'],
    [
      'import { html } from \'lit\';\nexport const planted = html`<p style="color: red">x</p>`;\n',
      'lit/ban-attributes',
    ],
    ["import { html } from 'lit';\nexport const planted = html`<style>p {}</style>`;\n", 'lit/prefer-static-styles'],
  ])('refuse %j', async (text, rule) => {
    expect(await broken('src/fields/planted.ts', text)).toContain(rule);
  });
});
