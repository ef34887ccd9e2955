import type { EventEntry } from '../../contract/events.ts';
import type { Text } from '../../contract/text.ts';
import { line, type Message } from '../relay/message.ts';
import type { Claimed, Compose } from '../relay/outbox.ts';
import { isAddress } from '../relay/contacts.ts';
import { say } from '../say.ts';
import type { Secrets } from '../secrets.ts';
import type { Sql } from '../store/sql.ts';
import type { Calendar } from './calendar.ts';
import { dated, moment } from './dated.ts';
import type { FoundEvent } from './documents.ts';
import type { NoticeName } from './notices.ts';
import { standings, type Standing } from './standing.ts';
import { noticeWords, type NoticeWords } from './words.ts';

/** What of an event those who registered are told when it changes. */
export type Told = Pick<EventEntry, 'when' | 'start' | 'status' | 'mode' | 'venue' | 'indicative'>;

interface Speech {
  readonly found: FoundEvent;
  readonly locale: string;
  readonly words: NoticeWords;
  readonly tell: (text: Text | undefined) => string;
}

const zoneOf = ({ event, document }: FoundEvent): string => event.timeZone ?? document.events.timeZone;

function placeOf({ found, words, tell }: Speech, { mode, venue }: Told): string {
  if (mode === 'online') return words.online;
  const place = found.document.events.places?.find(({ id }) => id === venue);
  const named = place && [tell(place.name), line(place.address), tell(place.city)].filter(Boolean).join(', ');
  return [named || words.venueLater, mode === 'mixed' ? words.mixed : ''].filter(Boolean).join(', ');
}

const whenOf = ({ found, locale, words }: Speech, told: Told): string => dated(told, zoneOf(found), locale, words);

/** What has changed, each with what it was. */
function changesOf(speech: Speech, before: Told): string[] {
  const { words, found } = speech;
  const pairs = [
    [words.changes.when, whenOf(speech, before), whenOf(speech, found.event)],
    [words.changes.venue, placeOf(speech, before), placeOf(speech, found.event)],
  ] as const;
  return pairs.flatMap(([label, was, is]) => (was === is ? [] : [`${label}: ${is} (${words.before}: ${was})`]));
}

/**
 * The page where the registration was made, with what opens it in the fragment, which browsers send to no server. Where the
 * page is not known, the two secrets themselves.
 */
const opener = (words: NoticeWords, intro: string, { submission, page }: Claimed, code: string): string[] => [
  ...(page ? [intro, `${page}#varco-registration=${submission}.${code}`] : [words.secrets(submission, code)]),
  words.keep,
];

function bodyOf(speech: Speech, parcel: Claimed, name: NoticeName, standing: Standing, code: string): string[] {
  const { found, locale, words, tell } = speech;
  const { event, document } = found;
  const { until, before } = parcel.particulars ?? {};
  const table = event.tables?.find(({ id }) => id === standing.table);
  const seated = standing.status === 'confirmed' && (name === 'confirmed' || name === 'changed');
  const { joining } = standing;
  const { privacy, title } = document.events;
  const controller = [tell(privacy?.controller), privacy?.contact, privacy?.notice]
    .map(line)
    .filter(Boolean)
    .join(', ');
  return [
    words.first[name],
    ...(until ? [words.until(moment(new Date(String(until)), zoneOf(found), locale))] : []),
    ...(name === 'waitlisted' && standing.position ? [words.position(standing.position)] : []),
    '',
    `${words.about}: ${tell(event.title)}`,
    `${words.changes.when}: ${whenOf(speech, event)}`,
    `${words.changes.venue}: ${placeOf(speech, event)}`,
    ...(before ? ['', ...changesOf(speech, before as Told)] : []),
    ...(seated && table ? [`${words.table}: ${tell(table.title)}`] : []),
    ...(seated && joining ? ['', `${words.joining}:`, ...[joining.url ?? '', tell(joining.note)].filter(Boolean)] : []),
    '',
    ...(['cancelled', 'called-off', 'lapsed'].includes(name)
      ? []
      : [...opener(words, name === 'offered' ? words.take : words.manage, parcel, code), '']),
    words.why(controller || tell(title) || document.id),
    '',
  ];
}

/** Notices to people who registered, each to the address that they gave. */
export const noticed =
  (sql: Sql, calendar: Calendar, secrets: Secrets): Compose =>
  async (parcel): Promise<Message> => {
    const { submission, notice, recipient, locale, answers, code_hash } = parcel;
    const found = await calendar.found(recipient);
    const address = String(answers.email).trim();
    if (!isAddress(address)) throw new Error('No address is known for this notice.');
    const code = secrets.codeAgain(submission, code_hash);
    if (code === undefined) throw new Error('The secret of an older receipt is not in VARCO_SECRET any more.');
    const name = notice.split(':', 1)[0] as NoticeName;
    const words = noticeWords(locale);
    const { events } = found.document;
    const tell = (text: Text | undefined) => line(say(text, [locale, ...events.locales]));
    const standing = (await standings(sql, submission, calendar.now(), calendar.joining))[recipient];
    if (!standing) throw new Error('There is no such registration.');
    const speech = { found, locale, words, tell };
    const programme = events.programmes?.find(({ id }) => id === found.event.programme);
    const reply = found.event.contact?.email ?? programme?.contact?.email ?? events.privacy?.contact;
    return {
      to: address,
      replyTo: isAddress(reply) ? { name: '', address: reply } : undefined,
      subject: `${words.subjects[name]}: ${tell(found.event.title)}`.slice(0, 200),
      text: bodyOf(speech, parcel, name, standing, code).join('\n'),
      // Only what may stand in a Message-ID and in a file's name.
      id: `${submission}-${notice.replace(/[^A-Za-z0-9-]/g, '-')}`,
    };
  };
