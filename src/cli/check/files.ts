import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { UsageError } from '../io.ts';

/** A glob as a pattern of whole paths with `/`: `*` and `?` inside a name, `**` over folders, `{a,b}`. */
export function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|[*?]|\{[^{}/]*\}|[.+^$()|[\]\\{}]/g, (sign) => {
    if (sign === '**/') return '(?:[^/]+/)*';
    if (sign === '**') return '.*';
    if (sign === '*') return '[^/]*';
    if (sign === '?') return '[^/]';
    if (sign.length > 1)
      return `(?:${sign
        .slice(1, -1)
        .split(',')
        .map((part) => part.replace(/[.+^$()|[\]\\*?]/g, '\\$&'))
        .join('|')})`;
    return `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 'u');
}

function* walk(folder: string): Generator<string> {
  const entries = readdirSync(folder || '.', { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() || entry.isSymbolicLink()) yield path;
  }
}

export interface Chosen {
  readonly path: string;
  /** named by itself, not met in a folder or by a glob */
  readonly named: boolean;
}

const kindOf = (path: string): 'file' | 'folder' | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && (stat.isDirectory() ? 'folder' : 'file');
};

/**
 * The files that arguments mean: a file, a folder (its `.json` files, subfolders too, hidden ones and node_modules left
 * out) or a glob (for shells that do not expand it). Each once, in order.
 * @throws UsageError when an argument means nothing
 */
export function chooseFiles(args: readonly string[]): Chosen[] {
  const chosen = new Map<string, Chosen>();
  const add = (path: string, named: boolean) => chosen.has(path) || chosen.set(path, { path, named });
  for (const arg of args) {
    const kind = kindOf(arg);
    if (kind === 'file') add(arg, true);
    else if (kind === 'folder') {
      const found = [...walk(arg)].filter((path) => path.endsWith('.json'));
      if (!found.length) throw new UsageError(`${arg}: found no .json file in this folder.`);
      found.forEach((path) => add(path, false));
    } else if (/[*?{]/.test(arg)) {
      const glob = arg.split(sep).join('/').replace(/^\.\//, '');
      const folder = /^(?:[^*?{]*\/)?/.exec(glob)![0];
      const pattern = globPattern(glob);
      const all = kindOf(folder || '.') === 'folder' ? [...walk(folder)] : [];
      const found = all.filter((path) => pattern.test(path.split(sep).join('/')));
      if (!found.length) throw new UsageError(`${arg}: no file has such a name.`);
      found.forEach((path) => add(path, false));
    } else throw new UsageError(`${arg}: there is no such file or folder.`);
  }
  return [...chosen.values()];
}
