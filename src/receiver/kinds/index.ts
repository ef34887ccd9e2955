import type { Kind } from '../../contract/submission.ts';
import type { Intake } from './intake.ts';
import { cancellation } from './cancellation.ts';
import { expertQuestion, feedback } from './event-answers.ts';
import { interview } from './interview.ts';
import { partner } from './partner.ts';
import { questionnaire } from './questionnaire.ts';
import { registration } from './registration.ts';
import { relay } from './relay.ts';

/** The kinds that this receiver takes. */
export const intakes: Partial<Record<Kind, Intake>> = {
  cancellation,
  contact: relay,
  'expert-question': expertQuestion,
  feedback,
  interview,
  'meeting-request': relay,
  partner,
  questionnaire,
  registration,
};
