import type { Answer, Path } from '../form/index.ts';
import { fold } from '../locale/index.ts';
import { byTime, codesOf, given, itemsOf, lineOf, numberOf, pathTo } from './read.ts';
import type { Experience } from './types.ts';

/**
 * The mirror: what recurs in the experiences that were told. Counts alone, each with the experiences it stands on; what
 * they may mean is for the person to say. Each answer is looked at once. The order in which experiences were entered
 * changes nothing: all lists of experiences go by date.
 */
export type Kind = 'channel' | 'outcome' | 'factor' | 'enablers' | 'causes' | 'control' | 'kept';

export interface MirrorConfig {
  /** values of `outcome` that count as having worked out, and as not */
  readonly success: readonly string[];
  readonly failure: readonly string[];
  /** values of a factor's `control` that mean: it was up to us */
  readonly ours: readonly string[];
  /** values in the order in which they are offered; others follow by their code */
  readonly order?: Partial<Readonly<Record<Kind, readonly string[]>>>;
}

/** Something that was chosen in some experiences. */
export interface Tally {
  /** tells it from the others of its kind: the value, or `other:` and the words it was given */
  readonly key: string;
  readonly value: string;
  /** the words that were given for the value `other` */
  readonly own: string;
  /** ids of the experiences that have it, and of those among them that worked out or did not */
  readonly experiences: readonly string[];
  readonly successes: readonly string[];
  readonly failures: readonly string[];
  /** where it was chosen; then the outcomes of these experiences */
  readonly links: readonly Path[];
  /** how often; twice in one experience counts twice here alone */
  readonly count: number;
  /** mean of the weights given, on the scale of the question */
  readonly weight: number | undefined;
}

/** What is found on one side only. Empty lists where there is no experience on the other side to compare with. */
export interface Contrast {
  readonly all: readonly Tally[];
  readonly inFailures: readonly Tally[];
  readonly inSuccesses: readonly Tally[];
}

export interface Mirror {
  /** ids of the experiences with something to compare, by date; and of those that worked out, and that did not */
  readonly experiences: readonly string[];
  readonly successes: readonly string[];
  readonly failures: readonly string[];
  /** paths of the outcomes of both */
  readonly verdicts: readonly Path[];
  readonly channels: readonly Tally[];
  /** channel × outcome; undefined is the row or column of what was not said, the last if there is one */
  readonly table: {
    readonly outcomes: readonly (string | undefined)[];
    readonly rows: readonly {
      readonly channel: string | undefined;
      readonly cells: readonly { readonly experiences: readonly string[]; readonly links: readonly Path[] }[];
    }[];
  };
  /** factors in at least two experiences, the heaviest first */
  readonly recurring: readonly Tally[];
  readonly factors: Contrast;
  readonly enablers: Contrast;
  readonly causes: Contrast;
  /** critical factors by who controls them */
  readonly control: {
    readonly all: readonly (Tally & { readonly ours: boolean })[];
    readonly ours: number;
    readonly others: number;
  };
  /** what was up to us, and what was not: factors, the heaviest first, with the figures of that side alone */
  readonly ourFactors: readonly Tally[];
  readonly otherFactors: readonly Tally[];
  /** kinds of what is kept from at least two experiences, with the things themselves */
  readonly kept: readonly (Tally & { readonly elements: readonly string[] })[];
  /** worth a gentle word: nothing that went badly (or well) was told */
  readonly onlySuccesses: boolean;
  readonly onlyFailures: boolean;
}

interface Entry {
  key: string;
  value: string;
  own: string;
  experiences: Set<string>;
  links: Path[];
  count: number;
  weights: number;
  sum: number;
}

/** A set of things being counted. */
class Counter {
  #entries = new Map<string, Entry>();
  #outcomes: ReadonlyMap<string, 'success' | 'failure'>;
  #order: ReadonlyMap<string, number>;

  constructor(outcomes: ReadonlyMap<string, 'success' | 'failure'>, order: readonly string[] = []) {
    this.#outcomes = outcomes;
    this.#order = new Map(order.map((value, index) => [value, index]));
  }

  /** @returns the key under which it is counted */
  add(value: string, { id }: Experience, link: Path, other?: Answer, weight?: number): string {
    const own = value === 'other' ? lineOf(other) : '';
    const key = own ? `other:${fold(own)}` : value;
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { key, value, own, experiences: new Set(), links: [], count: 0, weights: 0, sum: 0 };
      this.#entries.set(key, entry);
    }
    entry.experiences.add(id);
    entry.links.push(link);
    entry.count++;
    if (weight !== undefined) {
      entry.weights++;
      entry.sum += weight;
    }
    return key;
  }

  /** As they are offered, then by key. */
  tallies(): Tally[] {
    const of = (ids: Iterable<string>, side: string) => [...ids].filter((id) => this.#outcomes.get(id) === side);
    const place = ({ value }: Entry) => this.#order.get(value) ?? this.#order.size;
    return [...this.#entries.values()]
      .sort((a, b) => place(a) - place(b) || (a.key < b.key ? -1 : 1))
      .map(({ experiences, weights, sum, links, ...entry }) => ({
        ...entry,
        experiences: [...experiences],
        successes: of(experiences, 'success'),
        failures: of(experiences, 'failure'),
        links: [
          ...links,
          ...[...experiences]
            .filter((id) => this.#outcomes.has(id))
            .map((id) => pathTo('experiences', { id }, 'outcome')),
        ],
        weight: weights ? sum / weights : undefined,
      }));
  }
}

/** "Other" says that it is none of those named: two of them have nothing in common. */
const named = ({ key }: Tally) => key !== 'other';
const recurs = (tally: Tally) => tally.experiences.length > 1 && named(tally);
/** Heaviest first, then in most experiences. */
const byWeight = (tallies: readonly Tally[]): Tally[] =>
  [...tallies].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0) || b.experiences.length - a.experiences.length);

/**
 * What recurs in experiences.
 * @param experiences those to compare; what was not answered in them counts nowhere
 */
export function mirror(experiences: readonly Experience[], config: MirrorConfig): Mirror {
  const told = byTime(experiences);
  const sides = new Map<string, 'success' | 'failure'>();
  const [success, failure, ours] = [config.success, config.failure, config.ours].map((values) => new Set(values));
  let [well, badly] = [0, 0];
  for (const { id, outcome, mood } of told) {
    const [value = ''] = codesOf(outcome);
    if (success!.has(value)) sides.set(id, 'success');
    else if (failure!.has(value)) sides.set(id, 'failure');
    // before it is retraced, how it went is known by its mood alone
    const feeling = given(outcome) ? undefined : numberOf(mood);
    if (sides.get(id) === 'success' || feeling! >= 4) well++;
    else if (sides.get(id) === 'failure' || feeling! <= 2) badly++;
  }

  const counter = (kind: Kind) => new Counter(sides, config.order?.[kind]);
  const [channels, outcomes, factors, enablers] = (['channel', 'outcome', 'factor', 'enablers'] as const).map(counter);
  const [causes, control, kept] = (['causes', 'control', 'kept'] as const).map(counter);
  const [ourFactors, otherFactors] = [counter('factor'), counter('factor')];
  const elements = new Map<string, Set<string>>();
  const cells = new Map<string | undefined, Map<string | undefined, { experiences: string[]; links: Path[] }>>();
  const compared: string[] = [];

  for (const e of told) {
    const at = (...rest: unknown[]) => pathTo('experiences', e, ...rest);
    const [channel] = codesOf(e.channel);
    const [outcome] = codesOf(e.outcome);
    if (channel) channels!.add(channel, e, at('channel'), e.channel_other);
    if (outcome) outcomes!.add(outcome, e, at('outcome'));
    if (channel || outcome) {
      const row = cells.get(channel) ?? cells.set(channel, new Map()).get(channel)!;
      const cell = row.get(outcome) ?? row.set(outcome, { experiences: [], links: [] }).get(outcome)!;
      cell.experiences.push(e.id);
      if (channel) cell.links.push(at('channel'));
      if (outcome) cell.links.push(at('outcome'));
    }
    for (const value of codesOf(e.enablers)) enablers!.add(value, e, at('enablers'), e.enablers_other);
    itemsOf(e.factors).forEach((item, i) => {
      const [factor] = codesOf(item.factor);
      const [hand] = codesOf(item.control);
      const weight = numberOf(item.weight);
      const path = at('factors', i, 'factor');
      if (factor) factors!.add(factor, e, path, item.factor_other, weight);
      if (hand) control!.add(hand, e, at('factors', i, 'control'), item.control_other, weight);
      if (factor && hand)
        (ours!.has(hand) ? ourFactors : otherFactors)!.add(factor, e, path, item.factor_other, weight);
    });
    itemsOf(e.causes_pos).forEach((item, i) => {
      for (const tag of codesOf(item.tag)) causes!.add(tag, e, at('causes_pos', i, 'tag'), item.tag_other);
    });
    itemsOf(e.kept).forEach((item, i) => {
      const [kind] = codesOf(item.kind);
      const element = lineOf(item.element);
      if (!kind) return;
      const key = kept!.add(kind, e, at('kept', i, 'kind'), item.kind_other);
      if (!elements.has(key)) elements.set(key, new Set());
      if (element) elements.get(key)!.add(element);
    });
    if (channel || outcome || [e.enablers, e.factors, e.causes_pos, e.kept].some(given)) compared.push(e.id);
  }

  const [successes, failures] = ['success', 'failure'].map((side) => compared.filter((id) => sides.get(id) === side));
  const both = successes!.length > 0 && failures!.length > 0;
  const contrast = (counted: Counter): Contrast => {
    const all = counted.tallies();
    const only = (here: 'failures' | 'successes', there: 'failures' | 'successes') =>
      both ? byWeight(all.filter((t) => named(t) && t[here].length > 0 && !t[there].length)) : [];
    return { all, inFailures: only('failures', 'successes'), inSuccesses: only('successes', 'failures') };
  };
  const values = (tallies: readonly Tally[], unsaid: boolean) => [
    ...new Set(tallies.map(({ value }) => value)),
    ...(unsaid ? [undefined] : []),
  ];
  const columns = values(
    outcomes!.tallies(),
    [...cells.values()].some((row) => row.has(undefined)),
  );
  const hands = control!.tallies().map((tally) => ({ ...tally, ours: ours!.has(tally.value) }));
  const count = (our: boolean) => hands.reduce((n, tally) => n + (tally.ours === our ? tally.count : 0), 0);
  const compare = contrast(factors!);

  return {
    experiences: compared,
    successes: successes!,
    failures: failures!,
    verdicts: [...successes!, ...failures!].map((id) => pathTo('experiences', { id }, 'outcome')),
    channels: channels!.tallies(),
    table: {
      outcomes: columns,
      rows: values(channels!.tallies(), cells.has(undefined)).map((channel) => ({
        channel,
        cells: columns.map((outcome) => cells.get(channel)?.get(outcome) ?? { experiences: [], links: [] }),
      })),
    },
    recurring: byWeight(compare.all.filter(recurs)),
    factors: compare,
    enablers: contrast(enablers!),
    causes: contrast(causes!),
    control: { all: hands, ours: count(true), others: count(false) },
    ourFactors: byWeight(ourFactors!.tallies()),
    otherFactors: byWeight(otherFactors!.tallies()),
    kept: kept!
      .tallies()
      .filter(recurs)
      .map((tally) => ({ ...tally, elements: [...elements.get(tally.key)!] })),
    onlySuccesses: well > 0 && !badly,
    onlyFailures: badly > 0 && !well,
  };
}
