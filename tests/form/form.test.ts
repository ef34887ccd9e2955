import { describe, expect, it } from 'vitest';
import type { DefinitionError } from '../../src/contract/author-issue.ts';
import { compile } from '../../src/form/compile.ts';
import { Form, judge, type Answers } from '../../src/form/index.ts';

const definition = (questions: unknown[], extra: object = {}) => ({
  id: 'test',
  version: '1',
  locales: ['en'],
  title: 'Test',
  sections: [{ id: 's', title: 'S', questions }],
  ...extra,
});
const form = (questions: unknown[], answers?: Answers, extra?: object) =>
  new Form(compile(definition(questions, extra)), { answers });
const yesno = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const q = (id: string, type: string, more: object = {}) => ({ id, type, label: id, ...more });
const issues = (document: unknown): string[] => {
  try {
    compile(document);
    return [];
  } catch (error) {
    return (error as DefinitionError).issues.map((i) => `${i.path} ${i.hint ?? ''}`.trim());
  }
};

describe('what is asked', () => {
  const questions = [
    q('any', 'single', { options: yesno, required: true }),
    q('count', 'integer', { showIf: "${any} === 'yes'", required: true, min: 1 }),
    q('many', 'text', { showIf: '${count} > 3' }),
  ];

  it('shows a question only while its condition holds', () => {
    const f = form(questions);
    const shown = () => f.asked(f.sections[0]!).map((s) => s.path);
    expect(shown()).toEqual(['any']);
    f.answer('any', 'yes');
    expect(shown()).toEqual(['any', 'count']);
    f.answer('count', 4);
    expect(shown()).toEqual(['any', 'count', 'many']);
    f.answer('any', 'no');
    expect(shown()).toEqual(['any']);
  });

  it('parks answers off the path, sends none of them, and brings them back with the path', () => {
    const f = form(questions, { any: 'yes', count: 4, many: 'x' });
    f.answer('any', 'no');
    expect(f.submitted()).toEqual({ any: 'no' });
    expect(f.parked().map((s) => s.path)).toEqual(['count', 'many']);
    expect(f.answers()).toEqual({ any: 'no', count: 4, many: 'x' });
    f.answer('any', 'yes');
    expect(f.submitted()).toEqual({ any: 'yes', count: 4, many: 'x' });
  });

  it('keeps what was typed and is not of the kind, and lets no rule see it', () => {
    const f = form(questions, { any: 'yes' });
    f.answer('count', 'many');
    expect(f.problems().map((p) => [p.path, p.code])).toEqual([['count', 'type']]);
    expect(f.answers().count).toBe('many');
    expect(f.submitted()).toEqual({ any: 'yes' });
  });

  it('replaces only the states that changed', () => {
    const f = form([...questions, q('free', 'text')]);
    const [any, free] = [f.state('any'), f.state('free')];
    f.answer('any', 'yes');
    expect(f.state('any')).not.toBe(any);
    expect(f.state('free')).toBe(free);
    const after = f.state('any');
    f.answer('any', 'yes');
    expect(f.state('any')).toBe(after);
  });

  it('hides a whole section, and its answers with it', () => {
    const model = compile({
      ...definition([]),
      sections: [
        { id: 'a', title: 'A', questions: [q('any', 'single', { options: yesno })] },
        { id: 'b', title: 'B', showIf: "${any} === 'yes'", questions: [q('more', 'text', { required: true })] },
      ],
    });
    const f = new Form(model, { answers: { more: 'x' } });
    expect(f.sections.map((s) => s.id)).toEqual(['a']);
    expect(f.problems()).toEqual([]);
    f.answer('any', 'yes');
    expect(f.submitted()).toEqual({ any: 'yes', more: 'x' });
  });
});

describe('groups', () => {
  const trips = q('trips', 'group', {
    min: 1,
    max: 3,
    fields: [
      q('title', 'text', { required: true }),
      q('abroad', 'single', { options: yesno }),
      q('country', 'country', { showIf: "${abroad} === 'yes'", required: true }),
    ],
  });
  const total = q('abroad_count', 'calculated', { calculate: 'count(${trips.country})' });

  it('begins with as many items as are wanted, asks in each, and reads siblings in the same item', () => {
    const f = form([trips, total]);
    expect(f.state('trips')!.items).toHaveLength(1);
    f.addItem('trips');
    f.answer('trips/1/abroad', 'yes');
    expect(f.state('trips/0/country')!.visible).toBe(false);
    expect(f.state('trips/1/country')!.visible).toBe(true);
    expect(f.problems().map((p) => `${p.path} ${p.code}`)).toEqual([
      'trips/0/title required',
      'trips/1/title required',
      'trips/1/country required',
    ]);
    f.answer('trips/1/country', 'FR');
    expect(f.state('abroad_count')!.value).toBe(1);
  });

  it('asks nothing in an item that was added and left empty', () => {
    const f = form([trips], { trips: [{ title: 'a' }] });
    f.addItem('trips');
    expect(f.problems()).toEqual([]);
    expect(f.submitted()).toEqual({ trips: [{ title: 'a' }] });
  });

  it('puts a removed item back where it was, and keeps the states of the others', () => {
    const f = form([trips], { trips: [{ title: 'a' }, { title: 'b' }, { title: 'c' }] });
    const first = f.state('trips')!.items[0];
    const removed = f.removeItem('trips', 1)!;
    expect(f.submitted()).toEqual({ trips: [{ title: 'a' }, { title: 'c' }] });
    expect(f.state('trips/1/title')!.path).toBe('trips/1/title');
    f.restoreItem('trips', removed);
    f.moveItem('trips', 2, 1);
    expect(f.submitted()).toEqual({ trips: [{ title: 'a' }, { title: 'c' }, { title: 'b' }] });
    expect(f.state('trips')!.items[0]).toBe(first);
  });

  it('names the place of a problem after items moved', () => {
    const f = form([trips], { trips: [{ title: 'a' }, { abroad: 'no' }] });
    expect(f.problems()[0]!.path).toBe('trips/1/title');
    f.moveItem('trips', 1, 0);
    expect(f.problems()[0]!.path).toBe('trips/0/title');
  });
});

describe('options and rows on offer', () => {
  const questions = [
    q('any', 'single', { options: yesno }),
    q('why', 'multiple', {
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B', showIf: "${any} === 'yes'" },
        { value: 'none', label: 'None', exclusive: true },
      ],
      other: true,
      maxSelected: 2,
    }),
  ];
  it('parks a choice that is no longer on offer', () => {
    const f = form(questions, { any: 'yes', why: ['a', 'b'] });
    f.answer('any', 'no');
    expect(f.submitted()).toEqual({ any: 'no', why: ['a'] });
    f.answer('any', 'yes');
    expect(f.submitted().why).toEqual(['a', 'b']);
  });
  it('asks which, when "other" was chosen', () => {
    const f = form(questions, { why: ['other'] });
    expect(f.problems()[0]!.code).toBe('other');
    f.setOther('why', 'because');
    expect(f.problems()).toEqual([]);
    expect(f.submitted()).toEqual({ why: ['other'], why_other: 'because' });
    f.answer('why', ['a']);
    expect(f.submitted()).toEqual({ why: ['a'] });
  });
  it('refuses an exclusive choice beside others, and too many', () => {
    const f = form(questions, { any: 'yes', why: ['a', 'none'] });
    expect(f.problems()[0]!.code).toBe('exclusive');
    f.answer('why', ['a', 'b', 'other']);
    expect(f.problems()[0]!.code).toBe('maxSelected');
  });
});

describe('checks', () => {
  const questions = [
    q('sent', 'integer'),
    q('won', 'integer', { check: { rule: '${won} <= ${sent}', message: 'Not more than sent.' } }),
  ];
  it('fails a check that is known to be false, not one that cannot be known', () => {
    const f = form(questions, { won: 3 });
    expect(f.problems()).toEqual([]);
    f.answer('sent', 2);
    expect(f.problems()).toEqual([{ path: 'won', code: 'check', params: { index: 0 } }]);
    f.answer('sent', 3);
    expect(f.problems()).toEqual([]);
  });
});

describe('the receiver judges with the same engine', () => {
  const model = compile(
    definition([
      q('any', 'single', { options: yesno, required: true }),
      q('n', 'integer', { showIf: "${any} === 'yes'", max: 9 }),
      q('list', 'group', { fields: [q('a', 'text')] }),
      q('double', 'calculated', { calculate: '${n} * 2' }),
    ]),
  );
  const codes = (answers: Record<string, unknown>) => judge(model, answers).map((e) => `${e.pointer} ${e.code}`);
  it('accepts what the form would send', () =>
    expect(codes({ any: 'yes', n: 4, double: 8, list: [{ a: 'x' }] })).toEqual([]));
  it('refuses what it would not', () => {
    expect(codes({})).toEqual(['/answers/any required']);
    expect(codes({ any: 'yes', n: 10, double: 20 })).toEqual(['/answers/n max']);
    expect(codes({ any: 'no', n: 4 })).toEqual(['/answers/n hidden']);
    expect(codes({ any: 'no', x: 4 })).toEqual(['/answers/x unknown']);
    expect(codes({ any: 'maybe' })).toEqual(['/answers/any option']);
    expect(codes({ any: 'yes', n: 4, double: 9 })).toEqual(['/answers/double calculated']);
    expect(codes({ any: 'no', list: [{ a: 'x', b: 1 }] })).toEqual(['/answers/list/0/b unknown']);
    expect(codes({ any: 'no', any_other: 'x' })).toEqual(['/answers/any_other hidden']);
  });
});

describe('an approximate date', () => {
  const dates = (more: object) => {
    const model = compile(definition([q('d', 'date', { precision: ['year', 'month'], ...more })]));
    return (d: string) => judge(model, { d }).map(({ code }) => code);
  };

  it('is taken where the question allows it, and judged as the date that is told', () => {
    const codes = dates({ approximate: true, interval: true, min: '2000', max: '2020' });
    for (const right of ['2018~', '2018-10~', '2018~/2019', '2018/2019-03~', '2018']) expect(codes(right)).toEqual([]);
    expect(codes('1999~')).toEqual(['min']);
    expect(codes('2019/2021~')).toEqual(['max']);
    for (const wrong of ['2018-10-05~', '~2018', '2018~~', '~', '2018?', '2019~/2018'])
      expect(codes(wrong)).toEqual(['type']);
  });

  it('is none where it does not', () => {
    expect(dates({})('2018~')).toEqual(['type']);
    expect(dates({ interval: true })('2018~/2019')).toEqual(['type']);
  });

  it('is no bound of others', () =>
    expect(issues(definition([q('d', 'date', { approximate: true, min: '2018~' })]))).toEqual([
      '$.sections[0].questions[0].min',
    ]));
});

describe('a definition with mistakes', () => {
  it('names each place and the nearest valid name', () => {
    expect(
      issues(
        definition(
          [
            q('a', 'single'),
            q('b', 'single', { optionSet: 'yesn' }),
            q('c', 'text', { showIf: "${aa} === 'x'" }),
            q('d', 'scale', { min: 5, max: 1 }),
            q('e', 'text', { pattern: '(?=x)' }),
          ],
          { optionSets: { yesno } },
        ),
      ),
    ).toEqual([
      '$.sections[0].questions[0]',
      '$.sections[0].questions[1].optionSet yesno',
      '$.sections[0].questions[1]',
      '$.sections[0].questions[2].showIf',
      '$.sections[0].questions[3].max',
      '$.sections[0].questions[4].pattern',
    ]);
  });
  it('names what stands twice', () => {
    expect(
      issues(
        definition([q('a', 'text'), q('a', 'text'), q('g', 'group', { fields: [q('f', 'text'), q('f', 'text')] })]),
      ),
    ).toEqual(['$.sections[0].questions[1].id', '$.sections[0].questions[2].fields[1].id']);
  });
  it('finds conditions that go round in a circle', () => {
    expect(
      issues(
        definition([
          q('a', 'text', { showIf: "${b} === 'x'" }),
          q('b', 'text', { showIf: "${c} === 'x'" }),
          q('c', 'text', { showIf: "${a} === 'x'" }),
        ]),
      ),
    ).toEqual(['$.sections[0].questions[0]']);
  });
});
