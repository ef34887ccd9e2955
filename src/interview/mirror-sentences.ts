import type { Field, Question } from '../contract/questionnaire.ts';
import type { Path } from '../form/index.ts';
import { msg, str, withLocale } from '../locale/index.ts';
import type { Contrast, Mirror, Tally } from './mirror.ts';
import type { Sentence } from './types.ts';
import type { Words } from './words.ts';

type Side = 'successes' | 'failures';

/** In how many of the experiences that worked out: `in 3 esperienze riuscite su 4`. */
function worked(n: number, all: number, words: Words): string {
  const [some, total] = [words.number(n), words.number(all)];
  if (all === 1)
    return n
      ? msg('in the only experience that worked out', { id: 'i-m-won-only' })
      : msg('not in the only one that worked out', { id: 'i-m-won-not-only' });
  if (!n) return msg(str`in none of the ${total} that worked out`, { id: 'i-m-won-none' });
  return words.count(
    n,
    () => msg(str`in ${some} of ${total} experiences that worked out`, { id: 'i-m-won-one', desc: 'of n, one' }),
    () => msg(str`in ${some} of ${total} experiences that worked out`, { id: 'i-m-won-some', desc: 'of n, several' }),
  );
}

/** The same of those that failed or were stopped. */
function failed(n: number, all: number, words: Words): string {
  const [some, total] = [words.number(n), words.number(all)];
  if (all === 1)
    return n
      ? msg('in the only experience that did not work out', { id: 'i-m-lost-only' })
      : msg('not in the only one that did not work out', { id: 'i-m-lost-not-only' });
  if (!n) return msg(str`in none of the ${total} that did not work out`, { id: 'i-m-lost-none' });
  return words.count(
    n,
    () => msg(str`in ${some} of ${total} experiences that did not work out`, { id: 'i-m-lost-one', desc: 'of n, one' }),
    () =>
      msg(str`in ${some} of ${total} experiences that did not work out`, {
        id: 'i-m-lost-some',
        desc: 'of n, several',
      }),
  );
}

/** What was found, after where: "In 3 of 4 experiences that worked out" … */
const found = {
  channel: (where: string, what: string) =>
    msg(str`${where}, it began with “${what}”`, { id: 'i-m-channel', desc: 'where, which channel' }),
  factor: (where: string, what: string) =>
    msg(str`${where}, “${what}” was a critical factor`, { id: 'i-m-factor', desc: 'where, which factor' }),
  enabler: (where: string, what: string) =>
    msg(str`${where}, “${what}” helped`, { id: 'i-m-enabler', desc: 'where, what made it possible' }),
  cause: (where: string, what: string) =>
    msg(str`${where}, “${what}” was among the reasons`, { id: 'i-m-cause', desc: 'where, which reason' }),
};

const capital = (text: string, locale: string) => text.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase(locale));

/** What recurs in at least two experiences, and how much it weighed. */
function recurring(tally: Tally, total: number, words: Words): string {
  const [what, n, all] = [
    words.tally(words.factor(), tally),
    words.number(tally.experiences.length),
    words.number(total),
  ];
  if (tally.weight === undefined)
    return msg(str`“${what}” comes back in ${n} of ${all} experiences.`, { id: 'i-m-recurs' });
  const [weight, most] = [words.number(tally.weight), words.number(words.heaviest)];
  return msg(str`“${what}” comes back in ${n} of ${all} experiences, with a mean weight of ${weight} out of ${most}.`, {
    id: 'i-m-recurs-weight',
  });
}

/** How many critical factors depended on the organisation. */
function control(ours: number, others: number, words: Words): string {
  const [all, our, other] = [words.number(ours + others), words.number(ours), words.number(others)];
  if (ours + others === 1)
    return ours
      ? msg('The only critical factor depended on you.', { id: 'i-m-control-one-ours' })
      : msg('The only critical factor did not depend on you.', { id: 'i-m-control-one-theirs' });
  if (!others) return msg(str`All ${all} critical factors depended on you.`, { id: 'i-m-control-all' });
  if (!ours) return msg(str`None of the ${all} critical factors depended on you.`, { id: 'i-m-control-none' });
  return words.count(
    ours,
    () =>
      msg(str`Of the ${all} critical factors, ${our} depended on you and ${other} did not.`, {
        id: 'i-m-control-1',
        desc: 'one depended on you',
      }),
    () =>
      msg(str`Of the ${all} critical factors, ${our} depended on you and ${other} did not.`, {
        id: 'i-m-control',
        desc: 'several depended on you',
      }),
  );
}

/** The kind of things kept from several experiences. */
function kept({ experiences, elements }: Mirror['kept'][number], kind: string, words: Words): string {
  const n = words.number(experiences.length);
  if (!elements.length)
    return msg(str`From ${n} experiences you keep something of the same kind, “${kind}”.`, { id: 'i-m-kept' });
  const list = words.list(elements);
  return msg(str`From ${n} experiences you keep something of the same kind, “${kind}”: ${list}.`, {
    id: 'i-m-kept-list',
  });
}

/**
 * The mirror in sentences, in the language of `words`, whose messages are loaded: how often a channel is behind what
 * worked out and what did not, what comes back, what is found on one side only, on whom it depended, what is kept. Each
 * counts and none judges; its links name the answers counted.
 */
export function mirrorSentences(seen: Mirror, words: Words): Sentence[] {
  const totals = { successes: seen.successes.length, failures: seen.failures.length };
  const clause = (side: Side, n: number) => (side === 'successes' ? worked : failed)(n, totals[side], words);
  const sentence = (id: string, text: string, links: readonly Path[]): Sentence => ({
    id: `mirror/${id}`,
    section: 'comparison',
    text,
    links: [...new Set(links)],
  });

  const sides = (kind: keyof typeof found, tally: Tally, question: Question | Field | undefined, id: string) => {
    const lead: Side = tally.successes.length ? 'successes' : 'failures';
    const other: Side = lead === 'successes' ? 'failures' : 'successes';
    const where = capital(clause(lead, tally[lead].length), words.locale);
    const said = found[kind](where, words.tally(question, tally));
    const rest = totals[other] && clause(other, tally[other].length);
    // what is found nowhere on the other side stands on the outcomes there too
    return sentence(id, rest ? `${said}; ${rest}.` : `${said}.`, [...tally.links, ...seen.verdicts]);
  };
  const contrast = (
    kind: 'factor' | 'enabler' | 'cause',
    { inFailures, inSuccesses }: Contrast,
    question?: Field | Question,
  ) => [...inFailures, ...inSuccesses].map((tally) => sides(kind, tally, question, `contrast/${kind}/${tally.key}`));

  const { experience } = words;
  return withLocale(words.locale, () => [
    ...seen.channels
      .filter(({ key, successes, failures }) => key !== 'other' && successes.length + failures.length)
      .map((tally) => sides('channel', tally, experience.get('channel'), `channel/${tally.key}`)),
    ...seen.recurring.map((tally) =>
      sentence(`factor/${tally.key}`, recurring(tally, seen.experiences.length, words), tally.links),
    ),
    ...contrast('factor', seen.factors, words.factor()),
    ...contrast('enabler', seen.enablers, experience.get('enablers')),
    ...contrast('cause', seen.causes, words.field(experience.get('causes_pos'), 'tag')),
    ...(seen.control.all.length
      ? [
          sentence(
            'control',
            control(seen.control.ours, seen.control.others, words),
            seen.control.all.flatMap(({ links }) => links),
          ),
        ]
      : []),
    ...seen.kept.map((tally) =>
      sentence(
        `kept/${tally.key}`,
        kept(tally, words.tally(words.field(experience.get('kept'), 'kind'), tally), words),
        tally.links,
      ),
    ),
  ]);
}
