import { html, nothing, type TemplateResult } from 'lit';
import { address } from '../../element/attributes.ts';
import { VarcoOpenEvent } from '../../element/events.ts';
import { heading } from '../../element/heading.ts';
import { msg } from '../../locale/index.ts';
import { inline } from '../../locale/markdown.ts';
import { said } from '../../locale/texts.ts';
import type { Dimension } from '../mine/picture.ts';
import { nextSteps, type Step } from '../mine/steps.ts';
import type { Shown } from './mine-words.ts';

const kindSaid = (kind: Step['kind']): string =>
  ({
    course: msg('Course', { id: 's-mine-kind-course' }),
    event: msg('Meeting', { id: 's-mine-kind-event' }),
    contact: msg('Contact', { id: 's-mine-kind-contact' }),
    tool: msg('Tool', { id: 's-mine-kind-tool' }),
  })[kind];

/** The title, as the way to what it names: a widget of the page that has it, else its address, else itself alone. */
function way(of: Shown, step: Step, n: number): unknown {
  const { s, mine } = of;
  const title = said(step.title, s);
  const path = s.text(step.href);
  const href = path && address(path, document.baseURI);
  const open = (event: Event): void => {
    if (!step.opens) return;
    const asking = new VarcoOpenEvent(step.opens.kind, step.opens.id);
    s.root.host.dispatchEvent(asking);
    if (asking.defaultPrevented) return event.preventDefault();
    // without an answer a link goes where it leads
    if (href) return;
    mine.unanswered.add(n);
    s.host.requestUpdate();
    void s.host.updateComplete.then(() => mine.focus(`step-${n}`));
  };
  if (href)
    return html`<a href=${href} rel="noopener" @click=${open}>${title}</a
      ><span class="address">${href.replace(/^https?:\/\//, '')}</span>`;
  if (!step.opens) return title;
  return mine.unanswered.has(n)
    ? html`<span id="step-${n}" tabindex="-1">${title}</span>
        <span class="muted small">${msg('This page does not show it.', { id: 's-mine-not-here' })}</span>`
    : html`<button class="quiet" @click=${open}>${title}</button>`;
}

function one(of: Shown, step: Step, n: number): TemplateResult {
  const { s, dimensions } = of;
  const dimension = dimensions.find(({ id }) => id === step.dimension)!;
  return html`<li>
    <p class="small muted">${kindSaid(step.kind)} · ${said(dimension.title, s)}</p>
    <p class="step">${way(of, step, n)}</p>
    ${step.text ? html`<p>${said(step.text, s, (text) => inline(text))}</p>` : nothing}
  </li>`;
}

/** What may be done next, as the definition says for these scores. @param weakest dimensions with a score, the weakest first */
export function steps(of: Shown, weakest: readonly Dimension[]): unknown {
  const { s, level } = of;
  const { report, bands = [] } = s.model.definition;
  const offered = report?.steps ?? [];
  if (!offered.length) return nothing;
  const next = nextSteps(
    offered,
    weakest,
    bands.map(({ id }) => id),
  );
  const top = bands.at(-1)?.id;
  const none = !weakest.length
    ? msg('Answer more of the questionnaire, and steps that fit you can be named.', { id: 's-mine-steps-unknown' })
    : weakest.every(({ band }) => band?.id === top)
      ? msg('You are in the highest band of each dimension: what you do can help others.', { id: 's-mine-steps-top' })
      : msg('No step of this programme fits your scores. What lowers them, above, says where to begin.', {
          id: 's-mine-steps-none',
        });
  return html`<section class="steps">
    ${heading(level, msg('Next steps', { id: 's-mine-steps' }))}
    ${
      next.length
        ? html`<ol>
          ${next.map((step) => one(of, step, offered.indexOf(step)))}
        </ol>`
        : html`<p>${none}</p>`
    }
  </section>`;
}
