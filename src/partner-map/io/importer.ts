import type { Partners } from '../../contract/partners.ts';
import {
  adopt,
  build,
  fieldOf,
  fields,
  guess,
  inSlices,
  lookups,
  readTable,
  TableError,
  type Guess,
  type Imported,
  type Lookups,
  type Progress,
  type Table,
  type Target,
} from '../../form/import/index.ts';
import { slug } from '../../form/import/vocabulary.ts';
import { displayNames } from '../../locale/index.ts';
import { loadNames } from '../../locale/intl.ts';

/**
 * `choose` a file · `reading` it · `mapping`: what its columns are is guessed, and asked · `building` the document · `done` ·
 * `failed`: `failure` says why
 */
export type ImporterState = 'choose' | 'reading' | 'mapping' | 'building' | 'done' | 'failed';

/** What the new entries are to fit: the language of their texts, and the words that the shown document has. */
export interface Surroundings {
  readonly locale: string;
  readonly vocabulary?: Pick<Partners, 'kinds' | 'sectors'>;
}

/** A file of members on its way to a document; all of it in the page, which it never blocks for long. */
export class Importer {
  state: ImporterState = 'choose';
  file = '';
  table: Table | undefined;
  guesses: readonly Guess[] = [];
  mapping: readonly (Target | undefined)[] = [];
  progress: Progress = { done: 0, total: 1, rows: 0 };
  result: Imported | undefined;
  failure: TableError['message'] | 'read' | undefined;
  readonly #surroundings: () => Surroundings;
  readonly #changed: () => void;
  #lookups: Lookups | undefined;
  #stop = new AbortController();

  /** @param surroundings asked when they are wanted @param changed after each change: render again */
  constructor(surroundings: () => Surroundings, changed: () => void) {
    this.#surroundings = surroundings;
    this.#changed = changed;
  }

  /** Is a column the name? Without it nothing can be made. */
  get named(): boolean {
    return this.mapping.some((target) => target && fieldOf(target) === 'name');
  }

  /** Reads a file, and guesses. A later one takes the place of one under way. Never rejects. */
  async take(file: File): Promise<void> {
    const stop = this.#begin();
    this.file = file.name;
    this.#become('reading');
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const table = await inSlices(readTable(bytes), this.#told, stop);
      if (stop.aborted) return;
      this.table = table;
      if (table.document) {
        this.result = adopt(table.document);
        this.#become('done');
        return;
      }
      // names of countries in Albanian, where the browser has none
      await loadNames('sq');
      this.#lookups ??= lookups(displayNames);
      stop.throwIfAborted();
      this.guesses = guess(table, this.#lookups);
      this.mapping = this.guesses.map(({ target }) => target);
      this.#become('mapping');
    } catch (error) {
      if (stop.aborted) return;
      this.failure = error instanceof TableError ? error.message : 'read';
      this.#become('failed');
    }
  }

  /** A column is something else than was guessed; undefined keeps it aside. A field of one column leaves its old one. */
  map(column: number, target: Target | undefined): void {
    const single = target && fields[fieldOf(target)] !== 'list';
    this.mapping = this.mapping.map((old, n) => (n === column ? target : single && old === target ? undefined : old));
    this.#changed();
  }

  /** Makes the document of the table as it is mapped. Never rejects. */
  async build(): Promise<void> {
    const { table, mapping, file } = this;
    if (!table || !this.named) return;
    const stop = this.#begin();
    this.#become('building');
    const id = slug(file.replace(/\.\w+$/, '')) || 'partners';
    const work = build(table, { ...this.#surroundings(), id, mapping, lookups: this.#lookups! });
    try {
      const result = await inSlices(work, this.#told, stop);
      if (stop.aborted) return;
      this.result = result;
      this.#become('done');
    } catch (error) {
      if (!stop.aborted) throw error;
    }
  }

  /** Gives up what is under way: back to the mapping, or to the choice of a file. */
  cancel(): void {
    this.#begin();
    this.#become(this.state === 'building' ? 'mapping' : 'choose');
  }

  /** Back to the mapping, with what was made of it forgotten. */
  back(): void {
    this.result = undefined;
    this.#become(this.table && !this.table.document ? 'mapping' : 'choose');
  }

  /** From the beginning. */
  restart(): void {
    this.#begin();
    this.table = undefined;
    this.result = undefined;
    this.#become('choose');
  }

  #begin(): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.progress = { done: 0, total: 1, rows: 0 };
    this.failure = undefined;
    return this.#stop.signal;
  }

  #told = (progress: Progress): void => {
    this.progress = progress;
    this.#changed();
  };

  #become(state: ImporterState): void {
    this.state = state;
    this.#changed();
  }
}
