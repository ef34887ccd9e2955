import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/rules/author.ts';
import { parse } from '../../src/rules/index.ts';
import { words } from '../../src/rules/words.ts';
import { rule, runs } from './arbitrary.ts';

const LABELS: Record<string, string> = {
  exports: 'Avete esportato?',
  markets: 'Mercati',
  age: 'Età',
  since: 'Da quando',
};
const OPTIONS: Record<string, string> = { yes: 'Sì', no: 'No', fr: 'Francia', al: 'Albania' };
const say = (text: string, lang: keyof typeof words): string =>
  sentence(parse(text), {
    ...words[lang],
    label: (path) => LABELS[path] ?? path,
    option: (_, value) => OPTIONS[value],
  });

describe('a rule as a sentence', () => {
  it.each([
    ["${exports} === 'yes' and count(${markets}) > 2", '“Avete esportato?” è “Sì” e “Mercati” ha più di 2 risposte'],
    ["${exports} !== 'no' or ${age} >= 1000.5", '“Avete esportato?” non è “No” o “Età” è almeno 1000,5'],
    ['count(${markets}) > 1', '“Mercati” ha più di una risposta'],
    ['count(${markets}) === 0', '“Mercati” non ha risposte'],
    ['not count(${markets}) >= 3', '“Mercati” ha meno di 3 risposte'],
    ["not selected(${markets}, 'fr', 'al')", 'in “Mercati” non c’è “Francia” o “Albania”'],
    ['not answered(${age})', '“Età” è senza risposta'],
    ["not (answered(${age}) and ${exports} === 'yes')", '“Età” è senza risposta o “Avete esportato?” non è “Sì”'],
    [
      "(${age} > 3 or ${age} < 1) and ${exports} === 'x'",
      '(“Età” è più di 3 o “Età” è meno di 1) e “Avete esportato?” è “x”',
    ],
    ["${since} < '2021-03'", '“Da quando” è prima di “2021-03”'],
    ['${since} >= today()', '“Da quando” è a partire da oggi'],
    ['3 < ${age}', '“Età” è più di 3'],
    ['1 <= ${age} <= 5', '“Età” è fra 1 e 5, estremi compresi'],
    ['not 5 > ${age} > 1', 'non è vero che “Età” è fra 1 e 5, estremi esclusi'],
    ['${agree}', 'la risposta a “agree” è sì'],
    ['not ${agree}', '“agree” è “no”'],
    ['${agree} === true', '“agree” è “sì”'],
    ['sum(${a}, ${b}) * (1 + ${c}) === 100', '(la somma di “a” e “b”) × (1 + “c”) è 100'],
    ["if(${age} > 3, 'a', 'b')", 'se “Età” è più di 3: “a”; altrimenti: “b”'],
    ['round(${a} / 3, 2)', '“a” ÷ 3 con 2 decimali'],
  ])('%s', (text, expected) => expect(say(text, 'it')).toBe(expected));

  it('speaks the language of the page', () => {
    const text = "${exports} === 'yes' and count(${markets}) > 2 and not answered(${age})";
    expect(say(text, 'en')).toBe(
      '“Avete esportato?” is “Sì”, “Mercati” has more than 2 answers, and “Età” is not answered',
    );
    expect(say(text, 'sq')).toBe(
      '“Avete esportato?” është “Sì”, “Mercati” ka më shumë se 2 përgjigje dhe “Età” është pa përgjigje',
    );
  });

  it('can be said of any rule in every language, and differs between them', () => {
    fc.assert(
      fc.property(rule, (r) => {
        for (const lang of ['it', 'en', 'sq'] as const) {
          const said = sentence(r, { ...words[lang], label: (path) => path, option: () => undefined });
          expect(said).not.toMatch(/undefined|\[object|NaN/);
          expect(said.length).toBeGreaterThan(0);
        }
      }),
      runs(1000),
    );
  });

  it('has the same phrases in every language', () => {
    const shape = (o: object): string[] =>
      Object.entries(o).flatMap(([key, v]) => [key, ...(typeof v === 'object' ? shape(v as object) : [])]);
    expect(shape(words.en)).toEqual(shape(words.it));
    expect(shape(words.sq)).toEqual(shape(words.it));
  });
});
