import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, expect, it } from 'vitest';
import { pages } from '../../src/receiver/static.ts';

const root = mkdtempSync(join(tmpdir(), 'varco-static-'));
const put = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
put('secret.txt', 'SECRET');
put('demo/index.html', '<h1>Home');
put('demo/regione/index.html', '<h1>Regione');
put('demo/regione/stile è.css', 'a{}');
put('demo/regione/headers.json', JSON.stringify({ 'index.html': { 'Content-Security-Policy': "default-src 'none'" } }));
put('demo/.env', 'SECRET');
put('demo/content/partners.json', 'SECRET');
put('demo/content/contacts.json', 'SECRET');
put('demo/regione/contacts.json', 'SECRET');
put('demo/regione/Contacts.JSON', 'SECRET');
put('demo/regione/contacts/page.txt', 'contacts');
put('demo/data/mail/x.eml', 'SECRET');
put('demo-other/index.html', 'SECRET');
put('dist/cdn/varco.js', 'export {}');
symlinkSync(join(root, 'secret.txt'), join(root, 'demo/link.txt'));
symlinkSync(join(root, 'demo/content/contacts.json'), join(root, 'demo/regione/people.json'));
symlinkSync(join(root, 'demo/content'), join(root, 'demo/regione/documents'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const app = new Hono().all(
  '*',
  pages({ '/': join(root, 'demo'), '/varco/': join(root, 'dist') }, [
    join(root, 'demo/content'),
    join(root, 'demo/data'),
    undefined,
    join(root, 'absent'),
  ]),
);
const get = (path: string, init?: RequestInit) => app.fetch(new Request(`http://host.test${path}`, init));

it('serves each folder under its path, with types and the headers beside the page', async () => {
  const home = await get('/');
  expect([home.status, home.headers.get('Content-Type'), await home.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<h1>Home',
  ]);
  expect(home.headers.get('Content-Security-Policy')).toBeNull();
  const page = await get('/regione/?a=1');
  expect(page.headers.get('Content-Security-Policy')).toBe("default-src 'none'");
  expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect((await get('/regione/stile%20%C3%A8.css')).headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  expect((await get('/varco/cdn/varco.js')).headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  const head = await get('/', { method: 'HEAD' });
  expect([head.headers.get('Content-Length'), await head.text()]).toEqual(['8', '']);
  const known = await get('/', { headers: { 'If-None-Match': home.headers.get('ETag')! } });
  expect(known.status).toBe(304);
});

it('serves pages beside the content, and its folder when that is what is served', async () => {
  expect(await (await get('/regione/contacts/page.txt')).text()).toBe('contacts');
  const content = join(root, 'demo/content');
  const own = new Hono().all('*', pages({ '/': content }, [content]));
  expect((await own.fetch(new Request('http://host.test/partners.json'))).status).toBe(200);
  expect((await own.fetch(new Request('http://host.test/contacts.json'))).status).toBe(404);
});

it('adds the slash of a folder, and sends nobody to another host', async () => {
  expect((await get('/regione?a=1')).headers.get('Location')).toBe('/regione/?a=1');
  expect((await get('//regione')).headers.get('Location')).toBe('/regione/');
  expect((await get('/varco')).headers.get('Location')).toBe('/varco/');
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/regione/..%2f..%2fsecret.txt',
  '/%2e%2e%2fdemo-other/index.html',
  '/..%5csecret.txt',
  '/link.txt',
  '/.env',
  '/regione/headers.json',
  '/regione/index.html%00.css',
  '/%E0%A4%A',
  '/varco/',
  '/content/',
  '/content/contacts.json',
  '/content/partners.json',
  '/content//contacts.json',
  '/content/%63ontacts.json',
  '/regione/../content/contacts.json',
  '/regione/contacts.json',
  '/regione/Contacts.JSON',
  '/regione/people.json',
  '/regione/documents/partners.json',
  '/data/mail/x.eml',
  '/none',
])('does not serve %s', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('SECRET');
});

it('only reads', async () => {
  expect((await get('/', { method: 'POST' })).status).toBe(405);
});
