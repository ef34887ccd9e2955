/** ms before its end at which one is told that it is near. */
export const NEAR = 120_000;

export type HoldState = 'none' | 'held' | 'near' | 'lapsed' | 'full' | 'gone';

/** @param left ms until it ends */
export const holdState = (left: number): Exclude<HoldState, 'none' | 'full' | 'gone'> =>
  left <= 0 ? 'lapsed' : left <= NEAR ? 'near' : 'held';
