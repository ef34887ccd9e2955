/**
 * A new id for a submission: a UUID of version 7 (RFC 9562 §5.7), 48 bits of Unix milliseconds, the rest random. By
 * `crypto.getRandomValues`, which is there on insecure origins too, unlike `crypto.randomUUID`.
 */
export function uuidv7(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(16).padStart(8, '0')).join('');
  return `${time}7${random}`.replace(/^(.{8})(.{4})(.{4})(.{3})(.{12}).*/, '$1-$2-$3-8$4-$5');
}
