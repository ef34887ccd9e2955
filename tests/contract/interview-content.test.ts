import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Interview } from '../../src/contract/interview.ts';
import type { Question } from '../../src/contract/questionnaire.ts';
import { compile } from '../../src/form/compile.ts';
import { compileInterview, inspectInterview } from '../../src/form/interview-compile.ts';
import { interviewForms } from '../../src/form/interview.ts';
import { judgeInterview } from '../../src/form/interview-judge.ts';

const parse = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;
const living = parse<Interview>('../../demo/content/interviews/living-interview.json');
const worked = parse<{
  answers: { tracks: Record<string, unknown>[]; experiences: Record<string, unknown>[] };
  notes: Record<string, string>;
  expected: { rungs: Record<string, string>; missing: string[] };
}>('../interview/fixtures/worked.json');
const draft = new URL('../../../shared/content/interview.json', import.meta.url);

/** Every text of a document: objects whose keys are all languages, with the path where each stands. */
function* texts(value: unknown, path = '$'): Generator<[string, Record<string, string>]> {
  if (value === null || typeof value !== 'object') return;
  const keys = Object.keys(value);
  if (keys.length && keys.every((key) => ['it', 'en', 'sq'].includes(key)))
    yield [path, value as Record<string, string>];
  else for (const [key, child] of Object.entries(value)) yield* texts(child, `${path}.${key}`);
}

const { experience, ladder, phases } = living;
const asked = experience.steps.flatMap((step): readonly Question[] => step.questions);

describe('the published interview', () => {
  it('has nothing wrong', () => expect(inspectInterview(living)).toEqual([]));

  it('is accepted section by section', () => {
    for (const form of Object.values(interviewForms(living)))
      for (const section of form.sections) {
        const model = compile({ ...form, sections: [section] });
        expect(model.sections[0]!.questions, section.id).toHaveLength(section.questions.length);
      }
  });

  it('takes 70 minutes and 12 for each experience, and can be left after its third phase', () => {
    expect(phases.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(70);
    expect(experience.minutes).toBe(12);
    expect(phases.map(({ id, kind, minutes, pause }) => [id, kind, minutes, ...(pause ? ['pause'] : [])])).toEqual([
      ['open', 'questions', 10],
      ['timeline', 'timeline', 10],
      ['experience', 'loop', 0, 'pause'],
      ['compare', 'mirror', 10],
      ['synthesis', 'ladder', 15],
      ['frame', 'frame', 20],
      ['return', 'close', 5],
    ]);
  });

  it('speaks all its languages everywhere, and pipes the same answers in each', () => {
    const piped = (words: string) => [...words.matchAll(/\$\{[^}]*\}/g)].map(String).sort();
    let n = 0;
    for (const [path, text] of texts(living)) {
      n++;
      expect(Object.keys(text), path).toEqual(living.locales);
      for (const [locale, words] of Object.entries(text)) {
        expect(words.trim(), `${path}.${locale}`).not.toBe('');
        expect(piped(words), path).toEqual(piped(text.it!));
      }
    }
    expect(n).toBeGreaterThan(200);
  });

  it('asks what no experience can do without', () => {
    const required = asked.filter((q) => 'required' in q && q.required).map(({ id }) => id);
    expect(required.sort()).toEqual(['channel', 'intent', 'outcome', 'title', 'when', 'where_country']);
    expect(ladder.rungs.map(({ value }) => value)).toEqual(['method', 'practice', 'track']);
  });

  it.runIf(existsSync(draft))('keeps every label, prompt and note of the draft, in Italian and English', () => {
    const { phases: drafted, optionSets } = JSON.parse(readFileSync(draft, 'utf8')) as Record<string, unknown>;
    const said = new Set([...texts(living)].flatMap(([, text]) => Object.values(text)));
    const all = [...said].join('\n');
    // what the widget says itself when only successes, or only failures, are chosen
    const widget = /\.validate\./;
    for (const [path, text] of texts({ drafted, optionSets })) {
      if (widget.test(path)) continue;
      for (const [locale, words] of Object.entries(text)) expect(all, `${path}.${locale}`).toContain(words);
    }
    const strings = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values((value ?? {}) as object).flatMap(strings);
    const lists = JSON.stringify(drafted).match(/"(options|kinds)":\["[^\]]*\]/g)!;
    expect(lists.length).toBe(9);
    for (const list of lists)
      for (const word of strings(JSON.parse(list.replace(/^"\w+":/, '')))) expect(said, list).toContain(word);
  });
});

describe('the worked experiences', () => {
  const models = compileInterview(living);
  const now = new Date('2026-01-10T10:00:00Z');

  it('are told of nothing but what the documents leave out', () => {
    const errors = judgeInterview(models, worked.answers, now);
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([...worked.expected.missing].sort());
    for (const { code } of errors) expect(['required', 'minItems']).toContain(code);
  });

  it.each(worked.answers.tracks.map((track) => [String(track.id), track] as const))(
    'place the track %s where it belongs, and nowhere else without a reason',
    (id, track) => {
      const rungs = ladder.rungs.map(({ value }) => value);
      const wrong = (rung: string) =>
        judgeInterview(models, { ...worked.answers, tracks: [{ ...track, rung }] }, now)
          .filter(({ pointer }) => pointer.startsWith('/answers/tracks/'))
          .map(({ pointer, code }) => `${pointer} ${code}`);
      const expected = worked.expected.rungs[id]!;
      expect(rungs).toContain(expected);
      expect(wrong(expected)).toEqual([]);
      for (const other of rungs.filter((rung) => rung !== expected))
        expect(wrong(other)).toEqual(['/answers/tracks/0/override_reason required']);
    },
  );

  it('keep their notes to themselves', () => {
    const sent = JSON.stringify(worked.answers);
    for (const note of Object.values(worked.notes)) expect(sent).not.toContain(note);
  });
});
