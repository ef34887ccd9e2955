import type { Model } from '../model.ts';
import type { Reader } from '../../locale/texts.ts';

/** What the parts that come later need of whoever shows them: its document, its language, and a few calls. */
export interface Part extends Reader {
  readonly model: Model;
  /** level of the part's own heading */
  readonly level: number;
  /** renders again */
  requestUpdate(): void;
  /** says something to screen readers, once */
  say(text: string): void;
  /** shows an entry, by its number */
  open(entry: number): void;
}
