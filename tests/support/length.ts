/** Everything, many times over: VARCO_PROOF=full. */
export const full = process.env.VARCO_PROOF === 'full';

/** Every language, mode and page, as in CI; without it tests that do the same in other words do the first of them. */
export const every = full || Boolean(process.env.CI);

/** All of a list where every one is to be tried, otherwise the first so many. */
export const some = <T>(all: readonly T[], count = 1): readonly T[] => (every ? all : all.slice(0, count));
