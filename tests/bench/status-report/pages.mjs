import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');
const clock = readFileSync(join(import.meta.dirname, '../partner-map/clock.js'), 'utf8');
const definition = readFileSync(join(root, 'demo/content/questionnaires/living-mapping.json'));
const results = readFileSync(join(root, 'dist/example/living-mapping.json'));

export const competitors = [
  { id: 'lit', label: 'bare Lit' },
  { id: 'varco', label: 'Varco', own: true },
];

/** Whether the first chart is there. */
const shown = {
  lit: "document.querySelector('#host svg')",
  varco: "document.querySelector('varco-status-report').shadowRoot?.querySelector('figure svg')",
};

/** Lit with nothing else: fetches what a report is made of, and draws the marks that it is given. */
const bare = `import { html, render, svg } from 'lit';
const draw = ({ d, x, y, text, as, anchor }) =>
  d ? svg\`<path class=\${as} d=\${d}></path>\` : svg\`<text class=\${as} x=\${x} y=\${y} text-anchor=\${anchor}>\${text}</text>\`;
window.show = (figures) => render(html\`\${figures.map(({ title, width, height, marks }) => html\`<figure>
  <figcaption><h3>\${title}</h3></figcaption><svg viewBox="0 0 \${width} \${height}" width=\${width} height=\${height}>\${marks.map(draw)}</svg></figure>\`)}\`, document.getElementById('host'));
const marks = document.getElementById('marks');
if (marks) Promise.all(['/definition', '/results.json'].map((url) => fetch(url).then((r) => r.json()))).then(([{ title }]) => {
  document.title = title.en;
  show(JSON.parse(marks.textContent));
});
clock.taken = true;`;

const style = `body{margin:0;font:16px/1.5 sans-serif}.bar{fill:#06c}.axis,.grid{stroke:#667}text{fill:#123}`;

function page(id, cold, marks) {
  const script = id === 'lit' ? '/lit.js' : '/standalone/varco-status-report.js';
  const body =
    id === 'lit'
      ? `<div id="host"></div>${cold ? `<script type="application/json" id="marks">${marks}</script>` : ''}`
      : `<varco-status-report view="all" locale="en" ${cold ? 'src="/definition" results="/results.json"' : ''}></varco-status-report>`;
  const watch = cold ? `<script>clock.usable(() => ${shown[id]})</script>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${id}</title>
<style>${style}</style><script>${clock}</script><script type="module" src="${script}"></script></head><body>${body}${watch}</body></html>`;
}

/**
 * Serves both pages on a spare port: `/page/<id>`, `/page/<id>?cold`, `/blank`, and what they load; all compressed, nothing cached.
 * @returns {Promise<{ url: string, first: (marks: object[]) => void, close: () => void }>} `first` takes the marks of the first chart
 */
export async function serve() {
  const bundled = await build({
    stdin: { contents: bare, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    conditions: ['production'],
  });
  const lit = Buffer.from(bundled.outputFiles[0].contents);
  let marks = '[]';
  const small = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://bench');
    const [, first, second] = pathname.split('/');
    const send = (type, bytes) => {
      const key = request.url + bytes.length;
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      if (!small.has(key)) small.set(key, brotliCompressSync(bytes, options));
      response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'br', 'Cache-Control': 'no-store' });
      response.end(small.get(key));
    };
    try {
      if (first === 'page') send('text/html', Buffer.from(page(second, searchParams.has('cold'), marks)));
      else if (first === 'blank') send('text/html', Buffer.from('<!doctype html><title>blank</title>'));
      else if (first === 'definition') send('application/json', definition);
      else if (first === 'results.json') send('application/json', results);
      else if (first === 'lit.js') send('text/javascript', lit);
      else if (first === 'standalone')
        send('text/javascript', readFileSync(join(root, 'dist/standalone', basename(second))));
      else response.writeHead(404).end();
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    first: (figures) => (marks = JSON.stringify(figures).replaceAll('<', '\\u003c')),
    close: () => server.close(),
  };
}
