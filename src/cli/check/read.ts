import { DefinitionError, jsonPath, show, type AuthorIssue } from '../../contract/author-issue.ts';
import type { Events } from '../../contract/events.ts';
import type { Partners } from '../../contract/partners.ts';
import type { EntryIssue } from '../../form/entry-issues.ts';
import { checkEvents, isEvents } from '../../form/events-check.ts';
import { checkPartners, isPartners } from '../../form/partners-check.ts';
import { toRule } from '../../rules/index.ts';
import { doubles, find, insideText, Lines, parsePath, type Place } from './place.ts';
import { JsonMistake, scan, type JsonNode } from './scan.ts';
import { kindOf, subjectOf, type Subject } from './subject.ts';

/** A mistake with its place in the file; one of syntax has no path. */
export interface Mistake extends Place {
  readonly path: string | undefined;
  readonly found: string;
  readonly expected: string;
  readonly hint: string | undefined;
}

/** A file that was read: whole, or as far as its mistakes let. */
export interface Reading {
  readonly text: string;
  readonly lines: Lines;
  readonly mistakes: readonly Mistake[];
  readonly root?: JsonNode;
  readonly document?: unknown;
  readonly subject?: Subject;
  /** a document of partners or of events that can be published whole, and what its author will want to know of it */
  readonly partners?: Partners;
  readonly events?: Events;
  readonly notes?: readonly AuthorIssue[];
}

/** Bytes as text. @returns the line of what is not UTF-8 instead, when something is not */
function decode(bytes: Uint8Array): { text: string; mistake?: Mistake } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder().decode(bytes);
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const place = new Lines(text).at(wide ? 0 : Math.max(0, text.indexOf('\uFFFD')));
    const found = wide ? 'UTF-16' : 'bytes that are not UTF-8';
    return { text, mistake: { ...place, path: undefined, found, expected: 'a file saved as UTF-8', hint: undefined } };
  }
}

/**
 * Reads a questionnaire, an interview, partners or events with every mistake at its place: syntax first, then names that stand twice, then its own.
 * @param wanted false for a file that may be of another kind: it is then read as JSON only
 */
export function readDefinition(bytes: Uint8Array, wanted: boolean): Reading {
  const { text, mistake } = decode(bytes);
  const lines = new Lines(text);
  if (mistake) return { text, lines, mistakes: [mistake] };
  let root: JsonNode;
  try {
    root = scan(text);
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    const { offset, found, expected } = error;
    return { text, lines, mistakes: [{ ...lines.at(offset), path: undefined, found, expected, hint: undefined }] };
  }
  const document: unknown = JSON.parse(text);
  const read = { text, lines, root, document };
  if (!wanted && !kindOf(document)) return { ...read, mistakes: [] };
  const mistakes: Mistake[] = [];
  for (const { path, start } of doubles(root)) {
    const found = `the name ${show(path.at(-1))} a second time`;
    mistakes.push({
      ...lines.at(start),
      path: jsonPath(path),
      found,
      expected: 'each name once in an object',
      hint: undefined,
    });
  }
  const inOrder = () => mistakes.sort((a, b) => a.line - b.line || a.column - b.column);
  const ofEntries = (issues: readonly EntryIssue[]) => {
    // What is left out is a mistake to its author, though the others are published without it.
    const wrong = issues.filter(({ lost }) => lost !== 'nothing');
    mistakes.push(...wrong.map((issue) => placed(issue, text, root, lines)));
    return { ...read, mistakes: inOrder(), notes: issues.filter(({ lost }) => lost === 'nothing') };
  };
  if (isPartners(document)) {
    const found = ofEntries(checkPartners(document));
    return mistakes.length ? found : { ...found, partners: document as unknown as Partners };
  }
  if (isEvents(document)) {
    const found = ofEntries(checkEvents(document));
    return mistakes.length ? found : { ...found, events: document as unknown as Events };
  }
  try {
    const subject = subjectOf(document);
    return mistakes.length ? { ...read, mistakes } : { ...read, mistakes, subject };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    mistakes.push(...error.issues.map((issue) => placed(issue, text, root, lines)));
    return { ...read, mistakes: inOrder() };
  }
}

function placed({ path, found, expected, hint }: AuthorIssue, text: string, root: JsonNode, lines: Lines): Mistake {
  const { node, name, whole } = find(root, parsePath(path));
  // a wrong name is shown at the name, a wrong value at the value
  const start = name && whole && /^(?:a property|the name) "/.test(found) ? name.start : node.start;
  const offset = text[node.start] === '"' ? insideRule(text, node, start) : start;
  return { ...lines.at(offset), path, found, expected, hint };
}

/** A condition that cannot be read tells the character: that place, in the file. */
function insideRule(text: string, node: JsonNode, start: number): number {
  try {
    toRule(JSON.parse(text.slice(node.start, node.end)));
  } catch (error) {
    const { position } = error as { position?: number };
    if (start === node.start && position) return insideText(text, node, position);
  }
  return start;
}
