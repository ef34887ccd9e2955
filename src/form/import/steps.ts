/** Work in steps, done at once: for a command line. */
export function finish<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How long a page may be busy at a time, in ms: less than a frame of 60 Hz, beside what else is to be done in it. */
const BUSY = 10;

/**
 * The same in slices, between which the page answers to its user. `told` hears of each slice.
 * @throws what the work throws, or the signal's reason
 */
export async function inSlices<P, T>(
  steps: Iterator<P, T>,
  told: (progress: P) => void,
  signal?: AbortSignal,
): Promise<T> {
  for (let began = performance.now(); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < BUSY) continue;
    told(step.value);
    await new Promise((next) => setTimeout(next));
    signal?.throwIfAborted();
    began = performance.now();
  }
}
