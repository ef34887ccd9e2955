import { contentDigest, digest } from '../contract/digest.ts';
import type { Consent, Submission } from '../contract/submission.ts';
import { say } from '../fields/index.ts';
import type { QuestionState } from '../form/index.ts';
import type { Sitting } from './sitting.ts';

/** Consents with the digest of the very words that were shown. */
const consents = (s: Sitting, asked: readonly QuestionState[]): Promise<Consent[]> =>
  Promise.all(
    asked
      .filter(({ question }) => question.type === 'consent')
      .map(async ({ question: q, path, value }) => {
        const words = [q.label, 'text' in q ? q.text : undefined].map((text) => text && say(text, path, s));
        return { id: path, digest: (await digest(words.filter(Boolean).join('\n')))!, given: value === true };
      }),
  );

/**
 * The submission of contract.md for a document that was answered. The page's address goes without query and fragment.
 * @param asked the questions on the path, for the consents among them
 */
export async function submissionOf(
  s: Sitting,
  kind: Submission['kind'],
  answers: Submission['answers'],
  asked: readonly QuestionState[],
): Promise<Submission> {
  const { id, version } = s.definition;
  return {
    id: s.id,
    kind,
    about: id,
    version,
    // what is undefined is not in the JSON
    digest: s.definition.digest ?? (await contentDigest(s.definition)),
    locale: s.locale,
    answers,
    consents: (await consents(s, asked)).filter((c) => c.digest),
    startedAt: s.startedAt,
    finishedAt: new Date().toISOString(),
    page: location.origin + location.pathname,
  };
}
