import { Hono, type Context } from 'hono';
import { readBody, requireType } from '../body.ts';
import { parseJson } from '../json.ts';
import { changesOf, decide, proposalRows, type Decision, type Proposal } from '../partners/decide.ts';
import { baseOf, digestOf, valueOf } from '../partners/merge.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const page = 200;
const maxNote = 2000;

const bad = (detail: string) => new Refusal('malformed', { detail });

function stateOf(c: Context, known: readonly string[]): string | null {
  const state = c.req.query('state');
  if (state !== undefined && !known.includes(state)) throw bad(`state is ${known.join(', ')}.`);
  return state ?? null;
}

const isText = (value: unknown, longest: number): boolean =>
  value === undefined || (typeof value === 'string' && value.length <= longest);

function readDecision(body: unknown): Decision {
  const { action, fields, note, base } = (body ?? {}) as Record<string, unknown>;
  const names = fields === undefined || (Array.isArray(fields) && fields.every((field) => typeof field === 'string'));
  if ((action !== 'accept' && action !== 'reject') || !names || !isText(note, maxNote) || !isText(base, 100))
    throw bad('Send { "action": "accept" or "reject", "fields": [names], "note", "base" }.');
  return { action, fields, note, base } as Decision;
}

const iso = (date: Date | null): string | undefined => date?.toISOString();

/** For who moderates: proposals with what they change, and the messages that are passed on. The token was looked at before. */
export function moderation(services: Services): Hono {
  const { settings, database, documents, courier } = services;

  /** A proposal as it is told: what it changes, and whether the entry has changed since. */
  const told = async (proposal: Proposal) => {
    const { submission, document, entry, state, answers, base_digest: base } = proposal;
    const now = entry === null ? undefined : (await documents.get(document))?.entries.get(entry);
    const current = now && baseOf(now);
    const pending = state === 'pending';
    return {
      id: submission,
      document,
      entry: entry ?? undefined,
      state,
      receivedAt: iso(proposal.created_at),
      decidedAt: iso(proposal.decided_at),
      by: { name: answers.name, email: answers.email },
      locale: proposal.locale,
      source: answers.source,
      remark: answers.note,
      reason: answers.reason,
      base: base ?? undefined,
      current,
      changed: pending && base !== null && current !== base,
      fields: changesOf(proposal).map((change) => {
        // What another proposal, or the file, has made of it meanwhile.
        const value = now && valueOf(now, change.field);
        const since = pending && now && !['remove', 'contactEmail'].includes(change.field);
        return since && digestOf(value) !== digestOf(change.from) ? { ...change, now: value ?? null } : change;
      }),
      accepted: proposal.fields ?? undefined,
      note: proposal.note ?? undefined,
    };
  };

  return new Hono()
    .get('/proposals', async (c) => {
      const state = stateOf(c, ['pending', 'accepted', 'rejected']);
      const rows = await database.query<Proposal>(
        `${proposalRows} WHERE $1::text IS NULL OR p.state = $1 ORDER BY p.created_at, p.submission LIMIT ${page}`,
        [state],
      );
      return c.json({ proposals: await Promise.all(rows.map(told)) });
    })
    .post('/proposals/:id', async (c) => {
      requireType(c.req.raw, 'application/json');
      const id = c.req.param('id');
      const decision = readDecision(parseJson(await readBody(c.req.raw, settings.maxBody)));
      if (!uuid.test(id)) throw new Refusal('not-found');
      await services.content.refresh();
      const proposal = await database.transaction((sql) => decide(sql, services, id, decision));
      return c.json(await told(proposal));
    })
    .get('/outbox', async (c) => {
      const state = stateOf(c, ['queued', 'sent', 'failed']);
      const rows = await database.query<Record<string, Date | null> & { submission: string; notice: string }>(
        `SELECT o.submission, o.notice, s.kind, s.about, o.document, o.recipient, o.state, o.tries, o.error, o.created_at, o.next_at,
           o.sent_at
         FROM outbox o JOIN submissions s ON s.id = o.submission
         WHERE $1::text IS NULL OR o.state = $1 ORDER BY o.created_at DESC, o.submission, o.notice LIMIT ${page}`,
        [state],
      );
      const bodies = c.req.query('body') === '1';
      const messages = rows.map(async ({ submission: id, notice, created_at, next_at, sent_at, error, ...row }) => ({
        id,
        notice: notice || undefined,
        ...row,
        error: error ?? undefined,
        createdAt: iso(created_at!),
        nextAt: (row.state as unknown) === 'queued' ? iso(next_at!) : undefined,
        sentAt: iso(sent_at!),
        // Without an address there is no message yet.
        body: bodies ? await courier?.text(id, notice).catch(() => undefined) : undefined,
      }));
      return c.json({ outbox: await Promise.all(messages) });
    })
    .post('/outbox/:id/retry', async (c) => {
      const id = c.req.param('id');
      const [row] = uuid.test(id)
        ? await database.query<{ state: string }>(
            `UPDATE outbox SET tries = CASE state WHEN 'failed' THEN 0 ELSE tries END, next_at = $2,
               state = CASE state WHEN 'failed' THEN 'queued' ELSE state END
             WHERE submission = $1 AND state <> 'sent' RETURNING state`,
            [id, settings.now()],
          )
        : [];
      if (!row) {
        const [sent] = uuid.test(id)
          ? await database.query('SELECT state FROM outbox WHERE submission = $1', [id])
          : [];
        throw new Refusal(sent ? 'sent' : 'not-found');
      }
      void courier?.run().catch(() => {});
      return c.json({ id, state: row.state }, 202);
    });
}
