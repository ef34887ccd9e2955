import type { Answer } from '../../form/index.ts';
import type { Content, Published } from '../content.ts';
import { narrator } from './interviews.ts';
import { encode, layoutOf, type Facts, type Layout } from './layout.ts';
import { respondent } from './respondents.ts';

/** A stored submission, as it is judged. */
export interface Answered {
  readonly id: string;
  readonly version: string | null;
  readonly form: string | null;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const kindOf = ({ interview, feedback }: Published): string =>
  feedback !== undefined ? 'feedback' : interview ? 'interview' : 'questionnaire';

/** The definition that is answered: of an event's feedback, another than what it is about. */
const answeredId = ({ id, feedback }: Published): string => feedback ?? id;

/** The layout of what is published, with all versions that answers are judged by. */
export const layoutFor = (content: Content, published: Published): Layout =>
  layoutOf(published, content.versions(answeredId(published)));

/** Reads a submission by the version that it answered, by the current one where that is not kept. */
export function judge(content: Content, current: Published, { version, form, answers }: Answered): Facts {
  const answered = version === null ? undefined : content.version(answeredId(current), version);
  const layout = layoutFor(content, current);
  if (current.interview) return encode(layout, narrator(answered?.interview ?? current.interview, answers));
  return encode(layout, respondent(answered?.model(form ?? undefined) ?? current.model()!, answers));
}
