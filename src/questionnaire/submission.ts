import { canonical, digest } from '../contract/digest.ts';
import type { Consent, Submission } from '../contract/submission.ts';
import { say } from '../fields/index.ts';
import type { Session } from './session.ts';

/** Every consent on the path, with the digest of the very words that were shown. */
const consents = (s: Session): Promise<Consent[]> =>
  Promise.all(
    s.form.sections
      .flatMap((section) => s.form.asked(section))
      .filter(({ question }) => question.type === 'consent')
      .map(async ({ question: q, path, value }) => {
        const words = [q.label, 'text' in q ? q.text : undefined].map((text) => text && say(text, path, s));
        return { id: path, digest: (await digest(words.filter(Boolean).join('\n')))!, given: value === true };
      }),
  );

/** The submission of contract.md for a questionnaire that was filled in. The page's address goes without query and fragment. */
export async function submissionOf(s: Session): Promise<Submission> {
  const { id, version } = s.model.definition;
  return {
    id: s.id,
    kind: 'questionnaire',
    about: id,
    version,
    // what is undefined is not in the JSON
    digest: s.digest,
    form: s.model.form,
    locale: s.locale,
    answers: s.form.submitted(),
    consents: (await consents(s)).filter((c) => c.digest),
    startedAt: s.startedAt,
    finishedAt: new Date().toISOString(),
    page: location.origin + location.pathname,
  };
}

/** The digest that a definition has by its content; undefined where the platform cannot tell (a page over plain http). */
export const contentDigest = (definition: unknown): Promise<string | undefined> => digest(canonical(definition));
