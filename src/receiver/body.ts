import { Refusal } from './problem.ts';

/** Whether Node's own HTTP parser frames the body by its Content-Length, and so lets no more than that through. */
function isFramed(env: unknown): boolean {
  const headers = (env as { incoming?: { headers?: Record<string, unknown> } } | undefined)?.incoming?.headers;
  return headers?.['content-length'] !== undefined && headers['transfer-encoding'] === undefined;
}

/**
 * The bytes of a request's body, at most `limit`. They are counted as they arrive: Content-Length is only a first hint,
 * and a chunked body has none. Nothing past the limit is kept.
 * @param env what the server knows of the connection (Receiver.fetch)
 */
export async function readBody(request: Request, limit: number, env?: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Refusal('too-large', { more: { limit } });
  const said = request.headers.get('Content-Length');
  if (said !== null && !(Number(said) <= limit)) throw tooLarge();
  const cut = () => new Refusal('malformed', { detail: 'The body was cut.' });
  if (isFramed(env)) {
    // Much cheaper than a web stream; the length was checked above.
    const bytes = await request.arrayBuffer().catch(() => Promise.reject(cut()));
    return new Uint8Array(bytes);
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        reader.cancel().catch(() => {});
        throw tooLarge();
      }
      chunks.push(value);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw cut();
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The media type of a request, lower case, without parameters. */
export const mediaType = (request: Request): string =>
  (request.headers.get('Content-Type') ?? '').split(';', 1)[0]!.trim().toLowerCase();

/** @throws Refusal 415 unless the request's type is one of `taken` (and says no charset but UTF-8), or is encoded */
export function requireType(request: Request, ...taken: readonly string[]): string {
  const type = mediaType(request);
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers.get('Content-Type') ?? '')?.[1];
  const encoding = request.headers.get('Content-Encoding') ?? 'identity';
  if (!taken.includes(type) || (charset && !/^utf-?8$/i.test(charset)) || encoding !== 'identity')
    throw new Refusal('media-type', { detail: `Send ${taken.join(' or ')}.`, headers: { Accept: taken.join(', ') } });
  return type;
}
