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
  /** as it is stored, and what is not stored yet: both make what is shown */
  #stored: Lists = none;
  #pending: readonly Edit[] = [];
  #working: Promise<void> | undefined;
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
      const look = (): void => void this.#transact();
      this.#tell = attend<string>(this.#stop.signal, (key) => key === this.#key && look(), look);
    }
    await this.#transact();
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

  /** Puts an entry into the first list, or takes it from all. @returns whether it is in now; resolves when that is kept */
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
    if (this.undoable) await this.#edit(restore(this.undoable));
  }

  #edit(edit: Edit, undoable = false): Promise<void> {
    this.undoable = undoable ? this.lists : undefined;
    this.#pending = [...this.#pending, edit];
    this.#show();
    return this.#transact();
  }

  /** One transaction after the other. */
  #transact(): Promise<void> {
    const work = (this.#working ?? Promise.resolve()).then(() => this.#store());
    this.#working = work;
    return work;
  }

  /** Stores what is pending, if anything is, and takes up what stands then. */
  async #store(): Promise<void> {
    const edits = this.#pending;
    const { rows, keptOn } = this.#options;
    try {
      const stored = await rows.update<Stored>(this.#key, (row) => {
        if (!edits.length) return undefined;
        const lists = edits.reduce((all, edit) => edit(all), parse(row?.lists));
        // nothing chosen and nothing named leaves no trace
        const bare = lists.length === 1 && !lists[0]!.name && !lists[0]!.entries.length;
        return bare ? null : { lists };
      });
      this.#stored = parse(stored?.lists);
      this.#pending = this.#pending.slice(edits.length);
      this.keptOn = keptOn;
      if (edits.length) this.#tell(this.#key);
    } catch {
      // no storage now: what is pending is shown, and tried again with the next change
      this.keptOn = 'page';
    }
    this.#show();
  }

  #show(): void {
    this.lists = this.#pending.reduce((lists, edit) => edit(lists), this.#stored);
    this.#ids = new Set(this.lists.flatMap(({ entries }) => entries.map(({ id }) => id)));
    this.#options.onchange();
  }
}
