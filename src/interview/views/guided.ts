import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { downloadIcon } from '../../element/icons.ts';
import { rich, say, words } from '../../fields/index.ts';
import type { Text } from '../../contract/text.ts';
import type { QuestionState } from '../../form/index.ts';
import { msg, numberFormat, str } from '../../locale/index.ts';
import { ask, moment } from '../../respondent/parts.ts';
import type { Evidence } from '../entry.ts';
import { Notes } from '../notes.ts';
import { given } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';
import { titleOf } from './entries.ts';
import { minutesOf } from './minutes.ts';
import { save } from '../../element/save.ts';

/** Somebody leads the interview and writes: from here on the sitting has notes. */
export function lead(s: InterviewSitting): void {
  s.notes = new Notes({
    definition: s.definition,
    locale: s.locale,
    stored: !!s.kept.stored,
    phase: () => (s.phase === 'answering' && document.visibilityState === 'visible' ? s.step.phase?.id : undefined),
    onchange: () => s.host.requestUpdate(),
  });
}

/** Told to everybody who looks at the page: the mode, and what it means for them. */
export const banner = (): TemplateResult =>
  html`<p class="banner">
    ${msg('Led interview: somebody asks and writes for you. Before anything is sent you see all of it.', { id: 'i-led' })}
  </p>`;

// ---- how sure an answer is

const levels = (): Record<NonNullable<Evidence['confidence']>, string> => ({
  sure: msg('certain', { id: 'i-sure', desc: 'how sure an answer is' }),
  likely: msg('likely', { id: 'i-likely', desc: 'how sure an answer is' }),
  guess: msg('a guess', { id: 'i-guess', desc: 'how sure an answer is' }),
});

/** What was said of an answer, in words; empty where nothing was. */
export function evidenceWords(s: InterviewSitting, path: string): string {
  const { confidence, source } = s.beside.evidence[path] ?? {};
  const from = source && msg(str`source: ${source}`, { id: 'i-source-is' });
  return [confidence && levels()[confidence], from].filter(Boolean).join(' · ');
}

const silent = ['note', 'calculated', 'consent'];

/** Under an answer: how sure it is, and where it comes from. It opens on demand, so as not to be in the way. */
export function evidence(s: InterviewSitting, { path, question, visible, value }: QuestionState): unknown {
  if (!visible || silent.includes(question.type) || !given(value)) return nothing;
  const { context } = s;
  const whole = context.base + path;
  const { confidence, source = '' } = s.beside.evidence[whole] ?? {};
  const id = `${context.idPrefix}${path}-evidence`;
  return html`<details class="evidence">
    <summary>
      ${evidenceWords(s, whole) || msg('How sure is it?', { id: 'i-evidence' })}<span class="unseen"
        >: ${words(question.label, path, context)}</span
      >
    </summary>
    <div class="row">
      <label for=${id}>${msg('Confidence', { id: 'i-confidence' })}</label>
      <select
        class="control"
        id=${id}
        @change=${(e: Event) => s.attest(whole, { confidence: (e.target as HTMLSelectElement).value as never })}
      >
        <option value="">—</option>
        ${Object.entries(levels()).map(
          ([level, name]) => html`<option value=${level} ?selected=${level === confidence}>${name}</option>`,
        )}
      </select>
    </div>
    <label for="${id}-source">${msg('Where it comes from: a document, who by role, a memory', { id: 'i-source' })}</label>
    <input
      class="control"
      id="${id}-source"
      maxlength="1000"
      .value=${source}
      @input=${(e: Event) => s.attest(whole, { source: (e.target as HTMLInputElement).value.trim() })}
    />
  </details>`;
}

// ---- notes

/** Whether there is place for notes beside the questions (interview.styles.ts); else they are a drawer, closed at first. */
function wide({ root }: InterviewSitting): boolean {
  const box = root.querySelector('.varco')!;
  return box.clientWidth >= 58 * parseFloat(getComputedStyle(box).fontSize);
}

const lock = (): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 11h14v10H5zM8 11V7a4 4 0 018 0v4" /></svg>`;

const minutes = (s: InterviewSitting, ms: number): string => numberFormat(s.locale).format(Math.floor(ms / 60_000));

/** What a step is called in a list of notes; of an experience that is gone, its id is all there is. */
function placeName(s: InterviewSitting, id: string): string {
  const [phaseId, entryId, sectionId] = id.split('/');
  const { steps } = s.models.definition.experience;
  const phase = s.phases.find((one) => one.id === phaseId);
  const entry = [...s.experiences, ...s.tracks].find((one) => one.id === entryId);
  const section = steps.find((one) => one.id === sectionId);
  const plain = (text: Text | undefined) => say(text, '', s.main);
  return [
    phase ? plain(phase.title) : msg('Review and send', { id: 'q-review' }),
    entry ? titleOf(entry) : entryId,
    plain(section?.title),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** All notes and minutes as a plain text, to take away. To be called while rendering. */
export function notesText(s: InterviewSitting): string {
  const notes = s.notes!;
  return [
    `${say(s.definition.title, '', s.main)} · ${msg('Private notes', { id: 'i-notes' })} · ${moment(s, Date.now(), 'long')}`,
    ...notes.all.map(([step, text]) => `${placeName(s, step)}\n${text}`),
    s.phases
      .filter(({ id }) => notes.spent(id))
      .map((phase) => `${say(phase.title, '', s.main)}: ${clock(s, phase.id, minutesOf(s, phase))}`)
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .replaceAll('\n', '\r\n');
}

const clock = (s: InterviewSitting, phase: string, planned: number): string => {
  const [spent, of] = [minutes(s, s.notes!.spent(phase)), numberFormat(s.locale).format(planned)];
  return msg(str`${spent} of ${of} minutes`, { id: 'i-clock', desc: 'how long a phase took, of how long it should' });
};

/** Lines about the notes' own channel: what is kept where, and the way to take them along. */
const keeping = (s: InterviewSitting): unknown => {
  const { state, stored, all } = s.notes!;
  const text = notesText(s);
  return html`<p class="muted">
      ${
        state.state === 'failed'
          ? msg('These notes cannot be kept on this device: download them before you close this page.', {
              id: 'i-notes-failed',
            })
          : !stored
            ? msg('These notes last as long as this page: download them before you close it.', { id: 'i-notes-memory' })
            : state.state === 'saved'
              ? msg(str`saved at ${moment(s, state.at)}`, { id: 'q-saved', desc: 'Draft state, with a time' })
              : nothing
      }
    </p>
    ${
      all.length
        ? html`<div class="row">
            <button class="small" @click=${() => save(new Blob([text], { type: 'text/plain' }), `${s.definition.id}-notes.txt`)}>
              ${downloadIcon()}${msg('Download the notes', { id: 'i-notes-download' })}
            </button>
            ${ask(s, 'notes', msg('Delete the notes', { id: 'i-notes-delete' }), () => {
              s.set({ asking: '' });
              void s.notes!.clear();
            })}
          </div>`
        : nothing
    }`;
};

/** Beside the questions: notes for oneself, what the script advises, the time. It folds away when others look on. */
export function privateNotes(s: InterviewSitting): unknown {
  const notes = s.notes;
  if (!notes) return nothing;
  const { step, phases } = s;
  const { phase } = step;
  const others = notes.all.filter(([id]) => id !== step.id);
  const all = phases.reduce((sum, one) => sum + notes.spent(one.id), 0);
  const planned = phases.reduce((sum, one) => sum + minutesOf(s, one), 0);
  const [total, of] = [minutes(s, all), numberFormat(s.locale).format(planned)];
  return html`<aside class="private" aria-label=${msg('For who leads', { id: 'i-for-leader' })}>
    <details ?open=${(notes.unfolded ??= wide(s))}>
      <summary>
        ${lock()}${msg('Private notes', { id: 'i-notes' })}
        ${phase ? html`<span class="muted" role="timer">${clock(s, phase.id, minutesOf(s, phase))}</span>` : nothing}
      </summary>
      <p class="muted">
        ${msg('They stay on this device: nobody is sent them, and no link takes them along.', { id: 'i-notes-why' })}
      </p>
      ${phase?.facilitator ? html`<div class="advice">${rich(phase.facilitator, '', s.main)}</div>` : nothing}
      <p>${msg(str`In all: ${total} of ${of} minutes`, { id: 'i-clock-all' })}</p>
      <label for="notes">${msg('What you note here', { id: 'i-note-here' })}</label>
      ${keyed(
        step.id,
        html`<textarea
          class="control"
          id="notes"
          rows="6"
          maxlength="20000"
          .value=${notes.of(step.id)}
          @input=${(e: Event) => notes.write(step.id, (e.target as HTMLTextAreaElement).value)}
        ></textarea>`,
      )}
      ${
        others.length
          ? html`<details>
              <summary>${msg('Notes of other steps', { id: 'i-notes-others' })} (${numberFormat(s.locale).format(others.length)})</summary>
              <dl>
                ${others.map(([id, text]) => html`<div><dt>${placeName(s, id)}</dt><dd>${text}</dd></div>`)}
              </dl>
            </details>`
          : nothing
      }
      ${keeping(s)}
    </details>
  </aside>`;
}

/** After sending: the notes are still here, and are for their author to take along. */
export const notesLeft = (s: InterviewSitting): unknown =>
  s.notes?.all.length
    ? html`<div class="notice private">
        <p>${lock()} ${msg('Your private notes are still on this device. They were not sent.', { id: 'i-notes-left' })}</p>
        ${keeping(s)}
      </div>`
    : nothing;
