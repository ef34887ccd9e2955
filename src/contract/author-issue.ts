/** A mistake in a document, told to its author: where, what was found, what was expected, what was probably meant. */
export interface AuthorIssue {
  /** JSONPath of the place: `$.sections[0].questions[1].type` */
  path: string;
  found: string;
  expected: string;
  /** the nearest valid name */
  hint?: string | undefined;
}

/** A document that cannot be shown; carries every mistake found, not just the first. */
export class DefinitionError extends Error {
  override name = 'DefinitionError';
  readonly issues: readonly AuthorIssue[];
  constructor(issues: readonly AuthorIssue[]) {
    super(issues.map(describe).join('\n'));
    this.issues = issues;
  }
}

/** One line for the console: `$.sections[0].questions[1].type: found "txt", expected one of …. Did you mean "text"?` */
export const describe = ({ path, found, expected, hint }: AuthorIssue): string =>
  `${path}: found ${found}, expected ${expected}.` + (hint ? ` Did you mean "${hint}"?` : '');

/** `['sections', 0, 'title']` → `$.sections[0].title` */
export const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((all, key) => {
    const name = String(key);
    return (
      all +
      (typeof key === 'number' ? `[${key}]` : /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(key)}]`)
    );
  }, '$');

/** A value as shown in a message: short, never a whole document. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  let json: string;
  try {
    json = JSON.stringify(value) ?? String(value);
  } catch {
    return 'what nests too deep';
  }
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
