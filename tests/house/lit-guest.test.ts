import { join } from 'node:path';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error the configuration is plain JavaScript
import { onwarn, plugins } from '../../rollup.config.mjs';
import { launchChrome, type Chrome } from '../support/chrome.ts';
import { serve, STRICT_CSP, type StaticServer } from '../support/static-server.ts';
import { strictPage } from '../support/strict-page.ts';

const root = join(import.meta.dirname, '../..');

/** A bundle of an element as the build makes it: lit and all in one file. */
async function bundle(tag: string): Promise<string> {
  const entry = join(root, 'src', `${tag}.guest.ts`);
  const code = `import { LitElement, css, html } from 'lit';
    class Guest extends LitElement {
      static styles = css\`p { color: rgb(1, 2, 3) }\`;
      render() { return html\`<p>\${'hello'}</p>\`; }
    }
    if (!customElements.get('${tag}')) customElements.define('${tag}', Guest);`;
  const source = {
    name: 'source',
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? code : null),
  };
  const built = await rollup({ input: entry, onwarn, plugins: plugins([source]) });
  return (await built.generate({ format: 'es' })).output[0].code;
}

const page = (...scripts: string[]) =>
  `<!doctype html><html lang="en"><title>Host</title><body><guest-a></guest-a><guest-b></guest-b>` +
  scripts.map((src) => `<script type="module" src="${src}"></script>`).join('');

describe('our lit on a page of others', () => {
  let chrome: Chrome;
  let server: StaticServer;

  beforeAll(async () => {
    const [a, b] = await Promise.all([bundle('guest-a'), bundle('guest-b')]);
    const pages = {
      '/a.js': a,
      '/a-again.js': a,
      '/b.js': b,
      '/two.html': page('/a.js', '/b.js', '/a-again.js'),
      '/beside.html': page('/node_modules/lit-html/lit-html.js', '/a.js', '/b.js'),
      '/development.html': page('/a.js', '/node_modules/lit-html/development/lit-html.js', '/b.js'),
      '/node_modules/': join(root, 'node_modules'),
    };
    server = await serve(pages);
    chrome = await launchChrome();
  });
  afterAll(async () => {
    await chrome?.close();
    await server?.close();
  });

  /** Opens a page under our policy, and reads what the two elements show. */
  const visit = async (path: string, policies: string, allow: RegExp[] = []) => {
    const strict = await strictPage(chrome.context, { allow });
    await strict.page.route('**/*.html', async (route) => {
      const response = await route.fetch();
      const csp = STRICT_CSP.replace('trusted-types varco', `trusted-types ${policies}`);
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': csp } });
    });
    await strict.page.goto(server.origin + path);
    const shown = await strict.page.evaluate(() =>
      ['guest-a', 'guest-b'].map((tag) => {
        const p = document.querySelector(tag)?.shadowRoot?.querySelector('p');
        return p && [p.textContent, getComputedStyle(p).color];
      }),
    );
    const policy = await strict.page.evaluate(
      () => (globalThis as unknown as Record<symbol, { name: string }>)[Symbol.for('varco.policy')]?.name,
    );
    await strict.page.close();
    return { shown, policy, faults: strict.faults };
  };
  const both = Array(2).fill(['hello', 'rgb(1, 2, 3)']);

  it('makes one policy for several files, and for a file loaded twice, without allow-duplicates', async () => {
    expect(await visit('/two.html', 'varco')).toEqual({ shown: both, policy: 'varco', faults: [] });
  });

  it("leaves the name lit-html to the host's own lit", async () => {
    expect(await visit('/beside.html', 'varco lit-html')).toEqual({ shown: both, policy: 'varco', faults: [] });
  });

  it("causes no warning of multiple versions in the host's development build", async () => {
    const { shown, faults } = await visit('/development.html', 'varco lit-html', [/Lit is in dev mode/]);
    expect({ shown, faults }).toEqual({ shown: both, faults: [] });
  });
});
