import * as z from 'zod/mini';

/**
 * What a receiver tells of all answers together: two documents, each the same for everybody who asks. `Results` has one
 * table a question; `Crossings` has that of one question with every other. Nothing in them tells of fewer than `threshold`
 * respondents, nor can it be worked out of them (receiver/results/README.md). A count that may not be told is `null`.
 */
const opt = z.optional;
const count = z.int().check(z.nonnegative());
const Count = z.nullable(count);
const number = z.number();
const counts = z.record(z.string(), Count);

export const Statistics = z.strictObject({
  mean: number,
  /** first quartile, median, third quartile; from ten values on */
  quartiles: opt(z.tuple([number, number, number])),
});
export type Statistics = z.infer<typeof Statistics>;

const row = { n: Count, counts: opt(counts), mean: opt(number), quartiles: Statistics.def.shape.quartiles };

/** A class of a number: `from` ≤ value < `to`; null is open. */
export const Bin = z.strictObject({ from: z.nullable(number), to: z.nullable(number), n: Count });
export type Bin = z.infer<typeof Bin>;

export const QuestionResults = z.strictObject({
  type: z.string(),
  /** how many answered; `counts`: how many gave each option, of several they may add up to more */
  ...row,
  rows: opt(z.record(z.string(), z.strictObject(row))),
  /** mean share of each row of an allocation */
  means: opt(z.record(z.string(), number)),
  /** mean place of each option of a ranking, 1 the first, among those who ranked it */
  places: opt(z.record(z.string(), number)),
  /** a number's histogram */
  bins: opt(z.array(Bin)),
});
export type QuestionResults = z.infer<typeof QuestionResults>;

export const DimensionResults = z.strictObject({
  n: Count,
  mean: opt(number),
  quartiles: Statistics.def.shape.quartiles,
  bands: opt(counts),
});
export type DimensionResults = z.infer<typeof DimensionResults>;

/** How many interviews tell of each pair at least once, and how many of any. */
export const Tally = z.strictObject({ n: Count, counts: z.record(z.string(), counts) });
export type Tally = z.infer<typeof Tally>;

/** Answers received from a month (`2026-03`) until before another; the last is that of the release. */
export const Period = z.strictObject({ from: z.string(), to: z.string(), n: count });
export type Period = z.infer<typeof Period>;

const head = {
  about: z.string(),
  version: z.string(),
  digest: opt(z.string()),
  /** fewer than so many are never told of */
  threshold: count,
  /** the answers counted in this release, and when it was made (RFC 3339) */
  released: opt(z.strictObject({ n: count, at: z.string() })),
};

export const Results = z.strictObject({
  ...head,
  /** how many there are now; null when there are too few to say */
  n: Count,
  /** there are too few to tell anything */
  suppressed: z.boolean(),
  questions: z.record(z.string(), QuestionResults),
  dimensions: z.record(z.string(), DimensionResults),
  overall: opt(DimensionResults),
  /** by question that groups, by class of its answers: statistics of each dimension's scores, and of `overall` */
  groups: z.record(
    z.string(),
    z.record(z.string(), z.strictObject({ n: Count, dimensions: z.record(z.string(), z.nullable(Statistics)) })),
  ),
  periods: opt(z.array(Period)),
  /** of interviews alone: channel × outcome, factor × who controls it */
  experiences: opt(z.record(z.string(), Tally)),
});
export type Results = z.infer<typeof Results>;

/**
 * One question's answers by another's. Every cell holds at least `threshold` respondents: answers that would have fewer are
 * together under `rest` with those who gave none.
 */
export const Crossing = z.strictObject({
  /** values of the question that the document is about, in the order of its options */
  columns: z.array(z.string()),
  /** values of this question */
  rows: z.array(z.string()),
  /** respondents in each cell, row by row; a last column and a last row hold all others where there are any */
  counts: z.array(z.array(count)),
  /** respondents asked in each column: what shares are of */
  asked: z.array(count),
  /** whether there is a last column, and a last row, of all others */
  rest: z.strictObject({ columns: z.boolean(), rows: z.boolean() }),
});
export type Crossing = z.infer<typeof Crossing>;

export const Crossings = z.strictObject({
  ...head,
  /** the question whose answers are the columns */
  by: z.string(),
  /** by question, that of a matrix by `question/row`; one of which nothing may be told is absent */
  questions: z.record(z.string(), Crossing),
});
export type Crossings = z.infer<typeof Crossings>;
