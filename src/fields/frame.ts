import { html, nothing } from 'lit';
import { msg } from '../locale/index.ts';
import type { QuestionState } from '../form/index.ts';
import { attributes } from './attributes.ts';
import { fieldId, type FieldContext } from './context.ts';
import { problemText } from './problem-text.ts';
import { rich, words } from './words.ts';

/** What Lit can draw. */
export type Drawn = unknown;

/** What every kind of question shows around its control. */
export interface Frame {
  readonly id: string;
  readonly label: Drawn;
  readonly optional: string;
  readonly help: Drawn;
  readonly error: Drawn;
  readonly described: string | undefined;
  readonly invalid: 'true' | undefined;
  readonly required: 'true' | undefined;
}

/** @param hint what the kind of question itself tells before one answers: how many, how large */
export function frame(
  { question: q, path, problem, required }: QuestionState,
  context: FieldContext,
  hint = '',
): Frame {
  const id = fieldId(path, context);
  const wrong = problem && context.shows(path);
  const helped = q.help || hint;
  const silent = q.type === 'note' || q.type === 'calculated';
  return {
    id,
    label: words(q.label, path, context),
    optional: required || silent ? '' : ` ${msg('(optional)', { id: 'field-optional' })}`,
    help: helped
      ? html`<div class="help muted" id="${id}-help">${q.help ? rich(q.help, path, context) : nothing}${hint ? html`<p>${hint}</p>` : nothing}</div>`
      : nothing,
    error: wrong ? html`<p class="error" id="${id}-error">${problemText(problem, q, context)}</p>` : nothing,
    described: [helped && `${id}-help`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined,
    invalid: wrong ? 'true' : undefined,
    required: required ? 'true' : undefined,
  };
}

/** The attributes that tie a control to its label, help and error. */
export const tied = (f: Frame, more?: string) => ({
  id: f.id,
  'aria-describedby': [f.described, more].filter(Boolean).join(' ') || undefined,
  'aria-invalid': f.invalid,
  'aria-required': f.required,
});

/** A question with one control, which has the frame's id. */
export const labelled = (f: Frame, path: string, control: unknown) =>
  html`<div class="field" data-path=${path}><label class="label" for=${f.id}>${f.label}<span class="muted">${f.optional}</span></label>${f.help}${f.error}${control}</div>`;

/** A question with several controls. Only a radio group may be required or invalid as a whole (ARIA 1.2). */
export const grouped = (f: Frame, path: string, controls: unknown, radios = false) =>
  html`<fieldset class="field" data-path=${path} ${attributes(
    radios ? { ...tied(f), role: 'radiogroup' } : { id: f.id, 'aria-describedby': f.described },
  )}><legend class="label">${f.label}<span class="muted">${f.optional}</span></legend>${f.help}${f.error}${controls}</fieldset>`;
