import type { Results } from '../../contract/results.ts';
import { msg } from '../../locale/index.ts';
import type { Figure } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import type { Beside } from './beside.ts';
import { figureOf } from './figure-of.ts';
import { isCounted, type Part } from './outline.ts';
import { own } from './words.ts';

/** What of a section is drawn, each figure made when it is first wanted, and of what a line says all that is told. */
export interface Drawing {
  readonly figures: readonly (() => Figure | undefined)[];
  readonly lines: readonly { readonly title: string; readonly said: string }[];
}

/** To be called while rendering, as are the figures. */
export function drawingOf(s: Viewing, { asked }: Part, results: Results, beside: Beside | undefined): Drawing {
  const drawn = asked.filter(({ id, type }) => own(results.questions, id) && !isCounted(type));
  return {
    figures: drawn.map((q) => () => figureOf(s, q, results, beside)),
    lines: asked.flatMap((q) => {
      if (drawn.includes(q)) return [];
      const counted = figureOf(s, q, results);
      return {
        title: counted?.title ?? s.text(q.label),
        said: counted?.sentence ?? msg('These results tell nothing of it.', { id: 's-a-absent' }),
      };
    }),
  };
}
