import { html, nothing, type TemplateResult } from 'lit';
import type { Results } from '../../contract/results.ts';
import { downIcon } from '../../element/icons.ts';
import { idle } from '../../element/varco-element.ts';
import { msg, plural, str } from '../../locale/index.ts';
import type { Beside } from '../all/beside.ts';
import { blocksOf } from '../all/blocks.ts';
import { fold, isDrawn, openOf, unfold, type Fold } from '../all/folds.ts';
import { outlineOf, type Part } from '../all/outline.ts';
import { countedIn, dimensions, headline, inBands, overTime } from '../all/overview.ts';
import type { Drawing } from '../all/report.ts';
import { dayOf, suppressed, without } from '../all/states.ts';
import { figure } from '../figures/figure.ts';
import type { Figure } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import { late, questions } from './lazy.ts';

/** Figures that are drawn at once, as many as one sees; the others come while the page is idle, each time twice as many. */
const FIRST = 2;

/** The list of sections, among what is unfolded. */
const LIST = 'contents';

type Questions = typeof import('./questions.ts');
type Made = readonly (() => Figure | undefined)[];

/** How far the report of a viewing is drawn. */
interface Progress {
  drawn: number;
  waiting: boolean;
  /** the section that was gone to last */
  section: string | undefined;
  /** what `parts` were made of */
  key: readonly unknown[];
  parts: readonly (Part & { readonly figures: Made; readonly lines: Drawing['lines'] })[];
}
const progress = new WeakMap<Viewing, Progress>();

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** The sections, made anew when the results, the class beside them or the language are others. */
function report(s: Viewing, results: Results, beside: Beside | undefined, questions: Questions | null): Progress {
  const key = [results, beside?.crossings, beside?.value, s.locale, questions];
  let at = progress.get(s);
  if (!at) progress.set(s, (at = { drawn: FIRST, waiting: false, section: undefined, key: [], parts: [] }));
  if (key.every((part, i) => part === at.key[i])) return at;
  const by = beside && s.model.nodes.get(beside.crossings.by)?.question;
  const whole: Made = [
    () => overTime(s, results, beside),
    () => dimensions(s, results, beside, by),
    () => inBands(s, results, beside),
  ];
  const parts = outlineOf(s, results).map((part, n) => {
    const { figures = [], lines = [] } = questions?.drawingOf(s, part, results, beside) ?? {};
    return { ...part, lines, figures: [...(n ? [] : whole), ...figures].map(once) };
  });
  return Object.assign(at, { key, parts });
}

/** Shows what is left to be shown, soon. */
function goOn(s: Viewing, at: Progress): void {
  if (at.waiting) return;
  at.waiting = true;
  idle(() => {
    at.waiting = false;
    at.drawn *= 2;
    s.host.requestUpdate();
  });
}

/** Goes to a section, which is unfolded and drawn before. @param focus takes the keyboard there */
async function go(s: Viewing, id: string, focus = true): Promise<void> {
  progress.get(s)!.drawn = Infinity;
  unfold(s, [id]);
  await s.host.updateComplete;
  const button = s.root.querySelector<HTMLElement>(`#${CSS.escape(id)} [aria-expanded]`);
  if (focus) button?.focus({ preventScroll: true });
  button?.scrollIntoView();
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
      }${msg(str`Of groups of fewer than ${s.number(threshold)} nothing is shown.`, { id: 's-a-privacy' })}
    </p>
    ${
      version === s.model.version
        ? nothing
        : html`<p class="notice">
            ${msg(str`These results are of version ${version}, the questions here of version ${s.model.version}.`, { id: 's-a-version' })}
          </p>`
    }`;
}

/** What the report has, and ways to go there; where there is little room, the list unfolds. */
function contents(s: Viewing, folds: readonly Fold[]): TemplateResult {
  const open = openOf(s);
  const all = folds.every(({ id }) => open.has(id));
  const turn = (): void => {
    const ids = folds.map(({ id }) => id);
    unfold(s, all ? ids.slice(1) : ids, !all);
  };
  const listed = open.has(LIST);
  const title = msg('Sections', { id: 's-a-sections' });
  return html`<nav aria-label=${title}>
    <button class="list" aria-expanded=${listed} aria-controls=${LIST} @click=${() => unfold(s, [LIST], !listed)}>
      ${downIcon()}${title}
    </button>
    <ul class="contents" id=${LIST}>
      ${folds.map(
        ({ id, title }) =>
          html`<li>
            <button
              class="quiet"
              @click=${() => {
                // on a phone it would stand between the report's head and its sections
                unfold(s, [LIST], false);
                s.set({ section: id });
                void go(s, id);
              }}
            >
              ${title}
            </button>
          </li>`,
      )}
    </ul>
    <button class="turn" aria-pressed=${all} @click=${turn}>
      ${msg('Open all sections', { id: 's-a-open-all' })}
    </button>
  </nav>`;
}

/** Figures of a section, and lines of what has none. */
function body(s: Viewing, { figures, lines }: Progress['parts'][number], most: number): TemplateResult {
  const level = s.host.depth + 2;
  return html`<div class="figures">
      ${figures.slice(0, most).map((make) => {
        const made = make();
        return made ? figure(s, made, level) : nothing;
      })}
    </div>
    ${
      lines.length && most >= figures.length
        ? html`<ul class="counted">${lines.map((line) => html`<li><b>${line.title}</b> ${line.said}</li>`)}</ul>`
        : nothing
    }`;
}

/** A section's heading, with how many questions are in it. */
function foldOf(s: Viewing, { id, title, asked }: Part, n: number): Fold {
  const inside = asked.map((q) => s.text(q.label) || q.id);
  const count = plural(s.locale, inside.length, {
    one: msg('{n} question', { id: 's-a-question' }),
    other: msg('{n} questions', { id: 's-a-questions' }),
  });
  // the first is about all together, not its questions alone
  return { id: `part-${id}`, title, inside, ...(n && { count }) };
}

/** What all answered together, for the public body. */
export function all(s: Viewing): unknown {
  if (s.results?.state !== 'ready') return without(s, s.results);
  const results = s.results.value;
  if (results.suppressed) return suppressed(s, results);
  const each = questions(s, (module) => module, null) as Questions | null;
  const beside = each?.besideOf(s, results);
  const at = report(s, results, beside, each);
  const blocks = blocksOf(s, results);
  const parts = at.parts.map((part, n) => ({ part, fold: foldOf(s, part, n) }));
  const sections = [...parts.map(({ fold }) => fold), ...blocks];
  openOf(s, [parts[0]!.fold.id, 'late-files']);
  const found = (id: string) => () => void go(s, id, false);
  // where a link led
  if (s.section !== at.section) {
    at.section = s.section;
    const to = sections.find(({ id }) => id === s.section);
    if (to) void s.host.updateComplete.then(() => go(s, to.id));
  }
  let left = s.paper ? Infinity : at.drawn;
  const drawn = parts.map(({ part, fold: one }) => {
    const most = Math.max(0, left);
    if (isDrawn(s, one)) left -= part.figures.length;
    return fold(s, one, () => body(s, part, most), found(one.id));
  });
  if (left < 0) goOn(s, at);
  return html`${head(s, results)} ${contents(s, sections)}
  ${Object.keys(results.groups).length ? html`<div class="beside">${each?.filterView(s, results, beside)}</div>` : nothing}
  ${each ? late(s, ({ paperHead }) => paperHead(s, results), nothing) : nothing} ${drawn}
  ${each ? nothing : questions(s, () => nothing)}
  ${blocks.map((one) => {
    // their figures are drawn with what comes with the questions
    const body = (): unknown => each && late(s, ({ more }) => more(s, results, one.block));
    return fold(s, one, body, found(one.id));
  })}`;
}
