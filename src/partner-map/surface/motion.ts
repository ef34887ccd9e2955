import type { Box, View } from '../geo/mercator.ts';
import { between, fitted, panned, within, type Limits } from './camera.ts';

/** ms of a move. */
const MOVE = 200;
/** Of a single place, home shows the country around it. */
const HOME_ZOOM = 9;
/** What drifts less than this, in px, stops. */
const STILL = 8;

/**
 * Where the map is, and how it gets elsewhere: at once under a hand, in a short move otherwise, without one where the person
 * wants no motion (`prefers-reduced-motion`).
 */
export class Motion {
  view: View = { x: 0.5, y: 0.5, zoom: 0, width: 0, height: 0 };
  private flight:
    { readonly from: View; readonly to: View; readonly begun: number; readonly spoken: boolean } | undefined;
  private frame = 0;
  /** whether anything has moved it: until then it is at home */
  away = false;

  /**
   * @param home what it shows at first
   * @param step it has moved, and goes on @param rest it is where it is to be; `spoken` if that is to be said
   */
  constructor(
    readonly limits: Limits,
    private readonly home: () => Box | undefined,
    private readonly step: () => void,
    private readonly rest: (spoken: boolean) => void,
  ) {}

  /** where it is, or is going */
  get target(): View {
    return this.flight?.to ?? this.view;
  }

  /** @param smooth in a move @param spoken says what is in view then */
  go(to: Partial<View>, smooth = true, spoken = true): void {
    const { width, height } = this.view;
    const view = within({ ...this.view, ...to, width, height }, this.limits);
    this.away = true;
    if (smooth && width && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.flight = { from: this.view, to: view, begun: performance.now(), spoken };
      this.ask();
    } else {
      this.flight = undefined;
      this.view = view;
      this.rest(spoken);
    }
  }

  fit(box: Box, maxZoom = this.limits.maxZoom, smooth = true): void {
    const view = fitted(this.view, box);
    this.go({ ...view, zoom: Math.min(maxZoom, view.zoom) }, smooth, smooth);
  }

  /** Under a hand. */
  moving(view: View): void {
    this.flight = undefined;
    this.away = true;
    this.view = within(view, this.limits);
    this.ask();
  }

  /** Out of the hand, with some px to drift. */
  moved(dx: number, dy: number): void {
    this.go(panned(this.view, dx, dy), Math.hypot(dx, dy) > STILL, false);
  }

  /** Home at once, unless something has moved it: then it stays there. */
  begin(): void {
    if (this.away) return this.rest(false);
    const box = this.home();
    if (box && this.view.width) this.fit(box, HOME_ZOOM, false);
    else this.rest(false);
    this.away = false;
  }

  resize(width: number, height: number): void {
    this.flight = undefined;
    this.view = within({ ...this.view, width, height }, this.limits);
    this.begin();
  }

  /** Has the next frame drawn. */
  ask(): void {
    this.frame ||= requestAnimationFrame((now) => {
      this.frame = 0;
      const { flight } = this;
      if (!flight) return this.step();
      const done = Math.min(1, Math.max(0, (now - flight.begun) / MOVE));
      if (done < 1) {
        this.view = between(flight.from, flight.to, 1 - (1 - done) ** 3);
        this.step();
        this.ask();
      } else {
        this.flight = undefined;
        this.view = flight.to;
        this.rest(flight.spoken);
      }
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}
