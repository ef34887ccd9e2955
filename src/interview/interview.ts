import { nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AuthorIssue } from '../contract/author-issue.ts';
import type { Interview } from '../contract/interview.ts';
import type { Submission } from '../contract/submission.ts';
import { idle } from '../element/varco-element.ts';
import { focusField, listen, type FieldContext } from '../fields/index.ts';
import type { Answers } from '../form/index.ts';
import { interviewModels } from '../form/interview.ts';
import { equip } from '../respondent/equip.ts';
import type { Copy } from '../respondent/outcome.ts';
import { RespondentElement } from '../respondent/respondent-element.ts';
import type { Kept } from '../respondent/sitting.ts';
import { submissionOf } from '../respondent/submission.ts';
import { interviewStyles } from './interview.styles.ts';
import './messages.ts';
import { InterviewSitting } from './sitting.ts';
import { late, load } from './views/lazy.ts';
import { step } from './views/step.ts';

/**
 * An interview on a page: experiences are lined up and retraced one by one, what recurs in them is shown back, practices
 * are placed on a ladder, and a first frame is written, each sentence of it with the answers it stands on.
 *
 * @tag varco-interview
 * @summary Leads through an interview about experiences, shows what recurs in them, and sends what was told.
 * @attr {'self'|'guided'} mode - Who writes: the organisation alone (default), or somebody who leads the conversation,
 *   with notes of their own, a clock, and how sure each answer is.
 */
export class VarcoInterview extends RespondentElement<Interview, InterviewSitting> {
  static override styles: CSSResultGroup = [RespondentElement.styles, interviewStyles];
  static override properties: PropertyDeclarations = { mode: {}, questionnaire: { attribute: false } };

  declare mode?: string | null;
  /**
   * Answers of the same organisation to the questionnaire that the definition's `prefill` names, by id: filled in where
   * they are asked, unless a draft goes before them. To be given with the document, or before it.
   */
  declare questionnaire?: Answers;

  /** what the shadow root listens for: one form's questions are on the page at a time */
  #listening: FieldContext | undefined;

  protected override readonly heart = 'phases';

  protected override async inspect(document: unknown): Promise<readonly AuthorIssue[] | undefined> {
    const author = await import('../form/interview-compile.ts').catch(() => undefined);
    return author?.inspectInterview(document);
  }

  protected override async sit(definition: Interview, kept: Kept): Promise<InterviewSitting> {
    const models = interviewModels(definition);
    const files = await equip(models.main, models.experience, models.track);
    const { known, questionnaire, activeLocale } = this;
    const there = definition.prefill && questionnaire ? await load(activeLocale).catch(() => undefined) : undefined;
    const prefilled = there?.prefill(models, questionnaire, known);
    const sitting = new InterviewSitting(this, models, { ...kept, files }, known, prefilled);
    // who leads has their notes from the beginning; others have time
    if (this.mode === 'guided') (await load(activeLocale)).lead(sitting);
    else idle(() => load(activeLocale).catch(() => {}));
    return sitting;
  }

  /** The page's own data may come after the document: what was answered by then stands in a draft, and goes before it. */
  protected override variant(): unknown {
    return (this.mode === 'guided' ? 1 : 0) + (this.questionnaire ? 2 : 0);
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

  protected override renderDocument(definition: Interview): unknown {
    const s = this.sitting;
    const over = s?.notes && s.phase !== 'answering';
    return [super.renderDocument(definition), over ? late(s, ({ notesLeft }) => notesLeft(s)) : undefined];
  }

  protected override renderStep(s: InterviewSitting): unknown {
    return step(s);
  }

  protected override renderCopy(s: InterviewSitting): Copy {
    return {
      ways: late(s, ({ copies }) => copies(s), nothing),
      paper: late(s, ({ document }) => document(s, false), nothing),
    };
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
