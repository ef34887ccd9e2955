import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSync } from 'esbuild';
// @ts-expect-error the tools are plain JavaScript
import { basemapModules, hasSources } from '../../tools/basemap.mjs';

const folder = join(import.meta.dirname, '../../src/partner-map/basemap');
const missing = hasSources() ? '' : 'its sources are not installed (npm run basemap)';

/** Bytes after brotli 11 of what those modules are in a bundle. */
function weight(...modules: string[]): number {
  const { outputFiles } = buildSync({
    stdin: {
      contents: modules.map((module, i) => `import * as m${i} from './${module}'; console.log(m${i});`).join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return brotliCompressSync(outputFiles[0]!.contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

describe.skipIf(missing)(`the basemap's files${missing && `: ${missing}`}`, () => {
  it('are what their sources give', { timeout: 120_000 }, async () => {
    const modules = (await basemapModules()) as Record<string, string>;
    expect(Object.keys(modules).sort()).toEqual(['regions-it.ts', 'world-110.ts', 'world-50.ts']);
    for (const [file, text] of Object.entries(modules)) {
      expect(readFileSync(join(folder, 'generated', file), 'utf8') === text, file).toBe(true);
    }
  });
});

describe('the basemap', () => {
  it('weighs no more than 12 kB at first, and 100 kB with all that comes later', () => {
    const first = weight('generated/world-110.ts', 'decode.ts', 'draw.ts', 'place.ts', 'detail.ts');
    expect(first).toBeLessThan(12_000);
    expect(weight('generated/world-50.ts') + weight('italy.ts')).toBeLessThan(100_000);
  });
});
