import { contrast, luminance, parseColour, type Colour } from './contrast.ts';

const write = ([r, g, b]: Colour) => `rgb(${r} ${g} ${b})`;
const BLACK: Colour = [0, 0, 0, 1];
const WHITE: Colour = [255, 255, 255, 1];

/** The element that this one is drawn on: through slots and shadow roots. */
const above = (el: Element): Element | undefined =>
  el.assignedSlot ?? el.parentElement ?? (el.parentNode as ShadowRoot | null)?.host;

/** What `theme="auto"` takes from the page, as declarations for `:host`. */
export interface Surroundings {
  /** the colour of the text the element inherits */
  ink: string;
  /** the first background behind the element that hides what is under it; the canvas where there is none */
  paper: string;
  /** the page's `accent-color`, or `auto` */
  accent: string;
}

/** Reads them from the page. @param dark whether the person prefers dark, for pages that leave it to them */
export function lookAround(el: Element, dark: boolean): Surroundings {
  const { color, accentColor } = getComputedStyle(el);
  // our own color-scheme is no part of the page's
  const scheme = getComputedStyle(above(el) ?? el).colorScheme;
  let paper = scheme.includes('dark') && (dark || !scheme.includes('light')) ? 'rgb(18 18 18)' : 'rgb(255 255 255)';
  for (let node: Element | undefined = el; node; node = above(node)) {
    const behind = getComputedStyle(node).backgroundColor;
    if ((parseColour(behind)?.[3] ?? 0) > 0.5) {
      paper = behind;
      break;
    }
  }
  return { ink: color, paper, accent: accentColor };
}

/**
 * Private tokens for what was seen. CSS alone cannot do it: a dropdown needs the page's background, which is not
 * inherited, and a dark page that declares no `color-scheme` would get light controls. Text that could not be read
 * (4.5 : 1) gives way to black or white, an accent that could not is drawn towards the text.
 */
export function blend({ ink, paper, accent }: Surroundings): string {
  const back = parseColour(paper);
  if (!back) return '';
  const dark = luminance(back) < 0.18;
  const seen = parseColour(ink);
  const text = seen && contrast(seen, back) >= 4.5 ? seen : dark ? WHITE : BLACK;
  const own = parseColour(accent);
  const mixed = [1, 0.8, 0.6, 0.4]
    .map((share) => own?.map((v, i) => v * share + text[i]! * (1 - share)) as Colour | undefined)
    // on a tint of it, 4.5 is left of these
    .find((colour) => colour && contrast(colour, back) >= 5.2);
  return (
    `color-scheme:${dark ? 'dark' : 'light'};--_seen-ink:${write(text)};--_seen-paper:${write(back)};` +
    (mixed ? `--_seen-accent:${write(mixed)}` : '')
  );
}
