import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/contract/author-issue.ts';
import { compile, inspect } from '../../src/form/compile.ts';
import { Form, judge } from '../../src/form/index.ts';
import { hostileAnswers, hostileDefinition, mutatedDefinition } from './hostile.ts';

const runs = process.env.VARCO_PROOF === 'full' ? 5000 : 150;
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

const built = [Object, Array, Function, String, Number, Boolean, Promise, Map, Set, RegExp, Date, Error, Symbol];
/** Everything that stands on the prototypes of the language, by identity. */
const prototypes = (): unknown[] =>
  built.flatMap((constructor) =>
    Reflect.ownKeys(constructor.prototype as object).flatMap((key) => {
      const { value, get, set } = Object.getOwnPropertyDescriptor(constructor.prototype, key)!;
      return [key, value, get, set];
    }),
  );
const before = prototypes();
const unchanged = (): void => {
  const now = prototypes();
  expect(now.length).toBe(before.length);
  expect(now.findIndex((value, n) => !Object.is(value, before[n]))).toBe(-1);
};

/** The keys of a JSONPath as `jsonPath` writes it; undefined when it is none. */
function keysOf(path: string): (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  const step = /\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  step.lastIndex = 1;
  if (path[0] !== '$') return undefined;
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (!found) return undefined;
    keys.push(found[1] ?? (found[2] ? Number(found[2]) : (JSON.parse(found[3]!) as string)));
  }
  return keys;
}

/** A place that is there, or one member beyond: what is missing is missing somewhere. */
function leads(document: unknown, path: string): boolean {
  const keys = keysOf(path);
  if (!keys) return false;
  let at = document;
  for (const [n, key] of keys.entries()) {
    if (typeof at !== 'object' || at === null) return false;
    if (!Object.hasOwn(at, key)) return n === keys.length - 1;
    at = (at as Record<string | number, unknown>)[key];
  }
  return true;
}

describe('a definition by somebody who wishes us ill', () => {
  it('that keeps to the contract is taken, whatever its texts say', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const definition = hostileDefinition(seed);
        expect(inspect(definition)).toEqual([]);
        const form = new Form(compile(definition));
        for (const section of form.sections) expect(form.asked(section).length).toBeGreaterThan(0);
        expect(form.problems().map(({ path }) => path)).toContain('t_checked');
        unchanged();
      }),
      { numRuns: runs },
    );
  });

  it('is taken, or refused with a place in it for each mistake: never a crash or a changed prototype', () => {
    let refused = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const document = mutatedDefinition(seed);
        try {
          const model = compile(document);
          new Form(model).submitted();
        } catch (error) {
          expect(error).toBeInstanceOf(DefinitionError);
          const { issues } = error as DefinitionError;
          refused++;
          expect(issues.length).toBeGreaterThan(0);
          for (const { path, found, expected } of issues) {
            expect(leads(document, path), path).toBe(true);
            expect(found).not.toBe('');
            expect(expected).not.toBe('');
          }
        }
        unchanged();
      }),
      { numRuns: runs },
    );
    expect(refused).toBeGreaterThan(runs / 2);
    expect(refused).toBeLessThan(runs);
  });
});

describe('answers by somebody who wishes us ill', () => {
  it('are refused with the place of each mistake: never a crash or a changed prototype', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const given = hostileAnswers(seed);
        const model = compile(hostileDefinition(seed));
        const errors = judge(model, given);
        // one required question is never answered right
        expect(errors.length).toBeGreaterThan(0);
        for (const { pointer, code } of errors) {
          expect(code).not.toBe('');
          expect(pointer).toMatch(/^\/answers(\/([^~/]|~[01])*)+$/su);
          const id = pointer.split('/')[2]!.replaceAll('~1', '/').replaceAll('~0', '~');
          const known = [...model.nodes.keys(), ...Object.keys(given)];
          expect([...known, ...known.map((name) => `${name}_other`)]).toContain(id);
        }
        unchanged();
      }),
      { numRuns: runs },
    );
  });
});
