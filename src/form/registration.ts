import type { EventEntry, Events } from '../contract/events.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import type { Text } from '../contract/text.ts';

/** What every registration may ask, besides the event's own questions. */
export type RegistrationQuestion =
  | 'name'
  | 'email'
  | 'role'
  | 'stages'
  | 'invitation'
  | 'tables'
  | 'support'
  | 'side'
  | 'organisation'
  | 'summary'
  | 'listed'
  | 'preferences'
  | 'unavailable'
  | 'access'
  | 'expert_question'
  | 'privacy';

/** What is said of each: the page says it in its languages, the receiver needs none of it. */
export type RegistrationWords = Readonly<
  Partial<Record<RegistrationQuestion, { label: Text; help?: Text; text?: Text }>>
>;

/** Ids that an event's own questions may not have. */
export const registrationQuestions: readonly RegistrationQuestion[] = [
  'name',
  'email',
  'role',
  'stages',
  'invitation',
  'tables',
  'support',
  'side',
  'organisation',
  'summary',
  'listed',
  'preferences',
  'unavailable',
  'access',
  'expert_question',
  'privacy',
];

type Ask = Readonly<Record<string, unknown>>;

/** A support is named by its place in the event's list, from 1: who gives it may be written in several languages. */
export const supportValue = (index: number): string => String(index + 1);

/** The last moment of a day anywhere: whoever is told "until 5 March" may still ask on that day. */
const stillAsked = (until: string | undefined, now: Date): boolean =>
  until === undefined || now.getTime() < Date.parse(`${until}T00:00:00Z`) + 36 * 3_600_000;

function roleQuestion({ registration }: EventEntry, { roles = [] }: Events): Ask {
  const offered = registration?.roles ? roles.filter(({ id }) => registration.roles!.includes(id)) : roles;
  return offered.length
    ? { type: 'single', id: 'role', options: offered.map(({ id, label }) => ({ value: id, label })) }
    : { type: 'text', id: 'role', maxLength: 200 };
}

/** A slot of a two-sided day by its number, from 1. */
export const slotValue = (index: number): string => String(index + 1);

/**
 * What is asked for a two-sided day: on which side one is, under which name one may be listed for others to choose, whom one
 * would like to meet (best first, by the ids of the list), and when one cannot.
 */
function matchingQuestions({ matching }: EventEntry): Ask[] {
  if (!matching) return [];
  const slots = Array.from({ length: matching.slots }, (_, slot) => slotValue(slot));
  return [
    {
      type: 'single',
      id: 'side',
      required: true,
      options: matching.sides.map(({ id, label }) => ({ value: id, label })),
    },
    { type: 'text', id: 'organisation', required: true, maxLength: 200, autocomplete: 'organization' },
    { type: 'longtext', id: 'summary', maxLength: 1000 },
    { type: 'boolean', id: 'listed' },
    {
      type: 'group',
      id: 'preferences',
      max: matching.ranked,
      fields: [
        { type: 'text', id: 'id', label: '', required: true, maxLength: 64 },
        { type: 'integer', id: 'interest', label: '', min: 1, max: 3 },
        { type: 'longtext', id: 'reason', label: '', maxLength: 500 },
      ],
    },
    { type: 'multiple', id: 'unavailable', options: slots.map((value) => ({ value, label: value })) },
  ];
}

function questionsOf(event: EventEntry, document: Events, now: Date, stages: readonly EventEntry[]): Ask[] {
  const { registration = {}, tables = [], support = [] } = event;
  const ranked = Math.min(registration.tables ?? tables.length, tables.length);
  const supports = support.flatMap(({ by, until }, i) =>
    stillAsked(until, now) ? [{ value: supportValue(i), label: by }] : [],
  );
  return [
    { type: 'text', id: 'name', required: true, maxLength: 200, autocomplete: 'name' },
    { type: 'email', id: 'email', required: true, autocomplete: 'email' },
    roleQuestion(event, document),
    ...(stages.length
      ? [
          {
            type: 'multiple',
            id: 'stages',
            minSelected: 1,
            options: stages.map(({ id, title }) => ({ value: id, label: title })),
          },
        ]
      : []),
    ...(registration.invited
      ? [{ type: 'text', id: 'invitation', required: true, maxLength: 100, sensitive: true, autocomplete: 'off' }]
      : []),
    ...(ranked
      ? [
          {
            type: 'ranking',
            id: 'tables',
            maxRanked: ranked,
            options: tables.map(({ id, title, summary }) => ({ value: id, label: title, help: summary })),
          },
        ]
      : []),
    ...(supports.length ? [{ type: 'single', id: 'support', options: supports }] : []),
    ...matchingQuestions(event),
    ...(registration.access === false
      ? []
      : [{ type: 'longtext', id: 'access', maxLength: 1000, sensitive: true, data: 'identity' }]),
    ...(registration.questionsBefore === false ? [] : [{ type: 'longtext', id: 'expert_question', maxLength: 1000 }]),
    ...(registration.questions ?? []),
    { type: 'consent', id: 'privacy', required: true },
  ];
}

/**
 * The registration for an event as a questionnaire, so that it is asked, judged and exported as all others are. It is the
 * same on the page and at the receiver, except for the words.
 * @param now supports that can no longer be asked for are left out
 * @returns a definition that `compile` checks, since the event's own questions are as their author wrote them, and that `build`
 * takes when they were checked before
 */
export function registrationForm(
  event: EventEntry,
  document: Events,
  words: RegistrationWords = {},
  now: Date = new Date(),
): Questionnaire {
  return asked(event, document, words, questionsOf(event, document, now, []));
}

function asked(event: EventEntry, document: Events, words: RegistrationWords, all: readonly Ask[]): Questionnaire {
  const questions = all.map((question) => {
    const said = words[question.id as RegistrationQuestion] ?? { label: '' };
    return 'label' in question ? question : { ...question, ...said };
  });
  return {
    id: event.id,
    version: document.version,
    locales: document.locales,
    title: event.title,
    ...(document.privacy && { privacy: document.privacy }),
    sections: [{ id: 'registration', title: '', questions: questions as Questionnaire['sections'][0]['questions'] }],
  };
}

/**
 * The registration for all of a circuit: what is asked of the person is asked once; what differs from event to event
 * (tables, supports, questions of their own) is not asked here. Without an answer to `stages` it is for all events but those
 * that the circuit calls optional.
 * @param events the circuit's, in its order; at least one
 */
export function circuitForm(
  events: readonly EventEntry[],
  document: Events,
  words: RegistrationWords = {},
): Questionnaire {
  const [first] = events;
  const shared: EventEntry = {
    id: first!.id,
    title: first!.title,
    registration: {
      questionsBefore: false,
      access: events.some(({ registration }) => registration?.access !== false),
      invited: events.some(({ registration }) => registration?.invited),
    },
  };
  return asked(shared, document, words, questionsOf(shared, document, new Date(0), events));
}
