import type { Phase } from '../../contract/interview.ts';
import type { InterviewSitting } from '../sitting.ts';

/** How long a phase takes, in minutes: with the experiences that are chosen to be retraced so far. */
export function minutesOf({ models, explored }: InterviewSitting, { kind, minutes }: Phase): number {
  const { experience } = models.definition;
  return minutes + (kind === 'loop' ? experience.minutes * (explored.length || experience.explore.min) : 0);
}
