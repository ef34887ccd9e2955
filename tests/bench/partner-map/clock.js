/**
 * The clock in the page, the same text in every competitor's. It needs an adapter (README.md): `prepare`, `load`, `ready`,
 * `act`, and perhaps `open` (before filters) and `surface` (what is dragged).
 */
window.clock = (() => {
  let adapter;
  let make;
  const channel = new MessageChannel();
  let waiting = [];
  channel.port1.onmessage = () => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };
  const task = () => new Promise((go) => (waiting.push(go), channel.port2.postMessage(0)));
  /** Just after the next frame was produced. */
  const frame = () => new Promise((go) => requestAnimationFrame(() => task().then(go)));

  /** Milliseconds until `done()`, asked after each of twenty tasks, then every few milliseconds; and until the frame after it. */
  async function time(act, limit) {
    await frame();
    const start = performance.now();
    const done = act();
    for (let i = 0; !done(); i++) {
      if (performance.now() - start > limit) throw new Error(`not done within ${limit} ms`);
      await (i < 20 ? task() : new Promise((go) => setTimeout(go, 1)));
    }
    const shown = performance.now() - start;
    await frame();
    return { shown, paint: performance.now() - start };
  }

  /** A first visit, with what is to be shown in the page. */
  async function begin(given) {
    await adapter.prepare(given);
    adapter.load(document.getElementById('host'));
    await clock.usable(adapter.ready);
  }

  const clock = {
    errors: [],
    frame,
    take(given, workload) {
      [adapter, make] = [given, workload];
      clock.taken = true;
      const cold = document.getElementById('workload');
      if (cold) void begin(JSON.parse(cold.textContent));
    },
    ask: (name) => adapter[name]?.(),
    prepare: async (n) => void (await adapter.prepare(make(n))),
    load: (limit) =>
      time(() => {
        adapter.load(document.getElementById('host'));
        return adapter.ready;
      }, limit),
    /** Of a first visit: notes when something is there and was painted. */
    async usable(done) {
      while (!done()) await frame();
      await frame();
      clock.usableAt = performance.now();
    },
    open: () => adapter.open?.(),
    surface: () => adapter.surface?.() ?? document.getElementById('host'),
    act: (name, value, limit) => time(() => adapter.act(name, value), limit),
  };
  // that a size is told a frame later is no failure
  addEventListener('error', ({ message }) => {
    if (!message.startsWith('ResizeObserver loop')) clock.errors.push(String(message));
  });
  addEventListener('unhandledrejection', (event) => clock.errors.push(String(event.reason?.stack ?? event.reason)));
  return clock;
})();
