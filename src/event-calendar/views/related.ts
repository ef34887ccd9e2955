import { html, nothing } from 'lit';
import type { EventEntry } from '../../contract/events.ts';
import { webLink } from '../../element/facts.ts';
import { heading } from '../../element/heading.ts';
import { msg, str } from '../../locale/index.ts';
import { languageName, plain, said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import type { Link } from '../model.ts';
import { standing } from './moment.ts';
import { partnerSaid } from './partner.ts';

/** Another event, which it opens, with its date and where it stands. */
const eventLink = (s: Browsing, n: number): unknown =>
  html`<button class="quiet small" data-n=${n} @click=${() => s.open(n)}>${said(s.model.event(n).title, s)}</button>
    <span class="muted">(${standing(s, n)})</span>`;

/** Links of one kind seen from the same end stand together; of a kind that reads alike from both ends, all do. */
function grouped(s: Browsing, links: readonly Link[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const { kind, out, event } of links) {
    const label = plain(out ? kind.label : kind.inverse, s);
    const members = groups.get(label) ?? groups.set(label, []).get(label)!;
    if (!members.includes(event)) members.push(event);
  }
  return groups;
}

/** Events that this one is linked with, whichever of the two says so. */
export function linked(s: Browsing, n: number): unknown {
  const links = s.model.links(n);
  return links.length
    ? html`${heading(s.level + 2, msg('Linked activities', { id: 'c-linked' }))}
        <dl class="links">
          ${[...grouped(s, links)].map(
            ([label, events]) =>
              html`<dt>${label}</dt>
                ${events.map((event) => html`<dd>${eventLink(s, event)}</dd>`)}`,
          )}
        </dl>`
    : nothing;
}

/** Circuits that it is a stage of. */
export function inCircuits(s: Browsing, n: number): unknown {
  const all = s.model.circuitsOf(n);
  const open = (circuit: string): void => {
    s.set({ show: 'circuits', circuit });
    void s.host.updateComplete.then(() => s.focus(`#circuit-${CSS.escape(circuit)}`));
  };
  return all.length
    ? html`${heading(s.level + 2, msg('Part of a circuit', { id: 'c-in-circuit' }))}
        <ul class="links">
          ${all.map(({ circuit, stage }) => {
            const [at, of] = [circuit.stages.indexOf(stage) + 1, circuit.stages.length];
            return html`<li>
              <button class="quiet small" @click=${() => open(circuit.id)}>${said(circuit.title, s)}</button>
              <span class="muted">(${msg(str`stage ${s.number(at)} of ${s.number(of)}`, { id: 'c-stage-of' })})</span>
            </li>`;
          })}
        </ul>`
    : nothing;
}

export const partners = (s: Browsing, { partners = [] }: EventEntry): unknown =>
  partners.length
    ? html`${heading(s.level + 2, msg('Partners', { id: 'c-partners' }))}
        <ul class="links">
          ${partners.map(({ id, name }) => html`<li>${partnerSaid(s, id, name)}</li>`)}
        </ul>`
    : nothing;

export const materials = (s: Browsing, { materials = [] }: EventEntry): unknown =>
  materials.length
    ? html`${heading(s.level + 2, msg('Materials', { id: 'c-materials' }))}
        <ul class="links">
          ${materials.map(({ title, url, language, type }) => {
            const more = [type && plain(type, s), language && languageName(language, s)].filter(Boolean).join(', ');
            return html`<li>${webLink(url, said(title, s))}${more ? html` <span class="muted">(${more})</span>` : nothing}</li>`;
          })}
        </ul>`
    : nothing;
