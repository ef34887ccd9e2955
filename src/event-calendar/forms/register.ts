import { html, nothing, type TemplateResult } from 'lit';
import type { Circuit, EventEntry, Events } from '../../contract/events.ts';
import type { Question, Questionnaire } from '../../contract/questionnaire.ts';
import { takesRegistrations } from '../../form/booking.ts';
import type { Form } from '../../form/index.ts';
import { circuitForm, registrationForm, supportValue } from '../../form/registration.ts';
import { currentLocale, msg, plural, str } from '../../locale/index.ts';
import { plain as plainText } from '../../locale/texts.ts';
import { documentOf, plain, quoted, sectionOf } from '../../respondent/inset-texts.ts';
import type { InsetForm, InsetSitting } from '../../respondent/inset.ts';
import { answerList } from '../../respondent/parts.ts';
import type { Browsing } from '../browsing.ts';
import { seatsNow, shutOf } from '../seats-said.ts';
import { whereSaid } from '../names.ts';
import { clashNotice } from './clash.ts';
import { close, controllerOf, keptSaid, momentOf, titleOf } from './common.ts';
import { otherDates, refusalOf } from './refused.ts';
import { received } from './ticket-view.ts';
import { underWay } from './under-way.ts';
import { registrationWords, supportSaid } from './words.ts';

const hoursOf = ({ registration }: EventEntry): number => registration?.offerHours ?? 48;

/** Where each of the questions stands; the event's own beside those about the event. */
const who = ['name', 'email', 'role', 'invitation'];
const help = ['access', 'expert_question'];

/** Of a two-sided day; whom one would like to meet, and when one cannot, is asked once it is known who comes. */
const sides = ['side', 'organisation', 'summary', 'listed'];
const later = ['preferences', 'unavailable'];

/** A questionnaire of one section in the order in which people think of it. */
function arranged(questions: readonly Question[]): Questionnaire['sections'] {
  const among = (ids: readonly string[]): Question[] => questions.filter(({ id }) => ids.includes(id));
  const placed = [...who, ...sides, ...later, ...help, 'stages', 'tables', 'privacy'];
  const rest = questions.filter(({ id }) => !placed.includes(id));
  return [
    sectionOf('stages_part', msg('The events', { id: 'c-form-stages-part' }), among(['stages'])),
    sectionOf('who_part', msg('Who you are', { id: 'c-form-who' }), among(who)),
    sectionOf('side_part', msg('Your organisation', { id: 'c-form-side-part' }), among(sides)),
    sectionOf('tables_part', msg('The tables', { id: 'c-form-tables-part' }), among(['tables'])),
    sectionOf('event_part', msg('The event', { id: 'c-form-event' }), rest),
    sectionOf('help_part', msg('What helps you', { id: 'c-form-help' }), among(help)),
    sectionOf('consent_part', msg('Consent', { id: 'c-form-consent-part' }), among(['privacy'])),
  ].filter(({ questions: asked }) => asked.length);
}

/** What one decides before one knows: what becomes of the registration if the last seat goes meanwhile. */
const ifFull = (): Question => ({
  type: 'single',
  id: 'if_full',
  required: true,
  label: msg('If there is no seat any more', { id: 'c-form-if-full' }),
  options: [
    { value: 'waitlist', label: msg('put me on the waiting list', { id: 'c-form-if-full-wait' }) },
    { value: 'fail', label: msg('do not register me', { id: 'c-form-if-full-fail' }) },
  ],
});

/** How the waiting list works, where there is one. */
const waitingRule = (entry: EventEntry): unknown =>
  entry.capacity === undefined || entry.registration?.waitlist === false
    ? nothing
    : html`<p>
        ${plural(currentLocale(), hoursOf(entry), {
          one: msg(
            'Without a seat you are put on the waiting list. A seat that becomes free is offered to the first of it, who has {n} hour to take it.',
            { id: 'c-form-rule-one' },
          ),
          other: msg(
            'Without a seat you are put on the waiting list. A seat that becomes free is offered to the first of it, who has {n} hours to take it.',
            { id: 'c-form-rule' },
          ),
        })}
      </p>`;

const privacyNote = (s: Browsing): TemplateResult =>
  html`<p>
    ${msg(str`What you write goes to ${controllerOf(s)}.`, { id: 'c-form-goes-to' })} ${keptSaid(s)}
    ${msg('You get a code by which you can see your registration again, or cancel it.', { id: 'c-form-code' })}
  </p>`;

/** When, where, and how many seats: one line for each event. */
const eventLine = (s: Browsing, n: number, titled = true): TemplateResult =>
  html`<li>
    ${titled ? html`<b>${plainText(s.model.event(n).title, s)}</b><br />` : nothing}
    ${[momentOf(s, n), whereSaid(s, s.model.event(n)), seatsNow(s, n)].filter(Boolean).join(' · ')}
  </li>`;

/** Seats left at the tables, as they are now. */
function tablesLeft(s: Browsing, { id, tables = [] }: EventEntry): unknown {
  const left = s.host.seats.of(id)?.tables;
  const known = tables.filter((table) => left?.[table.id] !== undefined);
  return known.length
    ? html`<ul class="muted">
        ${known.map((table) => {
          const n = left![table.id]!;
          const said = n
            ? plural(s.locale, n, {
                one: msg('{n} seat left', { id: 'c-seat-left' }),
                other: msg('{n} seats left', { id: 'c-seats-left' }),
              })
            : msg('full', { id: 'c-full' });
          return html`<li>${plainText(table.title, s)}: ${said}</li>`;
        })}
      </ul>`
    : nothing;
}

/** The answers of a submission: consents go beside them, and what is decided of it is no answer. */
function answersOf(form: Form): Record<string, unknown> {
  const { privacy: _given, if_full: _decided, ...answers } = form.submitted();
  return answers;
}

const decided = (form: Form): 'waitlist' | 'fail' => (form.read('if_full') === 'fail' ? 'fail' : 'waitlist');

const review = (s: InsetSitting): unknown =>
  s.form.sections.map((section) => answerList(s, s.form.asked(section), true));

const thanks = (): string => msg('Your registration was received.', { id: 'c-form-thanks' });
const gone = (): string =>
  msg('One cannot register for this here any more. What you wrote is still below.', { id: 'c-form-gone' });
const again = (): string => msg('Register another person', { id: 'c-form-again' });

/** The registration for one event. @param n its number */
export function register(s: Browsing, n: number): InsetForm {
  const { model } = s;
  const entry = model.event(n);
  const limited = entry.capacity !== undefined && entry.registration?.waitlist !== false;
  return {
    kind: 'registration',
    about: entry.id,
    document: documentOf(model),
    known: limited ? { if_full: 'waitlist' } : undefined,
    define() {
      const form = registrationForm(entry, model.head as Events, registrationWords(s));
      const questions = form.sections[0]!.questions.map((question): Question => {
        if (question.id === 'support' && question.type === 'single')
          return {
            ...question,
            options: question.options!.map((option) => ({
              ...option,
              help: supportSaid(s, entry, Number(option.value) - Number(supportValue(0))),
            })),
          };
        return question;
      });
      return {
        title: msg(str`Registration: ${titleOf(s, n)}`, { id: 'c-form-title' }),
        thanks: thanks(),
        sections: arranged([...questions, ...(limited ? [ifFull()] : [])]),
      };
    },
    answers: answersOf,
    more: (form) => (limited ? { ifFull: decided(form) } : {}),
    before: () => html`
      <ul class="events">
        ${eventLine(s, n, false)}
      </ul>
      ${waitingRule(entry)} ${privacyNote(s)} ${otherDates(s, n)}
    `,
    beside: (section) => (section === 'tables_part' ? tablesLeft(s, entry) : nothing),
    review: (sitting) => [seatsLine(s, [n]), review(sitting)],
    refused: (sitting) => refusalOf(s, sitting, n),
    sending: underWay,
    received: (sitting, said) => received(s, sitting, said),
    gone,
    again,
    close,
  };
}

/** What the seats are now, before one sends. */
const seatsLine = (s: Browsing, events: readonly number[]): unknown => {
  const said = events.map((n) => [n, seatsNow(s, n)] as const).filter(([, seats]) => seats);
  return said.length
    ? html`<ul class="muted">
        ${said.map(([n, seats]) => html`<li>${plainText(s.model.event(n).title, s)}: ${seats}</li>`)}
      </ul>`
    : nothing;
};

/** An event of a circuit for which one registers here. */
export interface CircuitEvent {
  readonly n: number;
  readonly optional: boolean;
}

/** The events of a circuit for which one registers here, each once, in its order. */
export function eventsOf(s: Browsing, { stages }: Circuit): CircuitEvent[] {
  const found = new Map<number, CircuitEvent>();
  for (const { event, optional = false } of stages) {
    const n = event === undefined ? undefined : s.model.number(event);
    if (n !== undefined && !found.has(n) && takesRegistrations(s.model.event(n))) found.set(n, { n, optional });
  }
  return [...found.values()];
}

/** The registration for several events of a circuit at once; undefined where none of them takes any now. */
export function registerAll(s: Browsing, circuit: Circuit): InsetForm | undefined {
  const { model } = s;
  const all = eventsOf(s, circuit);
  const open = all.filter(({ n }) => !shutOf(s, n));
  if (!open.length) return undefined;
  const closed = all.filter(({ n }) => shutOf(s, n));
  const limited = open.some(({ n }) => model.event(n).capacity !== undefined);
  const chosen = (form: Form): number[] =>
    ((form.read('stages') ?? []) as string[]).flatMap((id) => model.number(id) ?? []);
  const clash = (sitting: InsetSitting): TemplateResult | undefined => clashNotice(s, chosen(sitting.form));
  return {
    kind: 'registration',
    about: circuit.id,
    document: documentOf(model),
    known: {
      stages: open.filter(({ optional }) => !optional).map(({ n }) => model.ids[n]!),
      ...(limited && { if_full: 'waitlist' }),
    },
    define() {
      const form = circuitForm(
        open.map(({ n }) => model.event(n)),
        model.head as Events,
        registrationWords(s),
      );
      const questions = form.sections[0]!.questions.map((question): Question => {
        if (question.id !== 'stages' || question.type !== 'multiple') return question;
        const options = open.map(({ n, optional }) => ({
          value: model.ids[n]!,
          label: titleOf(s, n),
          help: [plain(momentOf(s, n)), optional && msg('may be left out', { id: 'c-form-optional' })]
            .filter(Boolean)
            .join(' · '),
        }));
        return { ...question, options };
      });
      return {
        title: msg(str`Registration for all of: ${quoted(circuit.title, model.locales)}`, {
          id: 'c-form-circuit-title',
        }),
        thanks: thanks(),
        sections: arranged([...questions, ...(limited ? [ifFull()] : [])]),
      };
    },
    answers: answersOf,
    more: (form) => (limited ? { ifFull: decided(form) } : {}),
    before: () => html`
      <ul class="events">
        ${open.map(({ n }) => eventLine(s, n))}
      </ul>
      ${
        closed.length
          ? html`<p>${msg('One cannot register for these now:', { id: 'c-form-not-now' })}</p>
              <ul class="events">
                ${closed.map(({ n }) => eventLine(s, n))}
              </ul>`
          : nothing
      }
      ${privacyNote(s)}
    `,
    beside: (section, sitting) => (section === 'stages_part' ? (clash(sitting) ?? nothing) : nothing),
    review: (sitting) => [clash(sitting) ?? nothing, seatsLine(s, chosen(sitting.form)), review(sitting)],
    idle: (sitting) => !!clash(sitting),
    refused: (sitting) => refusalOf(s, sitting, undefined),
    sending: underWay,
    received: (sitting, said) => received(s, sitting, said),
    gone,
    again,
    close,
  };
}
