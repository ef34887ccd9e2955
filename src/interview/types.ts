import type { Interview, Rung } from '../contract/interview.ts';
import type { Answers, Path } from '../form/index.ts';

export type { Rung };

/** What the mirror, the ladder and the document read of an interview's definition. */
export type Definition = Pick<Interview, 'locales' | 'title' | 'optionSets' | 'phases' | 'experience' | 'ladder'>;

/** One experience: the answers of its form under their conventional ids, and whether it was chosen to be retraced. */
export type Experience = Answers & { readonly id: string };

/** One practice on its way: the answers of its form, and the experiences it is found in. */
export type Track = Answers & { readonly id: string };

/**
 * The answers of an interview as they are sent: those of the main form, and lists of experiences and tracks. A path names
 * one of them: `why`, `experiences/x1/factors/0/factor`, `tracks/t1/tests` (entries of these two lists go by their id).
 */
export type InterviewAnswers = Answers & {
  readonly experiences?: readonly Experience[];
  readonly tracks?: readonly Track[];
  /** own words in the place of generated sentences, by sentence id; an empty text leaves the sentence out */
  readonly edits?: Readonly<Record<string, string>>;
};

/** Something said about the answers, in one language: plain text, where only a line break means anything. */
export interface Sentence {
  /** made of what it says (`mirror/channel/outreach`), the same in every language: an edit stays with it */
  readonly id: string;
  readonly section: string;
  readonly text: string;
  /** the answers it stands on: at least one, each of them there */
  readonly links: readonly Path[];
}

/** A sentence of the document: `text` is what is read, `generated` what it was before somebody wrote their own words. */
export interface Statement extends Sentence {
  readonly generated: string;
  readonly edited: boolean;
  /** id of the group of its section under whose heading it stands */
  readonly group?: string;
}

export interface Cell {
  readonly text: string;
  readonly links: readonly Path[];
}

/** A table with a row of headers, and a header in each row. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly Cell[] }[];
}

/** An experience on the timeline, all in words; empty where nothing was said. */
export interface Moment {
  readonly experience: string;
  readonly title: string;
  /** at the precision that is known */
  readonly when: string;
  readonly where: string;
  readonly outcome: string;
  readonly turning: boolean;
  readonly links: readonly Path[];
}

export interface Timeline {
  readonly caption: string;
  /** headers of when, title, where, outcome */
  readonly head: readonly [string, string, string, string];
  /** oldest first; what has no date is at the end */
  readonly moments: readonly Moment[];
}

export type SectionId =
  'summary' | 'timeline' | 'experiences' | 'comparison' | 'ladder' | 'frame' | 'actions' | 'policy';

export interface DocumentSection {
  readonly id: SectionId;
  readonly heading: string;
  /** all of them; those without a group come first */
  readonly sentences: readonly Statement[];
  /** headings inside the section, in their order */
  readonly groups: readonly { readonly id: string; readonly heading: string }[];
  readonly table?: Table;
  readonly timeline?: Timeline;
}

export interface InterviewDocument {
  readonly title: string;
  /** BCP 47 tag of the language it is written in */
  readonly locale: string;
  /** the day of a copy, in words; what is written from answers alone has none */
  readonly date?: string;
  readonly sections: readonly DocumentSection[];
  /** edits whose sentence is not in the document (any more): kept, and shown apart */
  readonly orphans: readonly { readonly id: string; readonly text: string }[];
  readonly orphansHeading: string;
}
