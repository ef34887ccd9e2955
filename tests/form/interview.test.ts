import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DefinitionError, describe as tell } from '../../src/contract/author-issue.ts';
import type { Interview } from '../../src/contract/interview.ts';
import { Form } from '../../src/form/index.ts';
import { compileInterview, inspectInterview } from '../../src/form/interview-compile.ts';
import { counts, interviewModels } from '../../src/form/interview.ts';

const published = new URL('../../demo/content/interviews/living-interview.json', import.meta.url);
const living = JSON.parse(readFileSync(published, 'utf8')) as Interview;

/** The smallest interview: nothing of what its questions could mean. */
const small = {
  id: 'small',
  version: '1',
  locales: ['en'],
  title: 'Small',
  phases: [{ id: 'one', kind: 'questions', title: 'One', minutes: 5 }],
  experience: {
    minutes: 1,
    max: 5,
    explore: { min: 0, max: 5 },
    steps: [{ id: 's', title: 'S', questions: [] }],
    success: ['won'],
    failure: ['lost'],
    ours: ['us'],
  },
  ladder: { rungs: [{ value: 'all', label: 'All' }], questions: [] },
};

type Editable = { [key: string]: Editable };
/** What the author of a changed interview is told. */
const told = (change: (interview: Editable) => void): string[] => {
  const copy = structuredClone(living) as unknown as Editable;
  change(copy);
  return inspectInterview(copy).map(tell);
};
const set = (path: string, value: unknown) => (interview: Editable) => {
  const keys = path.split('.');
  const holder = keys.slice(0, -1).reduce((at, key) => at[key]!, interview);
  holder[keys.at(-1)!] = value as Editable;
};
const stepOf = (id: string) => living.experience.steps.findIndex((step) => step.id === id);
const place = (step: string, id: string) => {
  const s = stepOf(step);
  return `experience.steps.${s}.questions.${living.experience.steps[s]!.questions.findIndex((q) => q.id === id)}`;
};
const pathOf = (keys: string) => `$.${keys.replace(/\.(\d+)/g, '[$1]')}`;

describe('the author of an interview is told', () => {
  it('nothing of one that has no question with a meaning', () => expect(inspectInterview(small)).toEqual([]));

  it('of the shape alone, while that is wrong', () =>
    expect(told(set('experience.max', 'many'))).toEqual([
      '$.experience.max: found "many", expected a whole number>=0.',
    ]));

  it.each([
    [place('facts', 'when'), { id: 'when', type: 'text', label: 'When' }, 'type', '"text", expected date'],
    [place('facts', 'title'), { id: 'title', type: 'year', label: 'T' }, 'type', '"year", expected text, as "title"'],
    [
      place('facts', 'mood'),
      { id: 'mood', type: 'scale', label: 'M', min: 0, max: 10 },
      'type',
      '"scale", expected scale from 1 to 5',
    ],
    [place('causes', 'factors'), { id: 'factors', type: 'text', label: 'F' }, 'type', '"text", expected group'],
    [
      place('facts', 'where_country'),
      { id: 'where_country', type: 'country', label: 'W', multiple: true },
      'multiple',
      'true, expected one country',
    ],
    [`${place('kept', 'kept')}.fields.1`, { id: 'kind', type: 'text', label: 'K' }, 'type', '"text", expected single'],
    ['ladder.questions.0', { id: 'name', type: 'consent', label: 'N' }, 'type', '"consent", expected text'],
  ])('of a question at %s that is not of the type it is read as', (at, question, member, words) =>
    expect(told(set(at, question))[0]).toContain(`${pathOf(at)}.${member}: found ${words}`),
  );

  it.each([
    ['phases.3.kind', 'loop', '$.phases[3].kind: found "loop", expected this kind once only.'],
    ['experience.success.0', 'consolidatd', '$.experience.success[0]: found "consolidatd", expected an option of "outcome". Did you mean "consolidated"?'], // prettier-ignore
    ['experience.failure.0', 'oneoff', '$.experience.failure[0]: found "oneoff", expected an outcome that is not among "success".'], // prettier-ignore
    ['experience.ours.0', 'we', '$.experience.ours[0]: found "we", expected an option of "control" in "factors".'],
    ['experience.max', 201, '$.experience.max: found 201, expected from 1 to 200.'],
    ['experience.explore.min', 9, '$.experience.explore.max: found 5, expected at least min (9).'],
    ['experience.explore.max', 31, "$.experience.explore.max: found 31, expected at most the experiences' max (30)."],
    ['ladder.max', 0, '$.ladder.max: found 0, expected from 1 to 200.'],
    ['ladder.rungs.0.all.0', 'workd', '$.ladder.rungs[0].all[0]: found "workd", expected an option of "tests". Did you mean "worked"?'], // prettier-ignore
    ['ladder.rungs.1.any.1', 'often', '$.ladder.rungs[1].any[1]: found "often", expected an option of "tests".'],
    ['ladder.rungs.2.any', ['worked'], '$.ladder.rungs[2]: found ["worked"], expected no condition: the last rung is for all the others.'], // prettier-ignore
    ['ladder.questions.4.options.0.value', 'methods', '$.ladder.questions[4].options: found "methods", expected a rung of the ladder: method, practice, track. Did you mean "method"?'], // prettier-ignore
    ['phases.0.questions.1.id', 'tracks', '$.phases[0].questions[1].id: found "tracks", expected another id: the answers of an interview have a member of this name.'], // prettier-ignore
    ['prefill.about', 'living-interview', '$.prefill.about: found "living-interview", expected the id of a questionnaire: this is the interview itself.'], // prettier-ignore
    ['prefill.answers.wher', 'mkt_target', '$.prefill.answers.wher: found "wher", expected a question of the phases. Did you mean "where"?'], // prettier-ignore
    ['prefill.answers.consent', 'pub_consent', '$.prefill.answers.consent: found "consent", expected a question of another type: this is not taken from elsewhere.'], // prettier-ignore
    ['prefill.answers.actions', 'need_tools', '$.prefill.answers.actions: found "actions", expected a field of the group, such as "actions.action".'], // prettier-ignore
    ['prefill.experiences.fields.where', 'country', '$.prefill.experiences.fields.where: found "where", expected a question of the steps. Did you mean "when"?'], // prettier-ignore
    ['prefill.experiences.fields', { 'factors.factor': 'a', 'factors.note': 'b' }, '$.prefill.experiences.fields["factors.note"]: found "factors.note", expected one field of "factors" only: each answer is an item of it.'], // prettier-ignore
    ['prefill.tracks.to', 'stepps', '$.prefill.tracks.to: found "stepps", expected a text of the ladder. Did you mean "steps"?'], // prettier-ignore
    ['prefill.tracks.to', 'tests', '$.prefill.tracks.to: found "tests", expected a text of the ladder.'], // prettier-ignore
    ['prefill.answers.a-b', 'x', '$.prefill.answers["a-b"]: found the name "a-b", expected the form ^[A-Za-z][A-Za-z0-9_]{0,63}(\\.[A-Za-z][A-Za-z0-9_]{0,63})?$.'], // prettier-ignore
  ])('of %s: %j', (at, value, line) => expect(told(set(at, value))).toEqual([line]));

  it('of rungs that stand twice or are out of reach', () =>
    expect(told(set('ladder.rungs.0', { value: 'practice', label: 'P' }))).toEqual([
      '$.ladder.rungs[0]: found "practice", expected "all" or "any": without tests no lower rung is ever reached.',
      '$.ladder.rungs[1].value: found "practice", expected a value of its own: it stands twice.',
      '$.ladder.questions[4].options: found "method", expected a rung of the ladder: practice, practice, track.',
    ]));

  it('of an id that stands twice in a form, in two of its phases or steps', () => {
    expect(told(set('phases.5.questions.0.id', 'proud'))).toContain(
      '$.phases[5].questions[0].id: found "proud", expected an id of its own: it stands twice.',
    );
    expect(told(set(`${place('process', 'planned')}.id`, 'who_us'))).toContain(
      `${pathOf(place('process', 'planned'))}.id: found "who_us", expected an id of its own: it stands twice.`,
    );
    expect(told(set('experience.steps.1.id', 'facts'))).toContain(
      '$.experience.steps[1].id: found "facts", expected an id of its own: it stands twice.',
    );
  });

  it('of rules that cannot be read or name no question of their form, each in its place', () => {
    const [phase, step, track] = [
      told(set('phases.0.questions.2.showIf', '${channel} ===')),
      told(set(`${place('origin', 'intent')}.showIf`, "${chanel} === 'call'")),
      told(set('ladder.questions.3.requiredIf', '${why} > 3')),
    ];
    expect(phase[0]).toMatch(/^\$\.phases\[0\]\.questions\[2\]\.showIf: /);
    expect(step[0]).toMatch(/^\$\.experience\.steps\[1\]\.questions\[2\]\.showIf: found .*chanel/);
    expect(track[0]).toMatch(/^\$\.ladder\.questions\[3\]\.requiredIf: found .*why/);
    expect([phase.length, step.length, track.length]).toEqual([1, 1, 1]);
  });

  it('of a ladder that stands on itself', () =>
    expect(told(set('ladder.questions.1.showIf', "${proposed} === 'method'"))[0]).toMatch(
      /^\$\.ladder.*found .*tests.*proposed.*expected conditions that do not depend on themselves/,
    ));

  it('of a ladder that is more than a rule can say', () =>
    expect(told(set('ladder.rungs.0.all', Array(2000).fill('worked')))).toEqual([
      expect.stringMatching(/^\$\.ladder\.rungs: found .*, expected /),
    ]));

  it('of a consent to share that nobody would read as one', () => {
    const yes = { value: 'yes', label: 'Yes' };
    expect(told((copy) => (copy.optionSets!.sharing as unknown as unknown[]).push(yes))).toEqual([
      `${pathOf(place('kept', 'shareable'))}.options: found "yes", expected one of the values that are read: no, anonymous, named.`,
      '$.ladder.questions[7].options: found "yes", expected one of the values that are read: no, anonymous, named.',
    ]);
  });

  it('of practices to begin with where none has a name', () =>
    expect(told(set('ladder.questions.0.id', 'title'))).toEqual([
      '$.prefill.tracks: found nothing, expected a question "name" in the ladder, to begin a practice with.',
    ]));

  it('everything at once when it is compiled', () => {
    const copy = structuredClone(living) as unknown as Editable;
    set('experience.ours.0', 'we')(copy);
    set('ladder.max', 0)(copy);
    expect(() => compileInterview(copy)).toThrow(DefinitionError);
    expect(() => compileInterview(copy)).toThrow(/experience\.ours[^]*ladder\.max/);
  });
});

describe('an interview by somebody who wishes us ill', () => {
  type Path = (string | number)[];
  const places = (value: unknown, path: Path = []): Path[] =>
    typeof value !== 'object' || value === null
      ? [path]
      : [path, ...Object.keys(value).flatMap((key) => places((value as Editable)[key], [...path, key]))];
  const all = places(living).slice(1);
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'proposed', 'tests', 'title', 'id', 'facts'];
  const rules = ['${proposed}', '${__proto__}', "${constructor} === 'x'", 'selected(${tests}, ${tests})', '((((', '${'];
  const value = fc.oneof(
    fc.constantFrom<unknown>(...names, ...rules, '', null, true, 0, -1, 1e9, 1.5, [], {}, [[]], 'note', 'calculated'),
    fc
      .constantFrom('{"__proto__":{"polluted":1}}', '{"var":"__proto__.polluted"}', '[{"value":"__proto__"}]')
      .map((json) => JSON.parse(json) as unknown),
    fc.jsonValue({ maxDepth: 3 }),
  );

  it('is taken, or refused with a place for each mistake: never a crash or a changed prototype', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...all), fc.option(fc.constantFrom(...names)), value), {
          minLength: 1,
          maxLength: 3,
        }),
        (changes) => {
          const document = structuredClone(living) as unknown;
          for (const [path, member, v] of changes) {
            const keys = member === null ? path : [...path, member];
            const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Editable | null)?.[key], document);
            // lists of JSON have no members by name
            if (typeof holder === 'object' && holder !== null && (member === null || !Array.isArray(holder)))
              Object.defineProperty(holder, keys.at(-1)!, {
                value: v,
                enumerable: true,
                configurable: true,
                writable: true,
              });
          }
          const issues = inspectInterview(document);
          if (issues.length) refused++;
          for (const { path, found, expected } of issues) {
            expect(path).toMatch(/^\$/);
            expect(found).not.toBe('');
            expect(expected).not.toBe('');
          }
          if (!issues.length) for (const model of models(document)) new Form(model).submitted();
          expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
        },
      ),
      { numRuns: process.env.VARCO_PROOF === 'full' ? 5000 : 60 },
    );
    expect(refused).toBeGreaterThan(20);
  });

  const models = (document: unknown) => {
    const { main, experience, track } = compileInterview(document);
    return [main, experience, track];
  };
});

describe('the forms of an interview', () => {
  const models = interviewModels(living);

  it('ask the phases, each experience and each track apart', () => {
    const ids = (form: Form) => form.sections.map(({ id }) => id);
    expect(ids(new Form(models.main))).toEqual(['open', 'compare', 'frame', 'return']);
    expect(ids(new Form(models.experience))).toEqual(['facts', 'origin', 'process', 'outcome', 'causes', 'kept']);
    expect(ids(new Form(models.track))).toEqual(['track']);
    const [one, other] = [new Form(models.experience), new Form(models.experience)];
    one.answer('title', 'Tirana');
    expect(other.submitted()).toEqual({ shareable: 'no' });
  });

  it('propose the rung that all 64 ways of meeting the tests speak for', () => {
    const tests = ['worked', 'intended', 'repeated', 'conditions', 'written', 'shared'];
    for (let n = 0; n < 64; n++) {
      const met = tests.filter((_, i) => n & (1 << i));
      const has = (...wanted: string[]) => wanted.every((test) => met.includes(test));
      const expected = has('worked', 'intended', 'repeated', 'conditions', 'written')
        ? 'method'
        : has('worked', 'conditions') && (has('intended') || has('repeated'))
          ? 'practice'
          : 'track';
      const form = new Form(models.track, { answers: { tests: met } });
      expect(form.submitted().proposed, met.join()).toBe(expected);
    }
  });

  it('never show what is proposed as a question, and ask for a reason only where one differs', () => {
    const form = new Form(models.track, { answers: { name: 'T', tests: ['worked'] } });
    const shown = () => form.asked(form.sections[0]!).map(({ path }) => path);
    expect(shown()).not.toContain('proposed');
    for (const [rung, asked] of [
      ['track', false],
      ['practice', true],
      ['method', true],
      [undefined, false],
    ] as const) {
      form.answer('rung', rung);
      expect(shown().includes('override_reason'), String(rung)).toBe(asked);
    }
  });

  it('need only the line of an experience that is not retraced', () => {
    const form = new Form(models.experience, { answers: { title: 'T', mood: 9, kept: [{ kind: 'way' }] } });
    const missing = (explored: boolean) =>
      form
        .problems()
        .filter((problem) => counts(problem, explored))
        .map(({ path, code }) => `${path} ${code}`);
    expect(missing(false)).toEqual(['where_country required', 'when required', 'mood max']);
    expect(missing(true)).toEqual([
      'where_country required',
      'when required',
      'mood max',
      'channel required',
      'intent required',
      'outcome required',
      'kept/0/element required',
    ]);
  });

  it('are made of an interview without tests too', () =>
    expect([...interviewModels(small as never).track.nodes.keys()]).toEqual([]));
});
