import type { QuestionResults, Results } from '../../contract/results.ts';
import { msg } from '../../locale/index.ts';
import type { Figure } from '../figures/spec.ts';
import { numbers } from './numbers.ts';
import { ranking } from './ranking.ts';
import type { Beside } from './beside.ts';
import { choices, type Drawn } from './choices.ts';
import { isCounted } from './outline.ts';
import { countedIn } from './overview.ts';
import { partOf } from './part.ts';
import { allocation, matrix } from './rows.ts';
import { answers, nobody, own, tooFew, type Asked, type Reading } from './words.ts';

function drawn(s: Reading, q: Asked, told: QuestionResults, results: Results, beside?: Beside): Drawn {
  const { threshold } = results;
  const { nodes } = s.model;
  const node = nodes.get(q.id);
  const some = !node || 'showIf' in q || nodes.has(`#${node.section}`);
  const part = partOf(beside, q.id, some ? null : countedIn(results));
  if (told.rows) return matrix(s, q, told, threshold, beside);
  if (told.means) return allocation(s, q, told, threshold, beside);
  if (told.places && !part) return ranking(s, q, told, threshold, beside);
  if (node?.scale || told.bins || told.mean !== undefined || !told.counts)
    return numbers(s, q, told, results, beside, part);
  return choices(s, q, told, threshold, beside, part);
}

/** What is said of a question of which nothing but the number of answers is told. */
const plainly = (s: Reading, { n }: QuestionResults): Drawn => ({
  sentence: n === null ? tooFew() : n ? `${answers(s, n)}.` : nobody(),
  table: { columns: [msg('Respondents', { id: 's-a-respondents' })], rows: n === null ? [] : [[s.number(n)]] },
});

/**
 * What all answered to a question: title, sentence, chart and table. To be called while rendering, or inside `withLocale`.
 * @param q the question; one that the definition does not have is made up of its id and its type
 * @param beside a class to be shown beside the whole
 * @returns undefined where the results have nothing of it
 */
export function figureOf(s: Reading, q: Asked, results: Results, beside?: Beside): Figure | undefined {
  const told = own(results.questions, q.id);
  if (!told) return undefined;
  // a class of the question itself is one of its bars
  const other = beside?.crossings.by === q.id ? undefined : beside;
  return {
    id: q.id.replace(/[^a-z\d]/gi, '-'),
    title: s.text(q.label) || q.id,
    ...(isCounted(q.type) || (q.type === 'matrix' && !told.rows)
      ? plainly(s, told)
      : drawn(s, q, told, results, other)),
  };
}
