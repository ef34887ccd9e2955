import { html, nothing, svg, type TemplateResult } from 'lit';
import { say } from '../../fields/index.ts';
import { msg } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import { moodShape, outcomeShape, type Shape } from '../line/shapes.ts';
import { lineOf, numberOf } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';
import { said } from './entries.ts';

const circle = 'M5 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0z';
const square = 'M6 6h12v12H6z';
const diamond = 'M12 4l8 8-8 8-8-8z';
/** Line drawings on the grid of the icons: the outline, and what of it is filled. */
const paths: Readonly<Record<Shape, readonly [outline: string, filled?: string]>> = {
  disc: [circle, circle],
  'half-disc': [circle, 'M12 5a7 7 0 0 0 0 14z'],
  block: [square, square],
  crossed: [`${circle}M8 8l8 8M16 8l-8 8`],
  ring: [circle],
  frame: [`${square}M6 6l12 12`],
  'half-diamond': [diamond, 'M12 4l-8 8 8 8z'],
  arrow: ['M7 5l12 7-12 7z'],
  diamond: [diamond],
  down: ['M5 9l7 7 7-7'],
  level: ['M5 10h14M5 15h14'],
  up: ['M5 16l7-7 7 7'],
  dot: ['M10 12a2 2 0 1 0 4 0a2 2 0 1 0-4 0z'],
};

/** A shape for a drawing; a turning point has a ring around it. */
export const shape = (of: Shape, turning = false): TemplateResult => {
  const [outline, filled] = paths[of];
  return svg`<path d=${outline} />${filled ? svg`<path class="full" d=${filled} />` : nothing}${
    turning ? svg`<circle class="turning" cx="12" cy="12" r="11" />` : nothing
  }`;
};

/** The same in a line of words, which say what it means. */
export const shapeIcon = (of: Shape, turning?: boolean): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shape(of, turning)}</svg>`;

/** How an experience went, by its outcome, and before that is told by its mood: a shape, and what it means in words. */
export function went(s: InterviewSitting, entry: Entry): { readonly shape: Shape; readonly words: string } {
  const { form, context } = entry;
  const outcome = lineOf(form.read('outcome'));
  if (outcome) {
    const offered = form.model.nodes.get('outcome')?.options.map(({ value }) => value) ?? [];
    return { shape: outcomeShape(outcome, s.models.definition.experience, offered), words: said(entry, 'outcome') };
  }
  const mood = numberOf(form.read('mood'));
  const scale = form.model.nodes.get('mood')?.scale;
  if (mood === undefined || !scale) return { shape: 'dot', words: msg('not told yet', { id: 'i-untold' }) };
  const felt = moodShape(mood, scale);
  const label = { up: scale.maxLabel, down: scale.minLabel }[felt as string];
  return {
    shape: felt,
    words:
      felt === 'level' ? msg('neither well nor badly', { id: 'i-so-so' }) : say(label, 'mood', context) || String(mood),
  };
}
