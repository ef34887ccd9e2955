import type { Questionnaire } from '../contract/questionnaire.ts';
import {
  DraftKeeper,
  isClosed,
  jsonParcel,
  type AnyReceipt,
  type Draft,
  type Drafts,
  type Entry,
  type KeepState,
  type Outbox,
} from '../delivery/index.ts';
import type { VarcoAcceptedEvent } from '../element/events.ts';
import type { FileBox } from './equipment.ts';
import type { FieldContext } from '../fields/index.ts';
import type { Answers, Form, Path, QuestionState } from '../form/index.ts';

/** What a sitting needs of its element. */
export interface Host {
  readonly activeLocale: string;
  readonly headingLevel?: number | null;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  readonly requestHeaders?: Record<string, string>;
  address(name: 'endpoint'): string | undefined;
  requestUpdate(): void;
  /** an answer or the step is another */
  changed(): void;
  speak(locale: string): void;
  send(): Promise<void>;
  erase(): Promise<void>;
  copyCode(): void;
}

/** Where a sitting keeps what is unfinished. */
export interface Kept {
  readonly drafts: Drafts;
  /** on this device, beyond this page */
  readonly stored?: boolean;
  /** copies the link that resumes a draft elsewhere, where copies of drafts go to an address; says whether it could */
  readonly share?: (key: string) => Promise<boolean>;
  /** the files that were chosen, where the document asks for some */
  readonly files?: FileBox | undefined;
}

/** What all documents that are answered say of themselves. */
export type Answerable = Pick<
  Questionnaire,
  'id' | 'version' | 'digest' | 'locales' | 'title' | 'opens' | 'closes' | 'thanks' | 'privacy' | 'onePer'
>;

/**
 * One respondent answering one document: the draft that follows what they type, the outbox that carries what they send,
 * what is said meanwhile. It changes through its calls and through what the stores report; after each change it asks its
 * host to render. What is asked, and in which steps, is the widget's: it gives the members that are abstract here.
 */
export abstract class Sitting implements FieldContext {
  readonly idPrefix: string = 'q-';
  abstract readonly form: Form;
  /** `sent`: the endpoint has it, and nothing changed since */
  phase: 'answering' | 'sending' | 'sent' = 'answering';
  keeping: KeepState = { state: 'idle' };
  /** a draft that was found and taken up */
  found: Draft | undefined;
  /** a newer state of this draft, from another tab */
  elsewhere: Draft | undefined;
  entry: Entry | undefined;
  receipt: AnyReceipt | undefined;
  /** of earlier answers of the same respondent, which these are to take the place of */
  replaces: AnyReceipt | undefined;
  /** where the receipt leads on to */
  ways: VarcoAcceptedEvent['ways'] = [];
  /** what is asked in place before it is done, what opens on demand, or what was said of it */
  asking = '';
  /** for screen readers */
  said = '';
  /** what takes the focus after the next render: the step's heading, the summary, or a question */
  focus: 'step' | 'summary' | Path | undefined;
  /** fields, and steps by `#` and their id, where all that is wrong is said */
  protected readonly shown = new Set<string>();
  readonly #keeper: DraftKeeper;
  readonly #key: string;
  /** the way to the endpoint, if the page names one */
  outbox: Outbox | undefined;
  #opened = false;
  /** the answers that it began with, while nothing was answered */
  #blank = '';

  /** @param key which draft: the document's id, and whatever tells two drafts of it apart */
  constructor(
    readonly host: Host,
    public definition: Answerable,
    readonly kept: Kept,
    key: string,
  ) {
    this.#key = key;
    this.#keeper = new DraftKeeper({
      drafts: kept.drafts,
      key,
      definition: { about: definition.id, version: definition.version, digest: definition.digest ?? '' },
      locale: this.locale,
      onstate: (state) => this.set({ keeping: state }),
      onother: (draft) => this.set({ elsewhere: draft }),
    });
  }

  /** Where one is: a step's id, or undefined at the beginning. */
  protected abstract at: string | undefined;
  /** What a draft keeps: answers by id, less those that are never kept. */
  protected abstract answers(): Record<string, unknown>;
  /** Shows these answers in place of those of the page: of a draft, or none. */
  protected abstract show(answers: Answers | undefined): void;
  /** Answers that were found and have no place in this document. */
  abstract readonly unplaced: Readonly<Record<string, unknown>>;
  /** The step that is shown. */
  abstract readonly step: { readonly id: string };
  /** The step that a question stands in, by its path. */
  protected abstract stepOf(path: Path): string | undefined;
  /** To the question itself, from a summary or the review. */
  abstract jump(path: Path): void;
  /** To a step, and the focus to its heading or to what is named. */
  abstract go(step: string | undefined): void;

  /** Changes the state and has it shown. */
  set(change: Partial<Pick<Sitting, 'keeping' | 'elsewhere' | 'found' | 'asking' | 'said' | 'focus' | 'phase'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }

  // ---- what fields need

  get locale(): string {
    return this.host.activeLocale;
  }
  get locales(): readonly string[] {
    return this.definition.locales;
  }
  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }
  get updateComplete(): Promise<unknown> {
    return this.host.updateComplete;
  }
  get files(): FileBox | undefined {
    return this.kept.files;
  }

  /** The question at a path. */
  question(path: Path): QuestionState | undefined {
    return this.form.state(path);
  }

  /** After Continue or the review, everything wrong in a step is said; before, what was wrong when a field was left. */
  shows(path: Path): boolean {
    return this.shown.has(path) || this.shown.has(`#${this.stepOf(path)}`);
  }

  touched(path: Path): void {
    const problem = this.question(path)?.problem;
    if (!problem || problem.code === 'required') return;
    this.shown.add(path);
    this.host.requestUpdate();
  }

  announce(said: string): void {
    this.set({ said });
  }

  // ---- keeping

  /** Which outbox it sends by. */
  get scope(): string {
    return this.definition.id;
  }
  get id(): string {
    return this.#keeper.id;
  }
  get startedAt(): string {
    return this.#keeper.startedAt;
  }

  /** Looks for what an earlier visit left: a draft, a submission on its way, a receipt. */
  async open(): Promise<void> {
    // where storage is slow one has begun to answer by now: what this page itself wrote is no draft of an earlier visit
    const { id } = this;
    const draft = await this.#keeper.open();
    if (draft && draft.id !== id && !isClosed(draft) && !this.#opened) this.take(draft);
    this.#opened = true;
    const entry = (await this.outbox?.entries())?.find((e) => e.id === draft?.id);
    if (entry) this.delivered(entry);
    void this.outbox?.resume();
  }

  close(): void {
    this.#keeper.close();
    this.outbox?.stop();
  }

  /** Shows a draft's answers in place of those of the page. */
  take(draft: Draft): void {
    this.#keeper.adopt(draft);
    this.#blank = '';
    this.at = draft.at;
    this.show(draft.answers as Answers);
    this.set({ found: draft, elsewhere: undefined });
  }

  /** Resolves when what was answered is on disk, or could not be put there; from then on `id` is final. */
  flush(): Promise<KeepState> {
    return this.#keeper.flush();
  }

  /** Having looked around makes no draft: what is there now is what it began with. */
  protected begin(): void {
    this.#blank = JSON.stringify(this.answers());
  }

  protected save(): void {
    const answers = this.answers();
    if (this.#blank && JSON.stringify(answers) === this.#blank) return;
    this.#blank = '';
    this.#keeper.locale = this.locale;
    this.#keeper.save(answers, this.at);
  }

  /** Forgets the answers on this device. What is on the page stays until `clear`. @param receipt the receipt may stay */
  async forget(receipt?: unknown): Promise<void> {
    const { entry } = this;
    await this.#keeper.clear();
    if (entry && !receipt) await this.outbox?.discard(entry.id);
  }

  /**
   * Forgets every answer, here and on this device: for the next respondent, or to begin again. On a device of their own
   * the receipt stays its time where each may answer once: who answers anew will be asked for it.
   */
  async clear(): Promise<void> {
    for (const set of [this.shown, this.files]) set?.clear();
    this.phase = 'answering';
    this.show(undefined);
    await this.forget(this.definition.onePer && this.kept.stored && this.receipt);
    this.begin();
    this.found = this.entry = this.receipt = this.replaces = this.at = undefined;
    this.go(undefined);
  }

  /** The link that resumes this draft on another device, copied. */
  async share(): Promise<void> {
    await this.flush();
    if (await this.kept.share!(this.#key)) this.set({ asking: 'copied' });
  }

  // ---- sending

  /** Hands the submission over to the outbox: from here on it is sent, whatever happens to this page. */
  async send(json: string): Promise<void> {
    const parcel = (await this.files?.parcel(this.id, json)) ?? jsonParcel(this.id, json);
    this.delivered(await this.outbox!.add({ ...parcel, replaces: this.replaces }));
    this.set({ focus: 'step' });
  }

  /** What the outbox says. @returns whether it is over now, and was not before */
  delivered(entry: Entry): boolean {
    const { id, phase, definition } = this;
    const before = this.entry?.state;
    if (entry.id !== id) return false;
    this.entry = entry;
    const accepted = entry.state === 'accepted';
    if (accepted) {
      this.receipt = entry.receipt ?? { id };
      if (phase !== 'sent') void this.#keeper.sent(definition.digest);
    }
    const over = accepted || entry.state === 'refused';
    this.set({ phase: accepted ? 'sent' : over ? 'answering' : 'sending' });
    const news = over && !!before && before !== entry.state;
    if (news) this.set({ focus: 'step' });
    return news;
  }
}
