import { msg, str, withLocale } from '../locale/index.ts';
import type { Look as GroundLook } from './basemap/draw.ts';
import type { Browsing } from './browsing.ts';
import type { Found } from '../finding/finder.ts';
import { leaveGround, paintGround } from './ground.ts';
import type { Look } from './surface/paint.ts';
import { shapes, type Shape } from './surface/shapes.ts';
import { Surface } from './surface/surface.ts';
import { plain } from '../locale/texts.ts';

/** A cluster of more is called by its count alone: looking at all its members would cost more than it says. */
const NAMED = 300;

/**
 * What the map is drawn in: the tokens of the element, and mixtures of them. A canvas knows nothing of variables, and a
 * variable's value is not worked out where it stands: the colour of an element is.
 */
function looks(element: Element): [Look, GroundLook] {
  const names = 'paper ink accent on-accent focus sea land chosen coast border region'.split(' ');
  const probes = names.map((name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(--_map-${name})`;
    return probe;
  });
  element.append(...probes);
  const [paper, ink, accent, onAccent, focus, sea, land, chosen, coast, border, region] = probes.map(
    (probe) => getComputedStyle(probe).color,
  ) as [string, string, string, string, string, string, string, string, string, string, string];
  for (const probe of probes) probe.remove();
  const marks = (Object.keys(shapes) as Shape[]).map((shape) => ({ shape, colour: accent }));
  const font = getComputedStyle(element).fontFamily;
  return [
    { paper, ink, accent, onAccent, focus, font, marks },
    { sea, land, chosen, coast, border, region },
  ];
}

/** The map of one browsing: what was found on it, what is said of it, what is done with it. */
export class Pane {
  readonly surface: Surface;
  #found: Found | undefined;
  #chosen: number | undefined;
  #locale = '';
  #ground: GroundLook;
  #lines: unknown;
  readonly #again = (): void => this.surface.set({});
  look: Look;
  #countries: ReadonlySet<string> = new Set();
  readonly #kinds: readonly string[];

  constructor(
    readonly element: HTMLElement,
    private readonly s: Browsing,
  ) {
    const { model } = s;
    const [look, ground] = looks(element);
    this.#ground = ground;
    this.look = look;
    this.#kinds = [...model.kinds.keys()];
    this.#locale = s.locale;
    this.surface = new Surface(element, {
      words: this.#words(),
      look,
      home: model.head.bbox,
      category: (n) => Math.max(0, this.#kinds.indexOf(model.partner(n).kind)),
      name: (n) => plain(model.partner(n).name, s),
      ground: (ctx, view, ratio) => {
        paintGround(ctx, view, ratio, this.#ground, this.#countries, this.#again);
        s.tiles?.draw(ctx, view, ratio);
      },
      onopen: (opened) =>
        'index' in opened
          ? s.open(opened.index, () => this.surface.focus())
          : s.gather(opened.members, () => this.surface.focus()),
      onhover: (n) => s.hover(n),
      onmove: () => s.host.changed(),
      lines: (ctx, _, project) => s.lines?.(ctx, project),
      onpick: (longitude, latitude) => {
        if (s.picking) s.picking.at = [longitude, latitude];
      },
      say: (text) => s.set({ spoken: text }),
    });
    this.surface.places(model.x, model.y);
    if (s.start) this.surface.go(s.start, false);
  }

  #words() {
    const { s } = this;
    const within = <T>(say: () => T): T => withLocale(s.locale, say);
    return within(() => ({
      map: msg(
        'Map of organisations. Arrow keys go from one to the next, Enter opens, plus and minus zoom, Shift and arrow keys move the map.',
        { id: 'm-map-name' },
      ),
      number: (n: number) => (n < 1000 ? s.number(n) : s.short(n)),
      label: ({ count, index, cluster }: { count: number; index: number; cluster?: never }) =>
        within(() => {
          if (count === 1) return s.entryName(index);
          return s.clusterName(cluster && count <= NAMED ? this.surface.clusters.members(cluster) : [], count);
        }),
      seen: (entries: number, markers: number) =>
        within(() =>
          msg(str`${s.number(entries)} organisations in ${s.number(markers)} places on the map`, { id: 'm-seen' }),
        ),
      fanned: (count: number) =>
        within(() =>
          msg(str`${s.number(count)} organisations at this place: arrow keys go around them`, { id: 'm-fanned' }),
        ),
      pin: (longitude: number, latitude: number) =>
        within(() =>
          msg(str`Place: ${s.degrees(latitude, longitude)}`, { id: 'm-pin', desc: 'Latitude and longitude' }),
        ),
      fingers: msg('Use two fingers to move the map', { id: 'm-two-fingers' }),
      wheel: msg('Hold Ctrl to zoom the map with the wheel', { id: 'm-ctrl-wheel' }),
    }));
  }

  /** After a render: what is new for the map. */
  update(): void {
    const { s, surface } = this;
    if (this.#locale !== s.locale) {
      this.#locale = s.locale;
      surface.set({ words: this.#words() });
    }
    if (this.#found !== s.found) {
      const whole = s.found!.order.length === s.model.size;
      const first = !this.#found;
      this.#found = s.found;
      this.#countries = s.facets.get('country') ?? new Set();
      if (!(first && whole)) surface.filter(whole ? undefined : s.found!.kept);
    }
    const chosen = s.chosen ?? s.hovered;
    if (this.#chosen !== chosen || this.#lines !== s.lines) {
      const other = this.#chosen !== chosen && s.chosen !== undefined;
      this.#chosen = chosen;
      this.#lines = s.lines;
      surface.choose(chosen);
      if (other) surface.bring(chosen!);
    }
  }

  /** Shows all that was found. */
  all(): void {
    const box = this.surface.clusters.box();
    if (box) this.surface.fit(box);
  }

  /** The page has other colours. */
  recolour(): void {
    const [look, ground] = looks(this.element);
    this.#ground = ground;
    this.look = look;
    this.surface.set({ look });
  }

  disconnect(): void {
    leaveGround(this.#again);
    this.surface.disconnect();
  }
}
