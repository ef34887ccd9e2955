import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { competitors } from './competitors.mjs';
import { workload } from './workload.mjs';

const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};
const clock = readFileSync(join(import.meta.dirname, '../partner-map/clock.js'), 'utf8');
/** Events of the cold page: what a programme has. */
const COLD = 100;

function page({ id, script, markup }, cold, folder) {
  const own = cold && markup;
  const events = workload(COLD);
  const body = own
    ? markup(events)
    : `<div id="host"></div>${cold ? `<script type="application/json" id="workload">${JSON.stringify(events)}</script>` : ''}`;
  const style = existsSync(join(folder, id, 'adapter.css')) ? `<link rel="stylesheet" href="/${id}/adapter.css">` : '';
  const scripts = [script && basename(script), !own && 'adapter.js'].filter(Boolean);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${id}</title>
<style>body{margin:0;font:14px sans-serif}#host{width:1000px;height:700px}.grid{display:grid;grid-template-columns:repeat(7,1fr)}.cell{height:100px;overflow:hidden;border:1px solid #ccc}</style>
<script>${clock}</script>${style}${scripts.map((name) => `<script type="module" src="/${id}/${name}"></script>`).join('')}</head>
<body>${body}</body></html>`;
}

const small = new Map();
/** Brotli 11, made once a file. */
const compressed = (key, bytes) => {
  if (!small.has(key)) small.set(key, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  return small.get(key);
};

/**
 * Serves the bundles in `folder` on a spare port: `/page/<id>`, `/page/<id>?cold`, `/blank`, `/<id>/<file>`. Nothing is
 * cached, all text is compressed.
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url, 'http://bench');
    const [, first, second] = pathname.split('/');
    const send = (ending, bytes) =>
      response
        .writeHead(200, {
          'Content-Type': types[ending] ?? 'application/octet-stream',
          'Content-Encoding': 'br',
          'Cache-Control': 'no-store',
        })
        .end(compressed(pathname + search, bytes));
    const shown = first === 'page' && competitors.find(({ id }) => id === second);
    if (shown) return send('.html', Buffer.from(page(shown, searchParams.has('cold'), folder)));
    if (first === 'blank') return send('.html', Buffer.from('<!doctype html><title>blank</title>'));
    const file = join(folder, basename(first), basename(second ?? ''));
    if (!second || !existsSync(file)) return response.writeHead(404).end();
    send(extname(file), readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
