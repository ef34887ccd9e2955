/**
 * A launcher of @web/test-runner for WebKitGTK: plain W3C WebDriver to WebKitWebDriver and MiniBrowser,
 * with an Xvfb of its own where there is no display. No driver package is needed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { which } from './find-chrome.mjs';

const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib64', '/usr/lib'];
const versions = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];
const miniBrowser = () => folders.flatMap((f) => versions.map((v) => `${f}/${v}/MiniBrowser`)).find(existsSync);

/** WebDriver's code points for named keys (W3C WebDriver § 17.4.2). */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

const sparePort = () =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** @returns {string | undefined} why WebKit cannot run here; undefined when it can */
export function webkitMissing() {
  if (!which('WebKitWebDriver')) return 'WebKitWebDriver is not installed (Debian: webkit2gtk-driver)';
  if (!miniBrowser()) return 'MiniBrowser is not installed (Debian: webkit2gtk-driver)';
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY && !which('Xvfb')) return 'no display and no Xvfb';
}

export class WebKitGtkLauncher {
  name = 'WebKitGTK';
  type = 'webdriver';
  concurrency = 1;
  #children = [];
  #runtime;
  #base;
  #session;
  #starting;
  #active = new Set();

  async #request(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(30_000),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${path}: ${value?.error}: ${value?.message}`);
    return value;
  }

  #spawn(command, args, options) {
    const child = spawn(command, args, options);
    this.#children.push(child);
    return child;
  }

  async #display() {
    const xvfb = this.#spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    return new Promise((done, fail) => {
      xvfb.once('error', fail);
      xvfb.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)));
      xvfb.stdio[3].once('data', (number) => done(`:${String(number).trim()}`));
    });
  }

  async #start() {
    const env = { ...process.env, NO_AT_BRIDGE: '1' };
    if (!env.XDG_RUNTIME_DIR) env.XDG_RUNTIME_DIR = this.#runtime = mkdtempSync(join(tmpdir(), 'varco-webkit-'));
    if (!env.DISPLAY && !env.WAYLAND_DISPLAY) env.DISPLAY = await this.#display();
    const port = await sparePort();
    this.#base = `http://127.0.0.1:${port}`;
    this.#spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      try {
        await this.#request('GET', '/status');
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await wait(50);
      }
    }
    const binary = { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } };
    const { sessionId } = await this.#request('POST', '/session', { capabilities: { alwaysMatch: binary } });
    this.#session = `/session/${sessionId}`;
  }

  async startSession(id, url) {
    await (this.#starting ??= this.#start());
    this.#active.add(id);
    await this.#request('POST', `${this.#session}/url`, { url });
  }

  isActive(id) {
    return this.#active.has(id);
  }

  getBrowserUrl() {
    return this.#request('GET', `${this.#session}/url`);
  }

  async stopSession(id) {
    this.#active.delete(id);
    await this.#request('POST', `${this.#session}/url`, { url: 'about:blank' });
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKitGTK has no debug session: use --manual and open the address in a browser');
  }

  /**
   * Presses keys one after the other; the modifiers of a chord ("Shift+Tab") are held.
   * @param {string[][]} chords
   */
  async press(chords) {
    const actions = chords.flatMap((chord) => {
      const values = chord.map((key) => KEYS[key] ?? key);
      return [
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
    });
    await this.#request('POST', `${this.#session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** For the stock `sendKeys` command. */
  sendKeys(_id, names) {
    return this.press(names.map((name) => [name]));
  }

  #execute(script) {
    return this.#request('POST', `${this.#session}/execute/sync`, { script, args: [] });
  }

  /** Inner size in CSS px, reached when this resolves; MiniBrowser never gets narrower than 447. */
  async setViewport({ width, height }) {
    const [x, y] = await this.#execute('return [outerWidth - innerWidth, outerHeight - innerHeight]');
    await this.#request('POST', `${this.#session}/window/rect`, { width: width + x, height: height + y });
    for (let tries = 0; tries < 40 && (await this.#execute('return innerWidth')) !== width; tries++) await wait(50);
  }

  async stop() {
    if (this.#session) await this.#request('DELETE', this.#session).catch(() => {});
    const ended = (child) =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return done();
        child.once('exit', done);
        child.kill();
      });
    await Promise.all(this.#children.reverse().map(ended));
    if (this.#runtime) rmSync(this.#runtime, { recursive: true, force: true });
  }
}
