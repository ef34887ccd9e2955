import type { Phase } from '../contract/interview.ts';
import { counts, LINE, MOST_TRACKS, type InterviewModels } from '../form/interview.ts';
import type { Draft } from '../delivery/index.ts';
import { Form, type Answer, type Answers, type Path, type Problem, type QuestionState } from '../form/index.ts';
import { same } from '../form/values.ts';
import { Sitting, type Host, type Kept } from '../respondent/sitting.ts';
import {
  Entry,
  FormContext,
  nothingBeside,
  takeApart,
  type Beside,
  type Evidence,
  type List,
  type Told,
} from './entry.ts';
import type { Notes } from './notes.ts';
import { given } from './read.ts';
import { REVIEW, stepAt, steps, type Step } from './steps.ts';
import type { InterviewAnswers } from './types.ts';

/** What was taken out last, to be put back in its place. */
export interface Gone {
  readonly entry: Entry;
  readonly index: number;
}

/**
 * A sitting at an interview. It has a form for the phases' own questions, one for each experience and one for each
 * track; of these one is on the page at a time: `context` is what it is drawn with. Paths are those of the submission
 * (`experiences/x1/channel`).
 */
export class InterviewSitting extends Sitting {
  readonly main: FormContext;
  experiences: Entry[] = [];
  tracks: Entry[] = [];
  gone: Gone | undefined;
  beside = nothingBeside();
  /** somebody leads the conversation and writes: what they note for themselves */
  notes: Notes | undefined;
  /** Continue or Send was pressed and something is wrong: the summary is shown */
  summary = false;
  /** a link led here: the step that Continue leads back to */
  returning: string | undefined;
  /** the question that takes the focus after the next render */
  wanted: Path | undefined;
  readonly visited = new Set<string>();
  /** the steps, and the experiences they were made of */
  #steps: readonly [of: readonly Entry[] | undefined, all: readonly Step[]] = [undefined, []];
  protected at: string | undefined;

  constructor(
    host: Host,
    readonly models: InterviewModels,
    kept: Kept,
    readonly known: Answers | undefined,
    /** what the page's own data begins it with (prefill.ts), where there is no draft */
    readonly prefilled?: Answers,
  ) {
    super(host, models.definition, kept, models.definition.id);
    const form = new Form(models.main);
    this.main = new FormContext(this, form, '');
    this.show(undefined);
    this.begin();
    form.subscribe(this.#changed);
  }

  readonly #changed = (): void => {
    this.save();
    this.host.changed();
  };

  // ---- keeping

  /** What a draft keeps, each answer under a key of its own; `taken/<key>` beside those taken over that are as they were. */
  override answers(): Record<string, unknown> {
    const { form } = this.main;
    const all: Record<string, unknown> = { ...form.unplaced, ...form.answers(false) };
    for (const entry of [...this.experiences, ...this.tracks]) Object.assign(all, entry.flat);
    for (const part of ['edits', 'evidence'] as const)
      for (const id in this.beside[part]) all[`${part}/${id}`] = this.beside[part][id];
    const { taken } = this.beside;
    for (const key in taken) if (same(all[key] as Answer, taken[key])) all[`taken/${key}`] = true;
    return all;
  }

  protected show(answers: Answers | undefined): void {
    if (!answers) this.visited.clear();
    const { main, beside, ...lists } = takeApart({ ...this.known, ...(answers ?? this.prefilled) });
    for (const list of ['experiences', 'tracks'] as const)
      this[list] = lists[list].map((told) => this.#entry(list, told));
    this.beside = beside;
    this.gone = this.returning = undefined;
    // it tells, last, that all is another
    this.main.form.reset(main);
  }

  /** From another tab: what stands once the writing of this one is stored too. The later of two answers to a question
   * does, and the other is kept beside it. */
  override take(draft: Draft): void {
    if (!this.elsewhere) return super.take(draft);
    const now = this.flush().then(() => this.kept.drafts.update(this.models.definition.id, () => undefined));
    void now
      .catch(() => undefined)
      .then((stored) => {
        super.take(stored ?? draft);
        this.set({ focus: 'step' });
      });
  }

  get unplaced(): Answers {
    return Object.fromEntries(
      [this.main, ...[...this.experiences, ...this.tracks].map(({ context }) => context)].flatMap(({ form, base }) =>
        Object.entries(form.unplaced).map(([id, value]) => [base + id, value]),
      ),
    );
  }

  /** What is sent, and what the mirror, the ladder and the document are made of. */
  submitted(): InterviewAnswers {
    const { experiences, tracks, beside } = this;
    const { edits } = beside;
    // of answers that were taken back since nothing is sent, nor what was said of them
    const evidence = Object.fromEntries(Object.entries(beside.evidence).filter(([path]) => this.answered(path)));
    const there = new Set(experiences.map(({ id }) => id));
    return {
      ...this.main.form.submitted(),
      experiences: experiences.map(({ id, marks, sent }) => ({ id, ...marks, ...sent })),
      tracks: tracks.map(({ id, found, sent }) => {
        const still = found.filter((e) => there.has(e));
        return { id, ...(still.length && { experiences: still }), ...sent };
      }),
      ...(Object.keys(edits).length && { edits }),
      ...(Object.keys(evidence).length && { evidence }),
      mode: this.notes ? 'guided' : 'self',
    } as unknown as InterviewAnswers;
  }

  override async open(): Promise<void> {
    await Promise.all([this.notes?.open(), super.open()]);
  }

  override close(): void {
    super.close();
    this.notes?.close();
  }

  override async clear(): Promise<void> {
    await Promise.all([super.clear(), this.notes?.clear()]);
  }

  // ---- experiences and tracks

  #entry(list: List, { id, marks, answers }: Told): Entry {
    const form = new Form(this.models[list === 'tracks' ? 'track' : 'experience'], { answers });
    const entry = new Entry(list, id, new FormContext(this, form, `${list}/${id}/`), marks);
    form.subscribe(this.#changed);
    return entry;
  }

  /** How many there may be. */
  most(list: List): number {
    const { experience, ladder } = this.models.definition;
    return list === 'experiences' ? experience.max : (ladder.max ?? MOST_TRACKS);
  }

  /** Lines an entry up, where there is place for one more. */
  put(list: List, told: Told): Entry | undefined {
    if (this[list].length >= this.most(list)) return;
    const entry = this.#entry(list, told);
    this[list] = [...this[list], entry];
    this.gone = undefined;
    this.#changed();
    return entry;
  }

  /** Adds an entry and opens it; its id says nothing of it and is never given again. */
  add(list: List, answers: Answers = {}, marks: Answers = {}): void {
    const [a, b] = crypto.getRandomValues(new Uint32Array(2));
    const id = `${list === 'tracks' ? 't' : 'x'}${a!.toString(36)}${b!.toString(36)}`;
    const entry = this.put(list, { id, marks, answers });
    if (entry) this.edit(entry);
  }

  /** Opens an entry where it is lined up. */
  edit({ list, id }: Entry): void {
    this.go(`${this.#home(list)}/${id}`);
  }

  remove(entry: Entry): void {
    const { list } = entry;
    const index = this[list].indexOf(entry);
    this[list] = this[list].toSpliced(index, 1);
    this.gone = { entry, index };
    // the button that was pressed goes with the entry
    this.focus = 'gone';
    this.#changed();
  }

  undo(): void {
    if (!this.gone) return;
    const { entry, index } = this.gone;
    this[entry.list] = this[entry.list].toSpliced(index, 0, entry);
    this.gone = undefined;
    this.focus = entry.base;
    this.#changed();
  }

  /** Says something of an entry outside its form; undefined takes it back. */
  mark(entry: Entry, marks: Answers): void {
    entry.marks = Object.fromEntries(
      Object.entries({ ...entry.marks, ...marks }).filter(([, value]) => value !== undefined),
    );
    this.#changed();
  }

  /** Puts a sentence of the document in other words; undefined takes them back. */
  reword(id: string, own: string | undefined): void {
    this.#say('edits', id, own);
  }

  /** Says how sure an answer is, or where it comes from; empty takes it back. */
  attest(path: Path, change: Evidence): void {
    const said = Object.entries({ ...this.beside.evidence[path], ...change }).filter(([, value]) => value);
    this.#say('evidence', path, said.length ? Object.fromEntries(said) : undefined);
  }

  #say<P extends keyof Beside>(part: P, id: string, value: Beside[P][string] | undefined): void {
    if (value === undefined) delete this.beside[part][id];
    else this.beside[part][id] = value as never;
    this.#changed();
  }

  /** Whether there is an answer at a path that is sent. */
  answered(path: Path): boolean {
    const state = this.question(path);
    return !!state?.visible && given(state.value);
  }

  get explored(): Entry[] {
    return this.experiences.filter((entry) => entry.explored);
  }

  /** How many too few (below 0) or too many are chosen to be retraced. */
  get miscount(): number {
    const { min, max } = this.models.definition.experience.explore;
    const { length } = this.explored;
    return length > max ? length - max : Math.min(0, length - Math.min(min, max));
  }

  // ---- steps

  get phases(): readonly Phase[] {
    return this.models.definition.phases;
  }
  /** It is another list only when other experiences are retraced: an answer costs the same with sixty as with one. */
  get steps(): readonly Step[] {
    const { explored } = this;
    const [last, all] = this.#steps;
    if (last?.length === explored.length && last.every((entry, i) => entry === explored[i])) return all;
    const made = steps(this);
    this.#steps = [explored, made];
    return made;
  }
  get step(): Step {
    return stepAt(this.steps, this, this.at);
  }
  /** what the questions on the page are drawn with */
  get context(): FormContext {
    return this.step.entry?.context ?? this.main;
  }
  get form(): Form {
    return this.context.form;
  }

  #home(list: List): string | undefined {
    const kind = list === 'tracks' ? 'ladder' : 'timeline';
    return this.phases.find((phase) => phase.kind === kind)?.id;
  }

  /** This step's questions, also those that are not asked now. */
  asked({ entry, section, phase }: Step = this.step): QuestionState[] {
    const { form } = entry?.context ?? this.main;
    const own = section ?? form.model.sections.find(({ id }) => id === (entry ? 'track' : phase?.id));
    const line = entry?.list === 'experiences' && !section;
    const questions = line
      ? form.model.sections.flatMap((s) => s.questions.filter(({ id }) => LINE.includes(id)))
      : (own?.questions ?? []);
    return questions.flatMap((q) => (q.type === 'calculated' && q.hidden ? [] : (this.#states(form, q.id) ?? [])));
  }

  #states(form: Form, id: string): QuestionState | undefined {
    // what nobody asked for yet is worked out when it is read
    form.read(id);
    return form.state(id);
  }

  /** What is wrong in a step, by the paths of the submission. */
  problemsIn(step: Step = this.step): Problem[] {
    const { id, entry, section, phase } = step;
    if (id === REVIEW) return this.#all();
    if (!entry) return phase ? this.main.form.problems(phase.id) : [];
    const found = section ? entry.form.problems(section.id) : entry.problems;
    return found
      .filter((problem) => section || entry.list === 'tracks' || LINE.includes(problem.path))
      .map((problem) => ({ ...problem, path: entry.base + problem.path }));
  }

  #all(): Problem[] {
    const of = ({ base, list, explored, problems }: Entry): Problem[] =>
      problems
        .filter((problem) => list === 'tracks' || counts(problem, explored))
        .map((problem) => ({ ...problem, path: base + problem.path }));
    return [...this.main.form.problems(), ...this.experiences.flatMap(of), ...this.tracks.flatMap(of)];
  }

  /** The entry that a path leads into, by its id or, as an endpoint names it, by its place in the list. */
  #within(path: Path): { entry: Entry; rest: Path } | undefined {
    const [list, id, ...rest] = path.split('/');
    if (list !== 'experiences' && list !== 'tracks') return undefined;
    const entry = this[list].find((e) => e.id === id) ?? this[list][Number(id)];
    return entry && { entry, rest: rest.join('/') };
  }

  override question(path: Path): QuestionState | undefined {
    const { entry, rest } = this.#within(path) ?? {};
    if (!entry) return this.main.form.state(path);
    const state = this.#states(entry.form, rest!.split('/')[0]!) && entry.form.state(rest!);
    return state && { ...state, path };
  }

  /** The step that asks for a path: of an experience that is retraced the loop's, of another the timeline's. */
  protected stepOf(path: Path): string | undefined {
    const { entry, rest } = this.#within(path) ?? {};
    const id = (rest ?? path).split('/')[0]!;
    if (!entry) return this.models.main.nodes.get(id)?.section;
    const section = this.models.experience.nodes.get(id)?.section;
    const loop = this.phases.find(({ kind }) => kind === 'loop')?.id;
    if (entry.list === 'experiences' && entry.explored && loop && section) return `${loop}/${entry.id}/${section}`;
    return `${this.#home(entry.list)}/${entry.id}`;
  }

  override shows(path: Path): boolean {
    // on the timeline, what is wrong with a line is said also where its experience is retraced
    return super.shows(path) || (this.#within(path) !== undefined && this.shown.has(`#${this.step.id}`));
  }

  go(id = this.step.id, returning?: string, focus: 'step' | Path = 'step'): void {
    this.visited.add(this.step.id);
    this.at = id;
    this.returning = returning;
    if (id === REVIEW) for (const step of this.steps) this.shown.add(`#${step.id}`);
    this.save();
    this.summary = false;
    this.wanted = focus === 'step' ? undefined : focus;
    // what was said of the last step is not to be read in this one
    this.set({ focus: focus === 'step' ? 'step' : undefined, asking: '', said: '' });
    this.host.changed();
  }

  /** Goes so many steps on; forwards only when nothing in this step is wrong, and back to where a link was followed. */
  move(by: number): void {
    const { steps: all, step } = this;
    // who followed a link to look may go back as it is: the review says what is wrong
    if (by > 0 && this.returning !== undefined) return this.go(this.returning);
    if (by > 0 && !this.stands()) return;
    // an entry that is open closes
    if (step.open) return this.go(step.phase!.id);
    this.go(all[all.findIndex((s) => s.id === step.id) + by]!.id);
  }

  /** Whether nothing is wrong in this step (on the review: anywhere). What is wrong is said. */
  stands(): boolean {
    const { step } = this;
    this.shown.add(`#${step.id}`);
    const stands = !this.problemsIn().length && (step.id !== REVIEW || !this.miscount);
    this.summary ||= !stands;
    if (!stands) this.set({ focus: 'summary' });
    return stands;
  }

  /** To a question, or to an entry where nothing of it is named. */
  jump(path: Path): void {
    const { entry, rest = path } = this.#within(path) ?? {};
    const here = this.step;
    const there = this.stepOf(path);
    if (there === undefined) return;
    const focus = rest || 'step';
    if (there === here.id || (entry && here.entry === entry && this.asked().some((q) => q.path === rest.split('/')[0])))
      this.#look(rest);
    else this.go(there, here.id, entry && this.question(path) ? rest : entry ? 'step' : focus);
  }

  /** To where an experience is told; Continue leads back to where one was before looking at any. */
  visit({ id }: Entry): void {
    const { step } = this;
    const back = this.returning ?? (step.open && step.entry!.list === 'experiences' ? step.phase!.id : step.id);
    const there = this.steps.find(({ entry }) => entry?.id === id)?.id ?? `${this.#home('experiences')}/${id}`;
    this.go(there, `${there}/`.startsWith(`${back}/`) ? undefined : back);
  }

  #look(path: Path): void {
    this.wanted = path;
    this.host.requestUpdate();
  }
}
