import * as z from 'zod/mini';
import { Code, Locale, Text, WebAddress } from './text.ts';

/**
 * Partners as authors publish them: a GeoJSON FeatureCollection (RFC 7946) whose features are organisations, networks,
 * consortia, projects. An entry without a place has `geometry: null` and is listed all the same. Browsers do not load
 * these schemas: they read what they can of each entry (partner-map/read.ts) and tell the author of the rest.
 */
const opt = z.optional;
const text = opt(Text);
const list = <T extends z.core.$ZodType>(of: T) => opt(z.array(of));

/** ISO 3166-1 alpha-2, and XK for Kosovo. */
export const Country = z.string().check(z.regex(/^[A-Z]{2}$/));
/** EDTF: `2013`, `2014-06`, `2014-06-10`, an interval of these, `~` for about. */
export const Edtf = z.string().check(z.regex(/^[\d.~/-]{4,24}$/));
/** A day, `2026-11-27`. */
export const Day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
/** Longest text of an opportunity's part, as the Enterprise Europe Network counts it. */
const upTo = (longest: number) => {
  const short = z.string().check(z.maxLength(longest));
  return z.union([short, z.record(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)), short)]);
};

export const purposes = ['commercial', 'project'] as const;
export type Purpose = (typeof purposes)[number];

/** How far an entry, or what links two of them, has come. */
export const entryStates = ['active', 'forming', 'preparing', 'closed'] as const;
export type EntryState = (typeof entryStates)[number];
export const relationStates = ['possible', 'contact', 'exchange', 'relation', 'agreement', 'joint-proposal'] as const;
export type RelationState = (typeof relationStates)[number];

/** Profile types of the Enterprise Europe Network: business offer and request, technology offer and request, research and development request. */
export const opportunityTypes = ['BO', 'BR', 'TO', 'TR', 'RDR'] as const;

/** Where what is published comes from, and how sure it is. */
export const bases = ['explicit', 'implied', 'public', 'common-knowledge'] as const;
export const Provenance = z.strictObject({
  basis: opt(z.enum(bases)),
  source: opt(z.string()),
  note: text,
  /** who said so: a role or an organisation, never a person */
  by: opt(z.string()),
  at: opt(Day),
});
export type Provenance = z.infer<typeof Provenance>;

/** A word of the document's own vocabularies. */
export const Term = z.strictObject({ id: Code, label: Text });
export type Term = z.infer<typeof Term>;

export const RelationType = z.strictObject({
  id: Code,
  /** from the first entry to the second: "member of" */
  label: Text,
  /** from the second to the first: "has as a member" */
  inverse: Text,
  /** belonging: the second entry is a network or a body that the first belongs to */
  network: opt(z.boolean()),
});
export type RelationType = z.infer<typeof RelationType>;

/** A call that a joint proposal answers. */
const Bid = z.strictObject({
  programme: text,
  call: opt(z.string()),
  coordinator: text,
  opens: opt(Day),
  deadline: opt(Day),
  months: opt(z.number()),
  budget: opt(z.strictObject({ amount: z.number(), currency: z.string().check(z.regex(/^[A-Z]{3}$/)) })),
});

/** What is offered or sought; its fields and lengths are those of the Enterprise Europe Network's profiles. */
export const Opportunity = z.strictObject({
  id: opt(Code),
  side: z.enum(['offer', 'need']),
  type: opt(z.enum(opportunityTypes)),
  title: upTo(256),
  summary: opt(upTo(500)),
  description: opt(upTo(4000)),
  /** of an offer its advantages, of a need the expertise sought */
  sought: opt(upTo(2000)),
  /** of development, and of intellectual property */
  stage: text,
  ipr: text,
  /** kinds of partnership, and sizes of partner */
  partnership: list(Text),
  partnerSize: list(Text),
  keywords: list(Text),
  sectors: list(Code),
  /** where partners are sought */
  countries: list(Country),
  purposes: list(z.enum(purposes)),
  /** of a mobility: when */
  period: opt(Edtf),
  /** open for expressions of interest; default true until it expires */
  open: opt(z.boolean()),
  published: opt(Day),
  expires: opt(Day),
  bid: opt(Bid),
  provenance: opt(Provenance),
});
export type Opportunity = z.infer<typeof Opportunity>;

export const Place = z.strictObject({
  address: opt(z.string()),
  city: text,
  region: text,
  country: opt(Country),
  /** how exactly the point is known */
  precision: opt(z.enum(['address', 'city', 'region', 'country'])),
});
export type Place = z.infer<typeof Place>;

export const Partner = z.strictObject({
  name: Text,
  kind: Code,
  aliases: list(z.string()),
  summary: text,
  state: opt(z.enum(entryStates)),
  stateNote: text,
  place: opt(Place),
  /** how far it reaches, in words */
  scope: text,
  /** where it works, and where it wants to go */
  countries: list(Country),
  targets: list(Country),
  /** of a project: into the country, out of it, or both */
  direction: opt(z.enum(['in', 'out', 'both'])),
  sectors: list(Code),
  programmes: list(Code),
  purposes: list(z.enum(purposes)),
  languages: list(Locale),
  competences: list(Text),
  services: list(Text),
  /** tags of what it is useful for, with the reason */
  usefulFor: list(z.strictObject({ id: Code, reason: text })),
  founded: opt(Edtf),
  /** what it came from: a project, a person's contact, a call … in the interview's codes */
  origin: opt(z.strictObject({ channel: opt(Code), note: text })),
  projects: list(
    z.strictObject({ title: Text, country: opt(Country), when: opt(Edtf), role: text, sectors: list(Code) }),
  ),
  opportunities: list(Opportunity),
  /** events where it takes part: ids of a calendar on the page */
  events: list(z.strictObject({ id: Code, title: Text, when: opt(Edtf) })),
  url: opt(WebAddress),
  profiles: list(WebAddress),
  /** messages are passed on by the endpoint, which alone knows the address */
  contact: opt(z.boolean()),
  checked: opt(Day),
  /** by field, `""` for the whole entry */
  provenance: opt(z.record(z.string(), Provenance)),
});
export type Partner = z.infer<typeof Partner>;

const degrees = z.number();
export const PartnerFeature = z.strictObject({
  type: z.literal('Feature'),
  id: Code,
  geometry: z.nullable(
    z.strictObject({
      type: z.literal('Point'),
      /** longitude, latitude (RFC 7946), in degrees */
      coordinates: z.tuple([degrees, degrees]),
    }),
  ),
  properties: Partner,
});
export type PartnerFeature = z.infer<typeof PartnerFeature>;

export const Relation = z.strictObject({
  from: Code,
  /** an entry or a programme of this document */
  to: Code,
  type: Code,
  state: opt(z.enum(relationStates)),
  note: text,
  since: opt(Edtf),
  until: opt(Edtf),
  provenance: opt(Provenance),
});
export type Relation = z.infer<typeof Relation>;

/** Who sits where: one member, several structures. What is not known is null, and shown as unknown. */
export const Presence = z.strictObject({
  member: Code,
  rows: z.array(
    z.strictObject({
      structure: Code,
      present: z.nullable(z.boolean()),
      role: opt(z.nullable(Text)),
      body: opt(z.nullable(Text)),
      contactRole: opt(z.nullable(Text)),
      since: opt(z.nullable(Edtf)),
      source: opt(z.nullable(z.string())),
    }),
  ),
});
export type Presence = z.infer<typeof Presence>;

/** An office that helps to find partners; the first whose countries and sectors fit, and the last without any, takes a request. */
export const Office = z.strictObject({
  id: Code,
  label: Text,
  countries: list(Country),
  sectors: list(Code),
});
export type Office = z.infer<typeof Office>;

export const Partners = z.strictObject({
  type: z.literal('FeatureCollection'),
  $schema: opt(z.string()),
  id: Code,
  version: z.string().check(z.minLength(1)),
  digest: opt(z.string()),
  locales: z.array(Locale).check(z.minLength(1)),
  /** what the map shows at first (RFC 7946): west, south, east, north in degrees; else all entries */
  bbox: opt(z.tuple([degrees, degrees, degrees, degrees])),
  title: text,
  intro: text,
  /** shown where the data are examples, or of whom they are */
  notice: text,
  privacy: opt(
    z.strictObject({
      controller: Text,
      notice: opt(WebAddress),
      contact: opt(z.string()),
      retentionDays: opt(z.int().check(z.positive())),
    }),
  ),
  kinds: z.array(Term),
  sectors: list(Term),
  programmes: list(Term),
  tags: list(Term),
  relationTypes: list(RelationType),
  features: z.array(PartnerFeature),
  relations: list(Relation),
  presence: list(Presence),
  offices: list(Office),
});
export type Partners = z.infer<typeof Partners>;
