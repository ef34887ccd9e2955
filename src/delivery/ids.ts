/** Fills 16 bytes; `crypto.getRandomValues` is there on insecure origins too, unlike `crypto.randomUUID`. */
const randomBytes = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16));

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

/**
 * A source of UUIDs of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, a 12-bit counter that starts at random
 * and rises within one millisecond (§6.2, method 1), 62 random bits. Ids of one source rise strictly, also when the
 * clock stands still or goes back. A clock that gives nonsense counts as 0: it costs order, never uniqueness.
 */
export function uuidv7Source(now: () => number = Date.now, random: () => Uint8Array = randomBytes): () => string {
  let last = -1;
  let count = 0;
  return () => {
    const bytes = random();
    const time = Math.min(Math.max(Math.floor(now()) || 0, 0), 2 ** 48 - 2);
    if (time > last) {
      last = time;
      count = ((bytes[6]! & 7) << 8) | bytes[7]!;
    } else if (++count > 0xfff) {
      last++;
      count = 0;
    }
    const tail = [...bytes.subarray(10, 16)].map((byte) => hex(byte, 2)).join('');
    const head = hex(last, 12);
    const variant = hex((((bytes[8]! & 0x3f) | 0x80) << 8) | bytes[9]!, 4);
    return `${head.slice(0, 8)}-${head.slice(8)}-7${hex(count, 3)}-${variant}-${tail}`;
  };
}

/** A new id for a submission: see `uuidv7Source`. */
export const uuidv7 = uuidv7Source();

/** A secret of 128 random bits in base64url (22 characters), for the link that resumes a draft elsewhere. */
export const newSecret = (): string =>
  btoa(String.fromCharCode(...randomBytes()))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
