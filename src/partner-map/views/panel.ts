import { html, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { backIcon } from '../../element/icons.ts';
import { msg, plural } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { exports } from './exports.ts';
import { kit } from './kit.ts';
import { importing } from './importing.ts';
import { asking } from './asking.ts';
import { matching } from './matching.ts';
import { presence } from './presence.ts';
import { shortlist } from './shortlist.ts';

/** Files of what was found. */
function takeAlong(s: Browsing): TemplateResult {
  const { order } = s.found!;
  return html`${heading(s.level + 1, msg('Take along what was found', { id: 'm-take' }))}
    <p>
      ${plural(s.locale, order.length, {
        one: msg('{n} organisation, as the filters and the search leave it.', { id: 'm-take-one' }),
        other: msg('{n} organisations, as the filters and the search leave them.', { id: 'm-take-many' }),
      })}
    </p>
    ${exports(kit(s).part, order)}`;
}

/** What is shown in the list's stead: `panel` is its name, `panel:argument` where it is about something. */
export function panel(s: Browsing): TemplateResult {
  const { part, shortlist: kept } = kit(s);
  const [name, about] = s.panel!.split(':');
  const inside = (
    {
      match: () => matching(s, about === undefined ? undefined : s.model.number(about)),
      shortlist: () => shortlist(part, kept),
      presence: () => presence(part),
      exports: () => takeAlong(s),
      import: () => importing(s),
    } as Record<string, () => unknown>
  )[name!];
  // a form has a way of its own to be closed, and none by a key that one hits by chance
  if (!inside) return html`<div class="panel">${asking(s, name!, about)}</div>`;
  return html`<div class="panel" id="card" tabindex="-1" @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && s.closePanel()}>
    <button class="quiet" @click=${() => s.closePanel()}>${backIcon()}${msg('Back to the list', { id: 'm-back' })}</button>
    ${inside()}
  </div>`;
}
