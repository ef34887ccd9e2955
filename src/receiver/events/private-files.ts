import { isObject } from '../../contract/fitting.ts';
import { Text, WebAddress } from '../../contract/text.ts';
import { sha256 } from '../secrets.ts';

/** Where one joins an event, for those alone who have a seat. */
export interface Joining {
  readonly url?: string;
  readonly note?: Text;
}

/** What is wrong is told without codes and links. */
export interface ReadFile<T> {
  readonly entries: ReadonlyMap<string, T>;
  readonly issues: readonly string[];
}

const membersOf = (document: unknown, name: string): [string, unknown][] => {
  const inner = isObject(document) ? document[name] : undefined;
  if (!isObject(inner)) throw new Error(`${name}.json: expected { "${name}": { "<event>": … } }.`);
  return Object.entries(inner);
};

/** How people write codes does not matter: case, spaces and dashes. */
export const invitationKey = (code: string): string =>
  Buffer.from(sha256(code.toUpperCase().replace(/[\s-]/g, ''))).toString('hex');

/**
 * Reads `{ "invitations": { "<event>": ["<code>", …] } }`; a code may be used by all to whom it was given.
 * @returns by event, the keys of its codes
 * @throws when it is of another form as a whole
 */
export function readInvitations(document: unknown): ReadFile<ReadonlySet<string>> {
  const entries = new Map<string, ReadonlySet<string>>();
  const issues: string[] = [];
  for (const [event, codes] of membersOf(document, 'invitations')) {
    const usable = (Array.isArray(codes) ? codes : []).filter(
      (code): code is string => typeof code === 'string' && code.replace(/[\s-]/g, '').length >= 8,
    );
    if (!Array.isArray(codes) || usable.length < codes.length)
      issues.push(`$.invitations[${JSON.stringify(event)}]: expected a list of codes of 8 characters or more.`);
    entries.set(event, new Set(usable.map(invitationKey)));
  }
  return { entries, issues };
}

/** Reads `{ "joining": { "<event>": { "url": "https://…", "note": "…" } } }`. @throws when it is of another form as a whole */
export function readJoining(document: unknown): ReadFile<Joining> {
  const entries = new Map<string, Joining>();
  const issues: string[] = [];
  for (const [event, value] of membersOf(document, 'joining')) {
    const { url, note } = isObject(value) ? value : {};
    const right =
      isObject(value) &&
      (url === undefined || WebAddress.safeParse(url).success) &&
      (note === undefined || Text.safeParse(note).success);
    if (right) entries.set(event, { url, note } as Joining);
    else issues.push(`$.joining[${JSON.stringify(event)}]: expected { "url": "https://…", "note": "…" }.`);
  }
  return { entries, issues };
}
