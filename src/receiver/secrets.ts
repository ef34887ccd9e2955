import { createHmac, createSecretKey, hash, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Sql } from './store/sql.ts';

export const sha256 = (data: string | Uint8Array): Uint8Array => hash('sha256', data, 'buffer');

/** Compares without telling by its time where two values differ. */
export const same = (a: Uint8Array | null | undefined, b: Uint8Array | null | undefined): boolean =>
  !!a && !!b && a.byteLength === b.byteLength && timingSafeEqual(a, b);

/**
 * The receiver's secrets, newest first. A receipt's code is an HMAC of the submission's id, so that a retry gets the same
 * one though only its hash is stored. Keys of respondents use the oldest secret, which therefore must be kept.
 */
export class Secrets {
  readonly #keys: readonly KeyObject[];
  constructor(keys: readonly string[]) {
    this.#keys = keys.map((key) => createSecretKey(key, 'utf8'));
  }

  /** From VARCO_SECRET, else the one in the database, made at the first start and shared by all receivers on it. */
  static async load(sql: Sql, given: readonly string[]): Promise<Secrets> {
    if (given.length) return new Secrets(given);
    const made = randomBytes(32).toString('base64url');
    await sql.query(`INSERT INTO secrets VALUES ('receipts', $1) ON CONFLICT DO NOTHING`, [made]);
    const [row] = await sql.query<{ value: string }>(`SELECT value FROM secrets WHERE name = 'receipts'`);
    return new Secrets([row!.value]);
  }

  #mac = (key: KeyObject, purpose: string, text: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\0${text}`).digest();

  /** 160 bits in 32 letters and digits of base32 without those that look alike (Crockford). */
  #code(key: KeyObject, id: string): string {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const mac = this.#mac(key, 'receipt', id);
    let code = '';
    for (let i = 0, bits = 0, held = 0; code.length < 32; code += alphabet[(bits >> (held -= 5)) & 31])
      if (held < 5) [bits, held] = [((bits & 31) << 8) | mac[i++]!, held + 8];
    return code;
  }

  /** The code of a new receipt. */
  code = (id: string): string => this.#code(this.#keys[0]!, id);

  /** The code that was given for a stored submission; undefined when its secret is no longer known. */
  codeAgain = (id: string, hash: Uint8Array): string | undefined =>
    this.#keys.map((key) => this.#code(key, id)).find((code) => same(sha256(code), hash));

  respondentKey = (about: string, name: string): Uint8Array =>
    this.#mac(this.#keys.at(-1)!, `respondent ${about}`, name);

  /** A keyed hash by which the same text is known again, for a limit that remembers no one by name. */
  mark = (purpose: string, text: string): Uint8Array => this.#mac(this.#keys.at(-1)!, `mark ${purpose}`, text);

  /** A key for another use (signatures of challenges). */
  derive = (purpose: string): string => this.#mac(this.#keys[0]!, 'key', purpose).toString('base64url');
}

/** A receipt's code as it was read off paper: case, spaces and dashes do not matter, and O, I, L are 0, 1, 1 (Crockford's base32). */
export const codeOf = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/**
 * The secret in `Authorization: <scheme> <secret>`, undefined when there is none of that scheme.
 */
export function authorization(request: Request, scheme: 'Receipt' | 'Draft' | 'Bearer'): string | undefined {
  const header = request.headers.get('Authorization') ?? '';
  if (header.slice(0, scheme.length + 1).toLowerCase() !== `${scheme.toLowerCase()} `) return undefined;
  const secret = header.slice(scheme.length + 1).trim();
  return (scheme === 'Receipt' ? codeOf(secret) : secret) || undefined;
}
