import { css, type CSSResult } from 'lit';
import { toX, toY } from '../../src/partner-map/geo/mercator.ts';
import type { Options } from '../../src/partner-map/surface/options.ts';
import { Surface } from '../../src/partner-map/surface/surface.ts';
import { surfaceStyles } from '../../src/partner-map/surface/surface.styles.ts';

export interface Entry {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}
const at = (name: string, longitude: number, latitude: number): Entry => ({ name, longitude, latitude });

/** A few cities, two quarters of one of them, four offices at one address and twelve at another. */
export const entries: readonly Entry[] = [
  at('Roma', 12.5, 41.9),
  at('Milano', 9.19, 45.46),
  at('Torino', 7.69, 45.07),
  at('Tirana', 19.82, 41.33),
  at('Lyon', 4.84, 45.76),
  at('Barcelona', 2.17, 41.38),
  at('Milano, Isola', 9.191, 45.487),
  ...['a', 'b', 'c', 'd'].map((office) => at(`Bruxelles ${office}`, 4.35, 50.85)),
  ...Array.from({ length: 12 }, (_, i) => at(`Paris ${i}`, 2.35, 48.86)),
];

const look = {
  paper: '#fff',
  ink: '#1b1f24',
  accent: '#0b4f71',
  onAccent: '#fff',
  focus: '#b3261e',
  font: 'sans-serif',
  marks: [
    { shape: 'disc', colour: '#0b4f71' },
    { shape: 'square', colour: '#7a4100' },
    { shape: 'diamond', colour: '#1e6b3a' },
  ],
} as const;

const page: CSSResult = css`
  .surface {
    inline-size: 600px;
    block-size: 400px;
    --varco-focus: #b3261e;
    --varco-paper: #fff;
    --varco-ink: #1b1f24;
    --varco-edge: #667;
  }
`;

export interface Shown {
  readonly surface: Surface;
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** what it told, in order */
  readonly told: string[];
  /** names of the buttons */
  names(): string[];
  button(name: string): HTMLButtonElement;
  /** name of what has the focus within */
  focused(): string | null | undefined;
  /** waits until no move is under way */
  still(): Promise<void>;
  /** pixel of the drawing at a point in CSS px, as `r,g,b` */
  pixel(left: number, top: number): string;
}

/** A map in a shadow root, as in the widget, with a link before and after it. */
export async function show(given: readonly Entry[] = entries, options: Partial<Options> = {}): Promise<Shown> {
  const [before, host, after] = [
    document.createElement('a'),
    document.createElement('div'),
    document.createElement('a'),
  ];
  for (const link of [before, after]) {
    link.href = '#';
    link.textContent = 'link';
  }
  document.body.append(before, host, after);
  const root = host.attachShadow({ mode: 'open' });
  const element = document.createElement('div');
  element.className = 'surface';
  root.append(element);
  root.adoptedStyleSheets = [surfaceStyles.styleSheet!, page.styleSheet!];
  const told: string[] = [];
  const surface = new Surface(element, {
    look,
    words: {
      map: 'Map of partners',
      number: String,
      label: ({ count, index }) => (count > 1 ? `${count} partners` : given[index]!.name),
      seen: (count, markers) => `${count} in ${markers}`,
      fanned: (count) => `${count} at one place`,
      pin: (longitude, latitude) => `Pin at ${longitude.toFixed(2)} ${latitude.toFixed(2)}`,
      fingers: 'Use two fingers to move the map',
      wheel: 'Hold Ctrl to zoom the map',
    },
    name: (index) => given[index]!.name,
    category: (index) => index % 3,
    ground(ctx, { width, height }, ratio) {
      ctx.fillStyle = '#e8eef2';
      ctx.fillRect(0, 0, width * ratio, height * ratio);
    },
    onopen: (opened) =>
      told.push('index' in opened ? `open ${given[opened.index]!.name}` : `list ${opened.members.length}`),
    onhover: (index) => told.push(`hover ${index === undefined ? '' : given[index]!.name}`),
    onpick: (longitude, latitude) => told.push(`pick ${longitude.toFixed(2)} ${latitude.toFixed(2)}`),
    say: (text) => told.push(`say ${text}`),
    ...options,
  });
  surface.places(
    given.map(({ longitude }) => toX(longitude)),
    given.map(({ latitude }) => toY(latitude)),
  );
  const buttons = () => [...root.querySelectorAll('button')];
  const shown: Shown = {
    surface,
    element,
    root,
    told,
    names: () => buttons().map(({ ariaLabel }) => ariaLabel!),
    button(name) {
      const found = buttons().find(({ ariaLabel }) => ariaLabel === name);
      if (!found) throw new Error(`no "${name}" among ${shown.names()}`);
      return found;
    },
    focused: () => root.activeElement?.ariaLabel,
    async still() {
      for (let before, frames = 0; frames < 3; frames++) {
        await new Promise(requestAnimationFrame);
        if (before !== surface.view) frames = 0;
        before = surface.view;
      }
    },
    pixel(left, top) {
      const canvas = root.querySelector('canvas')!;
      const ratio = canvas.width / element.clientWidth;
      const [r, g, b] = canvas.getContext('2d')!.getImageData(left * ratio, top * ratio, 1, 1).data;
      return [r, g, b].join();
    },
  };
  await shown.still();
  return shown;
}

/** Removes what `show` put on the page. */
export const clear = (): void => document.body.replaceChildren();
