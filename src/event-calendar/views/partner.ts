import { html } from 'lit';
import type { Text } from '../../contract/text.ts';
import { VarcoOpenEvent } from '../../element/events.ts';
import { msg, withLocale } from '../../locale/index.ts';
import { said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';

/** Partners that were asked for, and that no map on the page knows. */
const unknown = new WeakMap<Browsing, Set<string>>();

/** An organisation that a partner map on the page may show; its plain name once it turned out that none does. */
export function partnerSaid(s: Browsing, id: string, name: Text): unknown {
  const open = (): void => {
    const event = new VarcoOpenEvent('partner', id);
    s.host.element.dispatchEvent(event);
    if (event.defaultPrevented) return;
    unknown.set(s, new Set([...(unknown.get(s) ?? []), id]));
    s.set({
      spoken: withLocale(s.locale, () =>
        msg('The partner map with this organisation is not on this page.', { id: 'c-no-map' }),
      ),
    });
  };
  return unknown.get(s)?.has(id)
    ? html`<span data-partner=${id}>${said(name, s)}</span>`
    : html`<button class="quiet small" data-partner=${id} @click=${open}>${said(name, s)}</button>`;
}
