import type { Chart } from '../spec.ts';
import { legend } from './legend.ts';
import { columnsOf, rowOf } from './rows.ts';
import { rect, STUB, type Line, type Mark, type Scene, type Words } from './scene.ts';
import { LINE, SIZE, textWidth } from './text.ts';

const THICK = 24;
const BETWEEN = 2;

/** One bar a row, divided; what the parts are is said above, and in them where there is room. */
export function stacked({ columns, rows }: Extract<Chart, { kind: 'stacked' }>, width: number, words: Words): Scene {
  const head = legend(
    columns.map((text, n) => ({
      text,
      sign: (x, y) => [{ as: 'share', d: rect(x - 9, y - 7, 18, 14), step: [n, columns.length] }],
    })),
    width,
    0,
  );
  const places = columnsOf(
    width,
    rows.map(({ label }) => label),
    [],
  );
  const lines: Line[] = [...head.lines];
  const marks: Mark[] = [];
  const gap = places.beside ? 12 : 16;
  let top = head.bottom + 8;
  for (const { label, items } of rows) {
    const row = rowOf(places, label, top, THICK);
    lines.push(...row.lines);
    const y = row.middle - THICK / 2;
    const untold = items.filter(({ value }) => value === null).length;
    const whole = Math.max(
      1,
      items.reduce((sum, { value }) => sum + (value ?? 0), 0),
    );
    // stubs and gaps take their room from all parts alike
    const stub = Math.min(STUB, (places.end - places.start) / Math.max(1, 2 * items.length));
    const room = places.end - places.start - untold * stub - Math.max(0, items.length - 1) * BETWEEN;
    let x = places.start;
    items.forEach((item, n) => {
      const { value } = item;
      const said = item.said || (value === null ? words.untold : words.number(value));
      const part = value === null ? stub : Math.max(0, (value / whole) * room);
      const fits = value !== null && textWidth(said, SIZE.small) + 6 <= part;
      marks.push({
        name: `${label}, ${item.label || columns[n]}: ${said}`,
        box: { x, y, width: part, height: THICK },
        shapes: [
          value === null
            ? { as: 'untold', d: rect(x, y, part, THICK) }
            : { as: 'share', d: rect(x, y, part, THICK), step: [n, columns.length] },
        ],
        lines: fits
          ? [
              {
                x: x + part / 2,
                y: row.middle + 5,
                text: said,
                anchor: 'middle',
                // on the first, which is as dark as the accent, in the colour of the paper
                as: n ? 'small' : 'on',
              },
            ]
          : [],
      });
      x += part + BETWEEN;
    });
    top = row.bottom + gap;
  }
  return {
    width,
    height: Math.max(top - gap + 4, LINE),
    shapes: head.shapes,
    lines,
    marks,
    stride: columns.length,
  };
}
