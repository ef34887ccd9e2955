import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/contract/author-issue.ts';
import { compile } from '../../src/form/compile.ts';
import { Form, judge, type Answer, type Answers } from '../../src/form/index.ts';
import { parseDate, parseInterval } from '../../src/form/edtf.ts';

const runs = process.env.VARCO_PROOF === 'full' ? 5000 : 150;
const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));

/** Questionnaires of 3 to 12 questions whose conditions read earlier ones: random, and always valid. */
const definitions = fc
  .array(fc.record({ kind: fc.nat(5), from: fc.nat(), how: fc.nat(5), required: fc.boolean() }), {
    minLength: 3,
    maxLength: 12,
  })
  .map((specs) => {
    const kinds: string[] = [];
    const questions = specs.map(({ kind, from, how, required }, i) => {
      const type = ['single', 'multiple', 'integer', 'text', 'boolean', 'group'][kind]!;
      const source = i ? from % i : -1;
      const reads = source < 0 ? undefined : conditionOn(`q${source}`, kinds[source]!, how);
      kinds.push(type);
      const common = { id: `q${i}`, type, label: `${i}`, required, ...(reads && how !== 5 && { showIf: reads }) };
      if (type === 'group')
        return {
          ...common,
          max: 3,
          fields: [
            { id: 'f', type: 'single', label: 'f', options },
            { id: 'g', type: 'integer', label: 'g', showIf: "${f} === 'a'", ...(reads && { requiredIf: reads }) },
          ],
        };
      return {
        ...common,
        ...(type === 'single' || type === 'multiple'
          ? { options: options.map((o, n) => (n === 1 && reads ? { ...o, showIf: reads } : o)) }
          : {}),
      };
    });
    return {
      id: 'p',
      version: '1',
      locales: ['en'],
      title: 'P',
      sections: [
        { id: 's', title: 'S', questions },
        {
          id: 't',
          title: 'T',
          showIf: conditionOn('q0', kinds[0]!, 0),
          questions: [{ id: 'last', type: 'calculated', label: 'n', calculate: 'if(answered(${q1}), 1, 0)' }],
        },
      ],
    };
  });

function conditionOn(id: string, type: string, how: number): string {
  const ref = `\${${id}}`;
  const positive = {
    single: `${ref} === 'a'`,
    multiple: `selected(${ref}, 'a', 'c')`,
    integer: `${ref} > 2`,
    text: `answered(${ref})`,
    boolean: `${ref} === true`,
    group: `count(\${${id}.g}) > 0`,
  }[type]!;
  return how % 2 ? `not (${positive})` : positive;
}

const values: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>('a', 'b', 'x', 1, 3, true, false, undefined, ['a'], ['a', 'b'], [], '', null),
  fc.array(fc.record({ f: fc.constantFrom('a', 'b'), g: fc.integer({ min: 0, max: 5 }) }, { requiredKeys: [] }), {
    maxLength: 3,
  }) as fc.Arbitrary<Answer>,
);
const moves = fc.array(fc.tuple(fc.nat(), values, fc.nat(6), fc.nat(2), fc.nat(2)), { maxLength: 30 });

const apply = (form: Form, ids: string[], [n, value, how, i, j]: [number, Answer, number, number, number]) => {
  const id = ids[n % ids.length]!;
  const isGroup = form.model.nodes.get(id)?.question.type === 'group';
  if (isGroup && how === 1) form.addItem(id);
  else if (isGroup && how === 2) form.removeItem(id, i);
  else if (isGroup && how === 3) form.moveItem(id, i, j);
  else if (isGroup && how > 3) form.answer(`${id}/${i}/${j ? 'f' : 'g'}`, value);
  else form.answer(id, value);
};

describe('whatever is answered in whatever order', () => {
  it('what depends on an answer is brought up to date as if the form had begun with these answers', () => {
    fc.assert(
      fc.property(definitions, moves, (definition, steps) => {
        const model = compile(definition);
        const ids = definition.sections[0]!.questions.map((q) => q.id);
        const form = new Form(model);
        for (const step of steps) apply(form, ids, step);
        // empty items are kept on the page and in no draft
        const settled = new Form(model, { answers: form.answers() });
        expect(form.submitted()).toEqual(settled.submitted());
        for (const id of ids) {
          const [a, b] = [form.state(id)!, settled.state(id)!];
          expect([id, a.visible, a.required, a.value ?? null, a.options]).toEqual([
            id,
            b.visible,
            b.required,
            b.question.type === 'group' ? a.value : (b.value ?? null),
            b.options,
          ]);
        }
      }),
      { numRuns: runs },
    );
  });

  it('nothing depends on what was looked at, or when', () => {
    fc.assert(
      fc.property(definitions, moves, fc.array(fc.nat()), (definition, steps, looks) => {
        const model = compile(definition);
        const ids = [...definition.sections[0]!.questions.map((q) => q.id), 'last'];
        const [watched, unwatched] = [new Form(model), new Form(model)];
        for (const step of steps) {
          apply(watched, ids, step);
          watched.submitted();
          apply(unwatched, ids, step);
        }
        for (const look of looks) {
          const id = ids[look % ids.length]!;
          expect(unwatched.state(id)).toEqual(watched.state(id));
        }
        const seen = (form: Form) => form.sections.map((section) => [section.id, form.asked(section)]);
        expect(seen(unwatched)).toEqual(seen(watched));
        expect(unwatched.problems()).toEqual(watched.problems());
        expect(unwatched.answers()).toEqual(watched.answers());
        expect(unwatched.submitted()).toEqual(watched.submitted());
        expect(unwatched.parked()).toEqual(watched.parked());
      }),
      { numRuns: runs },
    );
  });

  it('what the form would send is what the receiver accepts, and nothing hidden is in it', () => {
    fc.assert(
      fc.property(definitions, moves, (definition, steps) => {
        const model = compile(definition);
        const ids = definition.sections[0]!.questions.map((q) => q.id);
        const form = new Form(model);
        for (const step of steps) apply(form, ids, step);
        const sent = form.submitted();
        for (const id of Object.keys(sent)) expect(form.state(id)!.visible).toBe(true);
        // what is of the wrong kind is not sent, so it may be missing to the receiver; nothing else may differ
        const mine = form.problems().map((p) => p.path.split('/')[0]);
        const theirs = judge(model, sent).filter((e) => !mine.includes(e.pointer.split('/')[2]!));
        expect(theirs).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('keeps every answer that was given until it is taken back', () => {
    fc.assert(
      fc.property(
        definitions,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('a', 'b', 'x')), { maxLength: 30 }),
        (definition, steps) => {
          const form = new Form(compile(definition));
          const singles = definition.sections[0]!.questions.filter((q) => q.type !== 'group').map((q) => q.id);
          const given: Record<string, Answer> = {};
          for (const [n, value] of steps) {
            if (!singles.length) return;
            const id = singles[n % singles.length]!;
            form.answer(id, value);
            given[id] = value;
          }
          const kept: Answers = form.answers();
          for (const [id, value] of Object.entries(given)) expect(kept[id]).toEqual(value);
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('hostile input', () => {
  it('any JSON as a definition is compiled or refused with places, quickly', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue(), (part, other) => {
        const document = {
          id: 'x',
          version: '1',
          locales: ['en'],
          title: 'X',
          sections: [
            {
              id: 's',
              title: 'S',
              questions: [
                { id: 'q', type: 'single', label: part, options: other },
                { id: 'r', type: 'text', label: 'r', showIf: part, pattern: JSON.stringify(other) },
                { id: 'c', type: 'calculated', label: 'c', calculate: other },
              ],
            },
          ],
        };
        for (const candidate of [part, document]) {
          const began = performance.now();
          try {
            compile(candidate);
          } catch (error) {
            expect(error).toBeInstanceOf(DefinitionError);
            expect((error as DefinitionError).issues.length).toBeGreaterThan(0);
          }
          expect(performance.now() - began).toBeLessThan(2000);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('any JSON as answers is judged, never a crash, never accepted with something unknown in it', () => {
    const model = compile({
      id: 'x',
      version: '1',
      locales: ['en'],
      title: 'X',
      sections: [
        {
          id: 's',
          title: 'S',
          questions: [
            ...[
              'text',
              'integer',
              'decimal',
              'date',
              'time',
              'email',
              'url',
              'phone',
              'boolean',
              'country',
              'place',
              'file',
              'consent',
              'percent',
              'year',
            ].map((type) => ({ id: type, type, label: type })),
            { id: 'single', type: 'single', label: 's', options, other: true },
            { id: 'multiple', type: 'multiple', label: 'm', options },
            { id: 'ranking', type: 'ranking', label: 'r', options },
            { id: 'matrix', type: 'matrix', label: 'x', rows: [{ id: 'r1', label: 'r' }], columns: options },
            { id: 'allocation', type: 'allocation', label: 'x', total: 10, rows: [{ id: 'r1', label: 'r' }] },
            { id: 'group', type: 'group', label: 'g', max: 2, fields: [{ id: 'f', type: 'text', label: 'f' }] },
          ],
        },
      ],
    });
    const ids = [...model.nodes.keys()].filter((n) => !n.includes('.'));
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...ids), fc.string()), fc.jsonValue()), (answers) => {
        const errors = judge(model, answers);
        const sent = new Form(model, { answers: answers as Answers }).submitted();
        if (!errors.length)
          for (const id of Object.keys(sent)) expect([...ids, ...ids.map((i) => `${i}_other`)]).toContain(id);
        for (const e of errors) expect(e.pointer).toMatch(/^\/answers/);
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      }),
      { numRuns: runs * 2 },
    );
  });
});

describe('EDTF dates', () => {
  const date = fc.record({
    y: fc.integer({ min: 1, max: 9999 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
  });
  const pad = (n: number, w = 2) => String(n).padStart(w, '0');
  it('agree with the calendar of the platform on which days exist', () =>
    fc.assert(
      fc.property(date, ({ y, m, d }) => {
        const real = new Date(0);
        real.setUTCFullYear(y, m - 1, d);
        expect(parseDate(`${pad(y, 4)}-${pad(m)}-${pad(d)}`) !== undefined).toBe(real.getUTCMonth() === m - 1);
      }),
    ));
  it('span from their first to their last day, and intervals run forwards', () =>
    fc.assert(
      fc.property(date, date, ({ y, m }, b) => {
        const month = parseDate(`${pad(y, 4)}-${pad(m)}`)!;
        expect(month.first < month.last).toBe(true);
        const interval = parseInterval(`${pad(y, 4)}-${pad(m)}/${pad(b.y, 4)}-${pad(b.m)}`);
        expect(interval !== undefined).toBe(y * 12 + m <= b.y * 12 + b.m);
      }),
    ));
});
