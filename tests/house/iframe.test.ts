import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChrome, type Chrome } from '../support/chrome.ts';
import { serve, type StaticServer } from '../support/static-server.ts';
import { strictPage } from '../support/strict-page.ts';

const root = join(import.meta.dirname, '../..');
const ready = (tag: string): string =>
  `customElements.define("${tag}", class extends HTMLElement { connectedCallback() {` +
  ' const p = document.createElement("p"); p.textContent = "ready"; this.append(p); } });';

describe('the page for an iframe', () => {
  const out = mkdtempSync(join(tmpdir(), 'varco-iframe-'));
  let chrome: Chrome;
  let server: StaticServer;

  beforeAll(async () => {
    const build = spawnSync(process.execPath, ['tools/build.mjs', '--only', 'assets', '--out', out], { cwd: root });
    expect(String(build.stderr)).toBe('');
    server = await serve({
      '/cdn/varco-questionnaire.js': ready('varco-questionnaire'),
      '/cdn/varco-status-report.js': ready('varco-status-report'),
      '/embed.html':
        '<!doctype html><title>Host</title><iframe title="Varco" src="/iframe.html?widget=questionnaire"></iframe>' +
        '<script>addEventListener("message", ({ data }) => { window.told = data; });</script>',
      '/': out,
    });
    chrome = await launchChrome();
  });
  afterAll(async () => {
    await chrome?.close();
    await server?.close();
    rmSync(out, { recursive: true, force: true });
  });

  const visit = async (query: string) => {
    const strict = await strictPage(chrome.context);
    await strict.page.goto(`${server.origin}/iframe.html${query}`);
    await strict.page.locator(':is(varco-questionnaire, varco-status-report) p, [role=alert]').first().waitFor();
    const body = await strict.page.locator('body').innerHTML();
    strict.verify();
    await strict.page.close();
    return body.trim();
  };

  it('shows the widget that the query names, with the attributes of the contract only', async () => {
    const query =
      '?widget=questionnaire&src=/a.json&locale=en&form=core&shared-computer&onclick=alert(1)&style=color:red&id=x';
    expect(await visit(query)).toBe(
      '<varco-questionnaire locale="en" form="core" src="/a.json" shared-computer=""><p>ready</p></varco-questionnaire>',
    );
  });

  it('shows the report that the query asks for', async () => {
    expect(await visit('?widget=status-report&src=/a.json&results=/b.json&view=all')).toBe(
      '<varco-status-report view="all" src="/a.json" results="/b.json"><p>ready</p></varco-status-report>',
    );
  });

  it('takes the hash where there is no query', async () => {
    expect(await visit('#widget=questionnaire&src=b.json')).toContain('src="b.json"');
  });

  it.each(['https://elsewhere.example/take', '//elsewhere.example/take', 'javascript:alert(1)', 'data:,x'])(
    'sends no answer to %s',
    async (endpoint) => {
      const body = await visit(`?widget=questionnaire&endpoint=${encodeURIComponent(endpoint)}`);
      expect(body).toContain('role="alert"');
      expect(body).not.toContain('<varco-');
    },
  );

  it('refuses a name that is no widget', async () => {
    expect(await visit('?widget=../../evil')).toContain('role="alert"');
  });

  it('tells its height to the page around it', async () => {
    const page = await chrome.context.newPage();
    await page.goto(`${server.origin}/embed.html`);
    await page.waitForFunction(() => (window as { told?: { height: number } }).told?.height);
    expect(await page.evaluate(() => (window as { told?: { type: string } }).told?.type)).toBe('varco-height');
  });
});
