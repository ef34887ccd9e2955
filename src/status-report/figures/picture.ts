/** A figure as a file of its own: title, sentence, chart, note and source, all as text in it. Comes when it is asked for. */
import { fileName, save } from '../../element/save.ts';
import { dateFormat, loadLocale, withLocale } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import { layout } from './layout/layout.ts';
import type { Line, Scene } from './layout/scene.ts';
import { LINE, stack, wrap } from './layout/text.ts';
import { looksOf, type Looks } from './looks.ts';
import { paint } from './paint.ts';
import type { Chart, Figure } from './spec.ts';
import { svgText } from './svg-text.ts';
import { wordsOf } from './words.ts';

/** Sixteenths of the text's size; as wide as the text of a page. */
const WIDTH = 720;
const MARGIN = 24;
/** pixels of a picture for one of the drawing */
const SHARP = 2;

export interface Sheet {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** the chart, and where it begins */
  readonly scene: Scene;
  readonly top: number;
  /** what is written above and below it */
  readonly lines: readonly Line[];
  readonly looks: Looks;
}

/** What stands on a sheet, one under the other. @param source whose results, and of when */
export function sheetOf(f: Figure, scene: Scene, source: string, looks: Looks): Sheet {
  const room = WIDTH - 2 * MARGIN;
  const head = [...stack(wrap(f.title, room * 0.94), 0, 0, { as: 'strong' })];
  const sentence = stack(wrap(f.sentence, room), 0, head.length * LINE + 4);
  const top = (head.length + (f.sentence ? sentence.length : 0)) * LINE + 16;
  const foot = [...(f.note ? wrap(f.note, room, 14) : []), ...wrap(source, room, 14)];
  const under = top + scene.height + 12;
  return {
    title: f.title,
    width: WIDTH,
    height: under + foot.length * LINE + 2 * MARGIN,
    scene,
    top,
    lines: [...head, ...(f.sentence ? sentence : []), ...stack(foot, 0, under, { as: 'small' })],
    looks,
  };
}

/**
 * Saves a figure with its chart as it is shown.
 * @throws DOMException when the browser makes no picture
 */
export async function picture(s: Viewing, f: Figure, chart: Chart, type: 'svg' | 'png'): Promise<void> {
  await loadLocale(s.locale);
  const sheet = withLocale(s.locale, () => {
    const released = s.results?.state === 'ready' ? s.results.value.released?.at : undefined;
    const day = dateFormat(s.locale, { dateStyle: 'long' }).format(released ? new Date(released) : new Date());
    const source = [s.text(s.model.definition.title), day].filter(Boolean).join(' · ');
    return sheetOf(f, layout(chart, WIDTH - 2 * MARGIN, wordsOf(s)), source, looksOf(s.root));
  });
  const blob =
    type === 'svg' ? new Blob([svgText(sheet, MARGIN)], { type: 'image/svg+xml' }) : await paint(sheet, MARGIN, SHARP);
  save(blob, fileName(`${s.model.id}-${f.id}`, type));
}
