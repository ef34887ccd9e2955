import type { Placed } from './paint.ts';
import { walk, type Way } from './walk.ts';

/** What the keyboard moves. */
export interface Walked {
  /** the marker that has the focus */
  readonly focused: Placed | undefined;
  /** those that it can go to */
  readonly reachable: readonly Placed[];
  focus(key?: string): void;
  /** @param east, south steps */
  step(east: number, south: number): void;
  /** Moves the pin. @returns whether there is one */
  nudge(east: number, south: number): boolean;
  zoom(by: number, left?: number, top?: number): void;
  home(): void;
  /** Leaves what is open. @returns whether anything was */
  leave(): boolean;
}

export const ways: Readonly<Record<Way, readonly [east: number, south: number]>> = {
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
};

/**
 * Arrow keys go from marker to marker; the map moves where there is none that way, and always with Shift. `+` and `-` zoom
 * about the marker that has the focus.
 */
export function keys(element: HTMLElement, map: Walked, signal: AbortSignal): void {
  const arrow = (way: Way, shift: boolean): void => {
    const [east, south] = ways[way];
    if (!shift && map.nudge(east, south)) return;
    const from = map.focused;
    const others = map.reachable.filter(({ key }) => key !== from?.key);
    const points = others.map(({ left, top }) => ({ x: left, y: top }));
    const next = from && !shift ? walk(points, { x: from.left, y: from.top }, way) : undefined;
    if (next === undefined) map.step(east, south);
    else map.focus(others[next]!.key);
  };
  const press = (key: string, shift: boolean): boolean => {
    const { left, top } = map.focused ?? {};
    if (key in ways) arrow(key as Way, shift);
    else if (key === '+' || key === '=') map.zoom(1, left, top);
    else if (key === '-' || key === '_') map.zoom(-1, left, top);
    else if (key === 'Home') map.home();
    else return key === 'Escape' && map.leave();
    return true;
  };
  element.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !press(event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
}
