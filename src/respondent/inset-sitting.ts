import type { Questionnaire } from '../contract/questionnaire.ts';
import type { Submission } from '../contract/submission.ts';
import type { Entry } from '../delivery/index.ts';
import { build, Form, type Answer, type Answers, type Path, type Problem, type QuestionState } from '../form/index.ts';
import { isBlank, same } from '../form/values.ts';
import { interfaceLocale, withLocale } from '../locale/index.ts';
import type { Copy } from './outcome.ts';
import { Sitting, type Host, type Kept } from './sitting.ts';

/** What an inset form asks, in the language of the interface. */
export type Asked = Pick<Questionnaire, 'title' | 'thanks' | 'privacy' | 'sections'>;

/**
 * A form inside a widget that is not one itself: what it asks, and what is sent of that. Functions are called while
 * rendering, or as if: `msg` speaks the person's language; `define` is called anew when that changes.
 */
export interface InsetForm {
  readonly kind: Submission['kind'];
  /** id of what the submission is about, or `new` */
  readonly about: string;
  /** the document that the widget shows: drafts and what waits to be sent are kept by its id */
  readonly document: { readonly id: string; readonly version?: string; readonly digest?: string | undefined };
  /** tells apart two drafts of this kind about the same */
  readonly key?: string | undefined;
  /** answers that the form begins with */
  readonly known?: Answers | undefined;
  define(): Asked;
  /** who gets it, by the answers, where that is not `about` */
  addressee?(form: Form): string | undefined;
  /** the answers of the submission */
  answers(form: Form): Record<string, unknown>;
  /** sections that are folded until something in them is answered or opened */
  readonly folded?: readonly string[];
  /** follows each answer: may fill in others because of it */
  follow?(form: Form): void;
  /** told first, on a step of its own: what will happen */
  before?(): unknown;
  /** looked over last, before it is sent */
  review?(s: InsetSitting): unknown;
  /** it cannot be sent now, for nothing in it is worth it or nobody takes it: `review` or `beside` say so */
  idle?(s: InsetSitting): boolean;
  /** drawn after a section's questions */
  beside?(section: string, s: InsetSitting): unknown;
  /** the question that an endpoint means by a pointer below `/answers/`, where it is not called so itself */
  place?(pointer: string): Path | undefined;
  /** members of the submission beside the answers */
  more?(form: Form): Partial<Submission>;
  /** why it was refused, where the endpoint's problem is one that this form knows; undefined says what is said of any */
  refused?(s: InsetSitting): unknown;
  /** drawn in place of what is said while it is on its way, below its heading `step` */
  sending?(s: InsetSitting, said: Copy): unknown;
  /** drawn in place of the receipt's own words, below its heading `step` */
  received?(s: InsetSitting, said: Copy): unknown;
  /** in words: nobody takes what is sent about this any more */
  gone(): string;
  /** what the button says that begins anew after a receipt */
  again(): string;
  /** what the button says that closes the form */
  close(): string;
}

export type InsetStep = 'before' | 'ask' | 'review';

interface Refused extends Omit<Problem, 'path'> {
  readonly value: Answer;
}

/** A sitting at an inset form: perhaps what will happen, then all its questions on one page, perhaps a last look. */
export class InsetSitting extends Sitting {
  override readonly idPrefix = 'n-';
  form!: Form;
  /** Send or Continue was pressed and something is wrong: the summary is shown */
  summary = false;
  protected at: string | undefined;
  #language = '';
  #refused = new Map<Path, Refused>();
  readonly #unfolded = new Map<string, boolean>();
  readonly #patched = new WeakMap<QuestionState, QuestionState>();

  constructor(
    host: Host,
    public asks: InsetForm,
    kept: Kept,
  ) {
    const { document, kind, about, key } = asks;
    const id = [document.id, kind, about, key].filter(Boolean).join('.');
    super(host, { id, version: '1', locales: [], title: '' }, kept, id);
    this.speak();
    this.begin();
  }

  override get scope(): string {
    return this.asks.document.id;
  }

  /** Asks in the language that the element speaks now; what was answered stays. */
  speak(): void {
    const language = interfaceLocale(this.locale);
    if (language === this.#language) return;
    this.#language = language;
    const { id, version } = this.definition;
    const definition: Questionnaire = {
      ...withLocale(this.locale, () => this.asks.define()),
      id,
      version,
      locales: [language],
    };
    this.definition = definition;
    const before = this.form as Form | undefined;
    const form = new Form(build(definition), {
      answers: before ? { ...before.unplaced, ...before.answers() } : this.asks.known,
    });
    this.form = form;
    let following = false;
    form.subscribe(() => {
      // what follows an answer is told as one change with it
      if (following) return;
      following = true;
      this.asks.follow?.(form);
      following = false;
      this.save();
      this.host.changed();
    });
  }

  /** Asks by a newer state of the same document; what was answered stays. */
  renew(asks: InsetForm): void {
    this.asks = asks;
    this.#language = '';
    this.speak();
  }

  // ---- keeping

  protected answers(): Record<string, unknown> {
    return { ...this.form.unplaced, ...this.form.answers(false) };
  }
  protected show(answers: Answers | undefined): void {
    this.form.reset({ ...this.asks.known, ...answers });
  }
  get unplaced(): Answers {
    return this.form.unplaced;
  }

  /** What is written next goes out under another id only once the old one is forgotten: sending waits for that. */
  cleared: Promise<void> = Promise.resolve();
  override clear(): Promise<void> {
    return (this.cleared = super.clear());
  }

  // ---- steps

  get step(): { readonly id: InsetStep } {
    const { at, asks } = this;
    return { id: (at as InsetStep | undefined) ?? (asks.before ? 'before' : 'ask') };
  }
  protected stepOf(): string {
    return 'ask';
  }
  go(step?: InsetStep, focus: Path = 'step'): void {
    this.at = step;
    this.summary = false;
    this.save();
    this.set({ focus, asking: '' });
    this.host.changed();
  }
  jump(path: Path): void {
    this.unfold(path);
    if (this.step.id === 'ask') this.set({ focus: path });
    else this.go('ask', path);
  }

  /** Whether a section's questions are shown. */
  isUnfolded(section: string): boolean {
    const { folded } = this.asks;
    return (
      !folded?.includes(section) ||
      (this.#unfolded.get(section) ?? this.drawn(section).some(({ value }) => !isBlank(value)))
    );
  }
  /** Folds a section, or opens it; or the one that a question stands in. */
  unfold(path: Path, open = true): void {
    this.#unfolded.set(this.form.model.nodes.get(path.split('/')[0]!)?.section ?? path, open);
  }

  /** Whether nothing is wrong. What is wrong is said, where it is asked. */
  stands(): boolean {
    this.shown.add('#ask');
    const problems = this.form.problems();
    const wrong = problems.length > 0;
    if (wrong) {
      for (const { path } of problems) this.unfold(path);
      this.at = 'ask';
      this.summary = true;
      this.set({ focus: 'summary' });
    }
    return !wrong;
  }

  // ---- what the endpoint refused

  override delivered(entry: Entry): boolean {
    const over = super.delivered(entry);
    if (entry === this.entry && entry.state === 'refused') {
      if (this.at !== 'before') this.at = 'ask';
      const told = (entry.problem?.errors ?? []).flatMap(({ pointer, code, params }) => {
        const state = this.question(pointer.replace('/answers/', ''));
        if (state) this.unfold(state.path);
        return state ? [[state.path, { code, params, value: state.value } as Refused] as const] : [];
      });
      this.#refused = new Map(told);
    }
    return over;
  }

  /** The endpoint does not know, or no longer takes, what this is about. */
  get gone(): boolean {
    const { entry } = this;
    return entry?.state === 'refused' && !!entry.problem?.errors?.some(({ pointer }) => pointer === '/about');
  }

  override question(path: Path): QuestionState | undefined {
    return this.form.state(path) ?? this.form.state(this.asks.place?.(path) ?? '');
  }

  /** Until it is answered otherwise, what was refused says so itself. */
  #told({ path, value }: QuestionState): Refused | undefined {
    const refused = this.#refused.get(path);
    return refused && same(refused.value, value) ? refused : undefined;
  }

  override shows(path: Path): boolean {
    const state = this.form.state(path);
    return super.shows(path) || (!!state && !!this.#told(state));
  }

  #patch(state: QuestionState): QuestionState {
    const known = this.#patched.get(state);
    const told = state.problem ? undefined : this.#told(state);
    const inside = state.items.length && [...this.#refused.keys()].some((path) => path.startsWith(`${state.path}/`));
    if (!told && !inside) return state;
    if (known) return known;
    const items = state.items.map((item) => ({ ...item, fields: item.fields.map((field) => this.#patch(field)) }));
    const patched: QuestionState = {
      ...state,
      problem: told
        ? { path: state.path, code: told.code, ...(told.params && { params: told.params }) }
        : state.problem,
      items,
    };
    this.#patched.set(state, patched);
    return patched;
  }

  /** A section's questions as they are drawn, also those that are not asked now. */
  drawn(section: string): QuestionState[] {
    const { questions } = this.form.model.sections.find(({ id }) => id === section)!;
    return questions.map(({ id }) => this.#patch(this.form.state(id)!));
  }
}
