import { html, type PropertyDeclarations } from 'lit';
import { DefinitionError } from '../contract/author-issue.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import type { Submission } from '../contract/submission.ts';
import { idle } from '../element/varco-element.ts';
import { build } from '../form/index.ts';
import { header, notices } from '../respondent/frame.ts';
import { receipt, sending } from '../respondent/outcome.ts';
import { RespondentElement } from '../respondent/respondent-element.ts';
import type { Kept } from '../respondent/sitting.ts';
import { contentDigest, submissionOf } from '../respondent/submission.ts';
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

  /**
   * A definition is shown at once and checked when the page has nothing more urgent to do: one with a `digest` was checked
   * by whoever stamped it, a receiver or `varco check --stamp`, and only the stamp is compared; any other is gone through
   * by code that visitors of stamped ones never load.
   */
  protected override read(document: unknown): Questionnaire | Promise<Questionnaire> {
    const definition = document as Questionnaire;
    const checking = (this.checking = this.#inspect(document));
    if (!definition?.sections?.length) return checking.then(() => definition);
    const over = (): unknown => this.checking === checking && (this.checking = undefined);
    checking.then(over, (cause) => this.model === document && this.fail(cause).then(over));
    return definition;
  }

  /** @throws DefinitionError with every mistake; nothing when the stamp is right, or when the checks cannot be had */
  async #inspect(document: unknown): Promise<void> {
    const stamp = (document as Partial<Questionnaire> | null)?.digest;
    // a stamp is nearly always right: it can wait until the person reads
    await new Promise((done) => (stamp ? setTimeout(done, 1000) : idle(done)));
    if (stamp && stamp === (await contentDigest(document))) return;
    const author = await import('../form/compile.ts').catch(() => undefined);
    const issues = author?.inspect(document, this.variant());
    if (issues?.length) throw new DefinitionError(issues);
  }

  protected override variant(): string | undefined {
    return this.form || undefined;
  }

  protected override async sit(definition: Questionnaire, kept: Kept): Promise<Session> {
    const model = build(definition, this.variant());
    if ([...model.nodes.values()].some(({ question }) => 'pattern' in question))
      (await import('../form/patterns.ts').catch(() => undefined))?.addPatterns(model);
    return new Session(this, model, kept, this.known);
  }

  protected override renderSitting(s: Session): unknown {
    const view = { answering: step, sending, sent: receipt }[s.phase];
    return [
      header(s),
      notices(s),
      view(s, () => allAnswers(s, false)),
      html`<div class="unseen" role="status">${s.said}</div>`,
    ];
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
