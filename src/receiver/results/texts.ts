import type { Question } from '../../contract/questionnaire.ts';
import type { Published } from '../content.ts';
import { Refusal } from '../problem.ts';
import { counts, type Sql } from '../store/sql.ts';
import { kindOf } from './judge.ts';

const page = 200;

/** What was written in answer to a question, a page of it; `next` where there is more, to be given as `after`. */
export interface Texts {
  /** how many there are in all */
  readonly n: number;
  readonly texts: readonly string[];
  readonly next?: string;
}

/** The questions of a questionnaire, or of an interview's phases. */
export const questionsOf = ({ interview, model }: Published): Question[] =>
  (interview?.main ?? model()!).definition.sections
    .flatMap((section) => section.questions)
    .filter(({ type }) => type !== 'note');

/** Whether a name is that of a text to read: never what tells who somebody is. */
function readable(published: Published, name: string): boolean {
  return questionsOf(published).some((question) => {
    if ('data' in question && question.data === 'identity') return false;
    if (question.type === 'text' || question.type === 'longtext') return question.id === name;
    return 'other' in question && !!question.other && `${question.id}_other` === name;
  });
}

/**
 * The texts of a question, for who may read all answers; undefined for a question that has none to read.
 *
 * They come in an order that says nothing: not that of their arrival, and another one for each question, so that what one
 * respondent wrote to several questions does not stand at one place.
 */
export async function textsOf(
  sql: Sql,
  published: Published,
  question: string,
  after: string | undefined,
): Promise<Texts | undefined> {
  if (!readable(published, question)) return undefined;
  if (after !== undefined && !/^[0-9a-f]{32}$/.test(after))
    throw new Refusal('malformed', { detail: 'after is the `next` of the page before.' });
  const rows = await sql.query<{ place: string | null; value: string | null; n: number }>(
    `WITH given AS (
       SELECT md5($3::text || id::text) AS place, answers ->> $3::text AS value FROM submissions
       WHERE about = $1 AND kind = $2 AND ${counts} AND jsonb_typeof(answers -> $3::text) = 'string'
         AND btrim(answers ->> $3::text) <> '')
     SELECT p.place, p.value, all_of.n FROM (SELECT count(*)::int AS n FROM given) all_of
     LEFT JOIN (SELECT place, value FROM given WHERE place > $4 ORDER BY place LIMIT ${page + 1}) p ON true
     ORDER BY p.place`,
    [published.id, kindOf(published), question, after ?? ''],
  );
  const told = rows.filter(({ value }) => value !== null);
  const texts = told.slice(0, page).map(({ value }) => value!);
  const next = told.length > page ? { next: told[page - 1]!.place! } : {};
  return { n: rows[0]?.n ?? 0, texts, ...next };
}
