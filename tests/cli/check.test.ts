import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { globPattern } from '../../src/cli/check/files.ts';
import { canonical, digest } from '../../src/contract/digest.ts';
import { scratch, varco } from './terminal.ts';

const { folder, put } = scratch();

const little = {
  id: 'little',
  version: '1',
  locales: ['it', 'en'],
  title: { it: 'Piccolo', en: 'Little' },
  sections: [
    {
      id: 'one',
      title: { it: 'Uno', en: 'One' },
      questions: [
        { id: 'exports', type: 'boolean', label: { it: 'Esportate?', en: 'Do you export?' } },
        {
          id: 'markets',
          type: 'multiple',
          label: { it: 'Mercati', en: 'Markets' },
          showIf: '${exports}',
          options: [
            { value: 'eu', label: { it: 'Europa', en: 'Europe' } },
            { value: 'asia', label: 'Asia' },
          ],
        },
      ],
    },
  ],
};
type Little = typeof little & Record<string, unknown>;
const changed = (change: (copy: Little) => void): string => {
  const copy = structuredClone(little) as Little;
  change(copy);
  return JSON.stringify(copy, null, 2);
};
const question = (copy: Little, i: number) => copy.sections[0]!.questions[i] as unknown as Record<string, unknown>;

describe('varco check', () => {
  it('says that a right questionnaire is right', async () => {
    const file = put('right.json', JSON.stringify(little));
    const { code, out } = await varco('check', file);
    expect(code).toBe(0);
    expect(out).toContain(`${file}: right: little 1, 1 section, 2 questions, it en`);
  });

  it('tells every mistake at its line and column with what was meant', async () => {
    const text = changed((copy) => {
      question(copy, 0).type = 'bolean';
      question(copy, 1).requird = true;
    });
    const file = put('wrong.json', text);
    const { code, out } = await varco('check', file);
    expect(code).toBe(1);
    const rows = text.split('\n');
    const typed = rows.findIndex((row) => row.includes('"bolean"'));
    const named = rows.findIndex((row) => row.includes('"requird"'));
    expect(out).toContain(
      `${file}:${typed + 1}:${rows[typed]!.indexOf('"bolean"') + 1}: $.sections[0].questions[0].type: found "bolean"`,
    );
    expect(out).toContain('Did you mean "boolean"?');
    expect(out).toContain(
      `${file}:${named + 1}:${rows[named]!.indexOf('"requird"') + 1}: $.sections[0].questions[1].requird`,
    );
    expect(out).toContain('Did you mean "required"?');
    expect(out).toContain(`${file}: 2 mistakes`);
  });

  it('points into a condition that cannot be read', async () => {
    const text = changed((copy) => (question(copy, 1).showIf = '${exports} == true'));
    const { out } = await varco('check', put('rule.json', text));
    const row = text.split('\n').findIndex((line) => line.includes('=='));
    expect(out).toContain(`rule.json:${row + 1}:${text.split('\n')[row]!.indexOf('==') + 1}: `);
    expect(out).toContain('write ===');
  });

  it('tells an unknown id in a condition with the nearest one', async () => {
    const { code, out } = await varco(
      'check',
      put(
        'id.json',
        changed((copy) => (question(copy, 1).showIf = '${exprots}')),
      ),
    );
    expect(code).toBe(1);
    expect(out).toContain('exports');
  });

  it('shows the line of a mistake of syntax', async () => {
    const file = put('syntax.json', '{\n  "id": "x",\n  "version": "1"\n  "locales": []\n}');
    const { code, out } = await varco('check', file);
    expect(code).toBe(1);
    expect(out).toContain(
      `${file}:3:17: found no comma, expected \`,\` or \`}\`.\n    "version": "1"\n                  ^`,
    );
  });

  it('refuses a name that stands twice, which JSON.parse takes silently', async () => {
    const { code, out } = await varco(
      'check',
      put('twice.json', JSON.stringify(little).replace('{', '{"version":"0",')),
    );
    expect(code).toBe(1);
    expect(out).toContain('the name "version" a second time');
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le')],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xe8, 0x7d])],
  ])('tells a file that is %s', async (found, bytes) => {
    const { code, out } = await varco('check', put('bytes.json', bytes));
    expect(code).toBe(1);
    expect(out).toContain(`found ${found}, expected a file saved as UTF-8`);
  });

  it('lets no control character of a document reach the terminal', async () => {
    const { out } = await varco(
      'check',
      put(
        'escape.json',
        changed((copy) => (copy.id = '\u001b[31mred\u202e')),
      ),
    );

    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  it.each([
    [
      'an option without a label',
      (c: Little) => ((question(c, 1).options as { label: unknown }[])[0]!.label = ' '),
      'an option without a label',
    ],
    [
      'a language that is not named',
      (c: Little) => ((c.title as Record<string, string>).fr = 'Petit'),
      'a text in "fr", which locales (it, en) does not name',
    ],
    [
      'an unknown destination',
      (c: Little) => (question(c, 0).carryTo = 'interview.experience'),
      'did you mean "interview.experiences"?',
    ],
    [
      'an answer that does not exist',
      (c: Little) => (question(c, 0).help = 'of ${exprts}'),
      'did you mean ${exports}?',
    ],
    ['HTML', (c: Little) => (c.intro = 'a <b>bold</b> word'), '`<b>` will be shown as it is'],
    [
      'a link that will be none',
      (c: Little) => (c.intro = '[x](javascript:alert)'),
      '"javascript:alert" will not be a link',
    ],
    ['a closing date that is past', (c: Little) => (c.closes = '2001-01-01T00:00Z'), 'no answers are taken'],
    [
      'a closing before the opening',
      (c: Little) => Object.assign(c, { opens: '2901-01-01T00:00Z', closes: '2900-01-01T00:00Z' }),
      'it closes before it opens',
    ],
    [
      'a form that lacks what it depends on',
      (c: Little) => (c.forms = { short: { questions: ['markets'] } }),
      '"markets" depends on "exports", which this form does not ask',
    ],
    ['a digest of other content', (c: Little) => (c.digest = 'sha-256:x'), 'the digest is of other content'],
    [
      'a page that is too long',
      (c: Little) =>
        c.sections[0]!.questions.push(
          ...Array.from({ length: 30 }, (_, i) => ({ id: `q${i}`, type: 'text', label: 'Q' }) as never),
        ),
      '32 lines to answer on one page',
    ],
    [
      'a section without questions',
      (c: Little) => c.sections.push({ id: 'two', title: { it: 'Due', en: 'Two' }, questions: [] }),
      'an empty step',
    ],
  ])('warns of %s, and still passes', async (_, change, told) => {
    const { code, out } = await varco('check', put('warned.json', changed(change)));
    expect(out).toContain('warning:');
    expect(out).toContain(told);
    expect(code).toBe(0);
    expect((await varco('check', '--quiet', join(folder, 'warned.json'))).out).toBe('');
  });

  it('counts the texts without a translation, and lists them when asked', async () => {
    const file = put(
      'missing.json',
      changed((copy) => delete (copy.title as Partial<typeof copy.title>).en),
    );
    const { code, out } = await varco('check', file);
    expect(code).toBe(0);
    expect(out).toContain('1 text of 6 missing in en');
    expect(out).not.toContain('$.title');
    expect((await varco('check', file, '--missing')).out).toContain('missing in en:\n  $.title\n');
  });

  it.each([
    ['it', 'markets asked when: la risposta a “Esportate?” è sì'],
    ['en', 'markets asked when: the answer to “Do you export?” is yes'],
    ['sq', 'markets asked when: përgjigjja te “Esportate?” është po'],
  ])('reads the conditions aloud in %s', async (locale, told) => {
    const { out } = await varco('check', put('told.json', JSON.stringify(little)), '--explain', '--locale', locale);
    expect(out).toContain(told);
  });

  it.each([
    ['as JSON.stringify writes', (value: unknown) => JSON.stringify(value, null, 2)],
    ['on one line', (value: unknown) => JSON.stringify(value)],
    ['with tabs and CR LF', (value: unknown) => JSON.stringify(value, null, '\t').replace(/\n/g, '\r\n')],
    ['with a byte order mark', (value: unknown) => `\uFEFF${JSON.stringify(value, null, 4)}`],
    ['with its version last', ({ version, ...rest }: typeof little) => JSON.stringify({ ...rest, version }, null, 2)],
  ])('stamps a file written %s without another change', async (_, write) => {
    const text = write(little as never);
    const file = put('stamp.json', text);
    expect((await varco('check', '--stamp', file)).code).toBe(0);
    const after = readFileSync(file, 'utf8');
    const sum = (await digest(canonical(little)))!;
    const document = JSON.parse(after.replace(/^\uFEFF/, '')) as Record<string, unknown>;
    expect(document.digest).toBe(sum);
    expect(after.replace(/,\s*"digest":\s*"[^"]*"/, '')).toBe(text);
    // the second time there is nothing to do
    const again = await varco('check', '--stamp', file);
    expect(again.out).not.toContain('written');
    expect(readFileSync(file, 'utf8')).toBe(after);
    put('stamp.json', after.replace('Little', 'Small'));
    await varco('check', '--stamp', file);
    expect(readFileSync(file, 'utf8')).not.toContain(sum);
  });

  it('stamps no file that has a mistake', async () => {
    const text = changed((copy) => (question(copy, 0).type = 'x'));
    const file = put('unstamped.json', text);
    expect((await varco('check', '--stamp', file)).code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('gives its findings to other programs', async () => {
    const file = put(
      'machine.json',
      changed((copy) => (question(copy, 0).type = 'bolean')),
    );
    const { code, out } = await varco('check', '--json', file, join(folder, 'right.json'));
    const result = JSON.parse(out);
    expect(code).toBe(1);
    expect(result.ok).toBe(false);
    expect(result.files[0].mistakes).toMatchObject([{ path: '$.sections[0].questions[0].type', hint: 'boolean' }]);
    expect(result.files[1]).toMatchObject({
      kind: 'questionnaire',
      mistakes: [],
      digest: await digest(canonical(little)),
    });
  });

  it('takes folders and globs, and leaves out what is no questionnaire there', async () => {
    put('site/a.json', JSON.stringify(little));
    put('site/deep/b.json', JSON.stringify(little));
    put('site/settings.json', '{"a": 1}');
    put('site/node_modules/c.json', '{');
    const whole = await varco('check', join(folder, 'site'));
    expect(whole.code).toBe(0);
    expect(whole.out).toContain('settings.json: left out');
    expect(whole.out).toContain('3 files: 2 questionnaires right, 0 mistakes');
    expect((await varco('check', join(folder, 'site/**/b.json'))).out).toContain('1 section');
    // the same file named outright is what the author means to publish
    expect((await varco('check', join(folder, 'site/settings.json'))).code).toBe(1);
  });

  it.each([
    ['a/*.json', 'a/b.json', true],
    ['a/*.json', 'a/c/b.json', false],
    ['a/**/*.json', 'a/b.json', true],
    ['a/**/*.json', 'a/c/d/b.json', true],
    ['{a,b}/?.json', 'b/x.json', true],
    ['a/*.json', 'a/bxjson', false],
  ])('the glob %s takes %s: %s', (glob, path, taken) => expect(globPattern(glob).test(path)).toBe(taken));

  it.each([
    [['check'], 'name a file'],
    [['check', 'nowhere.json'], 'no such file'],
    [['check', 'nowhere/*.json'], 'no file has such a name'],
    [['check', '--colour'], "Unknown option '--colour'"],
    [['check', 'package.json', '--locale', 'xx'], 'expected one of it, en, sq'],
    [['chekc'], 'Did you mean "check"?'],
  ])('tells a wrong call by 2 and how to call it: %j', async (args, told) => {
    const { code, err } = await varco(...args);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });

  it('has a page of help for every command that its help names', async () => {
    const { out } = await varco('--help');
    const names = [...out.matchAll(/^ {2}varco ([a-z-]+) /gm)].map(([, name]) => name!);
    expect(names).toContain('check');
    for (const name of names) {
      const { code, out: page } = await varco(name, '--help');
      expect([name, code]).toEqual([name, 0]);
      expect(page).toContain(`varco ${name}`);
    }
  });

  it('passes the published questionnaires of the demo', async () => {
    expect((await varco('check', '-q', join(import.meta.dirname, '../../demo/content'))).code).toBe(0);
  });
});
