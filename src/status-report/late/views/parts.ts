import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../../locale/index.ts';
import type { Fetched } from '../../fetched.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const options = (choices: readonly Choice[], value: string | undefined) =>
  choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`);

/** One choice of a list. @param choices the list, or its groups @param none what stands where nothing was chosen */
export function select(
  id: string,
  label: string,
  choices: readonly Choice[] | readonly { title: string; choices: readonly Choice[] }[],
  value: string | undefined,
  take: (value: string) => void,
  none?: string,
): TemplateResult {
  const change = ({ target }: Event): void => take((target as HTMLSelectElement).value);
  return html`<div class="choice">
    <label for="late-${id}">${label}</label>
    <select id="late-${id}" .value=${value ?? ''} @change=${change}>
      ${none === undefined ? nothing : html`<option value="" ?selected=${!value}>${none}</option>`}
      ${choices.map((one) =>
        'choices' in one
          ? html`<optgroup label=${one.title}>${options(one.choices, value)}</optgroup>`
          : options([one], value),
      )}
    </select>
  </div>`;
}

/** What is said while something is not there, and why; undefined once it is. @param again asks for it anew */
export function waiting(told: Fetched<unknown> | undefined, again: () => void): unknown {
  if (told?.state === 'ready') return undefined;
  if (told?.state === 'loading')
    return html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`;
  if (told?.why === 'away')
    return html`<div class="notice error" role="alert">
      <p>
        ${msg('This part of the page could not be loaded. Check the connection, then try again.', {
          id: 'element-unreachable',
        })}
      </p>
      <button @click=${again}>${msg('Try again', { id: 'element-retry' })}</button>
    </div>`;
  return html`<p class="notice">
    ${msg('Where these results come from, answers are not told by groups.', { id: 's-no-crossings' })}
  </p>`;
}
