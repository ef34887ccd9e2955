import type { Tally } from '../../contract/results.ts';
import { msg, plural, str } from '../../locale/index.ts';
import type { Figure } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import { percent } from './cross.ts';
import { own } from './subjects.ts';

/** What interviews are counted by: a choice of an experience, or of a group in it, beside another. */
const tallies = {
  factors: { rows: 'factors.factor', columns: 'factors.control' },
  channels: { rows: 'channel', columns: 'outcome' },
} as const;
export type TallyName = keyof typeof tallies;

/** A pair of choices: how many interviews tell of it; null where it may not be told. */
export interface Pairs {
  readonly columns: readonly { readonly value: string; readonly label: string }[];
  readonly rows: readonly {
    readonly value: string;
    readonly label: string;
    readonly counts: readonly (number | null)[];
    /** of what is told in the row; 0 where nothing is */
    readonly sum: number;
  }[];
}

/** A tally with the definition's words: most told first, of equal ones as the author put them. */
export function pairs(s: Viewing, name: TallyName, { counts }: Tally): Pairs {
  const options = (id: string) =>
    (s.model.experience.get(id)?.options ?? []).map(({ value, label }) => ({ value, label: s.text(label) || value }));
  const columns = options(tallies[name].columns);
  const rows = options(tallies[name].rows).map(({ value, label }) => {
    const told = columns.map((column) => own(own(counts, value), column.value) ?? null);
    return { value, label, counts: told, sum: told.reduce<number>((sum, count) => sum + (count ?? 0), 0) };
  });
  return { columns, rows: rows.sort((a, b) => b.sum - a.sum) };
}

export interface Ours {
  /** times that a factor was named whose control counts as ours, and in all, of what is told */
  readonly ours: number;
  readonly all: number;
  /** some may not be told: both are at least so many */
  readonly partial: boolean;
}

/** How much was up to the respondents, of all that is told. @param ours values of control that mean: it was up to us */
export function upToUs({ columns, rows }: Pairs, ours: readonly string[]): Ours {
  let [mine, all, partial] = [0, 0, false];
  for (const { counts } of rows)
    counts.forEach((count, c) => {
      if (count === null) partial = true;
      else {
        all += count;
        if (ours.includes(columns[c]!.value)) mine += count;
      }
    });
  return { ours: mine, all, partial };
}

const notTold = (): string => msg('not shown', { id: 's-not-told', desc: 'A number that may not be told' });

function factorsSentence(s: Viewing, told: Pairs): string {
  const { ours, all } = upToUs(told, s.model.ours);
  if (!all)
    return msg('Too few interviews tell of the same factors to say who controls them.', { id: 's-factors-none' });
  const first = told.rows[0]!;
  return msg(
    str`Up to the organisations themselves: ${s.number(ours)} of ${s.number(all)} mentions, ${percent(s, ours / all)}. Most often named: “${first.label}”.`,
    { id: 's-factors-said', desc: 'Factors of success or failure, by who controls them' },
  );
}

function channelsSentence(s: Viewing, { rows, columns }: Pairs): string {
  const [first] = rows;
  if (!first?.sum) return msg('Too few interviews tell of the same channels.', { id: 's-channels-none' });
  const most = Math.max(...first.counts.map((count) => count ?? 0));
  const outcome = columns[first.counts.indexOf(most)]!.label;
  return msg(str`Told of most: “${first.label}”; what became of it most often: “${outcome}” (${s.number(most)}).`, {
    id: 's-channels-said',
    desc: 'How contacts began, and what became of them',
  });
}

/** Interviews that tell of each pair, drawn by rows. @returns undefined where nothing is counted of it */
export function tallyFigure(s: Viewing, name: TallyName): Figure | undefined {
  const results = s.results?.state === 'ready' ? s.results.value : undefined;
  const tally = own(results?.experiences, name);
  if (!tally) return undefined;
  const told = pairs(s, name, tally);
  if (!told.rows.length || !told.columns.length) return undefined;
  const columns = told.columns.map(({ label }) => label);
  const { partial } = upToUs(told, []);
  const item = (label: string, count: number | null, sum: number) => ({
    label,
    value: count === null ? null : sum ? count / sum : 0,
    said: count === null ? notTold() : s.number(count),
  });
  const [title, head, sentence] = {
    factors: [
      msg('Factors, by who controls them', { id: 's-factors-title' }),
      msg('Factor', { id: 's-col-factor', desc: 'Head of a column' }),
      factorsSentence,
    ] as const,
    channels: [
      msg('How experiences began, and what became of them', { id: 's-channels-title' }),
      msg('Channel', { id: 's-col-channel', desc: 'Head of a column: how a contact began' }),
      channelsSentence,
    ] as const,
  }[name];
  const n =
    tally.n === null
      ? msg('How many answered may not be shown.', { id: 's-n-untold' })
      : plural(s.locale, tally.n, {
          one: msg('Counted in {n} interview, each pair once an interview.', { id: 's-interviews-one' }),
          other: msg('Counted in {n} interviews, each pair once an interview.', { id: 's-interviews-other' }),
        });
  return {
    id: `tally-${name}`,
    title,
    sentence: sentence(s, told),
    chart: {
      kind: 'stacked',
      columns,
      rows: told.rows
        .filter(({ sum, counts }) => sum || counts.includes(null))
        .map(({ label, counts, sum }) => ({ label, items: counts.map((count, c) => item(columns[c]!, count, sum)) })),
    },
    table: { columns: [head, ...columns], rows: told.rows.map(({ label, counts }) => [label, ...counts]) },
    note: partial
      ? `${n} ${msg(str`What fewer than ${s.number(results!.threshold)} tell of is not shown; shares are of what is.`, { id: 's-tally-partial' })}`
      : n,
  };
}
