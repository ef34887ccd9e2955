import { Locale } from '../../contract/text.ts';
import type { AnswerError } from '../../contract/submission.ts';
import { judge } from '../../form/index.ts';
import { officeFor } from '../../form/office.ts';
import { Refusal } from '../problem.ts';
import { isAddress } from '../relay/contacts.ts';
import { enqueue } from '../relay/outbox.ts';
import { judgeBeside, judgeConsents } from './consents.ts';
import { formOf } from './forms.ts';
import type { Intake } from './intake.ts';

const day = 86_400_000;
/** How long messages are kept where the document does not say. */
export const retention = 90;

const unknown = (pointer: string) => new Refusal('invalid', { errors: [{ pointer, code: 'unknown' }] });

/**
 * A message to a partner, a request to meet one, a request for help to an office: stored, and put into the outbox with it.
 * Neither side's address reaches the page: the sender's goes to the recipient, the recipient's to nobody until they answer.
 */
export const relay: Intake = {
  async judge(submission, files, services, network) {
    const { settings, documents, secrets, courier } = services;
    const { id, about, kind, answers, consents, version, digest } = submission;
    if (!courier) throw unknown('/kind');
    const document = await documents.find(about);
    const entry = document?.entries.get(about);
    const named = document?.offices.get(about);
    if (!document || !(entry ? entry.properties.contact : named && kind === 'contact')) throw unknown('/about');

    const form = formOf(entry ? (kind as 'contact' | 'meeting-request') : 'help', document.partners);
    const now = settings.now();
    const errors: AnswerError[] = judge(form.model()!, answers, now);
    const also = (field: string, code: string, right: boolean) => {
      const pointer = `/answers/${field}`;
      if (answers[field] !== undefined && !right && !errors.some((error) => error.pointer === pointer))
        errors.push({ pointer, code });
    };
    also('email', 'type', isAddress(String(answers.email).trim()));
    also('language', 'pattern', !answers.language || Locale.safeParse(answers.language).success);
    if (entry)
      also(
        'opportunity',
        'option',
        !answers.opportunity || !!entry.properties.opportunities?.some((one) => one.id === answers.opportunity),
      );
    errors.push(...judgeConsents(submission, ['privacy']), ...judgeBeside(submission, files.length));
    if (errors.length) throw new Refusal('invalid', { errors });

    const offices = [...document.offices.values()].filter((office) => document.addresses.has(office.id));
    const recipient = entry ?? officeFor(offices, answers, about);
    if (!recipient) throw unknown('/about');
    const days = document.partners.privacy?.retentionDays ?? retention;
    return {
      answers,
      consents,
      version,
      definitionDigest: digest,
      purgeAt: new Date(now.getTime() + days * day),
      status: 'pending',
      within: (sql) =>
        enqueue(
          sql,
          { submission: id, document: document.id, recipient: recipient.id, sender: String(answers.email), network },
          secrets,
          settings,
        ),
    };
  },
};
