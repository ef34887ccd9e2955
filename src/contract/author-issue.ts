import type * as z from 'zod/mini';
import { nearest } from './nearest.ts';

/** A mistake in a document, told to its author: where, what was found, what was expected, what was probably meant. */
export interface AuthorIssue {
  /** JSONPath of the place: `$.sections[0].questions[1].type` */
  path: string;
  found: string;
  expected: string;
  /** the nearest valid name */
  hint?: string;
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
  path.reduce<string>(
    (all, key) =>
      all +
      (typeof key === 'number'
        ? `[${key}]`
        : /^[A-Za-z_$][\w$]*$/.test(String(key))
          ? `.${String(key)}`
          : `[${JSON.stringify(key)}]`),
    '$',
  );

/** A value as shown in a message: short, never a whole document. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (v, key) => (v !== null && typeof v === 'object' && Object.hasOwn(v, key) ? (v as never)[key] : undefined),
    value,
  );

const list = (values: readonly unknown[]): string =>
  (values.length > 1 ? 'one of ' : '') + values.map((v) => JSON.stringify(v)).join(', ');

function tell(
  issue: z.core.$ZodIssue,
  document: unknown,
  keysOf: (path: readonly PropertyKey[]) => readonly string[],
): AuthorIssue[] {
  const path = jsonPath(issue.path);
  const value = at(document, issue.path);
  const found = show(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = keysOf(issue.path);
        return {
          path: jsonPath([...issue.path, key]),
          found: `a property "${key}"`,
          expected: 'only known properties',
          hint: nearest(key, known),
        };
      });
    case 'invalid_value':
      return [{ path, found, expected: list(issue.values), hint: nearest(String(value), issue.values.map(String)) }];
    case 'invalid_union': {
      const options = (issue as { options?: readonly string[] }).options;
      if (options) return [{ path, found, expected: list(options), hint: nearest(String(value), options) }];
      // the branch whose mistakes lie deepest is the one that was meant
      const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((i) => i.path.length));
      const meant = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
      if (meant && depth(meant))
        return meant.flatMap((i) =>
          tell({ ...i, path: [...issue.path, ...i.path] } as z.core.$ZodIssue, document, keysOf),
        );
      const kinds = issue.errors.flatMap((e) => e.map((i) => ('expected' in i ? i.expected : i.code)));
      return [{ path, found, expected: [...new Set(kinds)].join(' or ') }];
    }
    case 'invalid_type':
      return [{ path, found, expected: issue.expected === 'record' ? 'object' : issue.expected }];
    case 'too_small':
      return [{ path, found, expected: `at least ${issue.minimum}` }];
    case 'too_big':
      return [{ path, found, expected: `at most ${issue.maximum}` }];
    case 'invalid_format':
      return [{ path, found, expected: `the form ${(issue as { pattern?: string }).pattern ?? issue.format}` }];
    default:
      return [{ path, found, expected: 'a valid value' }];
  }
}

/**
 * Checks a document against a schema.
 * @returns the parsed document; @throws DefinitionError with every mistake, each at its place.
 */
export function read<T extends z.ZodMiniType>(schema: T, document: unknown): z.infer<T> {
  const result = schema.safeParse(document);
  if (result.success) return result.data as z.infer<T>;
  const keysOf = (path: readonly PropertyKey[]) => knownKeys(schema, document, path);
  throw new DefinitionError(result.error.issues.flatMap((issue) => tell(issue, document, keysOf)));
}

/** The property names that the schema knows at a path, followed through arrays, records, optionals and unions by `type`. */
function knownKeys(schema: unknown, document: unknown, path: readonly PropertyKey[]): string[] {
  type Def = {
    innerType?: { def: Def };
    element?: { def: Def };
    valueType?: { def: Def };
    options?: { def: Def }[];
    shape?: Record<string, { def: Def; _zod: unknown }>;
    values?: unknown[];
  };
  let def = (schema as { def: Def }).def;
  let value = document;
  const settle = () => {
    for (;;) {
      if (def.innerType) def = def.innerType.def;
      else if (def.options) {
        const type = (value as { type?: unknown } | undefined)?.type;
        const branch =
          def.options.find((o) => o.def.shape?.type?.def.values?.includes(type)) ??
          def.options.find((o) => o.def.shape);
        if (!branch) return;
        def = branch.def;
      } else return;
    }
  };
  settle();
  for (const key of path) {
    value = at(value, [key]);
    const next = def.element ?? def.valueType ?? def.shape?.[String(key)];
    if (!next) return [];
    def = next.def;
    settle();
  }
  return Object.keys(def.shape ?? {});
}
