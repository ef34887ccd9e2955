import type { Path } from '../form/index.ts';
import { formatEdtf, msg, str } from '../locale/index.ts';
import { answered, interviewed, titleOf, type Source, type Written } from './document-source.ts';
import { standing } from './ladder.ts';
import { codesOf, firstDay, lineOf } from './read.ts';
import type { Cell, Experience, Moment, Sentence } from './types.ts';
import type { Words } from './words.ts';

/** The sections about what was told: five lines, the timeline, a card an experience, the comparison. */

const base = ({ id }: Experience) => ['experiences', id];
const linksOf = (experience: Experience, ...ids: string[]) => answered(experience, base(experience), ids);

const place = ({ where_city, where_country }: Experience, words: Words): string =>
  [lineOf(where_city), ...codesOf(where_country).map((code) => words.code(code))].filter(Boolean).join(', ');
const outcome = ({ outcome: value }: Experience, words: Words): string =>
  codesOf(value)
    .map((code) => words.option(words.experience.get('outcome'), code))
    .join(', ');

/** Something of each experience that shows it is there: its title, else whatever it has. */
const trace = (experience: Experience): Path[] =>
  linksOf(experience, ...['title', 'when', 'where_country', 'channel', 'outcome', 'mood']).slice(0, 1);

export function summary({ words, answers, experiences, tracks, seen, mirrored }: Source): Written {
  const lines: Sentence[] = [];
  const line = (id: string, text: string, links: readonly Path[]) =>
    lines.push({ id: `summary/${id}`, section: 'summary', text, links });

  const told = experiences.filter((e) => trace(e).length);
  const countries = [...new Set(told.flatMap((e) => codesOf(e.where_country)))].map((code) => words.code(code));
  const n = words.number(told.length);
  const count = words.count(
    told.length,
    () => msg(str`You told ${n} experience.`, { id: 'i-d-told-1', desc: 'one' }),
    () => msg(str`You told ${n} experiences.`, { id: 'i-d-told', desc: 'several' }),
  );
  const where = countries.length ? msg(str`Countries: ${words.list(countries)}.`, { id: 'i-d-countries' }) : '';
  line(
    'told',
    `${count} ${where}`,
    told.flatMap((e) => [...trace(e), ...linksOf(e, 'where_country')]),
  );

  const ended = new Map<string, Path[]>();
  for (const e of told)
    for (const value of codesOf(e.outcome)) ended.set(value, [...(ended.get(value) ?? []), ...linksOf(e, 'outcome')]);
  const question = words.experience.get('outcome');
  const results = [...seen.table.outcomes, ...ended.keys()].filter((v) => v !== undefined && ended.has(v)) as string[];
  const tallied = (label: string, times: number) => `${label} (${words.number(times)})`;
  if (ended.size) {
    const list = words.list(
      [...new Set(results)].map((v) => tallied(words.quote(words.option(question, v)), ended.get(v)!.length)),
    );
    line('outcomes', msg(str`How they ended: ${list}.`, { id: 'i-d-outcomes' }), [...ended.values()].flat());
  }

  const [strongest] = [...mirrored.filter(({ id }) => id.startsWith('mirror/factor/')), ...mirrored];
  if (strongest) line(strongest.id, strongest.text, strongest.links);

  const { rungs } = words.definition.ladder;
  const steps = tracks.map((track) => ({
    rung: standing(track, rungs).rung,
    links: answered(track, ['tracks', track.id], ['name', 'tests', 'rung']),
  }));
  const placed = steps.filter(({ links }) => links.length);
  const list = rungs.flatMap((rung) => {
    const times = placed.filter((step) => step.rung === rung).length;
    return times ? tallied(words.quote(words.text(rung.label)), times) : [];
  });
  if (list.length)
    line(
      'ladder',
      msg(str`On the ladder: ${words.list(list)}.`, { id: 'i-d-ladder-line' }),
      placed.flatMap(({ links }) => links),
    );

  const [aim] = ['why', 'move', 'what'].flatMap((id) => {
    const asked = words.main.get(id);
    return asked ? interviewed([asked], answers, [], words, { section: 'summary' }) : [];
  });
  if (aim) lines.push(aim);
  return { heading: msg('Summary in five lines', { id: 'i-d-summary' }), sentences: lines };
}

export function timeline({ words, experiences }: Source): Written {
  const sentences: Sentence[] = [];
  const list = (
    id: string,
    some: readonly Experience[],
    say: (titles: string) => string,
    path: (e: Experience) => Path[],
  ) =>
    some.length &&
    sentences.push({
      id: `timeline/${id}`,
      section: 'timeline',
      text: say(words.list(some.map(titleOf))),
      links: some.flatMap(path),
    });
  list(
    'turning',
    experiences.filter(({ turning }) => turning === true),
    (titles) => msg(str`Turning points: ${titles}.`, { id: 'i-d-turning' }),
    (e) => linksOf(e, 'turning', 'title'),
  );
  const there = experiences.filter((e) => trace(e).length);
  list(
    'undated',
    there.filter(({ when }) => !firstDay(when)),
    (titles) => msg(str`Without a date: ${titles}.`, { id: 'i-d-undated' }),
    trace,
  );
  const heading = msg('Timeline', { id: 'i-d-timeline' });
  return {
    heading,
    sentences,
    timeline: {
      caption: heading,
      head: [
        msg('When', { id: 'i-d-when' }),
        msg('Experience', { id: 'i-d-experience' }),
        msg('Where', { id: 'i-d-where' }),
        msg('How it ended', { id: 'i-d-ended' }),
      ],
      moments: there.map((e): Moment => ({
        experience: e.id,
        title: titleOf(e),
        when: formatEdtf(lineOf(e.when), words.locale),
        where: place(e, words),
        outcome: outcome(e, words),
        turning: e.turning === true,
        links: linksOf(e, 'title', 'when', 'where_city', 'where_country', 'outcome'),
      })),
    },
  };
}

/** Said in the heading of the card and its first line. */
const inHead = new Set(['title', 'when', 'where_country', 'where_city']);

export function cards({ words, experiences, open }: Source): Written {
  const without = open ? new Set([...inHead, 'shareable']) : inHead;
  return {
    heading: msg('The experiences', { id: 'i-d-cards' }),
    groups: experiences.map((e) => ({ id: base(e).join('/'), heading: titleOf(e) })),
    sentences: experiences.flatMap((e) => {
      const group = base(e).join('/');
      const facts = [place(e, words), formatEdtf(lineOf(e.when), words.locale)].filter(Boolean).join(' · ');
      const head = { id: `${group}/where-when`, section: 'experiences', group, text: facts };
      return [
        { ...head, links: linksOf(e, 'where_city', 'where_country', 'when') },
        ...interviewed(words.experience.values(), e, base(e), words, { section: 'experiences', group, without }),
      ];
    }),
  };
}

export function comparison({ words, experiences, seen, mirrored }: Source): Written {
  const titles = new Map(experiences.map((e) => [e.id, titleOf(e)]));
  const name = (question: string, value: string | undefined) =>
    value === undefined
      ? msg('not said', { id: 'i-d-unsaid', desc: 'header of a column or row of the table' })
      : words.option(words.experience.get(question), value);
  const { outcomes, rows } = seen.table;
  const table = rows.length > 0 && {
    caption: msg('What generated them, and how they ended', { id: 'i-d-table' }),
    head: [msg('What generated them', { id: 'i-d-channel' }), ...outcomes.map((value) => name('outcome', value))],
    rows: rows.map(({ channel, cells }) => ({
      head: name('channel', channel),
      cells: cells.map(({ experiences: ids, links }): Cell => ({
        text: ids.length ? `${words.number(ids.length)} (${ids.map((id) => titles.get(id)).join(', ')})` : '',
        links,
      })),
    })),
  };
  return {
    heading: msg('The experiences compared', { id: 'i-d-comparison' }),
    sentences: mirrored,
    ...(table && { table }),
  };
}
