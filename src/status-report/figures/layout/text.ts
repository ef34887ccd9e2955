import type { Box, Line } from './scene.ts';

/**
 * How wide a text is, guessed by its letters, on the wide side of usual fonts: text that is measured would have every
 * chart laid out twice.
 */
const widths = new Map<string, number>();
function letter(sign: string): number {
  let width = widths.get(sign);
  if (width === undefined) {
    // marks on a letter, and signs that only steer, take no room
    if (/[\p{M}\p{Cf}\p{Cc}]/u.test(sign)) width = 0;
    else if (/[ijlI.,:;'’!|()[\]\- \u00a0\u202f]/.test(sign)) width = 0.36;
    else if (/[mwMW@%—…]/.test(sign)) width = 1;
    else if (/\p{Lu}/u.test(sign)) width = 0.73;
    else if (/[\u1100-\uffdc\u{10000}-\u{3ffff}]/u.test(sign) && !/[\u2000-\u20cf]/.test(sign)) width = 1.1;
    else width = 0.6;
    widths.set(sign, width);
  }
  return width;
}

/** px of the text's size for the two that there are */
export const SIZE = { normal: 16, small: 14 };
export const LINE = 20;

export const textWidth = (text: string, size = SIZE.normal): number => {
  let sum = 0;
  for (const sign of text) sum += letter(sign);
  return sum * size;
};

/** Lines are cut after so many: the whole is in the mark's name and in the table. */
const MOST = 8;

const WORDS = /(?:[^\s/–-]|[\u00a0\u202f])*(?:[/–-]+|[^\S\u00a0\u202f]+|$)/g;

/** A text in lines no wider than a width; a word that is wider is broken where it has to be. */
export function wrap(text: string, width: number, size = SIZE.normal): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  // a word goes with the blank after it, and may end at a dash or a stroke; what a blank of no break holds is one word
  for (const word of text.trim().match(WORDS) ?? []) {
    const bare = textWidth(word.trimEnd(), size);
    if (used && used + bare > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (bare > width)
      for (const sign of word) {
        const more = letter(sign) * size;
        if (used && used + more > width) {
          lines.push(line);
          line = '';
          used = 0;
        }
        line += sign;
        used += more;
      }
    else {
      line += word;
      used += textWidth(word, size);
    }
    if (lines.length > MOST) break;
  }
  if (line.trim() || !lines.length) lines.push(line.trimEnd());
  return lines.length > MOST ? [...lines.slice(0, MOST - 1), lines[MOST - 1]!.replace(/.{0,3}$/u, '…')] : lines;
}

/** The longest of the lines that these texts take at most. */
export const widest = (texts: readonly string[], size = SIZE.normal): number =>
  texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0);

/** Lines one under the other, the first with its top at `top`. */
export const stack = (
  texts: readonly string[],
  x: number,
  top: number,
  more: Pick<Line, 'anchor' | 'as'> = {},
): Line[] => texts.map((text, n) => ({ x, y: top + 15 + n * LINE, text, ...more }));

/** Where a line of text stands, as far as can be guessed. */
export function lineBox({ x, y, text, anchor, as }: Line): Box {
  const size = as === 'small' || as === 'on' ? SIZE.small : SIZE.normal;
  const width = textWidth(text, size) * (as === 'strong' ? 1.06 : 1);
  const shift = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
  return { x: x - shift, y: y - size * 0.9, width, height: size * 1.15 };
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Of lines in their order, those that stand clear of the one before that stays. */
export function clear(lines: readonly Line[], gap = 6): Line[] {
  let end = -Infinity;
  return lines.filter((line) => {
    const { x, width } = lineBox(line);
    if (x < end + gap) return false;
    end = x + width;
    return true;
  });
}

/** Moves a line that is anchored in its middle to stay between two ends. */
export function within(line: Line, from: number, to: number): Line {
  const { x, width } = lineBox(line);
  if (x < from) return { ...line, x: line.x + from - x };
  return x + width > to ? { ...line, x: Math.max(from + width / 2, line.x - (x + width - to)) } : line;
}
