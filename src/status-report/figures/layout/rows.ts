import { LINE, stack, widest, wrap } from './text.ts';
import type { Line } from './scene.ts';

/** From this width on, labels stand beside what they name; below it, above. */
export const BESIDE = 480;

export interface Columns {
  readonly beside: boolean;
  /** room of the labels */
  readonly label: number;
  /** where what is drawn begins, and where it ends */
  readonly start: number;
  readonly end: number;
  /** where what is said after it begins, and its room */
  readonly after: number;
  readonly room: number;
}

/** Divides a width among labels, what is drawn, and what is said after it. */
export function columnsOf(width: number, labels: readonly string[], said: readonly string[]): Columns {
  const beside = width >= BESIDE;
  const label = beside ? Math.min(Math.ceil(widest(labels)) + 1, width * 0.4) : width;
  const start = beside ? label + 12 : 0;
  // what is said may have what labels leave, so long as three tenths of the width are drawn
  const most = beside ? Math.max(width * 0.22, width * 0.7 - start) : width * 0.38;
  const room = said.length ? Math.min(Math.ceil(widest(said) * 1.06) + 1, most) : 0;
  return { beside, label, start, end: width - room - (room ? 8 : 1), after: width - room, room };
}

export interface Row {
  readonly lines: readonly Line[];
  /** middle of what is drawn */
  readonly middle: number;
  readonly bottom: number;
}

/** One row: its label, where it has one, and the height that it and what is said after it take. @param thick what is drawn */
export function rowOf(
  { beside, label: room }: Columns,
  label: string | undefined,
  top: number,
  thick: number,
  saidLines = 0,
): Row {
  const height = Math.max(thick, saidLines * LINE);
  if (label === undefined) return { lines: [], middle: top + height / 2, bottom: top + height };
  const texts = wrap(label, room);
  if (!beside) {
    const under = top + texts.length * LINE + 2;
    return { lines: stack(texts, 0, top), middle: under + height / 2, bottom: under + height };
  }
  const all = Math.max(height, texts.length * LINE);
  return {
    lines: stack(texts, 0, top + (all - texts.length * LINE) / 2),
    middle: top + all / 2,
    bottom: top + all,
  };
}

/** What is said after a row, in the middle of its height. */
export const after = ({ after: x, room }: Columns, text: string, middle: number, as?: 'strong'): Line[] => {
  const texts = wrap(text, room);
  return stack(texts, x, middle - (texts.length * LINE) / 2, { as });
};
