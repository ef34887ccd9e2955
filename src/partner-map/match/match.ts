import type { Opportunity } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import { inSlices } from '../../finding/slices.ts';
import type { Model } from '../model.ts';
import {
  aboutOf,
  labelsOf,
  openOf,
  readIndex,
  stemsOf,
  valuesOf,
  type Field,
  type Item,
  type MatchIndex,
} from './index.ts';

/** What one offers or seeks: a title at least, in any language. */
export type Wanted = Partial<Pick<Opportunity, 'title' | 'summary' | 'sought' | 'keywords' | 'type'>>;

/** Who asks "who fits us?": an entry of the document, or somebody who filled a short form. It is kept nowhere. */
export interface Profile extends Partial<Record<Field, readonly string[]>> {
  /** number of the entry that asks */
  readonly entry?: number;
  readonly kind?: string;
  readonly offers?: readonly Wanted[];
  readonly needs?: readonly Wanted[];
  /** until when a partner is needed, `2027-03-31` */
  readonly deadline?: string;
}

/** Why an entry fits, in the order of the table of weights. `values` are codes, or ids of networks. */
export type Reason = { readonly weight: number } & (
  | { readonly kind: 'offers' | 'seeks' | 'is'; readonly what: Text }
  | { readonly kind: 'type'; readonly types: readonly [yours: string, theirs: string] }
  | { readonly kind: ValueReason; readonly values: readonly string[] }
  | { readonly kind: 'time'; readonly until: string }
  | { readonly kind: 'known' }
);
type ValueReason = 'sector' | 'there' | 'here' | 'language' | 'purpose' | 'network';

export interface Match {
  readonly entry: number;
  /** 0 to 100: the sum of the reasons' weights */
  readonly score: number;
  /** the weightiest first, what speaks against it last */
  readonly reasons: readonly Reason[];
}

export interface Matched {
  /** the best first; those that fit as well in the document's order */
  readonly matches: readonly Match[];
  /** what the profile does not say, and would find more */
  readonly missing: readonly ('needs' | 'offers' | 'sectors' | 'targets')[];
}

/**
 * What each reason counts at most; all together are 100. A text counts by the stems it shares, rare ones more: half of all
 * that is possible for one that no other entry has, three quarters for two. Of values in common one counts half, two three
 * quarters, and so on. By the last three alone nobody fits.
 */
export const weights = {
  offers: 30,
  seeks: 20,
  sector: 12,
  there: 10,
  here: 6,
  type: 5,
  time: 3,
  language: 5,
  purpose: 4,
  network: 5,
} as const;
/** What an entry is, rather than says that it offers, counts less. */
const IS = 0.5;
/** Part of its score that an entry loses that is linked to who asks: it is known already. */
const KNOWN = 0.25;

/** Who asks with the one field, who is asked with the other. */
const compared: readonly (readonly [reason: ValueReason, mine: Field, theirs: Field])[] = [
  ['sector', 'sectors', 'sectors'],
  ['there', 'targets', 'countries'],
  ['here', 'countries', 'targets'],
  ['language', 'languages', 'languages'],
  ['purpose', 'purposes', 'purposes'],
  ['network', 'networks', 'networks'],
];
const supporting = new Set<string>(['language', 'purpose', 'network']);

/** Which types of the Enterprise Europe Network answer each other. */
const answers: Readonly<Record<string, string>> = { BO: 'BR', BR: 'BO', TO: 'TR RDR', TR: 'TO', RDR: 'TO RDR' };

/** One is half, two three quarters, and so on: more is never less. */
const saturated = (n: number): number => 1 - 2 ** -n;

/** The profile of an entry of the document. */
export function profileOf(model: Model, entry: number, today: string): Profile {
  const partner = model.partner(entry);
  const open = openOf(partner, today);
  const said = [...(partner.competences ?? []), ...(partner.services ?? [])].map((title) => ({ title }));
  return {
    ...valuesOf(model, entry, today),
    entry,
    kind: partner.kind,
    offers: [...open.filter(({ side }) => side === 'offer'), ...said],
    needs: open.filter(({ side }) => side === 'need'),
  };
}

export interface Matcher {
  /** @param most how many are told */
  match(profile: Profile, most?: number): Matched;
}

/** Makes ready to match: at once for few entries, in slices of time for many. @param today `2026-11-27` */
export function createMatcher(model: Model, today: string): Matcher | Promise<Matcher> {
  return inSlices(build(model, today), model.size);
}

function* build(model: Model, today: string): Generator<void, Matcher> {
  const index = yield* readIndex(model, today);
  return { match: (profile, most = 20) => match(model, index, profile, most, today) };
}

/** What each entry answers best of what is wanted; made of numbers, as there may be a hundred thousand. */
interface Answers {
  /** by entry: its item that answers best, or -1, and what that is worth with its type and time */
  readonly item: Int32Array;
  readonly worth: Float64Array;
  reasons(entry: number): Reason[];
}

function compareTexts(
  { items, stems }: MatchIndex,
  size: number,
  about: unknown,
  types: readonly (string | undefined)[],
  roles: readonly Item['role'][],
  deadline: string | undefined,
): Answers {
  const sums = new Float64Array(items.length);
  for (const stem of stemsOf(about)) {
    const known = stems.get(stem);
    if (!known) continue;
    const rare = 1 - Math.log(known.entries) / Math.log(size + 1);
    for (const item of known.items) sums[item]! += rare;
  }
  const text = ({ role }: Item, sum: number): number =>
    saturated(sum) * (role === 'is' ? weights.offers * IS : weights[role]);
  const answered = ({ type }: Item) => type && types.find((own) => own && answers[own]!.split(' ').includes(type));
  const inTime = ({ until }: Item): boolean => !!(until && deadline && until >= deadline);

  const item = new Int32Array(size).fill(-1);
  const worth = new Float64Array(size);
  for (let number = 0; number < sums.length; number++) {
    const one = items[number]!;
    if (!sums[number] || !roles.includes(one.role)) continue;
    const its =
      text(one, sums[number]!) + (answered(one) ? weights.type / 2 : 0) + (inTime(one) ? weights.time / 2 : 0);
    if (its <= worth[one.entry]!) continue;
    worth[one.entry] = its;
    item[one.entry] = number;
  }
  return {
    item,
    worth,
    reasons(entry) {
      const one = items[item[entry]!];
      if (!one) return [];
      const mine = answered(one);
      const reasons: Reason[] = [{ kind: one.role, what: one.what, weight: text(one, sums[item[entry]!]!) }];
      if (mine) reasons.push({ kind: 'type', types: [mine, one.type!], weight: weights.type / 2 });
      if (inTime(one)) reasons.push({ kind: 'time', until: one.until!, weight: weights.time / 2 });
      return reasons;
    },
  };
}

function match(model: Model, index: MatchIndex, profile: Profile, most: number, today: string): Matched {
  const { size } = model;
  const { needs = [], offers = [], sectors = [], targets = [], deadline } = profile;
  const typesOf = (wanted: readonly Wanted[]) => wanted.map(({ type }) => type);
  const asked: readonly Answers[] = [
    compareTexts(index, size, needs.map(aboutOf), typesOf(needs), ['offers', 'is'], deadline),
    compareTexts(
      index,
      size,
      [offers.map(aboutOf), labelsOf(model, profile.kind, sectors)],
      typesOf(offers),
      ['seeks'],
      deadline,
    ),
  ];
  const scores = asked[0]!.worth.slice();
  for (let n = 0; n < size; n++) scores[n]! += asked[1]!.worth[n]!;
  for (const [kind, mine, theirs] of compared) {
    const common = new Uint8Array(size);
    for (const value of new Set(profile[mine]))
      for (const entry of index.values[theirs].get(value) ?? []) common[entry]!++;
    // by some alone nobody fits
    for (let n = 0; n < size; n++)
      if (common[n] && (scores[n] || !supporting.has(kind))) scores[n]! += weights[kind] * saturated(common[n]!);
  }
  const linked = new Set(profile.entry === undefined ? [] : model.links(profile.entry).map(({ entry }) => entry));
  for (const entry of linked) if (entry !== undefined) scores[entry]! *= 1 - KNOWN;
  if (profile.entry !== undefined) scores[profile.entry] = 0;

  const best: number[] = [];
  for (let n = 0; n < size; n++) if (scores[n]) best.push(n);
  best.sort((a, b) => scores[b]! - scores[a]! || a - b);
  return {
    matches: best.slice(0, most).map((entry) => {
      const reasons = asked.flatMap((one) => one.reasons(entry));
      const its = valuesOf(model, entry, today);
      for (const [kind, mine, theirs] of compared) {
        const values = [...new Set(profile[mine])].filter((value) => its[theirs].includes(value));
        if (values.length) reasons.push({ kind, values, weight: weights[kind] * saturated(values.length) });
      }
      if (linked.has(entry)) reasons.push({ kind: 'known', weight: (-scores[entry]! * KNOWN) / (1 - KNOWN) });
      return { entry, score: scores[entry]!, reasons: reasons.sort((a, b) => b.weight - a.weight) };
    }),
    missing: Object.entries({ needs, offers, sectors, targets }).flatMap(([name, given]) =>
      given.length ? [] : [name as Matched['missing'][number]],
    ),
  };
}
