import type { TemplateResult } from 'lit';
import { heading as headingAt } from '../element/heading.ts';
import type { FieldContext } from '../fields/context.ts';
import type { Path } from '../form/index.ts';
import type { Session } from './session.ts';

/** What the views of a questionnaire see of their element, and what they may ask of it. */
export interface View extends FieldContext {
  readonly session: Session;
  readonly headingLevel: number;
  /** languages that the respondent may switch to */
  readonly languages: readonly string[];
  readonly online: boolean;
  /** Continue or Send was pressed and something is wrong: the summary is shown */
  readonly summary: boolean;
  /** a question asked in place before something that cannot be undone */
  readonly asking: string;
  readonly endpoint: string;
  ask(what: string): void;
  speak(locale: string): void;
  go(step: string, returning?: boolean): void;
  jump(path: Path): void;
  next(): void;
  back(): void;
  send(): void;
  clear(): void;
  again(): void;
  erase(): void;
  copyCode(): void;
  download(): void;
  print(): void;
}

/** A heading `depth` levels under the widget's own. */
export const heading = (view: View, depth: number, content: unknown, id?: string): TemplateResult =>
  headingAt(view.headingLevel + depth, content, id, id !== undefined);
