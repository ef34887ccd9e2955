/**
 * Hears the other tabs of this origin (`hear`) and signs of life of this one (`live`: shown, hidden, back online) until
 * `signal` aborts. Returns what tells the others.
 */
export function attend<T>(signal: AbortSignal, hear: (message: T) => void, live: () => void): (message: T) => void {
  let channel: BroadcastChannel | undefined;
  const open = (): BroadcastChannel | undefined => {
    if (!channel && !signal.aborted) (channel = new BroadcastChannel('varco')).onmessage = ({ data }) => hear(data);
    return channel;
  };
  // making one takes milliseconds, which the page's first frame needs more
  (globalThis.requestIdleCallback ?? queueMicrotask)(open);
  for (const type of ['visibilitychange', 'online']) addEventListener(type, live, { signal });
  signal.addEventListener('abort', () => (channel = channel?.close() as undefined));
  return (message) => open()?.postMessage(message);
}
