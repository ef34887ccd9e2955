import { svg, render } from 'lit';
import { parseColour } from '../../element/contrast.ts';
import type { Line, Look as Name } from './layout/scene.ts';

/** How something is drawn, in colours that any program reads. */
export interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  /** the stroke lies under the fill */
  readonly under: boolean;
  readonly dash: string;
}

export interface Looks {
  readonly paper: string;
  readonly font: string;
  shape(name: Name): Look;
  line(as: Line['as']): Look;
}

const names: readonly Name[] = [
  ...([
    'bar',
    'whole',
    'share',
    'untold',
    'band',
    'median',
    'mean',
    'own',
    'before',
    'way',
    'axis',
    'grid',
    'stripe',
  ] as const),
];

const hex = (css: string): string => {
  const colour = parseColour(css);
  if (!colour || !colour[3]) return 'none';
  return `#${colour
    .slice(0, 3)
    .map((part) => Math.round(part).toString(16).padStart(2, '0'))
    .join('')}`;
};

/** Draws one of each where nobody sees it, and reads how the page has it. */
export function looksOf(root: ShadowRoot): Looks {
  const box = document.createElement('div');
  box.className = 'unseen';
  root.querySelector('.varco')!.append(box);
  const texts = [undefined, 'small', 'strong', 'on'] as const;
  render(
    svg`<svg class="drawing">${names.map((name) => svg`<path class=${name} />`)}${texts.map(
      (as) => svg`<text class=${as ?? ''} />`,
    )}<path class="paper ring halo" /></svg>`,
    box,
  );
  const look = (el: Element): Look => {
    const { fill, stroke, strokeWidth, paintOrder, strokeDasharray } = getComputedStyle(el);
    return {
      fill: hex(fill),
      stroke: hex(stroke),
      width: parseFloat(strokeWidth),
      under: paintOrder.startsWith('stroke'),
      dash: strokeDasharray === 'none' ? '' : strokeDasharray.replaceAll('px', ''),
    };
  };
  const all = new Map(
    [...box.querySelectorAll('path, text')].map((el) => [`${el.localName} ${el.classList}`, look(el)]),
  );
  const { fontFamily } = getComputedStyle(box);
  const paper = all.get('path paper ring halo')!.stroke;
  box.remove();
  return {
    paper,
    font: fontFamily,
    // where colours are forced, parts are filled by textures on the screen: in a file, by their outline's colour
    shape: (name) => {
      const found = all.get(`path ${name}`)!;
      return name === 'share' ? { ...found, fill: found.stroke } : found;
    },
    line: (as) => all.get(`text ${as ?? ''}`)!,
  };
}
