import { Hono } from 'hono';
import { readBody, requireType } from '../body.ts';
import { parseJson } from '../json.ts';
import { Refusal } from '../problem.ts';
import { authorization, same, sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';

interface Draft {
  secret_hash: Uint8Array;
  body: string;
  revision: number;
  updated_at: Date;
  expires_at: Date;
}

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const day = 86_400_000;

/** @returns the id and the hash of the secret of a request. @throws Refusal 400, 401 */
function keyOf(request: Request, id: string): { id: string; hash: Uint8Array } {
  if (!uuid.test(id)) throw new Refusal('malformed', { detail: 'The id of a draft is a uuid.' });
  const secret = authorization(request, 'Draft');
  if (secret === undefined) throw new Refusal('unauthorized', { headers: { 'WWW-Authenticate': 'Draft' } });
  // 22 letters of base64url are 128 bits.
  if (secret.length < 22 || secret.length > 256)
    throw new Refusal('malformed', { detail: 'The secret of a draft has 22 to 256 characters (128 bits at least).' });
  return { id, hash: sha256(secret) };
}

const tag = (revision: number): string => `"${revision}"`;

/**
 * Drafts that are resumed on another device. The page makes the id (a uuid) and the secret; the first PUT takes the id.
 * Every later call shows the secret: `Authorization: Draft <secret>`. `If-Match` guards against two devices at once.
 * A draft expires some days after its last PUT (VARCO_DRAFT_DAYS).
 */
export function drafts({ database, settings }: Services): Hono {
  const find = async (id: string, hash: Uint8Array): Promise<Draft | undefined> => {
    const [draft] = await database.query<Draft>('SELECT * FROM drafts WHERE id = $1 AND expires_at > $2', [
      id,
      settings.now(),
    ]);
    if (draft && !same(draft.secret_hash, hash)) throw new Refusal('forbidden');
    return draft;
  };

  return new Hono()
    .put('/:id', async (c) => {
      const { id, hash } = keyOf(c.req.raw, c.req.param('id'));
      requireType(c.req.raw, 'application/json');
      const bytes = await readBody(c.req.raw, settings.maxBody, c.env);
      const value = parseJson(bytes);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new Refusal('malformed', { detail: 'A draft is a JSON object.' });
      const expected = c.req.header('If-Match');
      const now = settings.now();
      const expires = new Date(now.getTime() + settings.draftDays * day);
      const revision = await database.transaction(async (sql) => {
        await sql.query('DELETE FROM drafts WHERE id = $1 AND expires_at <= $2', [id, now]);
        const text = new TextDecoder().decode(bytes);
        const [made] = await sql.query(
          'INSERT INTO drafts VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT DO NOTHING RETURNING revision',
          [id, hash, text, now, expires],
        );
        if (made) {
          if (expected !== undefined) throw new Refusal('precondition');
          return 1;
        }
        const [draft] = await sql.query<Draft>('SELECT * FROM drafts WHERE id = $1 FOR UPDATE', [id]);
        if (!draft || !same(draft.secret_hash, hash)) throw new Refusal('forbidden');
        if (expected !== undefined && expected !== '*' && expected !== tag(draft.revision))
          throw new Refusal('precondition', { headers: { ETag: tag(draft.revision) } });
        await sql.query(
          'UPDATE drafts SET body = $2, revision = revision + 1, updated_at = $3, expires_at = $4 WHERE id = $1',
          [id, text, now, expires],
        );
        return draft.revision + 1;
      });
      const body = { id, updatedAt: now.toISOString(), expiresAt: expires.toISOString() };
      return c.json(body, revision === 1 ? 201 : 200, { ETag: tag(revision) });
    })
    .get('/:id', async (c) => {
      const { id, hash } = keyOf(c.req.raw, c.req.param('id'));
      const draft = await find(id, hash);
      if (!draft) throw new Refusal('not-found', { detail: 'There is no such draft, or it has expired.' });
      return c.body(draft.body, 200, {
        'Content-Type': 'application/json',
        ETag: tag(draft.revision),
        'Last-Modified': draft.updated_at.toUTCString(),
        Expires: draft.expires_at.toUTCString(),
      });
    })
    .delete('/:id', async (c) => {
      const { id, hash } = keyOf(c.req.raw, c.req.param('id'));
      if (await find(id, hash)) await database.query('DELETE FROM drafts WHERE id = $1', [id]);
      return c.body(null, 204);
    });
}
