import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mirrorSentences } from '../../src/interview/mirror-sentences.ts';
import { mirror } from '../../src/interview/mirror.ts';
import { experiencesOf } from '../../src/interview/read.ts';
import type { Experience } from '../../src/interview/types.ts';
import { mirrorConfig, Words } from '../../src/interview/words.ts';
import { definition, expected, experience, experiences, loadLocales, runs, worked } from './told.ts';

const config = mirrorConfig(new Words(definition, 'it'));
const see = (told: readonly Experience[]) => mirror(told, config);
const say = (told: readonly Experience[], locale = 'it') =>
  Object.fromEntries(mirrorSentences(see(told), new Words(definition, locale)).map(({ id, text }) => [id, text]));

beforeAll(loadLocales);

/** Three of four successes began with a contact that was sought, none of two failures. */
const sought = [
  ...['a', 'b', 'c'].map((id) => experience(id, { channel: 'outreach', outcome: 'consolidated' })),
  experience('d', { channel: 'network', outcome: 'oneoff' }),
  experience('e', { channel: 'chance', outcome: 'failed' }),
  experience('f', { channel: 'chance', outcome: 'stopped' }),
];

describe('the worked experiences', () => {
  const told = experiencesOf(worked);
  const seen = see(told);

  it('stand in the table channel × outcome as it was worked out by hand', () => {
    const cells = seen.table.rows.flatMap(({ channel = null, cells }) =>
      cells.flatMap(({ experiences }, i) =>
        experiences.length ? [{ channel, outcome: seen.table.outcomes[i] ?? null, experiences: [...experiences] }] : [],
      ),
    );
    expect(cells).toEqual(expected.channelByOutcome);
    expect([...seen.successes].sort()).toEqual([...expected.successes].sort());
    expect(seen.failures).toEqual(expected.failures);
  });

  it('are split by who controlled their factors', () => {
    const found = (tallies: typeof seen.ourFactors) =>
      tallies.flatMap(({ value, experiences }) => experiences.map((id) => ({ factor: value, experience: id })));
    expect(found(seen.ourFactors)).toEqual(expected.factors.ours);
    expect(found(seen.otherFactors)).toEqual(expected.factors.others);
    expect([seen.control.ours, seen.control.others]).toEqual([1, 1]);
  });

  it('keep the same kind of things in several', () => {
    const kept = Object.fromEntries(seen.kept.map(({ value, experiences }) => [value, [...experiences].sort()]));
    expect(kept).toEqual({
      way: [...expected.keptInSeveral.way].sort(),
      agreement: [...expected.keptInSeveral.agreement].sort(),
    });
  });

  it('are said in sentences', () => {
    expect(say(told)).toEqual({
      'mirror/channel/call':
        'In 1 esperienza riuscita su 2 all’origine c’era «bando o programma europeo»; non nell’unica non andata a buon fine.',
      'mirror/contrast/factor/force':
        'Nell’unica esperienza non andata a buon fine fra i fattori critici c’era «evento esterno (es. pandemia)»; in nessuna delle 2 riuscite.',
      'mirror/control': 'Dei 2 fattori critici, 1 dipendeva da voi e 1 no.',
      'mirror/kept/agreement':
        'Da 2 esperienze tenete qualcosa dello stesso tipo, «accordo»: Indaco come braccio tecnico e collaborazione con il Centro culturale Slow Mill.',
      'mirror/kept/way':
        "Da 4 esperienze tenete qualcosa dello stesso tipo, «modo di fare»: aggregare medio-piccole cooperative per percorsi congiunti, comunità di pratica per consolidare le relazioni con gli interlocutori internazionali, logica del circuito e partecipazione a bandi europei per finanziare l'attività.",
    });
  });
});

describe('the sentences', () => {
  it.each([
    [
      'it',
      'In 3 esperienze riuscite su 4 all’origine c’era «contatto diretto cercato e preparato»; in nessuna delle 2 non andate a buon fine.',
    ],
    [
      'en',
      'In 3 of 4 experiences that worked out, it began with “direct contact sought and prepared”; in none of the 2 that did not work out.',
    ],
    [
      'sq',
      'Në 3 përvoja të suksesshme nga 4 në zanafillë ishte “kontakt i drejtpërdrejtë i kërkuar dhe i përgatitur”; në asnjë nga 2 që nuk shkuan mbarë.',
    ],
  ])('say where something was found and where not (%s)', (locale, sentence) => {
    expect(say(sought, locale)['mirror/channel/outreach']).toBe(sentence);
  });

  it('name what is only in what did not work out first by that side', () => {
    expect(say(sought)['mirror/channel/chance']).toBe(
      'In 2 esperienze non andate a buon fine su 2 all’origine c’era «per caso, conoscenza personale»; in nessuna delle 4 riuscite.',
    );
  });

  it.each([
    [
      'it',
      [
        'In 1 esperienza riuscita su 4',
        'L’unico fattore critico dipendeva da voi.',
        'Dei 3 fattori critici, 1 dipendeva da voi e 2 no.',
        'Dei 3 fattori critici, 2 dipendevano da voi e 1 no.',
      ],
    ],
    [
      'en',
      [
        'In 1 of 4 experiences',
        'The only critical factor depended on you.',
        'Of the 3 critical factors, 1 depended on you and 2 did not.',
        'Of the 3 critical factors, 2 depended on you and 1 did not.',
      ],
    ],
    [
      'sq',
      [
        'Në 1 përvojë të suksesshme nga 4',
        'Faktori i vetëm kritik varej nga ju.',
        'Nga 3 faktorët kritikë, 1 varej nga ju dhe 2 jo.',
        'Nga 3 faktorët kritikë, 2 vareshin nga ju dhe 1 jo.',
      ],
    ],
  ])('agree with one and with several (%s)', (locale, [single, only, one, two]) => {
    const hands = (...control: string[]) => [
      experience('x', { factors: control.map((c) => ({ factor: 'time', control: c })) }),
    ];
    expect(say(sought, locale)['mirror/channel/network']).toContain(single);
    expect(say(hands('us'), locale)['mirror/control']).toBe(only);
    expect(say(hands('us', 'partner', 'nobody'), locale)['mirror/control']).toBe(one);
    expect(say(hands('us', 'us', 'nobody'), locale)['mirror/control']).toBe(two);
  });

  it('compare with no other side where nobody told of one', () => {
    expect(say(sought.slice(0, 4))).toEqual({
      'mirror/channel/network':
        'In 1 esperienza riuscita su 4 all’origine c’era «rete internazionale di cui siamo membri».',
      'mirror/channel/outreach':
        'In 3 esperienze riuscite su 4 all’origine c’era «contatto diretto cercato e preparato».',
    });
  });

  it('have a mean weight where weights were given', () => {
    const weighed = (weights: (number | undefined)[]) =>
      weights.map((weight, i) => experience(`x${i}`, { factors: [{ factor: 'money', weight }] }));
    expect(say(weighed([4, 5, 4]))['mirror/factor/money']).toBe(
      '«fondi insufficienti o arrivati tardi» ritorna in 3 esperienze su 3, con un peso medio di 4,3 su 5.',
    );
    expect(say(weighed([undefined, undefined]))['mirror/factor/money']).toBe(
      '«fondi insufficienti o arrivati tardi» ritorna in 2 esperienze su 2.',
    );
  });
});

describe('what recurs', () => {
  const factors = (id: string, outcome: string, ...of: [string, number][]) =>
    experience(id, { outcome, factors: of.map(([factor, weight]) => ({ factor, weight, control: 'us' })) });

  it('is in two experiences at least, the heaviest first; twice in one experience is once', () => {
    const { recurring } = see([
      factors('a', 'failed', ['time', 2], ['money', 5], ['skills', 5], ['skills', 5]),
      factors('b', 'failed', ['time', 3], ['money', 4]),
    ]);
    expect(recurring.map(({ value, weight }) => [value, weight])).toEqual([
      ['money', 4.5],
      ['time', 2.5],
    ]);
  });

  it('is told apart by the side it is found on alone, and on neither while one side is missing', () => {
    const told = [factors('a', 'failed', ['time', 2], ['money', 5]), factors('b', 'oneoff', ['time', 3], ['fit', 1])];
    const { inFailures, inSuccesses } = see(told).factors;
    expect(inFailures.map(({ value }) => value)).toEqual(['money']);
    expect(inSuccesses.map(({ value }) => value)).toEqual(['fit']);
    expect(see(told.slice(0, 1)).factors).toMatchObject({ inFailures: [], inSuccesses: [] });
  });

  it('has helpers and reasons on one side too', () => {
    const seen = see([
      experience('a', { outcome: 'oneoff', enablers: ['person'], causes_pos: [{ tag: 'network' }] }),
      experience('b', { outcome: 'failed', enablers: ['place'] }),
    ]);
    expect(seen.enablers.inSuccesses.map(({ value }) => value)).toEqual(['person']);
    expect(seen.enablers.inFailures.map(({ value }) => value)).toEqual(['place']);
    expect(seen.causes.inSuccesses.map(({ value }) => value)).toEqual(['network']);
  });

  it('is no “other” by itself, but the same words given for it', () => {
    const other = (id: string, factor_other?: string) =>
      experience(id, { factors: [{ factor: 'other', factor_other }] });
    expect(see([other('a'), other('b')]).recurring).toEqual([]);
    const [found] = see([other('a', 'Visti'), other('b', 'visti')]).recurring;
    expect(found).toMatchObject({ key: 'other:visti', own: 'Visti', experiences: ['a', 'b'] });
  });
});

describe('a gentle word', () => {
  const flags = (...told: Experience[]) => {
    const { onlySuccesses, onlyFailures } = see(told);
    return [onlySuccesses, onlyFailures];
  };
  const well = experience('a', { outcome: 'oneoff' });
  const badly = experience('b', { outcome: 'stopped' });

  it('is due when only one side was told, by outcome, and by mood while there is no outcome', () => {
    expect(flags()).toEqual([false, false]);
    expect(flags(well)).toEqual([true, false]);
    expect(flags(badly)).toEqual([false, true]);
    expect(flags(well, badly)).toEqual([false, false]);
    expect(flags(well, experience('c', { mood: 2 }))).toEqual([false, false]);
    expect(flags(experience('c', { mood: 4 }), experience('d', { mood: 3 }))).toEqual([true, false]);
    // how it ended says more than how it felt
    expect(flags(well, experience('c', { mood: 1, outcome: 'ongoing' }))).toEqual([true, false]);
  });
});

describe('any experiences', () => {
  it('are counted the same in whatever order they were entered', () => {
    fc.assert(
      fc.property(
        experiences().chain((told) =>
          fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
        ),
        ([told, shuffled]) => {
          expect(see(shuffled)).toEqual(see(told));
        },
      ),
      { numRuns: runs },
    );
  });

  it('are each counted in one cell, and every figure stands on experiences that have it', () => {
    fc.assert(
      fc.property(experiences(), (told) => {
        const seen = see(told);
        const cells = seen.table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.experiences));
        expect(new Set(cells).size).toBe(cells.length);
        expect([...cells].sort()).toEqual(
          told
            .filter((e) => e.channel || e.outcome)
            .map(({ id }) => id)
            .sort(),
        );
        for (const { value, experiences: ids } of seen.factors.all)
          for (const e of told)
            expect(ids.includes(e.id)).toBe(
              // both with the same words and without, "other" is found by its value
              value === 'other'
                ? ids.includes(e.id)
                : ((e.factors ?? []) as { factor?: string }[]).some(({ factor }) => factor === value),
            );
      }),
      { numRuns: runs },
    );
  });

  it('are looked at in proportion to their number', () => {
    const reads = (count: number) => {
      let n = 0;
      const counted = <T extends object>(value: T): T =>
        new Proxy(value, {
          get: (target, key) => {
            n++;
            const found = Reflect.get(target, key) as unknown;
            return found && typeof found === 'object' ? counted(found) : found;
          },
        });
      see(
        Array.from({ length: count }, (_, i) =>
          counted(
            experience(`x${i}`, {
              channel: 'call',
              outcome: i % 2 ? 'failed' : 'oneoff',
              factors: Array.from({ length: 12 }, (_, j) => ({ factor: `f${j}`, weight: 3, control: 'us' })),
            }),
          ),
        ),
      );
      return n;
    };
    expect(reads(60)).toBe(2 * reads(30));
  });
});
