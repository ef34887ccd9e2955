import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/form/compile.ts';
import { Form, judge, scores, type Answers } from '../../src/form/index.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const vectorsFile = new URL('../../../shared/content/questionnaire.vectors.json', import.meta.url);
const model = compile(json('../../demo/content/questionnaires/living-mapping.json'));

describe.skipIf(!existsSync(vectorsFile))('the mapping is scored as its oracle says', () => {
  const { vectors } = existsSync(vectorsFile) ? json(vectorsFile.href) : { vectors: [] };
  for (const { id, answers, expected } of vectors as {
    id: string;
    answers: Answers;
    expected: {
      dimensions: Record<string, number | null>;
      bands: Record<string, string | null>;
      overall: number;
      overallBand: string;
    };
  }[]) {
    it(id, () => {
      const result = scores(model, answers);
      for (const [dimension, score] of Object.entries(expected.dimensions)) {
        const found = result.dimensions[dimension]!;
        if (score === null) expect(found.score, dimension).toBeNull();
        else expect(found.score, dimension).toBeCloseTo(score, 3);
        expect(found.band, dimension).toBe(expected.bands[dimension]);
      }
      expect(result.overall).toBeCloseTo(expected.overall, 3);
      expect(result.overallBand).toBe(expected.overallBand);
    });
  }
});

describe('the shorter form', () => {
  it('asks its 47 questions and no others', () => {
    const core = compile(model.definition, 'core');
    expect(core.sections.flatMap((s) => s.questions)).toHaveLength(47);
    const form = new Form(core, { answers: { exp_any: 'yes', org_year: 1990 } });
    expect(form.submitted()).toEqual({ exp_any: 'yes', pub_map: 'nothing' });
    expect(form.unplaced).toEqual({ org_year: 1990 });
    expect(judge(core, { org_year: 1990 }).map((e) => `${e.pointer} ${e.code}`)).toContain('/answers/org_year hidden');
  });
});
