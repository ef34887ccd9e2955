import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

const assets = ['.png', '.svg', '.gif'];

/**
 * Bundles a competitor's adapter with its library into `folder/<id>/`; what ships as files is copied beside it.
 * @param here where its `adapters/` are
 */
export async function bundle({ id, script, files = [] }, folder, here = import.meta.dirname) {
  const out = join(folder, id);
  mkdirSync(out, { recursive: true });
  await build({
    stdin: {
      contents: `import adapter from './adapters/${id}.mjs';
import { workload } from './workload.mjs';
clock.take(adapter, workload);`,
      resolveDir: here,
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
      if (name === basename(script) || text.includes(`./${name}`)) files.push(join(dirname(script), name));
  }
  for (const file of files) copyFileSync(file, join(out, basename(file)));
}
