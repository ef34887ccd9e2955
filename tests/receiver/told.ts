import { readFileSync } from 'node:fs';
import type { Interview } from '../../src/contract/interview.ts';
import type { Submission } from '../../src/contract/submission.ts';
import { submission } from './support.ts';

type Entry = Record<string, unknown>;
export type Told = Entry & { experiences: Entry[]; tracks: Entry[] };

const parse = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

export const interview = parse('../../demo/content/interviews/living-interview.json') as Interview;
const worked = parse('../interview/fixtures/worked.json') as { answers: Told; expected: { missing: string[] } };

/** What the documents behind the worked experiences do not say, made up where the interview asks for it. */
const made: Entry = {
  participants_roles: ['artistic'],
  consent: true,
  why: 'per imparare',
  what: 'percorsi congiunti',
  where: ['AL', 'FR'],
  actions: [{ action: 'scrivere', by: '2026-05' }],
  readback_ok: 'yes',
  where_country: 'FR',
  when: '2012',
  intent: 'planned',
  channel: 'outreach',
};

/** The worked experiences as the answers of an interview that was played to its end. */
export function told(change: (answers: Told) => void = () => {}): Told {
  const answers = structuredClone(worked.answers);
  for (const pointer of worked.expected.missing) {
    const steps = pointer.split('/').slice(2);
    const last = steps.pop()!;
    const place = steps.reduce<Entry>((at, step) => at[step] as Entry, answers);
    place[last] = structuredClone(made[last]);
  }
  change(answers);
  return answers;
}

/** An interview as the widget sends it. */
export const interviewed = (
  answers: Entry,
  more: Partial<Submission> = {},
  document: Interview = interview,
): Promise<Submission> => submission(answers, { kind: 'interview', ...more }, document);
