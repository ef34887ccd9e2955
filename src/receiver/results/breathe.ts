/** Thrown into long work when the receiver closes. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** Called again and again by long work: lets whoever waits be served when it has held the event loop for a while. */
export type Breathe = () => Promise<void> | undefined;

/**
 * @param stopped asked after each pause; the work ends with `Stopped` when it says so
 * @param ms how long the event loop may be held
 */
export function breather(stopped: () => boolean = () => false, ms = 10): Breathe {
  let since = performance.now();
  return () => {
    if (performance.now() - since < ms) return undefined;
    return new Promise((done, fail) => {
      setImmediate(() => {
        since = performance.now();
        if (stopped()) fail(new Stopped());
        else done();
      });
    });
  };
}

/** Long work that stops now and then, so that others can be served between two steps. */
export type Steps<T> = Generator<undefined, T>;

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}

/** Does all steps, breathing after each. */
export async function unhurried<T>(steps: Steps<T>, breathe: Breathe): Promise<T> {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    await breathe();
  }
}
