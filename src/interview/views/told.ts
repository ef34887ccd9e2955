import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../locale/index.ts';
import { heading } from '../../respondent/parts.ts';
import { writeDocument } from '../document.ts';
import { mirror as look } from '../mirror.ts';
import { tables } from '../export/tables.ts';
import { experiencesOf } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';
import type { DocumentSection, InterviewDocument, Sentence, Statement, Table } from '../types.ts';
import { mirrorConfig, Words } from '../words.ts';
import { chosen, titleOf } from './entries.ts';

const written = (s: InterviewSitting): InterviewDocument => writeDocument(s.models.definition, s.submitted(), s.locale);

/** Gently, where nothing that went badly, or nothing that went well, is told. */
export function oneSided(s: InterviewSitting): unknown {
  const answers = s.submitted();
  const seen = look(experiencesOf(answers), mirrorConfig(new Words(s.models.definition, s.locale)));
  const said = seen.onlySuccesses
    ? msg('So far all went well. Is there one that stopped, or that never started? It teaches as much.', {
        id: 'i-only-well',
      })
    : seen.onlyFailures
      ? msg('So far all went badly. Is there one that went well, however small?', { id: 'i-only-badly' })
      : '';
  return said ? html`<p class="notice" role="status">${said}</p>` : nothing;
}

/** The experiences that a sentence stands on; on the review, the answers themselves are a step away. */
function from(s: InterviewSitting, { links, text, group }: Sentence & { readonly group?: string }): unknown {
  const seen = new Map<string, string>();
  for (const link of links) {
    const [list, id] = link.split('/');
    const entry = list === 'experiences' || list === 'tracks' ? s[list].find((e) => e.id === id) : undefined;
    const key = entry ? `${list}/${id}` : link;
    if (!seen.has(key)) seen.set(key, link);
  }
  return html`<span class="from"
    >${[...seen].map(([key, link]) => {
      const [list, id] = key.split('/');
      const entry = list === 'experiences' || list === 'tracks' ? s[list].find((e) => e.id === id) : undefined;
      // on the card of an experience its name is read already
      const change = !entry || (group !== undefined && seen.size === 1);
      return html`<a href="#" @click=${(e: Event) => (e.preventDefault(), s.jump(link))}
          >${change ? html`${msg('to the answer', { id: 'i-to-answer', desc: 'Link from a sentence to the answer it says' })}<span class="unseen">: ${text}</span>` : html`<bdi>${titleOf(entry)}</bdi>`}</a
        > `;
    })}</span
  >`;
}

const sentence = (s: InterviewSitting, said: Sentence): TemplateResult =>
  html`<li><span class="said">${said.text}</span> ${from(s, said)}</li>`;

/** A sentence of the document, which one may put in one's own words. */
const statement = (s: InterviewSitting, said: Statement): TemplateResult => {
  const { id, text, generated, edited } = said;
  const asking = `words ${id}`;
  /** Opens or closes it, and keeps the keyboard where it was. */
  const turn = async (to: string): Promise<void> => {
    s.set({ asking: to });
    await s.updateComplete;
    s.root.querySelector<HTMLElement>(to ? '#own-words' : `[data-words="${CSS.escape(id)}"]`)?.focus();
  };
  const keep = (own: string | undefined): void => {
    s.reword(id, own === generated ? undefined : own);
    void turn('');
  };
  if (s.asking === asking)
    return html`<li>
      <label for="own-words">${msg('In your own words; left empty, the sentence is left out', { id: 'i-own-words' })}</label>
      <textarea class="control" id="own-words" maxlength="10000" .value=${text}></textarea>
      <div class="row">
        <button @click=${() => keep(s.root.querySelector<HTMLTextAreaElement>('#own-words')!.value.trim())}>
          ${msg('Keep', { id: 'i-keep', desc: 'Button: keeps a sentence in one’s own words' })}
        </button>
        ${edited ? html`<button class="quiet" @click=${() => keep(undefined)}>${msg('As it was written', { id: 'i-as-written' })}</button>` : nothing}
        <button class="quiet" @click=${() => void turn('')}>${msg('Cancel', { id: 'q-cancel' })}</button>
      </div>
    </li>`;
  const edit = msg('Reword', { id: 'i-reword', desc: 'Button: a sentence in one’s own words' });
  return html`<li>
    <span class="said">${text || html`<span class="muted">${msg('(left out)', { id: 'i-left-out' })}</span>`}</span>
    ${edited ? html`<span class="muted">${msg('in your words', { id: 'i-in-your-words' })}</span>` : nothing}
    ${from(s, said)}
    <button class="quiet small" data-words=${id} aria-label="${edit}: ${text || generated}" @click=${() => void turn(asking)}>${edit}</button>
  </li>`;
};

const drawTable = ({ caption, head, rows }: Table, under = ''): TemplateResult =>
  html`<div class="wide" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption class=${caption === under ? 'unseen' : nothing}>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.head}</th>
              ${row.cells.map((cell) => html`<td>${cell.text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

const section = (s: InterviewSitting, part: DocumentSection, links: boolean): unknown => {
  const said = (some: DocumentSection['sentences']) =>
    some.length
      ? html`<ul class="sentences">
          ${some.map((one) => (links ? statement(s, one) : html`<li class="said">${one.text}</li>`))}
        </ul>`
      : nothing;
  const shown = tables(part);
  return part.sentences.length || shown.length
    ? html`<section>
        ${heading(s, 2, part.heading)} ${shown.map((table) => drawTable(table, part.heading))}${said(part.sentences.filter(({ group }) => !group))}
        ${part.groups.map(({ id, heading: name }) => [
          heading(s, 3, name),
          said(part.sentences.filter(({ group }) => group === id)),
        ])}
      </section>`
    : nothing;
};

/** What recurs in what was told: counts, each with the experiences it stands on. */
export function mirror(s: InterviewSitting): unknown {
  const part = written(s).sections.find(({ id }) => id === 'comparison')!;
  const sentences = part.sentences.filter(({ id }) => id.startsWith('mirror/'));
  if (!sentences.length && !part.table)
    return s.explored.length
      ? html`<p>${msg('Nothing to compare yet: retrace an experience first.', { id: 'i-nothing-yet' })}</p>`
      : chosen(s);
  const said = msg('What we see in your words; what it means is for you to say.', { id: 'i-mirror' });
  return [
    part.table ? drawTable(part.table) : nothing,
    sentences.length
      ? html`<p id="seen">${said}</p>
          <ul class="sentences" aria-labelledby="seen">
            ${sentences.map((one) => sentence(s, one))}
          </ul>`
      : nothing,
  ];
}

/** @param links whether each sentence leads to what it stands on */
export const document = (s: InterviewSitting, links: boolean): unknown => {
  const { sections } = written(s);
  return html`<div class="document">${sections.map((part) => section(s, part, links))}</div>`;
};
