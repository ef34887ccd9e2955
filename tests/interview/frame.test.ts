import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHAIN, chainSentence } from '../../src/interview/chain.ts';
import { boxes, proposals } from '../../src/interview/document-frame.ts';
import { sourceOf, writeDocument } from '../../src/interview/document.ts';
import { missingLines, withLines } from '../../src/interview/lines.ts';
import { experiencesOf, given } from '../../src/interview/read.ts';
import type { InterviewAnswers } from '../../src/interview/types.ts';
import { Words } from '../../src/interview/words.ts';
import { fold, withLocale } from '../../src/locale/index.ts';
import { at, definition, hostile, interviews, loadLocales, runs, worked } from './told.ts';

beforeAll(loadLocales);

const locales = ['it', 'en', 'sq'] as const;
const chain = (answers: InterviewAnswers, locale = 'it') =>
  withLocale(locale, () => chainSentence(new Words(definition, locale), answers));
const proposed = (answers: InterviewAnswers, locale = 'it') =>
  withLocale(locale, () => proposals(sourceOf(definition, answers, locale)));
const framed = (answers: InterviewAnswers, locale = 'it') =>
  writeDocument(definition, answers, locale).sections.find(({ id }) => id === 'frame')!.sentences;

const whole: InterviewAnswers = {
  chain_inputs: 'due persone\nun piccolo fondo',
  chain_activities: '- incontri mensili.\n- un laboratorio;',
  chain_outputs: 'un calendario comune',
  chain_outcomes: 'il modo in cui scegliamo i partner',
  chain_assumptions: 'le relazioni ci sono già',
};

describe('the theory of change in one sentence', () => {
  it.each([
    [
      'it',
      'Se mettiamo due persone, un piccolo fondo e facciamo incontri mensili, un laboratorio, allora otteniamo un calendario comune e cambia il modo in cui scegliamo i partner, perché le relazioni ci sono già.',
    ],
    [
      'en',
      'If we put in due persone, un piccolo fondo and we do incontri mensili, un laboratorio, then we get un calendario comune and this changes il modo in cui scegliamo i partner, because le relazioni ci sono già.',
    ],
    [
      'sq',
      'Nëse vëmë due persone, un piccolo fondo dhe bëjmë incontri mensili, un laboratorio, atëherë marrim un calendario comune dhe ndryshon il modo in cui scegliamo i partner, sepse le relazioni ci sono già.',
    ],
  ])('is written in each language (%s)', (locale, text) => {
    expect(chain(whole, locale)).toEqual({ text, links: CHAIN });
  });

  it.each([
    [['chain_activities'], 'Facciamo B.'],
    [['chain_outputs', 'chain_outcomes'], 'Otteniamo C e cambia D.'],
    [['chain_inputs', 'chain_outcomes'], 'Se mettiamo A, allora cambia D.'],
    [['chain_activities', 'chain_assumptions'], 'Facciamo B, perché E.'],
    [['chain_assumptions'], 'Presupposti: E.'],
    [[], undefined],
  ])('passes over what was not answered: %j', (there, text) => {
    const answers = Object.fromEntries(there.map((id) => [id, 'ABCDE'[CHAIN.indexOf(id)]!]));
    expect(chain(answers)?.text).toBe(text);
  });

  it('is a sentence, with all that was answered and nothing else, whatever the gaps, in each language', () => {
    for (const locale of locales)
      for (let gaps = 0; gaps < 2 ** CHAIN.length; gaps++) {
        const there = CHAIN.filter((_, i) => gaps & (2 ** i));
        const answers = Object.fromEntries(there.map((id) => [id, `<${id}>`]));
        const said = chain(answers, locale);
        if (!there.length) {
          expect(said).toBeUndefined();
          continue;
        }
        expect(said!.links).toEqual(there);
        expect(said!.text.match(/<\w+>/g)).toEqual(there.map((id) => `<${id}>`));
        expect(said!.text).toMatch(/^\p{Lu}[^.]*[^\s.]\.$/u);
        expect(said!.text).not.toMatch(/,,| {2}|,\.|…|^[<,]/);
      }
  });

  it('stands in the document once, in the place of its questions, and may be reworded', () => {
    const sentences = framed({ ...whole, stop: 'le fiere', edits: { 'frame/chain': 'Parole nostre.' } });
    expect(sentences.map(({ id, text }) => [id, text])).toEqual([
      ['frame/chain', 'Parole nostre.'],
      ['frame/stop', 'Che cosa smettiamo di fare? le fiere'],
    ]);
    expect(sentences[0]).toMatchObject({ edited: true, links: CHAIN, generated: chain(whole)!.text });
  });

  it('ends as it was ended, and stays what it is for any words', () => {
    expect(chain({ chain_assumptions: 'chi non ci crederebbe?' })!.text).toBe('Presupposti: chi non ci crederebbe?');
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 5, maxLength: 5 }), fc.constantFrom(...locales), (texts, locale) => {
        const answers: InterviewAnswers = Object.fromEntries(CHAIN.map((id, i) => [id, texts[i]!]));
        const said = chain(answers, locale);
        if (!said) return;
        expect(said.text).toMatch(/[.!?]$/);
        expect(said.text).not.toContain('\n');
        for (const link of said.links) expect(given(at(answers, link))).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('does not tell what is never kept', () => {
    const secret = structuredClone(definition);
    const question = secret.phases.flatMap(({ questions = [] }) => questions).find(({ id }) => id === 'chain_inputs')!;
    Object.assign(question, { sensitive: true });
    expect(chainSentence(new Words(secret, 'en'), whole)!.text).not.toContain('fondo');
  });
});

describe('what the stories propose', () => {
  it('leads to the experiences that each line comes from, a practice to those it is found in', () => {
    const { strengths, weaknesses, threats } = proposed(worked);
    expect(strengths[0]).toMatchObject({
      text: 'Associarsi partendo da un progetto europeo (metodo)',
      links: ['tracks/t_association/name', 'tracks/t_association/tests', 'experiences/x_medcoop/title'],
    });
    expect(weaknesses[0]!.links.every((link) => link.startsWith('experiences/x_coop_partnering/'))).toBe(true);
    expect(threats[0]!.links.every((link) => link.startsWith('experiences/x_london_bid/'))).toBe(true);
  });

  it('leads there still when it was taken over as it is; a line of one’s own leads to its field', () => {
    const [line] = proposed(worked).weaknesses;
    const own = framed({ ...worked, weaknesses: `${line!.text}\npoche persone` }).filter(
      ({ group }) => group === 'frame/weaknesses',
    );
    expect(own.map(({ text, links }) => [text, links])).toEqual([
      [line!.text, ['weaknesses', ...line!.links]],
      ['poche persone', ['weaknesses']],
    ]);
  });

  it('stands on answers that are there, and goes with the experiences that it stood on', () => {
    fc.assert(
      fc.property(interviews(), fc.nat(), fc.constantFrom(...locales), (answers, n, locale) => {
        const lines = (told: InterviewAnswers) => boxes.flatMap((box) => proposed(told, locale)[box]);
        for (const { links } of lines(answers)) {
          expect(links.length).toBeGreaterThan(0);
          for (const link of links) expect([link, given(at(answers, link))]).toEqual([link, true]);
        }
        const told = experiencesOf(answers);
        const gone = told[n % (told.length || 1)];
        if (!gone) return;
        const after = lines({ ...answers, experiences: told.filter((e) => e !== gone) });
        const own = `experiences/${gone.id}/`;
        for (const { links } of after) expect(links.some((link) => link.startsWith(own))).toBe(false);
        const ids = new Set(after.map(({ id }) => id));
        for (const { id, links } of lines(answers))
          if (links.every((link) => link.startsWith(own))) expect(ids.has(id)).toBe(false);
      }),
      { numRuns: runs },
    );
  });
});

describe('lines put into a field', () => {
  it('fill an empty one, and come under what was written', () => {
    expect(withLines('', ['a', 'b'])).toBe('a\nb');
    expect(withLines('nostra\n', ['a', 'Nostra', 'b'])).toBe('nostra\na\nb');
    expect(withLines(' \n', ['a'])).toBe('a');
  });

  it('never take a word away, and put a second time change nothing', () => {
    const line = fc.constantFrom('poche persone', 'Poche persone', 'perché', 'perche', 'un visto', 'a');
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant('')), { maxLength: 5 }), fc.array(line), (written, lines) => {
        const own = written.join('\n');
        const filled = withLines(own, lines);
        expect(filled.startsWith(own.trim() ? own.trimEnd() : '')).toBe(true);
        expect(missingLines(filled, lines)).toEqual([]);
        expect(withLines(filled, lines)).toBe(filled.trimEnd());
        const there = filled.split('\n').map(fold);
        for (const each of lines) expect(there).toContain(fold(each));
      }),
      { numRuns: runs * 2 },
    );
  });
});
