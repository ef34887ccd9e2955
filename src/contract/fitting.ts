/**
 * What a schema says, in a form that a browser checks with a page of code: the shapes in generated/ are written by
 * tools/shapes.ts from the zod schemas, which stay the source. zod itself would be a quarter of a widget's weight and
 * most of its start-up; tests/contract holds both to the same verdicts.
 *
 * `'s'` string · `'b'` boolean · `'n'`, `'i'` number, integer, with a bound: `'i>=0'` · `'0'` null · `'*'` anything ·
 * `'=a|b'` one of these words · RegExp a string of this form · `[shape]` a list, `[shape, 1]` with so many at least ·
 * `{ '^': [a, b] }` a tuple · `{ '|': [a, b] }` either · `{ '': shape, '~': RegExp }` a record, with the form of its keys ·
 * `{ '#': { text: … } }` an object told by its `type` · otherwise an object with these members and no others, `?` optional.
 */
export type Shape = string | RegExp | readonly [shape: Shape, least?: number] | ShapeObject;
export interface ShapeObject {
  readonly [member: string]: Shape | readonly Shape[] | { readonly [type: string]: Shape };
}

export const isList = (shape: Shape): shape is readonly [Shape, number?] => Array.isArray(shape);
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function fits(shape: string, value: unknown): boolean {
  switch (shape[0]) {
    case '*':
      return true;
    case '0':
      return value === null;
    case 's':
      return typeof value === 'string';
    case 'b':
      return typeof value === 'boolean';
    case '=':
      return typeof value === 'string' && shape.slice(1).split('|').includes(value);
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || (shape[0] === 'i' && !Number.isSafeInteger(value)))
    return false;
  return shape[1] !== '>' || (shape[2] === '=' ? value >= 0 : value > 0);
}

const known = new WeakMap<ShapeObject, readonly (readonly [key: string, optional: boolean, shape: Shape])[]>();
/** The members of an object, read once: of a thousand entries each would read them anew. */
function membersOf(shape: ShapeObject) {
  let members = known.get(shape);
  if (!members) {
    members = Object.entries(shape).map(([name, inner]) => [name.replace('?', ''), name.endsWith('?'), inner as Shape]);
    known.set(shape, members);
  }
  return members;
}

/**
 * What of a value has the form of a shape: members and items that do not are left out, and so is what no schema knows.
 * For documents of many entries, of which one with a mistake is shown without it.
 * @returns undefined when nothing of it can be taken; a copy otherwise, or the value itself where it is no object
 */
export function fitting(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'string') return fits(shape, value) ? value : undefined;
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value) ? value : undefined;
  if (isList(shape)) {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((item) => fitting(shape[0], item)).filter((item) => item !== undefined);
    return items.length < (shape[1] ?? 0) ? undefined : items;
  }
  if ('^' in shape) {
    const tuple = shape['^'] as Shape[];
    if (!Array.isArray(value) || value.length !== tuple.length) return undefined;
    const items = tuple.map((inner, i) => fitting(inner, value[i]));
    return items.includes(undefined) ? undefined : items;
  }
  if ('|' in shape) {
    for (const inner of shape['|'] as Shape[]) {
      const found = fitting(inner, value);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const found: Record<string, unknown> = {};
  if ('' in shape) {
    for (const key of Object.keys(value)) {
      const inner =
        key !== '__proto__' && (!shape['~'] || (shape['~'] as RegExp).test(key))
          ? fitting(shape[''] as Shape, value[key])
          : undefined;
      if (inner !== undefined) found[key] = inner;
    }
    return found;
  }
  for (const [key, optional, inner] of membersOf(shape)) {
    const fits = Object.hasOwn(value, key) ? fitting(inner, value[key]) : undefined;
    if (fits !== undefined) found[key] = fits;
    else if (!optional) return undefined;
  }
  return found;
}
