import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChrome, type Chrome } from '../support/chrome.ts';
import { postgresMissing, startPostgres } from '../support/postgres.ts';
import { serve, STRICT_CSP, type StaticServer } from '../support/static-server.ts';
import { strictPage } from '../support/strict-page.ts';

describe.skipIf(postgresMissing())(`a throwaway PostgreSQL${postgresMissing() ? `: ${postgresMissing()}` : ''}`, () => {
  it('keeps what was committed through a crash, and leaves nothing behind', async () => {
    const server = (await startPostgres())!;
    const once = async <T>(work: (sql: postgres.Sql) => Promise<T>) => {
      const sql = postgres(server.url, { max: 1, onnotice: () => {} });
      try {
        return await work(sql);
      } finally {
        await sql.end({ timeout: 1 });
      }
    };
    await once((sql) => sql`create table kept as select 1 as n`);
    await server.crash();
    expect(await once((sql) => sql`select n from kept`)).toEqual([{ n: 1 }]);
    await server.stop();
    await expect(once((sql) => sql`select 1`)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('the strict page', () => {
  let chrome: Chrome;
  let server: StaticServer;

  beforeAll(async () => {
    chrome = await launchChrome();
    const pages = {
      '/calm.html': '<!doctype html><title>Calm</title><script src="/calm.js"></script>',
      '/calm.js': 'document.title = "Calmer";',
      '/warn.html': '<!doctype html><script src="/warn.js"></script>',
      '/warn.js': 'console.warn("take care");',
      '/throw.html': '<!doctype html><script src="/throw.js"></script>',
      '/throw.js': 'throw new Error("lost");',
      '/inline.html': '<!doctype html><p style="color: red">red</p>',
      '/html.html': '<!doctype html><body><script src="/html.js"></script>',
      '/html.js': 'document.body.innerHTML = "<b>raw</b>";',
      '/third.html': '<!doctype html><img src="http://localhost:9/pixel.png" alt="">',
    };
    server = await serve(pages, { 'content-security-policy': STRICT_CSP });
  });
  afterAll(async () => {
    await chrome?.close();
    await server?.close();
  });

  const visit = async (path: string, allow?: RegExp[]) => {
    const strict = await strictPage(chrome.context, allow && { allow });
    await strict.page.goto(server.origin + path);
    await strict.page.waitForTimeout(100);
    await strict.page.close();
    return strict;
  };

  it('has nothing to say of a calm page', async () => {
    const strict = await visit('/calm.html');
    expect(strict.faults).toEqual([]);
    strict.verify();
  });

  it.each([
    ['/warn.html', /console warning: take care/],
    ['/throw.html', /uncaught: Error: lost/],
    ['/inline.html', /CSP violation: style-src-attr/],
    ['/html.html', /CSP violation: require-trusted-types-for/],
    ['/third.html', /request to a third party: http:\/\/localhost:9/],
  ])('tells what is wrong with %s', async (path, fault) => {
    const strict = await visit(path);
    expect(strict.faults.join('\n')).toMatch(fault);
    expect(() => strict.verify()).toThrow(fault);
  });

  it('lets pass what the journey provokes on purpose', async () => {
    expect((await visit('/warn.html', [/take care/])).faults).toEqual([]);
  });
});
