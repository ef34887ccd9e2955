import { canonical } from '../../contract/digest.ts';
import type { Question } from '../../contract/questionnaire.ts';
import type { Answer, Model } from '../../form/index.ts';
import type { Published } from '../content.ts';
import { sha256 } from '../secrets.ts';
import { countable } from './interviews.ts';
import type { Respondent } from './respondents.ts';
import { isCoded, isNumeric, member, plansOf, unanswered, type Plan } from './tables.ts';

/** Raised when facts are made otherwise than before: those that are kept are then made again. */
const format = 1;

/**
 * Where each fact of a submission stands in its row: the cell of each table in one byte or two, then numbers as doubles,
 * NaN where there is none. Keys are `<question> <table>`, `#<dimension>` for bands and scores.
 */
export interface Layout {
  /** what the facts depend on: rows that were made by another one are made again */
  readonly id: string;
  readonly model: Model;
  readonly questions: readonly Question[];
  /** dimensions that are scored, and `overall` after them */
  readonly dimensions: readonly string[];
  readonly cells: readonly { readonly key: string; readonly plan: Plan; readonly wide: boolean }[];
  readonly numbers: readonly { readonly key: string; readonly read: (respondent: Respondent) => number }[];
  /** questions whose answers are codes of countries or languages, which are kept as they are */
  readonly lists: readonly string[];
  /** bytes of a row */
  readonly size: number;
}

/** A submission's facts as they are kept: no text that anyone wrote. */
export interface Facts {
  readonly facts: Uint8Array;
  /** codes by question, as JSON; null when there are none */
  readonly lists: string | null;
}

const worded = new Set(
  'label help title intro thanks text description minLabel maxLabel message patternMessage itemTitle addLabel unit'.split(
    ' ',
  ),
);
const isText = (value: unknown): boolean =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && Object.values(value).every((v) => typeof v === 'string'));

/** A definition without what is only read: a corrected word must not have every submission judged again. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, own]) => (worded.has(key) && isText(own) ? [] : [[key, meaning(own)]])),
  );
}

function meaningOf({ definition }: Published): string {
  const { version: _, privacy: __, ...rest } = definition;
  return canonical(meaning(rest));
}

/** By the published definition of now: reading the folder again makes new ones, and their versions with them. */
const layouts = new WeakMap<Published, Layout>();

/** The layout of a definition's facts. @param versions those that answers may be judged by, itself among them */
export function layoutOf(published: Published, versions: readonly Published[]): Layout {
  const known = layouts.get(published);
  if (known) return known;
  const now = meaningOf(published);
  const others = versions
    .map((version) => [version.version, meaningOf(version)] as const)
    .filter(([, meant]) => meant !== now)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const id = Buffer.from(sha256(JSON.stringify([format, now, others])))
    .toString('base64url')
    .slice(0, 22);
  const layout = layoutOfModel(published.interview ? countable(published.interview) : published.model()!, id);
  layouts.set(published, layout);
  return layout;
}

const finite = (value: Answer): number => (typeof value === 'number' && Number.isFinite(value) ? value : NaN);

/** The numbers that a question's statistics are made of, by the table that they go with. */
function numbersOf(model: Model, question: Question): [name: string, read: (answer: Answer) => number][] {
  const node = model.nodes.get(question.id);
  if (isNumeric(question)) return [['', finite]];
  if (question.type === 'matrix' && node?.scale && !question.multiple)
    return node.rows.map(({ id }) => [`row:${id}`, (answer) => finite(member(answer, id))]);
  if (question.type === 'allocation')
    return question.rows.map(({ id }) => [`row:${id}`, (answer) => (answer ? Number(member(answer, id)) || 0 : NaN)]);
  if (question.type === 'ranking')
    return (node?.options ?? []).map(({ value }) => [
      `place:${value}`,
      (answer) => (Array.isArray(answer) && answer.includes(value) ? answer.indexOf(value) + 1 : NaN),
    ]);
  return [];
}

export function layoutOfModel(model: Model, id = ''): Layout {
  const { definition } = model;
  const questions = definition.sections.flatMap((section) => section.questions).filter(({ type }) => type !== 'note');
  const cells: Layout['cells'][number][] = [];
  const numbers: Layout['numbers'][number][] = [];
  const add = (key: string, plan: Plan): void => void cells.push({ key, plan, wide: plan.cells.length + 2 > 256 });
  for (const question of questions) {
    for (const [name, plan] of plansOf(model, question)) add(`${question.id} ${name}`, plan);
    for (const [name, read] of numbersOf(model, question))
      numbers.push({ key: `${question.id} ${name}`, read: ({ answers }) => read(answers.get(question.id)) });
  }
  const dimensions = definition.dimensions ? [...definition.dimensions.map(({ id }) => id), 'overall'] : [];
  const bands = (definition.bands ?? []).map(({ id }) => id);
  for (const dimension of dimensions) {
    const names = bands.length ? bands : ['scored'];
    add(`#${dimension}`, {
      cells: names,
      cellOf: (r) =>
        (r.scores[dimension] ?? null) === null
          ? unanswered
          : 2 + Math.max(0, names.indexOf(r.bands[dimension] ?? 'scored')),
    });
    numbers.push({ key: `#${dimension}`, read: (r) => finite(r.scores[dimension]) });
  }
  const size = cells.reduce((sum, { wide }) => sum + (wide ? 2 : 1), 0) + 8 * numbers.length;
  const lists = questions.filter(isCoded).map(({ id }) => id);
  return { id, model, questions, dimensions, cells, numbers, lists, size };
}

/** What is kept of one submission. */
export function encode({ cells, numbers, lists, size }: Layout, respondent: Respondent): Facts {
  const facts = new Uint8Array(size);
  const view = new DataView(facts.buffer);
  let at = 0;
  for (const { plan, wide } of cells) {
    const cell = plan.cellOf(respondent);
    if (wide) view.setUint16(at, cell, true);
    else view.setUint8(at, cell);
    at += wide ? 2 : 1;
  }
  for (const { read } of numbers) {
    view.setFloat64(at, read(respondent), true);
    at += 8;
  }
  const codes = lists.flatMap((id) => {
    const given = [respondent.answers.get(id)].flat().filter((code) => typeof code === 'string');
    return given.length ? [[id, given] as const] : [];
  });
  return { facts, lists: codes.length ? JSON.stringify(Object.fromEntries(codes)) : null };
}
