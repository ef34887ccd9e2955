import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from './terminal.ts';

// As the build lays it out, beside node_modules so that packages are found.
const root = join(import.meta.dirname, '../..');
const dist = join(root, `node_modules/.cache/varco-cli-${process.pid}`);
const main = join(dist, 'cli/main.js');
const { folder, put } = scratch();

beforeAll(async () => {
  for (const room of ['cli', 'receiver'])
    await build({
      entryPoints: [join(root, 'src', room, 'main.ts')],
      outdir: join(dist, room),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      tsconfig: join(root, 'tsconfig.json'),
    });
});
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(dist, { recursive: true, force: true });
});

const definition = {
  id: 'little',
  version: '1',
  locales: ['en'],
  title: 'Little',
  onePer: ['name'],
  sections: [{ id: 'one', title: 'One', questions: [{ id: 'name', type: 'text', label: 'Name', required: true }] }],
};
const varco = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 60_000 });

describe('the varco process', () => {
  it('ends with 0, 1 or 2, and has no colours in a pipe', () => {
    const right = put('content/little.json', JSON.stringify(definition));
    const wrong = put('wrong.json', '{"id": 1}');
    expect(varco(['check', right]).status).toBe(0);
    const told = varco(['check', wrong]);
    expect(told.status).toBe(1);
    expect(told.stdout).not.toContain('\u001b');
    expect(varco(['check']).status).toBe(2);
    expect(varco(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('serves a folder until it is told to end, to an endpoint that keeps every promise', async () => {
    put('content/little.json', JSON.stringify(definition));
    put('content/broken.json', '{"sections": []');
    const env = { ...process.env, DATABASE_URL: '', VARCO_RATE_LIMIT: 'off', VARCO_ORIGINS: 'https://www.example.org' };
    const args = ['serve', join(folder, 'content'), '--port', '0', '--data', join(folder, 'data')];
    const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    let out = '';
    const url = await new Promise<string>((done, fail) => {
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        const found = /at (http\S+\/api\/submissions)\n/.exec(out)?.[1];
        if (found) done(found);
      });
      void ended.then((code) => fail(new Error(`ended with ${code}: ${out}`)));
    });
    expect(out).toContain('1 questionnaire: little');
    expect(out).toContain('broken.json is left out: 1 mistake');

    const source = url.replace('submissions', 'definitions/little');
    const trial = varco([
      'check-endpoint',
      url,
      '--definition',
      source,
      '--origin',
      'https://www.example.org',
      '--yes',
    ]);
    expect(trial.stdout).not.toMatch(/BROKEN|advice {2}/);
    expect(trial.status).toBe(0);
    // without a questionnaire that it knows, it refuses the trial and the command says what to do
    const unknown = varco(['check-endpoint', url, '--yes']);
    expect(unknown.status).toBe(1);
    expect(unknown.stdout).toContain('--definition');

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    running.delete(child);
    await expect(fetch(url)).rejects.toThrow();
  }, 60_000);

  it('says what it needs to serve', () => {
    expect(varco(['serve', join(folder, 'nowhere')]).stderr).toContain('there is no folder');
    expect(varco(['serve', folder, '--port', '70000']).stderr).toContain('0 to 65535');
    expect(varco(['serve', folder, '--port', '70000']).status).toBe(2);
  });
});
