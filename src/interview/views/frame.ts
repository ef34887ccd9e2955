import { html, nothing } from 'lit';
import { say, words } from '../../fields/index.ts';
import { msg, str } from '../../locale/index.ts';
import { CHAIN, chainSentence } from '../chain.ts';
import { sourceOf } from '../document.ts';
import { boxes, proposals, type Box, type Grouped } from '../document-frame.ts';
import { missingLines, withLines } from '../lines.ts';
import { lineOf } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';
import { from } from './told.ts';

/** The lines taken over last, to be taken back while nothing was written since. */
const taken = new WeakMap<InterviewSitting, { id: Box; before: string; after: string; said: string }>();

const written = (s: InterviewSitting, id: string): string => {
  const value = s.main.form.state(id)?.value;
  return typeof value === 'string' ? value : '';
};

/** What the stories propose for one of the four boxes, above the field for one's own lines. */
function box(s: InterviewSitting, id: Box, all: readonly Grouped[]): unknown {
  const { form } = s.main;
  const state = form.state(id);
  if (!state?.visible) return nothing;
  // own words that a line was given on the review are what is proposed now
  const proposed = all
    .map((said) => (Object.hasOwn(s.beside.edits, said.id) ? { ...said, text: lineOf(s.beside.edits[said.id]) } : said))
    .filter(({ text }) => text);
  const last = taken.get(s);
  const own = written(s, id);
  const undo = last?.id === id && last.after === own ? last : undefined;
  if (!proposed.length && !undo) return nothing;
  const lines = proposed.map(({ text }) => text);
  const more = missingLines(own, lines);
  const said = msg(str`Lines added: ${more.length}`, { id: 'i-lines-added', desc: 'to a field' });
  const put = (text: string): void => {
    form.answer(id, text);
    s.jump(id);
  };
  const use = (): void => {
    const after = withLines(own, lines);
    taken.set(s, { id, before: own, after, said });
    put(after);
    s.announce(said);
  };
  const label = say(state.question.label, id, s.main);
  const back = msg('Undo', { id: 'field-undo' });
  return html`<div class="stories" role="group" aria-labelledby="stories-${id}">
    <p id="stories-${id}">
      <b>${msg(str`${label}: what your stories propose`, { id: 'i-stories', desc: 'Strengths, weaknesses…' })}</b>
    </p>
    <ul class="sentences">
      ${proposed.map((line) => html`<li><span class="said">${line.text}</span> ${from(s, line)}</li>`)}
    </ul>
    ${
      undo
        ? html`<p class="row">
            <span>${undo.said}</span>
            <button class="small" @click=${() => put(undo.before)}>${back}</button>
          </p>`
        : nothing
    }
    ${
      more.length
        ? html`<button @click=${use}>
            ${own.trim() ? msg('Add the lines that are missing', { id: 'i-add-lines' }) : msg('Use these lines', { id: 'i-use-lines' })}
          </button>`
        : nothing
    }
    <p class="muted">
      ${
        own.trim()
          ? msg('In the document stands what you have written.', { id: 'i-own-stands' })
          : msg('If you leave the field below empty, these lines stand in the document.', { id: 'i-left-empty' })
      }
    </p>
  </div>`;
}

/** The names of the practices, to be put into an action that does not say yet which it comes from. */
function practices(s: InterviewSitting): unknown {
  const { form } = s.main;
  const names = [...new Set(s.tracks.flatMap(({ form }) => lineOf(form.read('name')) || []))];
  const items = form.state('actions')?.items ?? [];
  const open = items.flatMap(({ fields, index }) => {
    const [action, track] = ['action', 'track'].map((id) => fields.find(({ question }) => question.id === id));
    return track?.visible && track.question.type === 'text' && !lineOf(track.value)
      ? { track, name: lineOf(action?.value), index }
      : [];
  });
  if (!names.length || !open.length) return nothing;
  const use = (path: string, name: string): void => {
    form.answer(path, name);
    s.jump(path);
  };
  return open.map(
    ({ track, name, index }) =>
      html`<div class="stories" role="group" aria-labelledby="practices-${index}">
        <p id="practices-${index}">
          <b>${index + 1}. <bdi>${name}</bdi></b> · ${words(track.question.label, track.path, s.main)}
        </p>
        <div class="row">
          ${names.map((practice) => html`<button class="small" @click=${() => use(track.path, practice)}><bdi>${practice}</bdi></button>`)}
        </div>
      </div>`,
  );
}

/** What was told, above and under a question of the frame. */
export interface Around {
  readonly above?: unknown;
  readonly under?: unknown;
}

/** What stands around the questions of the frame, by their ids: worked out of the answers once a rendering. */
export function frame(s: InterviewSitting): (id: string) => Around {
  const source = sourceOf(s.models.definition, s.submitted(), s.locale);
  const proposed = proposals(source);
  const chain = chainSentence(source.words, source.answers);
  const last = s.asked().findLast(({ question, visible }) => visible && CHAIN.includes(question.id))?.path;
  const sentence =
    chain &&
    html`<div class="stories">
      <p><b>${msg('In one sentence', { id: 'i-one-sentence', desc: 'The theory of change' })}</b></p>
      <p class="said">${chain.text}</p>
    </div>`;
  return (id) => {
    if (id === 'actions') return { under: practices(s) };
    if (id === last) return { under: sentence };
    return boxes.includes(id as Box) ? { above: box(s, id as Box, proposed[id as Box]) } : {};
  };
}
