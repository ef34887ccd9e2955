/**
 * The clock in the page, the same text in every competitor's: it is inlined, so that it weighs alike on all. It needs an
 * adapter (README.md): `prepare`, `load`, `has`, `input`, `options`.
 */
window.clock = (() => {
  let adapter;
  const channel = new MessageChannel();
  let waiting = [];
  channel.port1.onmessage = () => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };
  /** After the tasks that are queued now. */
  const task = () => new Promise((go) => (waiting.push(go), channel.port2.postMessage(0)));
  /** Just after the next frame was produced. */
  const frame = () => new Promise((go) => requestAnimationFrame(() => task().then(go)));

  /** Resolves when `done()`: asked after each of twenty tasks, then every few milliseconds, so that waiting costs little. */
  async function until(done, limit) {
    const start = performance.now();
    for (let i = 0; !done(); i++) {
      if (performance.now() - start > limit) throw new Error(`not done within ${limit} ms`);
      await (i < 20 ? task() : new Promise((go) => setTimeout(go, 1)));
    }
  }

  /** Milliseconds from the call of `act` until the DOM has it (`dom`) and until the frame after that (`paint`). */
  async function time(act, done, limit) {
    await frame();
    const start = performance.now();
    act();
    await until(done, limit);
    const dom = performance.now() - start;
    await frame();
    return { dom, paint: performance.now() - start };
  }

  /** A key as the browser would bring it, into an input: `''` deletes what stands before the caret. */
  function type(input, key) {
    const event = { key: key || 'Backspace', bubbles: true, composed: true };
    input.focus();
    input.dispatchEvent(new KeyboardEvent('keydown', event));
    document.execCommand(key ? 'insertText' : 'delete', false, key || undefined);
    input.dispatchEvent(new KeyboardEvent('keyup', event));
  }

  const actions = {
    click: ({ question, option }) => adapter.options(question)[option].click(),
    key: ({ question, key }) => type(adapter.input(question), key),
  };

  const clock = {
    errors: [],
    /** Called by the adapter's bundle; a page that carries its workload begins at once. */
    async take(given, lastPlain) {
      adapter = given;
      const inline = document.getElementById('workload');
      if (!inline) return void (clock.taken = true);
      const { load, settings } = JSON.parse(inline.textContent);
      await adapter.prepare(load, false, settings);
      adapter.load(document.getElementById('host'), settings);
      clock.usable(() => adapter.has(lastPlain(load, false)));
    },
    /** Notes when the frame with everything in it was produced, in milliseconds since the navigation began. */
    usable(ready) {
      const look = () =>
        ready() ? frame().then(() => (clock.usableAt = performance.now())) : requestAnimationFrame(look);
      look();
    },
    prepare: (load, paged, settings) => adapter.prepare(load, paged, settings),
    /** Makes the form in the page; done when `last` is there. */
    load: (settings, last, limit) =>
      time(
        () => adapter.load(document.getElementById('host'), settings),
        () => adapter.has(last),
        limit,
      ),
    /** One action after the other, each until `watch` came or went; no new one is begun past `budget` milliseconds. */
    async series(kind, list, budget) {
      const times = [];
      const start = performance.now();
      for (const action of list) {
        const done = () => adapter.has(action.watch) === action.comes;
        times.push(await time(() => actions[kind](action), done, 20_000));
        if (performance.now() - start > budget) break;
      }
      return times;
    },
  };
  addEventListener('error', (event) => clock.errors.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => clock.errors.push(String(event.reason?.stack ?? event.reason)));
  return clock;
})();
