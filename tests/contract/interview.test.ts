import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as tell, type DefinitionError } from '../../src/contract/author-issue.ts';
import { interviewShape } from '../../src/contract/generated/interview.shape.ts';
import { Interview } from '../../src/contract/interview.ts';
import { schemas } from '../../src/contract/publish.ts';
import { read } from '../../src/contract/shape.ts';
import { shapeFiles } from '../../tools/shapes.ts';

const published = new URL('../../demo/content/interviews/living-interview.json', import.meta.url);
const living = JSON.parse(readFileSync(published, 'utf8')) as Interview;
/** With one question in each place and one set of options: the rest is held to its schema by shape.test.ts. */
const lean = {
  ...living,
  optionSets: { outcome: living.optionSets!.outcome },
  phases: living.phases.map(({ questions = [], ...phase }) => ({ ...phase, questions: questions.slice(0, 1) })),
  experience: {
    ...living.experience,
    steps: living.experience.steps.map((step) => ({ ...step, questions: step.questions.slice(0, 1) })),
  },
  ladder: { ...living.ladder, questions: living.ladder.questions.slice(0, 1) },
} as unknown as Interview;
const runs = process.env.VARCO_PROOF === 'full' ? 5000 : 300;

const messages = (document: unknown): string[] => {
  try {
    read(interviewShape, document);
    return [];
  } catch (error) {
    return (error as DefinitionError).issues.map(tell);
  }
};

type Path = (string | number)[];
/** Every place in a document, as the way to it. */
const places = (value: unknown, path: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [
        path,
        ...(Array.isArray(value) ? [...value.keys()] : Object.keys(value)).flatMap((key) =>
          places((value as Record<string | number, unknown>)[key], [...path, key]),
        ),
      ];
const at = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], document);
const changed = (path: Path, value: unknown): unknown => {
  if (!path.length) return value;
  const copy = structuredClone(lean);
  (at(copy, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1)!] = value;
  return copy;
};

describe('the shape of interviews that browsers check', () => {
  it('is what the schema says today (npm run shapes)', () =>
    expect(readFileSync(shapeFiles().interview!.file, 'utf8')).toBe(shapeFiles().interview!.text));

  it('accepts what the schema accepts, and refuses what it refuses', () => {
    const all = places(lean);
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>('', 'x', 'a b', 'loop', 0, -1, 1.5, NaN, true, null, undefined, [], {}, [1], ['x']),
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...all), values, fc.boolean(), (path, value, within) => {
        const here = at(lean, path);
        const member = within && typeof here === 'object' && here !== null && !Array.isArray(here);
        const document = changed(member ? [...path, 'extra'] : path, value);
        const taken = !messages(document).length;
        if (!taken) refused++;
        expect(taken, JSON.stringify([path, value])).toBe(Interview.safeParse(document).success);
      }),
      { numRuns: runs },
    );
    expect(refused).toBeGreaterThan(runs / 3);
  });

  it('reads any JSON or refuses it with places, and changes no prototype', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const line of messages(value)) expect(line).toMatch(/^\$.*: found .*, expected /s);
      }),
    );
    expect(messages(JSON.parse('{"__proto__": {"polluted": true}}')).length).toBeGreaterThan(0);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('an author of an interview is told', () => {
  it('nothing when the document is right', () => expect(messages(living)).toEqual([]));
  it('the kinds that a phase can be of, and the nearest', () =>
    expect(messages(changed(['phases', 1, 'kind'], 'timelin'))).toEqual([
      '$.phases[1].kind: found "timelin", expected one of "questions", "timeline", "loop", "mirror", "ladder", "frame", "close". Did you mean "timeline"?',
    ]));
  it('the type that a question was meant to have, inside a step', () =>
    expect(messages(changed(['experience', 'steps', 0, 'questions', 0, 'type'], 'txt'))[0]).toMatch(
      /^\$\.experience\.steps\[0\]\.questions\[0\]\.type: found "txt"/,
    ));
  it('what is missing', () => {
    const { ladder: _, ...document } = living;
    expect(messages(document)).toEqual(['$.ladder: found nothing, expected an object.']);
  });
});

describe('the JSON Schema of interviews', () => {
  it('is published with words for editors, and has the questions of questionnaires', () => {
    const schema = JSON.stringify(schemas().interview);
    expect(schema).toContain('Here one may stop');
    expect(schema).toContain('its answer is parked');
    expect(schema).toContain('"allocation"');
  });
});
