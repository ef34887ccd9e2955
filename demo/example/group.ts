import { Form, type Answer, type Model } from '../../src/form/index.ts';
import { abroad } from './abroad.ts';
import { means } from './means.ts';
import { Answering, traits, type Traits } from './organisation.ts';
import { profile } from './profile.ts';
import { Chance } from './random.ts';

/** What one invented organisation sent. */
export interface Sent {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly receivedAt: Date;
}

const begin = Date.parse('2026-02-02T08:00:00Z');
const days = 148;

/** Answers come in at the beginning, after a reminder and before the end; by day, in office hours. */
function receipt(chance: Chance): Date {
  const wave = chance.pick({ opening: 4, reminder: 3, closing: 5, between: 3 });
  const at = { opening: 0.08, reminder: 0.45, closing: 0.94, between: chance.unit() }[wave];
  const day = Math.round(days * Math.min(1, Math.max(0, chance.normal(at, 0.06))));
  return new Date(begin + day * 86_400_000 + Math.floor(chance.unit() * 36_000_000));
}

/** Texts are left out more often than choices, and later questions more often than earlier ones. */
function leftOut(type: string, place: number, patience: number): number {
  const long = { longtext: 0.4, url: 0.3, allocation: 0.12, matrix: 0.06, currency: 0.12 }[type] ?? 0.02;
  return Math.min(0.8, long + 0.04 * place + (patience < -1 ? 0.08 : 0));
}

/** What somebody sends who answers so: what the questionnaire asks of them, without what they left out. */
function send(model: Model, all: Record<string, Answer>, t: Traits, chance: Chance, now: Date): Sent['answers'] {
  const questions = model.sections.flatMap((section) => section.questions);
  const patience = chance.normal(0.3 * t.ambition);
  const given: Record<string, Answer> = {};
  questions.forEach((question, i) => {
    // of a group that has to have an item, the first one is asked even of who leaves it out
    const keeps = question.type === 'group' || ('required' in question && question.required === true);
    const out = !keeps && chance.happens(leftOut(question.type, i / questions.length, patience));
    if (question.id in all && !out) given[question.id] = all[question.id];
  });
  return new Form(model, { answers: given, now: () => now }).submitted() as Sent['answers'];
}

/**
 * Invented organisations that answer the mapping, by chance and as their traits have it; in the order of their receipts.
 * @param model of living-mapping
 * @param seed the same seed, the same answers
 */
export function group(model: Model, size = 141, seed = 'living'): Sent[] {
  const sent = Array.from({ length: size }, (_, i): Sent => {
    const chance = new Chance(`${seed} ${i + 1}`);
    const t = traits(chance);
    const a = new Answering(chance);
    const all = { ...profile(a, t, i + 1), ...abroad(a, t), ...means(a, t, i + 1) };
    const receivedAt = receipt(chance);
    return { answers: send(model, all, t, chance, receivedAt), receivedAt };
  });
  return sent.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}
