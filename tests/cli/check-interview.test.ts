import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonical, digest } from '../../src/contract/digest.ts';
import { scratch, varco } from './terminal.ts';

const { folder, put } = scratch();
const published = join(import.meta.dirname, '../../demo/content/interviews/living-interview.json');
const source = readFileSync(published, 'utf8');

type Entry = Record<string, unknown>;
interface Editable extends Entry {
  phases: (Entry & { questions: Entry[] })[];
  experience: Entry & { steps: (Entry & { questions: Entry[] })[] };
  ladder: { rungs: Entry[]; questions: Entry[] };
}
const changed = (change: (copy: Editable) => void): string => {
  const copy = JSON.parse(source) as Editable;
  change(copy);
  return JSON.stringify(copy, null, 2);
};
const inStep = (copy: Editable, id: string): Entry =>
  copy.experience.steps.flatMap(({ questions }) => questions).find((question) => question.id === id)!;

/** Where a text stands the first time, as editors count. */
const placeOf = (text: string, part: string): string => {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
};

describe('varco check of an interview', () => {
  it('says that the published one is right, and how large it is', async () => {
    const { code, out } = await varco('check', published);
    expect(code).toBe(0);
    expect(out).toContain('right: living-interview 1.0.0, 7 phases, 65 questions, it en sq');
    expect(out).not.toContain('an empty step');
    // what it takes over goes by ids: none of them is a text
    expect(out).not.toContain('same in every language');
  });

  it.each<[string, (copy: Editable) => void, string, string]>([
    [
      'a phase of a kind that is not known',
      (copy) => (copy.phases[1]!.kind = 'timelime'),
      '"timelime"',
      '$.phases[1].kind: found "timelime"',
    ],
    [
      'a name that is not known',
      (copy) => (inStep(copy, 'channel').requird = true),
      '"requird"',
      '.requird: found a property',
    ],
    [
      'a question of another type than its id is read as',
      (copy) => Object.assign(inStep(copy, 'mood'), { max: 7, label: 'mood of seven' }),
      '"scale"',
      '$.experience.steps[0].questions[4].type: found "scale", expected scale from 1 to 5',
    ],
    [
      'a test that the ladder does not ask',
      (copy) => (copy.ladder.rungs[0]!.all = ['worked', 'writen']),
      '"writen"',
      '$.ladder.rungs[0].all[1]: found "writen", expected an option of "tests". Did you mean "written"?',
    ],
    [
      'an outcome that nobody can choose',
      (copy) => (copy.experience.success = ['won']),
      '"won"',
      '$.experience.success[0]: found "won", expected an option of "outcome"',
    ],
    [
      'a condition on what is not asked there',
      (copy) => (copy.ladder.questions[2]!.showIf = '${chanel}'),
      '"${chanel}"',
      '$.ladder.questions[2].showIf: found',
    ],
  ])('tells %s at its line', async (_, change, part, told) => {
    const text = changed(change);
    const file = put('wrong.json', text);
    const { code, out } = await varco('check', file);
    expect(code).toBe(1);
    expect(out).toContain(`${file}:${placeOf(text, part)}: `);
    expect(out).toContain(told);
    expect(out).toContain(`${file}: 1 mistake`);
  });

  it('tells several at once, in the order of the file', async () => {
    const text = changed((copy) => {
      copy.phases[0]!.questions[0]!.type = 'multipel';
      copy.experience.steps[0]!.questions[0]!.id = 'two words';
      copy.ladder.rungs[0]!.vlaue = 'x';
    });
    const { code, out } = await varco('check', '--json', put('several.json', text));
    const [{ kind, mistakes }] = JSON.parse(out).files;
    expect([code, kind]).toEqual([1, 'interview']);
    expect(mistakes.map(({ path }: { path: string }) => path)).toEqual([
      '$.phases[0].questions[0].type',
      '$.experience.steps[0].questions[0].id',
      '$.ladder.rungs[0].vlaue',
    ]);
    const lines = mistakes.map(({ line }: { line: number }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it.each<[string, (copy: Editable) => void, string]>([
    [
      'a language that is not named, in what is read aloud',
      (copy) => (copy.phases[0]!.prompts = [{ it: 'Ciao', en: 'Hello', sq: 'Tung', fr: 'Salut' }]),
      '$.phases[0].prompts[0].fr: a text in "fr"',
    ],
    [
      'a blank note to who leads',
      (copy) => (copy.phases[0]!.facilitator = ' '),
      '$.phases[0].facilitator: a blank text',
    ],
    [
      'an answer of another form',
      (copy) => (copy.ladder.questions[0]!.help = 'as in ${channel}'),
      '$.ladder.questions[0].help: ${channel} names no question',
    ],
    [
      'an unknown destination',
      (copy) => (inStep(copy, 'title').carryTo = 'interview.frames'),
      'did you mean "interview.frame"?',
    ],
    [
      'a step without questions',
      (copy) => copy.experience.steps.push({ id: 'last', title: 'Last', questions: [] }),
      '$.experience.steps[6].questions: a section without questions is an empty step',
    ],
    ['a closing date that is past', (copy) => (copy.closes = '2001-01-01T00:00Z'), 'no answers are taken'],
  ])('warns of %s, and still passes', async (_, change, told) => {
    const { code, out } = await varco('check', put('warned.json', changed(change)));
    expect(out).toContain(told);
    expect(code).toBe(0);
  });

  it('takes what a text of an interview may name', async () => {
    const text = changed((copy) => {
      copy.phases[2]!.prompts = ['Back to ${title}: ${factors.note}'];
      copy.intro = 'of ${why}';
    });
    expect((await varco('check', put('named.json', text))).out).not.toContain('names no question');
  });

  it('reads the conditions of every form aloud, and not what the ladder works out by itself', async () => {
    const { out } = await varco('check', '--explain', '--locale', 'en', published);
    expect(out).toContain('conditions_text asked when: ');
    expect(out).toContain('we know under which conditions it works');
    expect(out).not.toContain('proposed worked out as');
  });

  it('counts the texts without a translation, those of rungs and prompts too', async () => {
    const text = changed((copy) => {
      copy.ladder.rungs[0]!.label = { it: 'metodo', en: 'method' };
      copy.phases[0]!.prompts = [{ it: 'Ciao', sq: 'Tung' }];
    });
    const { out } = await varco('check', '--missing', put('missing.json', text));
    expect(out).toContain('missing in sq:\n  $.ladder.rungs[0].label\n');
    expect(out).toContain('missing in en:\n  $.phases[0].prompts[0]\n');
  });

  it('stamps it with the digest that submissions name', async () => {
    const file = put('stamp.json', source);
    expect((await varco('check', '--stamp', file)).code).toBe(0);
    const { digest: written, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Entry;
    expect(written).toBe(await digest(canonical(JSON.parse(source))));
    expect(rest).toEqual(JSON.parse(source));
  });

  it('counts interviews beside questionnaires in a folder', async () => {
    put('site/interviews/one.json', source);
    put('site/settings.json', '{"a": 1}');
    const { code, out } = await varco('check', join(folder, 'site'));
    expect(code).toBe(0);
    expect(out).toContain('settings.json: left out: it has neither sections nor phases');
    expect(out).toContain('2 files: 0 questionnaires and 1 interview right, 0 mistakes');
  });
});
