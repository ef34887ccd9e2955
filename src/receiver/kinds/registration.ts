import type { AnswerError, Submission } from '../../contract/submission.ts';
import { judge, type Model } from '../../form/index.ts';
import type { EventDocuments, FoundCircuit, FoundEvent } from '../events/documents.ts';
import { invitationKey } from '../events/private-files.ts';
import { ask } from '../events/questions.ts';
import { register, type Seated } from '../events/register.ts';
import { checkOpen, shut, takesRegistrations, termsOf } from '../events/terms.ts';
import { endOf, spanOf } from '../events/times.ts';
import type { Outcome } from '../inbox.ts';
import { Refusal } from '../problem.ts';
import { isAddress } from '../relay/contacts.ts';
import { boxOf } from '../relay/outbox.ts';
import type { Services } from '../services.ts';
import { judgeConsents } from './consents.ts';
import type { Intake } from './intake.ts';
import { normalise } from './questionnaire.ts';
import { retention } from './relay.ts';

const day = 86_400_000;
/** An event without a date is not over before this: its registrations wait for it so long. */
const undated = 400 * day;

interface Asked {
  /** once the answers are right */
  readonly events: () => readonly FoundEvent[];
  readonly model: Model;
  readonly circuit: boolean;
}

const unknown = (pointer: string) => new Refusal('invalid', { errors: [{ pointer, code: 'unknown' }] });

/** @throws Refusal `clash` that names each two events that are at the same time */
function checkClashes(events: readonly FoundEvent[]): void {
  const timed = events.flatMap(({ event, document }) => {
    const span = spanOf(event, document.events);
    return span ? [{ id: event.id, ...span }] : [];
  });
  const errors = timed.flatMap((one, i): AnswerError[] =>
    timed
      .slice(i + 1)
      .filter((other) => one.start < other.end && other.start < one.end)
      .map((other) => ({ pointer: '/answers/stages', code: 'clash', params: { events: [one.id, other.id] } })),
  );
  if (errors.length) throw new Refusal('clash', { errors });
}

/** Events of a circuit that were chosen, or all that may not be left out; those that nobody can register for are not among them. */
function chosen({ stages }: FoundCircuit, answers: Submission['answers'], now: Date): FoundEvent[] {
  const wanted = Array.isArray(answers.stages) ? (answers.stages as unknown[]) : undefined;
  const events = stages.flatMap(({ found, optional }) =>
    (wanted ? wanted.includes(found.event.id) : !optional) && !shut(found, now) ? [found] : [],
  );
  if (!events.length) throw new Refusal('registration-closed', { more: { why: 'closed' } });
  checkClashes(events);
  return events;
}

async function asked({ about, answers }: Submission, documents: EventDocuments, now: Date): Promise<Asked> {
  const found = await documents.find(about);
  if (found) {
    if (!takesRegistrations(found.event)) throw unknown('/about');
    checkOpen(found, now);
    return { events: () => [found], model: documents.form(found, now), circuit: false };
  }
  const circuit = await documents.circuit(about);
  if (!circuit?.circuit.together || !circuit.stages.length) throw unknown('/about');
  return { events: () => chosen(circuit, answers, now), model: documents.circuitForm(circuit, now), circuit: true };
}

/** Consents stand beside the answers; the form asks them as questions. */
function withConsents({ answers, consents = [] }: Submission, model: Model): Submission['answers'] {
  const given: Record<string, unknown> = { ...answers };
  for (const { id, given: yes } of consents) if (model.nodes.get(id)?.question.type === 'consent') given[id] ??= yes;
  return given;
}

/** Other events of the same programme that have a seat now. */
async function alternatives({ event, document }: FoundEvent, { calendar }: Services): Promise<string[]> {
  const others = (await calendar.documents.among(event.programme ?? document.id)) ?? [];
  const states = await calendar.availability(others);
  return Object.entries(states)
    .filter(([id, { state }]) => id !== event.id && (state === 'open' || state === 'few'))
    .map(([id]) => id);
}

function outcomeOf(id: string, seats: ReadonlyMap<string, Seated>, circuit: boolean): Outcome {
  const all = [...seats.values()];
  const statusUrl = `/api/submissions/${id}`;
  const status = all.every((one) => one.status === 'confirmed') ? 'confirmed' : 'waitlisted';
  if (!circuit) {
    const { status: _, ...more } = all[0]!;
    return { status, more: { ...more, statusUrl } };
  }
  const stages = Object.fromEntries([...seats].map(([event, { status, position }]) => [event, { status, position }]));
  return { status, more: { stages, statusUrl } };
}

/**
 * A registration for an event, or for all of a circuit: judged by the event's form, and seated in the transaction that
 * stores it.
 *
 * Who is registered already can register again, and is answered as anybody: a refusal, or a seat that is not counted, would
 * tell everyone who knows an address whether its owner comes (and an office registers several people under one address). The
 * owner is told by mail, and who organises sees it in the list.
 */
export const registration: Intake = {
  async judge(submission, files, services) {
    const { settings, secrets, calendar, content } = services;
    const { id, consents, ifFull = 'waitlist' } = submission;
    const now = settings.now();
    const { events: pick, model, circuit } = await asked(submission, calendar.documents, now);

    const given = withConsents(submission, model);
    const errors: AnswerError[] = judge(model, given, now);
    const email = String(given.email ?? '').trim();
    if (!errors.length && !isAddress(email)) errors.push({ pointer: '/answers/email', code: 'type' });
    const consentIds = [...model.nodes.values()].flatMap(({ name, question }) =>
      question.type === 'consent' ? [name] : [],
    );
    errors.push(...judgeConsents(submission, [], consentIds));
    if (submission.form !== undefined) errors.push({ pointer: '/form', code: 'unknown' });
    if (files.length) errors.push({ pointer: '', code: 'unknown', params: { files: files.length } });
    if (errors.length) throw new Refusal('invalid', { errors });
    const events = pick();
    for (const { event } of events) {
      const codes = content.invitations.get(event.id);
      const code = typeof given.invitation === 'string' ? invitationKey(given.invitation) : '';
      if (event.registration?.invited && given.invitation && !codes?.has(code))
        throw new Refusal('invalid', { errors: [{ pointer: '/answers/invitation', code: 'unknown' }] });
    }

    const ends = events.map(({ event, document }) => endOf(event, document.events)?.getTime());
    const latest = Math.max(now.getTime(), ...ends.map((end) => end ?? now.getTime() + undated));
    const { document } = events[0]!;
    const person = secrets.mark('registration', `${boxOf(email)} ${normalise(given.name)}`);
    const box = secrets.mark('notice', boxOf(email));
    const ranked = Array.isArray(given.tables) ? (given.tables as string[]) : [];
    const support = typeof given.support === 'string' ? given.support : undefined;
    const inOrder = [...events].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
    return {
      answers: given,
      consents,
      version: document.events.version,
      definitionDigest: document.digest,
      purgeAt: new Date(latest + (document.events.privacy?.retentionDays ?? retention) * day),
      async within(sql) {
        const seats = new Map<string, Seated>();
        for (const found of inOrder) {
          const newcomer = { submission: id, person, box, ranked, support, ifFull };
          seats.set(found.event.id, await register(sql, termsOf(found, now), newcomer, now, calendar.announce));
        }
        const question = typeof given.expert_question === 'string' && given.expert_question.trim();
        if (question) await ask(sql, id, inOrder[0]!.event.id, now);
        return outcomeOf(id, seats, circuit);
      },
      async refused(error) {
        const { event } = error.particulars.more ?? {};
        const found = error.problem === 'full' && events.find((one) => one.event.id === event);
        if (!found) return error;
        await calendar.countRefusal(found.event.id, person);
        return new Refusal('full', {
          more: { event, alternatives: await alternatives(found, services) },
        });
      },
    };
  },
};
