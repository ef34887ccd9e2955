import { DraftKeeper, localDrafts, memoryDrafts, type KeepState } from '../delivery/index.ts';
import type { Answerable } from '../respondent/sitting.ts';

/** A gap longer than this is no conversation: the machine slept, or the page was put away. ms */
const GAP = 60_000;
/** How often the clock is looked at, ms. */
const TICK = 5000;

export interface NotesOptions {
  readonly definition: Answerable;
  readonly locale: string;
  /** on this device, beyond this page */
  readonly stored: boolean;
  /** the phase that is talked about now; undefined while nobody looks at the page */
  readonly phase: () => string | undefined;
  /** something of it is another */
  readonly onchange: () => void;
}

/**
 * What who leads an interview keeps for themselves: a text for each step, and how long each phase took. It has a channel
 * of its own, a draft under another key that stays on this device: it does not follow a link to another one, no
 * submission has it, and it goes when the answers are cleared.
 */
export class Notes {
  state: KeepState = { state: 'idle' };
  readonly stored: boolean;
  /** whether they were open when they were first shown; from then on that is the person's */
  unfolded: boolean | undefined;
  readonly #keeper: DraftKeeper;
  readonly #changed: () => void;
  readonly #phase: () => string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #kept: Readonly<Record<string, unknown>> = {};
  /** ms by phase, with what came since they were kept */
  readonly #spent = new Map<string, number>();
  #last: number | undefined;
  /** what this page wrote since all was kept */
  readonly #fresh = new Set<string>();

  constructor({ definition: { id, version, digest = '' }, locale, stored, phase, onchange }: NotesOptions) {
    this.stored = stored;
    this.#changed = onchange;
    this.#phase = phase;
    this.#keeper = new DraftKeeper({
      drafts: stored ? localDrafts() : memoryDrafts(),
      key: `${id}:notes`,
      definition: { about: id, version, digest },
      locale,
      onstate: (state) => {
        this.state = state;
        if (state.state === 'saved') this.#fresh.clear();
        onchange();
      },
      // another tab of this device wrote: what is being written here stands over it
      onother: (draft) => draft && this.#take(draft),
    });
  }

  /** Looks for what was noted on an earlier visit. */
  async open(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.tick(performance.now(), this.#phase()), TICK);
    const draft = await this.#keeper.open();
    if (draft) this.#take(draft);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#last = undefined;
    this.#keeper.close();
  }

  /** What is on disk afterwards, `state` says. */
  flush(): Promise<KeepState> {
    return this.#keeper.flush();
  }

  async clear(): Promise<void> {
    this.#kept = {};
    this.#spent.clear();
    await this.#keeper.clear();
    this.#changed();
  }

  /** The note of a step; empty where there is none. */
  of(step: string): string {
    const text = this.#kept[`note/${step}`];
    return typeof text === 'string' ? text : '';
  }

  /** All notes by step, in the order in which they were begun. */
  get all(): readonly (readonly [step: string, text: string])[] {
    return Object.keys(this.#kept)
      .filter((key) => key.startsWith('note/'))
      .map((key) => [key.slice(5), this.of(key.slice(5))] as const)
      .filter(([, text]) => text.trim());
  }

  write(step: string, text: string): void {
    this.#keep(`note/${step}`, text || undefined);
    this.#changed();
  }

  /** How long a phase took so far, in ms. */
  spent(phase: string): number {
    const ms = this.#spent.get(phase) ?? this.#kept[`ms/${phase}`];
    return typeof ms === 'number' && ms > 0 && ms < Infinity ? ms : 0;
  }

  /**
   * Counts the time since the last call to a phase. To be called every few seconds, and when another phase begins.
   * @param now ms of any clock that does not go back
   * @param phase undefined while nobody looks at the page
   */
  tick(now: number, phase: string | undefined): void {
    const passed = now - (this.#last ?? now);
    this.#last = phase === undefined ? undefined : now;
    if (phase === undefined || passed <= 0 || passed > GAP) return;
    const before = this.spent(phase);
    const ms = before + passed;
    this.#spent.set(phase, ms);
    // it is shown in minutes, and kept as often
    if (Math.floor(ms / 60_000) === Math.floor(before / 60_000)) return;
    this.#keep(`ms/${phase}`, Math.round(ms));
    this.#changed();
  }

  #keep(key: string, value: unknown): void {
    const { [key]: _, ...others } = this.#kept;
    this.#kept = value === undefined ? others : { ...this.#kept, [key]: value };
    this.#fresh.add(key);
    this.#keeper.save(this.#kept);
  }

  #take(draft: Parameters<DraftKeeper['adopt']>[0]): void {
    const fresh = [...this.#fresh].map((key) => [key, this.#kept[key]] as const);
    this.#keeper.adopt(draft);
    this.#kept = { ...draft.answers };
    this.#spent.clear();
    for (const [key, value] of fresh) this.#keep(key, value);
    this.#changed();
  }
}
