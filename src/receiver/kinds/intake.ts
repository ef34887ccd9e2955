import type { Submission } from '../../contract/submission.ts';
import type { Entry, StoredFile } from '../inbox.ts';
import type { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

/** What a kind of submission adds to the entry that is stored; the rest is the same for all kinds. */
export type Judged = Pick<Entry, 'answers'> &
  Partial<
    Pick<
      Entry,
      'version' | 'definitionDigest' | 'form' | 'consents' | 'respondentKey' | 'purgeAt' | 'status' | 'within'
    >
  > & {
    /** what a refusal of `within` becomes, once its transaction has been undone */
    refused?: (refusal: Refusal) => Promise<Refusal>;
  };

/**
 * How one kind of submission is judged. A kind is a module in this folder and a line in `index.ts`.
 * @param network where it was sent from, as the rate limit counts it
 * @throws Refusal with every mistake
 */
export interface Intake {
  judge(
    submission: Submission,
    files: readonly StoredFile[],
    services: Services,
    network: string,
  ): Judged | Promise<Judged>;
}
