import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { downloadIcon, printIcon } from '../../element/icons.ts';
import { dateFormat, msg, str } from '../../locale/index.ts';
import { plain } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { startOf } from '../times.ts';
import { raised, type Interest, type Participant, type Reason } from './agenda-read.ts';
import type { Day } from './day.ts';

const interests = (): readonly [Interest, string][] => [
  [3, msg('very much', { id: 'c-form-interest-3' })],
  [2, msg('gladly', { id: 'c-form-interest-2' })],
  [1, msg('if there is time', { id: 'c-form-interest-1' })],
];

/** The clock's time where the event is; minutes from its start while its hour is not known. */
const timeSaid = ({ s, n }: Day, minutes: number, startsAt: number | undefined): string =>
  startsAt === undefined
    ? msg(str`${s.number(minutes)} minutes after the start`, { id: 'c-form-minutes-after' })
    : dateFormat(s.locale, { timeStyle: 'short', timeZone: s.model.zone(n) }).format(startsAt);

/** When a slot begins, so many minutes after the event. */
function slotSaid(day: Day, minutes: number): string {
  const start = startOf(day.s.model, day.n);
  return timeSaid(day, minutes, start === undefined ? undefined : start + minutes * 60_000);
}

const reasonSaid = ({ code, organisation }: Reason): string => {
  const other = organisation || msg('one of those whom you chose', { id: 'c-form-reason-other' });
  switch (code) {
    case 'no-wishes':
      return msg('You chose nobody, and nobody chose you.', { id: 'c-form-reason-no-wishes' });
    case 'nobody-left':
      return msg('Nobody was left who had time when you have.', { id: 'c-form-reason-nobody-left' });
    case 'absent':
      return msg(str`${other}: does not take part.`, { id: 'c-form-reason-absent' });
    case 'no-common-slot':
      return msg(str`${other}: there is no time at which both of you can.`, { id: 'c-form-reason-no-common-slot' });
    case 'own-agenda-full':
      return msg(str`${other}: your day is full with those whom you put before.`, {
        id: 'c-form-reason-own-agenda-full',
      });
    case 'preferred-others':
      return msg(str`${other}: their day is full with others whom they chose.`, {
        id: 'c-form-reason-preferred-others',
      });
    case 'tables-full':
      return msg(str`${other}: no table was free when both of you were.`, { id: 'c-form-reason-tables-full' });
    case 'no-slot-left':
      return msg(str`${other}: whenever both of you can, one has another meeting.`, {
        id: 'c-form-reason-no-slot-left',
      });
    case 'late':
      return msg('Your wishes came after the day was put together.', { id: 'c-form-reason-late' });
    default:
      return other;
  }
};

function meetings(day: Day): TemplateResult {
  const { s, agenda } = day;
  const { meetings: all, reasons } = agenda!;
  return html`${
    all.length
      ? html`<table>
              <caption>
                ${msg('Whom you meet', { id: 'c-form-meetings' })}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${msg('When', { id: 'c-form-when' })}</th>
                  <th scope="col">${msg('Table', { id: 'c-form-table' })}</th>
                  <th scope="col">${msg('With', { id: 'c-form-with' })}</th>
                </tr>
              </thead>
              <tbody>
                ${all.map(
                  ({ minutes, startsAt, table, organisation }) =>
                    html`<tr>
                      <td>${timeSaid(day, minutes, startsAt)}</td>
                      <td>${s.number(table)}</td>
                      <th scope="row">${organisation}</th>
                    </tr>`,
                )}
              </tbody>
            </table>
            <div class="row">
              <button @click=${() => void day.download()}>
                ${downloadIcon()}${msg('Add to your calendar', { id: 'c-add' })}
              </button>
              <button @click=${() => print()}>${printIcon()}${msg('Print', { id: 'c-print' })}</button>
            </div>`
      : html`<p>${msg('There is no meeting for you.', { id: 'c-form-no-meeting' })}</p>`
  }
    ${
      reasons.length
        ? html`<p>${msg('Why not the others:', { id: 'c-form-reasons' })}</p>
            <ul>
              ${reasons.map((reason) => html`<li>${reasonSaid(reason)}</li>`)}
            </ul>`
        : nothing
    }`;
}

/** Those who were chosen, in their order. */
function chosen(day: Day, most: number): TemplateResult {
  const { wishes, others } = day;
  const name = (id: string): string => others.find((one) => one.id === id)?.organisation ?? id;
  const set = (at: number, interest: Interest): void =>
    day.change({ wishes: wishes.map((wish, i) => (i === at ? { ...wish, interest } : wish)) });
  return html`<p id="chosen">
      ${msg(str`Whom you would like to meet, best first (${day.s.number(wishes.length)} of ${day.s.number(most)})`, { id: 'c-form-chosen' })}
    </p>
    <ol aria-labelledby="chosen">
      ${wishes.map(
        ({ id, interest }, at) =>
          html`<li>
            <b>${name(id)}</b>
            <div class="row">
              <select
                class="control"
                aria-label=${msg(str`How much you would like to meet ${name(id)}`, { id: 'c-form-interest' })}
                @change=${(event: Event) => set(at, Number((event.target as HTMLSelectElement).value) as Interest)}
              >
                ${interests().map(
                  ([value, label]) => html`<option value=${value} ?selected=${value === interest}>${label}</option>`,
                )}
              </select>
              ${
                at
                  ? html`<button @click=${() => day.change({ wishes: raised(wishes, at) })}>
                      ${msg('Further up', { id: 'c-form-up' })}<span class="unseen">: ${name(id)}</span>
                    </button>`
                  : nothing
              }
              <button class="quiet" @click=${() => day.change({ wishes: wishes.filter((one) => one.id !== id) })}>
                ${msg('Take away', { id: 'c-form-unchoose' })}<span class="unseen">: ${name(id)}</span>
              </button>
            </div>
          </li>`,
      )}
    </ol>`;
}

const candidate = (day: Day, { id, organisation, summary }: Participant): TemplateResult =>
  html`<li>
    <b>${organisation}</b>
    ${summary ? html`<p>${summary}</p>` : nothing}
    <button @click=${() => day.change({ wishes: [...day.wishes, { id, interest: 2 }] })}>
      ${msg('Choose', { id: 'c-form-choose' })}<span class="unseen">: ${organisation}</span>
    </button>
  </li>`;

/** When one cannot, by the slots of the day. */
function slots(day: Day): TemplateResult {
  const { s, n, unavailable } = day;
  const { slots: count, slotMinutes, breakMinutes = 0, offset = 0 } = s.model.event(n).matching!;
  const toggle = (slot: number): void =>
    day.change({
      unavailable: unavailable.includes(slot) ? unavailable.filter((one) => one !== slot) : [...unavailable, slot],
    });
  return html`<fieldset class="slots">
    <legend>${msg('When can you not?', { id: 'c-form-unavailable' })}</legend>
    ${Array.from({ length: count }, (_, i) => {
      const from = offset + i * (slotMinutes + breakMinutes);
      return html`<label
        ><input
          type="checkbox"
          .checked=${unavailable.includes(i + 1)}
          @change=${() => toggle(i + 1)}
        />
        ${msg(str`Meeting ${s.number(i + 1)}: ${slotSaid(day, from)}`, { id: 'c-form-slot' })}</label
      >`;
    })}
  </fieldset>`;
}

function choosing(day: Day): TemplateResult {
  const { s, n, others, wishes } = day;
  const most = s.model.event(n).matching!.ranked ?? others.length;
  const rest = others.filter(({ id }) => !wishes.some((wish) => wish.id === id));
  return html`${chosen(day, most)}
    ${
      others.length
        ? wishes.length < most
          ? html`<ul class="events">
              ${rest.map((one) => candidate(day, one))}
            </ul>`
          : nothing
        : html`<p>${msg('Nobody of the other side is listed yet: look again later.', { id: 'c-form-nobody' })}</p>`
    }
    ${slots(day)}
    <button class="primary" ?disabled=${day.state === 'saving'} @click=${() => void day.send()}>
      ${msg('Send your wishes', { id: 'c-form-send-wishes' })}
    </button>`;
}

const said = ({ state }: Day): string => {
  switch (state) {
    case 'saved':
      return msg('Your wishes were received. You can change them until the day is put together.', {
        id: 'c-form-wishes-saved',
      });
    case 'unsaved':
      return msg('Your wishes could not be sent now. Try again.', { id: 'c-form-wishes-unsaved' });
    case 'closed':
      return msg('Wishes are not taken any more.', { id: 'c-form-wishes-closed' });
    case 'unknown':
      return msg('There is no such registration on this device.', { id: 'c-form-day-unknown' });
    case 'failed':
      return msg('This part of the page could not be loaded. Check the connection, then try again.', {
        id: 'element-unreachable',
      });
    default:
      return '';
  }
};

/** A two-sided day, as one who takes part in it sees it: before it is put together their wishes, after it their meetings. */
export function dayView(s: Browsing, day: Day): unknown {
  const { agenda, n, state } = day;
  const closes = Date.parse((n < 0 ? undefined : s.model.event(n).matching?.closes) ?? '');
  const open = agenda && !agenda.published && !(closes < Date.now()) && state !== 'closed';
  return html`${heading(
    s.level,
    n < 0
      ? msg('Meetings in pairs', { id: 'c-form-day' })
      : msg(str`Meetings in pairs: ${plain(s.model.event(n).title, s)}`, { id: 'c-form-day-of' }),
    'asked',
    true,
  )}
    ${
      state === 'loading'
        ? html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`
        : nothing
    }
    ${agenda?.published ? meetings(day) : open ? choosing(day) : nothing}
    ${
      agenda && !agenda.published && !open
        ? html`<p>${msg('The day is being put together: look here again.', { id: 'c-form-day-making' })}</p>`
        : nothing
    }
    <p role="status">${said(day)}</p>`;
}
