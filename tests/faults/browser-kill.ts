import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
// @ts-expect-error the tools are plain JavaScript
import { CHROME_FLAGS, findChrome } from '../../tools/find-chrome.mjs';
import { seeded } from './browser-random.ts';

/**
 * Kills the whole browser with SIGKILL while somebody types, opens the same profile again, and asks whether everything
 * that had been shown as saved is there. What counts as shown is read in the page, between two tasks, from what a person
 * would see: the sentence of the status and the values of the inputs at that same moment.
 */
export interface KillOptions {
  url: string;
  rounds: number;
  seed: number;
  /** selectors of the text inputs to type into; open shadow roots are searched */
  inputs: string[];
  /** selector of the element that says "saved" */
  status: string;
  /** what it says then; everything else means that the last change is not yet saved */
  saved: RegExp;
  /** brings a freshly loaded page to where the inputs stand with the restored draft (default: waits for the first) */
  open?: (page: Page, round: number) => Promise<void>;
  log?: (line: string) => void;
}

export interface KillReport {
  rounds: number;
  /** distinct states that were seen as saved */
  shown: number;
  /** characters typed */
  typed: number;
  /** one sentence for each value shown as saved and not found afterwards */
  lost: string[];
  /** values found that nobody typed */
  invented: string[];
}

type Shown = string[];

export async function killWhileTyping(options: KillOptions): Promise<KillReport> {
  const { url, rounds, seed, inputs, log = () => {} } = options;
  const random = seeded(seed);
  const profile = await mkdtemp(join(tmpdir(), 'varco-kill-'));
  const report: KillReport = { rounds, shown: 0, typed: 0, lost: [], invented: [] };
  let last: Shown | undefined;
  let attempted: string[] | undefined;
  try {
    for (let round = 0; round <= rounds; round++) {
      const chrome = await launch(profile);
      try {
        const page = await chrome.newPage();
        await page.exposeBinding('varcoShown', (_, values: Shown) => {
          last = values;
          report.shown++;
        });
        await page.goto(url);
        await (options.open ?? ((p) => p.locator(inputs[0]!).waitFor()))(page, round);
        const found = await Promise.all(inputs.map((input) => page.locator(input).inputValue()));
        inputs.forEach((input, n) => {
          const where = `seed ${seed}, round ${round}, ${input}`;
          if (last && !found[n]!.startsWith(last[n]!))
            report.lost.push(`${where}: shown ${last[n]}, found ${found[n]}`);
          if (attempted && !attempted[n]!.startsWith(found[n]!)) report.invented.push(`${where}: found ${found[n]}`);
        });
        if (round === rounds) break;
        last = found;
        await page.evaluate(watch, { inputs, status: options.status, saved: options.saved.source });
        const texts = inputs.map(() => words(random));
        attempted = found.map((value, n) => value + texts[n]!);
        const typing = type(page, inputs, texts, (count) => (report.typed += count));
        await sleep(300 + random() * 1700);
        chrome.kill();
        await typing.catch(() => {});
        log(`round ${round}: shown ${report.shown}, lost ${report.lost.length}`);
      } finally {
        await chrome.gone();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  return report;
}

/** In the page: reports every state in which the status says "saved", with the values shown at that moment. */
function watch({ inputs, status, saved }: { inputs: string[]; status: string; saved: string }): void {
  const find = (root: ParentNode, selector: string): Element | null => {
    const direct = root.querySelector(selector);
    if (direct) return direct;
    for (const element of root.querySelectorAll('*')) {
      const inner = element.shadowRoot && find(element.shadowRoot, selector);
      if (inner) return inner;
    }
    return null;
  };
  const pattern = new RegExp(saved);
  let before = '';
  const look = (): void => {
    if (!pattern.test(find(document, status)?.textContent ?? '')) return;
    const values = inputs.map((input) => (find(document, input) as HTMLInputElement).value);
    const now = values.join('\n');
    if (now !== before) (globalThis as unknown as { varcoShown(values: string[]): void }).varcoShown(values);
    before = now;
  };
  // At every change of the status, and between changes too, since a value may change under a "saved" that stays.
  const root = find(document, status)?.getRootNode() ?? document;
  new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
  setInterval(look, 2);
}

/** Types at the end of each input, in pieces, going from one to the other. */
async function type(page: Page, inputs: string[], texts: string[], typed: (count: number) => void): Promise<void> {
  for (let at = 0; texts.some((text) => at < text.length); at += 12)
    for (const [n, input] of inputs.entries()) {
      const piece = texts[n]!.slice(at, at + 12);
      await page.locator(input).focus();
      await page.keyboard.press('End');
      for (const letter of piece) {
        await page.keyboard.type(letter);
        typed(1);
      }
    }
}

const words = (random: () => number): string =>
  Array.from({ length: 60 }, () => Math.floor(random() * 1e6).toString(36)).join(' ') + ' ';

interface Killable {
  newPage(): Promise<Page>;
  kill(): void;
  /** resolves when the process has ended; ends it if need be */
  gone(): Promise<void>;
}

/** Chromium as a process group of its own, so that one signal reaches all of it, driven over its debugging port. */
async function launch(profile: string): Promise<Killable> {
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const args = [...CHROME_FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'];
  const child: ChildProcess = spawn(await findChrome(), args, { detached: true, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): void => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // it is gone already
    }
  };
  let browser: Browser | undefined;
  const gone = async (): Promise<void> => {
    kill();
    await ended;
    await browser?.close().catch(() => {});
  };
  try {
    const [port, path] = await activePort(profile);
    browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    const context = browser.contexts()[0]!;
    return { newPage: () => context.newPage(), kill, gone };
  } catch (error) {
    await gone();
    throw error;
  }
}

/** Port and path of the debugger, which Chromium writes into its profile once it listens. */
async function activePort(profile: string): Promise<[string, string]> {
  for (let n = 0; n < 600; n++) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port && path) return [port, path];
    await sleep(50);
  }
  throw new Error('Chromium did not start within 30 s');
}
