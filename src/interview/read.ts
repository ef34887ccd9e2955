import { parseDate } from '../form/edtf.ts';
import type { Answer, Answers, Path } from '../form/index.ts';
import type { Experience, InterviewAnswers, Track } from './types.ts';

/**
 * Answers as they are in a draft: half given, or of another kind than wanted. What is read here is always of its kind,
 * and empty where it was not.
 */
export const recordOf = (value: Answer): Answers =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Answers) : {};

// C0 and C1 controls, what turns the direction of the text after it (embedding, override, isolate), halves of characters
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

// most texts have nothing of all this: one look, and they stay as they are
const UNEVEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}|[^\S ]| {2}|^ | $/u;

/** A text without signs that are not seen and change what is: XML forbids most, the others would turn our own words round. */
export const clean = (text: string): string =>
  UNEVEN.test(text)
    ? text
        .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
        .replace(UNSEEN, '')
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
    : text;

export const textOf = (value: Answer): string => (typeof value === 'string' ? clean(value) : '');
/** A text in one line. */
export const lineOf = (value: Answer): string => textOf(value).replace(/\n+/g, ' ');
/** The lines of a text that say something. */
export const linesOf = (value: Answer): string[] => textOf(value).split('\n').filter(Boolean);
export const numberOf = (value: Answer): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
/** What was chosen, of one or of several; each once. */
export const codesOf = (value: Answer): string[] =>
  [...new Set(Array.isArray(value) ? (value as readonly Answer[]) : [value])].filter(
    (v): v is string => typeof v === 'string' && v !== '',
  );
/** The items of a group, each at its place. */
export const itemsOf = (value: Answer): Answers[] => (Array.isArray(value) ? value.map(recordOf) : []);

const entries = (value: Answer): (Answers & { readonly id: string })[] => {
  const byId = new Map<string, Answers & { readonly id: string }>();
  for (const entry of itemsOf(value)) {
    const { id } = entry;
    if (typeof id === 'string' && id && !byId.has(id)) byId.set(id, entry as Answers & { id: string });
  }
  return [...byId.values()];
};
export const experiencesOf = (answers: InterviewAnswers): Experience[] => entries(answers.experiences);
export const tracksOf = (answers: InterviewAnswers): Track[] => entries(answers.tracks);

/** Where the answer of an experience or a track is. */
export const pathTo = (list: 'experiences' | 'tracks', { id }: { readonly id: string }, ...rest: unknown[]): Path =>
  [list, id, ...rest].join('/');

/** Whether there is an answer: something was written, chosen or given. */
export const given = (value: Answer): boolean =>
  typeof value === 'string'
    ? clean(value) !== ''
    : Array.isArray(value)
      ? value.some(given)
      : value !== undefined && value !== null && (typeof value !== 'object' || Object.values(value).some(given));

/** The first day that a date or period may mean, approximate ones (`2018~`) too: `yyyy-mm-dd`, or undefined. */
export function firstDay(when: Answer): string | undefined {
  const [from = '', to = ''] = textOf(when).replace(/[~?%]/g, '').split('/');
  return (parseDate(from) ?? parseDate(to))?.first;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Experiences from the oldest on, undated ones last, whatever the order they were entered in. */
export const byTime = (experiences: readonly Experience[]): Experience[] =>
  experiences
    .map((experience) => ({
      experience,
      // no year has a sign that sorts after the digits
      keys: [firstDay(experience.when) ?? '~', textOf(experience.when), textOf(experience.title), experience.id],
    }))
    .sort((a, b) => a.keys.reduce((found, key, i) => found || order(key, b.keys[i]!), 0))
    .map(({ experience }) => experience);
