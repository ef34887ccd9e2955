import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';

export interface StrictPage {
  page: Page;
  /** What went wrong so far, each as one sentence. */
  faults: string[];
  /** @throws with every fault seen */
  verify(): void;
}

/** Chromium's own words on what the page cannot change. */
const noise = [/^Failed to load resource: net::ERR_INTERNET_DISCONNECTED/, /favicon\.ico/];

/**
 * A page that remembers every console warning and error, uncaught error, violation of the Content-Security-Policy
 * and request to an origin other than those allowed.
 * @param origins besides the page's first address, those it may speak to
 * @param allow faults that this journey provokes on purpose
 */
export async function strictPage(
  context: BrowserContext,
  { origins = [], allow = [] }: { origins?: string[]; allow?: RegExp[] } = {},
): Promise<StrictPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  const known = new Set(origins);
  const fault = (text: string) => {
    if (![...noise, ...allow].some((pattern) => pattern.test(text))) faults.push(text);
  };

  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP violation: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'warning' || message.type() === 'error') {
      fault(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => fault(`uncaught: ${error.stack ?? error.message}`));
  page.on('crash', () => fault('the page crashed'));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!/^(https?|wss?):$/.test(url.protocol)) return;
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && !known.size) known.add(url.origin);
    if (!known.has(url.origin)) fault(`request to a third party: ${request.url()}`);
  });

  return {
    page,
    faults,
    verify() {
      if (faults.length) throw new Error(`The page misbehaved:\n- ${faults.join('\n- ')}`);
    },
  };
}
