import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import about from '../../package.json';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the package', () => {
  it('says one version everywhere', () => {
    const lock = JSON.parse(read('package-lock.json')) as { version: string };
    expect(lock.version).toBe(about.version);
    expect(read('publiccode.yml')).toContain(`softwareVersion: ${about.version}\n`);
    if (existsSync(join(root, 'src/element/version.ts'))) {
      expect(read('src/element/version.ts')).toContain(`version = '${about.version}'`);
    }
  });

  it('names no registry in its lock file, so that it installs from any mirror', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });

  it('has every command of the contract', () => {
    const commands = ['start', 'test', 'build', 'bench', 'proof', 'lint', 'typecheck', 'storybook', 'storybook:build'];
    expect(Object.keys(about.scripts)).toEqual(expect.arrayContaining([...commands, 'i18n']));
  });
});
