import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { kit } from './kit.ts';
import { shortlistCount } from './shortlist.ts';

/** What else can be done here, under list and map. */
export function actions(s: Browsing): TemplateResult {
  const { part, shortlist } = kit(s);
  const sends = !!s.host.address('endpoint');
  const panels: [id: string, name: string, there: boolean][] = [
    ['match', msg('Who fits us?', { id: 'm-match' }), true],
    ['shortlist', shortlistCount(part, shortlist), true],
    ['presence', msg('Presence in other structures', { id: 'm-x-presence-title' }), s.model.presence.length > 0],
    ['exports', msg('Take along what was found', { id: 'm-take' }), true],
    ['help', msg('Ask an office for help', { id: 'm-ask-help' }), sends && s.model.offices.length > 0],
    ['propose', msg('Propose an organisation', { id: 'm-propose' }), sends],
    ['import', msg('Bring in a list of members', { id: 'm-x-import' }), s.host.importing],
  ];
  return html`<div class="row actions" role="group" aria-label=${msg('More', { id: 'm-actions', desc: 'Other things one can do' })}>
    ${panels.map(([id, name, there]) =>
      there
        ? html`<button data-panel=${id} aria-pressed=${s.panel === id} @click=${() => s.openPanel(id)}>${name}</button>`
        : nothing,
    )}
  </div>`;
}
