import type { Sql } from '../store/sql.ts';

export type QuestionState = 'pending' | 'published' | 'answered' | 'rejected';

/** A question to the experts of an event, as who moderates sees it. */
export interface ExpertQuestion {
  readonly submission: string;
  readonly event: string;
  readonly state: QuestionState;
  readonly answer: string | null;
  readonly created_at: Date;
  readonly question: string;
  readonly name: string | null;
  /** asked during the event */
  readonly live: boolean;
  /** who asked agreed to be named */
  readonly named: boolean;
}

/** A question stands with a submission of its own, or in the registration that it came with. */
const rows = `
  SELECT q.submission, q.event, q.state, q.answer, q.created_at,
    coalesce(s.answers->>'question', s.answers->>'expert_question') AS question, s.answers->>'name' AS name,
    coalesce(s.answers->>'live' = 'true', false) AS live,
    coalesce(s.kind = 'expert-question' AND s.consents @> '[{"id": "publication", "given": true}]', false) AS named
  FROM event_questions q JOIN submissions s ON s.id = q.submission`;

/** Keeps a question for moderation, in the transaction that stores its submission. */
export async function ask(sql: Sql, submission: string, event: string, now: Date): Promise<void> {
  await sql.query(`INSERT INTO event_questions VALUES ($1, $2, 'pending', NULL, $3)`, [submission, event, now]);
}

export const questions = (sql: Sql, event: string | null, state: QuestionState | null): Promise<ExpertQuestion[]> =>
  sql.query<ExpertQuestion>(
    `${rows} WHERE ($1::text IS NULL OR q.event = $1) AND ($2::text IS NULL OR q.state = $2)
     ORDER BY q.created_at, q.submission LIMIT 500`,
    [event, state],
  );

/** @returns undefined when there is no such question */
export async function decide(
  sql: Sql,
  submission: string,
  { state, answer }: { readonly state: QuestionState; readonly answer: string | null },
  now: Date,
): Promise<ExpertQuestion | undefined> {
  await sql.query('UPDATE event_questions SET state = $2, answer = $3, decided_at = $4 WHERE submission = $1', [
    submission,
    state,
    answer,
    now,
  ]);
  const [row] = await sql.query<ExpertQuestion>(`${rows} WHERE q.submission = $1`, [submission]);
  return row;
}

/** What anybody may read of the questions of an event: those that were let through; names only by consent. */
export async function publicQuestions(sql: Sql, event: string) {
  const all = await questions(sql, event, null);
  return all
    .filter(({ state }) => state === 'published' || state === 'answered')
    .map(({ submission, question, name, named, answer, live, created_at }) => ({
      id: submission,
      question,
      name: (named && name) || undefined,
      answer: answer ?? undefined,
      live: live || undefined,
      at: created_at.toISOString(),
    }));
}
