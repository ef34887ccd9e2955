import { fold } from '../locale/index.ts';
import { linesOf } from './read.ts';

/** Those of some lines that a text does not have yet; each once, whatever its capitals and accents. */
export function missingLines(own: string, lines: readonly string[]): string[] {
  const there = new Set(linesOf(own).map(fold));
  return lines.filter((line) => !there.has(fold(line)) && there.add(fold(line)));
}

/** A text with the lines that it does not have yet under it: what was written stays as it is. */
export const withLines = (own: string, lines: readonly string[]): string =>
  [...(own.trim() ? [own.trimEnd()] : []), ...missingLines(own, lines)].join('\n');
