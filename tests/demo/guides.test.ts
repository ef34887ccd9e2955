import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Question, Questionnaire } from '../../src/contract/questionnaire.ts';
import { phaseKinds } from '../../src/contract/interview.ts';
import { compile } from '../../src/form/compile.ts';
import { checkPartners } from '../../src/form/partners-check.ts';
import { inspectInterview } from '../../src/form/interview-compile.ts';
import { toRule } from '../../src/rules/index.ts';

const read = (name: string) => readFileSync(new URL(`../../stories/guides/${name}.md`, import.meta.url), 'utf8');
const json = (text: string) => [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, code]) => code!);
const guide = read('write-a-questionnaire');
const blocks = json(guide);
const whole = blocks.filter((code) => code.startsWith('{'));
const fragments = blocks.filter((code) => !code.startsWith('{'));

/** Second and later cells of the table under a heading row, as written. */
const table = (header: string): string[][] => {
  const [, rows = ''] = guide.split(new RegExp(`\\| ${header}[^\\n]*\\n\\|[-| ]+\\n`));
  return rows
    .split('\n\n')[0]!
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

describe('the guide "Write a questionnaire"', () => {
  it('begins with a questionnaire that works', () => {
    const first = JSON.parse(whole[0]!) as unknown;
    expect(compile(first).sections).toHaveLength(1);
  });

  it.each(whole.slice(1).map((code) => [JSON.parse(code) as { id: string }]))(
    'shows the question $id as it is written',
    (question) => {
      expect(Question.safeParse(question).error?.issues).toBeUndefined();
    },
  );

  it.each(fragments.map((code) => [code]))('shows a part that a questionnaire takes: %s', (code) => {
    const part = JSON.parse(`{${code}}`) as Record<string, unknown>;
    const base = { id: 'q', version: '1', locales: ['en'], title: 'T' };
    const question = { id: 'a', type: 'text', label: 'L', ...('showIf' in part ? part : {}) };
    const document = {
      ...base,
      ...('showIf' in part ? {} : part),
      sections: [{ id: 's', title: 'S', questions: [question] }],
    };
    expect(() => Questionnaire.parse(document)).not.toThrow();
  });

  it('names every type of question, and no other', () => {
    const told = table('type').flatMap(([cell]) => [...cell!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
    const known = Question.def.options.flatMap((option) => option.shape.type.def.values);
    expect(told.sort()).toEqual([...known].sort());
  });

  it('says conditions in words that the rules understand', () => {
    const rules = table('to say').flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]*\$\{[^`]*)`/g)].map(([, rule]) => rule!),
    );
    expect(rules.length).toBeGreaterThan(5);
    for (const rule of rules) expect(() => toRule(rule), rule).not.toThrow();
  });
});

describe('the guide "Write an interview"', () => {
  const text = read('write-an-interview');
  const [first, ...parts] = json(text);
  const smallest = JSON.parse(first!) as object;

  it('begins with an interview that works', () => {
    expect(inspectInterview(smallest)).toEqual([]);
  });

  it.each(parts.map((code) => [code]))('shows a part that an interview takes: %s', (code) => {
    expect(inspectInterview({ ...smallest, ...(JSON.parse(`{${code}}`) as object) })).toEqual([]);
  });

  it('names every kind of phase, and no other', () => {
    const rows = text.split(/\| kind[^\n]*\n\|[-| ]+\n/)[1]!.split('\n\n')[0]!;
    expect([...rows.matchAll(/^\| `(\w+)`/gm)].map(([, kind]) => kind)).toEqual([...phaseKinds]);
  });
});

describe('the guide "Publish your partners"', () => {
  const [first, ...parts] = json(read('publish-your-partners'));
  const smallest = JSON.parse(first!) as { features: { properties: object }[] };
  const [eagle, ...others] = smallest.features;
  const mistakes = (document: object) => checkPartners(document).map(({ path, found }) => `${path}: ${found}`);

  it('begins with a document that works', () => {
    expect(mistakes(smallest)).toEqual([]);
  });

  it.each(parts.filter((code) => code.startsWith('"')).map((code) => [code]))(
    'shows a part that a document or an entry takes: %s',
    (code) => {
      const part = JSON.parse(`{${code}}`) as object;
      const entry = { ...eagle!, properties: { ...eagle!.properties, ...part } };
      const document =
        'opportunities' in part ? { ...smallest, features: [entry, ...others] } : { ...smallest, ...part };
      expect(mistakes(document)).toEqual([]);
    },
  );
});
