import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const widgets = readdirSync(join(root, 'src')).filter((name) => existsSync(join(root, 'src', name, 'define.ts')));

describe('schemas', () => {
  it.each(widgets)(
    'are not loaded by %s: they would be a quarter of its weight (contract/fitting.ts)',
    async (widget) => {
      const { metafile } = await build({
        entryPoints: [join(root, 'src', widget, 'define.ts')],
        bundle: true,
        write: false,
        metafile: true,
        splitting: true,
        format: 'esm',
        outdir: join(root, 'never-written'),
        absWorkingDir: root,
        target: 'es2022',
        tsconfig: join(root, 'tsconfig.json'),
        logLevel: 'silent',
      });
      expect(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/zod'))).toEqual([]);
    },
  );
});
