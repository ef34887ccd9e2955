import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type LaunchOptions } from 'playwright-core';
// @ts-expect-error the tools are plain JavaScript
import { CHROME_FLAGS, findChrome } from '../../tools/find-chrome.mjs';

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

export interface Chrome {
  context: BrowserContext;
  /** Folder of the profile: pass it to the next launch to open "the same browser" again. */
  profile: string;
  /** Closes the browser; removes the profile unless it was given. */
  close(): Promise<void>;
}

const common = { locale: 'it-IT', timezoneId: 'Europe/Rome' };

/** What tests of one file share that need nothing of the profile: a start takes a second, a context nothing. */
export interface SharedChrome {
  /** a context that knows nothing of the others */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Chromium, headless, with no background traffic. */
export async function shareChrome(): Promise<SharedChrome> {
  const browser = await chromium.launch({ executablePath: await findChrome(), args: CHROME_FLAGS });
  return { open: (options) => browser.newContext({ ...common, ...options }), close: () => browser.close() };
}

/**
 * Chromium on a profile of its own, headless, with no background traffic.
 * @param options of `launchPersistentContext`; `profile`: folder of an earlier launch, to reopen it
 */
export async function launchChrome({
  profile,
  args = [],
  ...options
}: ContextOptions & LaunchOptions & { profile?: string } = {}): Promise<Chrome> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'varco-chrome-')));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await findChrome(),
    args: [...CHROME_FLAGS, ...args],
    ...common,
    ...options,
  });
  return {
    context,
    profile: folder,
    async close() {
      await context.close();
      if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
