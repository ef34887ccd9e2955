import { canonical, digest } from '../contract/digest.ts';
import type { Consent, Submission } from '../contract/submission.ts';
import { say } from '../fields/index.ts';
import type { Session } from './session.ts';

/** Every consent on the path, with the digest of the very words that were shown. */
const consents = (s: Session): Promise<Consent[]> =>
  Promise.all(
    s.form.sections
      .flatMap(({ questions }) => questions)
      .flatMap(({ question: q, path, value }) => (q.type === 'consent' ? { q, path, given: value === true } : []))
      .map(async ({ q, path, given }) => ({
        id: path,
        digest:
          (await digest([q.label, ...(q.text ? [q.text] : [])].map((text) => say(text, path, s)).join('\n'))) ?? '',
        given,
      })),
  );

/** The submission of contract.md for a questionnaire that was filled in. The page's address goes without query and fragment. */
export async function submissionOf(s: Session): Promise<Submission> {
  const { id, version } = s.model.definition;
  return {
    id: s.id,
    kind: 'questionnaire',
    about: id,
    version,
    ...(s.digest && { digest: s.digest }),
    ...(s.model.form && { form: s.model.form }),
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
