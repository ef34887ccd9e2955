import { rect, type Line, type Shape, type Words } from './scene.ts';
import { LINE, SIZE, textWidth, wrap, stack } from './text.ts';

export interface Entry {
  readonly text: string;
  /** the sign, around a middle */
  readonly sign: (x: number, y: number) => Shape[];
}

const SIGN = 28;

/** What hatching means, where no words stand beside it. */
export const untoldEntry = (words: Words): Entry => ({
  text: words.untold,
  sign: (x, y) => [{ as: 'untold', d: rect(x - 9, y - 7, 18, 14) }],
});

/** What the signs of a chart mean: one beside the other as long as there is room. */
export function legend(
  entries: readonly Entry[],
  width: number,
  top: number,
): { readonly shapes: Shape[]; readonly lines: Line[]; readonly bottom: number } {
  const shapes: Shape[] = [];
  const lines: Line[] = [];
  let x = 0;
  let y = top;
  let high = 0;
  for (const { text, sign } of entries) {
    const room = Math.min(textWidth(text, SIZE.small) + 1, width - SIGN);
    if (x && x + SIGN + room > width) {
      x = 0;
      y += high;
      high = 0;
    }
    const texts = wrap(text, room, SIZE.small);
    shapes.push(...sign(x + SIGN / 2 - 3, y + LINE / 2));
    lines.push(...stack(texts, x + SIGN, y, { as: 'small' }));
    high = Math.max(high, texts.length * LINE + 4);
    x += SIGN + room + 16;
  }
  return { shapes, lines, bottom: y + high };
}
