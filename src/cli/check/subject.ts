import type { Interview } from '../../contract/interview.ts';
import type { Questionnaire, Section } from '../../contract/questionnaire.ts';
import { compile } from '../../form/compile.ts';
import type { Model } from '../../form/index.ts';
import { compileInterview } from '../../form/interview-compile.ts';
import { isEvents } from '../../form/events-check.ts';
import { isPartners } from '../../form/partners-check.ts';

export type Kind = 'questionnaire' | 'interview' | 'partners' | 'events';

/** Questions that are answered together, and where they stand in the document. */
export interface Part {
  readonly model: Model;
  /** as the author wrote them */
  readonly sections: readonly Pick<Section, 'id' | 'showIf' | 'questions'>[];
  /** JSON path of a section */
  readonly place: (section: number) => (string | number)[];
  /** whether a section may do without questions */
  readonly bare: boolean;
}

/** A definition without mistakes: a questionnaire is one part, an interview its phases, an experience's steps, the ladder. */
export interface Subject {
  readonly kind: Exclude<Kind, 'partners' | 'events'>;
  readonly definition: Questionnaire | Interview;
  readonly parts: readonly Part[];
}

/** What a document is, right or wrong; undefined for what the receiver does not publish (receiver/content.ts). */
export function kindOf(document: unknown): Kind | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  const { sections, phases } = document as { sections?: unknown; phases?: unknown };
  if (Array.isArray(sections)) return 'questionnaire';
  if (Array.isArray(phases)) return 'interview';
  return isPartners(document) ? 'partners' : isEvents(document) ? 'events' : undefined;
}

/** Of a questionnaire or an interview. @throws DefinitionError naming every mistake */
export function subjectOf(document: unknown): Subject {
  const kind = kindOf(document) === 'interview' ? 'interview' : 'questionnaire';
  if (kind === 'questionnaire') {
    const model = compile(document);
    const { definition } = model;
    const part = { model, sections: definition.sections, place: (s: number) => ['sections', s], bare: false };
    return { kind, definition, parts: [part] };
  }
  const { definition, main, experience, track } = compileInterview(document);
  const { phases, ladder } = definition;
  return {
    kind,
    definition,
    parts: [
      {
        model: main,
        sections: phases.map(({ id, questions = [] }) => ({ id, questions })),
        place: (s) => ['phases', s],
        bare: true,
      },
      {
        model: experience,
        sections: definition.experience.steps,
        place: (s) => ['experience', 'steps', s],
        bare: false,
      },
      {
        model: track,
        sections: [{ id: 'ladder', questions: ladder.questions }],
        place: () => ['ladder'],
        bare: true,
      },
    ],
  };
}
