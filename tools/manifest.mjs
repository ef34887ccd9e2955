/** custom-elements.json, and from it the editors' data (VS Code, JetBrains) and the types of the tags for JSX. */
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const elementsOf = (manifest) =>
  manifest.modules.flatMap(({ path, declarations = [] }) =>
    declarations.filter(({ customElement, tagName }) => customElement && tagName).map((d) => ({ ...d, path })),
  );

const text = ({ summary, description }) => [summary, description].filter(Boolean).join('\n\n');

/** 'auto' | 'plain' → ["auto", "plain"]; anything else → undefined */
const choices = (type = '') => {
  const parts = type.split('|').map((part) => part.trim());
  const values = parts.filter((part) => /^'[^']*'$/.test(part)).map((part) => part.slice(1, -1));
  return values.length && parts.every((p) => /^'[^']*'$|^(undefined|null)$/.test(p)) ? values : undefined;
};

/** https://github.com/microsoft/vscode-custom-data */
const vscodeHtml = (elements) => ({
  version: 1.1,
  tags: elements.map((element) => ({
    name: element.tagName,
    description: text(element),
    attributes: (element.attributes ?? []).map(({ name, description, type }) => ({
      name,
      description,
      ...(type?.text === 'boolean' && { valueSet: 'v' }),
      ...(choices(type?.text) && { values: choices(type.text).map((value) => ({ name: value })) }),
    })),
  })),
});

const vscodeCss = (elements) => {
  const properties = elements.flatMap(({ cssProperties = [] }) => cssProperties);
  const byName = new Map(properties.map(({ name, description }) => [name, { name, description }]));
  return { version: 1.1, properties: [...byName.values()] };
};

/** https://github.com/JetBrains/web-types */
const webTypes = (elements, { name, version }) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: text(element),
        attributes: (element.attributes ?? []).map(({ name, description, type, default: value }) => ({
          name,
          description,
          ...(value && { default: value }),
          value: { type: type?.text ?? 'string' },
        })),
        slots: (element.slots ?? []).map(({ name, description }) => ({ name, description })),
        js: {
          properties: (element.members ?? [])
            .filter(({ kind }) => kind === 'field')
            .map(({ name, description, type }) => ({ name, description, type: type?.text })),
          events: (element.events ?? []).map(({ name, description }) => ({ name, description })),
        },
        css: {
          properties: (element.cssProperties ?? []).map(({ name, description }) => ({ name, description })),
          parts: (element.cssParts ?? []).map(({ name, description }) => ({ name, description })),
        },
      })),
    },
  },
});

const jsxType = (type = 'string') => {
  if (/^(string|number|boolean)( \| undefined)?$/.test(type)) return type;
  return choices(type) ? type : 'string';
};

const doc = (description, indent) =>
  description ? `${indent}/** ${description.replace(/\s+/g, ' ').replaceAll('*/', '* /')} */\n` : '';

const jsx = (elements) => {
  const tags = elements.map((element) => {
    const attributes = (element.attributes ?? []).map(
      ({ name, description, type }) => `${doc(description, '    ')}    '${name}'?: ${jsxType(type?.text)};\n`,
    );
    // React 19 listens to `onvarco-ready`; Preact and Solid take the same name.
    const events = (element.events ?? []).map(
      ({ name, description }) => `${doc(description, '    ')}    'on${name}'?: (event: CustomEvent) => void;\n`,
    );
    return `${doc(text(element), '  ')}  '${element.tagName}': VarcoAttributes & {\n${attributes.join('')}${events.join('')}  };\n`;
  });
  return `/**
 * The tags for JSX. With React 19:
 *   import type { VarcoElements } from 'varco/jsx';
 *   declare module 'react' { namespace JSX { interface IntrinsicElements extends VarcoElements {} } }
 */
export interface VarcoAttributes {
  id?: string;
  class?: string;
  className?: string;
  lang?: string;
  slot?: string;
  hidden?: boolean;
  key?: string | number | null;
  ref?: unknown;
  children?: unknown;
}

export interface VarcoElements {
${tags.join('\n')}}
`;
};

/** Writes custom-elements.json at the root of the package, and dist/editor/ and dist/jsx.d.ts. */
export async function describe({ root, out, write, json }) {
  const manifest = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  const elements = elementsOf(manifest);
  write(join(root, 'custom-elements.json'), json(manifest));
  write(join(out, 'editor/vscode.html-custom-data.json'), json(vscodeHtml(elements)));
  write(join(out, 'editor/vscode.css-custom-data.json'), json(vscodeCss(elements)));
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  write(join(out, 'editor/web-types.json'), json(webTypes(elements, about)));
  write(join(out, 'jsx.d.ts'), jsx(elements));
}
