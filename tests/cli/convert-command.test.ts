import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch, varco } from './terminal.ts';
import { xlsx } from './xlsx.ts';

const { folder, put } = scratch();

describe('varco convert', () => {
  const book = xlsx({
    survey: [
      ['type', 'name', 'label'],
      ['text', 'a', 'A'],
      ['geopoint', 'g', 'G'],
    ],
  });

  it('writes a file that passes varco check, tells what is lost, and writes over nothing', async () => {
    const file = put('form.xlsx', book);
    const out = join(folder, 'form.json');
    const first = await varco('convert', file, '-o', out);
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toContain('survey row 3, column A (type): lost');
    expect(first.err).toContain('converted: 1 section, 1 question; 1 lost, 0 changed');
    expect((await varco('check', out)).code).toBe(0);
    const again = await varco('convert', file, '-o', out);
    expect(again.code).toBe(2);
    expect(again.err).toContain('--force');
    expect((await varco('convert', file, '-o', out, '--force', '--strict')).code).toBe(1);
  });

  it('gives the questionnaire to standard output, texts in the language that is said', async () => {
    const { out } = await varco('convert', put('form.xlsx', book), '--locale', 'it');
    expect(JSON.parse(out)).toMatchObject({ id: 'form', locales: ['it'] });
  });

  it.each([
    [['convert'], 2, 'name one workbook'],
    [['convert', 'nowhere.xlsx'], 2, 'cannot be read'],
    [['convert', 'LICENSE'], 1, 'not converted: no .xlsx'],
    [['convert', 'LICENSE', '--locale', 'Italian!'], 2, 'expected a language tag'],
  ])('tells a wrong call: %j', async (args, code, told) => {
    const said = await varco(...args);
    expect(said.code).toBe(code);
    expect(said.err).toContain(told);
  });
});
