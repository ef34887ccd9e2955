import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { compile } from '../../src/form/compile.ts';
import { scores } from '../../src/form/index.ts';
import type { Answers } from '../../src/form/types.ts';

const folder = new URL('../../demo/content/questionnaires/', import.meta.url);
const drafts = new URL('../../../shared/content/', import.meta.url);
const parse = <T>(file: string, base: URL): T => JSON.parse(readFileSync(new URL(file, base), 'utf8')) as T;
const published = readdirSync(folder).filter((file) => file.endsWith('.json'));
const living = parse<Questionnaire>('living-mapping.json', folder);

interface Option {
  value: string;
  label: unknown;
  score?: number;
}
interface DraftQuestion {
  id: string;
  options?: (Option | string)[];
  rows?: ({ id: string } | string)[];
  fields?: DraftQuestion[];
  required?: boolean;
  visibleIf?: unknown;
}
interface Draft {
  sections: { id: string; questions: DraftQuestion[] }[];
  optionSets: Record<string, Option[] | object>;
  forms: { core: string[] };
  scoring: { items: object[] };
}
interface Vector {
  id: string;
  answers: Answers;
  expected: {
    dimensions: Record<string, number | null>;
    bands: Record<string, string | null>;
    overall: number;
    overallBand: string;
  };
}

/** Every text of a document: objects whose keys are all languages, with the path where each stands. */
function* texts(value: unknown, path = '$'): Generator<[string, Record<string, string>]> {
  if (value === null || typeof value !== 'object') return;
  const keys = Object.keys(value);
  if (keys.length && keys.every((key) => ['it', 'en', 'sq'].includes(key)))
    yield [path, value as Record<string, string>];
  else for (const [key, child] of Object.entries(value)) yield* texts(child, `${path}.${key}`);
}

const questions = (sections: readonly { questions: readonly unknown[] }[]) =>
  sections.flatMap((section) => section.questions as DraftQuestion[]);

describe.each(published)('the published definition %s', (file) => {
  const definition = parse<Questionnaire>(file, folder);

  it('is accepted, whole and in each of its shorter forms', () => {
    for (const form of [undefined, ...Object.keys(definition.forms ?? {})]) {
      expect(compile(definition, form).sections.length).toBeGreaterThan(0);
    }
  });

  it('is named after its id', () => expect(file).toBe(`${definition.id}.json`));

  it('speaks Italian and English everywhere, and leaves no text empty in any language', () => {
    for (const [path, text] of texts(definition)) {
      expect(Object.keys(text), path).toEqual(expect.arrayContaining(['it', 'en']));
      for (const [locale, words] of Object.entries(text)) expect(words.trim(), `${path}.${locale}`).not.toBe('');
    }
  });

  it('pipes the same answers into a text in every language', () => {
    const piped = (words: string) => [...words.matchAll(/\$\{[^}]*\}/g)].map(String).sort();
    for (const [path, { it, ...others }] of texts(definition)) {
      for (const words of Object.values(others)) expect(piped(words), path).toEqual(piped(it!));
    }
  });

  it('says that its controller is an example', () => {
    const controller = definition.privacy?.controller as Record<string, string>;
    expect(controller.it).toMatch(/dimostrativo/);
    expect(controller.en).toMatch(/demonstration/);
  });
});

describe('the mapping', () => {
  it('asks 70 questions in 9 sections, 47 of them in the short form', () => {
    expect(living.sections).toHaveLength(9);
    expect(questions(living.sections)).toHaveLength(70);
    expect(new Set(living.forms?.core?.questions).size).toBe(47);
    const asked = compile(living, 'core').sections.flatMap((section) => section.questions);
    expect(asked.map(({ id }) => id).sort()).toEqual([...living.forms!.core!.questions].sort());
  });

  it('keeps the e-mail address out of drafts', () => {
    const sensitive = living.sections.flatMap((s) => s.questions.filter((q) => 'sensitive' in q && q.sensitive));
    expect(sensitive.map(({ id }) => id)).toEqual(['need_contact']);
  });
});

describe.skipIf(!existsSync(drafts))('against the drafts they came from', () => {
  const shape = (list: DraftQuestion[] | undefined, sets: Record<string, unknown>): unknown =>
    list?.map(({ id, required, rows, options, fields, ...rest }) => ({
      id,
      required: Boolean(required),
      conditional: 'visibleIf' in rest || 'showIf' in rest,
      rows: rows?.map((row) => (typeof row === 'string' ? row : row.id)),
      options: options?.map((option) => (typeof option === 'string' ? option : [option.value, option.score])),
      fields: shape(fields, sets),
    }));

  it('the mapping keeps every id, option, row, score, condition and requirement', () => {
    const draft = parse<Draft>('questionnaire.json', drafts);
    expect(living.sections.map(({ id }) => id)).toEqual(draft.sections.map(({ id }) => id));
    expect(shape(questions(living.sections), living.optionSets!)).toEqual(
      shape(questions(draft.sections), draft.optionSets),
    );
    expect(living.forms?.core?.questions).toEqual(draft.forms.core);
    expect(living.scoring?.items).toHaveLength(draft.scoring.items.length);
    const values = (set: unknown) => (Array.isArray(set) ? (set as Option[]).map(({ value }) => value) : []);
    for (const [name, set] of Object.entries(living.optionSets!)) {
      expect(values(set), name).toEqual(values(draft.optionSets[name]));
    }
  });

  it.each([
    ['www-needs.json', (file: string) => parse<Draft>(file, drafts), 'needs-mapping.json'],
    [
      'innovacultura.json',
      (file: string) => parse<{ applicationForm: Draft }>(file, drafts).applicationForm,
      'innovacultura.json',
    ],
  ])('%s keeps every section and question', (file, read, source) => {
    const ids = ({ sections }: Pick<Draft, 'sections'>) =>
      sections.map(({ id, questions: q }) => [id, q.map((x) => x.id)]);
    expect(ids(parse<Draft>(file, folder))).toEqual(ids(read(source)));
  });

  const { vectors } = existsSync(drafts)
    ? parse<{ vectors: Vector[] }>('questionnaire.vectors.json', drafts)
    : { vectors: [] };

  it.each(vectors)('the mapping scores the answers "$id" as its authors do', ({ answers, expected }) => {
    const { dimensions, overall, overallBand } = scores(compile(living), answers);
    const rounded = (n: number | null) => (n === null ? null : Math.round(n * 1e4) / 1e4);
    const own = Object.entries(dimensions);
    expect(Object.fromEntries(own.map(([id, { score }]) => [id, rounded(score)]))).toEqual(expected.dimensions);
    expect(Object.fromEntries(own.map(([id, { band }]) => [id, band]))).toEqual(expected.bands);
    expect(rounded(overall)).toBe(expected.overall);
    expect(overallBand).toBe(expected.overallBand);
  });
});
