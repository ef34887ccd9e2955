import fc from 'fast-check';
import { Interview } from '../../src/contract/interview.ts';
import type { Answer } from '../../src/form/index.ts';
import type { Experience, InterviewAnswers, Track } from '../../src/interview/types.ts';
import { addMessages, loadLocale } from '../../src/locale/index.ts';
import published from '../../demo/content/interviews/living-interview.json' with { type: 'json' };
import fixture from './fixtures/worked.json' with { type: 'json' };

/** The interview as it is published, and what the association's own documents tell, with what is to come of it. */
export const definition = Interview.parse(published);
export const worked = fixture.answers as unknown as InterviewAnswers;
export const { expected, said } = fixture;

const made: { experiences: Record<string, object>; tracks: Record<string, object> } = fixture.madeUp;
const { evidence: _, ...told } = fixture.answers;
/** The same with what the documents lack made up, as a page sends it: what begins with a default is said. */
export const completed = {
  ...told,
  ...fixture.madeUp.main,
  experiences: told.experiences.map((e) => ({ shareable: 'no', ...e, ...made.experiences[e.id] })),
  tracks: told.tracks.map((t) => ({ share: 'no', ...t, ...made.tracks[t.id] })),
} as unknown as InterviewAnswers;

addMessages({
  it: () => import('../../src/interview/generated/it.ts'),
  sq: () => import('../../src/interview/generated/sq.ts'),
});
addMessages({
  it: () => import('../../src/interview/views/generated/it.ts'),
  sq: () => import('../../src/interview/views/generated/sq.ts'),
});
export const loadLocales = () => Promise.all(['it', 'sq'].map(loadLocale));

export const experience = (id: string, answers: Record<string, Answer> = {}): Experience => ({ id, ...answers });

/** What there is at a path; entries of `experiences` and `tracks` go by their id. */
export function at(answers: InterviewAnswers, path: string): Answer {
  let here: unknown = answers;
  for (const step of path.split('/'))
    here =
      Array.isArray(here) && here.some((entry) => entry?.id !== undefined)
        ? here.find((entry) => entry?.id === step)
        : (here as Record<string, unknown> | undefined)?.[step];
  return here as Answer;
}

const values = (set: string): string[] =>
  (definition.optionSets![set] as { value: string }[]).map(({ value }) => value);
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const one = (set: string) => maybe(fc.constantFrom(...values(set)));
/** Words, and signs that mean something somewhere: Markdown, XML, a page, the direction of text. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'b c',
        '1. ',
        '# ',
        '- ',
        '> ',
        '|',
        '**',
        '`',
        '[x](https://a.b)',
        '<b>',
        '&amp;',
        ']]>',
        '\n',
        '\n\n',
        '---',
        '\\',
        '_',
        '\u0000',
        '\u001b',
        '\u202e',
        '\u2066',
        '\ud800',
        '\uffff',
        '\u2028',
        'שלום',
        'مرحبا',
        '{n}',
        '${title}',
        '$&',
        'www.a.b',
        '_www.a.b',
        'https://a.b',
        'a@b.cd',
        '~~',
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);

/** Experiences as they may be in a draft: half told, each with the words of a private note that nobody may ever read. */
export const experiences = (text: fc.Arbitrary<string> = fc.constantFrom('Lione', 'Tirana', 'Graz')) =>
  fc.uniqueArray(
    fc.record(
      {
        id: fc.nat(40).map((n) => `x${n}`),
        title: maybe(text),
        when: maybe(fc.constantFrom('2014', '2018~', '2019-05', '2020-03-01', '2018-10/2018-11', '../2013', 'once')),
        where_country: maybe(fc.constantFrom('AL', 'FR', 'GB', 'not a code')),
        turning: maybe(fc.boolean()),
        mood: maybe(fc.integer({ min: 1, max: 5 })),
        channel: one('channel'),
        channel_other: maybe(text),
        channel_story: maybe(text),
        outcome: one('outcome'),
        enablers: maybe(fc.uniqueArray(fc.constantFrom(...values('enabler')), { maxLength: 3 })),
        factors: maybe(
          fc.array(
            fc.record({
              factor: one('factor'),
              factor_other: maybe(text),
              weight: maybe(fc.integer({ min: 1, max: 5 })),
              control: one('control'),
              note: fc.constant('PRIVATE'),
            }),
            { maxLength: 4 },
          ),
        ),
        kept: maybe(fc.array(fc.record({ element: maybe(text), kind: one('kept') }), { maxLength: 3 })),
        causes_pos: maybe(fc.array(fc.record({ text: maybe(text), tag: one('enabler') }), { maxLength: 2 })),
        shareable: one('sharing'),
        notes: fc.constant('PRIVATE'),
      },
      { requiredKeys: ['id'] },
    ),
    { selector: ({ id }) => id, maxLength: 8 },
  ) as fc.Arbitrary<Experience[]>;

const tests = ['worked', 'intended', 'repeated', 'conditions', 'written', 'shared'];
export const someTests = fc.subarray(tests);

const tracks = (text: fc.Arbitrary<string>) =>
  fc.uniqueArray(
    fc.record(
      {
        id: fc.nat(20).map((n) => `t${n}`),
        name: maybe(text),
        experiences: fc.array(
          fc.nat(40).map((n) => `x${n}`),
          { maxLength: 3 },
        ),
        tests: maybe(someTests),
        rung: maybe(fc.constantFrom('method', 'practice', 'track', 'nowhere')),
        override_reason: maybe(text),
        steps: maybe(text),
        share: one('sharing'),
      },
      { requiredKeys: ['id'] },
    ),
    { selector: ({ id }) => id, maxLength: 4 },
  ) as fc.Arbitrary<Track[]>;

/** Whole interviews, of any words. */
export const interviews = (text: fc.Arbitrary<string> = fc.constantFrom('Lione', 'Tirana', 'a\nb', '')) =>
  fc.record(
    {
      why: maybe(text),
      where: fc.subarray(['AL', 'FR', 'IT']),
      with: fc.array(fc.record({ name: maybe(text), country: maybe(fc.constantFrom('AL', 'FR')) }), { maxLength: 2 }),
      strengths: maybe(text),
      threats: maybe(text),
      chain_inputs: maybe(text),
      actions: fc.array(
        fc.record({
          action: maybe(text),
          track: maybe(fc.nat(20).map((n) => `t${n}`)),
          by: maybe(fc.constantFrom('2026-05', 'soon')),
          need: maybe(fc.constantFrom('none', 'funds')),
        }),
        { maxLength: 3 },
      ),
      policy: maybe(text),
      experiences: experiences(text),
      tracks: tracks(text),
      notes: fc.constant({ why: 'PRIVATE' }),
    },
    { requiredKeys: ['experiences'] },
  ) as fc.Arbitrary<InterviewAnswers>;

export const runs = process.env.VARCO_PROOF === 'full' ? 3000 : 60;
