import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Context, Handler } from 'hono';
import { privateFile } from './private.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
  '.ics': 'text/calendar; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.webmanifest': 'application/manifest+json',
};

/** `{ "index.html": { "Content-Security-Policy": "…" }, "*": { … } }`: headers by file name, of the files beside it. */
type HeaderFile = Readonly<Record<string, Readonly<Record<string, string>>>>;

async function headersBeside(file: string): Promise<Record<string, string>> {
  try {
    const all = JSON.parse(await readFile(join(dirname(file), 'headers.json'), 'utf8')) as HeaderFile;
    return { ...all['*'], ...all[file.slice(dirname(file).length + 1)] };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Whether a real path lies in one of some folders that are inside of what is served. */
async function isHidden(path: string, served: string, folders: readonly string[]): Promise<boolean> {
  const root = await realpath(served);
  for (const folder of folders) {
    const hidden = await realpath(folder).catch(() => '');
    if (hidden.startsWith(root + sep) && (path === hidden || path.startsWith(hidden + sep))) return true;
  }
  return false;
}

/** The real path of what a URL path names inside a folder; undefined when it is outside of it, hidden or absent. */
async function resolveInside(folder: string, path: string): Promise<string | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const parts = decoded.split('/').filter(Boolean);
  if (decoded.includes('\0') || decoded.includes('\\') || parts.some((part) => part.startsWith('.'))) return undefined;
  try {
    const root = await realpath(folder);
    // Links are followed, and what they lead to must be inside too.
    const real = await realpath(join(root, ...parts));
    return real === root || real.startsWith(root + sep) ? real : undefined;
  } catch {
    return undefined;
  }
}

const plain = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });

/**
 * Serves folders under path prefixes, the longest prefix first, each file with its type, an ETag of its size and time, and
 * the headers of `headers.json` beside it. A folder is its `index.html`. Nothing outside the folders and no dot-file.
 * @param hidden folders inside of these of which nothing is served: the content, which may hold addresses, and the data
 */
export function pages(
  folders: Readonly<Record<string, string>>,
  hidden: readonly (string | undefined)[] = [],
): Handler {
  const inside = hidden.filter((folder) => folder !== undefined);
  const prefixes = Object.entries(folders).sort(([a], [b]) => b.length - a.length);

  const serve = async (c: Context, file: string): Promise<Response> => {
    const { size, mtimeMs } = await stat(file);
    const etag = `W/"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
    const headers: Record<string, string> = {
      'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cache-Control': 'no-cache',
      ETag: etag,
      ...(await headersBeside(file)),
    };
    if (c.req.header('If-None-Match') === etag) return new Response(null, { status: 304, headers });
    headers['Content-Length'] = String(size);
    const body = c.req.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file)) as ReadableStream);
    return new Response(body, { headers });
  };

  return async (c) => {
    if (!['GET', 'HEAD'].includes(c.req.method)) return plain(405, 'Method not allowed', { Allow: 'GET, HEAD' });
    // The path as it was sent: the URL parser has already taken `..` and `%2e%2e` out of it.
    const { pathname, search } = new URL(c.req.url);
    for (const [prefix, folder] of prefixes) {
      if (`${pathname}/` === prefix) return c.redirect(prefix + search, 308);
      if (!pathname.startsWith(prefix)) continue;
      const found = await resolveInside(folder, pathname.slice(prefix.length));
      if (!found || privateFile(found) || (await isHidden(found, folder, inside))) continue;
      if (!(await stat(found)).isDirectory()) {
        if (found.endsWith(`${sep}headers.json`)) continue;
        return serve(c, found);
      }
      const index = await resolveInside(folder, `${pathname.slice(prefix.length)}/index.html`);
      if (!index) continue;
      if (!pathname.endsWith('/'))
        return c.redirect(`/${pathname.split('/').filter(Boolean).join('/')}/${search}`, 308);
      return serve(c, index);
    }
    return plain(404, 'There is nothing here.');
  };
}
