import { judge } from '../../form/index.ts';
import type { AnswerError, Submission } from '../../contract/submission.ts';
import type { Questionnaire } from '../../contract/questionnaire.ts';
import type { Published } from '../content.ts';
import { checkFiles } from '../files.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Intake } from './intake.ts';

/** A person who presses "send" in the last minute is not refused for a slow network. */
const grace = 10 * 60_000;
const day = 86_400_000;

const missing = (pointer: string): AnswerError => ({ pointer, code: 'required' });

/** The exact definition that was answered. @throws Refusal when it is not known, or is not what it says it is */
function definitionOf({ about, version, digest }: Submission, { content }: Services): Published {
  const absent = [...(version ? [] : [missing('/version')]), ...(digest ? [] : [missing('/digest')])];
  if (absent.length) throw new Refusal('invalid', { errors: absent });
  const current = content.current(about);
  if (!current) throw new Refusal('invalid', { errors: [{ pointer: '/about', code: 'unknown' }] });
  const answered = content.version(about, version!);
  if (answered?.digest !== digest)
    throw new Refusal('definition-changed', {
      more: { current: { version: current.version, digest: current.digest } },
    });
  return answered!;
}

/** By the receiver's clock alone: whatever the respondent's says, nothing is refused for it. */
function checkDates({ opens, closes }: Questionnaire, now: Date): void {
  if (opens && now.getTime() < Date.parse(opens)) throw new Refusal('not-open', { more: { opens } });
  if (closes && now.getTime() > Date.parse(closes) + grace) throw new Refusal('closed', { more: { closes } });
}

/** Case, accents, punctuation and spaces do not make another respondent. */
export const normalise = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    : JSON.stringify(value ?? null);

/** The name of the respondent by the definition's `onePer`; undefined when none of those questions was answered. */
function respondent({ onePer }: Questionnaire, answers: Readonly<Record<string, unknown>>): string | undefined {
  const parts = onePer?.map((id) => (Object.hasOwn(answers, id) ? normalise(answers[id]) : ''));
  return parts?.some(Boolean) ? JSON.stringify(parts) : undefined;
}

export const questionnaire: Intake = {
  judge(submission, files, services) {
    const { settings, secrets } = services;
    const published = definitionOf(submission, services);
    const model = published.model(submission.form);
    if (!model) throw new Refusal('invalid', { errors: [{ pointer: '/form', code: 'unknown' }] });
    const { definition } = model;
    const now = settings.now();
    checkDates(definition, now);
    const errors = judge(model, submission.answers, now);
    submission.consents?.forEach(({ id }, i) => {
      if (model.nodes.get(id)?.question.type !== 'consent')
        errors.push({ pointer: `/consents/${i}/id`, code: 'unknown' });
    });
    if (submission.ifFull) errors.push({ pointer: '/ifFull', code: 'unknown' });
    // Files are looked at when the answers that name them have the right shape.
    if (!errors.length) errors.push(...checkFiles(model, submission.answers, files));
    if (errors.length) throw new Refusal('invalid', { errors });
    const name = respondent(definition, submission.answers);
    const days = definition.privacy?.retentionDays;
    return {
      answers: submission.answers,
      version: published.version,
      definitionDigest: published.digest,
      form: submission.form,
      consents: submission.consents,
      respondentKey: name === undefined ? undefined : secrets.respondentKey(definition.id, name),
      purgeAt: days === undefined ? undefined : new Date(now.getTime() + days * day),
    };
  },
};
