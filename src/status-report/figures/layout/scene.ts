/**
 * A chart as it is drawn, apart from the page: paths and lines of text at their places. Units are sixteenths of the text's
 * size, so a drawing grows with the text. Kept so plain that it is measured in a test, drawn as SVG, and saved as a file.
 */
export type Look =
  | 'bar'
  | 'whole'
  | 'share'
  | 'untold'
  | 'band'
  | 'median'
  | 'mean'
  | 'own'
  | 'before'
  | 'way'
  | 'axis'
  | 'grid'
  | 'stripe';

export interface Shape {
  readonly as: Look;
  /** path data (SVG) */
  readonly d: string;
  /** of a sequence: which, and of how many */
  readonly step?: readonly [nth: number, of: number];
}

/** One line of text; `y` is its baseline. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: 'middle' | 'end' | undefined;
  readonly as?: 'small' | 'strong' | 'on' | undefined;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is read and reached as one. */
export interface Mark {
  readonly name: string;
  /** what takes the pointer, and what the focus ring goes around */
  readonly box: Box;
  readonly shapes: readonly Shape[];
  readonly lines: readonly Line[];
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** what stands under the marks and is said by them */
  readonly shapes: readonly Shape[];
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  /** marks from one row to the next */
  readonly stride?: number;
}

/** The words that a drawing needs of the interface. */
export interface Words {
  readonly number: (value: number) => string;
  readonly untold: string;
  /** in place of one's own score */
  readonly few: string;
  readonly half: string;
  readonly median: string;
  readonly mean: string;
  readonly own: string;
  readonly before: string;
  readonly quartiles: (first: string, median: string, third: string) => string;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export const rect = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${-round(width)}z`;
export const line = (x: number, y: number, toX: number, toY: number): string =>
  `M${round(x)} ${round(y)}L${round(toX)} ${round(toY)}`;
export const diamond = (x: number, y: number, r: number): string =>
  `M${round(x)} ${round(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
export const circle = (x: number, y: number, r: number): string =>
  `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
export const polygon = (points: readonly (readonly [number, number])[]): string =>
  `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}z`;

/** A stub that stands for a number that may not be told: as long for any. */
export const STUB = 24;

/** From the values of a scale to its places; what lies beyond an end is drawn at it. */
export const scale =
  (from: number, to: number, start: number, end: number) =>
  (value: number): number =>
    start + Math.max(0, Math.min(1, (value - from) / (to - from || 1))) * (end - start);
