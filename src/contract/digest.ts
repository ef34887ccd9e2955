/**
 * Canonical JSON: keys sorted, no white space (RFC 8785 for what JSON documents of ours hold), so that the same
 * definition has the same digest wherever it was parsed. A `digest` member at the top is left out.
 */
export function canonical(value: unknown, top = true): string {
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v ?? null, false)).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  return `{${Object.keys(value)
    .filter((key) => (value as never)[key] !== undefined && !(top && key === 'digest'))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical((value as never)[key], false)}`)
    .join()}}`;
}

/**
 * `sha-256:` and the base64url digest of a text's UTF-8 bytes.
 * Undefined where the platform has no `crypto.subtle` (a page served over plain http).
 */
export async function digest(text: string | Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return (
    'sha-256:' +
    btoa(String.fromCharCode(...hash))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=/g, '')
  );
}

/** The digest that a definition has by its content; undefined where the platform cannot tell (a page over plain http). */
export const contentDigest = (definition: unknown): Promise<string | undefined> => digest(canonical(definition));
