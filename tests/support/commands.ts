import { executeServerCommand } from '@web/test-runner-commands';

/** Sets the inner size of the test page in CSS px. WebKitGTK never gets narrower than 447: use an iframe below. */
export const viewport = (width: number, height: number): Promise<void> =>
  executeServerCommand('viewport', { width, height });

/** Presses keys one after the other: `await keys('Tab', 'Shift+Tab', 'ArrowDown', 'a')`. Works in the three engines. */
export const keys = (...chords: string[]): Promise<void> => executeServerCommand('keys', chords);

/** Types a text, a key a character. */
export const type = (text: string): Promise<void> => keys(...text);

/** Why this engine cannot be given another medium (print, forced colours); undefined in Chromium, which can. */
export const noMedia: string | undefined =
  'userAgentData' in navigator ? undefined : 'only Chromium can be given another medium';
