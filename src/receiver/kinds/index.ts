import type { Kind } from '../../contract/submission.ts';
import type { Intake } from './intake.ts';
import { interview } from './interview.ts';
import { questionnaire } from './questionnaire.ts';

/** The kinds that this receiver takes. */
export const intakes: Partial<Record<Kind, Intake>> = { interview, questionnaire };
