import { DefinitionError, show } from '../contract/author-issue.ts';
import type { Field, Option, Question, Questionnaire } from '../contract/questionnaire.ts';
import type { RuleSource } from '../contract/text.ts';
import { compile as ready, references, toRule, type Rule } from '../rules/index.ts';
import type { CompiledRule, Model, Node } from './types.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The option that `other: true` adds where the list has none of that value. */
const other: Option = { value: 'other', label: { en: 'other', it: 'altro', sq: 'tjetër' } };

/** More steps than these on a scale, or empty items in a group, are a mistake that would cost the page its life. */
export const MOST = 200;

/** A name of the rules as the question it belongs to: `title` inside the group `trips` is `trips.title`. */
export const named = (path: string, scope: Node | undefined, nodes: ReadonlyMap<string, Node>): string => {
  const head = path.split('.', 1)[0]!;
  const sibling = `${scope?.group?.name}.${head}`;
  return nodes.has(sibling) ? sibling : head;
};

/** Every question and field as a node, in the order of the definition; its words resolved, its rules still to come. */
export function nodesOf(definition: Questionnaire): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const add = (question: Question | Field, section: string, group?: Node): Node => {
    const q: Question = question;
    const found = 'optionSet' in q && q.optionSet ? definition.optionSets?.[q.optionSet] : undefined;
    const [set, setScale] = Array.isArray(found) ? [found, undefined] : [[], found];
    let options: readonly Option[] = (q.type === 'matrix' ? q.columns : 'options' in q ? q.options : undefined) ?? set;
    if ('other' in q && q.other && !options.some((o) => o.value === 'other')) options = [...options, other];
    const made: Writable<Node> = {
      name: group ? `${group.name}.${q.id}` : q.id,
      question,
      section,
      group,
      options,
      fields: [],
      rows: 'rows' in q ? q.rows : [],
      scale: q.type === 'scale' ? q : q.type === 'matrix' ? (q.scale ?? setScale) : undefined,
      showIf: undefined,
      requiredIf: undefined,
      calculate: undefined,
      checks: [],
      offers: new Map(),
      pattern: undefined,
      rank: 0,
      feeds: [],
      judges: [],
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
 * @param pattern rules/pattern.ts, which few definitions need; without it patterns are left to the receiver
 * @throws Error of the first thing that cannot be made ready, without its place
 */
export function build(
  definition: Questionnaire,
  form?: string,
  pattern?: (source: string) => (text: string) => boolean,
): Model {
  const nodes = nodesOf(definition);
  const rule = (
    source: RuleSource | undefined,
    scope?: Node,
    turn = (parsed: Rule) => parsed,
  ): CompiledRule | undefined => {
    if (source === undefined) return undefined;
    const parsed = toRule(source as never);
    return { run: ready(turn(parsed)), reads: references(parsed).map((path) => named(path, scope, nodes)) };
  };
  for (const made of nodes.values() as Iterable<Writable<Node>>) {
    const q = made.question as Question;
    made.showIf = rule(q.showIf, made);
    if ('requiredIf' in q) made.requiredIf = rule(q.requiredIf, made);
    if ('calculate' in q) made.calculate = rule(q.calculate, made);
    if ('pattern' in q && q.pattern !== undefined) made.pattern = pattern?.(q.pattern);
    // asked the other way round: a check fails when its rule is known to be false, not when it cannot be known
    if ('check' in q && q.check)
      made.checks = [q.check].flat().map((c) => rule(c.rule, made, (parsed) => ({ '!': [parsed] }))!);
    const offers = [
      ...made.options.map((o) => [o.value, o.showIf] as const),
      ...made.rows.map((r) => [r.id, r.showIf] as const),
    ];
    made.offers = new Map(offers.flatMap(([id, source]) => (source === undefined ? [] : [[id, rule(source, made)!]])));
    const { min, max, step = 1 } = made.scale ?? { min: 0, max: 0 };
    if ((max - min) / step > MOST || (q.type === 'group' && (q.min ?? 0) > MOST))
      throw new Error(`${made.name}: too many`);
  }
  link(nodes);
  const chosen = definition.forms;
  if (form !== undefined && !(chosen && Object.hasOwn(chosen, form)))
    throw new DefinitionError([{ path: '$.forms', found: show(form), expected: 'the name of a form' }]);
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
  const waits = new Map<Node, number>();
  for (const made of nodes.values()) {
    const { group, section, name } = made;
    if (group) made.feeds.push(group);
    const reads = (rules: readonly (CompiledRule | undefined)[]) => new Set(rules.flatMap((r) => r?.reads ?? []));
    const feeding = reads([made.showIf, made.calculate, ...made.offers.values()]);
    if (!group && name !== `#${section}`) feeding.add(`#${section}`);
    for (const source of feeding) nodes.get(source)?.feeds.push(made);
    for (const source of reads([made.requiredIf, ...made.checks]))
      if (source !== name) nodes.get(source)?.judges.push(made);
  }
  for (const made of nodes.values()) for (const next of made.feeds) waits.set(next, (waits.get(next) ?? 0) + 1);
  const free = [...nodes.values()].filter((made) => !waits.has(made));
  let rank = 0;
  for (let made = free.pop(); made; made = free.pop()) {
    (made as Writable<Node>).rank = ++rank;
    for (const next of made.feeds) {
      waits.set(next, waits.get(next)! - 1);
      if (!waits.get(next)) free.push(next);
    }
  }
  if (rank < nodes.size) throw new Error('conditions depend on themselves');
}
