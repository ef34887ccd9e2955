/** What a two-sided day is made from and what comes out of it. All of it is plain JSON. */

/** Somebody of the other side whom a participant would like to meet. */
export interface Wish {
  readonly id: string;
  /** 1 little, 3 much: tells those who did not list the participant how much they are wanted */
  readonly interest?: 1 | 2 | 3;
}

export interface Participant {
  readonly id: string;
  /** best first */
  readonly prefers: readonly Wish[];
  /** the most meetings of this participant, where it differs from `meetingsEach` */
  readonly capacity?: number;
  /** indices of the slots in which they can come; all when absent */
  readonly free?: readonly number[];
  /** indices of slots in which they rest */
  readonly breaks?: readonly number[];
}

export interface Instance {
  /** the first side proposes: among the stable outcomes each of its members gets the one they like best */
  readonly sides: readonly [readonly Participant[], readonly Participant[]];
  /** when each slot starts, in minutes from the beginning of the day */
  readonly slots: readonly number[];
  /** meetings at once; without it there is a table for everybody */
  readonly tables?: number;
  /** the most meetings of a participant; as many as there are slots when absent */
  readonly meetingsEach?: number;
}

/** Who of the two had listed the other. */
export type Tier = 'mutual' | 'one-sided' | 'free';

export interface Meeting {
  /** of the first side */
  readonly a: string;
  /** of the second side */
  readonly b: string;
  /** index into `slots` */
  readonly slot: number;
  /** from 0 */
  readonly table: number;
  readonly tier: Tier;
}

export interface Matching {
  /** by slot, then table */
  readonly meetings: readonly Meeting[];
  /** participants who did not come (`release`) */
  readonly absent: readonly string[];
  /** where it had to be lowered for all, so that the day is stable: the meetings of each that were shared out first */
  readonly share?: number;
  /** whether there is no blocking pair (README.md): always, where there are tables enough */
  readonly stable: boolean;
}
