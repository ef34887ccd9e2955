import type { Answer } from '../../form/index.ts';
import { counts, type Database } from '../store/sql.ts';

/** A submission as exports read it. */
export interface Stored {
  id: string;
  kind: string;
  about: string;
  version: string | null;
  definition_digest: string | null;
  form: string | null;
  locale: string;
  answers: Readonly<Record<string, Answer>>;
  consents: unknown;
  started_at: Date;
  finished_at: Date;
  page: string;
  status: string;
  received_at: Date;
  files: { part: string; name: string; type: string; size: number; digest: string }[] | null;
}

export interface Selection {
  about?: string | undefined;
  kind?: string | undefined;
  /** received at or after */
  since?: Date | undefined;
}

const page = 200;

/** Submissions in the order in which they were received, a page at a time. */
export async function* stored(database: Database, { about, kind, since }: Selection): AsyncGenerator<Stored> {
  let [at, id] = [since ?? new Date(0), '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = await database.query<Stored>(
      `SELECT id, kind, about, version, definition_digest, form, locale, answers, consents, started_at, finished_at, page,
         status, received_at,
         (SELECT json_agg(json_build_object('part', part, 'name', name, 'type', type, 'size', size, 'digest', digest))
          FROM files WHERE submission = submissions.id) AS files
       FROM submissions
       WHERE ${counts} AND (received_at, id) > ($1, $2)
         AND ($3::text IS NULL OR about = $3) AND ($4::text IS NULL OR kind = $4)
       ORDER BY received_at, id LIMIT ${page}`,
      [at, id, about ?? null, kind ?? null],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    [at, id] = [last.received_at, last.id];
  }
}

/** What a selection holds: kinds, what they are about, versions; requests for help have answers of their own. */
export const held = (database: Database, { about, kind, since }: Selection) =>
  database.query<{ kind: string; about: string; version: string | null; help: boolean }>(
    `SELECT DISTINCT kind, about, version, jsonb_exists(answers, 'need') AS help FROM submissions
     WHERE ${counts} AND ($1::text IS NULL OR about = $1) AND ($2::text IS NULL OR kind = $2)
       AND received_at >= $3
     ORDER BY about, version DESC, kind, help`,
    [about ?? null, kind ?? null, since ?? new Date(0)],
  );

export const toJson = ({ definition_digest, started_at, finished_at, received_at, ...row }: Stored) => ({
  ...row,
  version: row.version ?? undefined,
  digest: definition_digest ?? undefined,
  form: row.form ?? undefined,
  consents: row.consents ?? undefined,
  files: row.files ?? undefined,
  startedAt: started_at.toISOString(),
  finishedAt: finished_at.toISOString(),
  receivedAt: received_at.toISOString(),
});
