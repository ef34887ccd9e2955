import type { Opportunity } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import type { Document, PartnerDocuments } from '../partners/documents.ts';
import { say } from '../say.ts';
import type { Compose } from './outbox.ts';
import { wordsFor } from './words.ts';

/** What is handed to a mailer: plain text, no HTML, no attachments. */
export interface Message {
  readonly to: string;
  /** left out where nobody reads answers */
  readonly replyTo: { readonly name: string; readonly address: string } | undefined;
  readonly subject: string;
  readonly text: string;
  /** the submission's, of a notice with its name: the same at every try, so that a relay can drop a double (RFC 5322, 3.6.4) */
  readonly id: string;
}

/** A submission that is to be passed on. */
export interface Relayed {
  readonly id: string;
  readonly kind: string;
  readonly locale: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** the page that it came from, without query; '' when that is not known */
  readonly page: string;
  /** id of the entry or the office that it goes to */
  readonly recipient: string;
}

/** One line without control signs or marks that turn the direction of writing: what people typed cannot begin a header. */
export const line = (text: unknown): string =>
  (typeof text === 'string' ? text : '')
    .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What people wrote, marked line by line: it cannot look like our words. */
const quoted = (text: unknown): string =>
  String(text)
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((one) =>
      `> ${one.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\t' ? ' ' : ''))}`.trimEnd(),
    )
    .join('\n');

const namesOf = (locale: string): ((code: string) => string) => {
  const names = new Intl.DisplayNames([locale, 'it'], { type: 'region', fallback: 'code' });
  return (code) => names.of(code) ?? code;
};

/**
 * The message as it is sent, in the language of the submission. The recipient's address stands in no word of it that the
 * sender will see: only who answers tells it.
 */
export function compose(relayed: Relayed, document: Document, to: string): Message {
  const { answers, kind, locale, page, recipient } = relayed;
  const { partners } = document;
  const words = wordsFor(locale);
  const languages = [locale, ...partners.locales];
  const tell = (text: Text | undefined) => line(say(text, languages));
  const entry = document.entries.get(recipient);
  const name = tell(entry?.properties.name ?? document.offices.get(recipient)?.label) || recipient;
  const site = [tell(partners.title), page && new URL(page).host].filter(Boolean).join(', ') || document.id;
  const subject = !entry ? words.help(name) : kind === 'meeting-request' ? words.meeting(name) : words.subject(name);

  const labels = new Map(partners.sectors?.map(({ id, label }) => [id, label]));
  const region = namesOf(locale);
  const list = (value: unknown, of: (code: string) => string) =>
    Array.isArray(value) ? value.map((code) => line(of(String(code)))).join(', ') : '';
  const opportunity = entry?.properties.opportunities?.find(({ id }: Opportunity) => id && id === answers.opportunity);
  const told: Readonly<Record<string, string>> = {
    purpose: words.purposes[String(answers.purpose)] ?? '',
    opportunity: tell(opportunity?.title),
    sectors: list(answers.sectors, (code) => tell(labels.get(code)) || code),
    countries: list(answers.countries, region),
  };
  const fields = Object.entries(words.fields).flatMap(([field, label]) => {
    const value = Object.hasOwn(told, field) ? told[field]! : line(answers[field]);
    return value ? `${label}: ${value}` : [];
  });
  const { privacy } = document;
  const controller = [tell(privacy?.controller), privacy?.contact, privacy?.notice]
    .map(line)
    .filter(Boolean)
    .join(', ');
  const text = [
    (entry ? words.why : words.whyOffice)(name, page || site),
    '',
    words.from,
    '',
    ...fields.map((field) => `> ${field}`),
    '>',
    quoted(answers.message ?? answers.need),
    '',
    words.answer,
    words.stop(controller || site),
    '',
  ].join('\n');
  return {
    to,
    replyTo: { name: line(answers.name).slice(0, 200), address: String(answers.email).trim() },
    subject: subject.slice(0, 200),
    text,
    id: relayed.id,
  };
}

/** Messages for entries and offices of partners' documents. */
export const passedOn =
  (documents: PartnerDocuments): Compose =>
  async (parcel) => {
    const { submission: id, document: name, recipient } = parcel;
    const document = await documents.get(name);
    const address = document?.addresses.get(recipient);
    if (!document || !address) throw new Error(`No address is known for "${recipient}".`);
    return compose({ ...parcel, id }, document, address);
  };
