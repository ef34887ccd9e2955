import type { Question } from '../contract/questionnaire.ts';
import type { Path } from '../form/index.ts';
import { fold, msg, str } from '../locale/index.ts';
import { CHAIN, chainSentence } from './chain.ts';
import { answered, interviewed, nameOf, titleOf, told, type Source, type Written } from './document-source.ts';
import { missing, standing } from './ladder.ts';
import type { Tally } from './mirror.ts';
import { codesOf, given, itemsOf, lineOf, linesOf, pathTo } from './read.ts';
import type { Sentence, Track } from './types.ts';

/** The sections about where to go: the ladder, the strategic frame, actions, what is asked of policy. */

export type Grouped = Sentence & { readonly group?: string };

const inLadder = new Set(['name', 'experiences', 'rung', 'override_reason']);

export function ladder({ words, experiences, tracks, open }: Source): Written {
  const { rungs } = words.definition.ladder;
  const without = open ? new Set([...inLadder, 'share']) : inLadder;
  const options = words.track.get('tests');

  const about = (track: Track): Grouped[] => {
    const base = ['tracks', track.id];
    const group = base.join('/');
    // a question's id has no dash: these cannot be the same
    const say = (id: string, text: string, links: readonly Path[]): Grouped => ({
      id: `${group}/${id}`,
      section: 'ladder',
      group,
      text,
      links,
    });
    const { proposed, rung, overridden, reason } = standing(track, rungs);
    const [now, by] = [words.text(rung.label), words.text(proposed.label)];
    const place = overridden
      ? msg(str`Today it is “${now}”: so you say, where the tests propose “${by}”.`, { id: 'i-d-rung-own' })
      : msg(str`Today it is “${now}”.`, { id: 'i-d-rung' });
    const because = reason && msg(str`Reason: ${reason}`, { id: 'i-d-reason' });
    const links = answered(track, base, ['name', 'tests', ...(overridden ? ['rung', 'override_reason'] : [])]);

    const next = missing(codesOf(track.tests), rungs, rung.value);
    const up = next && words.text(next.rung.label);
    const tests = (values: readonly string[]) => values.map((value) => words.quote(words.option(options, value)));
    const ids = new Set(codesOf(track.experiences));
    const found = experiences.filter(({ id }) => ids.has(id));
    return [
      say('on-rung', because ? `${place} ${because}` : place, links),
      ...interviewed(words.track.values(), track, base, words, { section: 'ladder', group, without }),
      ...(next?.all.length
        ? [
            say(
              'to-reach',
              msg(str`To reach “${up}”, not met yet: ${words.list(tests(next.all))}.`, { id: 'i-d-missing' }),
              links,
            ),
          ]
        : []),
      ...(next?.any.length
        ? [
            say(
              'to-reach-any',
              msg(str`To reach “${up}”, one of these is needed: ${words.list(tests(next.any), 'disjunction')}.`, {
                id: 'i-d-missing-any',
              }),
              links,
            ),
          ]
        : []),
      ...(found.length
        ? [
            say('found-in', msg(str`Found in: ${words.list(found.map(titleOf))}.`, { id: 'i-d-found-in' }), [
              pathTo('tracks', track, 'experiences'),
              ...found.flatMap((e) => answered(e, ['experiences', e.id], ['title'])),
            ]),
          ]
        : []),
    ];
  };
  return {
    heading: msg('Random track, good practice, method', { id: 'i-d-ladder' }),
    groups: tracks.map((track) => ({ id: `tracks/${track.id}`, heading: nameOf(track) })),
    sentences: tracks.flatMap(about),
  };
}

/** The four boxes, by the ids of the questions for one's own lines. */
export const boxes = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;
export type Box = (typeof boxes)[number];

/** What the experiences propose for each box, one line each: the content's rule for a SWOT that comes from evidence. */
export function proposals({ words, answers, experiences, tracks, seen }: Source): Record<Box, Grouped[]> {
  const line = (box: Box, id: string, text: string, links: readonly Path[]): Grouped => ({
    id: `frame/${box}/${id}`,
    section: 'frame',
    group: `frame/${box}`,
    text,
    links,
  });
  const inSome = (n: number) => {
    const some = words.number(n);
    return words.count(
      n,
      () => msg(str`in ${some} experience`, { id: 'i-d-in-1', desc: 'one' }),
      () => msg(str`in ${some} experiences`, { id: 'i-d-in', desc: 'several' }),
    );
  };
  const weighed = (box: Box, question: Question | ReturnType<typeof words.factor>) => (tally: Tally) => {
    const { weight } = tally;
    const [mean, most] = [words.number(weight ?? 0), words.number(words.heaviest)];
    const heavy = weight !== undefined && msg(str`mean weight ${mean} out of ${most}`, { id: 'i-d-weight' });
    const figures = [inSome(tally.experiences.length), ...(heavy ? [heavy] : [])].join(', ');
    return line(box, tally.key, `${words.tally(question, tally)} (${figures})`, tally.links);
  };
  const named = ({ key }: Tally) => key !== 'other';
  // a practice stands on its own answers, and on the experiences that it is found in
  const stands = (track: Track): Path[] => {
    const found = experiences.filter(({ id }) => codesOf(track.experiences).includes(id));
    return [
      ...answered(track, ['tracks', track.id], ['name', 'tests', 'rung']),
      ...found.flatMap((e) => answered(e, ['experiences', e.id], ['title'])),
    ];
  };

  const { rungs } = words.definition.ladder;
  const climbed = tracks
    .map((track) => ({ track, rung: standing(track, rungs).rung }))
    .filter(({ rung }) => rung !== rungs.at(-1))
    .sort((a, b) => rungs.indexOf(a.rung) - rungs.indexOf(b.rung));
  const enablers = seen.enablers.all.filter(named).sort((a, b) => b.experiences.length - a.experiences.length);
  const partners = new Map<string, Path[]>();
  itemsOf(answers.with).forEach(({ country }, i) => {
    for (const code of codesOf(country)) partners.set(code, [...(partners.get(code) ?? []), `with/${i}/country`]);
  });
  const targets = codesOf(answers.where).filter((code) => partners.has(code));

  return {
    strengths: climbed.map(({ track, rung }) =>
      line('strengths', track.id, `${nameOf(track)} (${words.text(rung.label)})`, stands(track)),
    ),
    weaknesses: seen.ourFactors.filter(named).map(weighed('weaknesses', words.factor())),
    opportunities: [
      ...enablers.map(weighed('opportunities', words.experience.get('enablers'))),
      ...targets.map((code) => {
        const country = words.code(code);
        const text = msg(str`${country}: you already have a partner there`, {
          id: 'i-d-partner',
          desc: 'a target country',
        });
        return line('opportunities', `country/${code}`, text, ['where', ...partners.get(code)!]);
      }),
    ],
    threats: seen.otherFactors.filter(named).map(weighed('threats', words.factor())),
  };
}

/**
 * One's own lines take the place of those proposed. An id is made of the line, so that an edit follows it; a line that was
 * proposed, and taken over as it is, stands on what it was made of too.
 */
const ownLines = (
  { words, answers }: Source,
  id: string,
  section: string,
  group?: string,
  proposed: readonly Grouped[] = [],
): Grouped[] => {
  const asked = words.main.get(id);
  if (!asked || !told(asked)) return [];
  const made = new Map(proposed.map(({ text, links }) => [fold(text), links]));
  return linesOf(answers[id]).map((text) => ({
    id: `${section}/${id}/own/${fold(text)}`,
    section,
    ...(group && { group }),
    text,
    links: [id, ...(made.get(fold(text)) ?? [])],
  }));
};

const elsewhere = new Set<string>([...boxes, 'actions', 'policy']);
const framed = (id: string) => ['why', 'what', 'where', 'with', 'move', 'stop', ...CHAIN].includes(id);

export function frame(source: Source): Written {
  const { words, answers } = source;
  const asked = words.definition.phases.flatMap(({ kind, questions = [] }) =>
    questions.filter(({ id }) => kind === 'frame' || framed(id)),
  );
  const proposed = proposals(source);
  const chain = chainSentence(words, answers);
  // the questions of the chain give one sentence, where the first of them is asked
  const first = asked.find(({ id }) => CHAIN.includes(id));
  const heading = (box: Box): string =>
    words.text(words.main.get(box)?.label) ||
    {
      strengths: msg('Strengths', { id: 'i-d-strengths' }),
      weaknesses: msg('Weaknesses', { id: 'i-d-weaknesses' }),
      opportunities: msg('Opportunities', { id: 'i-d-opportunities' }),
      threats: msg('Threats', { id: 'i-d-threats' }),
    }[box];
  return {
    heading: msg('Strategic frame', { id: 'i-d-frame' }),
    groups: boxes.map((box) => ({ id: `frame/${box}`, heading: heading(box) })),
    sentences: [
      ...asked.flatMap((question) =>
        !CHAIN.includes(question.id)
          ? interviewed([question], answers, [], words, { section: 'frame', without: elsewhere })
          : question === first && chain
            ? { id: 'frame/chain', section: 'frame', ...chain }
            : [],
      ),
      ...boxes.flatMap((box) => {
        const own = ownLines(source, box, 'frame', `frame/${box}`, proposed[box]);
        return own.length ? own : proposed[box];
      }),
    ],
  };
}

export function actions({ words, answers, tracks }: Source): Written {
  const question = words.main.get('actions');
  const fields = question?.type === 'group' ? question.fields : [];
  // a practice is named by its id or, where one writes, by its name; other words stay as they are
  const practice = (named: string) =>
    named
      ? (tracks.find(({ id }) => id === named) ?? tracks.find(({ name }) => fold(lineOf(name)) === fold(named)))
      : undefined;
  return {
    heading: msg('Actions', { id: 'i-d-actions' }),
    sentences: itemsOf(answers.actions).flatMap((item, i) => {
      const from = practice(lineOf(item.track));
      const text = words.item(fields, from ? { ...item, track: nameOf(from) } : item, true);
      const links = [
        ...fields.filter(({ id }) => given(item[id])).map(({ id }) => `actions/${i}/${id}`),
        ...(from ? answered(from, ['tracks', from.id], ['name']) : []),
      ];
      return text ? { id: `actions/${fold(lineOf(item.action))}`, section: 'actions', text, links } : [];
    }),
  };
}

/** Needs that ask for nothing. */
const nothing = new Set(['none', 'no']);

export function policy(source: Source): Written {
  const { words, answers } = source;
  const question = words.main.get('actions');
  const needs = new Map<string, Path[]>();
  itemsOf(answers.actions).forEach(({ need }, i) => {
    for (const value of codesOf(need))
      if (!nothing.has(value)) needs.set(value, [...(needs.get(value) ?? []), `actions/${i}/need`]);
  });
  const names = [...needs.keys()].sort().map((value) => words.option(words.field(question, 'need'), value));
  return {
    heading: msg('Requests to public and private bodies', { id: 'i-d-policy' }),
    sentences: [
      ...ownLines(source, 'policy', 'policy'),
      ...(names.length
        ? [
            {
              id: 'policy/needs',
              section: 'policy',
              text: msg(str`The actions need: ${words.list(names)}.`, { id: 'i-d-needs' }),
              links: [...needs.values()].flat(),
            },
          ]
        : []),
    ],
  };
}
