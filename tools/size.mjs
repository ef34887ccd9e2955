/**
 * `node tools/size.mjs`: the table of sizes (kB = 1000 bytes; gzip 9, brotli 11) and the gate: fails when an output
 * is over its limit in size-limits.json. `--why` adds what each folder of a standalone file weighs before compression.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');

/** Bytes of a text or buffer as it is and as servers send it. */
export function measure(content) {
  const bytes = Buffer.from(content);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

const files = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);

/**
 * Measures an output folder, prints the table and judges it.
 * @param {string} out
 * @returns {{ sizes: Record<string, { raw: number, gzip: number, brotli: number }>, over: string[] }}
 */
export function report(out) {
  const limits = JSON.parse(readFileSync(join(import.meta.dirname, 'size-limits.json'), 'utf8'));
  const sizes = {};
  for (const file of [...files(join(out, 'cdn')), ...files(join(out, 'standalone')), join(out, 'varco.css')]) {
    if (existsSync(file)) sizes[relative(out, file).replaceAll('\\', '/')] = measure(readFileSync(file));
  }
  const core = join(out, '.core.js');
  if (existsSync(core)) sizes.core = measure(readFileSync(core));

  // what a page loads for an interview beyond what a questionnaire brings: the widget and its words
  const own = Object.keys(sizes).filter((name) => /^cdn\/(varco-interview\.js|chunks\/interview-it-)/.test(name));
  const sumOf = (names) =>
    Object.fromEntries(
      ['raw', 'gzip', 'brotli'].map((way) => [way, names.reduce((sum, name) => sum + sizes[name][way], 0)]),
    );
  if (own.length === 2) sizes['interview on top'] = sumOf(own);

  // all that the map draws beyond what it begins with
  const detail = Object.keys(sizes).filter((name) => /^standalone\/varco-partner-map-(world-50|italy)\.js/.test(name));
  if (detail.length) sizes['map detail'] = sumOf(detail);

  const width = Math.max(20, ...Object.keys(sizes).map((name) => name.length));
  console.log(`${'kB'.padEnd(width)} ${'raw'.padStart(8)} ${'gzip'.padStart(8)} ${'brotli'.padStart(8)}    limit`);
  for (const [name, { raw, gzip, brotli }] of Object.entries(sizes)) {
    console.log(`${name.padEnd(width)} ${kb(raw)} ${kb(gzip)} ${kb(brotli)} ${limits[name] ? kb(limits[name]) : ''}`);
  }
  const over = Object.entries(limits)
    .filter(([name, limit]) => sizes[name]?.brotli > limit)
    .map(([name, limit]) => `${name} is ${sizes[name].brotli} bytes in brotli, over its limit of ${limit}`);
  return { sizes, over };
}

/**
 * Prints what a bundle is made of, by folder: rendered (after tree shaking), and minified and in brotli by itself, which
 * adds up to a little more than the whole.
 */
export async function why(output) {
  const { transform } = await import('esbuild');
  const folders = {};
  for (const chunk of output.filter(({ type }) => type === 'chunk')) {
    for (const [id, { code, renderedLength }] of Object.entries(chunk.modules)) {
      const path = relative(root, id).replaceAll('\\', '/');
      const folder = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, 2).join('/');
      const entry = (folders[folder] ??= { bytes: 0, modules: [], code: {} });
      entry.bytes += renderedLength;
      // names are each chunk's own
      entry.code[chunk.fileName] = `${entry.code[chunk.fileName] ?? ''}${code ?? ''}\n`;
      entry.modules.push([path, renderedLength]);
    }
  }
  console.log('rendered      min   brotli');
  for (const [folder, { bytes, code, modules }] of Object.entries(folders).sort(([, a], [, b]) => b.bytes - a.bytes)) {
    const parts = Object.values(code).map((part) => transform(part, { minify: true, format: 'esm' }));
    const { raw, brotli } = measure((await Promise.all(parts)).map((part) => part.code).join('\n'));
    console.log(`${kb(bytes)} ${kb(raw)} ${kb(brotli)}  ${folder}`);
    for (const [path, length] of modules.sort((a, b) => b[1] - a[1]).slice(0, 8)) {
      if (length > 500) console.log(`${kb(length)} ${' '.repeat(18)}   ${path}`);
    }
  }
}

if (process.argv[1] === import.meta.filename) {
  const { over } = report(join(root, 'dist'));
  for (const line of over) console.error(line);
  if (over.length) process.exitCode = 1;
}
