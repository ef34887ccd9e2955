import { DefinitionError } from '../contract/author-issue.ts';
import type { Field, Option, Question, Questionnaire } from '../contract/questionnaire.ts';
import type { RuleSource } from '../contract/text.ts';
import { compile as ready, references, toRule, type Rule } from '../rules/index.ts';
import type { CompiledRule, Model, Node } from './types.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The option that `other: true` adds where the list has none of that value. */
const other: Option = { value: 'other', label: { en: 'other', it: 'altro', sq: 'tjetër' } };

/** More steps than these on a scale, or empty items in a group, are a mistake that would cost the page its life. */
export const MOST = 200;

// shared by all that have none: a thousand questions make less garbage
const none: readonly never[] = [];
const noOffers: Node['offers'] = new Map();

const REFERENCE = /(?<=\$\{\s*)[^\s}]+/g;

/** A name of the rules as the question it belongs to: `title` inside the group `trips` is `trips.title`. */
export const named = (path: string, scope: Node | undefined, nodes: ReadonlyMap<string, Node>): string => {
  const head = path.split('.', 1)[0]!;
  const sibling = scope?.group && `${scope.group.name}.${head}`;
  return sibling && nodes.has(sibling) ? sibling : head;
};

/** Every question and field as a node, in the order of the definition; its words resolved, its rules still to come. */
export function nodesOf(definition: Questionnaire): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const add = (question: Question | Field, section: string, group?: Node): Node => {
    const q: Question = question;
    const found = 'optionSet' in q && q.optionSet ? definition.optionSets?.[q.optionSet] : undefined;
    const [set, setScale] = Array.isArray(found) ? [found, undefined] : [none, found];
    let options: readonly Option[] = (q.type === 'matrix' ? q.columns : 'options' in q ? q.options : undefined) ?? set;
    if ('other' in q && q.other && !options.some((o) => o.value === 'other')) options = [...options, other];
    const made: Writable<Node> = {
      name: group ? `${group.name}.${q.id}` : q.id,
      question,
      section,
      group,
      options,
      fields: none,
      rows: 'rows' in q ? q.rows : none,
      scale: q.type === 'scale' ? q : q.type === 'matrix' ? (q.scale ?? setScale) : undefined,
      showIf: undefined,
      requiredIf: undefined,
      calculate: undefined,
      checks: none,
      offers: noOffers,
      pattern: undefined,
      rank: 0,
      feeds: [],
      judges: [],
      sources: [],
    };
    nodes.set(made.name, made);
    if (q.type === 'group') made.fields = q.fields.map((field) => add(field, section, made));
    return made;
  };
  for (const { id, showIf, questions } of definition.sections) {
    // a section's condition is a node of its own: its questions depend on it, and it on those elsewhere
    if (showIf !== undefined) add({ type: 'note', id: `#${id}`, label: '', showIf }, id);
    for (const q of questions) add(q, id);
  }
  return nodes;
}

/**
 * Makes a definition ready to be answered. It takes the definition to be right: `compile` (compile.ts) checks it first,
 * as receivers, the command line and pages with an unstamped definition do.
 * @param form name of one of its shorter `forms`
 * @throws Error of the first thing that cannot be made ready, without its place
 */
export function build(definition: Questionnaire, form?: string): Model {
  const nodes = nodesOf(definition);
  const rule = (
    source: RuleSource | undefined,
    scope?: Node,
    turn = (parsed: Rule) => parsed,
  ): CompiledRule | undefined => {
    if (source === undefined) return undefined;
    // it is only read when its value is asked for: of a long questionnaire few are at first
    let run: CompiledRule['run'] | undefined;
    const paths = typeof source === 'string' ? (source.match(REFERENCE) ?? none) : references(toRule(source));
    return {
      run: (read) => (run ??= ready(turn(toRule(source as never))))(read),
      reads: paths.map((path) => named(path, scope, nodes)),
    };
  };
  for (const made of nodes.values() as Iterable<Writable<Node>>) {
    const q = made.question as Question;
    made.showIf = rule(q.showIf, made);
    if ('requiredIf' in q) made.requiredIf = rule(q.requiredIf, made);
    if ('calculate' in q) made.calculate = rule(q.calculate, made);
    // asked the other way round: a check fails when its rule is known to be false, not when it cannot be known
    if ('check' in q && q.check)
      made.checks = [q.check].flat().map((c) => rule(c.rule, made, (parsed) => ({ '!': [parsed] }))!);
    for (const list of [made.options, made.rows])
      for (const o of list)
        if (o.showIf !== undefined)
          made.offers = new Map([...made.offers, ['id' in o ? o.id : o.value, rule(o.showIf, made)!]]);
    const { min, max, step = 1 } = made.scale ?? { min: 0, max: 0 };
    if ((max - min) / step > MOST || (q.type === 'group' && (q.min ?? 0) > MOST))
      throw new Error(`${made.name}: too many`);
  }
  link(nodes);
  const chosen = definition.forms;
  if (form !== undefined && !(chosen && Object.hasOwn(chosen, form)))
    throw new DefinitionError([{ path: '$.forms', found: JSON.stringify(form), expected: 'the name of a form' }]);
  const wanted = form === undefined ? undefined : chosen![form]!.questions;
  return {
    definition,
    nodes,
    form,
    sections: wanted
      ? definition.sections
          .map((s) => ({ ...s, questions: s.questions.filter((q) => wanted.includes(q.id)) }))
          .filter((s) => s.questions.length)
      : definition.sections,
    gates: (definition.scoring?.gates ?? []).map((gate) => rule(gate.if)!),
  };
}

/** Who depends on whom: for what to evaluate again, and (by rank, Kahn's algorithm) in which order. */
function link(nodes: ReadonlyMap<string, Node>): void {
  for (const made of nodes.values()) {
    const { group, section, name, showIf, calculate, requiredIf, checks, offers } = made;
    const top = group ?? made;
    const read = (source: Node | undefined, to: 'feeds' | 'judges'): void => {
      if (!source || source[to].at(-1) === made) return;
      source[to].push(made);
      if (source !== top && source.group !== top) top.sources.push(source.group ?? source);
    };
    const follow = (to: 'feeds' | 'judges', rule: CompiledRule | undefined): void =>
      rule?.reads.forEach((source) => read(nodes.get(source), to));
    if (group) made.feeds.push(group);
    else if (name[0] !== '#') read(nodes.get(`#${section}`), 'feeds');
    follow('feeds', showIf);
    follow('feeds', calculate);
    for (const rule of offers.values()) follow('feeds', rule);
    follow('judges', requiredIf);
    for (const rule of checks) follow('judges', rule);
  }
  // until a node has its rank, that counts those that it still waits for, below 0
  const all = [...nodes.values()];
  for (const made of all) for (const next of made.feeds) next.rank--;
  const free = all.filter((made) => !made.rank);
  let rank = 0;
  for (let made = free.pop(); made; made = free.pop()) {
    made.rank = ++rank;
    for (const next of made.feeds) if (!++next.rank) free.push(next);
  }
  if (rank < nodes.size) throw new Error('conditions depend on themselves');
}
