import type { Chart } from '../spec.ts';
import { columns } from './columns.ts';
import type { Scene, Words } from './scene.ts';
import { stacked } from './stacked.ts';
import { standings } from './standings.ts';

/** Less than this is drawn as this, and shown smaller. */
const LEAST = 240;

/** Layouts that come later (later.ts), with the figures that are drawn so. */
interface Later {
  readonly bars: typeof import('./bars.ts').bars;
  readonly histogram: typeof import('./histogram.ts').histogram;
}
let later: Later | undefined;
export function bring(given: Later): void {
  later = given;
}

/** What draws a radar, once it is there. */
export type Radar = typeof import('./radar.ts').radar;

/**
 * Places all that a chart shows; nothing of one that has no marks.
 * @param width in sixteenths of the text's size
 * @param radar comes late: without it, the same is drawn as bars
 */
export function layout(chart: Chart, width: number, words: Words, radar?: Radar): Scene {
  const scene = place(chart, Math.max(LEAST, Math.floor(width)), words, radar);
  return scene.marks.length ? scene : { width: scene.width, height: 0, shapes: [], lines: [], marks: [] };
}

function place(chart: Chart, room: number, words: Words, radar?: Radar): Scene {
  switch (chart.kind) {
    case 'bars':
      return later!.bars(chart, room, words);
    case 'stacked':
      return stacked(chart, room, words);
    case 'histogram':
      return later!.histogram(chart, room, words);
    case 'columns':
      return columns(chart, room, words);
    case 'radar':
      return radar ? radar(chart, room, words) : standings({ ...chart, kind: 'standings' }, room, words);
    case 'standings':
      return standings(chart, room, words);
  }
}
