import { rollup, type Plugin } from 'rollup';
import { describe, expect, it } from 'vitest';
// @ts-expect-error the configuration is plain JavaScript
import { banner, COMPILE_HINT, plugins } from '../../rollup.config.mjs';
// @ts-expect-error the build's tools are plain JavaScript
import { oneScope } from '../../tools/one-scope.mjs';

const modules: Record<string, string> = {
  entry: `import { same } from 'shared'; globalThis.told = () => import('part'); globalThis.first = same;`,
  part: `import { same } from 'shared'; export const again = same;`,
  shared: `export const same = {};`,
  // as Rollup writes a class that it has to give another name
  renamed: `export let same = class i {};`,
  changing: `export let same = {}; export const change = () => (same = {});`,
};
const virtual = (shared: string): Plugin => ({
  name: 'virtual',
  resolveId: (id) => id,
  load: (id) => modules[id === 'shared' ? shared : id],
});

async function build(shared = 'shared') {
  const built = await rollup({
    input: 'entry',
    plugins: [virtual(shared), oneScope('file 1.0.0') as Plugin],
    preserveEntrySignatures: false,
  });
  const { output } = await built.generate({ entryFileNames: 'file.js', chunkFileNames: 'file-[name].js' });
  return Object.fromEntries(output.flatMap((o) => (o.type === 'chunk' ? [[o.fileName, o.code]] : [])));
}

describe('parts of a standalone file', () => {
  it('take what they share from the page, so that the file is never loaded twice, whatever its address', async () => {
    const files = await build();
    expect(Object.keys(files).sort()).toEqual(['file-part.js', 'file.js']);
    expect(files['file-part.js']).not.toMatch(/import|file\.js/);
    const place = globalThis as unknown as { first: object };
    const run = (code: string) => import(`data:text/javascript,${encodeURIComponent(code)}`);
    await run(files['file.js']!);
    const { again } = (await run(files['file-part.js']!)) as { again: object };
    expect(again).toBe(place.first);
  });

  it('share a class whose name was taken', async () => {
    expect((await build('renamed'))['file-part.js']).toMatch(/const { .*same/);
  });

  it('cannot share what changes', async () => {
    await expect(build('changing')).rejects.toThrow('same changes');
  });
});

describe('a bundle', () => {
  it('begins with the hint to compile it while it arrives, which counts on the first line alone', async () => {
    const built = await rollup({ input: 'entry', plugins: [virtual('shared'), ...plugins()] });
    const { output } = await built.generate({ banner, inlineDynamicImports: true });
    expect(output[0].code.startsWith(`${COMPILE_HINT}\n`)).toBe(true);
  });
});
