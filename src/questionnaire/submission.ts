import { canonical, digest } from '../contract/digest.ts';
import type { Consent, Submission } from '../contract/submission.ts';
import type { Form, QuestionState } from '../form/index.ts';

/** What is sent, and what it stands on. */
export interface Finished {
  readonly form: Form;
  readonly id: string;
  readonly digest: string | undefined;
  readonly locale: string;
  readonly startedAt: string;
  /** the words of a consent as they were shown */
  readonly wordsOf: (state: QuestionState) => string;
}

/** Every consent on the path, with the digest of the very words that were shown. */
async function consents({ form, wordsOf }: Finished): Promise<Consent[]> {
  const shown = form.sections.flatMap((s) => s.questions.filter((q) => q.question.type === 'consent'));
  return Promise.all(
    shown.map(async (state) => ({
      id: state.path,
      digest: (await digest(wordsOf(state))) ?? '',
      given: state.value === true,
    })),
  );
}

/** The submission of contract.md for a questionnaire that was filled in. The page's address goes without query and fragment. */
export async function submissionOf(finished: Finished): Promise<Submission> {
  const { form, id, locale, startedAt } = finished;
  const { definition } = form.model;
  return {
    id,
    kind: 'questionnaire',
    about: definition.id,
    version: definition.version,
    ...(finished.digest && { digest: finished.digest }),
    ...(form.model.form && { form: form.model.form }),
    locale,
    answers: form.submitted(),
    consents: (await consents(finished)).filter((c) => c.digest),
    startedAt,
    finishedAt: new Date().toISOString(),
    page: location.origin + location.pathname,
  };
}

/** The digest of a definition: as the publisher says, else worked out here. */
export const definitionDigest = async (definition: { digest?: string | undefined }): Promise<string | undefined> =>
  definition.digest ?? digest(canonical(definition));
