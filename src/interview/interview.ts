import { html, type CSSResultGroup, type PropertyValues } from 'lit';
import { DefinitionError } from '../contract/author-issue.ts';
import type { Interview } from '../contract/interview.ts';
import type { Submission } from '../contract/submission.ts';
import { idle } from '../element/varco-element.ts';
import { focusField, listen, type FieldContext } from '../fields/index.ts';
import { interviewModels } from '../form/interview.ts';
import { header, notices } from '../respondent/frame.ts';
import { receipt, sending } from '../respondent/outcome.ts';
import { RespondentElement } from '../respondent/respondent-element.ts';
import type { Kept } from '../respondent/sitting.ts';
import { contentDigest, submissionOf } from '../respondent/submission.ts';
import { interviewStyles } from './interview.styles.ts';
import './messages.ts';
import { InterviewSitting } from './sitting.ts';
import { load, told } from './views/lazy.ts';
import { step } from './views/step.ts';

/**
 * An interview on a page: experiences are lined up and retraced one by one, what recurs in them is shown back, practices
 * are placed on a ladder, and a first frame is written, each sentence of it with the answers it stands on.
 *
 * @tag varco-interview
 * @summary Leads through an interview about experiences, shows what recurs in them, and sends what was told.
 */
export class VarcoInterview extends RespondentElement<Interview, InterviewSitting> {
  static override styles: CSSResultGroup = [RespondentElement.styles, interviewStyles];

  /** what the shadow root listens for: one form's questions are on the page at a time */
  #listening: FieldContext | undefined;

  /** A definition is shown at once and checked when the page has nothing more urgent to do; of a stamped one, the stamp. */
  protected override read(document: unknown): Interview | Promise<Interview> {
    const definition = document as Interview;
    const checking = (this.checking = this.#inspect(document));
    if (!definition?.phases?.length) return checking.then(() => definition);
    const over = (): unknown => this.checking === checking && (this.checking = undefined);
    checking.then(over, (cause) => this.model === document && this.fail(cause).then(over));
    return definition;
  }

  /** @throws DefinitionError with every mistake; nothing when the stamp is right, or when the checks cannot be had */
  async #inspect(document: unknown): Promise<void> {
    const stamp = (document as Partial<Interview> | null)?.digest;
    await new Promise((done) => (stamp ? setTimeout(done, 1000) : idle(done)));
    if (stamp && stamp === (await contentDigest(document))) return;
    const author = await import('../form/interview-compile.ts').catch(() => undefined);
    const issues = author?.inspectInterview(document);
    if (issues?.length) throw new DefinitionError(issues);
  }

  protected override async sit(definition: Interview, kept: Kept): Promise<InterviewSitting> {
    const models = interviewModels(definition);
    const { main, experience, track } = models;
    const all = [main, experience, track];
    if (all.some(({ nodes }) => [...nodes.values()].some(({ question }) => 'pattern' in question))) {
      const patterns = await import('../form/patterns.ts').catch(() => undefined);
      for (const model of all) patterns?.addPatterns(model);
    }
    idle(() => void load());
    return new InterviewSitting(this, models, kept, this.known);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const s = this.sitting;
    if (!s) return;
    if (s.context !== this.#listening) listen((this.#listening = s.context));
    if (s.wanted === undefined) return;
    const path = s.wanted;
    s.wanted = undefined;
    focusField(path, s.context);
  }

  protected override renderSitting(s: InterviewSitting): unknown {
    const view = { answering: step, sending, sent: receipt }[s.phase];
    return [
      header(s),
      notices(s),
      view(s, () => told(s, ({ document }) => document(s, false))),
      html`<div class="unseen" role="status">${s.said}</div>`,
    ];
  }

  protected override stands(s: InterviewSitting): boolean {
    return s.stands();
  }

  protected override submission(s: InterviewSitting): Promise<Submission> {
    const { form } = s.main;
    const asked = form.sections.flatMap((section) => form.asked(section));
    return submissionOf(s, 'interview', s.submitted() as Submission['answers'], asked);
  }
}
