import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../../fields/index.ts';
import { msg } from '../../locale/index.ts';
import { heading } from '../../respondent/parts.ts';
import { compared, writeDocument } from '../document.ts';
import { mirror as look } from '../mirror.ts';
import { tables } from '../export/tables.ts';
import { experiencesOf } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';
import type { DocumentSection, InterviewDocument, Sentence, Statement, Table } from '../types.ts';
import { mirrorConfig, Words } from '../words.ts';
import { act, chosen, titleOf } from './entries.ts';
import { today } from './takeaway.ts';

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

/**
 * What a sentence stands on: experiences and practices by their names; other answers are a step away, by their
 * questions where there are several.
 */
export function from(
  s: InterviewSitting,
  { links, text, group }: Sentence & { readonly group?: string },
): TemplateResult {
  // one link an experience, a practice, a question or an item in the answer to it
  const seen = new Map<string, string>();
  for (const link of links) {
    const key = link.split('/', 2).join('/');
    if (!seen.has(key)) seen.set(key, link);
  }
  const named = (key: string): unknown => {
    const [list, id] = key.split('/') as [string, string?];
    const entry = list === 'experiences' || list === 'tracks' ? s[list].find((e) => e.id === id) : undefined;
    // on the card of an experience its name is read already
    if (entry && group !== key) return html`<bdi>${titleOf(entry)}</bdi>`;
    const question = seen.size > 1 && s.main.form.state(list)?.question;
    return question
      ? words(question.label, list, s.main)
      : html`${msg('to the answer', { id: 'i-to-answer', desc: 'Link from a sentence to the answer it says' })}<span class="unseen">: ${text}</span>`;
  };
  return html`<span class="from"
    >${[...seen].map(
      ([key, link]) => html`<a href="#" @click=${(e: Event) => (e.preventDefault(), s.jump(link))}>${named(key)}</a> `,
    )}</span
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
  const left = msg('(left out)', { id: 'i-left-out' });
  const edit = msg('Reword', { id: 'i-reword', desc: 'Button: a sentence in one’s own words' });
  return html`<li class=${text ? nothing : 'screen'}>
    <span class="said">${text || html`<span class="muted">${left}</span>`}</span>
    ${edited ? html`<span class="muted screen">${msg('in your words', { id: 'i-in-your-words' })}</span>` : nothing}
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

/** Some of the sentences under their heading; on paper, nothing of them where all were left out. */
const part = (name: unknown, some: readonly Statement[], draw: (one: Statement) => unknown, more: unknown[] = []) =>
  some.length || more.length
    ? html`<div class=${more.length || some.some(({ text }) => text) ? nothing : 'screen'}>
        ${name}${more}${
          some.length
            ? html`<ul class="sentences">
                ${some.map(draw)}
              </ul>`
            : nothing
        }
      </div>`
    : nothing;

/** @param depth of its heading under the widget's own */
const section = (
  s: InterviewSitting,
  { heading: name, ...of }: DocumentSection,
  links: boolean,
  depth: number,
): unknown => {
  const { sentences, groups } = of;
  const draw = (one: Statement) =>
    links ? statement(s, one) : one.text ? html`<li class="said">${one.text}</li>` : nothing;
  const shown = tables({ heading: name, ...of }).map((table) => drawTable(table, name));
  const own = sentences.filter(({ group }) => !group);
  return sentences.length || shown.length
    ? html`<section class=${shown.length || sentences.some(({ text }) => text) ? nothing : 'screen'}>
        ${heading(s, depth, name)}${part(nothing, own, draw, shown)}
        ${groups.map(({ id, heading: called }) =>
          part(
            heading(s, depth + 1, called),
            sentences.filter(({ group }) => group === id),
            draw,
          ),
        )}
      </section>`
    : nothing;
};

/** What recurs in what was told: counts, each with the experiences it stands on. */
export function mirror(s: InterviewSitting): unknown {
  const { sentences: all, table } = compared(s.models.definition, s.submitted(), s.locale);
  const sentences = all.filter(({ id, links }) => links.length && id.startsWith('mirror/'));
  if (!sentences.length && !table)
    return s.explored.length
      ? html`<p>${msg('Nothing to compare yet: retrace an experience first.', { id: 'i-nothing-yet' })}</p>`
      : chosen(s);
  const said = msg('What we see in your words; what it means is for you to say.', { id: 'i-mirror' });
  return [
    table ? drawTable(table) : nothing,
    sentences.length
      ? html`<p id="seen">${said}</p>
          <ul class="sentences" aria-labelledby="seen">
            ${sentences.map((one) => sentence(s, one))}
          </ul>`
      : nothing,
  ];
}

/** Own words whose sentence is not there any more: kept, and not lost from sight. */
const orphaned = (s: InterviewSitting, { orphans, orphansHeading }: InterviewDocument, links: boolean): unknown =>
  orphans.length
    ? html`<section>
        ${heading(s, 1, orphansHeading)}
        <ul class="sentences">
          ${orphans.map(
            ({ id, text }) =>
              html`<li>
                <span class="said">${text}</span>
                ${links ? act(msg('Remove', { id: 'field-remove' }), text, () => s.reword(id, undefined), 'quiet small') : nothing}
              </li>`,
          )}
        </ul>
      </section>`
    : nothing;

/** @param links whether each sentence leads to what it stands on; without, it is for paper alone */
export const document = (s: InterviewSitting, links: boolean): unknown => {
  const whole = written(s);
  return html`<div class="document ${links ? '' : 'print'}">
    <p class="paper">${today(s.locale)}</p>
    ${whole.sections.map((one) => section(s, one, links, 1))}${orphaned(s, whole, links)}
  </div>`;
};

/** The summary, to be read back together before one is asked whether it is right. */
export function readBack(s: InterviewSitting): unknown {
  const summary = written(s).sections.find(({ id }) => id === 'summary')!;
  return section(s, summary, true, 2);
}
