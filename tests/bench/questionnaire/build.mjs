import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'esbuild';

const compress = promisify(brotliCompress);
const assets = ['.png', '.svg', '.gif', '.woff', '.woff2', '.ttf', '.eot'];

/**
 * Bundles a competitor's adapter with its library as a careful user would, and lays what the server gives into
 * `folder/<id>/`, with a brotli (quality 11) twin of every script and style sheet. A `script` is copied as it is,
 * with the files that it may load: what somebody builds meanwhile does not change a run.
 */
export async function bundle({ id, adapter, script }, folder) {
  const out = join(folder, id);
  mkdirSync(out, { recursive: true });
  await build({
    stdin: {
      contents: `import adapter from './adapters/${adapter}.mjs';
import { lastPlain } from './workload.mjs';
clock.take(adapter, lastPlain);`,
      resolveDir: import.meta.dirname,
    },
    outfile: join(out, 'adapter.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    conditions: ['browser', 'style', 'production'],
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: Object.fromEntries(assets.map((ending) => [ending, 'file'])),
    publicPath: `/${id}/`,
  });
  if (script) {
    const text = readFileSync(script, 'utf8');
    for (const name of readdirSync(dirname(script)))
      if (name === basename(script) || text.includes(`"./${name}"`))
        copyFileSync(join(dirname(script), name), join(out, name));
  }
  const texts = readdirSync(out).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    texts.map(async (name) => {
      const text = readFileSync(join(out, name));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
      writeFileSync(join(out, `${name}.br`), await compress(text, { params }));
    }),
  );
}
