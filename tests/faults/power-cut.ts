import fs, { cpSync, type PathLike } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, sep } from 'node:path';

/**
 * A disk that forgets: records what is written and flushed below a folder, and makes of it the folder as a power cut may
 * leave it. What was flushed (fsync of that file) is there. Of what was written since, any writes may be there and others
 * not, in whatever order they were made, and each only in part, by sectors of 512 bytes. Names (create, rename, unlink) and
 * lengths are taken for durable at once: a file system with a journal of its metadata.
 */
export type Step =
  | { kind: 'write'; path: string; at: number; data: Buffer }
  | { kind: 'truncate'; path: string; length: number }
  | { kind: 'create' | 'unlink' | 'sync' | 'mkdir' | 'rmdir'; path: string }
  | { kind: 'rename'; path: string; to: string }
  /** something that the one who writes has promised by now */
  | { kind: 'promise'; id: string };

export interface Recording {
  readonly steps: Step[];
  /** Puts the file system back as it was. */
  stop(): void;
}

/** Copies `folder` to `base` and records from then on what this process does in it. */
export function record(folder: string, base: string): Recording {
  cpSync(folder, base, { recursive: true });
  const steps: Step[] = [];
  const files = new Map<number, string>();
  const real = { ...fs };
  const inside = (path: PathLike): string | undefined => {
    const from = relative(folder, String(path));
    return from.startsWith('..') || from.startsWith(sep) ? undefined : from;
  };
  const note = (kind: 'create' | 'unlink' | 'mkdir' | 'rmdir', path: PathLike): void => {
    const name = inside(path);
    if (name !== undefined) steps.push({ kind, path: name });
  };
  const patched = {
    openSync(path: PathLike, flags: number | string = 'r', mode?: number) {
      const before = real.existsSync(path);
      const fd = real.openSync(path, flags, mode);
      const name = inside(path);
      if (name === undefined) return fd;
      files.set(fd, name);
      if (!before) steps.push({ kind: 'create', path: name });
      else if (real.fstatSync(fd).isFile() && isTruncating(flags))
        steps.push({ kind: 'truncate', path: name, length: 0 });
      return fd;
    },
    closeSync(fd: number) {
      files.delete(fd);
      real.closeSync(fd);
    },
    writeSync(fd: number, buffer: Uint8Array, offset: number, length: number, at: number) {
      const count = real.writeSync(fd, buffer, offset, length, at);
      const path = files.get(fd);
      if (path === undefined) return count;
      if (typeof at !== 'number') throw new Error(`A write to ${path} does not say where.`);
      steps.push({ kind: 'write', path, at, data: Buffer.from(buffer.subarray(offset, offset + count)) });
      return count;
    },
    ftruncateSync(fd: number, length = 0) {
      real.ftruncateSync(fd, length);
      const path = files.get(fd);
      if (path !== undefined) steps.push({ kind: 'truncate', path, length });
    },
    truncateSync(path: PathLike, length = 0) {
      real.truncateSync(path, length);
      const name = inside(path);
      if (name !== undefined) steps.push({ kind: 'truncate', path: name, length });
    },
    fsyncSync(fd: number) {
      real.fsyncSync(fd);
      const path = files.get(fd);
      if (path !== undefined) steps.push({ kind: 'sync', path });
    },
    unlinkSync: (path: PathLike) => (real.unlinkSync(path), note('unlink', path)),
    mkdirSync: (path: PathLike, mode?: number) => (real.mkdirSync(path, mode), note('mkdir', path)),
    rmdirSync: (path: PathLike) => (real.rmdirSync(path), note('rmdir', path)),
    renameSync(path: PathLike, to: PathLike) {
      real.renameSync(path, to);
      const [a, b] = [inside(path), inside(to)];
      if (a === undefined || b === undefined) return;
      steps.push({ kind: 'rename', path: a, to: b });
    },
  };
  Object.assign(fs, patched);
  syncBuiltinESMExports();
  return {
    steps,
    stop() {
      for (const name of Object.keys(patched))
        (fs as never as Record<string, unknown>)[name] = real[name as 'openSync'];
      syncBuiltinESMExports();
    },
  };
}

const isTruncating = (flags: number | string): boolean =>
  typeof flags === 'number' ? (flags & fs.constants.O_TRUNC) !== 0 : flags.startsWith('w');

/**
 * Makes in `folder` what a power cut after so many steps leaves of `base`.
 * @param keep share of the unflushed sectors that reached the disk all the same, 0 to 1
 * @param lying fsync did nothing: what the check must notice
 * @returns what had been promised by then, and how many unflushed writes were dropped at least in part
 */
export function cut(
  { steps, base, folder }: { steps: readonly Step[]; base: string; folder: string },
  { after, keep, random, lying = false }: { after: number; keep: number; random: () => number; lying?: boolean },
): { promised: string[]; dropped: number } {
  cpSync(base, folder, { recursive: true });
  const done = steps.slice(0, after);
  // A file keeps its flushes when it is renamed: followed by a number of its own.
  const last = new Map<object, number>();
  const identity = new Map<string, object>();
  const of = (path: string): object => {
    if (!identity.has(path)) identity.set(path, {});
    return identity.get(path)!;
  };
  const owners = done.map((step, n) => {
    if (step.kind === 'promise') return undefined;
    if (step.kind === 'create' || step.kind === 'unlink') identity.delete(step.path);
    const owner = of(step.path);
    if (step.kind === 'sync' && !lying) last.set(owner, n);
    if (step.kind === 'rename') {
      identity.set(step.to, owner);
      identity.delete(step.path);
    }
    return owner;
  });
  const promised: string[] = [];
  let dropped = 0;
  done.forEach((step, n) => {
    if (step.kind === 'promise') return void promised.push(step.id);
    const path = join(folder, step.path);
    if (step.kind === 'create') fs.closeSync(fs.openSync(path, 'w'));
    else if (step.kind === 'unlink') fs.rmSync(path, { force: true });
    else if (step.kind === 'mkdir') fs.mkdirSync(path, { recursive: true });
    else if (step.kind === 'rmdir') fs.rmSync(path, { recursive: true, force: true });
    else if (step.kind === 'rename') fs.renameSync(path, join(folder, step.to));
    else if (step.kind === 'truncate') fs.truncateSync(path, step.length);
    else if (step.kind === 'write') {
      const flushed = (last.get(owners[n]!) ?? -1) > n;
      const file = fs.openSync(path, 'r+');
      // The length is there even where the bytes are not: zeros.
      const end = step.at + step.data.length;
      if (fs.fstatSync(file).size < end) fs.ftruncateSync(file, end);
      let whole = true;
      if (flushed || keep === 1) fs.writeSync(file, step.data, 0, step.data.length, step.at);
      else
        for (let at = 0; at < step.data.length; at += 512)
          if (random() < keep) fs.writeSync(file, step.data, at, Math.min(512, step.data.length - at), step.at + at);
          else whole = false;
      if (!whole) dropped++;
      fs.closeSync(file);
    }
  });
  return { promised, dropped };
}
