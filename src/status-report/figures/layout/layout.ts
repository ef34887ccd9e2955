import type { Chart } from '../spec.ts';
import { bars } from './bars.ts';
import { columns } from './columns.ts';
import { histogram } from './histogram.ts';
import { radar } from './radar.ts';
import type { Scene, Words } from './scene.ts';
import { stacked } from './stacked.ts';
import { standings } from './standings.ts';

/** Less than this is drawn as this, and shown smaller. */
const LEAST = 240;

/** Places all that a chart shows. @param width in sixteenths of the text's size */
export function layout(chart: Chart, width: number, words: Words): Scene {
  const room = Math.max(LEAST, Math.floor(width));
  switch (chart.kind) {
    case 'bars':
      return bars(chart, room, words);
    case 'stacked':
      return stacked(chart, room, words);
    case 'histogram':
      return histogram(chart, room, words);
    case 'standings':
      return standings(chart, room, words);
    case 'radar':
      return radar(chart, room, words);
    case 'columns':
      return columns(chart, room, words);
  }
}
