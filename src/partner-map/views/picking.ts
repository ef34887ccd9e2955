import { html, type TemplateResult } from 'lit';
import { msg } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import type { PlacePicker } from '../forms/propose.ts';
import { toLatitude, toLongitude } from '../geo/mercator.ts';

/** Longitude and latitude of the map's middle. */
function middle(s: Browsing): readonly [number, number] {
  const { x, y } = s.pane!.surface.view;
  return [toLongitude(x - Math.floor(x)), toLatitude(y)];
}

/** Lets a place be picked on the map, in the form's stead; the focus goes back to the form. */
export const pickerOf = (s: Browsing): PlacePicker => ({
  pick: (at) =>
    new Promise((resolve) => {
      s.picking?.done(undefined);
      const { layout } = s;
      const from = s.root.activeElement as HTMLElement | null;
      const done = (place: readonly [number, number] | undefined): void => {
        s.pane?.surface.pick(undefined);
        s.picking = undefined;
        s.set({ layout });
        void s.host.updateComplete.then(() => from?.focus());
        resolve(place);
      };
      s.picking = { at, done };
      s.set({ layout: layout === 'list' ? 'map' : layout });
      void s.host.updateComplete.then(() => {
        s.pane?.surface.pick(at ? { longitude: at[0], latitude: at[1] } : 'middle');
        s.pane?.surface.focus();
      });
    }),
});

/** A place is being picked: how, and the two ways to end it. */
export const picking = (s: Browsing): TemplateResult => html`<div
  class="picking notice"
  @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && s.picking!.done(undefined)}
>
  <p>
    ${msg('Press the place on the map, or move the pin with the arrow keys; Shift and arrow keys move the map.', { id: 'm-pick' })}
  </p>
  <button class="primary" @click=${() => s.picking!.done(s.picking!.at ?? middle(s))}>
    ${msg('Take this place', { id: 'm-pick-take' })}
  </button>
  <button class="quiet" @click=${() => s.picking!.done(undefined)}>${msg('Leave it', { id: 'm-pick-leave' })}</button>
</div>`;
