import {
  DraftKeeper,
  isClosed,
  jsonParcel,
  multipartParcel,
  uuidv7,
  type AnyReceipt,
  type Draft,
  type Drafts,
  type Entry,
  type FilePart,
  type KeepState,
  type Outbox,
} from '../delivery/index.ts';
import type { FieldContext } from '../fields/index.ts';
import { Form, type Answers, type Model, type Path, type Problem, type QuestionState } from '../form/index.ts';
import { REVIEW, stepAt, steps, type Step } from './steps.ts';

/** What a session needs of its element. */
export interface Host {
  readonly activeLocale: string;
  readonly headingLevel?: number | null;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** an answer or the step is another */
  changed(): void;
  speak(locale: string): void;
  send(): Promise<void>;
  erase(): Promise<void>;
  copyCode(): void;
  download(): void;
}

/** Where a session keeps what is unfinished. */
export interface Kept {
  readonly drafts: Drafts;
  /** on this device, beyond this page */
  readonly stored?: boolean;
  /** copies the link that resumes a draft elsewhere, where copies of drafts go to an address; says whether it could */
  readonly share?: (key: string) => Promise<boolean>;
}

/**
 * One respondent filling in one questionnaire: the form, the step they are at, the draft that follows what they type,
 * the outbox that carries what they send. It changes through the calls below and through what the stores report; after
 * each change it asks its host to render. The views show it, and the fields find in it what they need.
 */
export class Session implements FieldContext {
  readonly idPrefix = 'q-';
  readonly form: Form;
  /** `sent`: the endpoint has it, and nothing changed since */
  phase: 'answering' | 'sending' | 'sent' = 'answering';
  keeping: KeepState = { state: 'idle' };
  /** a draft that was found and taken up */
  found: Draft | undefined;
  /** a newer state of this draft, from another tab */
  elsewhere: Draft | undefined;
  entry: Entry | undefined;
  receipt: AnyReceipt | undefined;
  /** the step was chosen with "change" on the review: Continue leads back there */
  returning = false;
  /** Continue or Send was pressed and something is wrong: the summary is shown */
  summary = false;
  /** what is asked in place before it is done, what opens on demand, or what was said of it */
  asking = '';
  /** for screen readers */
  said = '';
  /** what takes the focus after the next render: the step's heading, the summary, or a question */
  focus: 'step' | 'summary' | Path | undefined;
  readonly visited = new Set<string>();
  readonly #files = new Map<string, FilePart>();
  /** sections and fields where all that is wrong is said */
  readonly #shown = new Set<string>();
  readonly #keeper: DraftKeeper;
  readonly #key: string;
  /** the way to the endpoint, if the page names one */
  outbox: Outbox | undefined;
  #at: string | undefined;
  #opened = false;
  /** the answers that it began with, while nothing was answered */
  #blank: string;

  constructor(
    readonly host: Host,
    readonly model: Model,
    readonly digest: string | undefined,
    readonly kept: Kept,
    readonly known: Answers | undefined,
  ) {
    const { id, version } = model.definition;
    this.#key = model.form ? `${id}:${model.form}` : id;
    this.#keeper = new DraftKeeper({
      drafts: kept.drafts,
      key: this.#key,
      definition: { about: id, version, digest: digest ?? '' },
      locale: this.locale,
      onstate: (state) => this.set({ keeping: state }),
      onother: (draft) => this.set({ elsewhere: draft }),
    });
    this.form = new Form(model, { answers: known });
    this.#blank = JSON.stringify(this.form.answers());
    this.form.subscribe(() => {
      this.#save();
      host.changed();
    });
  }

  /** Changes the state and has it shown. */
  set(
    change: Partial<
      Pick<Session, 'keeping' | 'elsewhere' | 'found' | 'asking' | 'said' | 'summary' | 'focus' | 'phase'>
    >,
  ): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }

  // ---- what fields need

  get locale(): string {
    return this.host.activeLocale;
  }
  get locales(): readonly string[] {
    return this.model.definition.locales;
  }
  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }
  get updateComplete(): Promise<unknown> {
    return this.host.updateComplete;
  }
  readonly files = {
    keep: (file: File): string => {
      const part = uuidv7();
      this.#files.set(part, { part, file, name: file.name });
      return part;
    },
    drop: (part: string): void => void this.#files.delete(part),
  };

  /** After Continue or the review, everything wrong in a section is said; before, what was wrong when a field was left. */
  shows(path: Path): boolean {
    return this.#shown.has(path) || this.#shown.has(`#${this.#sectionOf(path)}`);
  }

  touched(path: Path): void {
    const problem = this.form.state(path)?.problem;
    if (!problem || problem.code === 'required') return;
    this.#shown.add(path);
    this.host.requestUpdate();
  }

  announce(said: string): void {
    this.set({ said });
  }

  #sectionOf(path: Path): string | undefined {
    return this.model.nodes.get(path.split('/')[0]!)?.section;
  }

  // ---- steps

  get steps(): Step[] {
    return steps(this.form);
  }
  get step(): Step {
    return stepAt(this.form, this.#at);
  }
  /** this step's questions, also those that are not asked now */
  get asked(): QuestionState[] {
    const questions = this.step.section?.questions ?? [];
    return questions.flatMap((q) => (q.type === 'calculated' && q.hidden ? [] : this.form.state(q.id)!));
  }
  get problems(): Problem[] {
    return this.form.problems(this.step.section?.id);
  }

  go(id: string, returning = false, focus: Path = 'step'): void {
    this.visited.add(this.step.id);
    this.#at = id;
    this.returning = returning;
    if (id === REVIEW) for (const { id: section } of this.form.sections) this.#shown.add(`#${section}`);
    this.#save();
    this.set({ focus, summary: false, asking: '' });
    this.host.changed();
  }

  /** Goes so many steps on; forwards only when nothing in this step is wrong, and back to the review if one came from it. */
  move(by: number): void {
    const { steps: all, step } = this;
    if (by > 0 && !this.stands()) return;
    this.go(this.returning && by > 0 ? REVIEW : all[all.findIndex((s) => s.id === step.id) + by]!.id);
  }

  /** Whether nothing is wrong in this step (on the review: anywhere). What is wrong is said. */
  stands(): boolean {
    this.#shown.add(`#${this.step.id}`);
    const stands = !this.problems.length;
    if (!stands) this.set({ summary: true, focus: 'summary' });
    return stands;
  }

  /** To the question itself, from a summary or the review. */
  jump(path: Path): void {
    const section = this.#sectionOf(path)!;
    if (section === this.step.id) this.set({ focus: path });
    else this.go(section, this.step.id === REVIEW, path);
  }

  // ---- keeping

  get id(): string {
    return this.#keeper.id;
  }
  get startedAt(): string {
    return this.#keeper.startedAt;
  }

  /** Looks for what an earlier visit left: a draft, a submission on its way, a receipt. */
  async open(): Promise<void> {
    const draft = await this.#keeper.open();
    if (draft && !isClosed(draft) && !this.#opened) this.take(draft);
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
    this.#at = draft.at;
    this.form.reset({ ...this.known, ...(draft.answers as Answers) });
    this.set({ found: draft, elsewhere: undefined });
  }

  /** Resolves when what was answered is on disk, or could not be put there; from then on `id` is final. */
  flush(): Promise<KeepState> {
    return this.#keeper.flush();
  }

  /** Sensitive answers never leave the page before they are sent; having looked around makes no draft. */
  #save(): void {
    const answers: Record<string, unknown> = { ...this.form.unplaced, ...this.form.answers() };
    for (const { question, name } of this.model.nodes.values())
      if ('sensitive' in question && question.sensitive) for (const key of [name, `${name}_other`]) delete answers[key];
    if (JSON.stringify(answers) === this.#blank) return;
    this.#blank = '';
    this.#keeper.locale = this.locale;
    this.#keeper.save(answers, this.#at);
  }

  /** Forgets the answers on this device. What is on the page stays until `clear`. */
  async forget(): Promise<void> {
    const { entry } = this;
    await this.#keeper.clear();
    if (entry) await this.outbox?.discard(entry.id);
  }

  /** Forgets every answer, here and on this device: for the next respondent, or to begin again. */
  async clear(): Promise<void> {
    for (const set of [this.#shown, this.visited, this.#files]) set.clear();
    this.phase = 'answering';
    this.form.reset(this.known);
    await this.forget();
    this.#blank = JSON.stringify(this.form.answers());
    this.found = this.entry = this.receipt = this.#at = undefined;
    this.go(this.step.id);
  }

  /** The link that resumes this draft on another device, copied. */
  async share(): Promise<void> {
    await this.flush();
    if (await this.kept.share!(this.#key)) this.set({ asking: 'copied' });
  }

  // ---- sending

  /** Hands the submission over to the outbox: from here on it is sent, whatever happens to this page. */
  async send(json: string): Promise<void> {
    const files = [...this.#files.values()].filter(({ part }) => json.includes(part));
    const parcel = files.length ? await multipartParcel(this.id, json, files) : jsonParcel(this.id, json);
    this.delivered(await this.outbox!.add(parcel));
    this.set({ focus: 'step' });
  }

  /** What the outbox says. @returns whether it is over now, and was not before */
  delivered(entry: Entry): boolean {
    const { id, phase } = this;
    const before = this.entry?.state;
    if (entry.id !== id) return false;
    this.entry = entry;
    const accepted = entry.state === 'accepted';
    if (accepted) {
      this.receipt = entry.receipt ?? { id };
      if (phase !== 'sent') void this.#keeper.sent(this.digest);
    }
    const over = accepted || entry.state === 'refused';
    this.set({ phase: accepted ? 'sent' : over ? 'answering' : 'sending' });
    const news = over && !!before && before !== entry.state;
    if (news) this.set({ focus: 'step' });
    return news;
  }
}
