import { holder } from '../locale/resolve.ts';
import { contrast, luminance, parseColour, type Colour } from './contrast.ts';

/** The element that this one is drawn on: through slots and shadow roots. */
const above = (el: Element): Element | undefined => el.assignedSlot ?? holder(el);

/** The first background that hides what is under it. */
function behind(el: Element | undefined): Colour | undefined {
  const colour = el && parseColour(getComputedStyle(el).backgroundColor);
  return !el || (colour && colour[3] > 0.5) ? colour : behind(above(el));
}

/**
 * What `theme="auto"` takes from the page, as declarations for `:host`: the colour of the text that the element
 * inherits; the first background behind it that hides what is under it, else the canvas; the page's `accent-color`.
 * CSS alone cannot do it: a dropdown needs the page's background, which is not inherited, and a dark page that
 * declares no `color-scheme` would get light controls. Text that could not be read (4.5 : 1) gives way to black or
 * white, an accent that could not is drawn towards the text.
 * @param dark whether the person prefers dark, for pages that leave it to them
 */
export function lookAround(el: Element, dark: boolean): string {
  const { color, accentColor } = getComputedStyle(el);
  const grey = (v: number): Colour => [v, v, v, 1];
  // our own color-scheme is no part of the page's
  const { colorScheme } = getComputedStyle(above(el) ?? el);
  const paper = behind(el) ?? grey(/dark/.test(colorScheme) && (dark || !/light/.test(colorScheme)) ? 18 : 255);
  const isDark = luminance(paper) < 0.18;
  const readable = (colour: Colour, ratio: number) => contrast(colour, paper) >= ratio;
  const page = parseColour(color);
  const ink = page && readable(page, 4.5) ? page : grey(isDark ? 255 : 0);
  const own = parseColour(accentColor);
  // on a tint of it, 4.5 is left of 5.2
  const accent =
    own &&
    [1, 0.8, 0.6, 0.4]
      .map((share) => own.map((v, i) => v * share + ink[i]! * (1 - share)) as unknown as Colour)
      .find((colour) => readable(colour, 5.2));
  const seen = Object.entries({ ink, paper, accent });
  return seen.reduce(
    (css, [name, colour]) => (colour ? `${css};--_seen-${name}:rgb(${colour.slice(0, 3).join()})` : css),
    `color-scheme:${isDark ? 'dark' : 'light'}`,
  );
}
