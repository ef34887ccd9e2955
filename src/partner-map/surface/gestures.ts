import type { View } from '../geo/mercator.ts';
import { panned, zoomed } from './camera.ts';

/** What the pointer moves. Points are CSS px from the element's left and top. */
export interface Movable {
  readonly view: View;
  /** the page does not scroll: one finger and the plain wheel are the map's */
  readonly free: boolean;
  moving(view: View): void;
  /** @param dx px that it would go on to drift */
  moved(dx: number, dy: number): void;
  tapped(left: number, top: number): void;
  tappedTwice(left: number, top: number): void;
  /** the page scrolled, and the map did not move: says how it does */
  refused(kind: 'fingers' | 'wheel'): void;
}

/** px that a pointer may tremble and still tap; ms between two taps that are one; ms of a drag that tell its speed. */
const TREMBLE = 5;
const TWICE = 350;
const RECENT = 80;
/** How far a drag drifts on, in ms of its speed. */
const DRIFT = 120;

/**
 * Pan, pinch, wheel and double tap. The page's own scroll is never taken: by touch the map wants two fingers, of the wheel
 * it takes what comes with Ctrl or ⌘, as a pinch on a trackpad does. The element needs `touch-action: pan-x pan-y`.
 */
export function gestures(element: HTMLElement, map: Movable, signal: AbortSignal): void {
  interface Held {
    left: number;
    top: number;
    readonly from: { readonly left: number; readonly top: number };
  }
  const held = new Map<number, Held>();
  let dragging = false;
  let dragged = false;
  let trail: { at: number; left: number; top: number }[] = [];
  let lastTap = { at: -Infinity, left: 0, top: 0 };
  let wheeling = 0;

  const where = ({ clientX, clientY }: MouseEvent): { left: number; top: number } => {
    const { left, top } = element.getBoundingClientRect();
    return { left: clientX - left, top: clientY - top };
  };
  /** middle of all fingers, and how far they are from it */
  const grip = () => {
    const all = [...held.values()];
    const left = all.reduce((sum, point) => sum + point.left, 0) / all.length;
    const top = all.reduce((sum, point) => sum + point.top, 0) / all.length;
    return { left, top, spread: all.reduce((sum, point) => sum + Math.hypot(point.left - left, point.top - top), 0) };
  };
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options?: AddEventListenerOptions,
  ): void => element.addEventListener(type, listener, { ...options, signal });

  on('pointerdown', (event) => {
    if (event.button) return;
    const point = where(event);
    if (!held.size) dragged = false;
    held.set(event.pointerId, { ...point, from: point });
    trail = [];
  });
  on('pointermove', (event) => {
    const point = held.get(event.pointerId);
    if (!point) return;
    const now = where(event);
    if (!dragging) {
      if (Math.hypot(now.left - point.from.left, now.top - point.from.top) < TREMBLE) return;
      dragged = true;
      if (event.pointerType === 'touch' && held.size < 2 && !map.free) return map.refused('fingers');
      dragging = true;
      for (const id of held.keys()) capture(id);
    }
    const before = grip();
    Object.assign(point, now);
    const { left, top, spread } = grip();
    const view = panned(map.view, before.left - left, before.top - top);
    const closer = before.spread && spread ? Math.log2(spread / before.spread) : 0;
    map.moving(closer ? zoomed(view, view.zoom + closer, left, top) : view);
    trail = [...trail.filter(({ at }) => event.timeStamp - at < RECENT), { at: event.timeStamp, left, top }];
  });
  // a pointer that is gone cannot be captured, as one of a test that never was
  const capture = (id: number): void => {
    try {
      element.setPointerCapture(id);
    } catch {
      // its moves still come while it is over the map
    }
  };
  const release = (event: PointerEvent): void => {
    const point = held.get(event.pointerId);
    held.delete(event.pointerId);
    if (!point) return;
    if (dragging) {
      if (held.size) {
        trail = [];
        return;
      }
      dragging = false;
      const [first, last] = [trail[0], trail.at(-1)];
      const time = first && event.timeStamp - last!.at < RECENT ? last!.at - first.at : 0;
      const drift = (from: number, to: number): number => (time ? ((from - to) / time) * DRIFT : 0);
      map.moved(drift(first?.left ?? 0, last?.left ?? 0), drift(first?.top ?? 0, last?.top ?? 0));
    } else if (event.type === 'pointercancel') {
      // the page took the finger, to scroll
      if (event.pointerType === 'touch') map.refused('fingers');
    } else if (!dragged && !(event.target as Element).closest('button')) {
      const { left, top } = where(event);
      const again =
        event.timeStamp - lastTap.at < TWICE && Math.hypot(left - lastTap.left, top - lastTap.top) < 6 * TREMBLE;
      lastTap = { at: again ? -Infinity : event.timeStamp, left, top };
      if (again) map.tappedTwice(left, top);
      else map.tapped(left, top);
    }
  };
  on('pointerup', release);
  on('pointercancel', release);
  // where a drag ends is not clicked
  on(
    'click',
    (event) => {
      if (dragged && event.detail) event.stopPropagation();
    },
    { capture: true },
  );
  // two fingers are the map's: once they moved, the page would not let go of them
  on(
    'touchmove',
    (event) => {
      if (event.cancelable && (map.free || event.touches.length > 1)) event.preventDefault();
    },
    { passive: false },
  );
  on(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey && !map.free) return map.refused('wheel');
      event.preventDefault();
      const { left, top } = where(event);
      const by = Math.max(-0.5, Math.min(0.5, -event.deltaY * (event.deltaMode ? 0.15 : 0.01)));
      map.moving(zoomed(map.view, map.view.zoom + by, left, top));
      clearTimeout(wheeling);
      wheeling = window.setTimeout(() => map.moved(0, 0), 150);
    },
    { passive: false },
  );
}
