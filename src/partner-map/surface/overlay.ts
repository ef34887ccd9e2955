import { radius } from '../clusters/size.ts';
import { nearest } from './walk.ts';
import type { Placed } from './paint.ts';

/**
 * The markers of a view as buttons over the drawing, for the keyboard, for screen readers, and as targets of the pointer:
 * nothing of them is seen but the ring of the focus. They are one stop of the Tab key, at the marker that had the focus
 * last. The focus is never lost: when its marker goes, it moves to the one that is nearest to where it was, and to the
 * overlay itself where there is none.
 */
export class Overlay {
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private placed: readonly Placed[] = [];
  /** key of the marker that is the tab stop */
  private stop = '';

  constructor(readonly element: HTMLElement) {
    element.addEventListener('focusin', ({ target }) => {
      const marker = this.of(target);
      if (marker) this.point(marker.key);
    });
  }

  /** The marker of a button, or of something in it. */
  of(target: EventTarget | null): Placed | undefined {
    const button = (target as Element | null)?.closest?.('button');
    return this.placed.find(({ key }) => button && this.buttons.get(key) === button);
  }

  /** The marker that has the focus. */
  get focused(): Placed | undefined {
    return this.has ? this.of((this.element.getRootNode() as ShadowRoot | Document).activeElement) : undefined;
  }
  /** Whether the focus is on the overlay or in it. */
  get has(): boolean {
    return this.element.matches(':focus, :focus-within');
  }

  /** Gives the focus to a marker, to the tab stop, or to the overlay where there is no marker. */
  focus(key = this.stop): void {
    (this.buttons.get(key) ?? this.element).focus({ preventScroll: true });
  }

  /**
   * Shows these markers.
   * @param label their names
   * @param around where the focus goes, if it is here and its marker is no longer; CSS px
   */
  show(
    placed: readonly Placed[],
    label: (marker: Placed) => string,
    around: { readonly x: number; readonly y: number },
  ): void {
    const { has } = this;
    this.placed = placed;
    const gone = new Map(this.buttons);
    for (const marker of placed) {
      let button = gone.get(marker.key);
      gone.delete(marker.key);
      if (!button) {
        button = document.createElement('button');
        button.type = 'button';
        button.tabIndex = -1;
        this.element.append(button);
        this.buttons.set(marker.key, button);
      }
      const size = radius(marker.count);
      Object.assign(button.style, {
        left: `${marker.left - size}px`,
        top: `${marker.top - size}px`,
        inlineSize: `${2 * size}px`,
        blockSize: `${2 * size}px`,
      });
      button.ariaLabel = label(marker);
    }
    for (const key of gone.keys()) this.buttons.delete(key);
    if (!this.buttons.has(this.stop)) {
      const next = nearest(
        placed.map(({ left, top }) => ({ x: left, y: top })),
        around,
      );
      this.point(next === undefined ? '' : placed[next]!.key);
      if (has) this.focus();
    }
    // after the focus has left them: what is removed with the focus gives it to the page
    for (const button of gone.values()) button.remove();
  }

  /** Says which marker is, or holds, the chosen entry. */
  mark(chosen: (marker: Placed) => boolean): void {
    for (const marker of this.placed) this.buttons.get(marker.key)!.ariaCurrent = chosen(marker) ? 'true' : null;
  }

  private point(key: string): void {
    const before = this.buttons.get(this.stop);
    if (before) before.tabIndex = -1;
    this.stop = key;
    const now = this.buttons.get(key);
    if (now) now.tabIndex = 0;
    this.element.tabIndex = now ? -1 : 0;
  }
}
