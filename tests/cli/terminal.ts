import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Io } from '../../src/cli/io.ts';

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line in this process, without a terminal. */
export async function varco(...args: string[]): Promise<Said> {
  return varcoWith({}, ...args);
}

export async function varcoWith(io: Partial<Io>, ...args: string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => void (said.out += `${text}\n`),
    error: (text) => void (said.err += `${text}\n`),
    colour: { out: false, error: false },
    ...io,
  });
  return { code, ...said };
}

/** A folder of its own for a test file, gone afterwards. `put` writes a file in it and gives its path. */
export function scratch(): { folder: string; put(name: string, content: string | Uint8Array): string } {
  const folder = mkdtempSync(join(tmpdir(), 'varco-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    put(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
  };
}
