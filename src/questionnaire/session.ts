import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  DraftKeeper,
  isClosed,
  jsonParcel,
  multipartParcel,
  Outbox,
  type AnyReceipt,
  type Draft,
  type Drafts,
  type Entry,
  type FilePart,
  type KeepState,
} from '../delivery/index.ts';
import { Form, type Answers, type Model, type Path } from '../form/index.ts';
import { REVIEW, stepAt, steps, type Step } from './steps.ts';

/**
 * One respondent filling in one questionnaire: the form, the step they are at, the draft that follows what they type,
 * the outbox that carries what they send. It changes through the calls below and through what the stores report; after
 * each change it asks its host to render.
 */
export interface SessionOptions {
  readonly model: Model;
  readonly digest: string | undefined;
  readonly locale: string;
  readonly drafts: Drafts;
  readonly outbox: Outbox | undefined;
  /** answers that the page knows already */
  readonly known?: Answers | undefined;
}

/** Where the respondent stands. `resting`: sent earlier, nothing changed since. */
export type Phase = 'answering' | 'sending' | 'sent';

export class Session implements ReactiveController {
  readonly options: SessionOptions;
  form: Form;
  phase: Phase = 'answering';
  /** id of the step shown */
  at: string | undefined;
  /** Continue was pressed here, or the review seen: everything wrong in it is said from then on */
  readonly attempted = new Set<string>();
  /** fields that were left with something wrong in them */
  readonly touched = new Set<Path>();
  readonly visited = new Set<string>();
  keeping: KeepState = { state: 'idle' };
  /** a draft that was found and taken up; until the person says something about it */
  found: Draft | undefined;
  /** a newer state of this draft, from another tab */
  elsewhere: Draft | undefined;
  entry: Entry | undefined;
  receipt: AnyReceipt | undefined;
  /** chosen "change" on the review: Continue leads back there */
  returning = false;
  /** errors that the endpoint found, by path, in its own codes */
  readonly files = new Map<string, FilePart>();
  readonly #host: ReactiveControllerHost;
  readonly #keeper: DraftKeeper;
  #revision = 0;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: SessionOptions) {
    this.#host = host;
    this.options = options;
    const { model, digest, locale } = options;
    this.#keeper = new DraftKeeper({
      drafts: options.drafts,
      key: model.form ? `${model.definition.id}:${model.form}` : model.definition.id,
      definition: { about: model.definition.id, version: model.definition.version, digest: digest ?? '' },
      locale,
      onstate: (state) => {
        this.keeping = state;
        host.requestUpdate();
      },
      onother: (draft) => {
        this.elsewhere = draft;
        host.requestUpdate();
      },
    });
    this.form = this.#begin(options.known);
    host.addController(this);
  }

  get id(): string {
    return this.#keeper.id;
  }
  get startedAt(): string {
    return this.#keeper.startedAt;
  }
  set locale(locale: string) {
    this.#keeper.locale = locale;
  }

  /** Looks for what an earlier visit left: a draft, a submission on its way, a receipt. Resolves when the form can be shown. */
  async open(): Promise<void> {
    const draft = await this.#keeper.open();
    if (draft && !isClosed(draft)) this.take(draft, true);
    const { outbox } = this.options;
    const entry = (await outbox?.entries())?.find((e) => e.id === draft?.id);
    if (entry) this.delivered(entry);
    void outbox?.resume();
    this.#host.requestUpdate();
  }

  /** Shows a draft's answers in place of those of the page. */
  take(draft: Draft, found = false): void {
    this.form = this.#begin({ ...this.options.known, ...(draft.answers as Answers) });
    this.at = draft.at;
    this.found = found ? draft : this.found;
    this.elsewhere = undefined;
    this.#keeper.adopt(draft);
    this.#set();
  }

  // ---- steps

  get steps(): Step[] {
    return steps(this.form);
  }
  get step(): Step {
    return stepAt(this.form, this.at);
  }

  go(id: string, returning = false): void {
    this.visited.add(this.step.id);
    this.at = id;
    this.returning = returning;
    if (id === REVIEW) for (const s of this.form.sections) this.attempted.add(s.section.id);
    this.save();
    this.#set();
  }

  /** Goes on from this step if nothing in it is wrong. @returns whether it did */
  next(): boolean {
    const { id } = this.step;
    this.attempted.add(id);
    const stands = !this.form.problems(id).length;
    if (stands) {
      const all = this.steps;
      this.go(this.returning ? REVIEW : (all[all.findIndex((s) => s.id === id) + 1]?.id ?? REVIEW));
    } else this.#set();
    return stands;
  }

  back(): void {
    const all = this.steps;
    const before = all[all.findIndex((s) => s.id === this.step.id) - 1];
    if (before) this.go(before.id);
  }

  /** Is it time to say what is wrong with this answer? After Continue, or once the field was left with something in it. */
  shows(path: Path): boolean {
    const head = path.split('/', 1)[0]!;
    const section = this.form.model.nodes.get(head)?.section;
    return (section !== undefined && this.attempted.has(section)) || this.touched.has(path);
  }

  touch(path: Path): void {
    const problem = this.form.state(path)?.problem;
    if (!problem || problem.code === 'required' || this.touched.has(path)) return;
    this.touched.add(path);
    this.#set();
  }

  /** Rises when `shows` may answer differently: part of what a rendered question depends on. */
  get revision(): number {
    return this.#revision;
  }

  // ---- keeping

  /** Gives the draft what is answered now; sensitive answers never leave the page before they are sent. */
  save(): void {
    const answers: Record<string, unknown> = { ...this.form.unplaced, ...this.form.answers() };
    for (const { question, name } of this.form.model.nodes.values()) {
      if ('sensitive' in question && question.sensitive) {
        delete answers[name];
        delete answers[`${name}_other`];
      }
    }
    this.#keeper.save(answers, this.at);
  }

  flush(): Promise<KeepState> {
    return this.#keeper.flush();
  }

  /** Forgets every answer, here and on this device. */
  async clear(): Promise<void> {
    await this.#keeper.clear();
    this.#restart();
  }

  /** Begins another submission after one was sent. */
  async again(): Promise<void> {
    await this.#keeper.clear();
    if (this.entry) await this.options.outbox?.discard(this.entry.id);
    this.#restart();
  }

  // ---- sending

  /** Hands the submission over to the outbox: from here on it is sent, whatever happens to this page. */
  async send(json: string): Promise<void> {
    const files = [...this.files.values()].filter((part) => json.includes(part.part));
    const parcel = files.length ? await multipartParcel(this.id, json, files) : jsonParcel(this.id, json);
    const entry = await this.options.outbox!.add(parcel);
    this.delivered(entry);
  }

  /** What the outbox says of this submission. */
  delivered(entry: Entry): void {
    if (entry.id !== this.id && entry.id !== this.entry?.id) return;
    this.entry = entry;
    if (entry.state === 'accepted') {
      const first = this.phase !== 'sent';
      this.phase = 'sent';
      this.receipt = entry.receipt ?? { id: entry.id };
      if (first) void this.#keeper.sent(this.options.digest);
    } else this.phase = entry.state === 'refused' ? 'answering' : 'sending';
    this.#set();
  }

  hostConnected(): void {
    this.#stop ??= this.form.subscribe(() => this.#changed());
  }

  hostDisconnected(): void {
    this.#keeper.close();
    this.options.outbox?.stop();
  }

  #begin(answers: Answers | undefined): Form {
    this.#stop?.();
    const form = new Form(this.options.model, { answers });
    this.#stop = form.subscribe(() => this.#changed());
    return form;
  }

  #restart(): void {
    this.form = this.#begin(this.options.known);
    this.phase = 'answering';
    this.at = this.found = this.entry = this.receipt = this.elsewhere = undefined;
    this.files.clear();
    for (const set of [this.attempted, this.touched, this.visited]) set.clear();
    this.#set();
  }

  #changed(): void {
    this.save();
    this.#host.requestUpdate();
  }

  #set(): void {
    this.#revision++;
    this.#host.requestUpdate();
  }
}
