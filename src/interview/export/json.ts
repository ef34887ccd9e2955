import type { InterviewAnswers, InterviewDocument } from '../types.ts';

// what turns the direction of text, ends a line in a script, opens a tag in a page, or is half a character
const RISKY = /[<\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The document as JSON, indented, with the answers it was written from where they are given: safe to be shown and to be
 * set into a page, since signs that would do something there are `\uXXXX`. Reading it gives back the same.
 */
export function toJson(document: InterviewDocument, answers?: InterviewAnswers): string {
  const text = JSON.stringify({ document, answers }, null, 2);
  return `${text.replace(RISKY, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
