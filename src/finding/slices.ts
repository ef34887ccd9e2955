/** How long a slice may keep the main thread, ms: half a frame, so that the other half is there for what the visitor does. */
const SLICE = 8;
/** From so many entries on, work is done in slices, and what is shown does not wait for it. */
export const MANY = 2000;

const pause = (): Promise<unknown> => {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<unknown> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
};

async function slowly<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      const { done, value } = work.next();
      if (done) return value;
    }
    await pause();
  }
}

/**
 * Does work that pauses (`yield`) after each fraction of a millisecond: at once for few entries, in slices of the main
 * thread's time for many.
 */
export function inSlices<T>(work: Generator<void, T>, entries: number): T | Promise<T> {
  if (entries > MANY) return slowly(work);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
