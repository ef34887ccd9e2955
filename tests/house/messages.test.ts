import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import esbuild from 'rollup-plugin-esbuild';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error the tools are plain JavaScript
import { shortMessages } from '../../tools/short-messages.mjs';

describe('numbered messages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'varco-messages-'));
  const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
  beforeAll(() => {
    mkdirSync(join(folder, 'locale/generated'), { recursive: true });
    put('locale/generated/it.ts', "export const templates = {\n'form-back': `Indietro`,\n'form-next': `Avanti`,\n};\n");
    put(
      'locale/msg.ts',
      "import { templates } from './generated/it.ts';\nexport const msg = (t, { id }) => templates[id] ?? t;\n",
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const build = async (text: string) => {
    put('main.ts', `import { msg } from './locale/msg.ts';\n${text}`);
    const bundle = await rollup({ input: join(folder, 'main.ts'), plugins: [esbuild(), shortMessages(folder)] });
    return (await bundle.generate({})).output[0].code;
  };

  it('find their translation, without the ids and descriptions that translators read', async () => {
    const code = await build(
      "export const said = msg('Back', { id: 'form-back', desc: 'Button' }) + msg('No', { id: 'no' });",
    );
    expect(code).not.toMatch(/form-back|Button/);
    const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(module.said).toBe('IndietroNo');
  });

  it('stop the build where a call is not seen, which would lose its translation', async () => {
    await expect(build("const m = msg;\nexport const said = m('Back', { id: 'form-back' });")).rejects.toThrow(
      /form-back/,
    );
  });
});
