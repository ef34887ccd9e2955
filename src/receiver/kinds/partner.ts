import * as z from 'zod/mini';
import { addressesIn } from '../../contract/addresses.ts';
import { Partner, PartnerFeature, type Partners } from '../../contract/partners.ts';
import type { AnswerError, Submission } from '../../contract/submission.ts';
import { judge } from '../../form/index.ts';
import { inRange, knownIn, unknownCodes } from '../../form/partners-entry.ts';
import { baseOf } from '../partners/merge.ts';
import { Refusal } from '../problem.ts';
import { isAddress } from '../relay/contacts.ts';
import { judgeBeside, judgeConsents } from './consents.ts';
import { formOf } from './forms.ts';
import type { Intake } from './intake.ts';
import { retention } from './relay.ts';

const day = 86_400_000;
/** The longest published entry has a tenth of it. */
const maxProperties = 64_000;

/** An entry as it may be proposed: how it was published is not for who proposes it to say. */
const Proposed = z.omit(Partner, { provenance: true, checked: true, events: true, contact: true });
const Place = PartnerFeature.shape.geometry;

const pointer = (base: string, path: readonly PropertyKey[]): string =>
  base + path.map((key) => `/${String(key).slice(0, 64).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong, in the codes of answers. */
function formErrors(schema: z.ZodMiniType, value: unknown, base: string): AnswerError[] {
  const result = schema.safeParse(value, { reportInput: true });
  return (result.error?.issues ?? []).flatMap((issue: Issue): AnswerError[] => {
    const at = (code: string, params?: AnswerError['params']) => [
      { pointer: pointer(base, issue.path), code, ...(params && { params }) },
    ];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ pointer: pointer(base, [...issue.path, key]), code: 'unknown' }));
      case 'invalid_value':
        return at('option');
      case 'invalid_format':
        return at('pattern');
      case 'too_big':
        return at('maxLength', { max: Number(issue.maximum) });
      default:
        return at(issue.input === undefined ? 'required' : 'type');
    }
  });
}

/** The proposed entry by the rules of a published one, and with nothing that may not be published. */
function entryErrors(answers: Submission['answers'], partners: Partners): AnswerError[] {
  const { properties, geometry } = answers;
  const base = '/answers/properties';
  const errors: AnswerError[] = [
    ...formErrors(Proposed, properties, base),
    ...formErrors(Place, geometry, '/answers/geometry'),
    ...unknownCodes(properties, knownIn(partners)).map(({ path }) => ({
      pointer: pointer(base, path),
      code: 'option',
    })),
  ];
  if (!inRange(geometry)) errors.push({ pointer: '/answers/geometry/coordinates', code: 'max' });
  if (JSON.stringify(properties ?? null).length > maxProperties)
    errors.push({ pointer: base, code: 'maxLength', params: { max: maxProperties } });
  return errors;
}

/**
 * An entry that somebody proposes, corrects or wants gone: stored, and shown to nobody until a moderator has accepted it.
 * An address in what would be published is refused at once: who proposes can take it out, a moderator would have to guess.
 */
export const partner: Intake = {
  async judge(submission, files, services) {
    const { documents, settings, courier } = services;
    const { id, about, answers, consents, version, digest } = submission;
    const { properties, geometry, ...rest } = answers;
    const document = typeof answers.document === 'string' ? await documents.get(answers.document) : undefined;
    if (!document) throw new Refusal('invalid', { errors: [{ pointer: '/answers/document', code: 'unknown' }] });
    const { partners, entries } = document;
    const entry = entries.get(about);
    if (!entry && about !== 'new') throw new Refusal('invalid', { errors: [{ pointer: '/about', code: 'unknown' }] });

    const now = settings.now();
    const errors = judge(formOf('partner', partners).model()!, rest, now);
    const gone = answers.remove === true;
    if (gone && !entry) errors.push({ pointer: '/answers/remove', code: 'option' });
    if (!gone && !answers.source) errors.push({ pointer: '/answers/source', code: 'required' });
    if (!gone) errors.push(...entryErrors(answers, partners));
    for (const path of addressesIn(gone ? {} : { properties, source: answers.source }))
      errors.push({ pointer: pointer('/answers', path), code: 'address' });
    for (const field of ['email', 'contactEmail'])
      if (answers[field] && !errors.length && !isAddress(String(answers[field]).trim()))
        errors.push({ pointer: `/answers/${field}`, code: 'type' });
    // Where no messages are passed on, there is nothing that an address could be given for.
    if (answers.contactEmail && !courier) errors.push({ pointer: '/answers/contactEmail', code: 'unknown' });
    const needed = ['privacy', 'publication', ...(answers.contactEmail ? ['relay'] : [])];
    errors.push(...judgeConsents(submission, needed, ['relay']), ...judgeBeside(submission, files.length));
    if (errors.length) throw new Refusal('invalid', { errors });

    const base = entry && { geometry: entry.geometry, properties: entry.properties };
    return {
      answers: gone ? rest : { ...rest, properties, geometry: geometry ?? null },
      consents,
      version,
      definitionDigest: digest,
      purgeAt: new Date(now.getTime() + (partners.privacy?.retentionDays ?? retention) * day),
      status: 'pending',
      within: async (sql) =>
        void (await sql.query(
          `INSERT INTO proposals (submission, document, entry, state, base, base_digest, created_at)
           VALUES ($1, $2, $3, 'pending', $4::text::jsonb, $5, $6)`,
          [id, document.id, entry?.id ?? null, base ? JSON.stringify(base) : null, entry ? baseOf(entry) : null, now],
        )),
    };
  },
};
