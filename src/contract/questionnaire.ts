import * as z from 'zod/mini';
import { Code, Id, Locale, Instant, Rule, SiteAddresses, Text, WebAddress } from './text.ts';

/**
 * The questionnaire as authors write it. Schemas are the source: types are inferred, JSON Schemas generated.
 * What a schema cannot say (ids that exist, rules that type-check) is checked by `form/compile.ts`.
 */
const opt = z.optional;
const text = opt(Text);
const count = z.int().check(z.nonnegative());
const flag = opt(z.boolean());

export const Option = z.strictObject({
  value: Code,
  label: Text,
  help: text,
  /** 0–100, what choosing it is worth in `scoring` */
  score: opt(z.number()),
  showIf: opt(Rule),
  /** choosing it clears the others ("none of these") */
  exclusive: flag,
});
export type Option = z.infer<typeof Option>;

export const Scale = z.strictObject({
  min: z.int(),
  max: z.int(),
  step: opt(z.int().check(z.positive())),
  minLabel: text,
  maxLabel: text,
});
export type Scale = z.infer<typeof Scale>;

export const Row = z.strictObject({ id: Code, label: Text, help: text, showIf: opt(Rule) });
export type Row = z.infer<typeof Row>;

export const Check = z.strictObject({ rule: Rule, message: Text });

const common = {
  id: Id,
  label: Text,
  help: text,
  required: flag,
  requiredIf: opt(Rule),
  showIf: opt(Rule),
  check: opt(z.union([Check, z.array(Check)])),
  /** never kept in a draft on the device */
  sensitive: flag,
  data: opt(z.enum(['identity', 'quantitative', 'qualitative', 'mixed'])),
  /** groups answers in results; numbers by the bounds of their classes */
  facet: opt(z.union([z.boolean(), z.array(z.number())])),
  /** where later steps of the programme take it up, e.g. `interview.experiences` */
  carryTo: opt(z.string()),
};
const autocomplete = opt(z.string().check(z.regex(/^[a-z0-9 -]{2,60}$/)));
const words = { minLength: opt(count), maxLength: opt(count), autocomplete, default: opt(z.string()) };
const numbers = {
  min: opt(z.number()),
  max: opt(z.number()),
  step: opt(z.number().check(z.positive())),
  unit: text,
  default: opt(z.number()),
};
const options = {
  options: opt(z.array(Option)),
  /** a name in `optionSets` */
  optionSet: opt(Id),
  /** adds "other", with a text under `<id>_other` */
  other: flag,
};
const several = { minSelected: opt(count), maxSelected: opt(count) };
const codes = { multiple: flag, first: opt(z.array(Code)), only: opt(z.array(Code)), except: opt(z.array(Code)) };
const question = <T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...common, ...shape });

const questions = [
  question('text', { ...words, pattern: opt(z.string()), patternMessage: text }),
  question('longtext', words),
  question('integer', numbers),
  question('decimal', numbers),
  question('percent', numbers),
  question('currency', { ...numbers, currency: z.string().check(z.regex(/^[A-Z]{3}$/)) }),
  question('year', {
    min: opt(z.int()),
    max: opt(z.union([z.int(), z.literal('currentYear')])),
    default: opt(z.int()),
  }),
  question('date', {
    /** coarsest and finest precision taken, EDTF level 0: default day only */
    precision: opt(z.array(z.enum(['year', 'month', 'day']))),
    /** a period `start/end` is taken too */
    interval: flag,
    /** may be marked as approximate, EDTF level 1: `2018~` */
    approximate: flag,
    min: opt(z.string()),
    max: opt(z.string()),
  }),
  question('time', { min: opt(z.string()), max: opt(z.string()) }),
  question('email', { autocomplete }),
  question('url', { autocomplete }),
  question('phone', { autocomplete }),
  question('boolean', { default: opt(z.boolean()) }),
  question('single', { ...options, default: opt(Code) }),
  question('multiple', { ...options, ...several, default: opt(z.array(Code)) }),
  question('dropdown', { ...options, ...several, multiple: flag, default: opt(Code) }),
  question('country', { ...codes, ...several }),
  question('language', { ...codes, ...several }),
  question('place', { country: opt(z.string()) }),
  question('scale', { ...Scale.def.shape, default: opt(z.int()) }),
  question('matrix', {
    rows: z.array(Row),
    columns: opt(z.array(Option)),
    optionSet: opt(Id),
    scale: opt(Scale),
    /** several columns may be chosen in a row */
    multiple: flag,
    /** every visible row must be answered when the question is required */
    everyRow: flag,
  }),
  question('ranking', { ...options, maxRanked: opt(count) }),
  question('allocation', { rows: z.array(Row), total: z.number().check(z.positive()), unit: text }),
  question('file', {
    /** MIME types or endings, as in the HTML attribute: `application/pdf`, `image/*`, `.odt` */
    accept: opt(z.array(z.string())),
    /** bytes a file */
    maxSize: opt(count),
    maxFiles: opt(count),
  }),
  question('consent', { text }),
  z.strictObject({ type: z.literal('note'), id: Id, label: Text, help: text, showIf: opt(Rule) }),
  question('calculated', { calculate: Rule, unit: text, decimals: opt(count), hidden: flag }),
] as const;

/** A question inside a group; groups do not nest. */
export const Field = z.discriminatedUnion('type', questions);
export type Field = z.infer<typeof Field>;

const group = question('group', {
  fields: z.array(Field),
  min: opt(count),
  max: opt(count),
  /** names an item in lists, with answers piped in: `"${title} (${country})"` */
  itemTitle: text,
  addLabel: text,
});
export type Group = z.infer<typeof group>;

export const Question = z.discriminatedUnion('type', [...questions, group]);
export type Question = z.infer<typeof Question>;
export type QuestionType = Question['type'];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;

export const Section = z.strictObject({
  id: Id,
  title: Text,
  intro: text,
  showIf: opt(Rule),
  questions: z.array(Question),
});
export type Section = z.infer<typeof Section>;

const point = z.tuple([z.number(), z.number()]);
const ScoreItem = z.strictObject({
  dimension: Id,
  question: Id,
  /** how an answer becomes 0–100; each is described in form/scores.ts */
  map: z.enum([
    'option',
    'sumOptions',
    'count',
    'points',
    'scale',
    'rowMean',
    'topRows',
    'shareOfItems',
    'rowScaleMean',
  ]),
  weight: opt(z.number().check(z.positive())),
  points: opt(z.array(point)),
  n: opt(count),
  field: opt(Id),
  set: opt(z.array(Code)),
});
export type ScoreItem = z.infer<typeof ScoreItem>;

const Scoring = z.strictObject({
  /** a dimension with less of its visible weight answered is "insufficient data", never 0; default 0.6 */
  minAnsweredShare: opt(z.number()),
  items: z.array(ScoreItem),
  /** a condition that settles a dimension: a score, or null for "insufficient data" */
  gates: opt(z.array(z.strictObject({ if: Rule, dimension: Id, score: z.nullable(z.number()) }))),
});
export type Scoring = z.infer<typeof Scoring>;

/** What a respondent who is weak in a dimension may do next. */
const Step = z.strictObject({
  dimension: Id,
  /** the bands of its score in which it is offered; all but the last of them, unless said */
  bands: opt(z.array(Id)),
  kind: z.enum(['course', 'event', 'contact', 'tool']),
  title: Text,
  text,
  href: opt(SiteAddresses),
  /** the entry of another widget, which shows it where it is on the page */
  opens: opt(z.strictObject({ kind: z.enum(['event', 'partner']), id: Code })),
});
export type Step = z.infer<typeof Step>;

const Report = z.strictObject({
  steps: opt(z.array(Step)),
  /** questions whose answers are needs, ranked in the report, whole and by group */
  needs: opt(z.array(Id)),
  /** questions that tell where respondents come from, by which the report begins to group */
  origins: opt(z.array(Id)),
});
export type Report = z.infer<typeof Report>;

/** What stands at the head of every document that asks questions. */
export const head = {
  $schema: opt(z.string()),
  id: Code,
  version: z.string().check(z.minLength(1)),
  digest: opt(z.string()),
  locales: z.array(Locale).check(z.minLength(1)),
  title: Text,
  intro: text,
  /** answers are taken from `opens` until `closes` */
  opens: opt(Instant),
  closes: opt(Instant),
  privacy: opt(
    z.strictObject({
      controller: Text,
      notice: opt(WebAddress),
      contact: opt(z.string()),
      /** answers are purged by the receiver after so many days */
      retentionDays: opt(z.int().check(z.positive())),
    }),
  ),
  optionSets: opt(z.record(Id, z.union([z.array(Option), Scale]))),
};

export const Questionnaire = z.strictObject({
  ...head,
  thanks: text,
  /** minutes it takes */
  minutes: opt(z.number()),
  /** one submission a respondent: the questions whose answers together name them */
  onePer: opt(z.array(Id)),
  sections: z.array(Section).check(z.minLength(1)),
  /** shorter forms of the same questionnaire, shown by the attribute `form` */
  forms: opt(z.record(Id, z.strictObject({ title: text, minutes: opt(z.number()), questions: z.array(Id) }))),
  dimensions: opt(z.array(z.strictObject({ id: Id, title: Text, description: text }))),
  /** half-open classes of a score, `from` ≤ score < `to`; the last one closed */
  bands: opt(z.array(z.strictObject({ id: Id, from: z.number(), to: z.number(), title: Text, text }))),
  scoring: opt(Scoring),
  /** what the status report makes of the answers */
  report: opt(Report),
});
export type Questionnaire = z.infer<typeof Questionnaire>;
