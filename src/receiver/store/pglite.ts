import { closeSync, fsyncSync, existsSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { lock } from './lock.ts';
import type { Database, Row, Sql } from './sql.ts';

interface Stream {
  nfd?: number;
  node: unknown;
}
interface NodeFileSystem {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: Stream) => number };
}

function syncPath(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** initdb runs without fsync: what it made is flushed once, files before the folders that name them. */
function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

/** Emscripten's file system on Node has no fsync, and PostgreSQL's calls then do nothing: this one has it. */
class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const result = await super.init(pg, options);
    result.emscriptenOpts.preRun!.unshift((module: unknown) => {
      const { NODEFS } = module as { NODEFS: NodeFileSystem };
      NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) fsyncSync(stream.nfd);
        else syncPath(NODEFS.realPath(stream.node));
        return 0;
      };
    });
    return result;
  }
}

/** PGlite's own, without `-F` (which turns fsync off). */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['fsync=on', 'wal_sync_method=fsync', 'synchronous_commit=on', 'full_page_writes=on'].flatMap((set) => [
    '-c',
    set,
  ]),
];

/**
 * Opens the embedded database.
 * @param data its folder, guarded against a second process; in memory when undefined
 * @throws LockedError when another process uses the folder
 */
export async function openPglite(data: string | undefined): Promise<Database> {
  const held = data === undefined ? undefined : await lock(data);
  const folder = data === undefined ? undefined : join(data, 'pglite');
  try {
    const fresh = folder !== undefined && !existsSync(join(folder, 'PG_VERSION'));
    const db = await PGlite.create(
      folder === undefined ? { dataDir: 'memory://' } : { fs: new DurableNodeFS(folder), startParams },
    );
    if (folder !== undefined) {
      if (fresh) syncTree(data!);
      const [row] = (await db.query<{ fsync: string }>('SHOW fsync')).rows;
      if (row?.fsync !== 'on') throw new Error('The embedded database does not run with fsync.');
    }
    const on = (handle: Pick<PGlite, 'query'>): Sql => ({
      query: async <R = Row>(text: string, parameters: readonly unknown[] = []) =>
        (await handle.query<R>(text, [...parameters])).rows,
    });
    return {
      name: 'pglite',
      ...on(db),
      transaction: (work) => db.transaction((tx) => work(on(tx as unknown as PGlite))),
      run: async (text) => void (await db.exec(text)),
      async close() {
        try {
          await db.close();
        } finally {
          held?.release();
        }
      },
    };
  } catch (error) {
    held?.release();
    throw error;
  }
}
