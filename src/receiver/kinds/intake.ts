import type { Submission } from '../../contract/submission.ts';
import type { Entry, StoredFile } from '../inbox.ts';
import type { Services } from '../services.ts';

/** What a kind of submission adds to the entry that is stored; the rest is the same for all kinds. */
export type Judged = Pick<Entry, 'answers'> &
  Partial<Pick<Entry, 'version' | 'definitionDigest' | 'form' | 'consents' | 'respondentKey' | 'purgeAt'>>;

/**
 * How one kind of submission is judged. A kind is a module in this folder and a line in `index.ts`.
 * @throws Refusal with every mistake
 */
export interface Intake {
  judge(submission: Submission, files: readonly StoredFile[], services: Services): Judged | Promise<Judged>;
}
