import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionnaireShape } from '../../src/contract/generated/questionnaire.shape.ts';
import { Questionnaire } from '../../src/contract/questionnaire.ts';
import { read } from '../../src/contract/shape.ts';
import { shapeFiles } from '../../tools/shapes.ts';

const content = new URL('../../demo/content/questionnaires/', import.meta.url);
const documents = readdirSync(content)
  .filter((f) => f.endsWith('.json'))
  .map((f) => JSON.parse(readFileSync(new URL(f, content), 'utf8')));

const accepts = (document: unknown): boolean => {
  try {
    read(questionnaireShape, document);
    return true;
  } catch {
    return false;
  }
};

/** Every place in a document, as the way to it. */
const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  value !== null && typeof value === 'object'
    ? [
        path,
        ...Object.keys(value).flatMap((k) =>
          places((value as never)[k], [...path, Array.isArray(value) ? Number(k) : k]),
        ),
      ]
    : [path];
const set = (document: unknown, path: (string | number)[], value: unknown): unknown => {
  const copy = structuredClone(document);
  if (!path.length) return value;
  const holder = path.slice(0, -1).reduce<unknown>((v, k) => (v as never)[k], copy) as Record<string | number, unknown>;
  holder[path.at(-1)!] = value;
  return copy;
};

describe('the shape that browsers check', () => {
  it('is what the schema says today (npm run shapes)', () =>
    expect(readFileSync(shapeFiles().questionnaire!.file, 'utf8')).toBe(shapeFiles().questionnaire!.text));

  it('accepts the published questionnaires', () => {
    for (const document of documents) expect(accepts(document), document.id).toBe(true);
  });

  it('accepts what the schema accepts, and refuses what it refuses', () => {
    const all = documents.map((document) => ({ document, places: places(document) }));
    const hostile = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        '',
        'x',
        'a b',
        'text',
        0,
        -1,
        1.5,
        1e300,
        NaN,
        true,
        null,
        undefined,
        [],
        {},
        [1, 2],
        { it: 'x' },
        { 'no good': 'x' },
        { min: 1, max: 5 },
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.nat(),
        hostile,
        fc.option(fc.string(), { nil: undefined }),
        ({ document, places: at }, n, value, extra) => {
          const path = at[n % at.length]!;
          const here = path.reduce<unknown>((v, k) => (v as never)[k], document);
          const within =
            extra !== undefined &&
            typeof here === 'object' &&
            here !== null &&
            !Array.isArray(here) &&
            extra !== '__proto__';
          const changed = set(document, within ? [...path, extra] : path, value);
          expect(accepts(changed), JSON.stringify([path, extra, value])).toBe(Questionnaire.safeParse(changed).success);
        },
      ),
      { numRuns: process.env.VARCO_PROOF === 'full' ? 5000 : 300, endOnFailure: true },
    );
  });
});
