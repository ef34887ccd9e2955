/**
 * `npm run build`: everything in dist/ (CONTRIBUTING.md lists it), then the table of sizes and its gate.
 *   --only cdn,node   those steps alone      --stale     what is missing or older than its sources
 *   --out DIR         another folder         --why       what weighs in the standalone files
 * Every step runs even if another failed; the exit code is 1 if any did, or a size is over its limit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build as esbuild } from 'esbuild';
import { rollup } from 'rollup';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    out: { type: 'string', default: join(root, 'dist') },
    stale: { type: 'boolean', default: false },
    why: { type: 'boolean', default: false },
  },
});
const out = join(process.cwd(), relative(process.cwd(), options.out));
const notes = [];

const read = (path) => readFileSync(path, 'utf8');
const write = (path, content) => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
};
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const source = (...path) => join(root, 'src', ...path);
const files = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** Modules by TypeScript itself, so that code and types agree file by file; dependencies stay outside. */
function esm() {
  const folder = join(out, 'esm');
  rmSync(folder, { recursive: true, force: true });
  const tsc = join(require.resolve('typescript/package.json'), '../bin/tsc');
  const args = [tsc, '-p', join(import.meta.dirname, 'tsconfig.esm.json'), '--outDir', folder];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  // Declarations keep the extension of the sources, which the reader of a package does not have.
  for (const file of files(folder).filter((path) => path.endsWith('.d.ts'))) {
    writeFileSync(file, read(file).replace(/((?:from |import\()['"]\.[^'"]+)\.ts(?=['"])/g, '$1.js'));
  }
  if (status) throw new Error(`types (npm run typecheck tells all):\n${stdout.split('\n').slice(0, 10).join('\n')}`);
}

/** The licences of the packages inside the bundles ask to travel with them. */
const bundled = new Set();
const remember = (modules) => {
  for (const id of modules) {
    const name = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];
    if (name) bundled.add(name.replaceAll('\\', '/'));
  }
};

async function bundle({ output, ...input }) {
  const built = await rollup(input);
  remember(built.watchFiles);
  const result = await built.write(output);
  await built.close();
  return result.output;
}

const { cdn, onwarn, plugins, standalone, widgets } = await import('../rollup.config.mjs');

async function cdnStep() {
  rmSync(join(out, 'cdn'), { recursive: true, force: true });
  if (!widgets.length) return void notes.push('cdn: no widget has a src/<widget>/define.ts yet');
  await bundle(cdn(out));
}

async function standaloneStep() {
  rmSync(join(out, 'standalone'), { recursive: true, force: true });
  if (!widgets.length) return void notes.push('standalone: no widget has a src/<widget>/define.ts yet');
  for (const config of standalone(out)) {
    const output = await bundle(config);
    if (options.why) {
      console.log(
        `\n${relative(out, config.output.file ?? join(config.output.dir, config.output.entryFileNames))}, kB`,
      );
      await (await import('./size.mjs')).why(output);
    }
  }
}

/** The shared core that the size gate knows: the whole of src/element with all that it needs, in one file. */
async function core() {
  const modules = files(source('element')).filter((path) => path.endsWith('.ts') && !path.endsWith('author.ts'));
  if (!modules.length) return void notes.push('core: src/element is empty');
  const all = modules.map((path, index) => `export * as m${index} from ${JSON.stringify(path)};`).join('\n');
  const entry = '\0core';
  const virtual = {
    name: 'core',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? all : null),
  };
  const file = join(out, '.core.js');
  // Locale tables are chunks of their own in dist/cdn: not part of the core.
  const locales = { name: 'locales', resolveDynamicImport: () => false };
  await bundle({ input: entry, plugins: plugins([virtual, locales]), onwarn, output: { file } });
}

async function node() {
  for (const name of ['receiver', 'cli']) {
    const folder = join(out, name);
    rmSync(folder, { recursive: true, force: true });
    const entry = source(name, 'main.ts');
    if (!existsSync(entry)) {
      notes.push(`${name}: src/${name}/main.ts does not exist`);
      continue;
    }
    await esbuild({
      entryPoints: [entry],
      outdir: folder,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      legalComments: 'none',
      logLevel: 'warning',
      tsconfig: join(root, 'tsconfig.json'),
    });
  }
}

/** The style sheet for the page (sizes reserved before upgrade), and the page for sites that strip script tags. */
async function assets() {
  const common = { minify: true, legalComments: 'none', logLevel: 'warning' };
  if (existsSync(source('varco.css'))) {
    await esbuild({ ...common, entryPoints: [source('varco.css')], outfile: join(out, 'varco.css') });
  } else notes.push('varco.css: src/varco.css does not exist');
  const folder = join(import.meta.dirname, 'iframe');
  await esbuild({
    ...common,
    entryPoints: [join(folder, 'iframe.ts')],
    outfile: join(out, 'iframe.js'),
    target: 'es2022',
  });
  write(join(out, 'iframe.html'), read(join(folder, 'iframe.html')));
  write(join(out, 'iframe.css'), read(join(folder, 'iframe.css')));
}

/** What a TypeScript module of ours exports. */
async function exportsOf(entry) {
  // Beside node_modules, so that the packages left outside are found.
  const outfile = join(root, 'node_modules/.cache/varco', `${basename(entry, '.ts')}-${process.pid}.mjs`);
  try {
    await esbuild({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}

async function schemas() {
  const entry = source('contract', 'publish.ts');
  if (!existsSync(entry)) return void notes.push('schemas: src/contract/publish.ts does not exist');
  const { openapi, schemas: all } = await exportsOf(entry);
  rmSync(join(out, 'schemas'), { recursive: true, force: true });
  for (const [name, schema] of Object.entries(all())) {
    write(join(out, 'schemas', name.endsWith('.json') ? name : `${name}.json`), json(schema));
  }
  write(join(out, 'openapi.json'), json(openapi()));
}

/** The results of the demonstration's example group, as files (demo/example/README.md). */
async function example() {
  const { example: made } = await exportsOf(join(root, 'demo/example/documents.ts'));
  const definition = JSON.parse(read(join(root, 'demo/content/questionnaires/living-mapping.json')));
  rmSync(join(out, 'example'), { recursive: true, force: true });
  for (const [path, document] of await made(definition)) write(join(out, 'example', path), JSON.stringify(document));
}

async function manifest() {
  const { describe } = await import('./manifest.mjs');
  await describe({ root, out, write, json });
}

/** Subresource integrity (https://www.w3.org/TR/sri-2/) of every file that a page may name, and the licences. */
function sri() {
  const hashes = {};
  for (const folder of ['cdn', 'standalone']) {
    for (const file of files(join(out, folder)).filter((path) => path.endsWith('.js'))) {
      const hash = createHash('sha384').update(readFileSync(file)).digest('base64');
      hashes[relative(out, file).replaceAll('\\', '/')] = `sha384-${hash}`;
    }
  }
  write(join(out, 'sri.json'), json(hashes));
  if (!bundled.size) return;
  const texts = [...bundled].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(read(join(folder, 'package.json')));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? read(join(folder, file)).trim() : ''}\n`;
  });
  // the Albanian names of src/locale/sq-names.ts are data of theirs
  texts.push(`Unicode CLDR 48 (Unicode-3.0)\n\n${read(join(root, 'docs/licences/unicode-3.0.txt'))}`);
  texts.push(`GeoNames (CC BY 4.0)\n\n${read(join(root, 'docs/licences/geonames.txt'))}`);
  write(join(out, 'THIRD-PARTY.txt'), texts.join(`\n${'-'.repeat(78)}\n\n`));
}

const steps = { esm, cdn: cdnStep, standalone: standaloneStep, core, node, assets, schemas, example, manifest };

const stampFile = join(out, '.built.json');
const stamps = existsSync(stampFile) ? JSON.parse(read(stampFile)) : {};
const newest = (...paths) => Math.max(...paths.map((path) => statSync(path).mtimeMs));
const sources = newest(...files(join(root, 'src')), ...files(import.meta.dirname), join(root, 'rollup.config.mjs'));
// A change of what the demonstration asks leaves everything else as it is.
const ofExample = newest(...['demo/example', 'demo/content/questionnaires'].flatMap((path) => files(join(root, path))));
const stale = (name) => !(stamps[name] > Math.max(sources, name === 'example' ? ofExample : 0));
const wanted = Object.keys(steps).filter(
  (name) => (!options.only || options.only.split(',').includes(name)) && (!options.stale || stale(name)),
);
const unknown = (options.only?.split(',') ?? []).filter((name) => !steps[name]);
if (unknown.length) throw new Error(`No such step: ${unknown}. Steps: ${Object.keys(steps).join(', ')}`);

mkdirSync(out, { recursive: true });
const failures = [];
for (const name of wanted) {
  const started = Date.now();
  try {
    await steps[name]();
    stamps[name] = started;
    console.log(`built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    delete stamps[name];
    failures.push(name);
    console.error(`${name} failed: ${error.message}${error.frame ? `\n${error.id}\n${error.frame}` : ''}`);
  }
}
if (wanted.length) {
  sri();
  writeFileSync(stampFile, json(stamps));
}
for (const note of notes) console.log(`left out — ${note}`);

// `npm start` and the benches want the outputs, not the judgement.
if (!options.stale && wanted.some((name) => ['cdn', 'standalone', 'core'].includes(name))) {
  const { over } = (await import('./size.mjs')).report(out);
  for (const line of over) console.error(`TOO BIG: ${line}`);
  if (over.length) process.exitCode = 1;
}
if (failures.length) {
  console.error(`Failed: ${failures.join(', ')}`);
  process.exitCode = 1;
}
