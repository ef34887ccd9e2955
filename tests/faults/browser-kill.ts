import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
// @ts-expect-error the tools are plain JavaScript
import { CHROME_FLAGS, findChrome } from '../../tools/find-chrome.mjs';
import { seeded } from './browser-random.ts';

/**
 * Kills the whole browser with SIGKILL while somebody answers, opens the same profile again, and asks whether everything
 * that had been shown as saved is there. What counts as shown is read in the page, between two tasks, from what a person
 * would see: the sentence of the status and, at that same moment, what stands in the fields, or stood there when their
 * step was left.
 */
export interface KillOptions {
  url: string;
  rounds: number;
  seed: number;
  /** what to answer, each in the state of a person who reads the page: open shadow roots are searched */
  fields: Field[];
  /** selector of the element that says "saved" */
  status: string;
  /** what it says then; everything else means that the last change is not yet saved */
  saved: RegExp;
  /** resolves once the freshly loaded page shows what it has restored (default: the first field is there) */
  open?: (page: Page, before: readonly string[] | undefined) => Promise<void>;
  /** brings a step's fields onto the page */
  reach?: (page: Page, step: string) => Promise<void>;
  /** ms until the browser is killed, at least and at most (default: 300 to 3000) */
  typing?: readonly [least: number, most: number];
  /** what happens to the profile of the browser once it is dead */
  dead?: (profile: string, round: number) => Promise<void>;
  log?: (line: string) => void;
}

export interface Field {
  /** beginning of the label, or of the legend */
  label: string;
  /** where it is asked, for `reach` */
  step?: string;
  /** labels of radios or checkboxes; without them one writes */
  options?: string[];
}

export interface KillReport {
  rounds: number;
  /** distinct states that were seen as saved */
  shown: number;
  /** keys pressed and options chosen */
  done: number;
  /** one sentence for each value shown as saved and not found afterwards */
  lost: string[];
  /** values found that nobody gave */
  invented: string[];
  /**
   * What Chromium says of each time that it threw the database away: killed between the two parts of a record, LevelDB
   * appends to the torn log at the next start and finds it corrupt at the one after (google/leveldb#1287). No page can
   * prevent it; the copy of the draft (src/delivery/copies.ts) then has what was shown until a moment before the kill.
   */
  wiped: string[];
}

/** ms that a copy may take, on a machine that does other things besides. */
const SURE = 2000;

/** Leaves a dead browser's databases as if it had been killed between the two parts of a record: the head is there alone. */
export async function tearRecords(profile: string): Promise<void> {
  const folder = join(profile, 'Default/IndexedDB');
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.log'));
  // checksum, length 600, whole
  for (const file of files) await appendFile(join(folder, file), Buffer.from([1, 2, 3, 4, 0x58, 2, 1]));
}

/** The figures, in one line. */
export const summed = (seed: number, { lost, invented, ...report }: KillReport): string =>
  `seed ${seed}: ${JSON.stringify({ ...report, lost: lost.length, invented: invented.length })}`;

export async function killWhileTyping(options: KillOptions): Promise<KillReport> {
  const { url, rounds, seed, fields, typing: [least, most] = [300, 3000], log = () => {} } = options;
  const random = seeded(seed);
  const profile = await mkdtemp(join(tmpdir(), 'varco-kill-'));
  const report: KillReport = { rounds, shown: 0, done: 0, lost: [], invented: [], wiped: [] };
  let whole = false;
  /** values last shown as saved */
  let last: string[] | undefined;
  /** the states of this round, and the newest of all that had been copied for sure when the browser was killed */
  let states: { at: number; values: string[] }[] = [];
  let sure: string[] | undefined;
  /** for each field, what it held when the round began, and all that it was then brought to */
  let given: string[][] = [];
  /** the same in all rounds before */
  const history: string[][] = fields.map(() => []);
  try {
    for (let round = 0; round <= rounds; round++) {
      const chrome = await launch(profile);
      try {
        const page = await chrome.newPage();
        await page.exposeBinding('varcoShown', (_, values: string[]) => {
          last = values;
          states.push({ at: Date.now(), values });
          report.shown++;
        });
        await page.exposeBinding('varcoWiped', (_, why: string) => {
          report.wiped.push(`seed ${seed}, round ${round}: ${why}`);
          log(report.wiped.at(-1)!);
        });
        await page.addInitScript(tellOfWipes);
        const before = report.wiped.length;
        await page.goto(url);
        const first = fields[0]!;
        const open = options.open ?? ((p) => p.getByLabel(first.label).waitFor());
        await open(page, last).catch((error: unknown) => {
          if (sure || report.wiped.length === before) throw error;
          return open(page, undefined);
        });
        const wiped = report.wiped.length > before;
        if (wiped) last = sure;
        await page.evaluate(install, { fields, status: options.status, saved: options.saved.source });
        const found = await readAll(page, options);
        fields.forEach(({ label, options: choices }, n) => {
          if (!last) return;
          const where = `seed ${seed}, round ${round}, ${label}`;
          const all = wiped ? history[n]! : given[n]!;
          const at = (value: string): number[] => places(all, value, !choices);
          const shown = at(last[n]!);
          const now = at(found[n]!);
          if (!now.length) report.invented.push(`${where}: found ${found[n]}, given ${all.join(' | ')}`);
          else if (Math.max(...now) < Math.min(...shown))
            report.lost.push(`${where}: shown ${last[n]}, found ${found[n]}`);
        });
        if (round === rounds) break;
        last = found;
        given = found.map((value) => [value]);
        states = [{ at: Date.now(), values: found }];
        await page.evaluate((values) => (globalThis as unknown as InPage).varcoWatch(values), found);
        const answering = answer(page, options, random, round, given, () => report.done++);
        // it ends by itself only when it cannot go on
        await Promise.race([sleep(least + random() * (most - least)), answering]);
        const killed = Date.now();
        chrome.kill();
        sure = states.findLast(({ at }) => at <= killed - SURE)?.values ?? sure;
        await answering.catch(() => {});
        await chrome.gone();
        history.forEach((all, n) => all.push(...given[n]!));
        await options.dead?.(profile, round);
        log(`round ${round}: shown ${report.shown}, lost ${report.lost.length}, invented ${report.invented.length}`);
      } finally {
        await chrome.gone();
      }
    }
    whole = !report.lost.length;
  } finally {
    if (whole) await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    else console.log(`seed ${seed}: the browser's profile is kept in ${profile}`);
  }
  return report;
}

/** Where in a field's history a value stood: the places rise with time, letter by letter when it was written. */
function places(history: readonly string[], value: string, written: boolean): number[] {
  return history.flatMap((text, n) =>
    value === text || (n && written && value && text.startsWith(value)) ? [n * 1000 + value.length] : [],
  );
}

interface InPage {
  varcoShown(values: string[]): void;
  varcoWiped(why: string): void;
  varcoRead(): (string | undefined)[];
  varcoAfter(nth: number, option: string): string;
  varcoWatch(values: string[]): void;
}

/** In the page, before its own code: Chromium tells a new database whether it stands in for one that was damaged. */
function tellOfWipes(): void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('upgradeneeded', (event) => {
      const { dataLoss = 'none', dataLossMessage } = event as unknown as {
        dataLoss?: string;
        dataLossMessage?: string;
      };
      if (dataLoss !== 'none') (globalThis as unknown as InPage).varcoWiped(`${dataLoss}, ${dataLossMessage}`);
    });
    return request;
  };
}

/** In the page: a reader of the fields, and a watcher that reports every state in which the status says "saved". */
function install({ fields, status, saved }: { fields: Field[]; status: string; saved: string }): void {
  const page = globalThis as unknown as InPage;
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? roots(e.shadowRoot) : [])),
  ];
  const [, root = document] = roots(document);
  const text = (e: Element | null | undefined): string => (e?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const called = (kind: 'label' | 'legend', name: string): HTMLElement | undefined =>
    [...root.querySelectorAll<HTMLElement>(kind)].find((e) => text(e).startsWith(name));
  const choices = ({ label }: Field): HTMLInputElement[] | undefined => {
    const group = called('legend', label)?.closest('fieldset');
    return group ? [...group.querySelectorAll('input')] : undefined;
  };
  const labels = (inputs: HTMLInputElement[] | undefined): string | undefined =>
    inputs?.map((input) => text(input.labels![0])).join(' + ');
  page.varcoRead = () =>
    fields.map((field) =>
      field.options
        ? labels(choices(field)?.filter((input) => input.checked))
        : ((called('label', field.label) as HTMLLabelElement | undefined)?.control as HTMLInputElement | null)?.value,
    );
  page.varcoAfter = (nth, option) =>
    labels(
      choices(fields[nth]!)!.filter((input) => {
        const meant = text(input.labels![0]) === option;
        return input.type === 'radio' ? meant : input.checked !== meant;
      }),
    )!;
  page.varcoWatch = (values) => {
    const pattern = new RegExp(saved);
    let before = values.join('\n');
    const look = (): void => {
      // fields of other steps are as they were left
      values = page.varcoRead().map((value, n) => value ?? values[n]!);
      const said = root.querySelector<HTMLElement>(status);
      if (!said?.checkVisibility() || !pattern.test(said.innerText.trim())) return;
      const now = values.join('\n');
      if (now !== before) page.varcoShown(values);
      before = now;
    };
    // At every change of the page, and between changes too, since a value may change under a "saved" that stays.
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
    setInterval(look, 2);
  };
}

/** What all fields hold, step by step. */
async function readAll(page: Page, { fields, reach }: KillOptions): Promise<string[]> {
  const values: string[] = [];
  for (const step of new Set(fields.map((field) => field.step))) {
    if (step) await reach!(page, step);
    const here = await page.evaluate(() => (globalThis as unknown as InPage).varcoRead());
    fields.forEach((field, n) => {
      if (field.step !== step) return;
      if (here[n] === undefined) throw new Error(`There is no field "${field.label}" in ${step ?? 'the page'}`);
      values[n] = here[n];
    });
  }
  return values;
}

/** Answers at random until the browser is gone: replaces texts letter by letter, chooses among options once a round. */
async function answer(
  page: Page,
  { fields, reach }: KillOptions,
  random: () => number,
  round: number,
  given: string[][],
  did: () => void,
): Promise<never> {
  const any = (below: number): number => Math.floor(random() * below);
  let at: string | undefined;
  for (let nth = 0; ; nth++) {
    const n = any(fields.length);
    const { label, step, options } = fields[n]!;
    if (options && given[n]!.length > 1) continue;
    if (step && step !== at) await reach!(page, (at = step));
    if (!options) {
      // texts that follow each other differ in their first letter
      const written = `${String.fromCharCode(97 + (nth % 26))}${round}-${words(random)}`;
      given[n]!.push(written);
      const box = page.getByRole('textbox', { name: label });
      await box.focus();
      await box.selectText();
      for (const letter of written) {
        await page.keyboard.type(letter);
        did();
      }
      continue;
    }
    const option = options[any(options.length)]!;
    const after = await page.evaluate(
      ([index, label_]) => (globalThis as unknown as InPage).varcoAfter(index, label_),
      [n, option] as const,
    );
    given[n]!.push(after);
    const group = page.getByRole('group', { name: label }).or(page.getByRole('radiogroup', { name: label }));
    await group.getByLabel(option, { exact: true }).click();
    did();
  }
}

/** Without spaces: some inputs cut them off at the end. */
const words = (random: () => number): string =>
  Array.from({ length: 6 }, () => Math.floor(random() * 1e6).toString(36)).join('-');

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
