import type { Chart } from '../spec.ts';
import { bars } from './bars.ts';
import { columns } from './columns.ts';
import { histogram } from './histogram.ts';
import type { Scene, Words } from './scene.ts';
import { stacked } from './stacked.ts';
import { standings } from './standings.ts';

/** Less than this is drawn as this, and shown smaller. */
const LEAST = 240;

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
      return bars(chart, room, words);
    case 'stacked':
      return stacked(chart, room, words);
    case 'histogram':
      return histogram(chart, room, words);
    case 'columns':
      return columns(chart, room, words);
    case 'radar':
      return radar ? radar(chart, room, words) : standings({ ...chart, kind: 'standings' }, room, words);
    case 'standings':
      return standings(chart, room, words);
  }
}
