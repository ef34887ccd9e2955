import { applyEdits, changed, SCHEMA, type Answers, type Draft, type Drafts } from './drafts.ts';
import { uuidv7 } from './ids.ts';
import type { Change, StorageFailure, StorageReason } from './rows.ts';
import { attend } from './tabs.ts';

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

export interface KeeperOptions {
  drafts: Drafts;
  /** which draft: the definition's id, and whatever tells two drafts of it apart */
  key: string;
  definition: Pick<Draft, 'about' | 'version' | 'digest'>;
  locale: string;
  onstate?: (state: KeepState) => void;
  /** another tab changed the draft (undefined: removed it); show it, then `adopt` it if the person's page takes it over */
  onother?: (draft: Draft | undefined) => void;
}

export class DraftKeeper {
  state: KeepState = { state: 'idle' };
  /** the submission id that these answers go out under; final after `flush()`, since the first tab's choice holds */
  id = uuidv7();
  startedAt = new Date().toISOString();
  locale: string;
  readonly #options: KeeperOptions;
  #stop = new AbortController();
  #tell = (_key: string): void => {};
  /** the answers on the page, and those of them that it last knew to be stored */
  #view: Answers = {};
  #seen: Answers = {};
  #at: string | undefined;
  #dirty = false;
  #writing: Promise<void> | undefined;
  #closing: Promise<unknown> | undefined;
  /** what tells the state of the row that this tab knows from any other */
  #known = '';

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.locale = options.locale;
  }

  /**
   * Looks for a draft and begins to listen to other tabs. Undefined when there is none; when storage fails, too, and
   * `state` says so. The answers count as this page's only after `adopt`.
   */
  async open(): Promise<Draft | undefined> {
    const { drafts, key, onother } = this.#options;
    this.#stop = new AbortController();
    const look = async (): Promise<void> => {
      const known = this.#known;
      const draft = this.#know(await drafts.load(key));
      if (this.#known !== known) onother?.(draft);
    };
    const live = (): void => {
      if (this.#dirty) void this.flush();
      look().catch(() => {}); // the next save will say what is wrong with the storage
    };
    this.#tell = attend<string>(this.#stop.signal, (other) => other === key && live(), live);
    return this.#know(await this.#try(drafts.load(key)));
  }

  /** Says that the page now shows these answers (after `open`, or after `onother`). */
  adopt(draft: Draft): void {
    this.#know(draft);
    this.#view = this.#seen = draft.answers;
    this.#at = draft.at;
  }

  /** Everything answered so far, on every change; objects that did not change should be the same objects. */
  save(answers: Answers, at = this.#at): void {
    this.#dirty ||= at !== this.#at || changed(this.#view, answers).length > 0;
    this.#view = answers;
    this.#at = at;
    if (this.#dirty) void this.#write();
  }

  /** Resolves when everything given to `save` is on disk, or could not be put there: the state says which. */
  async flush(): Promise<KeepState> {
    if (this.#dirty || this.#writing) await this.#write();
    return this.state;
  }

  /** Removes the draft from this device ("clear my answers") and begins another under a new id. */
  async clear(): Promise<void> {
    await this.#writing;
    // what closes the draft knows it again by its id, which is another from here on
    await this.#closing;
    this.#dirty = false;
    this.#view = this.#seen = {};
    this.#at = undefined;
    this.id = uuidv7();
    this.startedAt = new Date().toISOString();
    await this.#try(this.#update(() => null).then(() => this.#become({ state: 'idle' })));
  }

  /**
   * Closes the draft after the endpoint accepted its answers: they leave this device, the id and `digest` stay until the
   * draft expires, so that another tab knows. What another tab changed since then is kept.
   */
  async sent(digest = ''): Promise<void> {
    await (this.#closing = this.#close(digest));
  }

  async #close(digest: string): Promise<void> {
    await this.flush();
    const closed = this.#update((stored) => {
      if (stored?.id !== this.id) return undefined;
      const rest = changed(stored.answers, this.#view).length;
      return { ...stored, sent: digest, rev: stored.rev + 1, ...(!rest && { answers: {}, others: {} }) };
    });
    await this.#try(closed);
  }

  /** Stops listening until the next `open`; what is being written is still written. */
  close(): void {
    this.#stop.abort();
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
      this.#dirty = false;
      const fresh: Draft = {
        ...this.#options.definition,
        schema: SCHEMA,
        id: this.id,
        locale: this.locale,
        answers: this.#view,
        at: this.#at,
        startedAt: this.startedAt,
        savedAt: Date.now(),
        rev: 1,
      };
      const saved = await this.#try(this.#update((stored) => applyEdits(stored, fresh, this.#seen)));
      if (!saved) {
        this.#dirty = true; // the next change or flush tries again
        this.#writing = undefined;
        return;
      }
      this.#seen = fresh.answers;
    }
    this.#writing = undefined;
    this.#become({ state: 'saved', at: Date.now() });
  }

  /** One change of the row, which the other tabs hear of. */
  async #update(change: Change<Draft>): Promise<Draft | undefined> {
    const { drafts, key } = this.#options;
    const draft = this.#know(await drafts.update(key, change));
    this.#tell(key);
    return draft;
  }

  /** Says by `state` why something could not be done. */
  async #try<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      this.#become({ state: 'failed', reason: (error as StorageFailure).message });
      return undefined;
    }
  }

  #know(draft: Draft | undefined): Draft | undefined {
    if (draft) ({ id: this.id, startedAt: this.startedAt } = draft);
    this.#known = draft ? draft.id + draft.rev : '';
    return draft;
  }

  #become(state: KeepState): void {
    this.state = state;
    this.#options.onstate?.(state);
  }
}
