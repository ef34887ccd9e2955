import { DefinitionError, jsonPath, show, type AuthorIssue } from '../contract/author-issue.ts';
import { questionnaireShape } from '../contract/generated/questionnaire.shape.ts';
import { nearest } from '../contract/nearest.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import { read } from '../contract/shape.ts';
import type { RuleSource } from '../contract/text.ts';
import { check, explain, type Type } from '../rules/author.ts';
import { toRule, type RuleError } from '../rules/index.ts';
import { pattern } from '../rules/pattern.ts';
import { addPatterns } from './patterns.ts';
import { build, MOST, named, nodesOf } from './build.ts';
import { parseDate } from './edtf.ts';
import { findCycle } from './graph.ts';
import type { Model, Node } from './types.ts';

type Place = readonly (string | number)[];
type Fail = (place: Place, found: unknown, expected: string, hint?: string) => void;

const numeric = ['integer', 'decimal', 'percent', 'currency', 'year', 'scale'];
const listed = ['single', 'multiple', 'dropdown', 'ranking'];

/** What rules may do with a question's answer. */
function typeOf({ question: q, options, scale }: Node): Type {
  const values = options.length ? { options: options.map((o) => o.value) } : {};
  if (numeric.includes(q.type)) return { kind: 'number' };
  switch (q.type) {
    case 'calculated':
      return { kind: 'any' };
    case 'boolean':
    case 'consent':
      return { kind: 'boolean' };
    case 'multiple':
    case 'ranking':
      return { kind: 'list', of: 'string', ...values };
    case 'dropdown':
    case 'country':
    case 'language':
      return q.multiple ? { kind: 'list', of: 'string', ...values } : { kind: 'string', ...values };
    case 'matrix':
      return { kind: 'record', of: scale ? 'number' : q.multiple ? 'list' : 'string', ...values };
    case 'allocation':
      return { kind: 'record', of: 'number' };
    case 'place':
      return { kind: 'record', of: 'string' };
    case 'group':
    case 'file':
      return { kind: 'list', of: 'record' };
    case 'date':
    case 'time':
      return { kind: q.type };
    default:
      return { kind: 'string', ...values };
  }
}

/** The type of what is under `${question.part}`: a row of a matrix or allocation, a part of a place, a column of a group. */
function partType(node: Node, part: string): Type | undefined {
  const q = node.question;
  if (q.type === 'group') {
    const field = node.fields.find((f) => f.question.id === part);
    if (!field) return undefined;
    const { kind, of, options } = typeOf(field);
    return { kind: 'list', of: kind === 'list' ? (of ?? 'any') : kind, ...(options && { options }) };
  }
  if (q.type === 'place') return part === 'name' || part === 'country' ? { kind: 'string' } : undefined;
  if (!node.rows.some((row) => row.id === part)) return undefined;
  const { of = 'any', options } = typeOf(node);
  return { kind: of, ...(of === 'list' && { of: 'string' }), ...(options && { options }) };
}

/** Where each node stands in the document. */
function placesOf(definition: Questionnaire, nodes: ReadonlyMap<string, Node>): Map<Node, Place> {
  const places = new Map<Node, Place>();
  const put = (name: string, place: Place) =>
    void (nodes.has(name) && !places.has(nodes.get(name)!) && places.set(nodes.get(name)!, place));
  definition.sections.forEach(({ id, questions }, s) => {
    put(`#${id}`, ['sections', s]);
    questions.forEach((q, i) => {
      put(q.id, ['sections', s, 'questions', i]);
      if (q.type === 'group')
        q.fields.forEach((f, n) => put(`${q.id}.${f.id}`, ['sections', s, 'questions', i, 'fields', n]));
    });
  });
  return places;
}

/**
 * Everything wrong with a questionnaire: its shape first; when the shape is right, ids, references, rules and their
 * types, bounds, and conditions that go round in a circle.
 * @param document the questionnaire, as parsed JSON
 */
export function inspect(document: unknown, form?: string): AuthorIssue[] {
  let definition: Questionnaire;
  try {
    definition = read<Questionnaire>(questionnaireShape, document);
  } catch (error) {
    return [...(error as DefinitionError).issues];
  }
  const issues: AuthorIssue[] = [];
  const fail: Fail = (place, found, expected, hint) =>
    void issues.push({ path: jsonPath(place), found: show(found), expected, hint });
  const unique = (ids: readonly string[], place: (i: number) => Place) =>
    ids.forEach((id, i) => ids.indexOf(id) < i && fail(place(i), id, 'an id of its own: it stands twice'));
  const among = (id: string, place: Place, names: readonly string[], what: string) =>
    void (names.includes(id) || fail(place, id, what, nearest(id, names)));

  const nodes = nodesOf(definition);
  const places = placesOf(definition, nodes);
  const names = [...nodes.keys()].filter((n) => n[0] !== '#');
  const sets = Object.keys(definition.optionSets ?? {});

  const typeAt =
    (scope: Node | undefined) =>
    (path: string): Type | undefined => {
      if (path === '$today') return { kind: 'date' };
      const part = path.split('.')[1];
      const found = nodes.get(named(path, scope, nodes));
      return found && (part === undefined ? typeOf(found) : partType(found, part));
    };
  const rule = (source: RuleSource | undefined, scope: Node | undefined, place: Place, wanted?: 'boolean'): void => {
    if (source === undefined) return;
    try {
      for (const p of check(toRule(source as never), typeAt(scope), wanted, names))
        issues.push({ path: jsonPath(place), found: `${p.found} in ${p.part}`, expected: p.expected });
    } catch (error) {
      const { found, expected } = explain(error as RuleError, source);
      issues.push({ path: jsonPath(place), found, expected });
    }
  };

  unique(
    definition.sections.map((s) => s.id),
    (i) => ['sections', i, 'id'],
  );
  const standing = definition.sections.flatMap(({ questions }, s) =>
    questions.map((question, i) => ({ question, place: ['sections', s, 'questions', i] as Place })),
  );
  unique(
    standing.map(({ question }) => question.id),
    (i) => [...standing[i]!.place, 'id'],
  );
  for (const { question: q, place } of standing)
    if (q.type === 'group')
      unique(
        q.fields.map((f) => f.id),
        (i) => [...place, 'fields', i, 'id'],
      );
  // what stands twice cannot be told apart in what follows
  if (issues.length) return issues;

  for (const [node, place] of places) {
    const q = node.question;
    if ('optionSet' in q && q.optionSet !== undefined)
      among(q.optionSet, [...place, 'optionSet'], sets, 'a name in optionSets');
    if ((listed.includes(q.type) || (q.type === 'matrix' && !node.scale)) && !node.options.length)
      fail(place, undefined, q.type === 'matrix' ? 'columns, a scale or an optionSet' : 'options or an optionSet');
    unique(
      node.options.map((o) => o.value),
      (i) => [...place, q.type === 'matrix' ? 'columns' : 'options', i, 'value'],
    );
    unique(
      node.rows.map((r) => r.id),
      (i) => [...place, 'rows', i, 'id'],
    );
    rule(q.showIf, node, [...place, 'showIf'], 'boolean');
    if ('requiredIf' in q) rule(q.requiredIf, node, [...place, 'requiredIf'], 'boolean');
    if (q.type === 'calculated') rule(q.calculate, node, [...place, 'calculate']);
    if ('check' in q && q.check)
      [q.check]
        .flat()
        .forEach((c, i) =>
          rule(c.rule, node, [...place, 'check', ...(Array.isArray(q.check) ? [i] : []), 'rule'], 'boolean'),
        );
    node.options.forEach((o, i) => rule(o.showIf, node, [...place, 'options', i, 'showIf'], 'boolean'));
    node.rows.forEach((r, i) => rule(r.showIf, node, [...place, 'rows', i, 'showIf'], 'boolean'));
    if (q.type === 'text' && q.pattern !== undefined) {
      try {
        pattern(q.pattern);
      } catch (error) {
        const { found, expected } = explain(error as RuleError, q.pattern);
        issues.push({ path: jsonPath([...place, 'pattern']), found, expected });
      }
    }
    inspectBounds(node, place, fail);
  }

  for (const [name, { questions }] of Object.entries(definition.forms ?? {}))
    questions.forEach((id, i) => among(id, ['forms', name, 'questions', i], names, 'the id of a question'));
  if (form !== undefined) among(form, ['forms'], Object.keys(definition.forms ?? {}), 'the name of a form');
  definition.onePer?.forEach((id, i) => among(id, ['onePer', i], names, 'the id of a question'));
  const dimensions = (definition.dimensions ?? []).map((d) => d.id);
  definition.scoring?.items.forEach((item, i) => {
    among(item.dimension, ['scoring', 'items', i, 'dimension'], dimensions, 'the id of a dimension');
    among(item.question, ['scoring', 'items', i, 'question'], names, 'the id of a question');
  });
  definition.scoring?.gates?.forEach((gate, i) => {
    among(gate.dimension, ['scoring', 'gates', i, 'dimension'], dimensions, 'the id of a dimension');
    rule(gate.if, undefined, ['scoring', 'gates', i, 'if'], 'boolean');
  });
  definition.bands?.forEach((band, i, all) => {
    const before = all[i - 1];
    if (before && before.to !== band.from)
      fail(['bands', i, 'from'], band.from, `${before.to}, where the band before it ends`);
  });
  const bandIds = (definition.bands ?? []).map((b) => b.id);
  definition.report?.steps?.forEach((step, i) => {
    among(step.dimension, ['report', 'steps', i, 'dimension'], dimensions, 'the id of a dimension');
    step.bands?.forEach((id, b) => among(id, ['report', 'steps', i, 'bands', b], bandIds, 'the id of a band'));
  });
  for (const part of ['needs', 'origins'] as const)
    definition.report?.[part]?.forEach((id, i) => among(id, ['report', part, i], names, 'the id of a question'));
  if (!issues.length) {
    const cycle = findCycle(definition);
    if (cycle)
      fail(places.get(nodes.get(cycle[0]!)!)!, cycle.join(' → '), 'conditions that do not depend on themselves');
  }
  return issues;
}

/** Bounds that contradict each other or go beyond reason, defaults that are not among the options, days that do not exist. */
function inspectBounds({ question, options, scale }: Node, place: Place, fail: Fail): void {
  const q = question as Partial<Record<string, unknown>> & { type: string };
  if (scale && scale.min >= scale.max) fail([...place, 'max'], scale.max, `more than min (${scale.min})`);
  else if (scale && (scale.max - scale.min) / (scale.step ?? 1) > MOST)
    fail([...place, 'max'], scale.max, `at most ${MOST} steps`);
  if (q.type === 'group' && Number(q.min) > MOST) fail([...place, 'min'], q.min, `at most ${MOST}`);
  const pairs = [
    ['min', 'max'],
    ['minLength', 'maxLength'],
    ['minSelected', 'maxSelected'],
  ] as const;
  for (const [low, high] of q.type === 'scale' ? [] : pairs) {
    const [a, b] = [q[low], q[high]];
    if (typeof a === typeof b && (a as number) > (b as number))
      fail([...place, high], b, `at least ${low} (${show(a)})`);
  }
  if (q.type === 'date')
    for (const key of ['min', 'max'])
      if (q[key] !== undefined && parseDate(String(q[key]))?.approximate !== false)
        fail([...place, key], q[key], 'a date: yyyy, yyyy-mm or yyyy-mm-dd');
  const values = options.map((o) => o.value);
  for (const value of [q.default].flat())
    if (values.length && value !== undefined && !values.includes(String(value)))
      fail([...place, 'default'], value, 'one of the options', nearest(String(value), values));
}

/**
 * Checks a definition and makes it ready to be answered.
 * @param form name of one of its shorter `forms`
 * @throws DefinitionError naming every mistake
 */
export function compile(document: unknown, form?: string): Model {
  const issues = inspect(document, form);
  if (issues.length) throw new DefinitionError(issues);
  const model = build(document as Questionnaire, form);
  addPatterns(model);
  return model;
}
