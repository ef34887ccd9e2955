import { Hono, type Context } from 'hono';
import type { Published } from '../content.ts';
import { published as answer } from '../published.ts';
import { Refusal } from '../problem.ts';
import { Stopped } from '../results/breathe.ts';
import { feedbackOf } from '../results/feedback.ts';
import type { Standing } from '../results/releases.ts';
import { threshold } from '../results/suppress.ts';
import { questionsOf, textsOf } from '../results/texts.ts';
import type { Services } from '../services.ts';
import { forAdmin, requireAdmin } from './admin.ts';

/** documents of crossings that are kept in memory */
const kept = 64;

/** Two JSON objects as one; the second is text already. */
const joined = (head: object, rest: string): string => `${JSON.stringify(head).slice(0, -1)},${rest.slice(1)}`;

/** Whether there may be crossings by a name: a question, or `question/row` of a matrix. */
const crossedBy = (published: Published, name: string): boolean =>
  questionsOf(published).some(
    (question) =>
      question.id === name ||
      (question.type === 'matrix' && question.rows.some(({ id }) => `${question.id}/${id}` === name)),
  );

/**
 * GET /api/results/:about: n, and the aggregates of the last release. GET /api/results/:about/by/:question: the crossings of
 * the same release, by a row of a matrix with `question/row`. Both are asked for with one look at indices; what they hold was counted when the release was made
 * (results/release.ts). GET /api/results/:about/texts/:question: what was written, for who runs the survey. `about` may be
 * an event: then it is what was said of it afterwards, and all three calls are for who organises.
 */
export function results(services: Services): Hono {
  const { database, content, releases, settings } = services;
  /** by definition and what is asked of it: the document of the last release that was asked for */
  const documents = new Map<string, { release: string; text: string }>();

  const publishedOf = async (c: Context): Promise<Published> => {
    await content.refresh();
    const about = c.req.param('about') ?? '';
    const published = content.current(about);
    if (published) return published;
    const feedback = await feedbackOf(services, about);
    if (!feedback) throw new Refusal('not-found');
    requireAdmin(settings, c.req.raw);
    return feedback;
  };
  const standingOf = async (published: Published): Promise<Standing> => {
    try {
      return await releases.current(published);
    } catch (error) {
      if (error instanceof Stopped) throw new Refusal('unavailable', { headers: { 'Retry-After': '5' } });
      throw error;
    }
  };
  /** Told from those of another database too, where numbers begin again. */
  const releaseOf = ({ number, released_at }: Standing): string =>
    number ? `${number}.${released_at!.getTime().toString(36)}` : '0';

  const documentOf = async (
    key: string,
    release: string,
    read: () => Promise<{ document: string }[]>,
  ): Promise<string | undefined> => {
    const known = documents.get(key);
    if (known?.release === release) return known.text;
    const [row] = await read();
    documents.delete(key);
    if (!row) return undefined;
    documents.set(key, { release, text: row.document });
    if (documents.size > kept) documents.delete(documents.keys().next().value!);
    return row.document;
  };
  const headOf = ({ id, version, digest }: Published, { members, released_at, number }: Standing, told: boolean) => ({
    about: id,
    version,
    digest,
    threshold,
    ...(told && number > 0 && { released: { n: members, at: released_at!.toISOString() } }),
  });

  return new Hono()
    .get('/:about', async (c) => {
      const published = await publishedOf(c);
      const standing = await standingOf(published);
      const n = standing.n < threshold ? null : standing.n;
      const release = releaseOf(standing);
      const document =
        n === null || !standing.number
          ? undefined
          : await documentOf(published.id, release, () =>
              database.query('SELECT document FROM releases WHERE about = $1 AND number = $2', [
                published.id,
                standing.number,
              ]),
            );
      const empty = { questions: {}, dimensions: {}, groups: {}, ...(published.interview && { experiences: {} }) };
      const head = { ...headOf(published, standing, !!document), n, suppressed: !document };
      const text = document === undefined ? JSON.stringify({ ...head, ...empty }) : joined(head, document);
      return answer(c, text, `"${document ? release : 0}-${n ?? 0}-${published.digest.slice(-12)}"`);
    })
    .get('/:about/by/:question{.+}', async (c) => {
      const published = await publishedOf(c);
      const by = c.req.param('question');
      if (!crossedBy(published, by)) throw new Refusal('not-found');
      const standing = await standingOf(published);
      const told = standing.n >= threshold && standing.number > 0;
      const release = releaseOf(standing);
      const document = told
        ? await documentOf(`${published.id} ${by}`, release, () =>
            database.query(
              `SELECT x.document FROM release_crossings x JOIN releases r ON r.about = x.about
               WHERE x.about = $1 AND x.by = $2 AND r.number = $3`,
              [published.id, by, standing.number],
            ),
          )
        : undefined;
      const head = headOf(published, standing, told);
      const text = document === undefined ? JSON.stringify({ ...head, by, questions: {} }) : joined(head, document);
      return answer(
        c,
        text,
        `"${told ? release : 0}-${document === undefined ? 0 : 1}-${published.digest.slice(-12)}"`,
      );
    })
    .get('/:about/texts/:question', forAdmin(services), async (c) => {
      const published = await publishedOf(c);
      const told = await textsOf(database, published, c.req.param('question'), c.req.query('after'));
      if (!told) throw new Refusal('not-found');
      return c.json(told);
    });
}
