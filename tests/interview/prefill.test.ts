import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/form/index.ts';
import { memoryDrafts } from '../../src/delivery/index.ts';
import { compileInterview } from '../../src/form/interview-compile.ts';
import { judgeInterview } from '../../src/form/interview-judge.ts';
import { takeApart } from '../../src/interview/entry.ts';
import { prefill } from '../../src/interview/prefill.ts';
import { clean } from '../../src/interview/read.ts';
import { receiptOf } from '../../src/respondent/receipt.ts';
import { InterviewSitting } from '../../src/interview/sitting.ts';
import { takeBack, takeOver, untouched } from '../../src/interview/taken.ts';
import type { Host } from '../../src/respondent/sitting.ts';
import { definition, hostile, interviews, runs } from './told.ts';

const models = compileInterview(definition);
const { prefill: mapping } = definition;
const host = { activeLocale: 'it', requestUpdate() {}, changed() {} } as unknown as Host;
const mapped = JSON.parse(
  readFileSync(new URL('../../demo/content/questionnaires/living-mapping.json', import.meta.url), 'utf8'),
) as { id: string; sections: { questions: { id: string; fields?: { id: string }[] }[] }[] };

/** As a company answered the mapping. */
const answers = {
  org_name: 'Teatro Indaco',
  exp_list: [
    {
      title: 'Due repliche a Lione',
      country: 'FR',
      city: 'Lione',
      when: '2018-10/2018-11',
      channel: 'other',
      channel_other: 'un vicino di casa',
      outcome: 'oneoff',
      factors: ['money', 'other'],
      factors_other: 'la neve',
      kept: 'una scheda tecnica\nil contatto con la sala',
    },
    { title: 'Residenza a Tirana', country: 'AL', when: '2021', channel: 'network', outcome: 'stopped' },
  ],
  mkt_target: ['FR', 'AL'],
  exp_chance_text: 'Gli scambi fra scuole. Li rifaremmo con lo stesso partner, un anno prima.',
  need_share: 'Le visite di studio',
  need_policy: 'Un fondo per i viaggi',
};
const of = (given: unknown, answered?: Answers) => takeApart(prefill(models, given, answered));

/** Any answers at all, under the ids that are read, and others. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostile },
  fc.jsonValue(),
  fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true }),
  fc.constantFrom<unknown>('FR', 'AL', 'XX', 'other', 'oneoff', '2018', ['FR', 'FR'], ['money', 'other'], [['FR']], {
    FR: true,
  }),
);
const item = fc.dictionary(
  fc.constantFrom(
    'title',
    'country',
    'city',
    'when',
    'channel',
    'outcome',
    'factors',
    'kept',
    'channel_other',
    '__proto__',
    'toString',
  ),
  anything,
);
const some = fc.oneof(
  fc.record(
    {
      org_name: anything,
      mkt_target: anything,
      need_policy: anything,
      exp_list: fc.oneof(fc.array(item, { maxLength: 40 }), anything),
      exp_chance_text: anything,
      need_share: anything,
    },
    { requiredKeys: [] },
  ),
  anything,
);
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];

describe('what the questionnaire of the same organisation said', () => {
  it('is where the interview asks for it', () => {
    const { main, experiences, tracks } = of(answers);
    expect(main).toEqual({ org_name: 'Teatro Indaco', where: ['FR', 'AL'], policy: 'Un fondo per i viaggi' });
    expect(experiences.map((told) => told.answers)).toEqual([
      {
        title: 'Due repliche a Lione',
        where_country: 'FR',
        where_city: 'Lione',
        when: '2018-10/2018-11',
        channel: 'other',
        channel_other: 'un vicino di casa',
        outcome: 'oneoff',
        factors: [{ factor: 'money' }, { factor: 'other', factor_other: 'la neve' }],
        kept: [{ element: 'una scheda tecnica' }, { element: 'il contatto con la sala' }],
      },
      { title: 'Residenza a Tirana', where_country: 'AL', when: '2021', channel: 'network', outcome: 'stopped' },
    ]);
    expect(tracks.map((told) => told.answers)).toEqual([
      { name: 'Gli scambi fra scuole', steps: answers.exp_chance_text },
      { name: 'Le visite di studio' },
    ]);
    expect(experiences.flatMap(({ marks }) => Object.keys(marks))).toEqual([]);
  });

  it('is asked for in the questionnaire that the published interview names', () => {
    expect(mapping!.about).toBe(mapped.id);
    const { answers: plain = {}, experiences, tracks } = mapping!;
    const questions = mapped.sections.flatMap((section) => section.questions);
    const named = [...Object.values(plain), experiences!.from, ...tracks!.from];
    expect(questions.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
    const fields = questions.find(({ id }) => id === experiences!.from)!.fields!.map(({ id }) => id);
    expect(fields).toEqual(expect.arrayContaining(Object.values(experiences!.fields)));
  });

  it('is left out where it is no answer to what is asked', () => {
    const { main, experiences } = of({
      org_name: 12,
      mkt_target: ['FR', 'Atlantide', 7],
      exp_list: [
        { title: ['Lione'], country: 'Francia', when: 'tempo fa', channel: 'telepathy', factors: 'money' },
        null,
        'x',
        {},
      ],
      need_policy: { toString: 'x' },
    });
    expect(main).toEqual({ where: ['FR'] });
    expect(experiences.map((told) => told.answers)).toEqual([{ factors: [{ factor: 'money' }] }]);
  });

  it('is there whole where it is more than is taken: the person says what goes', () => {
    const countries = ['FR', 'AL', 'DE', 'ES', 'GR', 'PT'];
    const policy = 'a'.repeat(800);
    const { main } = of({ mkt_target: countries, need_policy: policy });
    expect(main).toEqual({ where: countries, policy });
    const lines = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const [told] = of({ exp_list: [{ kept: lines.join('\n') }] }).experiences;
    expect(told!.answers.kept).toEqual([...lines.slice(0, 5), '6 7 8'].map((element) => ({ element })));
  });

  it('never stands in the place of what was said here', () => {
    const known = {
      where: ['GR'],
      policy: ' ',
      experiences: [{ id: 'x1', title: 'due repliche a Lione', when: '2018-10/2018-11', mood: 2 }],
    };
    const { main, experiences } = of(answers, known as never);
    expect(main).toEqual({ org_name: 'Teatro Indaco', policy: 'Un fondo per i viaggi' });
    expect(experiences.map((told) => told.answers.title)).toEqual(['Residenza a Tirana']);
  });

  it('takes no more places than there are', () => {
    const exp_list = Array.from({ length: 40 }, (_, i) => ({ title: `Esperienza ${i}` }));
    expect(of({ exp_list }).experiences).toHaveLength(30);
    expect(of({ exp_list }, { experiences: [{ id: 'x1' }, { id: 'x2' }] }).experiences).toHaveLength(28);
  });

  it('agrees to nothing in the person’s name, whatever a definition says', () => {
    const consent = {
      ...models,
      definition: {
        ...definition,
        prefill: { about: 'm', answers: { consent: 'agreed', experience: 'agreed', '#x': 'agreed' } },
      },
    };
    expect(prefill(consent, { agreed: true })).toEqual({});
  });
});

describe('a receipt as it is pasted', () => {
  const [id, code] = ['01995c3e-7d1a-7000-8000-5a1f0c2b9d4e', '7K3MQ2XW9RTBV4N8H6CJ5DPFZYA1E0SG'];

  it.each([
    `${id}.${code}`,
    `  ${id.toUpperCase()} . ${code.slice(0, 9)}\r\n${code.slice(9)}\n`,
    `${id.replaceAll('-', '\u2011')}.${code}`,
    `Codice della ricevuta: ${id}.${code}`,
    `${id}.${code} 2026-06-01T08:42:00.123Z`,
  ])('is read: %j', (typed) => expect(receiptOf(typed)).toEqual({ id, code }));

  it.each(['', id, code, `${id}.`, `.${code}`, `${id}.${code}/../admin`, `${id.slice(1)}.${code}`])(
    'is none: %j',
    (typed) => expect(receiptOf(typed)).toBeUndefined(),
  );
});

describe('a sitting that took answers over', () => {
  const drafts = memoryDrafts();
  const sit = (prefilled?: Answers, known?: Answers) =>
    new InterviewSitting(host, models, { drafts }, known, prefilled);

  it('keeps from where they came, and not what they were', async () => {
    const s = sit(prefill(models, answers));
    expect(untouched(s)).toContain('where');
    s.main.form.answer('where', ['GR']);
    s.main.form.answer('policy', undefined);
    expect(untouched(s)).toEqual(expect.not.arrayContaining(['where', 'policy']));
    await s.flush();
    const draft = await drafts.load(definition.id);
    expect(draft!.answers).toMatchObject({ org_name: 'Teatro Indaco', 'taken/org_name': true });
    expect(draft!.answers).not.toHaveProperty('taken/where');
    // the page's own data gives way to the draft, in what was taken back too
    const again = sit(prefill(models, answers));
    again.take(draft!);
    expect(again.main.form.read('policy')).toBeUndefined();
    expect(again.main.form.read('where')).toEqual(['GR']);
    expect(untouched(again)).toEqual(untouched(s));
    expect(JSON.stringify(again.submitted())).not.toContain('taken');
  });

  it('leaves what was gone on with when the rest is taken out', () => {
    const s = sit();
    takeOver(s, answers);
    const [lyon, tirana] = s.experiences;
    lyon!.form.answer('mood', 5);
    s.mark(tirana!, { explore: true });
    takeBack(s);
    expect(s.experiences).toEqual([lyon]);
    expect(s.tracks).toEqual([]);
    expect(untouched(s)).toEqual([]);
  });
});

describe('any answers of a questionnaire, by whoever', () => {
  it('make answers that fit, under names of ours, the same every time; no prototype is another', () => {
    fc.assert(
      fc.property(some, (given) => {
        const made = prefill(models, given);
        expect(prefill(models, given)).toEqual(made);
        const { main, experiences, tracks } = takeApart(made);
        for (const { id } of experiences) expect(id).toMatch(/^x[\da-z]{2,20}$/);
        for (const { id } of tracks) expect(id).toMatch(/^t[\da-z]{2,20}$/);
        const list = (all: typeof tracks) => all.map(({ id, answers: said }) => ({ id, ...said }));
        const errors = judgeInterview(models, {
          ...main,
          experiences: list(experiences),
          tracks: list(tracks),
          mode: 'self',
        });
        for (const { pointer, code } of errors)
          expect(['required', 'minItems', 'minSelected', 'maxLength', 'maxSelected', 'maxItems'], pointer).toContain(
            code,
          );
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: runs * 5 },
    );
  });

  it('say nothing that was not in them', () => {
    fc.assert(
      fc.property(some, (given) => {
        let source: unknown;
        try {
          source = JSON.parse(JSON.stringify(given));
        } catch {
          source = undefined;
        }
        const words = texts(source).map((text) => clean(text).replace(/\s+/g, ' '));
        for (const [key, value] of Object.entries(prefill(models, given)))
          if (!key.startsWith('taken/'))
            for (const text of texts(value)) {
              const said = text.replace(/\s+/g, ' ').replace(/…$/, '');
              expect(
                words.some((w) => w.includes(said)),
                text,
              ).toBe(true);
            }
      }),
      { numRuns: runs * 3 },
    );
  });

  it('are taken over and out again, and leave an interview as it was', () => {
    fc.assert(
      fc.property(some, interviews(), (given, before) => {
        const s = new InterviewSitting(host, models, { drafts: memoryDrafts() }, before);
        const [kept, sent] = [s.answers(), s.submitted()];
        const added = takeOver(s, given);
        expect(untouched(s).length > 0).toBe(added);
        expect(takeOver(s, given)).toBe(false);
        takeBack(s);
        expect(s.answers()).toEqual(kept);
        expect(s.submitted()).toEqual(sent);
      }),
      { numRuns: runs * 2 },
    );
  });

  it('change nothing that an interview has, and add nothing when they come again', () => {
    fc.assert(
      fc.property(some, interviews(), (given, before) => {
        const made = prefill(models, given, before);
        const [told, added] = [takeApart(before), takeApart(made)];
        const blank = (value: Answer) => texts(value).every((text) => !clean(text));
        for (const key in added.main) expect(blank(told.main[key]), key).toBe(true);
        for (const list of ['experiences', 'tracks'] as const) {
          const there = told[list].map(({ id }) => id);
          for (const { id } of added[list]) expect(there).not.toContain(id);
        }
        expect(prefill(models, given, { ...before, ...made })).toEqual({});
      }),
      { numRuns: runs * 3 },
    );
  });
});
