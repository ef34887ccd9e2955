import { Refusal } from './problem.ts';
import { authorization, same, sha256 } from './secrets.ts';
import type { Services } from './services.ts';
import type { Row } from './store/sql.ts';

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The row of a submission whose receipt code the request shows. @throws Refusal 401, 403, 404, 410 */
export async function opened(request: Request, id: string, { database }: Pick<Services, 'database'>): Promise<Row> {
  const code = authorization(request, 'Receipt');
  if (code === undefined) throw new Refusal('unauthorized', { headers: { 'WWW-Authenticate': 'Receipt' } });
  const [row] = uuid.test(id) ? await database.query('SELECT * FROM submissions WHERE id = $1', [id]) : [];
  if (!row) throw new Refusal('not-found');
  if (!same(sha256(code), row.code_hash as Uint8Array)) throw new Refusal('forbidden');
  if (row.erased_at !== null) throw new Refusal('gone', { more: { why: row.erased_why } });
  return row;
}
