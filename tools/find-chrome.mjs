import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const CHROMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

/** The flags every headless Chromium of ours starts with: no sandbox (root in CI), no background traffic. */
export const CHROME_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * First executable of that name in PATH.
 * @param {...string} names in order of preference
 * @returns {string | undefined} absolute path
 */
export function which(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not in this folder
      }
    }
  }
}

/** Chrome where macOS and Windows keep it; the launcher comes with the test runner. */
function installedElsewhere() {
  try {
    const { Launcher } = createRequire(require.resolve('@web/test-runner-chrome'))('chrome-launcher');
    return Launcher.getInstallations()[0];
  } catch {
    return undefined;
  }
}

/**
 * Unpacks the Chromium that came by npm (Linux x64), with the libraries it needs, into our own cache:
 * the package's default is a predictable path in the shared temp folder, and runs whatever lies there.
 */
async function bundledChrome() {
  const folder = join(cache, 'chromium/');
  mkdirSync(folder, { recursive: true });
  const { TMPDIR, FONTCONFIG_PATH } = process.env;
  process.env.TMPDIR = folder;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'; // read at import: unpacks NSS and expat too
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    if (!existsSync('/etc/fonts/fonts.conf')) {
      // With no font at all Chromium crashes on the first input; the package's own file points at /tmp/fonts.
      const file = join(folder, 'fonts.conf');
      writeFileSync(
        file,
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">' +
          `<fontconfig><dir>${folder}fonts</dir><cachedir>${folder}fontcache</cachedir></fontconfig>`,
      );
      process.env.FONTCONFIG_FILE = file;
    }
    return path;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    if (FONTCONFIG_PATH === undefined) delete process.env.FONTCONFIG_PATH;
    else process.env.FONTCONFIG_PATH = FONTCONFIG_PATH;
  }
}

/**
 * Path of a Chromium that can run here: CHROME_PATH, else an installed one, else the one in node_modules.
 * @returns {Promise<string>}
 * @throws when there is none (other than Linux x64 without any Chrome)
 */
export async function findChrome() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const installed = which(...CHROMES) ?? installedElsewhere();
  if (installed) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') return bundledChrome();
  throw new Error('No Chrome found: install one, or set CHROME_PATH');
}
