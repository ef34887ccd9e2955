import type { Opportunity } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import { inSlices } from '../find/slices.ts';
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
  return { match: (profile, most = 20) => match(model, index, profile, most) };
}

function match(model: Model, { items, stems, values }: MatchIndex, profile: Profile, most: number): Matched {
  const found = new Map<number, Reason[]>();
  const add = (entry: number, reason: Reason): void =>
    void (found.get(entry) ?? found.set(entry, []).get(entry)!).push(reason);

  /** Of each entry the item that answers best what is wanted, with the type and the time that go with it. */
  function compareTexts(about: unknown, types: readonly (string | undefined)[], roles: readonly Item['role'][]): void {
    const sums = new Map<number, number>();
    for (const stem of stemsOf(about)) {
      const known = stems.get(stem);
      if (!known) continue;
      const rare = 1 - Math.log(known.entries) / Math.log(model.size + 1);
      for (const item of known.items) sums.set(item, (sums.get(item) ?? 0) + rare);
    }
    const best = new Map<number, readonly Reason[]>();
    const worth = (reasons: readonly Reason[] = []): number => reasons.reduce((sum, { weight }) => sum + weight, 0);
    for (const [number, sum] of sums) {
      const { entry, role, what, type, until } = items[number]!;
      if (!roles.includes(role)) continue;
      const reasons: Reason[] = [
        { kind: role, what, weight: saturated(sum) * (role === 'is' ? weights.offers * IS : weights[role]) },
      ];
      const mine = types.find((own) => own && type && answers[own]!.split(' ').includes(type));
      if (mine) reasons.push({ kind: 'type', types: [mine, type!], weight: weights.type / 2 });
      if (until && profile.deadline && until >= profile.deadline)
        reasons.push({ kind: 'time', until, weight: weights.time / 2 });
      if (worth(reasons) > worth(best.get(entry))) best.set(entry, reasons);
    }
    for (const [entry, reasons] of best) for (const reason of reasons) add(entry, reason);
  }

  const { needs = [], offers = [], sectors = [], targets = [] } = profile;
  compareTexts(
    needs.map(aboutOf),
    needs.map(({ type }) => type),
    ['offers', 'is'],
  );
  compareTexts(
    [offers.map(aboutOf), labelsOf(model, profile.kind, sectors)],
    offers.map(({ type }) => type),
    ['seeks'],
  );

  for (const [kind, mine, theirs] of compared) {
    const common = new Map<number, string[]>();
    for (const value of new Set(profile[mine]))
      for (const entry of values[theirs].get(value) ?? [])
        // by these alone nobody fits
        if (!supporting.has(kind) || found.has(entry))
          (common.get(entry) ?? common.set(entry, []).get(entry)!).push(value);
    for (const [entry, all] of common) add(entry, { kind, values: all, weight: weights[kind] * saturated(all.length) });
  }

  const linked = new Set(profile.entry === undefined ? [] : model.links(profile.entry).map(({ entry }) => entry));
  const matches: Match[] = [];
  for (const [entry, reasons] of found) {
    if (entry === profile.entry) continue;
    let score = reasons.reduce((sum, { weight }) => sum + weight, 0);
    if (linked.has(entry)) {
      reasons.push({ kind: 'known', weight: -score * KNOWN });
      score *= 1 - KNOWN;
    }
    matches.push({ entry, score, reasons: reasons.sort((a, b) => b.weight - a.weight) });
  }
  const missing = Object.entries({ needs, offers, sectors, targets }).flatMap(([name, given]) =>
    given.length ? [] : [name],
  );
  return {
    matches: matches.sort((a, b) => b.score - a.score || a.entry - b.entry).slice(0, most),
    missing: missing as Matched['missing'][number][],
  };
}
