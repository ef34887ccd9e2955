import { jsonPath, show, DefinitionError, type AuthorIssue } from './author-issue.ts';
import { fits, isList, isObject, type Shape } from './fitting.ts';
import { nearest } from './nearest.ts';

export type { Shape } from './fitting.ts';

const names: Record<string, string> = {
  s: 'a string',
  b: 'true or false',
  n: 'a number',
  i: 'a whole number',
  0: 'null',
};
/** What a shape asks for, in words. */
function said(shape: Shape): string {
  if (typeof shape === 'string')
    return shape[0] === '='
      ? `one of ${shape.slice(1).split('|').map(show).join(', ')}`
      : names[shape[0]!] + shape.slice(1);
  if (shape instanceof RegExp) return `the form ${shape.source}`;
  if (isList(shape)) return shape[1] ? `a list of at least ${shape[1]}` : 'a list';
  const { '|': either } = shape;
  return either ? (either as Shape[]).map(said).join(' or ') : 'an object';
}

function walk(shape: Shape, value: unknown, path: readonly PropertyKey[], issues: AuthorIssue[]): void {
  const wrong = (hint?: string) =>
    void issues.push({ path: jsonPath(path), found: show(value), expected: said(shape), hint });
  const each = (inner: Shape, key: PropertyKey) =>
    walk(inner, (value as Record<PropertyKey, unknown>)[key], [...path, key], issues);
  if (typeof shape === 'string') {
    if (!fits(shape, value))
      wrong(
        shape[0] === '='
          ? nearest(typeof value === 'object' ? '' : String(value), shape.slice(1).split('|'))
          : undefined,
      );
  } else if (shape instanceof RegExp) {
    if (typeof value !== 'string' || !shape.test(value)) wrong();
  } else if (isList(shape)) {
    if (!Array.isArray(value) || value.length < (shape[1] ?? 0)) wrong();
    else value.forEach((_, i) => each(shape[0], i));
  } else if ('^' in shape) {
    const tuple = shape['^'] as Shape[];
    if (!Array.isArray(value) || value.length !== tuple.length) wrong();
    else tuple.forEach(each);
  } else if ('|' in shape) {
    // of the readings, the one whose mistakes lie deepest is the one that was meant
    const readings = (shape['|'] as Shape[]).map((inner) => {
      const found: AuthorIssue[] = [];
      walk(inner, value, path, found);
      return found;
    });
    if (readings.every((found) => found.length)) {
      const meant = readings.find((found) => found.some((issue) => issue.path !== jsonPath(path)));
      if (meant) issues.push(...meant);
      else wrong();
    }
  } else if (!isObject(value)) wrong();
  else if ('' in shape) {
    for (const key of Object.keys(value)) {
      if (shape['~'] && !(shape['~'] as RegExp).test(key))
        issues.push({
          path: jsonPath([...path, key]),
          found: `the name ${show(key)}`,
          expected: said(shape['~'] as RegExp),
        });
      else each(shape[''] as Shape, key);
    }
  } else if ('#' in shape) {
    const kinds = shape['#'] as Record<string, Shape>;
    const { type } = value;
    if (typeof type === 'string' && Object.hasOwn(kinds, type)) walk(kinds[type]!, value, path, issues);
    else walk(`=${Object.keys(kinds).join('|')}`, type, [...path, 'type'], issues);
  } else {
    const known = Object.keys(shape).map((name) => name.replace('?', ''));
    for (const name of known) {
      const optional = shape[`${name}?`];
      if (!optional) each(shape[name] as Shape, name);
      else if (value[name] !== undefined) each(optional as Shape, name);
    }
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      issues.push({
        path: jsonPath([...path, key]),
        found: `a property "${key}"`,
        expected: 'only known properties',
        hint: nearest(key, known),
      });
    }
  }
}

/**
 * Checks a document against a shape.
 * @returns the document itself; @throws DefinitionError with every mistake, each at its place
 */
export function read<T>(shape: Shape, document: unknown): T {
  const issues: AuthorIssue[] = [];
  walk(shape, document, [], issues);
  if (issues.length) throw new DefinitionError(issues);
  return document as T;
}
