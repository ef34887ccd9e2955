import type { Answers, Path } from '../form/index.ts';
import { msg, str } from '../locale/index.ts';
import { told } from './document-source.ts';
import { linesOf } from './read.ts';
import type { Words } from './words.ts';

/** The questions of the theory of change, by the part of the sentence that each fills. */
export const CHAIN: readonly string[] = [
  'chain_inputs',
  'chain_activities',
  'chain_outputs',
  'chain_outcomes',
  'chain_assumptions',
];

/** An answer as a part of a sentence: its lines in a row, without the dots and bullets that a list of them has. */
const phrase = (text: string): string =>
  linesOf(text)
    .map((line) => line.replace(/^(?:[-–•*]\s+)+/u, '').replace(/[\s.,;:…]+$/u, ''))
    .filter(Boolean)
    .join(', ');

/**
 * The theory of change in one sentence: `If we put in … and we do …, then we get … and this changes …, because …`. What
 * was not answered is passed over, and what is left is still a sentence. To be called while rendering.
 * @returns the sentence and the answers in it; undefined where none is given
 */
export function chainSentence(words: Words, answers: Answers): { text: string; links: Path[] } | undefined {
  const links: Path[] = [];
  const part = (id: string): string => {
    const question = words.main.get(id);
    const said = question && told(question) ? phrase(words.answer(question, answers[id], answers)) : '';
    if (said) links.push(id);
    return said;
  };
  const [inputs, activities, outputs, outcomes, assumptions] = CHAIN.map(part);
  const conditions = words.list([
    ...(inputs ? [msg(str`we put in ${inputs}`, { id: 'i-d-put-in', desc: 'If we put in A and we do B' })] : []),
    ...(activities ? [msg(str`we do ${activities}`, { id: 'i-d-do', desc: 'If we put in A and we do B' })] : []),
  ]);
  const results = words.list([
    ...(outputs ? [msg(str`we get ${outputs}`, { id: 'i-d-get', desc: 'then we get C and this changes D' })] : []),
    ...(outcomes
      ? [msg(str`this changes ${outcomes}`, { id: 'i-d-change', desc: 'then we get C and this changes D' })]
      : []),
  ]);
  const claim =
    conditions && results
      ? msg(str`If ${conditions}, then ${results}`, { id: 'i-d-if', desc: 'If we do B, then we get C' })
      : conditions || results;
  const text = !assumptions
    ? claim
    : claim
      ? msg(str`${claim}, because ${assumptions}`, { id: 'i-d-because', desc: 'If A, then B, because C' })
      : msg(str`Assumptions: ${assumptions}`, {
          id: 'i-d-assumed',
          desc: 'where nothing else of the sentence is said',
        });
  if (!text) return undefined;
  const first = String.fromCodePoint(text.codePointAt(0)!);
  const whole = first.toLocaleUpperCase(words.locale) + text.slice(first.length);
  return { text: /[.!?…]$/.test(whole) ? whole : `${whole}.`, links };
}
