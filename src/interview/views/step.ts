import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Phase, PhaseKind } from '../../contract/interview.ts';
import { backIcon, nextIcon } from '../../element/icons.ts';
import { fields, words } from '../../fields/index.ts';
import { msg, str } from '../../locale/index.ts';
import { contents, problemList, summary } from '../../respondent/frame.ts';
import { refusal } from '../../respondent/outcome.ts';
import { heading, text } from '../../respondent/parts.ts';
import type { Entry } from '../entry.ts';
import type { InterviewSitting } from '../sitting.ts';
import { byPhase, REVIEW, type Step } from '../steps.ts';
import { chosen, miscounted, titleOf } from './entries.ts';
import { late } from './lazy.ts';
import { minutesOf } from './minutes.ts';
import { timeline } from './timeline.ts';
import type { Around } from './frame.ts';
import type { QuestionState } from '../../form/index.ts';

/** The questions of the step. @param around what stands above and under each, by its id */
const asked = (s: InterviewSitting, around?: (id: string) => Around): unknown => {
  const own = s.asked();
  if (!own.length) return nothing;
  const states = s.models.definition.prefill ? (late(s, ({ marked }) => marked(s, own), own) as typeof own) : own;
  const each = (evidence?: (s: InterviewSitting, state: QuestionState) => unknown): unknown =>
    html`<div>
      ${states.map((state) => {
        const { above, under } = around?.(state.path) ?? {};
        return [above, fields([state], s.context), evidence?.(s, state), under];
      })}
    </div>`;
  return keyed(
    s.step.id,
    s.notes ? late(s, ({ evidence }) => each(evidence)) : around ? each() : fields(states, s.context),
  );
};

/** What comes from a questionnaire; on the first step a way to it, which has its place before its inside is there. */
const begun = (s: InterviewSitting): unknown => {
  const fold = s.outbox
    ? html`<details class="fold">
        <summary>
          ${msg('Have you filled in the questionnaire already? Start from there', { id: 'i-pre-fold' })}
        </summary>
        ${late(s, ({ receiptForm }) => receiptForm(s))}
      </details>`
    : nothing;
  return late(s, (module) => module.begun(s, fold), s.step.phase === s.phases[0] ? fold : nothing);
};

const bodies: Record<PhaseKind, (s: InterviewSitting) => unknown> = {
  questions: (s) => asked(s),
  timeline: (s) => [timeline(s), asked(s)],
  loop: (s) => (s.step.section ? asked(s) : chosen(s)),
  mirror: (s) => [late(s, ({ mirror }) => mirror(s)), asked(s)],
  ladder: (s) => [late(s, ({ ladder }) => ladder(s)), asked(s)],
  // questions are drawn alike before what stands beside them is there: nobody loses a field while writing in it
  frame: (s) =>
    asked(
      s,
      late(
        s,
        ({ frame }) => frame(s),
        () => ({}),
      ) as (id: string) => Around,
    ),
  close: (s) => [late(s, ({ readBack }) => readBack(s), nothing), asked(s)],
};

/** What takes the focus: who only hears it has to hear that the next step of the same experience is another. */
const title = (s: InterviewSitting, { phase, section, entry, open }: Step): unknown =>
  section || open
    ? html`<bdi>${titleOf(entry!)}</bdi>${section ? html`<span class="unseen">: ${words(section.title, '', s.context)}</span>` : nothing}`
    : phase
      ? words(phase.title, '', s.main)
      : msg('Review and send', { id: 'q-review' });

/** About how long a phase takes. */
const minutes = (s: InterviewSitting, phase: Phase): unknown => {
  const n = minutesOf(s, phase);
  return n
    ? html` <small class="muted">${msg(str`${n} min`, { id: 'i-minutes', desc: 'how long a phase takes' })}</small>`
    : nothing;
};

/** The experiences that are retraced, and the way to each. */
const retraced = (s: InterviewSitting, { phase, entry, section }: Step): unknown =>
  section && s.explored.length > 1
    ? html`<ol class="retraced" aria-label=${msg('Experiences to retrace', { id: 'i-retraced' })}>
        ${s.explored.map(
          (other) =>
            html`<li>
              <button
                class="quiet"
                aria-current=${other === entry ? 'true' : nothing}
                @click=${() => s.go(s.steps.find((step) => step.entry === other && step.phase === phase)!.id)}
              >
                <bdi>${titleOf(other)}</bdi>
              </button>
            </li>`,
        )}
      </ol>`
    : nothing;

/** Aim and prompts of a phase, at its beginning. */
const begins = (s: InterviewSitting, { phase, section, open }: Step): unknown => {
  const first = !section || section === s.models.definition.experience.steps[0];
  if (!phase || open || !first) return nothing;
  const { aim, prompts = [] } = phase;
  return [
    text(s, aim),
    prompts.length
      ? html`<ul class="prompts">
          ${prompts.map((prompt) => html`<li>${words(prompt, '', s.main)}</li>`)}
        </ul>`
      : nothing,
  ];
};

/** A step of an experience: which it is, and how many there are. */
const sectionHeading = (s: InterviewSitting, { section, phase }: Step): unknown => {
  if (!section) return nothing;
  const all = s.models.definition.experience.steps;
  const [at, of] = [all.indexOf(section) + 1, all.length];
  return [
    heading(s, 2, words(section.title, '', s.context)),
    html`<p class="muted">
      ${words(phase!.title, '', s.main)} · ${msg(str`${at} of ${of}`, { id: 'i-step-of', desc: 'Step of an experience' })}
    </p>`,
    text(s, section.intro),
  ];
};

/** Where one may stop and go on another day. */
const pause = (s: InterviewSitting, { id, phase }: Step): unknown =>
  phase?.pause &&
  s.kept.stored &&
  id ===
    byPhase(s.steps)
      .find(([first]) => first!.phase === phase)
      ?.at(-1)!.id
    ? html`<p class="notice">
        ${msg('A good moment to stop: your answers are kept on this device, and you can go on another day.', {
          id: 'i-pause',
        })}
      </p>`
    : nothing;

const onward = (s: InterviewSitting, { open }: Step): unknown =>
  s.returning !== undefined
    ? s.returning === REVIEW
      ? msg('Back to the review', { id: 'q-to-review' })
      : msg('Back to where you were', { id: 'i-return' })
    : open
      ? msg('Done', { id: 'i-done', desc: 'Button: closes an experience or a practice that was edited' })
      : msg('Continue', { id: 'q-next' });

/** All that is in the way of sending, the experiences and practices by their names. */
const inTheWay = (s: InterviewSitting): unknown => {
  const problems = s.problemsIn();
  if (!problems.length && !s.miscount) return nothing;
  const own = problems.filter(({ path }) => !/^(experiences|tracks)\//.test(path));
  const of = (entry: Entry) => problems.filter(({ path }) => path.startsWith(entry.base));
  return html`<div class="notice error" id="summary" tabindex="-1" role="group" aria-labelledby="wrong">
    ${heading(s, 1, msg('There is something to correct', { id: 'q-problem' }), 'wrong')}
    ${own.length ? problemList(s, own) : nothing}${s.miscount ? miscounted(s) : nothing}
    ${[...s.experiences, ...s.tracks].map((entry) => {
      const found = of(entry);
      return found.length
        ? html`<p><bdi>${titleOf(entry)}</bdi></p>
            ${problemList(s, found)}`
        : nothing;
    })}
  </div>`;
};

/** One step, or the review; and the way back and on. */
export function step(s: InterviewSitting): TemplateResult {
  const { step: here } = s;
  const { phase, open } = here;
  // in the contents each phase is one place, whatever the number of its steps
  const all = byPhase(s.steps);
  const holds = (steps: readonly Step[]) =>
    steps.some((step) => step.id === here.id || (open && step.id === here.phase!.id));
  const now = all.findIndex(holds);
  const { intro, privacy } = s.models.definition;
  const ready = (steps: readonly Step[]) =>
    steps.every(
      (step) =>
        step.phase &&
        (s.visited.has(step.id) || s.found) &&
        // an experience has its problems at hand
        !(step.section ? step.entry!.problems : s.problemsIn(step)).length,
    );
  return html`<div class="columns ${s.notes ? 'led' : ''}">
    ${contents(s, all.length, now, (i) => {
      const steps = all[i]!;
      const [first] = steps as [Step];
      return {
        id: first.id,
        title: first.phase ? [words(first.phase.title, '', s.main), minutes(s, first.phase)] : title(s, first),
        done: i < now && ready(steps),
      };
    })}
    <div class="main">
      ${refusal(s)}${s.notes ? late(s, ({ banner }) => banner()) : nothing}${phase ? summary(s, s.summary ? s.problemsIn() : []) : inTheWay(s)}${now ? nothing : text(s, intro)}
      ${retraced(s, here)}${heading(s, 1, title(s, here), 'step')}
      ${s.found?.others ? late(s, ({ others }) => others(s), nothing) : nothing}${begins(s, here)}${sectionHeading(s, here)}
      ${s.models.definition.prefill ? begun(s) : nothing}
      ${
        !phase
          ? late(s, ({ document, sentInFull, takeaway }) => [document(s, true), takeaway(s), sentInFull(s)])
          : open
            ? here.entry!.list === 'tracks'
              ? late(s, ({ ladderEntry }) => ladderEntry(s, here.entry!, asked(s)))
              : asked(s)
            : bodies[phase.kind](s)
      }
      ${pause(s, here)}
      ${
        privacy && !phase
          ? html`<p class="muted">
              ${words(privacy.controller, '', s.main)}
              ${privacy.notice ? html` · <a href=${privacy.notice}>${msg('Privacy notice', { id: 'q-privacy' })}</a>` : nothing}
            </p>`
          : nothing
      }
      <div class="row actions">
        ${
          open || (now === 0 && !here.section)
            ? nothing
            : html`<button @click=${() => s.move(-1)}>${backIcon()}${msg('Back', { id: 'q-back' })}</button>`
        }
        ${
          phase
            ? html`<button class="primary" @click=${() => s.move(1)}>${onward(s, here)}${nextIcon()}</button>`
            : html`<button class="primary" @click=${() => void s.host.send()}>${msg('Send', { id: 'q-send' })}</button>`
        }
      </div>
      ${late(s, ({ strip }) => strip(s), nothing)}
      ${s.notes ? late(s, ({ privateNotes }) => privateNotes(s)) : nothing}
    </div>
  </div>`;
}
