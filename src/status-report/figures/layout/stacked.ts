import type { Chart, Item } from '../spec.ts';
import { legend, untoldEntry } from './legend.ts';
import { columnsOf, rowOf } from './rows.ts';
import { rect, STUB, type Line, type Mark, type Scene, type Words } from './scene.ts';
import { LINE, SIZE, textWidth } from './text.ts';

const THICK = 24;
const BETWEEN = 2;
/** of a row of which nothing may be told */
const NOTHING = 40;

/** Where the parts of a row lie. What is not told takes a stub; that and gaps take their room from all parts alike. */
function partsOf(items: readonly Item[], start: number, end: number): { x: number; width: number }[] {
  const none = items.every(({ value }) => value === null);
  const untold = items.filter(({ value }) => value === null).length;
  const whole = Math.max(
    1,
    items.reduce((sum, { value }) => sum + (value ?? 0), 0),
  );
  const between = none ? 0 : BETWEEN;
  const stub = none ? NOTHING / items.length : Math.min(STUB, (end - start) / Math.max(1, 2 * items.length));
  const room = end - start - untold * stub - Math.max(0, items.length - 1) * between;
  let x = start;
  return items.map(({ value }) => {
    const width = value === null ? stub : Math.max(0, (value / whole) * room);
    const at = { x, width };
    x += width + between;
    return at;
  });
}

/**
 * One bar a row, divided; what the parts are is said above, and in them where there is room: in all of them at length, or, where
 * one has none for that, in all of them in short.
 */
export function stacked({ columns, rows }: Extract<Chart, { kind: 'stacked' }>, width: number, words: Words): Scene {
  const partly = rows.some(
    ({ items, said }) =>
      items.some(({ value }) => value === null) && (said !== undefined || items.some(({ value }) => value !== null)),
  );
  const head = legend(
    [
      ...columns.map((text, n) => ({
        text,
        sign: (x: number, y: number) => [
          { as: 'share' as const, d: rect(x - 9, y - 7, 18, 14), step: [n, columns.length] as const },
        ],
      })),
      ...(partly ? [untoldEntry(words)] : []),
    ],
    width,
    0,
  );
  const places = columnsOf(
    width,
    rows.map(({ label }) => label),
    [],
  );
  const parts = rows.map(({ items }) => partsOf(items, places.start, places.end));
  const saidOf = ({ said, value }: Item): string => said || (value === null ? words.untold : words.number(value));
  const fits = (text: string, room: number): boolean => textWidth(text, SIZE.small) + 6 <= room;
  const roomy = rows.every(({ items }, r) =>
    items.every((item, n) => !item.value || fits(saidOf(item), parts[r]![n]!.width)),
  );
  const lines: Line[] = [...head.lines];
  const marks: Mark[] = [];
  const gap = places.beside ? 12 : 16;
  let top = head.bottom + 8;
  rows.forEach(({ label, items, said = words.untold }, r) => {
    const row = rowOf(places, label, top, THICK);
    lines.push(...row.lines);
    const y = row.middle - THICK / 2;
    const none = items.every(({ value }) => value === null);
    items.forEach((item, n) => {
      const { x, width: part } = parts[r]![n]!;
      const text = roomy ? saidOf(item) : (item.short ?? saidOf(item));
      const shapes: Mark['shapes'] = none
        ? n
          ? []
          : [{ as: 'untold', d: rect(x, y, NOTHING, THICK) }]
        : item.value === null
          ? [{ as: 'untold', d: rect(x, y, part, THICK) }]
          : [{ as: 'share', d: rect(x, y, part, THICK), step: [n, columns.length] }];
      const inside: Line = {
        ...{ x: x + part / 2, y: row.middle + 5, text, anchor: 'middle' },
        // on the first, which is as dark as the accent, in the colour of the paper
        as: n ? 'small' : 'on',
      };
      const beside: Line = { x: x + NOTHING + 8, y: row.middle + 5, text: said, as: 'small' };
      marks.push({
        name: `${label}, ${item.label || columns[n]}: ${saidOf(item)}`,
        box: { x, y, width: part, height: THICK },
        shapes,
        lines: none ? (n ? [] : [beside]) : item.value && fits(text, part) ? [inside] : [],
      });
    });
    top = row.bottom + gap;
  });
  return {
    width,
    height: Math.max(top - gap + 4, LINE),
    shapes: head.shapes,
    lines,
    marks,
    stride: columns.length,
  };
}
