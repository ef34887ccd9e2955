import type { Phase } from '../contract/interview.ts';
import type { Section } from '../contract/questionnaire.ts';
import type { Entry } from './entry.ts';
import type { InterviewSitting } from './sitting.ts';

/** The last step, after the phases: the document, to be looked over and sent. */
export const REVIEW = '#review';

export interface Step {
  /** `open`; `timeline/x1`, an experience that is open; `experience/x1/origin`, a step of it; REVIEW */
  readonly id: string;
  /** undefined on the review */
  readonly phase?: Phase;
  readonly entry?: Entry;
  /** the step of the experience */
  readonly section?: Section;
  /** an entry that is open where it is lined up: not on the way, but beside it */
  readonly open?: boolean;
}

type Source = Pick<InterviewSitting, 'phases' | 'explored' | 'experiences' | 'tracks' | 'models'>;
const phasesOf = new WeakMap<readonly Step[], Step[][]>();

/** The way as it is now: the phases, in place of the loop each step of each experience that is retraced, the review. */
export function steps({ phases, explored, models }: Source): Step[] {
  const loop = (phase: Phase): Step[] =>
    explored.flatMap((entry) =>
      models.definition.experience.steps.map((section) => ({
        id: `${phase.id}/${entry.id}/${section.id}`,
        phase,
        entry,
        section,
      })),
    );
  return [
    ...phases.flatMap((phase) => {
      const inner = phase.kind === 'loop' ? loop(phase) : [];
      return inner.length ? inner : [{ id: phase.id, phase }];
    }),
    { id: REVIEW },
  ];
}

/** The steps by phase, in their order; the review is the last. Of the same list always the same. */
export function byPhase(all: readonly Step[]): readonly (readonly Step[])[] {
  let found = phasesOf.get(all);
  if (!found) {
    phasesOf.set(all, (found = []));
    for (const step of all) {
      const last = found.at(-1)?.[0];
      if (step.phase && last?.phase === step.phase) found.at(-1)!.push(step);
      else found.push([step]);
    }
  }
  return found;
}

/**
 * The step with this id; where there is none any more, the first of its phase; the first of all without an id.
 * @param all the steps of the source
 */
export function stepAt(all: readonly Step[], source: Source, id: string | undefined): Step {
  if (id === undefined) return all[0]!;
  const found = all.find((step) => step.id === id);
  if (found) return found;
  const [of, entryId] = id.split('/');
  const phase = source.phases.find((p) => p.id === of);
  const list = phase?.kind === 'ladder' ? 'tracks' : phase?.kind === 'timeline' ? 'experiences' : undefined;
  const entry = list && source[list].find((e) => e.id === entryId);
  if (phase && entry) return { id, phase, entry, open: true };
  return (
    all.find((step) => step.entry?.id === entryId && step.phase === phase) ??
    all.find((step) => step.phase && step.phase === phase) ??
    all[0]!
  );
}
