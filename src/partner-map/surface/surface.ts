import { Clusters, LAST_ZOOM, type Cluster } from '../clusters/clusters.ts';
import { toLatitude, toLongitude, toX, toY, worldSize, type Box, type View } from '../geo/mercator.ts';
import { fitted, fromScreen, panned, same, toScreen, within, zoomed } from './camera.ts';
import { Drawing } from './drawing.ts';
import { FAN } from './fan.ts';
import { gestures, type Movable } from './gestures.ts';
import { keys, type Walked } from './keys.ts';
import { Markers } from './markers.ts';
import { Motion } from './motion.ts';
import type { Options } from './options.ts';
import { Overlay } from './overlay.ts';
import type { Placed } from './paint.ts';

/** ms that a hint stays. */
const HINT = 2500;
/** How far the keyboard moves the map, as a share of the view; and the pin, in px. */
const STEP = 0.4;
const NUDGE = 8;
/** What is brought into view is this far from its edge, in px. */
const INSET = 48;

/**
 * The map: a drawing of clusters and entries over a ground that others paint, and the same markers as buttons over it. The
 * element that it is given (`.surface`, see surface.styles.ts) is its own; what it shows comes by `places`, `filter` and
 * `choose`, what people do goes out by the callbacks of its options. While a hand moves it, the ground is a copy of what was
 * painted last, and all else is drawn anew for each frame; clusters and buttons are made when it has come to rest.
 */
export class Surface implements Movable, Walked {
  private readonly drawing: Drawing;
  private readonly motion: Motion;
  private readonly overlay: Overlay;
  private readonly markers = new Markers();
  private readonly hint = document.createElement('p');
  private readonly over = new AbortController();
  private hinting = 0;
  /** the entry that the page was told the pointer or the focus is on */
  private pointed: number | undefined;
  /** what the buttons are placed for, and the page was told of */
  private rest: View | undefined;

  constructor(
    private readonly element: HTMLElement,
    options: Options,
  ) {
    const { signal } = this.over;
    this.drawing = new Drawing(options);
    this.motion = new Motion(
      { minZoom: 0, maxZoom: Math.min(LAST_ZOOM, options.maxZoom ?? 14) },
      () => this.homeBox(),
      () => this.draw(),
      (spoken) => this.settle(spoken),
    );
    const markers = document.createElement('div');
    markers.className = 'markers';
    // so that screen readers let the arrow keys through
    markers.role = 'application';
    markers.ariaLabel = options.words.map;
    markers.tabIndex = 0;
    this.overlay = new Overlay(markers);
    this.hint.className = 'hint';
    this.hint.ariaHidden = 'true';
    this.hint.hidden = true;
    element.append(this.drawing.canvas, markers, this.hint);

    gestures(element, this, signal);
    keys(markers, this, signal);
    const on = (type: string, listener: (marker: Placed | undefined) => void): void =>
      markers.addEventListener(type, ({ target }) => listener(this.overlay.of(target)), { signal });
    on('click', (marker) => marker && this.open(marker));
    for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout'])
      on(type, (marker) => this.hover(/out$/.test(type) ? undefined : marker, type.startsWith('pointer')));
    const sizes = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (!width || !height) return;
      this.drawing.resize(entry!);
      this.motion.resize(width, height);
    });
    try {
      sizes.observe(element, { box: 'device-pixel-content-box' });
    } catch {
      // WebKit has no such box
      sizes.observe(element);
    }
    signal.addEventListener('abort', () => sizes.disconnect());
  }

  /** Takes everything back; the surface is of no use then. */
  disconnect(): void {
    this.over.abort();
    this.motion.stop();
    clearTimeout(this.hinting);
    this.element.replaceChildren();
  }

  /** Other words, another look, another ground: all is drawn again. */
  set(options: Partial<Options>): void {
    this.drawing.options = { ...this.options, ...options };
    this.overlay.element.ariaLabel = this.options.words.map;
    this.drawing.forget();
    this.settle();
  }

  get view(): View {
    return this.motion.view;
  }
  get clusters(): Clusters {
    return this.markers.clusters;
  }

  /** Entries by their places in the unit square (`toX`, `toY`); NaN for one without a place. All are kept again. */
  places(xs: ArrayLike<number>, ys: ArrayLike<number>): void {
    this.markers.clusters = new Clusters(xs, ys);
    this.markers.fan = undefined;
    this.motion.begin();
  }

  /** Shows some entries only: a mask of one byte each, or their indexes; all of them without either. */
  filter(kept?: Parameters<Clusters['filter']>[0]): void {
    this.clusters.filter(kept);
    this.markers.fan = undefined;
    this.settle();
  }

  /** The entry that is ringed. */
  choose(index: number | undefined): void {
    this.markers.chosen = index;
    this.overlay.mark((marker) => this.markers.isChosen(marker));
    this.draw();
  }

  /** Moves the map by some px. */
  pan(dx: number, dy: number): void {
    this.motion.go(panned(this.motion.target, dx, dy));
  }

  /** Zooms by some steps, about a point of the view in px, or its middle. */
  zoom(by: number, left?: number, top?: number): void {
    const { target, limits } = this.motion;
    this.motion.go(zoomed(target, within({ ...target, zoom: target.zoom + by }, limits).zoom, left, top));
  }

  /** whether somebody moved the map: until then it is at home, whatever its size */
  get away(): boolean {
    return this.motion.away;
  }

  home(): void {
    const box = this.homeBox();
    if (box) this.motion.fit(box);
  }

  /** Shows a box of the unit square. */
  fit(box: Box): void {
    this.motion.fit(box);
  }

  /** Goes to a view. @param smooth moves there, unless the person wants no motion */
  go(to: Partial<Pick<View, 'x' | 'y' | 'zoom'>>, smooth = true): void {
    this.motion.go(to, smooth);
  }

  /** Moves the map only as far as needed so that an entry is seen, alone or with what is at the same place. */
  bring(index: number): void {
    const box = this.clusters.box(index);
    if (!box) return;
    const { west: x, north: y } = box;
    const { limits, target } = this.motion;
    const holder = (zoom: number): Cluster | undefined =>
      this.clusters.at({ x, y, zoom, width: 1, height: 1 }).find((cluster) => this.clusters.holds(cluster, index));
    let { zoom } = target;
    for (let cluster = holder(zoom); cluster && cluster.count > 1; cluster = holder(zoom)) {
      const opens = this.clusters.opensAt(cluster);
      if (opens > limits.maxZoom) break;
      zoom = opens;
    }
    const [left, top] = toScreen(target, x, y);
    const seen = left > INSET && top > INSET && left < target.width - INSET && top < target.height - INSET;
    if (zoom !== target.zoom || !seen) this.go({ x, y, zoom });
  }

  /** Shows the map alone on the screen, or in its page again. @param frame what goes with it */
  fullScreen(frame: Element = this.element): void {
    const done = this.free ? document.exitFullscreen() : frame.requestFullscreen();
    // the page may forbid it
    done.catch(() => {});
  }

  /** Lets a place be picked by a pin, which begins there (degrees) or in the middle of the view; ends that, with `undefined`. */
  pick(at: { readonly longitude: number; readonly latitude: number } | 'middle' | undefined): void {
    this.markers.fan = undefined;
    if (at) {
      const [x, y] = at === 'middle' ? [this.view.x, this.view.y] : [toX(at.longitude), toY(at.latitude)];
      this.markers.pin = { key: 'pin', x, y, dx: 0, dy: 0, count: 1, index: -1 };
      this.into(x, y, INSET);
    } else {
      this.markers.pin = undefined;
      this.settle();
    }
  }

  /** Gives the focus to a marker; to the one that had it last without a key. */
  focus(key?: string): void {
    this.overlay.focus(key);
  }

  get focused(): Placed | undefined {
    return this.overlay.focused;
  }
  get reachable(): Placed[] {
    return this.markers.reachable(this.view);
  }

  step(east: number, south: number): void {
    this.pan(east * STEP * this.view.width, south * STEP * this.view.height);
  }

  nudge(east: number, south: number): boolean {
    const { pin } = this.markers;
    const world = worldSize(this.view.zoom);
    if (pin) this.put(pin.x + (east * NUDGE) / world, pin.y + (south * NUDGE) / world);
    return !!pin;
  }

  leave(): boolean {
    const { fan } = this.markers;
    if (!fan) return false;
    const { has } = this.overlay;
    this.markers.fan = undefined;
    this.settle();
    if (has) this.focus(fan.key);
    return true;
  }

  get free(): boolean {
    return !!this.element.closest(':fullscreen');
  }

  moving(view: View): void {
    this.motion.moving(view);
  }
  moved(dx: number, dy: number): void {
    this.motion.moved(dx, dy);
  }

  tapped(left: number, top: number): void {
    if (this.markers.pin) this.put(...fromScreen(this.view, left, top));
    else this.leave();
  }

  tappedTwice(left: number, top: number): void {
    if (!this.markers.pin) this.zoom(1, left, top);
  }

  refused(kind: 'fingers' | 'wheel'): void {
    this.hint.textContent = this.options.words[kind];
    this.hint.hidden = false;
    clearTimeout(this.hinting);
    this.hinting = window.setTimeout(() => (this.hint.hidden = true), HINT);
  }

  private get options(): Options {
    return this.drawing.options;
  }

  private homeBox(): Box | undefined {
    const { home } = this.options;
    if (!home) return this.clusters.box();
    const [west, south, east, north] = home;
    return { west: toX(west), east: toX(east < west ? east + 360 : east), north: toY(north), south: toY(south) };
  }

  /** The map is at rest: what is in view is clustered, laid out as buttons, and drawn. */
  private settle(spoken = false): void {
    const { view, overlay, markers } = this;
    if (!view.width) return;
    const { words, onmove, say } = this.options;
    const before = this.rest;
    const anchor = overlay.focused;
    this.rest = view;
    markers.gather(view);
    overlay.element.style.transform = '';
    const [x, y] = anchor ? toScreen(view, anchor.x, anchor.y) : [view.width / 2, view.height / 2];
    const { reachable } = this;
    overlay.show(
      reachable,
      (marker) => (marker.key === 'pin' ? words.pin(toLongitude(marker.x), toLatitude(marker.y)) : words.label(marker)),
      { x: x + (anchor?.dx ?? 0), y: y + (anchor?.dy ?? 0) },
    );
    overlay.mark((marker) => markers.isChosen(marker));
    this.draw();
    if (before && same(before, view)) return;
    onmove?.(view);
    if (!spoken) return;
    const entries = reachable.reduce((sum, { count }) => sum + count, 0);
    say?.(words.seen(entries, reachable.length));
  }

  private draw(): void {
    const { view, rest } = this;
    if (!view.width) return;
    if (rest && rest !== view) {
      // the buttons go along
      const scale = 2 ** (view.zoom - rest.zoom);
      const [x, y] = toScreen(view, rest.x, rest.y);
      const [left, top] = [x - (rest.width / 2) * scale, y - (rest.height / 2) * scale];
      this.overlay.element.style.transform = `translate(${left}px,${top}px) scale(${scale})`;
    }
    this.drawing.draw(view, view === rest, this.markers.scene(view));
  }

  /** @param ringed what the pointer is on; the focus has a ring of its own */
  private hover(marker: Placed | undefined, ringed: boolean): void {
    const index = marker?.count === 1 && marker.key !== 'pin' ? marker.index : undefined;
    if (index !== this.pointed) this.options.onhover?.(index);
    this.pointed = index;
    this.markers.hovered = ringed ? marker?.key : undefined;
    this.motion.ask();
  }

  private open(marker: Placed): void {
    const { cluster, count, index, key, x, y } = marker;
    const { onopen, say, words } = this.options;
    if (key === 'pin') return;
    if (!cluster || count === 1) return onopen?.({ index });
    const opens = this.clusters.opensAt(cluster);
    if (opens <= this.motion.limits.maxZoom) {
      const view = fitted(this.view, this.clusters.box(cluster)!);
      return this.go({ x: view.x, y: view.y, zoom: Math.max(opens, Math.min(opens + 1, view.zoom)) });
    }
    const members = this.clusters.members(cluster);
    if (count > FAN) return onopen?.({ members });
    const { has } = this.overlay;
    this.into(x, y, this.markers.spread(marker, members, this.view.zoom) + INSET / 2);
    if (has) this.focus(this.markers.fan?.markers[0]!.key);
    say?.(words.fanned(count));
  }

  private put(x: number, y: number): void {
    const { pin } = this.markers;
    const at = { x: x - Math.floor(x), y: Math.max(0, Math.min(1, y)) };
    const [longitude, latitude] = [toLongitude(at.x), toLatitude(at.y)];
    this.markers.pin = { ...pin!, ...at };
    this.into(at.x, at.y, INSET);
    this.options.onpick?.(longitude, latitude);
    this.options.say?.(this.options.words.pin(longitude, latitude));
  }

  /** Moves the map at once, only as far as needed so that some px around a place are in view. */
  private into(x: number, y: number, around: number): void {
    const [left, top] = toScreen(this.view, x, y);
    const by = (at: number, size: number): number =>
      size < 2 * around ? at - size / 2 : Math.min(0, at - around) + Math.max(0, at + around - size);
    this.motion.go(panned(this.view, by(left, this.view.width), by(top, this.view.height)), false, false);
  }
}
