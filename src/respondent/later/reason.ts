import { html, nothing } from 'lit';
import { msg } from '../../locale/index.ts';
import { problemList } from '../frame.ts';
import type { Sitting } from '../sitting.ts';

/** Whether earlier answers of the same respondent stand in the way; also where the code that was shown is not theirs. */
export function isTwice({ definition, entry, replaces }: Sitting): boolean {
  const { status, type } = entry!.problem!;
  return /already-answered|replaced/.test(type) || (status === 403 && !!(replaces ?? definition.onePer));
}

/** Why an endpoint refused, where it can be said more exactly than that it did. */
export function reason(s: Sitting): string | undefined {
  const { status, type } = s.entry!.problem!;
  if (status === 410 || type.includes('closed'))
    return msg('The closing date has passed: your answers are not accepted any more.', { id: 'q-refused-closed' });
  if (isTwice(s) || type.includes('already'))
    return msg('Answers from this organisation have been received already.', { id: 'q-refused-twice' });
  if (status === 409)
    return msg('The questionnaire has changed. Reload the page: your answers are kept.', { id: 'q-refused-changed' });
  if (status === 413)
    return msg('What you send is too large. Remove a file, or choose a smaller one, and send again.', {
      id: 'q-refused-large',
    });
  return undefined;
}

/** The answers that it named, as places to go to; else, where we have no words of our own, what it said itself. */
export function refused(s: Sitting): unknown {
  const { detail, errors = [] } = s.entry!.problem!;
  const named = errors.flatMap(({ pointer, code, params }) => {
    const path = pointer.replace('/answers/', '');
    return s.question(path) ? { path, code, params } : [];
  });
  if (named.length) return problemList(s, named as Parameters<typeof problemList>[1]);
  return detail && !reason(s) ? html`<p lang="en">${detail}</p>` : nothing;
}
