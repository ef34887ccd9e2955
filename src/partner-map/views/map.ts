import { html, type TemplateResult } from 'lit';
import { msg, plural } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { late } from './lazy.ts';

/** A line drawing of a control, with its word for those who do not see it. */
const control = (name: string, d: string, act: () => void): TemplateResult =>
  html`<button class="tool" title=${name} @click=${act}>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${d} /></svg>
    <span class="unseen">${name}</span>
  </button>`;

/** The map, beside the list that says the same. */
export function map(s: Browsing): TemplateResult {
  const unplaced = s.unplaced();
  const step = 120;
  return html`<section class="map" aria-label=${msg('Map', { id: 'm-view-map' })}>
    <div class="surface"></div>
    <div class="tools" role="group" aria-label=${msg('Map controls', { id: 'm-tools' })}>
      ${control(msg('Closer', { id: 'm-zoom-in' }), 'M12 5v14M5 12h14', () => s.pane?.surface.zoom(1))}
      ${control(msg('Further away', { id: 'm-zoom-out' }), 'M5 12h14', () => s.pane?.surface.zoom(-1))}
      ${control(msg('Back to the beginning', { id: 'm-home' }), 'M4 11l8-7 8 7M6 10v10h12V10', () => s.pane?.surface.home())}
      ${control(msg('Show all that was found', { id: 'm-fit' }), 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5', () => s.pane?.all())}
      ${control(msg('Full screen', { id: 'm-full' }), 'M3 3h7M3 3v7M21 21h-7M21 21v-7M3 3l7 7M21 21l-7-7', () => s.pane?.surface.fullScreen(s.pane.element.closest('.map')!))}
    </div>
    <div class="tools pan" role="group" aria-label=${msg('Move the map', { id: 'm-pan' })}>
      ${control(msg('West', { id: 'm-west' }), 'M15 5l-7 7 7 7', () => s.pane?.surface.pan(-step, 0))}
      ${control(msg('North', { id: 'm-north' }), 'M5 15l7-7 7 7', () => s.pane?.surface.pan(0, -step))}
      ${control(msg('South', { id: 'm-south' }), 'M5 9l7 7 7-7', () => s.pane?.surface.pan(0, step))}
      ${control(msg('East', { id: 'm-east' }), 'M9 5l7 7-7 7', () => s.pane?.surface.pan(step, 0))}
    </div>
    ${s.host.tiles ? late(s, ({ tiles }) => tiles(s), '') : ''} ${s.picking ? late(s, ({ picking }) => picking(s)) : ''}
    ${
      unplaced
        ? html`<p class="muted">
            ${plural(s.locale, unplaced, {
              one: msg('{n} of those found has no place on the map: it is in the list.', { id: 'm-unplaced-one' }),
              other: msg('{n} of those found have no place on the map: they are in the list.', {
                id: 'm-unplaced-many',
              }),
            })}
          </p>`
        : ''
    }
  </section>`;
}
