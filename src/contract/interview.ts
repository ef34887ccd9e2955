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

export const Interview = z.strictObject({
  ...head,
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
