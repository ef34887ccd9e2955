import type { PropertyDeclarations } from 'lit';
import type { AuthorIssue } from '../contract/author-issue.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import type { Submission } from '../contract/submission.ts';
import { build } from '../form/index.ts';
import { equip } from '../respondent/equip.ts';
import { copy, type Copy } from '../respondent/outcome.ts';
import { RespondentElement } from '../respondent/respondent-element.ts';
import type { Kept } from '../respondent/sitting.ts';
import { submissionOf } from '../respondent/submission.ts';
import { Session } from './session.ts';
import { allAnswers } from './views/answers.ts';
import { step } from './views/step.ts';

/**
 * A questionnaire on a page: sections as steps, a draft that saves itself, a review, and delivery that neither loses nor
 * doubles.
 *
 * @tag varco-questionnaire
 * @summary Shows a questionnaire, keeps its answers while they are being given, and sends them to an endpoint.
 * @attr {string} form - Name of one of the definition's shorter forms.
 */
export class VarcoQuestionnaire extends RespondentElement<Questionnaire, Session> {
  static override properties: PropertyDeclarations = { form: {} };

  declare form?: string | null;

  protected override readonly heart = 'sections';

  protected override async inspect(document: unknown): Promise<readonly AuthorIssue[] | undefined> {
    const author = await import('../form/compile.ts').catch(() => undefined);
    return author?.inspect(document, this.variant());
  }

  protected override variant(): string | undefined {
    return this.form || undefined;
  }

  protected override async sit(definition: Questionnaire, kept: Kept): Promise<Session> {
    const model = build(definition, this.variant());
    return new Session(this, model, { ...kept, files: await equip(model) }, this.known);
  }

  protected override renderStep(s: Session): unknown {
    return step(s);
  }

  protected override renderCopy(s: Session): Copy {
    return copy(s, allAnswers(s, false));
  }

  protected override stands(s: Session): boolean {
    return s.stands();
  }

  protected override async submission(s: Session): Promise<Submission> {
    const { form, model } = s;
    const asked = form.sections.flatMap((section) => form.asked(section));
    return { ...(await submissionOf(s, 'questionnaire', form.submitted(), asked)), form: model.form };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'varco-questionnaire': VarcoQuestionnaire;
  }
}
