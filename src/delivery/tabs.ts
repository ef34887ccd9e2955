/**
 * Hears the other tabs of this origin (`hear`) and signs of life of this one (`live`: shown, hidden, back online) until
 * `signal` aborts. Returns what tells the others.
 */
export function attend<T>(signal: AbortSignal, hear: (message: T) => void, live: () => void): (message: T) => void {
  const channel = new BroadcastChannel('varco');
  channel.onmessage = ({ data }) => hear(data);
  for (const type of ['visibilitychange', 'online']) addEventListener(type, live, { signal });
  signal.addEventListener('abort', () => channel.close());
  return (message) => signal.aborted || channel.postMessage(message);
}
