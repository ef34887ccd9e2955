/** The browser engines of the unit tests: which can run here, why the others cannot, how each is launched. */
import { existsSync } from 'node:fs';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { CHROME_FLAGS, findChrome, which } from './find-chrome.mjs';
import { WebKitGtkLauncher, webkitMissing } from './webkit-launcher.mjs';

const findFirefox = () => process.env.FIREFOX_PATH ?? which('firefox', 'firefox-esr');

const engines = {
  chromium: {
    missing: async () => {
      try {
        const path = await findChrome();
        if (!existsSync(path)) return `${path} does not exist`;
      } catch (error) {
        return error.message;
      }
    },
    launcher: async () =>
      chromeLauncher({
        // A context for each page: in one window, sendKeys hangs in the tabs at the back.
        createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
        launchOptions: { executablePath: await findChrome(), args: CHROME_FLAGS },
      }),
  },
  firefox: {
    missing: () => (findFirefox() ? undefined : 'Firefox is not installed (Debian: firefox-esr)'),
    launcher: () =>
      named(
        'Firefox',
        chromeLauncher({
          puppeteer: puppeteerCore,
          concurrency: 1,
          launchOptions: { browser: 'firefox', executablePath: findFirefox() },
        }),
      ),
  },
  webkit: { missing: webkitMissing, launcher: () => new WebKitGtkLauncher() },
};

/** The Chrome launcher calls itself "Chrome" whatever it drives: give reports the true name. */
function named(name, launcher) {
  Object.defineProperty(launcher, 'name', { get: () => name, set: () => {} });
  return launcher;
}

/**
 * Engines asked for (BROWSERS, comma list; else all) that can run here, and the reason for each that cannot.
 * @returns {Promise<{ present: string[], missing: { engine: string, reason: string }[] }>}
 */
export async function findEngines(wanted = process.env.BROWSERS?.split(',') ?? Object.keys(engines)) {
  const present = [];
  const missing = [];
  for (const engine of wanted) {
    if (!engines[engine]) throw new Error(`Unknown engine "${engine}": ${Object.keys(engines).join(', ')}`);
    const reason = await engines[engine].missing();
    if (reason) missing.push({ engine, reason });
    else present.push(engine);
  }
  return { present, missing };
}

/** @param {string} engine */
export const launcher = (engine) => engines[engine].launcher();

/**
 * The commands that work alike in the three engines: `viewport` ({ width, height } in CSS px) and `keys`
 * (a list of chords of KeyboardEvent.key: "Tab", "Shift+Tab", "a", " "). The stock ones refuse WebDriver launchers or chords.
 */
export const commonCommands = {
  name: 'common-commands',
  async executeCommand({ command, payload, session }) {
    const { browser, id } = session;
    if (command === 'viewport') {
      if (browser instanceof WebKitGtkLauncher) await browser.setViewport(payload);
      else await browser.getPage(id).setViewport(payload);
      return true;
    }
    if (command === 'keys') {
      const chords = payload.map((key) => (key.length > 1 ? key.split('+') : [key]));
      if (browser instanceof WebKitGtkLauncher) await browser.press(chords);
      else {
        const { keyboard } = browser.getPage(id);
        for (const chord of chords) {
          // Chrome's keyboard is American: a letter that is not on it comes as from an input method.
          if (chord.length === 1 && /^[^\0-\x7f]$/u.test(chord[0])) await keyboard.sendCharacter(chord[0]);
          else {
            for (const key of chord) await keyboard.down(key);
            for (const key of chord.reverse()) await keyboard.up(key);
          }
        }
      }
      return true;
    }
  },
};
