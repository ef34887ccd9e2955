import { DAY, systemClock, type Clock } from './clock.ts';
import { applyEdits, changed, isClosed, SCHEMA, type Answers, type Draft, type Drafts } from './drafts.ts';
import { uuidv7 } from './ids.ts';
import { failure, type StorageReason } from './rows.ts';

/**
 * Keeps a draft as one types. What the person sees is true: `saved` means that everything typed so far is on disk,
 * `saving` that it is on its way, `failed` that this page alone has it. There is no delay: at most one write is under
 * way, and what is typed meanwhile goes with the next one.
 */
export type KeepState =
  | { state: 'idle' | 'saving' }
  /** `at`: wall clock, ms */
  | { state: 'saved'; at: number }
  | { state: 'failed'; reason: StorageReason };

/** What tells other tabs that a draft changed: a BroadcastChannel, or less. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

export interface KeeperOptions {
  drafts: Drafts;
  /** which draft: the definition's id, and whatever tells two drafts of it apart */
  key: string;
  definition: Pick<Draft, 'about' | 'version' | 'digest'>;
  locale: string;
  /** days without a change after which the draft is removed; default 30 */
  days?: number;
  clock?: Clock;
  newId?: () => string;
  /** makes the channel to other tabs, at every `open` */
  channel?: () => Channel | undefined;
  onstate?: (state: KeepState) => void;
  /** another tab changed the draft (undefined: removed it); show it, then `adopt` it if the person's page takes it over */
  onother?: (draft: Draft | undefined) => void;
}

/** A channel between the tabs of this origin, where there is one. */
export const tabs = (name: string): Channel | undefined =>
  typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;

export class DraftKeeper {
  state: KeepState = { state: 'idle' };
  /** the submission id that these answers go out under; final after `flush()`, since the first tab's choice holds */
  id: string;
  startedAt: string;
  locale: string;
  readonly #options: KeeperOptions;
  readonly #clock: Clock;
  #channel: Channel | undefined;
  readonly #tab = Math.random().toString(36).slice(2, 8);
  #view: Answers = {};
  #at: string | undefined;
  #edits = new Map<string, { value: unknown; before: unknown }>();
  #dirty = false;
  #writing: Promise<void> | undefined;
  #known = '';

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.id = (options.newId ?? uuidv7)();
    this.startedAt = this.#time();
    this.locale = options.locale;
  }

  /**
   * Looks for a draft and begins to listen to other tabs. Undefined when there is none; when storage fails, too, and
   * `state` says so. The answers count as this page's only after `adopt`.
   */
  async open(): Promise<Draft | undefined> {
    this.#channel = (this.#options.channel ?? (() => tabs('varco-drafts')))();
    if (this.#channel)
      this.#channel.onmessage = ({ data }) => {
        if (data === this.#options.key) void this.#look();
      };
    globalThis.document?.addEventListener('visibilitychange', this.#onVisibility);
    globalThis.addEventListener?.('pagehide', this.#onVisibility);
    try {
      const draft = await this.#options.drafts.load(this.#options.key);
      if (draft) this.#know(draft);
      return draft;
    } catch (error) {
      this.#become({ state: 'failed', reason: failure(error).reason });
      return undefined;
    }
  }

  /** Says that the page now shows these answers (after `open`, or after `onother`). */
  adopt(draft: Draft): void {
    this.#know(draft);
    this.#view = draft.answers;
    this.#at = draft.at;
  }

  /** Everything answered so far, on every change; objects that did not change should be the same objects. */
  save(answers: Answers, at = this.#at): void {
    for (const id of changed(this.#view, answers)) {
      const before = this.#edits.has(id) ? this.#edits.get(id)!.before : this.#view[id];
      this.#edits.set(id, { value: answers[id], before });
    }
    this.#dirty ||= this.#edits.size > 0 || at !== this.#at;
    this.#view = answers;
    this.#at = at;
    if (this.#dirty) void this.#write();
  }

  /** Resolves when everything given to `save` is on disk, or could not be put there: the state says which. */
  async flush(): Promise<KeepState> {
    await (this.#dirty || this.#writing ? this.#write() : undefined);
    return this.state;
  }

  /** Removes the draft from this device ("clear my answers") and begins another under a new id. */
  async clear(): Promise<void> {
    await this.#writing;
    this.#forget();
    try {
      await this.#options.drafts.remove(this.#options.key);
      this.#become({ state: 'idle' });
      this.#tell();
    } catch (error) {
      this.#become({ state: 'failed', reason: failure(error).reason });
    }
  }

  /**
   * Closes the draft after the endpoint accepted `answers` (default: those last saved): they leave this device, the id
   * and `digest` stay until the draft expires, so that another tab knows. What a tab changed since then is kept.
   */
  async sent(digest: string | undefined, answers: Answers = this.#view): Promise<void> {
    await this.flush();
    await this.#options.drafts.save(this.#options.key, (stored) => {
      if (stored?.id !== this.id) return undefined;
      const rest = changed(stored.answers, answers).length > 0;
      return { ...stored, sent: digest ?? '', ...(!rest && { answers: {}, by: {}, others: undefined }) };
    });
    this.#tell();
  }

  /** A new id for answers that were changed after they were sent: the person sends them as another submission. */
  async renew(): Promise<void> {
    const old = this.id;
    this.id = (this.#options.newId ?? uuidv7)();
    const saved = await this.#options.drafts.save(this.#options.key, (stored) => {
      if (stored?.id !== old) return undefined;
      const draft = isClosed(stored) ? applyEdits(undefined, this.#fresh(), new Map(), this.#tab) : stored;
      return { ...draft, id: this.id, sent: undefined };
    });
    if (saved.ok && saved.draft) this.#know(saved.draft);
    this.#tell();
  }

  /** Forgets the values of other tabs that were replaced, once the person has chosen. */
  async settle(): Promise<void> {
    await this.#options.drafts.save(this.#options.key, (stored) => stored && { ...stored, others: undefined });
    this.#tell();
  }

  /** Stops listening until the next `open`; what is being written is still written. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
    globalThis.document?.removeEventListener('visibilitychange', this.#onVisibility);
    globalThis.removeEventListener?.('pagehide', this.#onVisibility);
  }

  /** One write after the other until nothing is left to write. */
  #write(): Promise<void> {
    this.#become({ state: 'saving' });
    return (this.#writing ??= this.#drain());
  }

  /** Begins after the current task's other changes, and is over before anybody hears of it. */
  async #drain(): Promise<void> {
    await undefined;
    while (this.#dirty) {
      const edits = this.#edits;
      this.#edits = new Map();
      this.#dirty = false;
      const saved = await this.#options.drafts.save(this.#options.key, (stored) =>
        applyEdits(stored, this.#fresh(), edits, this.#tab),
      );
      if (!saved.ok) {
        // Put the edits back under those made meanwhile: the next change or flush tries again.
        for (const [id, { value }] of this.#edits)
          edits.set(id, { value, before: edits.has(id) ? edits.get(id)!.before : this.#edits.get(id)!.before });
        this.#edits = edits;
        this.#dirty = true;
        this.#writing = undefined;
        return this.#become({ state: 'failed', reason: saved.reason });
      }
      if (saved.draft) this.#know(saved.draft);
      this.#tell();
    }
    this.#writing = undefined;
    this.#become({ state: 'saved', at: this.#clock.now() });
  }

  /** The whole draft as this tab sees it. */
  #fresh(): Draft {
    const savedAt = this.#clock.now();
    return {
      ...this.#options.definition,
      schema: SCHEMA,
      id: this.id,
      locale: this.locale,
      answers: this.#view,
      ...(this.#at !== undefined && { at: this.#at }),
      startedAt: this.startedAt,
      savedAt,
      expiresAt: savedAt + (this.#options.days ?? 30) * DAY,
      by: {},
    };
  }

  /** Reads the row again and tells the page when another tab left it different from what this tab knows. */
  async #look(): Promise<void> {
    try {
      const draft = await this.#options.drafts.load(this.#options.key);
      if (mark(draft) === this.#known) return;
      if (draft) this.#know(draft);
      else this.#known = '';
      this.#options.onother?.(draft);
    } catch {
      // The next save will say what is wrong with the storage.
    }
  }

  #know(draft: Draft): void {
    this.id = draft.id;
    this.startedAt = draft.startedAt;
    this.#known = mark(draft);
  }

  #forget(): void {
    this.#edits.clear();
    this.#dirty = false;
    this.#view = {};
    this.#at = undefined;
    this.#known = '';
    this.id = (this.#options.newId ?? uuidv7)();
    this.startedAt = this.#time();
  }

  #become(state: KeepState): void {
    this.state = state;
    this.#options.onstate?.(state);
  }

  #tell(): void {
    this.#channel?.postMessage(this.#options.key);
  }

  /** Now in RFC 3339; a clock beyond what dates can hold says 1970. */
  #time(): string {
    const now = this.#clock.now();
    return new Date(Math.abs(now) < 8.64e15 ? now : 0).toISOString();
  }

  readonly #onVisibility = (): void => {
    if (this.#dirty) void this.flush();
    if (globalThis.document?.visibilityState === 'visible') void this.#look();
  };
}

/** What tells two states of a row apart. */
const mark = (draft: Draft | undefined): string => (draft ? draft.id + draft.rev : '');
