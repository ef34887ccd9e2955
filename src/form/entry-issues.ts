import { withoutAddress } from '../contract/addresses.ts';
import type { AuthorIssue, DefinitionError } from '../contract/author-issue.ts';
import { jsonPath } from '../contract/author-issue.ts';
import type { Shape } from '../contract/fitting.ts';
import { read } from '../contract/shape.ts';
import { objectsOf, type Path } from './partners-entry.ts';

/**
 * Something wrong in a document of many entries (partners, events), and what is lost for it:
 * - `document`: nothing can be published. What everything hangs on is broken: the head (what it is, its vocabularies, its
 *   privacy notice), or ids, so that nobody could tell for which of two entries something is sent;
 * - `part`: that member, entry, link or point is left out, and the others are published. One entry of thousands
 *   that somebody mistyped must not take them all away;
 * - `nothing`: it is published, and its author will want to know.
 */
export interface EntryIssue extends AuthorIssue {
  lost: 'document' | 'part' | 'nothing';
  /** id of the entry that it is in */
  entry?: string | undefined;
}

/** One more and nobody reads them. */
export const most = 100;

/** The mistakes of form that a value has. */
export function mistakes(shape: Shape, value: unknown): readonly AuthorIssue[] {
  try {
    read(shape, value);
    return [];
  } catch (error) {
    return (error as DefinitionError).issues;
  }
}

export interface Doubled {
  readonly id: string;
  readonly path: Path;
  /** JSON path of the first of that id */
  readonly first: string;
}

/** The first place of each id of a list that stands there again, with the place of the second. */
export function doubled(list: readonly unknown[], taken = new Map<string, string>(), name = 'features'): Doubled[] {
  const found: Doubled[] = [];
  for (const [i, { id }] of objectsOf(list)) {
    if (typeof id !== 'string') continue;
    const path = [name, i, 'id'];
    const first = taken.get(id);
    if (first === undefined) taken.set(id, jsonPath(path));
    else found.push({ id, path, first });
  }
  return found;
}

export interface Told {
  readonly found: string;
  readonly expected: string;
  /** looked for only when it is told */
  readonly hint?: (() => string | undefined) | undefined;
}

/** Takes what is wrong as it is found; keeps what can be read and counts the rest. */
export class Telling {
  readonly #issues: EntryIssue[] = [];
  readonly #rest = { document: 0, part: 0, nothing: 0 };

  tell(lost: EntryIssue['lost'], path: Path, { found, expected, hint }: Told, entry?: string): void {
    if (this.#issues.length >= most - 1) return void this.#rest[lost]++;
    this.#issues.push({
      lost,
      path: jsonPath(path),
      found: found + (entry ? ` in "${entry}"` : ''),
      expected,
      hint: hint?.(),
      entry,
    });
  }

  /** What of a value has not the form of its schema. */
  form(lost: EntryIssue['lost'], shape: Shape, value: unknown, path: Path, entry?: string): void {
    this.all(lost, mistakes(shape, value), path, entry);
  }

  /** Issues whose paths begin at the value that stands at `path`. */
  all(lost: EntryIssue['lost'], issues: readonly AuthorIssue[], path: Path, entry?: string): void {
    for (const issue of issues) {
      if (this.#issues.length >= most - 1) {
        this.#rest[lost]++;
        continue;
      }
      const found = withoutAddress(issue.found) + (entry ? ` in "${entry}"` : '');
      this.#issues.push({ ...issue, lost, path: jsonPath(path) + issue.path.slice(1), found, entry });
    }
  }

  /** At most 100 issues; the last one says how many more there are, and counts for the worst of them. */
  get issues(): EntryIssue[] {
    const { document, part, nothing } = this.#rest;
    const more = document + part + nothing;
    if (!more) return [...this.#issues];
    const lost = document ? 'document' : part ? 'part' : 'nothing';
    const found = `${more} more, for ${document + part} of which something is left out`;
    return [...this.#issues, { lost, path: '$', found, expected: 'none', hint: undefined, entry: undefined }];
  }
}
