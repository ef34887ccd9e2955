import { html, nothing, type TemplateResult } from 'lit';
import type { Results } from '../../contract/results.ts';
import { msg, withLocale } from '../../locale/index.ts';
import type { Filter, Viewing } from '../viewing.ts';
import { isTold, tooFewOf, type Beside } from './beside.ts';
import { again } from './states.ts';
import { answers, notTold, own, valueName, type Reading } from './words.ts';

/** How many are in a class; null where it may not be told, undefined where there is no such class. */
const sizeOf = ({ groups }: Results, { question, value }: Filter): number | null | undefined =>
  own(own(groups, question), value)?.n;

/** "Provincia: Torino" */
export function filterName(s: Reading, { question, value }: Filter): string {
  const q = s.model.nodes.get(question)?.question;
  return q ? `${s.text(q.label)}: ${valueName(s, q, value)}` : value;
}

/** The class that was chosen, where the results have it: a link may name any. */
export const chosen = (s: Viewing, results: Results): Filter | undefined =>
  s.filter && sizeOf(results, s.filter) !== undefined && s.model.nodes.has(s.filter.question) ? s.filter : undefined;

/** The class to be shown beside the whole, once its tables are there. They are asked for by this. */
export function besideOf(s: Viewing, results: Results): Beside | undefined {
  const filter = chosen(s, results);
  const tables = filter && sizeOf(results, filter) !== null ? s.by(filter.question) : undefined;
  return tables?.state === 'ready'
    ? {
        name: valueName(s, s.model.nodes.get(filter!.question)!.question, filter!.value),
        crossings: tables.value,
        value: filter!.value,
      }
    : undefined;
}

function choose(s: Viewing, results: Results, value: string): void {
  const at = value.indexOf(' ');
  const filter = at < 0 ? undefined : { question: value.slice(0, at), value: value.slice(at + 1) };
  const spoken = withLocale(s.locale, () =>
    filter
      ? `${filterName(s, filter)}: ${answers(s, sizeOf(results, filter) ?? 0)}`
      : msg('All answers are shown.', { id: 's-a-all-shown' }),
  );
  s.set({ filter, spoken });
}

/** What becomes of the class that was chosen. */
function outcome(s: Viewing, filter: Filter, beside: Beside | undefined, size: number | null | undefined): unknown {
  const tables = size === null ? undefined : s.by(filter.question);
  if (beside ? !isTold(beside) : !tables) return html`<p>${tooFewOf(filterName(s, filter))}</p>`;
  if (tables?.state === 'loading') return html`<p class="wait muted">${msg('Loading…', { id: 'element-loading' })}</p>`;
  if (tables?.state !== 'failed') return nothing;
  return tables.why === 'away'
    ? again(s, () => {
        s.by(filter.question, true);
        s.host.requestUpdate();
      })
    : html`<p>${msg('These results cannot be shown by group.', { id: 's-a-no-groups' })}</p>`;
}

/** One class of one question, with how many are in each; what is shown beside the whole can be put away again. */
export function filterView(s: Viewing, results: Results, beside: Beside | undefined): TemplateResult | typeof nothing {
  const facets = Object.entries(results.groups).filter(([id]) => s.model.nodes.has(id));
  if (!facets.length) return nothing;
  const filter = chosen(s, results);
  return html`<div class="beside">
    <label for="class">${msg('Show a group beside all', { id: 's-a-group' })}</label>
    <select id="class" class="control" @change=${(e: Event) => choose(s, results, (e.target as HTMLSelectElement).value)}>
      <option value="" .selected=${!filter}>${msg('All, no group', { id: 's-a-no-group' })}</option>
      ${facets.map(([question, classes]) => {
        const q = s.model.nodes.get(question)!.question;
        return html`<optgroup label=${s.text(q.label)}>
          ${Object.entries(classes).map(
            ([value, { n }]) =>
              html`<option
                value="${question} ${value}"
                ?disabled=${!n}
                .selected=${filter?.question === question && filter.value === value}
              >
                ${valueName(s, q, value)} (${n === null ? notTold() : s.number(n)})
              </option>`,
          )}
        </optgroup>`;
      })}
    </select>
    ${
      filter
        ? html`<button
              class="chip"
              @click=${() => {
                s.root.querySelector<HTMLElement>('#class')!.focus();
                choose(s, results, '');
              }}
            >
              ${filterName(s, filter)} <span aria-hidden="true">×</span
              ><span class="unseen">: ${msg('remove', { id: 's-a-remove' })}</span>
            </button>
            ${outcome(s, filter, beside, sizeOf(results, filter))}`
        : nothing
    }
  </div>`;
}
