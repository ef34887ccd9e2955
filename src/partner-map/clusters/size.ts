/**
 * What a marker takes on the map, in CSS px from its middle: nothing else is drawn nearer than the two radii together.
 * It grows with the count and with nothing else. Two single entries are 28 px apart, so that each has a target of 24 px
 * that touches no other (WCAG 2.2, 2.5.8).
 */
export const radius = (count: number): number => (count > 1 ? Math.min(MAX_RADIUS, 15 + 3 * Math.log10(count)) : 14);
export const MAX_RADIUS = 30;
