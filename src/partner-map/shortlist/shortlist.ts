import { uuidv7 } from '../../delivery/ids.ts';
import type { Rows } from '../../delivery/rows.ts';
import { attend } from '../../delivery/tabs.ts';
import {
  add,
  addList,
  clear,
  FIRST,
  none,
  note,
  parse,
  remove,
  removeList,
  rename,
  restore,
  type Edit,
  type Lists,
} from './lists.ts';

/** `device`: on this device, until it is removed · `page`: as long as this page is open */
export type KeptOn = 'device' | 'page';

export interface ShortlistOptions {
  /** id of the document that the entries are of */
  readonly about: string;
  /** where it is kept: `localRows()`, or `memoryRows()` on shared computers and with `drafts="off"` */
  readonly rows: Rows;
  readonly keptOn: KeptOn;
  readonly onchange: () => void;
}

interface Stored {
  readonly lists: Lists;
  readonly rev: number;
}

/**
 * What a person chose, in named lists, with notes: on this device alone, never sent. Each change is one transaction on
 * what is stored, so that tabs of one document never undo each other's; they hear of it and show it. Where the device
 * keeps nothing, the lists live as long as the page, and `keptOn` says so.
 */
export class Shortlist {
  lists: Lists = none;
  keptOn: KeptOn;
  /** what the last clearing or removal took away, to be put back by `undo` */
  undoable: Lists | undefined;
  readonly #options: ShortlistOptions;
  readonly #key: string;
  #stop = new AbortController();
  #tell = (_key: string): void => {};
  /** one change after the other */
  #last: Promise<void> = Promise.resolve();
  #ids = new Set<string>();

  constructor(options: ShortlistOptions) {
    this.#options = options;
    this.#key = `shortlist:${options.about}`;
    this.keptOn = options.keptOn;
  }

  /** Reads what is stored and begins to hear the other tabs. Never rejects. */
  async open(): Promise<void> {
    this.#stop = new AbortController();
    if (this.#options.keptOn === 'device') {
      const look = () => void this.#change(undefined);
      this.#tell = attend<string>(this.#stop.signal, (key) => key === this.#key && look(), look);
    }
    await this.#change(undefined);
  }

  close(): void {
    this.#stop.abort();
    this.#tell = () => {};
  }

  /** Is an entry in any of the lists? */
  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** How many entries are in them, each counted once. */
  get size(): number {
    return this.#ids.size;
  }

  /** Puts an entry into the first list, or takes it from all. @returns whether it is in now, and resolves once it is kept */
  async toggle(id: string, name: string): Promise<boolean> {
    const into = !this.has(id);
    await this.#edit(into ? add(this.lists[0]?.id ?? FIRST, id, name) : remove(id), !into);
    return into;
  }

  readonly add = (list: string, id: string, name: string): Promise<void> => this.#edit(add(list, id, name));
  readonly remove = (list: string, id: string): Promise<void> => this.#edit(remove(id, list), true);
  readonly note = (list: string, id: string, text: string): Promise<void> => this.#edit(note(list, id, text));
  readonly addList = (name: string): Promise<void> => this.#edit(addList(uuidv7(), name));
  readonly rename = (list: string, name: string): Promise<void> => this.#edit(rename(list, name));
  readonly removeList = (list: string): Promise<void> => this.#edit(removeList(list), true);
  readonly clear = (list: string): Promise<void> => this.#edit(clear(list), true);

  /** Puts back what was last taken away. */
  async undo(): Promise<void> {
    const before = this.undoable;
    if (before) await this.#edit(restore(before));
  }

  async #edit(edit: Edit, undoable = false): Promise<void> {
    const before = this.lists;
    // it is shown at once; what is stored may be newer, and is shown after
    this.#show(edit(before));
    this.undoable = undoable ? before : undefined;
    await this.#change(edit);
  }

  #change(edit: Edit | undefined): Promise<void> {
    return (this.#last = this.#last.then(async () => {
      try {
        const stored = await this.#options.rows.update<Stored>(this.#key, (row) => {
          if (!edit) return undefined;
          const lists = edit(parse(row?.lists));
          // nothing chosen and nothing named leaves no trace
          return lists.length === 1 && !lists[0]!.name && !lists[0]!.entries.length
            ? null
            : { lists, rev: (row?.rev ?? 0) + 1 };
        });
        this.#show(parse(stored?.lists));
        if (edit) this.#tell(this.#key);
      } catch {
        // no storage here: what is shown is all there is
        this.keptOn = 'page';
        this.#options.onchange();
      }
    }));
  }

  #show(lists: Lists): void {
    this.lists = lists;
    this.#ids = new Set(lists.flatMap(({ entries }) => entries.map(({ id }) => id)));
    this.#options.onchange();
  }
}
