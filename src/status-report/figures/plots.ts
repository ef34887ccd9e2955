import { idle } from '../../element/varco-element.ts';
import type { Viewing } from '../viewing.ts';
import type { Radar } from './layout/layout.ts';
import { again } from './reach.ts';

/** Wider drawings only get emptier. Sixteenths of the text's size, as all widths here. */
const MOST = 720;

/** Why a figure did not become what was asked for: its part did not come, or the browser makes no picture. */
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
  #asked = false;

  constructor(private readonly s: Viewing) {
    idle(() => {
      this.whole = true;
      s.host.requestUpdate();
    });
  }

  readonly #observer = new ResizeObserver((entries) => {
    const changed = entries.filter(({ target, contentRect }) => this.#measured(target, contentRect));
    // not now: to change in here what is looked at is an error that the page hears of
    if (changed.length) requestAnimationFrame(() => this.s.host.requestUpdate());
  });

  /** Keeps how wide a figure is. @returns whether it was drawn for another width */
  #measured(ruler: Element, { width: px, height }: { width: number; height: number }): boolean {
    const width = units(px, height);
    const id = (ruler as HTMLElement).dataset.of!;
    // what is folded away has no width
    if (!width) return false;
    const changed = this.width(id) !== width;
    this.#widths.set(id, (this.#last = width));
    return changed;
  }

  /** How wide a figure is, or, before it was ever seen, probably will be. */
  width(id: string): number {
    const { host } = this.s.root;
    this.#last ||= units(host.clientWidth, parseFloat(getComputedStyle(host).fontSize)) || MOST;
    return this.#widths.get(id) ?? this.#last;
  }

  /** What draws a radar: asked for by the first, and drawn with once it is there. */
  drawer(id: string): Radar | undefined {
    if (!drawer && !this.#asked) {
      this.#asked = true;
      const failed = (): void => {
        this.radar.delete(id);
        this.troubles.set(id, 'away');
      };
      import('./layout/radar.ts')
        .then(({ radar }) => void (drawer = radar), failed)
        .then(() => this.s.host.requestUpdate());
    }
    return drawer;
  }

  /** Turns standings into a radar, and back. */
  turn(id: string): void {
    if (!this.radar.delete(id)) this.radar.add(id);
    this.troubles.delete(id);
    this.#asked = false;
    this.s.host.requestUpdate();
  }

  /** To be called as figures are drawn: looks at them once they are there. */
  draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    void this.s.host.updateComplete.then(() => {
      this.#drawing = false;
      const { root } = this.s;
      const fresh = [...root.querySelectorAll('.ruler')].filter((ruler) => !this.#seen.has(ruler));
      const changed = fresh.filter((ruler) => {
        this.#seen.add(ruler);
        this.#observer.observe(ruler);
        const { width, height } = getComputedStyle(ruler);
        return this.#measured(ruler, { width: parseFloat(width), height: parseFloat(height) });
      });
      // before the page is painted: a wrong guess is never seen
      if (changed.length) this.s.host.requestUpdate();
      again(root);
    });
  }
}

/** base.styles.ts: text is no smaller than 16 px */
const units = (px: number, text: number): number => Math.min(MOST, Math.floor((px * 16) / Math.max(16, text)));

let drawer: Radar | undefined;
const roots = new WeakMap<ShadowRoot, Plots>();

export function plotsOf(s: Viewing): Plots {
  let plots = roots.get(s.root);
  if (!plots) roots.set(s.root, (plots = new Plots(s)));
  return plots;
}
