import { contrast, luminance, parseColour, type Colour } from './contrast.ts';

/** The element that this one is drawn on: through slots and shadow roots. */
const above = (el: Element): Element | undefined =>
  el.assignedSlot ?? el.parentElement ?? (el.parentNode as ShadowRoot | null)?.host;

const seen = (name: string, [r, g, b]: Colour) => `;--_seen-${name}:rgb(${r} ${g} ${b})`;

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
  // our own color-scheme is no part of the page's
  const { colorScheme } = getComputedStyle(above(el) ?? el);
  const canvas = /dark/.test(colorScheme) && (dark || !/light/.test(colorScheme)) ? 18 : 255;
  let paper: Colour = [canvas, canvas, canvas, 1];
  for (let node: Element | undefined = el; node; node = above(node)) {
    const behind = parseColour(getComputedStyle(node).backgroundColor);
    if (behind && behind[3] > 0.5) {
      paper = behind;
      break;
    }
  }
  const isDark = luminance(paper) < 0.18;
  const end = isDark ? 255 : 0;
  const ink = parseColour(color);
  const text: Colour = ink && contrast(ink, paper) >= 4.5 ? ink : [end, end, end, 1];
  const own = parseColour(accentColor);
  // on a tint of it, 4.5 is left of these
  const accent =
    own &&
    [1, 0.8, 0.6, 0.4]
      .map((share) => own.map((v, i) => v * share + text[i]! * (1 - share)) as unknown as Colour)
      .find((colour) => contrast(colour, paper) >= 5.2);
  return (
    `color-scheme:${isDark ? 'dark' : 'light'}` +
    seen('ink', text) +
    seen('paper', paper) +
    (accent ? seen('accent', accent) : '')
  );
}
