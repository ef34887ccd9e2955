import { html, nothing, type TemplateResult } from 'lit';
import { address } from '../../element/attributes.ts';
import { msg, str } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { Tiles } from '../tiles.ts';

const agreed = new WeakMap<Browsing, Tiles>();

/** A tile service that the page names: asked for once the visitor agrees, for as long as the page is open. */
export function tiles(s: Browsing): TemplateResult | typeof nothing {
  const { tiles: template = '', tilesCredit } = s.host;
  // the places for numbers are no part of an address
  const known = address((template ?? '').replaceAll(/[{}]/g, ''), document.baseURI);
  if (!known || !/\{z\}.*\{x\}.*\{y\}/.test(template!)) return nothing;
  const { host } = new URL(known);
  const shown = agreed.get(s);
  const agree = (): void => {
    const changed = (): void => {
      s.pane?.surface.set({});
      s.host.requestUpdate();
    };
    const service = new Tiles(
      new URL(template!, document.baseURI).href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
      changed,
    );
    agreed.set(s, service);
    s.tiles = service;
    changed();
  };
  const leave = (): void => {
    agreed.delete(s);
    s.tiles = undefined;
    s.pane?.surface.set({});
    s.host.requestUpdate();
  };
  return html`<p class="small">
    ${
      shown
        ? html`${tilesCredit ?? host} <button class="quiet small" @click=${leave}>${msg('Back to the plain map', { id: 'm-tiles-leave' })}</button>
            ${shown.failed ? html`<span role="alert">${msg('Not all of the detailed map could be loaded.', { id: 'm-tiles-failed' })}</span>` : nothing}`
        : html`${msg(str`A more detailed map can come from ${host}, which then learns your address and where you look.`, { id: 'm-tiles-ask' })}
            <button class="quiet small" @click=${agree}>${msg('Show it', { id: 'm-tiles-agree' })}</button>`
    }
  </p>`;
}
