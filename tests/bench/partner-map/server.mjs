import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';
import { competitors } from './competitors.mjs';

const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};
const clock = readFileSync(join(import.meta.dirname, 'clock.js'), 'utf8');

function page({ id, script }, folder) {
  const style = existsSync(join(folder, id, 'adapter.css')) ? `<link rel="stylesheet" href="/${id}/adapter.css">` : '';
  const scripts = [script && basename(script), 'adapter.js'].filter(Boolean);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${id}</title>
<style>body{margin:0;font:14px sans-serif}#host{width:800px;height:600px}.pt{background:#06c;border-radius:50%}</style>
<script>${clock}</script>${style}${scripts.map((name) => `<script type="module" src="/${id}/${name}"></script>`).join('')}</head>
<body><div id="host"></div></body></html>`;
}

/**
 * Serves the bundles in `folder` on a spare port: `/page/<id>`, `/<id>/<file>`.
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const [, first, second] = new URL(request.url, 'http://bench').pathname.split('/');
    const send = (ending, body) =>
      response
        .writeHead(200, { 'Content-Type': types[ending] ?? 'application/octet-stream', 'Cache-Control': 'no-store' })
        .end(body);
    const shown = first === 'page' && competitors.find(({ id }) => id === second);
    if (shown) return send('.html', page(shown, folder));
    const file = join(folder, basename(first), basename(second ?? ''));
    if (!second || !existsSync(file)) return response.writeHead(404).end();
    send(extname(file), readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
