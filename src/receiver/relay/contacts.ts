import { isObject } from '../../form/partners-entry.ts';

/**
 * Whether a text is an address that may stand in a header and in an envelope: WHATWG HTML's rule for `<input type=email>`
 * with a dot in the host, whose labels may be of any script. No spaces, quotes, commas, angles or line ends.
 */
export const isAddress = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.length <= 254 &&
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(
    text,
  );

/**
 * Reads `{ "contacts": { "<id of an entry or an office>": "<address>" } }`. What is wrong is told without the addresses.
 * @throws when it is of another form as a whole
 */
export function readContacts(document: unknown): { entries: ReadonlyMap<string, string>; issues: string[] } {
  if (!isObject(document) || !isObject(document.contacts))
    throw new Error(`contacts.json: expected { "contacts": { "<id>": "<address>" } }.`);
  const entries = new Map<string, string>();
  const issues: string[] = [];
  for (const [id, address] of Object.entries(document.contacts))
    if (isAddress(address)) entries.set(id, address);
    else issues.push(`$.contacts[${JSON.stringify(id)}]: expected one e-mail address.`);
  return { entries, issues };
}
