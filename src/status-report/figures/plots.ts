import { idle } from '../../element/varco-element.ts';
import type { Viewing } from '../viewing.ts';
import { again } from './reach.ts';

/** Wider drawings only get emptier. Sixteenths of the text's size, as all widths here. */
const MOST = 720;

/** The file that a figure could not be saved as, and why. */
export type Trouble = 'away' | 'picture';

/**
 * What figures keep from one drawing to the next, by their ids. It belongs to a root of the page, not to a document: a width
 * once known is right for the next figure too, and so the first drawing is mostly the last.
 */
export class Plots {
  /** of standings, which are shown as a radar */
  readonly radar = new Set<string>();
  readonly troubles = new Map<string, Trouble>();
  /** whether what is folded away is there: it comes when nothing more urgent waits */
  whole = false;
  readonly #widths = new Map<string, number>();
  readonly #seen = new WeakSet<Element>();
  #last = 0;
  #drawing = false;

  constructor(private readonly s: Viewing) {
    idle(() => {
      this.whole = true;
      s.host.requestUpdate();
    });
  }

  readonly #observer = new ResizeObserver((entries) => {
    let changed = false;
    for (const { target, contentRect } of entries) {
      const width = units(target, contentRect.width);
      const id = (target as HTMLElement).dataset.of!;
      // what is folded away has no width
      if (!width) continue;
      changed ||= this.width(id) !== width;
      this.#widths.set(id, (this.#last = width));
    }
    // before the page is painted: a wrong guess is never seen
    if (changed) this.s.host.requestUpdate();
  });

  /** How wide a figure is, or, before it was ever seen, probably will be. */
  width(id: string): number {
    return this.#widths.get(id) ?? (this.#last ||= units(this.s.root.host, this.s.root.host.clientWidth) || MOST);
  }

  /** To be called as figures are drawn: looks at them once they are there. */
  draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    void this.s.host.updateComplete.then(() => {
      this.#drawing = false;
      const { root } = this.s;
      for (const plot of root.querySelectorAll('.plot'))
        if (!this.#seen.has(plot)) {
          this.#seen.add(plot);
          this.#observer.observe(plot);
        }
      again(root);
    });
  }
}

/** base.styles.ts: text is no smaller than 16 px */
const units = (el: Element, px: number): number =>
  Math.min(MOST, Math.floor((px * 16) / Math.max(16, parseFloat(getComputedStyle(el).fontSize))));

const roots = new WeakMap<ShadowRoot, Plots>();

export function plotsOf(s: Viewing): Plots {
  let plots = roots.get(s.root);
  if (!plots) roots.set(s.root, (plots = new Plots(s)));
  return plots;
}
