import { Refusal } from './problem.ts';

/**
 * The bytes of a request's body, at most `limit`. They are counted as they arrive: Content-Length is only a first hint,
 * and a chunked body has none. Nothing past the limit is kept.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Refusal('too-large', { more: { limit } });
  const said = request.headers.get('Content-Length');
  if (said !== null && !(Number(said) <= limit)) throw tooLarge();
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
    throw new Refusal('malformed', { detail: 'The body was cut.' });
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
