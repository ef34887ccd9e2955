import { html, nothing, type TemplateResult } from 'lit';
import type { Text } from '../../contract/text.ts';
import { heading } from '../../element/heading.ts';
import { formatEdtf, msg, str } from '../../locale/index.ts';
import { seats, type End, type Seat, type Seats, type Side } from '../presence.ts';
import { plain, said } from '../../locale/texts.ts';
import type { Part } from './part.ts';

/** Which way round the table is, by document: the person's choice, as long as the page is open. */
const sides = new WeakMap<Part['model'], Side>();

const nameOf = (part: Part, { id, entry }: End): string =>
  entry === undefined ? id : plain(part.model.partner(entry).name, part);

/** An entry by its name, which shows it; what is none of the document by its id. */
const end = (part: Part, { id, entry }: End): unknown =>
  entry === undefined
    ? id
    : html`<button class="quiet" @click=${() => part.open(entry)}>${said(part.model.partner(entry).name, part)}</button>`;

const unknown = (): TemplateResult => html`<span class="muted">${msg('not known', { id: 'm-x-unknown' })}</span>`;

/** A shape for each answer, with its word: full, empty, dashed. */
function present(value: boolean | undefined): TemplateResult {
  const word =
    value === undefined
      ? unknown()
      : value
        ? msg('present', { id: 'm-x-present' })
        : msg('not present', { id: 'm-x-absent' });
  const shape = value === undefined ? 'unsure' : value ? 'full' : 'hollow';
  return html`<span class="seat"
    ><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle class=${shape} cx="12" cy="12" r="8" /></svg
    >${word}</span
  >`;
}

const cell = (part: Part, text: Text | null | undefined): unknown => (text ? said(text, part) : unknown());

const row = (part: Part, { other, present: is, role, body, contactRole, since, source }: Seat): TemplateResult =>
  html`<tr>
    <th scope="row">${end(part, other)}</th>
    <td>${present(is)}</td>
    <td>${cell(part, role)}</td>
    <td>${cell(part, body)}</td>
    <td>${cell(part, contactRole)}</td>
    <td>${since ? formatEdtf(since, part.locale) : unknown()}</td>
    <td>${source || unknown()}</td>
  </tr>`;

/** One member in its structures, or one structure with its members. Scrolls within itself where there is no room. */
function table(part: Part, side: Side, { of, seats: all }: Seats): TemplateResult {
  const name = nameOf(part, of);
  const caption =
    side === 'member'
      ? msg(str`${name} in other structures`, { id: 'm-x-presence-of', desc: 'A member in the structures' })
      : msg(str`Who is in ${name}`, { id: 'm-x-presence-in', desc: 'A structure and its members' });
  const heads = [
    side === 'member' ? msg('Structure', { id: 'm-x-structure' }) : msg('Member', { id: 'm-x-member' }),
    msg('Presence', { id: 'm-x-presence' }),
    msg('Role', { id: 'm-x-role' }),
    msg('Body', { id: 'm-x-body', desc: 'A board, a committee, an assembly' }),
    msg('Role to get in touch with', { id: 'm-x-contact-role' }),
    msg('Since', { id: 'm-x-since' }),
    msg('Source', { id: 'm-x-source' }),
  ];
  return html`<div class="wide" role="region" tabindex="0" aria-label=${caption}>
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${all.map((seat) => row(part, seat))}
        </tbody>
      </table>
    </div>
    ${
      of.entry === undefined
        ? nothing
        : html`<button class="quiet" @click=${() => part.open(of.entry!)}>${msg(str`Show ${name}`, { id: 'm-x-open', desc: 'An organisation' })}</button>`
    }`;
}

/**
 * Which member sits in which structure, with what role: what nobody has said is told as not known, neither empty nor "no".
 * Nothing where the document has no presence.
 */
export function presence(part: Part): unknown {
  const { model } = part;
  if (!model.presence.length) return nothing;
  const members = seats(model, 'member');
  const side = (members.length > 1 && sides.get(model)) || 'member';
  const turn = (to: Side): void => {
    sides.set(model, to);
    part.requestUpdate();
  };
  const way = (to: Side, label: string): TemplateResult =>
    html`<button aria-pressed=${side === to} @click=${() => turn(to)}>${label}</button>`;
  return html`<section class="presence">
    ${heading(part.level, msg('Presence in other structures', { id: 'm-x-presence-title' }))}
    <p class="muted">${msg('What is not known is marked so: it does not mean “no”.', { id: 'm-x-presence-help' })}</p>
    ${
      members.length > 1
        ? html`<div class="row" role="group" aria-label=${msg('Order of the table', { id: 'm-x-presence-order' })}>
            ${way('member', msg('By member', { id: 'm-x-by-member' }))}${way('structure', msg('By structure', { id: 'm-x-by-structure' }))}
          </div>`
        : nothing
    }
    ${(side === 'member' ? members : seats(model, side)).map((group) => table(part, side, group))}
  </section>`;
}
