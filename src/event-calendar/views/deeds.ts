import { html, nothing, type TemplateResult } from 'lit';
import { downloadIcon, printIcon } from '../../element/icons.ts';
import { save } from '../../element/save.ts';
import { icalEvent } from '../../form/event-ical.ts';
import { awaitsDate } from '../../form/event-history.ts';
import { icalendar } from '../../form/ical.ts';
import { msg } from '../../locale/index.ts';
import { plain } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { linkTo } from '../linking.ts';
import { DAY } from '../model.ts';
import { statusOf } from '../names.ts';

/** Of which event the link was copied, by who looks. */
const shared = new WeakMap<Browsing, number>();

/** Gives the address of the page with the event open to the clipboard; where that is out of reach, to the page's address. */
async function share(s: Browsing, n: number): Promise<void> {
  const address = linkTo(s.host.element, s.model.ids[n]!);
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    history.replaceState(history.state, '', address);
  }
  shared.set(s, n);
  s.host.requestUpdate();
}

function download(s: Browsing, n: number): void {
  const event = icalEvent(s.model.event(n), s.model.head, {
    said: (text) => plain(text, s),
    stamp: Date.now(),
    url: linkTo(s.host.element, s.model.ids[n]!),
  });
  if (event) save(new Blob([icalendar([event])], { type: 'text/calendar;charset=utf-8' }), `${s.model.ids[n]!}.ics`);
}

/** A calendar takes only days that are sure: where there is none, why not is told. */
export function addToCalendar(s: Browsing, n: number): unknown {
  const status = statusOf(s, n);
  if (status === 'cancelled' || status === 'held') return nothing;
  return s.model.precision[n] === DAY && !awaitsDate(s.model.event(n))
    ? html`<button @click=${() => download(s, n)}>
        ${downloadIcon()}${msg('Add to your calendar', { id: 'c-add' })}
      </button>`
    : html`<p class="muted">
        ${msg('It can be added to a calendar once its day is set.', { id: 'c-add-later' })}
      </p>`;
}

/** What else can be done with an event; registering is beside its seats. */
export const deeds = (s: Browsing, n: number): TemplateResult =>
  html`<div class="row deeds">
    ${addToCalendar(s, n)}
    <button @click=${() => print()}>${printIcon()}${msg('Print', { id: 'c-print' })}</button>
    <button class="quiet" @click=${() => void share(s, n)}>
      ${shared.get(s) === n ? msg('Link copied', { id: 'c-shared' }) : msg('Copy a link to it', { id: 'c-share' })}
    </button>
  </div>`;
