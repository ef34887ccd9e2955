import { join } from 'node:path';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error the configuration is plain JavaScript
import { onwarn, plugins } from '../../rollup.config.mjs';
import { launchChrome, type Chrome } from '../support/chrome.ts';
import { serve, STRICT_CSP, type StaticServer } from '../support/static-server.ts';
import { strictPage } from '../support/strict-page.ts';

const root = join(import.meta.dirname, '../..');

/** A module as the build makes it. */
async function bundle(code: string): Promise<string> {
  const entry = join(root, 'src/light-dom.entry.ts');
  const source = {
    name: 'source',
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? code : null),
  };
  const built = await rollup({ input: entry, onwarn, plugins: plugins([source]) });
  return (await built.generate({ format: 'es' })).output[0].code;
}

interface Page {
  write(host: HTMLElement, data: object | undefined): boolean;
}

describe('linked data in the page', () => {
  let chrome: Chrome;
  let server: StaticServer;

  beforeAll(async () => {
    const page = (...scripts: string[]) =>
      `<!doctype html><html lang="en"><title>Host</title><body><main></main>${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}`;
    server = await serve({
      '/data.js': await bundle(
        "import { writeLinkedData } from './element/light-dom.ts'; Object.assign(globalThis, { write: writeLinkedData });",
      ),
      '/lit.js': await bundle(
        "import { html, render } from 'lit'; render(html`<p>lit</p>`, document.querySelector('main'));",
      ),
      '/alone.html': page('/data.js'),
      '/with-lit.html': page('/lit.js', '/data.js'),
    });
    chrome = await launchChrome();
  });
  afterAll(async () => {
    await chrome?.close();
    await server?.close();
  });

  const visit = async (path: string, policies: string, allow: RegExp[] = []) => {
    const strict = await strictPage(chrome.context, { allow });
    await strict.page.route('**/*.html', async (route) => {
      const response = await route.fetch();
      const csp = STRICT_CSP.replace('trusted-types varco', `trusted-types ${policies}`);
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': csp } });
    });
    await strict.page.goto(server.origin + path);
    const seen = await strict.page.evaluate(() => {
      const { write } = globalThis as unknown as Page;
      const host = document.querySelector('main')!;
      const name = '</script><script>document.title = "ran"</script><img src=x onerror="document.title = \'ran\'">';
      const said = [write(host, { '@type': 'ItemList', n: 1 }), write(host, { name })];
      const scripts = [...host.querySelectorAll('script')];
      const told = scripts.map((script) => [script.type, JSON.parse(script.textContent!).name === name]);
      const same = scripts[0];
      write(host, { name });
      const kept = host.querySelector('script') === same;
      const html = host.innerHTML.includes('<img');
      write(host, undefined);
      return { said, told, kept, html, left: host.querySelectorAll('script').length, title: document.title };
    });
    await strict.page.close();
    return { ...seen, faults: strict.faults };
  };
  const well = {
    said: [true, true],
    told: [['application/ld+json', true]],
    kept: true,
    html: false,
    left: 0,
    title: 'Host',
    faults: [],
  };

  it.each(['/alone.html', '/with-lit.html'])(
    'passes a strict policy with Trusted Types, and is data whatever it says: %s',
    async (path) => {
      expect(await visit(path, 'varco')).toEqual(well);
    },
  );

  it('says where a page does not let us, and leaves no trace', async () => {
    const seen = await visit('/alone.html', 'other', [/trusted-types/i, /TrustedTypePolicy/i, /policy/i]);
    expect(seen).toMatchObject({ said: [false, false], told: [], title: 'Host' });
  });
});
