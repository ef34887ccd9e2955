import { html, nothing, type TemplateResult } from 'lit';
import type { Results } from '../../contract/results.ts';
import { heading } from '../../element/heading.ts';
import { idle } from '../../element/varco-element.ts';
import { msg, str } from '../../locale/index.ts';
import type { Beside } from '../all/beside.ts';
import { besideOf, filterView } from '../all/filter.ts';
import { followLinks } from '../all/links.ts';
import { countedIn, headline } from '../all/overview.ts';
import { partsOf, type Part } from '../all/report.ts';
import { dayOf, suppressed, without } from '../all/states.ts';
import { figure } from '../figures/figure.ts';
import type { Viewing } from '../viewing.ts';
import { late } from './lazy.ts';

/** Figures that are drawn at once; the others come while the page is idle, each time half as many again. */
const FIRST = 8;

interface Progress {
  drawn: number;
  waiting: boolean;
  /** what `parts` were made of */
  key: readonly unknown[];
  parts: readonly Part[];
}
const progress = new WeakMap<Viewing, Progress>();

/** The sections, made anew when the results, the class beside them or the language are others. */
function report(s: Viewing, results: Results, beside: Beside | undefined): Progress {
  const key = [results, beside?.crossings, beside?.value, s.locale];
  let at = progress.get(s);
  if (!at) progress.set(s, (at = { drawn: FIRST, waiting: false, key: [], parts: [] }));
  if (key.some((part, i) => part !== at.key[i])) Object.assign(at, { key, parts: partsOf(s, results, beside) });
  return at;
}

/** Shows what is left to be shown, soon. */
function goOn(s: Viewing, at: Progress): void {
  if (at.waiting) return;
  at.waiting = true;
  idle(() => {
    at.waiting = false;
    at.drawn = Math.ceil(at.drawn * 1.5);
    s.host.requestUpdate();
  });
}

/** Goes to a section, which is drawn before. */
async function go(s: Viewing, id: string): Promise<void> {
  progress.get(s)!.drawn = Infinity;
  s.host.requestUpdate();
  await s.host.updateComplete;
  s.root.querySelector<HTMLElement>(`#${id}`)?.focus();
}

/** What is said first, and what of it is to be known. */
function head(s: Viewing, results: Results): TemplateResult {
  const { n, version, released, threshold } = results;
  const counted = countedIn(results);
  const date = dayOf(s, released?.at);
  return html`<p class="lead">${headline(s, results)}</p>
    <p class="muted">
      ${date ? `${msg(str`Published on ${date}.`, { id: 's-a-published' })} ` : ''}${
        n !== null && n !== counted
          ? `${msg(str`Today there are ${s.number(n)}: the next results will count them.`, { id: 's-a-today' })} `
          : ''
      }${msg(str`Of groups of fewer than ${s.number(threshold)} nothing is told.`, { id: 's-a-privacy' })}
    </p>
    ${
      version === s.model.version
        ? nothing
        : html`<p class="notice">
            ${msg(str`These results are of version ${version}, the questions here of version ${s.model.version}.`, { id: 's-a-version' })}
          </p>`
    }`;
}

const anchor = (n: number): string => `part-${n}`;

const contents = (s: Viewing, parts: readonly Part[]): TemplateResult =>
  html`<nav aria-label=${msg('Sections', { id: 's-a-sections' })}>
    <ul class="contents">
      ${parts.map(
        ({ title }, n) => html`<li><button class="quiet" @click=${() => void go(s, anchor(n))}>${title}</button></li>`,
      )}
    </ul>
  </nav>`;

function section(s: Viewing, { title, figures, lines }: Part, n: number, most: number): TemplateResult {
  const level = s.host.depth + 1;
  return html`<section aria-labelledby=${anchor(n)}>
    ${heading(level, title, anchor(n), true)}
    ${figures.slice(0, most).map((make) => {
      const made = make();
      return made ? figure(s, made, level + 1) : nothing;
    })}
    ${
      lines.length && most >= figures.length
        ? html`<ul class="counted">${lines.map((line) => html`<li><b>${line.title}</b> ${line.said}</li>`)}</ul>`
        : nothing
    }
  </section>`;
}

/** What all answered together, for the public body. */
export function all(s: Viewing): unknown {
  if (s.results?.state !== 'ready') return without(s, s.results);
  const results = s.results.value;
  if (results.suppressed) return suppressed(s, results);
  followLinks(s);
  const beside = besideOf(s, results);
  const at = report(s, results, beside);
  let left = at.drawn;
  const sections = at.parts.map((part, n) => {
    const most = Math.max(0, left);
    left -= part.figures.length;
    return section(s, part, n, most);
  });
  if (left < 0) goOn(s, at);
  return html`${head(s, results)} ${contents(s, at.parts)} ${filterView(s, results, beside)} ${sections}
  ${left < 0 ? nothing : late(s, ({ more }) => more(s), nothing)}`;
}
