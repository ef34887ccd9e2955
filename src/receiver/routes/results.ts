import { Hono } from 'hono';
import type { Published } from '../content.ts';
import { aggregate, type Aggregate } from '../results/aggregate.ts';
import { countable, narrator, tabled } from '../results/interviews.ts';
import { respondent, type Respondent } from '../results/respondents.ts';
import { threshold } from '../results/suppress.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

interface Release {
  number: number;
  members: number;
  removed: number;
  released_at: Date;
  document: Aggregate;
}

const kindOf = ({ interview }: Published) => (interview ? 'interview' : 'questionnaire');

/** The aggregates of a questionnaire, or of an interview. */
function documentOf(published: Published, respondents: readonly Respondent[]): Aggregate {
  const { interview } = published;
  return interview
    ? tabled(interview, aggregate(countable(interview), respondents))
    : aggregate(published.model()!, respondents);
}

const page = 50;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * GET /api/results/:about: n, and the aggregates of the last release.
 *
 * Aggregates change in releases, so that asking before and after an answer does not tell it: a new one is made when five
 * or more have come, or five or more of those counted have gone, since the last. It is one document for everybody; there
 * is no filter whose answers could be subtracted from each other.
 */
export function results({ database, content, settings }: Services): Hono {
  const running = new Map<string, Promise<Release | undefined>>();

  const last = async (about: string): Promise<Release | undefined> => {
    const [row] = await database.query<Release>('SELECT * FROM releases WHERE about = $1', [about]);
    return row;
  };

  /** Reads all answers a page at a time, so that others are served meanwhile. */
  const read = async (about: string, number: number, current: Published): Promise<Respondent[]> => {
    const all: Respondent[] = [];
    for (let after = nobody; ;) {
      const rows = await database.query<{ id: string; version: string; form: string | null; answers: never }>(
        `SELECT id, version, form, answers FROM submissions
         WHERE about = $1 AND kind = $4 AND erased_at IS NULL AND released <= $2 AND id > $3
         ORDER BY id LIMIT ${page}`,
        [about, number, after, kindOf(current)],
      );
      for (const { version, form, answers } of rows) {
        const answered = content.version(about, version);
        if (current.interview) all.push(narrator(answered?.interview ?? current.interview, answers));
        else all.push(respondent(answered?.model(form ?? undefined) ?? current.model()!, answers));
      }
      if (rows.length < page) return all;
      after = rows.at(-1)!.id;
      await new Promise((done) => setImmediate(done));
    }
  };

  const renew = async (about: string, published: Published): Promise<Release | undefined> => {
    const release = await last(about);
    const number = release?.number ?? 0;
    const [fresh] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM submissions
       WHERE about = $1 AND kind = $3 AND erased_at IS NULL AND (released IS NULL OR released > $2)`,
      [about, number, kindOf(published)],
    );
    const due = Math.max(threshold, Math.floor((release?.members ?? 0) / 100));
    if (Math.max(fresh!.count, release?.removed ?? 0) < due) return release;
    await database.query(
      `UPDATE submissions SET released = $2
       WHERE about = $1 AND kind = $3 AND erased_at IS NULL AND (released IS NULL OR released > $2)`,
      [about, number + 1, kindOf(published)],
    );
    const respondents = await read(about, number + 1, published);
    if (respondents.length < threshold) return release;
    // When another receiver was faster its release stands: two that differ by a few would tell of those few.
    await database.query(
      `INSERT INTO releases (about, number, members, removed, released_at, document)
       VALUES ($1, $2, $3, 0, $4, $5::text::jsonb)
       ON CONFLICT (about) DO UPDATE SET number = excluded.number, members = excluded.members, removed = 0,
         released_at = excluded.released_at, document = excluded.document
       WHERE releases.number = excluded.number - 1`,
      [about, number + 1, respondents.length, settings.now(), JSON.stringify(documentOf(published, respondents))],
    );
    return last(about);
  };

  const releaseOf = (about: string, published: Published): Promise<Release | undefined> => {
    const known = running.get(about) ?? renew(about, published).finally(() => running.delete(about));
    running.set(about, known);
    return known;
  };

  return new Hono().get('/:about', async (c) => {
    await content.refresh();
    const about = c.req.param('about');
    const published = content.current(about);
    if (!published) throw new Refusal('not-found');
    const release = await releaseOf(about, published);
    const [row] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM submissions
       WHERE about = $1 AND kind = $2 AND erased_at IS NULL`,
      [about, kindOf(published)],
    );
    const n = row!.count < threshold ? null : row!.count;
    const head = { about, version: published.version, digest: published.digest, threshold, n };
    if (n === null || !release) {
      const empty = { questions: {}, dimensions: {}, groups: {}, ...(published.interview && { experiences: {} }) };
      return c.json({ ...head, suppressed: true, ...empty }, 200, { 'Cache-Control': 'no-cache' });
    }
    const released = { n: release.members, at: release.released_at.toISOString() };
    return c.json({ ...head, suppressed: false, released, ...release.document }, 200, { 'Cache-Control': 'no-cache' });
  });
}
