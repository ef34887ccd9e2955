import type { EventEntry, Events } from '../contract/events.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import type { Text } from '../contract/text.ts';

/** What is asked of who has a question for the experts, and after an event that names no questionnaire of its own. */
export type EventQuestion = 'question' | 'name' | 'live' | 'overall' | 'useful' | 'improve';

/** What is said of each: the page says it in its languages, the receiver needs none of it. */
export type EventWords = Readonly<Partial<Record<EventQuestion, { label: Text; help?: Text }>>>;

type Ask = { readonly id: EventQuestion } & Readonly<Record<string, unknown>>;

function form(name: string, { id, title }: EventEntry, document: Events, words: EventWords, asks: readonly Ask[]) {
  const questions = asks.map((ask) => ({ ...ask, ...(words[ask.id] ?? { label: '' }) }));
  const { version, locales, privacy } = document;
  return {
    id,
    version,
    locales,
    title,
    ...(privacy && { privacy }),
    sections: [{ id: name, title: '', questions }],
  } as unknown as Questionnaire;
}

/** A question to the experts of an event; the name is for who answers, and published only by consent. */
export const questionForm = (event: EventEntry, document: Events, words: EventWords = {}): Questionnaire =>
  form('question', event, document, words, [
    { type: 'longtext', id: 'question', required: true, minLength: 5, maxLength: 1000 },
    { type: 'text', id: 'name', maxLength: 200 },
    { type: 'boolean', id: 'live' },
  ]);

/** What is asked afterwards where the event names no questionnaire: one mark and two sentences. */
export const feedbackForm = (event: EventEntry, document: Events, words: EventWords = {}): Questionnaire =>
  form('feedback', event, document, words, [
    { type: 'scale', id: 'overall', min: 1, max: 5, required: true },
    { type: 'longtext', id: 'useful', maxLength: 2000 },
    { type: 'longtext', id: 'improve', maxLength: 2000 },
  ]);
