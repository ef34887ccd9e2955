/** Red, green, blue in 0–255, and alpha in 0–1. */
export type Colour = readonly [number, number, number, number];

/**
 * A colour as `getComputedStyle` writes it: `rgb(…)`, `rgba(…)` or `color(srgb …)`.
 * @returns undefined for other colour spaces
 */
export function parseColour(css: string): Colour | undefined {
  const scale = /^rgba?\(/.test(css) ? 1 : css.startsWith('color(srgb ') ? 255 : 0;
  const [r, g, b, a = 1] = css.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  return scale && b !== undefined ? [r! * scale, g! * scale, b * scale, a] : undefined;
}

/** Relative luminance (WCAG 2.2), 0 for black to 1 for white. */
export const luminance = ([r, g, b]: Colour): number => {
  const linear = (v: number) => (v <= 10.3 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
};

/** Contrast ratio of two opaque colours (WCAG 2.2), 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
