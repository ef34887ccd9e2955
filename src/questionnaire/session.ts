import { Form, type Answers, type Model, type Path, type Problem, type QuestionState } from '../form/index.ts';
import { Sitting, type Host, type Kept } from '../respondent/sitting.ts';
import { REVIEW, stepAt, steps, type Step } from './steps.ts';

/** A sitting at a questionnaire: its form, and the step one is at. */
export class Session extends Sitting {
  readonly form: Form;
  /** the step was chosen with "change" on the review: Continue leads back there */
  returning = false;
  /** Continue or Send was pressed and something is wrong: the summary is shown */
  summary = false;
  readonly visited = new Set<string>();
  protected at: string | undefined;

  constructor(
    host: Host,
    readonly model: Model,
    kept: Kept,
    readonly known: Answers | undefined,
  ) {
    const { definition, form } = model;
    super(host, definition, kept, form ? `${definition.id}:${form}` : definition.id);
    this.form = new Form(model, { answers: known });
    this.begin();
    this.form.subscribe(() => {
      this.save();
      host.changed();
    });
  }

  // ---- keeping

  /** Sensitive answers never leave the page before they are sent. */
  protected answers(): Record<string, unknown> {
    return { ...this.form.unplaced, ...this.form.answers(false) };
  }

  protected show(answers: Answers | undefined): void {
    if (!answers) this.visited.clear();
    this.form.reset({ ...this.known, ...answers });
  }

  get unplaced(): Answers {
    return this.form.unplaced;
  }

  // ---- steps

  get steps(): Step[] {
    return steps(this.form);
  }
  get step(): Step {
    return stepAt(this.form, this.at);
  }
  /** this step's questions, also those that are not asked now */
  get asked(): QuestionState[] {
    const questions = this.step.section?.questions ?? [];
    return questions.flatMap((q) => (q.type === 'calculated' && q.hidden ? [] : this.form.state(q.id)!));
  }
  get problems(): Problem[] {
    return this.form.problems(this.step.section?.id);
  }

  protected stepOf(path: Path): string | undefined {
    return this.model.nodes.get(path.split('/')[0]!)?.section;
  }

  go(id = this.step.id, returning = false, focus: Path = 'step'): void {
    this.visited.add(this.step.id);
    this.at = id;
    this.returning = returning;
    if (id === REVIEW) for (const section of this.form.sections) this.shown.add(`#${section.id}`);
    this.save();
    this.summary = false;
    this.set({ focus, asking: '' });
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
    this.shown.add(`#${this.step.id}`);
    const stands = !this.problems.length;
    this.summary ||= !stands;
    if (!stands) this.set({ focus: 'summary' });
    return stands;
  }

  jump(path: Path): void {
    const section = this.stepOf(path)!;
    if (section === this.step.id) this.set({ focus: path });
    else this.go(section, this.step.id === REVIEW, path);
  }
}
