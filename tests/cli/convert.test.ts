import { describe, expect, it } from 'vitest';
import { convert } from '../../src/cli/convert/convert.ts';
import { form } from './xlsform.ts';
import { xlsx } from './xlsx.ts';

describe('an XLSForm', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['text', '', { type: 'text' }],
    ['text', 'multiline', { type: 'longtext' }],
    ['text', 'numbers', { type: 'text' }],
    ['string', '', { type: 'text' }],
    ['integer', '', { type: 'integer' }],
    ['int', '', { type: 'integer' }],
    ['decimal', '', { type: 'decimal' }],
    ['date', '', { type: 'date' }],
    ['date', 'year', { type: 'date', precision: ['year'] }],
    ['date', 'month-year', { type: 'date', precision: ['month'] }],
    ['dateTime', '', { type: 'date' }],
    ['time', '', { type: 'time' }],
    ['select_one yn', '', { type: 'single' }],
    ['select one from yn', '', { type: 'single' }],
    ['Select_One yn', 'minimal', { type: 'dropdown' }],
    ['select_one num', 'likert', { type: 'scale', min: 1, max: 3, minLabel: 'N1', maxLabel: 'N3' }],
    ['select_one yn', 'likert', { type: 'single' }],
    ['select_multiple yn', '', { type: 'multiple' }],
    ['select all that apply from yn', '', { type: 'multiple' }],
    ['select_multiple yn', 'autocomplete', { type: 'dropdown', multiple: true }],
    ['select_one yn or_other', '', { type: 'single', other: true }],
    ['select one from yn or specify other', '', { type: 'single', other: true }],
    ['rank yn', '', { type: 'ranking' }],
    ['range', '', { type: 'scale', min: 0, max: 10 }],
    ['note', '', { type: 'note' }],
    ['acknowledge', '', { type: 'consent' }],
    ['image', '', { type: 'file', accept: ['image/*'] }],
    ['file', '', { type: 'file' }],
  ])('asks %s %s', (type, appearance, wanted) => {
    const { questions } = form('type name label appearance', [[type, 'q', 'Q', appearance]]);
    expect(questions.q).toMatchObject({ id: 'q', label: 'Q', ...wanted });
    if (/^(single|multiple|dropdown|ranking)$/.test(String(wanted.type)))
      expect(questions.q!.options).toEqual([
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ]);
  });

  it.each(['geopoint', 'geotrace', 'barcode', 'select_one_from_file x.csv', 'hidden', 'teleport'])(
    'leaves out %s with a reason and its place',
    (type) => {
      const { questions, told } = form('type name label', [
        ['text', 'a', 'A'],
        [type, 'q', 'Q'],
      ]);
      expect(Object.keys(questions)).toEqual(['a']);
      expect(told.join()).toMatch(/^survey row 3, column A \(type\): lost: "q" \(.*\) is left out: ./);
    },
  );

  it('has its texts in the languages of its headings, the default one first', () => {
    const { questionnaire, questions } = form(
      'type|name|label::English (en)|label::Italiano|hint::English (en)|label::Klingonish'
        .replaceAll(' ', '\u00a0')
        .replaceAll('|', ' '),
      [['text', 'q', 'Name', 'Nome', 'Full', 'pong']],
      [],
      [
        ['form_title', 'form_id', 'version', 'default_language'],
        ['My form', 'my form!', 7, 'Italiano'],
      ],
    );
    expect(questionnaire).toMatchObject({
      id: 'my_form',
      version: '7',
      title: 'My form',
      locales: ['it', 'en', 'qaa'],
    });
    expect(questions.q).toMatchObject({ label: { it: 'Nome', en: 'Name', qaa: 'pong' }, help: { en: 'Full' } });
  });

  it('makes sections of groups, with their conditions, and repeated groups of repeats', () => {
    const { sections, questions } = form('type name label relevant repeat_count', [
      ['text', 'first', 'First'],
      ['begin group', 'outer', 'Outer', "${first} = 'x'"],
      ['text', 'a', 'A'],
      ['begin_group', 'inner', 'Inner', "${a} != ''"],
      ['text', 'b', 'B'],
      ['end_group'],
      ['text', 'c', 'C'],
      ['end group'],
      ['begin repeat', 'people', 'People', '', 2],
      ['text', 'who', 'Who'],
      ['integer', 'age', 'Age', "${who} = 'me' and ${first} = 'x'"],
      ['begin group', 'more', 'More', '${age} > 3'],
      ['text', 'what', 'What'],
      ['end group'],
      ['end repeat'],
      ['calculate', 'ages', 'Ages'],
      ['integer', 'sum', 'Sum', 'sum(${age}) > 10 and count(${people}) > 1'],
    ]);
    expect(sections.map(({ id, title, showIf }) => [id, title, showIf])).toEqual([
      ['section', 'form', undefined],
      ['outer', 'Outer', "${first} === 'x'"],
      ['inner', 'Inner', "${first} === 'x' and answered(${a})"],
      ['outer_2', 'Outer', "${first} === 'x'"],
      ['section_2', 'form', undefined],
    ]);
    expect(questions.people).toMatchObject({ type: 'group', min: 2, max: 2 });
    expect(questions.people!.fields!.map(({ id, showIf }) => [id, showIf])).toEqual([
      ['who', undefined],
      ['age', "${who} === 'me' and ${first} === 'x'"],
      ['what', '${age} > 3'],
    ]);
    expect(questions.sum!.showIf).toBe('sum(${people.age}) > 10 and count(${people}) > 1');
  });

  it('takes over what must be, and what answers must meet', () => {
    const { questions, told } = form(
      'type name label required constraint constraint_message default read_only calculation',
      [
        ['text', 'a', 'A', 'yes'],
        ['text', 'b', 'B', "${a} = 'x'"],
        ['integer', 'c', 'C', true, '. >= 0 and . < 10'],
        ['integer', 'd', 'D', 'no', '. > ${c}', 'More than C'],
        ['text', 'e', 'E', '', "regex(., '^[A-Z]{2}$')", 'Two capitals'],
        ['text', 'f', 'F', '', 'string-length(.) > 2 and 9 >= string-length(.)'],
        ['select_one yn', 'g', 'G', '', '', '', 'no'],
        ['text', 'h', 'H', '', '', '', '', 'yes'],
        ['calculate', 'i', 'I', '', '', '', '', '', 'round(${c} div 2, 1) + 1'],
        ['date', 'j', 'J', '', '. <= today()', 'Not in the future'],
        ['text', 'k', 'K', '', '', '', 'uuid()'],
      ],
    );
    expect(questions.a).toMatchObject({ required: true });
    expect(questions.b).toMatchObject({ requiredIf: "${a} === 'x'" });
    expect(questions.c).toMatchObject({ required: true, min: 0, max: 9 });
    expect(questions.d).toMatchObject({ check: { rule: '${d} > ${c}', message: 'More than C' } });
    expect(questions.d).not.toHaveProperty('required');
    expect(questions.e).toMatchObject({ pattern: '[A-Z]{2}', patternMessage: 'Two capitals' });
    expect(questions.f).toMatchObject({ minLength: 3, maxLength: 9 });
    expect(questions.g).toMatchObject({ default: 'no' });
    expect(questions.h).toMatchObject({ type: 'note' });
    expect(questions.i).toMatchObject({ type: 'calculated', hidden: true, calculate: 'round(${c} / 2, 1) + 1' });
    expect(questions.j).toMatchObject({ check: { rule: '${j} <= today()' } });
    expect(questions.k).not.toHaveProperty('default');
    expect(told).toContainEqual('survey row 12, column G (default): lost: the default "uuid()" is not carried over');
  });

  it.each([
    ["${one} = 'yes'", "${one} === 'yes'"],
    ['${one} = ‘yes’', "${one} === 'yes'"],
    ["'yes' = ${one}", "${one} === 'yes'"],
    ["${one}!='yes'", "not answered(${one}) or ${one} !== 'yes'"],
    ["${one} = ''", 'not answered(${one})'],
    ["${one} != ''", 'answered(${one})'],
    ['${one}', 'answered(${one})'],
    ['string-length(${word}) > 0', 'answered(${word})'],
    ["selected(${many}, 'yes')", "selected(${many}, 'yes')"],
    ["not(selected(${many}, 'yes'))", "not answered(${many}) or not selected(${many}, 'yes')"],
    ['count-selected(${many}) >= 2', 'count(${many}) >= 2'],
    ["${many} = 'yes'", "selected(${many}, 'yes') and count(${many}) === 1"],
    ["${age} = '18'", '${age} === 18'],
    ['${age} * 2 + 1 mod 3 > 10 div 4', '${age} * 2 + 1 % 3 > 10 / 4'],
    [
      'not(${age} > 3 or ${age} < 1)',
      '(not answered(${age}) or ${age} <= 3) and (not answered(${age}) or ${age} >= 1)',
    ],
    ["if(${one} = 'yes', ${age}, 0) > 3", "if(${one} === 'yes', ${age}, 0) > 3"],
    ['coalesce(${age}, 0) = 0', 'if(answered(${age}), ${age}, 0) === 0'],
    ["${born} < '2000-01-01'", "${born} < '2000-01-01'"],
    ["${born} <= today() and format-date(${born}, '%Y') > 1990", '${born} <= today() and year(${born}) > 1990'],
    ["${ack} = 'OK'", '${ack}'],
    ['true()', undefined],
    ['1 = 2', 'false'],
    [true, undefined],
  ])('says the condition %s as %s', (relevant, wanted) => {
    const { questions, told } = form('type name label relevant', [
      ['select_one yn', 'one', 'One'],
      ['select_multiple yn', 'many', 'Many'],
      ['integer', 'age', 'Age'],
      ['text', 'word', 'Word'],
      ['date', 'born', 'Born'],
      ['acknowledge', 'ack', 'Ack'],
      ['text', 'q', 'Q', relevant],
    ]);
    expect(told).toEqual([]);
    expect(questions.q!.showIf).toBe(wanted);
  });

  it.each([
    ["${oen} = 'yes'", 'did you mean ${one}?'],
    ["${one} = 'yess'", 'did you mean "yes"?'],
    ["${one} == 'yes'", 'write ='],
    ["${one} = 'yes", 'not closed'],
    ["${one} = 'yes' and", 'not complete'],
    ["(${one} = 'yes'", 'not complete'],
    ["/data/one = 'yes'", 'paths have no counterpart'],
    ["../one = 'yes'", 'paths have no counterpart'],
    ["jr:choice-name(${one}, '${one}') = 'Yes'", 'jr:choice-name() has no counterpart'],
    ["regex(${word}, 'x')", 'regex() has no counterpart'],
    ["${age} = 'old'", '"old" is no number'],
    ['${word} > 3', 'texts have no order'],
    ['${many} > 3', 'no'],
    ['${word} + 1 > 3', 'arithmetic takes numbers'],
    ['one = 1', 'a bare name'],
    ['${one} = ${age}', 'a string is compared with a number'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, 'levels of parentheses'],
  ])('keeps the question and tells why %s cannot be said', (relevant, why) => {
    const { questions, told } = form('type name label relevant', [
      ['select_one yn', 'one', 'One'],
      ['select_multiple yn', 'many', 'Many'],
      ['integer', 'age', 'Age'],
      ['text', 'word', 'Word'],
      ['text', 'q', 'Q', relevant],
    ]);
    expect(questions.q).not.toHaveProperty('showIf');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^survey row 6, column D \(relevant\): lost: /);
    expect(told[0]).toContain(why);
    expect(told[0]).toContain('it is always asked');
  });

  it('tells what compile would refuse in what was translated, and opens circles', () => {
    const { questions, told } = form('type name label relevant calculation constraint', [
      ['text', 'a', 'A', "${b} = 'x'"],
      ['text', 'b', 'B', "${a} = 'x'"],
      ['text', 'c', 'C', '', '', "regex(., '(?=x)y')"],
      ['calculate', 'd', 'D', '', '${d} + 1'],
    ]);
    expect(Object.values(questions).filter(({ showIf }) => showIf)).toHaveLength(1);
    expect(questions.c).not.toHaveProperty('pattern');
    expect(told.join('\n')).toContain('survey row 4, column F (constraint)');
  });

  it('offers choices by the answer that their filter names', () => {
    const { questions, told } = form(
      'type name label choice_filter',
      [
        ['select_one regions', 'area', 'Area'],
        ['select_one towns', 'town', 'Town', 'region = ${area}'],
        ['select_one towns', 'northern', 'Northern', "region = 'n'"],
        ['select_one towns', 'odd', 'Odd', 'zone = ${area}'],
      ],
      [
        ['regions', 'n', 'North'],
        ['regions', 's', 'South'],
        ['towns', 't', 'Turin', 'n'],
        ['towns', 'b', 'Bari', 's'],
        ['towns', 'x', 'Elsewhere', 'w'],
      ],
    );
    expect(questions.town!.options).toEqual([
      { value: 't', label: 'Turin', showIf: "${area} === 'n'" },
      { value: 'b', label: 'Bari', showIf: "${area} === 's'" },
    ]);
    expect(questions.northern!.options).toEqual([{ value: 't', label: 'Turin' }]);
    expect((questions.odd!.options as unknown[]).length).toBe(3);
    expect(told).toEqual([
      expect.stringContaining(
        'survey row 5, column D (choice_filter): lost: `zone = ${area}`: `zone` is a bare name and no column of the choices',
      ),
    ]);
  });

  it('gives names of its own where the workbook has what ids cannot be, and follows them in texts and conditions', () => {
    const { questions, told } = form(
      'type name label relevant',
      [
        ['select_one odd', 'my-question', 'Mine'],
        ['text', '_x', 'Yours: ${my-question}', "${my-question} = 'very good!'"],
        ['text', 'a', 'A'],
        ['text', 'a', 'Again'],
        ['text', '', 'Nameless ${gone}'],
      ],
      [
        ['odd', 'very good!', 'Very good'],
        ['odd', 'very good?', 'Really'],
      ],
    );
    expect(Object.keys(questions)).toEqual(['my_question', 'q_x', 'a', 'a_2', 'q_6']);
    expect(questions.q_x).toMatchObject({ label: 'Yours: ${my_question}', showIf: "${my_question} === 'very_good'" });
    expect(questions.my_question!.options).toMatchObject([{ value: 'very_good' }, { value: 'very_good_2' }]);
    expect(questions.q_6!.label).toBe('Nameless …');
    expect(told.filter((line) => line.includes('changed')).length).toBeGreaterThanOrEqual(5);
  });

  it('turns HTML of labels into Markdown or text', () => {
    const { questions } = form('type name label', [
      ['note', 'n', '<b>Bold</b> and <span style="color:red">red</span><br>line <i>it</i> 1 < 2'],
    ]);
    expect(questions.n!.label).toBe('**Bold** and red\nline *it* 1 < 2');
  });

  it('tells what does not close, what repeats inside a repeat, and columns that are not carried over', () => {
    const { questions, told } = form('type name label media::image', [
      ['begin repeat', 'r', 'R'],
      ['text', 'a', 'A', 'a.png'],
      ['begin repeat', 'rr', 'RR'],
      ['text', 'b', 'B'],
      ['end repeat'],
    ]);
    expect(questions.r!.fields!.map(({ id }) => id)).toEqual(['a']);
    expect(told).toEqual([
      'survey row 1, column D (media::image): lost: this column is not carried over',
      'survey row 2, column A (type): lost: "r" has no end: it goes on to the last row',
      'survey row 4, column A (type): lost: "rr" is left out with its questions: groups that repeat do not stand inside one another',
    ]);
  });

  it.each<[string, Uint8Array, string]>([
    ['no survey', xlsx({ choices: [['list_name']], settings: [] }), 'no sheet "survey"'],
    [
      'no types',
      xlsx({
        survey: [
          ['a', 'b'],
          ['text', 'x'],
        ],
      }),
      'no heading "type"',
    ],
    [
      'nothing to ask',
      xlsx({
        survey: [
          ['type', 'name'],
          ['start', 'x'],
        ],
      }),
      'nothing to ask',
    ],
    ['an empty sheet', xlsx({ survey: [] }), 'no heading "type"'],
  ])('is refused when there is %s', (_, bytes, told) => expect(() => convert(bytes, 'x.xlsx')).toThrow(told));
});
