import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { example } from '../../demo/example/documents.ts';
import { group, type Sent } from '../../demo/example/group.ts';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { Crossings, Results } from '../../src/contract/results.ts';
import { build, judge } from '../../src/form/index.ts';
import { respondent, type Respondent } from '../../src/receiver/results/respondents.ts';

const file = new URL('../../demo/content/questionnaires/living-mapping.json', import.meta.url);
const definition = JSON.parse(readFileSync(file, 'utf8')) as Questionnaire;
const model = build(definition);

/** Correlation of two things over those of whom both are known (Pearson). */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (of: (a: number, b: number) => number) => pairs.reduce((all, [a, b]) => all + of(a - x, b - y), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}

describe('the example group', () => {
  let sent: readonly Sent[];
  let respondents: readonly Respondent[];
  let made: Awaited<ReturnType<typeof example>>;
  beforeAll(async () => {
    made = await example(definition);
    sent = group(model);
    respondents = sent.map(({ answers }) => respondent(model, answers));
  });

  it('is 141 organisations whose answers a receiver takes as they are', () => {
    expect(sent).toHaveLength(141);
    for (const { answers, receivedAt } of sent) expect(judge(model, answers, receivedAt)).toEqual([]);
  });

  it('names nobody', () => {
    const names = sent.map(({ answers }) => answers.org_name as string);
    expect(new Set(names).size).toBe(141);
    const own = ['org_name', 'org_city', 'need_contact', 'off_url'];
    const others = ['str_vision', 'exp_chance_text', 'need_policy', 'need_share'];
    for (const { answers } of sent)
      for (const id of [...own, ...others])
        if (answers[id] !== undefined) expect(answers[id], id).toMatch(/esempio|organizzazione\.example/);
  });

  it('is the same from the same seed, and another from another', () => {
    expect(JSON.stringify(group(model))).toBe(JSON.stringify(sent));
    expect(JSON.stringify(group(model, 141, 'another'))).not.toBe(JSON.stringify(sent));
  });

  it('leaves out a twentieth to a tenth of what it is asked', () => {
    const answers = respondents.flatMap((one) => [...one.answers.values()]);
    const share = answers.filter((answer) => answer === null).length / answers.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.1);
  });

  it('answers over some months', () => {
    const months = new Set(sent.map(({ receivedAt }) => receivedAt.toISOString().slice(0, 7)));
    expect([...months]).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06']);
  });

  it('has answers that go together as one would think', () => {
    const rank = (id: string) => (one: Respondent) =>
      model.nodes.get(id)!.options!.findIndex(({ value }) => value === one.answers.get(id));
    const number = (id: string) => (one: Respondent) => (one.answers.get(id) as number | undefined) ?? -1;
    const score = (id: string) => (one: Respondent) => one.scores[id] ?? -1;
    const together = (a: (one: Respondent) => number, b: (one: Respondent) => number) =>
      correlation(respondents.map((one) => [a(one), b(one)] as const).filter(([x, y]) => x >= 0 && y >= 0));

    expect(together(number('org_fte'), rank('org_income'))).toBeGreaterThan(0.3);
    expect(together(score('experience'), score('relations'))).toBeGreaterThan(0.3);
    expect(together(score('strategy'), score('method'))).toBeGreaterThan(0.1);
    expect(together(score('relations'), number('org_fte'))).toBeGreaterThan(0.1);
    // whoever has been abroad is hindered less by what they cannot do
    const hindered = (one: Respondent) =>
      (one.answers.get('need_barriers') as Record<string, number> | undefined)?.skills ?? -1;
    expect(together(score('experience'), hindered)).toBeLessThan(-0.1);
  });

  it('shows what a report does with few: some provinces and forms are not told', () => {
    const results = Results.parse(made.get('living-mapping.json'));
    const told = Object.values(results.questions.org_province!.counts!);
    expect(told).toContain(null);
    expect(told.filter((count) => count !== null).length).toBeGreaterThan(6);
    for (const { quartiles } of Object.values(results.dimensions)) expect(quartiles).toHaveLength(3);
  });

  it('may be narrowed and crossed: by each question that may be, a file beside the results', () => {
    const { questions } = Crossings.parse(made.get('living-mapping/by/str_plan.json'));
    expect(Object.keys(questions).length).toBeGreaterThan(20);
    for (const { counts } of Object.values(questions))
      for (const count of counts.flat()) expect(count === 0 || count >= 5).toBe(true);
  });

  it.each([
    ['example', 'living-mapping.json'],
    ['example-by-form', 'living-mapping/by/org_form.json'],
  ])('is what the stories show as %s (npx tsx demo/example/fixture.ts writes it anew)', (name, path) => {
    const fixture = new URL(`../../stories/status-report/${name}.json`, import.meta.url);
    expect(JSON.parse(readFileSync(fixture, 'utf8'))).toEqual(made.get(path));
  });
});
