import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { competitors } from './competitors.mjs';
import { workload } from './workload.mjs';

const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
};
const clock = readFileSync(join(import.meta.dirname, 'clock.js'), 'utf8');
const COLD = 10;

/** A competitor's page; the cold one carries its questionnaire and begins by itself. */
async function page({ id, script, markup, settings }, cold, folder) {
  const own = cold && markup;
  const load = workload(COLD);
  const body = own
    ? await markup(load)
    : `<div id="host"></div>${cold ? `<script type="application/json" id="workload">${JSON.stringify({ load, settings })}</script>` : ''}`;
  const scripts = [script && basename(script), !own && 'adapter.js'].filter(Boolean);
  const style = existsSync(join(folder, id, 'adapter.css')) ? `<link rel="stylesheet" href="/${id}/adapter.css">` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${id}</title>
<style>body{margin:0;font:14px sans-serif}#host,varco-questionnaire{display:block;width:1000px}</style>
<script>${clock}</script>${style}${scripts.map((name) => `<script type="module" src="/${id}/${name}"></script>`).join('')}</head>
<body>${body}</body></html>`;
}

/**
 * Serves the bundles in `folder` on a spare port: `/page/<id>`, `/page/<id>?cold`, `/blank`, `/<id>/<file>`. Nothing is
 * cached, all text is compressed.
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://bench');
    const send = (type, body, encoded) =>
      response
        .writeHead(200, {
          'Content-Type': type,
          'Content-Length': body.length,
          'Cache-Control': 'no-store',
          ...(encoded && { 'Content-Encoding': 'br' }),
        })
        .end(body);
    const [, first, second] = pathname.split('/');
    const shown = first === 'page' && competitors.find(({ id }) => id === second);
    if (shown)
      return send(types['.html'], brotliCompressSync(await page(shown, searchParams.has('cold'), folder)), true);
    if (first === 'blank') return send(types['.html'], Buffer.from('<!doctype html><title>blank</title>'));
    const file = join(folder, basename(first), basename(second ?? ''));
    const compressed = existsSync(`${file}.br`);
    if (!second || !existsSync(file)) return response.writeHead(404).end();
    send(
      types[extname(file)] ?? 'application/octet-stream',
      readFileSync(compressed ? `${file}.br` : file),
      compressed,
    );
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
