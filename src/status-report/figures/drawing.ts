import { nothing, svg, type SVGTemplateResult, type TemplateResult, html } from 'lit';
import { rect, type Line, type Mark, type Scene, type Shape } from './layout/scene.ts';

/** Textures of the parts of a whole, on a tile of 8, where colours are not ours to choose. The first is full. */
const textures = ['M0 0h8v8h-8z', 'M3 3h2v2h-2z', 'M0 2h8M0 6h8', 'M-2 2l8 8M2 -2l8 8', 'M4 0v8', 'M4 0v8M0 4h8'];
const HATCH = 'M-2 6l8 -8M2 10l8 -8';

/** How much of the colour a part of a whole has: the first all of it, the others from a half down, so that words stand on them. */
export const share = ([nth, of]: readonly [number, number]): number =>
  nth ? Math.round((0.45 - (0.37 * (nth - 1)) / Math.max(1, of - 2)) * 100) / 100 : 1;

const tile = (id: string, d: string, as: string): SVGTemplateResult =>
  svg`<pattern id=${id} class=${as} width="8" height="8" patternUnits="userSpaceOnUse"><path d=${d} /></pattern>`;

/** Drawn once a chart, and only where something is filled with them. */
function tiles(id: string, { marks }: Scene): unknown {
  const shapes = marks.flatMap((mark) => mark.shapes);
  const of = shapes.find(({ step }) => step)?.step![1] ?? 0;
  const untold = shapes.some(({ as }) => as === 'untold');
  if (!of && !untold) return nothing;
  return svg`<defs>${untold ? tile(`p-${id}`, HATCH, 'hatch') : nothing}${
    of ? textures.slice(0, of).map((d, n) => tile(`p-${id}-${n}`, d, n ? 'texture' : 'texture full')) : nothing
  }</defs>`;
}

const shape = (id: string, { as, d, step }: Shape): SVGTemplateResult =>
  step
    ? svg`<path class="share" d=${d} fill-opacity=${share(step)} fill=${`url(#p-${id}-${step[0] % textures.length})`} />`
    : as === 'untold'
      ? svg`<path class="untold" d=${d} fill=${`url(#p-${id})`} />`
      : svg`<path class=${as} d=${d} />`;

const line = ({ x, y, text, anchor, as }: Line): SVGTemplateResult =>
  svg`<text x=${x} y=${y} text-anchor=${anchor ?? nothing} class=${as ?? nothing}>${text}</text>`;

const mark = (id: string, { name, box, shapes, lines }: Mark, n: number): SVGTemplateResult =>
  svg`<g class="mark" role="img" aria-label=${name} tabindex=${n ? -1 : 0}><path class="hit" d=${rect(box.x, box.y, box.width, box.height)} />${shapes.map((each) => shape(id, each))}${lines.map(line)}</g>`;

/**
 * A scene as SVG: one stop of the tab key, whose marks the arrows walk.
 * @param id of the figure, whose title is `t-…` and whose sentence is `d-…`
 */
export const drawing = (id: string, scene: Scene): TemplateResult =>
  html`<svg
    class="drawing"
    role="group"
    aria-labelledby="t-${id}"
    aria-describedby="d-${id}"
    viewBox="0 0 ${scene.width} ${scene.height}"
    width="${scene.width / 16}em"
    height="${scene.height / 16}em"
    data-stride=${scene.stride ?? 1}
  >
    ${tiles(id, scene)}
    <g aria-hidden="true">${scene.shapes.map((each) => shape(id, each))}${scene.lines.map(line)}</g>
    ${scene.marks.map((each, n) => mark(id, each, n))}
    <path class="ring halo" />
    <path class="ring" />
  </svg>`;
