import { html, nothing, type TemplateResult } from 'lit';
import { feedAddress } from '../../element/attributes.ts';
import { downloadIcon, printIcon } from '../../element/icons.ts';
import { fileName, save } from '../../element/save.ts';
import { icalEvent } from '../../form/event-ical.ts';
import { icalendar } from '../../form/ical.ts';
import { msg, plural, str, withLocale } from '../../locale/index.ts';
import { plain } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { cut } from '../io/cut.ts';
import { linkTo } from '../linking.ts';
import { DAY } from '../model.ts';
import { askButton } from './seats.ts';

/** A notice is no event, and no calendar takes it for one. */
const isNotice = (s: Browsing, n: number): boolean => s.model.raw(n).nature === 'announcement';

function toIcal(s: Browsing): string {
  const { model, host } = s;
  const stamp = Date.now();
  const events = [...s.order].flatMap((n) => {
    if (isNotice(s, n)) return [];
    const url = linkTo(host.element, model.ids[n]!);
    return icalEvent(model.event(n), model.head, { said: (text) => plain(text, s), stamp, url }) ?? [];
  });
  const { title } = model.head;
  return icalendar(events, { ...(title && { name: plain(title, s) }) });
}

const toJson = (s: Browsing): string => `${JSON.stringify(cut(s.model, [...s.order]), null, 2)}\n`;

const formats = [
  { name: 'iCalendar', extension: 'ics', type: 'text/calendar;charset=utf-8', write: toIcal },
  { name: 'JSON', extension: 'json', type: 'application/json', write: toJson },
];

function download(s: Browsing, { extension, type, write }: (typeof formats)[number]): void {
  const name = fileName(s.model.id, extension);
  save(new Blob([write(s)], { type }), name);
  s.set({ spoken: withLocale(s.locale, () => msg(str`Downloaded: ${name}`, { id: 'c-downloaded', desc: 'A file' })) });
}

/** Calendars take only days that are sure: of how many there is none yet. */
function undated(s: Browsing): unknown {
  const n = s.order.reduce((sum, each) => sum + (s.model.precision[each] === DAY || isNotice(s, each) ? 0 : 1), 0);
  return n
    ? html`<p class="muted small">
        ${plural(s.locale, n, {
          one: msg('{n} event has no day yet: it is not in the iCalendar file.', { id: 'c-no-day-one' }),
          other: msg('{n} events have no day yet: they are not in the iCalendar file.', { id: 'c-no-day' }),
        })}
      </p>`
    : nothing;
}

/** The way to have calendars follow the programme, where the page names its feed. */
function subscribe(s: Browsing): unknown {
  const { feed, element } = s.host;
  const address = feed && feedAddress(feed, element.baseURI);
  return address
    ? html`<a href=${address.replace(/^https?:/, 'webcal:')}>${msg('Follow in your calendar', { id: 'c-follow' })}</a>
        <a href=${address}>${msg('Address of the calendar', { id: 'c-feed' })}</a>`
    : nothing;
}

/** A script that prints waits for nothing that is drawn meanwhile: all is drawn first. */
async function printAll(s: Browsing): Promise<void> {
  s.paper(true);
  await s.host.updateComplete;
  print();
  s.paper(false);
}

/** Ways to have on paper, in a file or in a calendar what was found, and to bring in other events. */
export const taking = (s: Browsing): TemplateResult =>
  html`<div class="taking">
    <div class="row" role="group" aria-label=${msg('Take along what was found', { id: 'c-take' })}>
      ${formats.map(
        (format) =>
          html`<button ?disabled=${!s.order.length} @click=${() => download(s, format)}>
            ${downloadIcon()}${msg(str`Download as ${format.name}`, { id: 'c-download', desc: 'A format: iCalendar, JSON' })}
          </button>`,
      )}
      <button @click=${() => void printAll(s)}>${printIcon()}${msg('Print', { id: 'c-print' })}</button>
      ${subscribe(s)}
      ${s.host.importing ? askButton(s, msg('Bring in events', { id: 'c-bring-in' }), { what: 'import' }) : nothing}
    </div>
    ${undated(s)}
  </div>`;
