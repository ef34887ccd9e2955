import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interview } from '../../src/contract/interview.ts';
import { compileInterview } from '../../src/form/interview-compile.ts';
import { INTERVIEW_LIMITS, judgeInterview } from '../../src/form/interview-judge.ts';

const parse = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const models = compileInterview(parse('../../demo/content/interviews/living-interview.json'));
const now = new Date('2026-01-10T10:00:00Z');

type Editable = Record<string, unknown>;
const experience = (id: string, more: Editable = {}): Editable => ({
  id,
  explore: true,
  title: 'Tirana',
  when: '2018/2019-05',
  where_country: 'AL',
  channel: 'outreach',
  intent: 'planned',
  outcome: 'oneoff',
  ...more,
});
/** An interview that was answered to its end. */
const whole = (): Editable => ({
  participants_roles: ['artistic', 'other'],
  participants_roles_other: 'tecnica',
  consent: true,
  why: 'per imparare',
  what: 'spettacoli',
  where: ['AL', 'FR'],
  actions: [{ action: 'scrivere', by: '2026-05' }],
  readback_ok: 'yes',
  experiences: [
    experience('x1', { turning: true, mood: 4, factors: [{ factor: 'money', weight: 3, control: 'us' }] }),
    { id: 'x2', title: 'Lione', when: '2014', where_country: 'FR', mood: 2 },
  ],
  tracks: [{ id: 't1', experiences: ['x1', 'x2'], name: 'Scrivere prima', tests: ['worked', 'conditions'] }],
  evidence: {
    why: { confidence: 'sure' },
    participants_roles_other: { confidence: 'likely' },
    'experiences/x1/factors/0/factor': { confidence: 'guess', source: 'p. 4' },
    'tracks/t1/tests': { source: 'detto a voce' },
  },
  edits: { 'mirror/channel/outreach': 'Abbiamo scritto noi.', 'frame/why': '' },
  mode: 'guided',
});
const judged = (answers: Editable): string[] =>
  judgeInterview(models, answers, now).map(({ pointer, code }) => `${pointer.replace('/answers/', '')} ${code}`);
const wrong = (change: (answers: { experiences: Editable[]; tracks: Editable[]; why?: string }) => void): string[] => {
  const answers = whole();
  change(answers as never);
  return judged(answers);
};

describe('an interview as it arrives', () => {
  it('is taken when everything is answered', () => expect(judged(whole())).toEqual([]));

  it('is judged question by question, each mistake at its place in the whole', () => {
    expect(wrong((a) => delete a.why)).toEqual(['why required']);
    expect(wrong((a) => Object.assign(a.experiences[0]!, { channel: 'rumour', mood: 6 }))).toEqual([
      'experiences/0/mood max',
      'experiences/0/channel option',
    ]);
    expect(wrong((a) => Object.assign(a.experiences[0]!, { factors: [{ factor: 'time' }, { weight: 9 }] }))).toEqual([
      'experiences/0/factors/1/factor required',
      'experiences/0/factors/1/weight max',
    ]);
    expect(wrong((a) => Object.assign(a.tracks[0]!, { name: '', tests: ['known'] }))).toEqual([
      'tracks/0/name required',
      'tracks/0/tests option',
    ]);
    expect(wrong((a) => Object.assign(a.tracks[0]!, { conditions_text: 'c', tests: ['worked'] }))).toEqual([
      'tracks/0/conditions_text hidden',
    ]);
  });

  it('may say no more of an experience than its line, unless it is retraced', () => {
    expect(wrong((a) => Object.assign(a.experiences[1]!, { explore: true }))).toEqual([
      'experiences/1/channel required',
      'experiences/1/intent required',
      'experiences/1/outcome required',
    ]);
    expect(wrong((a) => Object.assign(a.experiences[1]!, { when: '' }))).toEqual(['experiences/1/when required']);
  });

  it('believes no rung that the tests do not propose', () => {
    expect(wrong((a) => Object.assign(a.tracks[0]!, { proposed: 'track' }))).toEqual([]);
    expect(wrong((a) => Object.assign(a.tracks[0]!, { proposed: 'method' }))).toEqual(['tracks/0/proposed calculated']);
  });

  it.each<[string, Editable, string[]]>([
    ['a member it does not know', { notes: { why: 'private' } }, ['notes unknown']],
    ['a member of an experience it does not know', { experiences: [experience('x1', { notes: 'n' })], tracks: [], evidence: {} }, ['experiences/0/notes unknown']], // prettier-ignore
    ['no mode', { mode: undefined }, ['mode required']],
    ['another mode', { mode: 'spy' }, ['mode option']],
    ['experiences that are no list', { experiences: {}, tracks: [], evidence: {} }, ['experiences type', 'experiences minSelected']], // prettier-ignore
    ['an experience that is none', { experiences: [experience('x1'), null, 'x2'], tracks: [], evidence: {} }, ['experiences/1 type', 'experiences/2 type']], // prettier-ignore
    ['an id that is not of its form', { experiences: [experience('y1')], tracks: [], evidence: {} }, ['experiences/0/id pattern']], // prettier-ignore
    ['an id that no id can be', { experiences: [experience('__proto__')], tracks: [], evidence: {} }, ['experiences/0/id pattern']], // prettier-ignore
    ['an id that stands twice', { experiences: [experience('x1'), experience('x1')], tracks: [], evidence: {} }, ['experiences/1/id duplicate']], // prettier-ignore
    ['no id', { tracks: [{ name: 'T' }], evidence: {} }, ['tracks/0/id required']],
    ['a flag that is none', { experiences: [experience('x1', { turning: 'yes' })], tracks: [], evidence: {} }, ['experiences/0/turning type']], // prettier-ignore
    ['nothing retraced', { experiences: [experience('x1', { explore: false })], tracks: [], evidence: {} }, ['experiences minSelected']], // prettier-ignore
    ['a track in experiences that are not there', { tracks: [{ id: 't1', name: 'T', experiences: ['x1', 'x9', 'x1', 4] }], evidence: {} }, ['tracks/0/experiences/1 option', 'tracks/0/experiences/2 duplicate']], // prettier-ignore
    ['evidence that is none', { evidence: [] }, ['evidence type']],
    ['evidence of what is not there', { evidence: { 'experiences/x9/title': {}, 'experiences/x1/nothing': {}, experiences: {}, 'tracks/t1/tests/0/x': {}, __proto: {}, '': {} } }, ['evidence/experiences~1x9~1title unknown', 'evidence/experiences~1x1~1nothing unknown', 'evidence/experiences unknown', 'evidence/tracks~1t1~1tests~10~1x unknown', 'evidence/__proto unknown', 'evidence/ unknown']], // prettier-ignore
    ['evidence with more than it has', { evidence: { why: { confidence: 'certain', source: 5, note: 'private' } } }, ['evidence/why/confidence option', 'evidence/why/source type', 'evidence/why/note unknown']], // prettier-ignore
    ['own words that are none', { edits: { 'frame/why': null, 'frame/what': {} } }, ['edits/frame~1why type', 'edits/frame~1what type']], // prettier-ignore
    ['own words without end', { edits: { a: 'a'.repeat(INTERVIEW_LIMITS.words + 1) } }, ['edits/a maxLength']],
    ['sentences without a name', { edits: { '': 'a', 'a\u0000': 'b' } }, ['edits/ unknown', 'edits/a\u0000 unknown']],
  ])('is refused for %s', (_, change, errors) => expect(judged({ ...whole(), ...change })).toEqual(errors));

  it('holds as many experiences, choices and tracks as its definition says', () => {
    const many = (n: number, explored: number) =>
      Array.from({ length: n }, (_, i) => experience(`x${i}`, { explore: i < explored }));
    const lists = (experiences: Editable[], tracks: Editable[] = []) =>
      judged({ ...whole(), experiences, tracks, evidence: {} });
    expect(lists(many(30, 5))).toEqual([]);
    expect(lists(many(31, 5))).toEqual(['experiences maxItems']);
    expect(lists(many(6, 6))).toEqual(['experiences maxSelected']);
    const tracks = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `t${i}`, name: 'T' }));
    expect(lists(many(1, 1), tracks(8))).toEqual([]);
    expect(lists(many(1, 1), tracks(9))).toEqual(['tracks maxItems']);
    const evidence = Object.fromEntries(Array.from({ length: INTERVIEW_LIMITS.notes + 1 }, (_, i) => [`a${i}`, {}]));
    expect(judged({ ...whole(), evidence })).toEqual(['evidence maxItems']);
  });
});

describe('an interview by somebody who wishes us ill', () => {
  /** As JSON.parse does it: an own member, whatever its name. */
  const member = (holder: object, key: string, value: unknown): object =>
    Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  const names = ['__proto__', 'constructor', 'toString', 'id', 'experiences', 'tracks', 'evidence', 'edits', 'mode'];
  const more = ['title', 'when', 'factors', 'kept', 'tests', 'rung', 'proposed', '#open', 'a/b~c', '', 'where_country'];
  const key = fc.oneof(fc.constantFrom(...names, ...more, 'x1', 't1'), fc.string());
  const value = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        1e308,
        'x1',
        't1',
        'self',
        '__proto__',
        '',
        'a'.repeat(3000),
        '\ud800',
      ),
      fc.string(),
      fc.array(tie('any'), { maxLength: 5 }),
      fc
        .array(fc.tuple(key, tie('any')), { maxLength: 6 })
        .map((members) => members.reduce((all, [name, v]) => member(all, name, v), {})),
    ),
  })).any;
  /** A right one with some of its members replaced or added, at any of its levels. */
  const answers = fc
    .array(fc.tuple(fc.constantFrom('', 'experiences', 'tracks', 'evidence', 'edits'), key, value), { maxLength: 6 })
    .map((changes) => {
      const given = whole();
      for (const [where, name, v] of changes) {
        const here = given[where];
        const holder = Array.isArray(here) ? (here as unknown[])[0] : where ? here : given;
        if (typeof holder === 'object' && holder !== null) member(holder, name, v);
      }
      return given;
    });

  it('is taken or refused with the place of each mistake, and changes no prototype', () => {
    const before = Reflect.ownKeys(Object.prototype).length;
    let refused = 0;
    fc.assert(
      fc.property(answers, (given) => {
        const sent = JSON.stringify(given);
        const errors = judgeInterview(models, given, now);
        if (errors.length) refused++;
        for (const { pointer, code } of errors) {
          expect(code).toMatch(/^[a-zA-Z]+$/);
          expect(pointer).toMatch(/^\/answers(\/([^~/]|~[01])*)+$/su);
        }
        expect(JSON.stringify(given)).toBe(sent);
        expect(Reflect.ownKeys(Object.prototype).length).toBe(before);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: process.env.VARCO_PROOF === 'full' ? 5000 : 200 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it('is any JSON at all', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
        expect(judgeInterview(models, given, now).length).toBeGreaterThan(0);
      }),
    );
    const polluting = JSON.parse(
      '{"__proto__":{"polluted":1},"experiences":[{"__proto__":{"polluted":1},"id":"x1"}],"edits":{"__proto__":"x"},"evidence":{"__proto__":{}}}',
    ) as Editable;
    const found = judged(polluting);
    expect(found).toEqual(
      expect.arrayContaining([
        '__proto__ unknown',
        'experiences/0/__proto__ unknown',
        'edits/__proto__ unknown',
        'evidence/__proto__ unknown',
      ]),
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('does not make the judge look at more than the definition allows', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ id: `x${i}`, nothing: 1 }));
    expect(judged({ ...whole(), experiences: many }).filter((e) => e.startsWith('experiences/')).length).toBeLessThan(
      30 * 5,
    );
    const tracks = [{ id: 't1', name: 'T', experiences: Array.from({ length: 5000 }, () => 'x9') }];
    expect(judged({ ...whole(), tracks }).length).toBeLessThan(10);
  });
});

describe('a definition of another kind', () => {
  it('takes sixty tracks where it sets no limit', () => {
    const { max: _, ...ladder } = models.definition.ladder;
    const open = compileInterview({ ...models.definition, ladder } satisfies Interview);
    const tracks = (n: number) => Array.from({ length: n }, (_unused, i) => ({ id: `t${i}`, name: 'T' }));
    const errors = (n: number) => judgeInterview(open, { ...whole(), evidence: {}, tracks: tracks(n) }, now);
    expect(errors(60)).toEqual([]);
    expect(errors(61).map(({ code }) => code)).toEqual(['maxItems']);
  });

  it('has its patterns kept, and no evidence for what is no question', () => {
    const [facts, origin, ...steps] = models.definition.experience.steps;
    const roles = facts!.questions.map((q) => (q.id === 'who_us' ? { ...q, pattern: '[a-z ]+' } : q));
    const other = compileInterview({
      ...models.definition,
      experience: {
        ...models.definition.experience,
        steps: [{ ...facts, questions: roles }, { ...origin, showIf: 'answered(${title})' }, ...steps],
      },
    });
    const experiences = [experience('x1', { who_us: 'direzione 2' })];
    const evidence = { 'experiences/x1/#origin': {}, 'experiences/x1/channel': {} };
    const errors = judgeInterview(other, { ...whole(), experiences, tracks: [], evidence }, now);
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/answers/experiences/0/who_us pattern',
      '/answers/evidence/experiences~1x1~1#origin unknown',
    ]);
  });
});
