import * as z from 'zod/mini';
import { head, Question, Section } from './questionnaire.ts';
import { Code, Id, Text } from './text.ts';

/**
 * The interview as authors write it: phases with what to ask and to say in each, the steps through which every
 * experience is retraced, and the ladder on which practices are placed. Its questions are a questionnaire's; what some
 * of them mean goes by their ids (form/interview.ts). What a schema cannot say is checked by form/interview-compile.ts.
 */
const opt = z.optional;
const minutes = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());

export const phaseKinds = ['questions', 'timeline', 'loop', 'mirror', 'ladder', 'frame', 'close'] as const;
export type PhaseKind = (typeof phaseKinds)[number];

const Phase = z.strictObject({
  id: Id,
  /**
   * `questions` alone · `timeline`: experiences in a row, and which of them to retrace · `loop`: the steps, one experience
   * after the other · `mirror`: what recurs in them · `ladder`: practices · `frame`: the document · `close`
   */
  kind: z.enum(phaseKinds),
  title: Text,
  aim: opt(Text),
  /** of the phase itself; each experience takes `experience.minutes` besides */
  minutes,
  /** said or read aloud, in this order */
  prompts: opt(z.array(Text)),
  /** for who leads the conversation */
  facilitator: opt(Text),
  questions: opt(z.array(Question)),
  /** a good moment to stop and to resume another day */
  pause: opt(z.boolean()),
});
export type Phase = z.infer<typeof Phase>;

const Rung = z.strictObject({
  value: Code,
  label: Text,
  /** tests of which all are met */
  all: opt(z.array(Code)),
  /** tests of which at least one is met */
  any: opt(z.array(Code)),
});
export type Rung = z.infer<typeof Rung>;

/** A question as rules name it: `where`, or `factors.factor` for a field of a group. */
const Name = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}(\.[A-Za-z][A-Za-z0-9_]{0,63})?$/));
/**
 * The interview's questions, each with the questionnaire's whose answer it takes: `{ "where": "mkt_target" }`. A field of
 * a group begins an item with each choice, or each line of a text.
 */
const Taken = z.record(Name, Id);

/** What the same organisation answered in a questionnaire, and is therefore not asked again (interview/prefill.ts). */
const Prefill = z.strictObject({
  /** the questionnaire's id: a receipt of another one is not taken */
  about: Code,
  /** questions of the phases */
  answers: opt(Taken),
  /** each item of the group `from` is an experience; `fields`: questions of the steps, from fields of the group */
  experiences: opt(z.strictObject({ from: Id, fields: Taken })),
  /** each of these texts is a practice, its beginning the name; `to`: the ladder's question that takes a longer one whole */
  tracks: opt(z.strictObject({ from: z.array(Id), to: opt(Id) })),
});
export type Prefill = z.infer<typeof Prefill>;

export const Interview = z.strictObject({
  ...head,
  prefill: opt(Prefill),
  phases: z.array(Phase).check(z.minLength(1)),
  experience: z.strictObject({
    /** that one takes to be retraced */
    minutes,
    /** how many are lined up at most */
    max: count,
    /** how many of them are retraced */
    explore: z.strictObject({ min: count, max: count }),
    steps: z.array(Section).check(z.minLength(1)),
    /** values of `outcome` that count as having worked, and as not */
    success: z.array(Code),
    failure: z.array(Code),
    /** values of a factor's `control` that mean: it was up to us */
    ours: z.array(Code),
  }),
  ladder: z.strictObject({
    /** the highest first; the last one has no condition */
    rungs: z.array(Rung).check(z.minLength(1)),
    /** how many practices are placed at most */
    max: opt(count),
    questions: z.array(Question),
  }),
});
export type Interview = z.infer<typeof Interview>;
