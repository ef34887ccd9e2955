import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../../element/heading.ts';
import { printIcon } from '../../element/icons.ts';
import { msg, plural, str, withLocale } from '../../locale/index.ts';
import type { Chosen, List } from '../shortlist/lists.ts';
import type { Shortlist } from '../shortlist/shortlist.ts';
import { placeName, plain, said } from '../../locale/texts.ts';
import { exportList } from './exports.ts';
import type { Part } from './part.ts';

/** The list that is being renamed, by shortlist. */
const renaming = new WeakMap<Shortlist, string>();

const listName = ({ name }: List): string =>
  name || msg('My choices', { id: 'm-x-list-first', desc: 'Name of the first list' });

/** Chooses an entry, or gives it up: for a row of the list and for the card. */
export function star(part: Part, shortlist: Shortlist, entry: number): TemplateResult {
  const id = part.model.ids[entry]!;
  const name = plain(part.model.partner(entry).name, part);
  const on = shortlist.has(id);
  const toggle = async (): Promise<void> => {
    const into = await shortlist.toggle(id, name);
    part.say(
      withLocale(part.locale, () =>
        into
          ? msg(str`${name}: in your shortlist`, { id: 'm-x-starred', desc: 'Told once it was chosen' })
          : msg(str`${name}: taken from your shortlist`, { id: 'm-x-unstarred', desc: 'Told once it was given up' }),
      ),
    );
  };
  return html`<button class="quiet star" aria-pressed=${on} @click=${() => void toggle()}>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3l2.7 5.9 6.3.7-4.7 4.3 1.3 6.3L12 17l-5.6 3.2 1.3-6.3L3 9.6l6.3-.7z" /></svg
    >${msg('Shortlist', { id: 'm-x-shortlist' })}<span class="unseen">: ${name}</span>
  </button>`;
}

/** One entry with its note; what the document has no more is told as gone. */
function chosen(part: Part, shortlist: Shortlist, list: List, { id, name, note }: Chosen): TemplateResult {
  const entry = part.model.number(id);
  const partner = entry === undefined ? undefined : part.model.partner(entry);
  const others = shortlist.lists.filter((one) => one.id !== list.id && !one.entries.some((other) => other.id === id));
  const key = `${list.id}-${id}`;
  const called = partner ? plain(partner.name, part) : name || id;
  return html`<li>
    <div class="row">
      ${
        partner
          ? html`<button class="quiet name" @click=${() => part.open(entry!)}>${said(partner.name, part)}</button
              ><span class="muted">${placeName(partner.place, part)}</span>`
          : html`<span>${called}</span> <span class="muted">${msg('no longer in this list of partners', { id: 'm-x-gone' })}</span>`
      }
    </div>
    <label for=${`note-${key}`}>${msg('Your note', { id: 'm-x-note' })}<span class="unseen">: ${called}</span></label>
    <textarea
      id=${`note-${key}`}
      class="control"
      rows="2"
      maxlength="2000"
      .value=${live(note)}
      @input=${(e: Event) => void shortlist.note(list.id, id, (e.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p class="on-paper">${note}</p>
    <div class="row">
      ${
        others.length
          ? html`<select
              class="control"
              aria-label=${msg(str`Put ${called} into another list`, { id: 'm-x-move' })}
              @change=${(e: Event) => {
                const select = e.target as HTMLSelectElement;
                void shortlist.add(select.value, id, called);
                select.value = '';
              }}
            >
              <option value="">${msg('Also into…', { id: 'm-x-also', desc: 'Another list' })}</option>
              ${others.map((one) => html`<option value=${one.id}>${listName(one)}</option>`)}
            </select>`
          : nothing
      }
      <button class="quiet" @click=${() => void shortlist.remove(list.id, id)}>
        ${msg('Remove', { id: 'm-x-remove' })}<span class="unseen">: ${called}</span>
      </button>
    </div>
  </li>`;
}

/** A name as it is typed, sent by Enter or its button. */
const naming = (id: string, label: string, value: string, act: string, done: (name: string) => void): TemplateResult =>
  html`<form
    class="row"
    @submit=${(e: SubmitEvent) => {
      e.preventDefault();
      const input = (e.target as HTMLFormElement).querySelector('input')!;
      if (input.value.trim()) done(input.value);
      input.value = '';
    }}
  >
    <label for=${id}>${label}</label>
    <input id=${id} class="control" maxlength="80" autocomplete="off" .value=${value} />
    <button>${act}</button>
  </form>`;

function one(part: Part, shortlist: Shortlist, list: List): TemplateResult {
  const name = listName(list);
  const { entries } = list;
  const notes = new Map(entries.map(({ id, note }) => [id, note]));
  const numbers = entries.flatMap(({ id }) => part.model.number(id) ?? []);
  const rename = (id: string | undefined): void => {
    if (id) renaming.set(shortlist, id);
    else renaming.delete(shortlist);
    part.requestUpdate();
  };
  return html`<section class="choices">
    ${heading(part.level + 1, html`${name} <span class="muted">(${entries.length})</span>`)}
    ${
      renaming.get(shortlist) === list.id
        ? naming(
            `name-${list.id}`,
            msg('Name of the list', { id: 'm-x-list-name' }),
            name,
            msg('Save', { id: 'm-x-save' }),
            (to) => {
              void shortlist.rename(list.id, to);
              rename(undefined);
            },
          )
        : nothing
    }
    <ul class="plain">
      ${repeat(
        entries,
        ({ id }) => id,
        (each) => chosen(part, shortlist, list, each),
      )}
    </ul>
    <div class="row">
      ${
        entries.length
          ? [
              ...exportList(
                part,
                numbers,
                `${part.model.id}-${list.name ? list.name.replace(/[^\p{L}\p{N}]+/gu, '-') : 'shortlist'}`,
                {
                  note: (n) => notes.get(part.model.ids[n]!) ?? '',
                },
              ),
              html`<button @click=${() => print()}>${printIcon()}${msg('Print', { id: 'q-print' })}</button>`,
              html`<button class="quiet" @click=${() => void shortlist.clear(list.id)}>
                ${msg('Empty', { id: 'm-x-clear', desc: 'Takes all entries out of a list' })}<span class="unseen">: ${name}</span>
              </button>`,
            ]
          : nothing
      }
      <button class="quiet" @click=${() => rename(list.id)}>${msg('Rename', { id: 'm-x-rename' })}<span class="unseen">: ${name}</span></button>
      ${
        shortlist.lists.length > 1
          ? html`<button class="quiet" @click=${() => void shortlist.removeList(list.id)}>
              ${msg('Remove the list', { id: 'm-x-list-remove' })}<span class="unseen">: ${name}</span>
            </button>`
          : nothing
      }
    </div>
  </section>`;
}

/** What a person chose: lists with notes, told where they are kept, to be taken along as files or on paper. */
export function shortlist(part: Part, kept: Shortlist): TemplateResult {
  return html`<section class="shortlist">
    ${heading(part.level, msg('Shortlist', { id: 'm-x-shortlist' }))}
    <p class="muted">
      ${
        kept.keptOn === 'device'
          ? msg('Your choices and notes are kept on this device only: nobody else sees them, and they are not sent.', {
              id: 'm-x-kept-device',
            })
          : msg('Your choices and notes are kept as long as this page is open: download them to have them later.', {
              id: 'm-x-kept-page',
            })
      }
    </p>
    <div role="status">
      ${
        kept.undoable
          ? html`<p class="notice row">
              ${msg('Removed.', { id: 'm-x-removed' })}
              <button @click=${() => void kept.undo()}>${msg('Undo', { id: 'm-x-undo' })}</button>
            </p>`
          : nothing
      }
    </div>
    ${
      kept.size
        ? nothing
        : html`<p>${msg('Nothing chosen yet: press “Shortlist” beside an organisation.', { id: 'm-x-shortlist-empty' })}</p>`
    }
    ${repeat(
      kept.lists,
      ({ id }) => id,
      (list) => one(part, kept, list),
    )}
    ${naming('new-list', msg('New list', { id: 'm-x-list-new' }), '', msg('Add', { id: 'm-x-list-add' }), (name) => void kept.addList(name))}
  </section>`;
}

/** How many were chosen, for the button that shows them. */
export const shortlistCount = ({ locale }: Part, { size }: Shortlist): string =>
  plural(locale, size, {
    one: msg('{n} in your shortlist', { id: 'm-x-count-one' }),
    other: msg('{n} in your shortlist', { id: 'm-x-count' }),
  });
