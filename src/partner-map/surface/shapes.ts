/** Shapes of single entries, as SVG path data around 0, all of about the same area: told apart without colour. */
export const shapes = {
  disc: 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z',
  square: 'M-6.2-6.2h12.4v12.4h-12.4z',
  diamond: 'M0-8.7 8.7 0 0 8.7-8.7 0z',
  triangle: 'M0-8.5 8.7 6.5h-17.4z',
  cross: 'M-2.7-8h5.4v5.3h5.3v5.4h-5.3v5.3h-5.4v-5.3h-5.3v-5.4h5.3z',
  star: 'M0-9.6 2.7-3.2 9.4-2.7 4.3 1.8 5.8 8.4 0 4.8-5.8 8.4-4.3 1.8-9.4-2.7-2.7-3.2z',
  hexagon: 'M-8.1 0-4-7h8l4.1 7L4 7h-8z',
  ring: 'M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0zM-3.5 0a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1-7 0z',
} as const;
export type Shape = keyof typeof shapes;
