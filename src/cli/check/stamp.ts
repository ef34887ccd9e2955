import { canonical, digest } from '../../contract/digest.ts';
import type { JsonNode } from './scan.ts';

/** The digest of a definition, as submissions name it: SHA-256 of its canonical JSON without `digest` itself. */
export const digestOf = async (document: unknown): Promise<string> => (await digest(canonical(document)))!;

/**
 * The same text with its `digest` set, everything else as it was: replaced where it stands, else put after `version`
 * (or first) in the manner of the member before it.
 * @param root of a text that is an object
 */
export function stamped(text: string, root: JsonNode, sum: string): string {
  const value = JSON.stringify(sum);
  const members = root.members ?? [];
  const present = members.findLast(({ name }) => name === 'digest');
  if (present) return text.slice(0, present.value.start) + value + text.slice(present.value.end);
  const before = members.findLast(({ name }) => name === 'version') ?? members.at(0);
  if (!before) return `${text.slice(0, root.start + 1)}"digest":${value}${text.slice(root.start + 1)}`;
  // the space before a name and after its colon, as this file has it
  const index = members.indexOf(before);
  const gap = text.slice(index ? text.lastIndexOf(',', before.start) + 1 : root.start + 1, before.start);
  const colon = text.slice(before.end, before.value.start);
  const at = before.value.end;
  return `${text.slice(0, at)},${gap}"digest"${colon}${value}${text.slice(at)}`;
}
