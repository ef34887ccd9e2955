import type { Rows } from '../../delivery/rows.ts';
import { attend } from '../../delivery/tabs.ts';

/** `device`: on this device, until it is removed · `page`: as long as this page is open */
export type KeptOn = 'device' | 'page';

export interface FollowedOptions {
  /** id of the document that the circuits are of */
  readonly about: string;
  /** where it is kept: `localRows()`, or `memoryRows()` on shared computers and with `drafts="off"` */
  readonly rows: Rows;
  readonly keptOn: KeptOn;
  readonly onchange: () => void;
}

/** Ids of stages by the circuit's. */
type Stages = Readonly<Record<string, readonly string[]>>;
type Edit = (stages: Stages) => Stages;

/** What was stored, whoever wrote it: a part that has another form is left out. */
function parse(stored: unknown): Stages {
  const entries = typeof stored === 'object' && stored ? Object.entries(stored) : [];
  return Object.fromEntries(
    entries.flatMap(([circuit, ids]: [string, unknown]) => {
      const own = Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
      return own.length ? [[circuit, [...new Set(own)]]] : [];
    }),
  );
}

const stagesOf = (stages: Stages, circuit: string): readonly string[] =>
  Object.hasOwn(stages, circuit) ? stages[circuit]! : [];

/**
 * The stages of circuits that a person says to have followed: on this device alone, never sent. Each change is one
 * transaction on what is stored, so that two tabs never undo each other's. Where the device keeps nothing, it lives as long
 * as the page, and `keptOn` says so.
 */
export class Followed {
  keptOn: KeptOn;
  #stages: Stages = {};
  /** changes that are not stored yet: they are shown all the same */
  #pending: readonly Edit[] = [];
  #working: Promise<void> = Promise.resolve();
  #tell = (_key: string): void => {};
  readonly #stop = new AbortController();
  readonly #key: string;

  constructor(private readonly options: FollowedOptions) {
    this.#key = `followed:${options.about}`;
    this.keptOn = options.keptOn;
  }

  /** Reads what is stored and begins to hear the other tabs. Never rejects. */
  async open(): Promise<void> {
    if (this.options.keptOn === 'device') {
      const look = (): void => void this.#transact();
      this.#tell = attend<string>(this.#stop.signal, (key) => key === this.#key && look(), look);
    }
    await this.#transact();
  }

  close(): void {
    this.#stop.abort();
  }

  /** Ids of the stages of a circuit. */
  of(circuit: string): ReadonlySet<string> {
    return new Set(
      stagesOf(
        this.#pending.reduce((all, edit) => edit(all), this.#stages),
        circuit,
      ),
    );
  }

  /** Resolves when it is kept. */
  mark(circuit: string, stage: string, on: boolean): Promise<void> {
    return this.#edit((stages) =>
      parse({
        ...stages,
        [circuit]: [...stagesOf(stages, circuit).filter((id) => id !== stage), ...(on ? [stage] : [])],
      }),
    );
  }

  /** Forgets all of a circuit. */
  clear(circuit: string): Promise<void> {
    return this.#edit((stages) => parse({ ...stages, [circuit]: [] }));
  }

  #edit(edit: Edit): Promise<void> {
    this.#pending = [...this.#pending, edit];
    this.options.onchange();
    return this.#transact();
  }

  /** One transaction after the other. */
  #transact(): Promise<void> {
    return (this.#working = this.#working.then(() => this.#store()));
  }

  async #store(): Promise<void> {
    const edits = this.#pending;
    const { rows, keptOn, onchange } = this.options;
    try {
      const stored = await rows.update<{ readonly stages: Stages }>(this.#key, (row) => {
        if (!edits.length) return undefined;
        const stages = edits.reduce((all, edit) => edit(all), parse(row?.stages));
        // nothing followed leaves no trace
        return Object.keys(stages).length ? { stages } : null;
      });
      this.#stages = parse(stored?.stages);
      this.#pending = this.#pending.slice(edits.length);
      this.keptOn = keptOn;
      if (edits.length) this.#tell(this.#key);
    } catch {
      // no storage now: what is pending is shown, and tried again with the next change
      this.keptOn = 'page';
    }
    onchange();
  }
}
