import type { AnswerError, Submission } from '../../contract/submission.ts';
import type { Published } from '../content.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Judged } from './intake.ts';

/** A person who presses "send" in the last minute is not refused for a slow network. */
const grace = 10 * 60_000;
const day = 86_400_000;

const missing = (pointer: string): AnswerError => ({ pointer, code: 'required' });

/**
 * The exact definition that was answered.
 * @throws Refusal when it is not known, is not what it says it is, or is of another kind than the submission
 */
export function definitionOf({ about, kind, version, digest }: Submission, { content }: Services): Published {
  const absent = [...(version ? [] : [missing('/version')]), ...(digest ? [] : [missing('/digest')])];
  if (absent.length) throw new Refusal('invalid', { errors: absent });
  const current = content.current(about);
  if (!current || !!current.interview !== (kind === 'interview'))
    throw new Refusal('invalid', { errors: [{ pointer: '/about', code: 'unknown' }] });
  const answered = content.version(about, version!);
  if (answered?.digest !== digest || !!answered?.interview !== !!current.interview)
    throw new Refusal('definition-changed', {
      more: { current: { version: current.version, digest: current.digest } },
    });
  return answered!;
}

/**
 * By the receiver's clock alone: whatever the respondent's says, nothing is refused for it.
 * @throws Refusal before `opens` and after `closes`
 */
export function checkDates({ opens, closes }: Published['definition'], now: Date): void {
  if (opens && now.getTime() < Date.parse(opens)) throw new Refusal('not-open', { more: { opens } });
  if (closes && now.getTime() > Date.parse(closes) + grace) throw new Refusal('closed', { more: { closes } });
}

/** What is stored of the definition, and until when. */
export function keptOf({ version, digest, definition }: Published, now: Date): Omit<Judged, 'answers'> {
  const days = definition.privacy?.retentionDays;
  return {
    version,
    definitionDigest: digest,
    purgeAt: days === undefined ? undefined : new Date(now.getTime() + days * day),
  };
}
