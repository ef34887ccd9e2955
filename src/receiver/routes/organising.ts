import { Hono, type Context } from 'hono';
import { csvRecord } from '../../contract/csv.ts';
import { readBody, requireType } from '../body.ts';
import { attendance, attendanceTable, checkIn, feedbackAddress, overview } from '../events/attendance.ts';
import { takesRegistrations } from '../events/terms.ts';
import { decide, questions, type QuestionState } from '../events/questions.ts';
import { parseJson } from '../json.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const maxAnswer = 4000;
const states: Readonly<Record<string, QuestionState>> = {
  publish: 'published',
  answer: 'answered',
  reject: 'rejected',
};

const bad = (detail: string) => new Refusal('malformed', { detail });

/** For who organises events: how they stand, who comes, what was asked. The token was looked at before. */
export function organising({ settings, database, calendar }: Services): Hono {
  const bodyOf = async (c: Context): Promise<Record<string, unknown>> => {
    requireType(c.req.raw, 'application/json');
    return (parseJson(await readBody(c.req.raw, settings.maxBody)) ?? {}) as Record<string, unknown>;
  };
  const idOf = (c: Context): string => {
    const id = c.req.param('submission')!;
    if (!uuid.test(id)) throw new Refusal('not-found');
    return id;
  };
  /** The line of one person, as it is now. */
  const lineOf = async (c: Context, event: string, id: string): Promise<Response> => {
    const line = (await attendance(database, event)).find(({ submission }) => submission === id);
    if (!line) throw new Refusal('not-found');
    return c.json(line);
  };

  return new Hono()
    .get('/events', async (c) => {
      const all = (await calendar.documents.events()).filter(
        ({ event }) => takesRegistrations(event) || event.feedback !== undefined,
      );
      return c.json({ events: await overview(database, all, settings.now()) });
    })
    .get('/events/:event/attendance', async (c) => {
      const found = await calendar.found(c.req.param('event'));
      const format = c.req.query('format') ?? 'json';
      const list = await attendance(database, found.event.id);
      if (format === 'json')
        return c.json({ event: found.event.id, attendance: list, feedback: feedbackAddress(found.event.id) });
      if (format !== 'csv') throw new Refusal('not-acceptable', { detail: 'Formats are json, csv.' });
      const text = attendanceTable(list, found)
        .map((row) => csvRecord(row))
        .join('');
      return c.body(text, 200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${found.event.id}-attendance.csv"`,
      });
    })
    .post('/events/:event/attendance/:submission', async (c) => {
      const { event } = await calendar.found(c.req.param('event'));
      const id = idOf(c);
      const { present } = await bodyOf(c);
      if (present !== null && typeof present !== 'boolean') throw bad('Send { "present": true, false or null }.');
      if (!(await checkIn(database, event.id, id, present))) throw new Refusal('not-found');
      return lineOf(c, event.id, id);
    })
    .post('/events/:event/attendance/:submission/promote', async (c) => {
      const { event } = await calendar.found(c.req.param('event'));
      const id = idOf(c);
      await calendar.promote(id, event.id);
      return lineOf(c, event.id, id);
    })
    .get('/questions', async (c) => {
      const { event = null, state = null } = c.req.query() as { event?: string; state?: QuestionState };
      if (state !== null && ![...Object.values(states), 'pending'].includes(state))
        throw bad('state is pending, published, answered or rejected.');
      const all = await questions(database, event, state);
      return c.json({
        questions: all.map(({ submission, created_at, answer, ...row }) => ({
          id: submission,
          ...row,
          answer: answer ?? undefined,
          receivedAt: created_at.toISOString(),
        })),
      });
    })
    .post('/questions/:submission', async (c) => {
      const id = idOf(c);
      const { action, answer } = await bodyOf(c);
      const known = typeof action === 'string' && Object.hasOwn(states, action);
      const told = typeof answer === 'string' && answer.trim().length > 0 && answer.length <= maxAnswer;
      if (!known || (answer !== undefined && !told) || (action === 'answer' && !told))
        throw bad('Send { "action": "publish", "answer" or "reject", "answer": text for "answer" }.');
      const state = states[action]!;
      const given = state === 'answered' ? (answer as string) : null;
      const row = await database.transaction((sql) => decide(sql, id, { state, answer: given }, settings.now()));
      if (!row) throw new Refusal('not-found');
      return c.json({
        id,
        event: row.event,
        state: row.state,
        question: row.question,
        answer: row.answer ?? undefined,
      });
    });
}
