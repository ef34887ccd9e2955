import type { Option, Row, Section } from '../contract/questionnaire.ts';
import { judgeAnswer } from './problems.ts';
import type { Answer, Answers, CompiledRule, ItemState, Model, Node, Path, Problem, QuestionState } from './types.ts';
import { fits, isBlank, isRecord, own, same } from './values.ts';

/**
 * The state of one form being filled in: what was answered, what is asked because of it, what is wrong with it.
 * It changes only through `answer`, `setOther` and the item calls; each brings exactly what depends on it up to date,
 * replaces the state objects that differ (and no others) and tells the listeners once. What was never looked at is not
 * worked out: a questionnaire of a thousand questions begins as fast as its first step. An answer whose question is no
 * longer asked is parked: kept, not sent, unseen by rules; it returns with its question.
 */
export interface FormOptions {
  /** answers to begin with, e.g. from a draft; those that have no place any more are in `unplaced` */
  readonly answers?: Answers | undefined;
  readonly now?: () => Date;
}

/** One question, or one field of one item. */
interface Instance {
  readonly node: Node;
  readonly item: Item | undefined;
  raw: Answer;
  other: string | undefined;
  visible: boolean;
  options: readonly Option[];
  rows: readonly Row[];
  /** what rules see and what is sent: undefined when hidden, unanswered or not of its kind */
  effective: Answer;
  items: Item[];
  state: QuestionState | undefined;
}

interface Item {
  readonly key: number;
  readonly owner: Instance;
  index: number;
  /** added and left empty, beyond those that are wanted: nothing in it is asked for */
  spare: boolean;
  readonly fields: Map<string, Instance>;
}

/** An item taken out of a group, to be put back by `restoreItem`. */
export interface Removed {
  readonly index: number;
  readonly answers: Answers;
}

const none: readonly never[] = Object.freeze([]);

export class Form {
  readonly model: Model;
  /** answers that it began with and the definition has no place for, by id */
  unplaced: Record<string, Answer> = {};
  readonly #now: () => Date;
  readonly #instances = new Map<string, Instance>();
  readonly #listeners = new Set<() => void>();
  #nextKey = 1;
  /** those that nobody has asked for yet, with the fields of their items: nothing about them is worked out */
  readonly #pending = new Set<Instance>();

  constructor(model: Model, { answers, now = () => new Date() }: FormOptions = {}) {
    this.model = model;
    this.#now = now;
    for (const { id, questions } of model.sections)
      for (const name of [`#${id}`, ...questions.map((q) => q.id)]) {
        const node = model.nodes.get(name);
        if (node) this.#instances.set(name, this.#instance(node));
      }
    this.reset(answers);
  }

  /** Begins again with these answers, as if the form were new. */
  reset(answers: Answers = {}): void {
    this.unplaced = {};
    for (const instance of this.#instances.values()) {
      this.#fill(instance, answers, instance.node.name);
      this.#pending.add(instance);
    }
    for (const key of Object.keys(answers))
      if (!this.#instances.has(key) && !this.#instances.has(key.replace(/_other$/, '')))
        this.unplaced[key] = answers[key];
    this.#tell();
  }

  // ---- reading

  /** The sections that have something to ask now, in order. */
  get sections(): readonly Section[] {
    // most are known to without a look at their questions
    const always = ({ showIf, questions }: Section) =>
      !showIf && questions.some((q) => !q.showIf && q.type !== 'calculated');
    return this.model.sections.filter((section) => always(section) || this.asked(section).length);
  }

  /** A section's visible questions, in order; calculated ones without a place to be seen are left out. */
  asked(section: Section): QuestionState[] {
    return this.#states(section).filter(
      ({ visible, question: q }) => visible && !(q.type === 'calculated' && q.hidden),
    );
  }

  /** The state at a path, or undefined when there is none. */
  state(path: Path): QuestionState | undefined {
    return this.#at(path)?.state;
  }

  /** What is wrong now with the visible questions of a section, or of all, in their order. */
  problems(section?: string): Problem[] {
    const found: Problem[] = [];
    const collect = (state: QuestionState) => {
      if (!state.visible) return;
      if (state.problem) found.push(state.problem);
      for (const item of state.items) item.fields.forEach(collect);
    };
    for (const s of this.model.sections) {
      if (section === undefined || s.id === section) this.#states(s).forEach(collect);
    }
    return found;
  }

  /** Everything answered, parked answers too: what a draft keeps, `sensitive` or not. */
  answers(sensitive = true): Answers {
    this.#demand([...this.#pending].filter(({ node }) => node.calculate));
    return this.#record(this.#instances.values(), false, sensitive);
  }

  /** What is on the path now and of its kind: what is sent. */
  submitted(): Answers {
    this.#demand(this.#pending);
    return this.#record(this.#instances.values(), true);
  }

  /** Answers to questions that are not asked now. */
  parked(): readonly QuestionState[] {
    this.#demand(this.#pending);
    return [...this.#instances.values()]
      .filter((i) => !i.visible && i.node.name[0] !== '#' && !isBlank(this.#raw(i)))
      .map((i) => i.state!);
  }

  /** The value that rules see at a path (`ski_lang.en`, `exp_list.title`), for calculations outside questions. */
  read = (path: string): Answer => {
    const instance = this.#instances.get(path.split('.', 1)[0]!);
    if (instance) this.#demand([instance]);
    return this.#read(path, undefined);
  };

  // ---- changing

  /** Answers a question; undefined, blank text or an empty list takes the answer back. Unknown paths are ignored. */
  answer(path: Path, value: Answer): void {
    const instance = this.#at(path);
    if (!instance || same(instance.raw, value)) return;
    if (instance.node.question.type === 'group') this.#setItems(instance, Array.isArray(value) ? value : []);
    else instance.raw = value === '' || (isBlank(value) && typeof value !== 'string') ? undefined : value;
    this.#settle([instance, ...this.#fieldsOf(instance)]);
    this.#tell();
  }

  /** The text of "other, which?" */
  setOther(path: Path, text: string): void {
    const instance = this.#at(path);
    if (!instance || instance.other === (text || undefined)) return;
    instance.other = text || undefined;
    this.#settle([instance]);
    this.#tell();
  }

  /** Adds an item at the end of a group, or before `index`. */
  addItem(path: Path, answers: Answers = {}, index = Infinity): void {
    const group = this.#at(path);
    if (!group || group.node.question.type !== 'group') return;
    const item = this.#item(group, answers);
    group.items = group.items.toSpliced(Math.min(index, group.items.length), 0, item);
    this.#regroup(group);
  }

  /** Takes an item out of a group. @returns what `restoreItem` needs to put it back */
  removeItem(path: Path, index: number): Removed | undefined {
    const group = this.#at(path);
    const item = group?.items[index];
    if (!group || !item) return undefined;
    const answers = this.#record(item.fields.values(), false);
    group.items = group.items.toSpliced(index, 1);
    this.#regroup(group);
    return { index, answers };
  }

  restoreItem(path: Path, { index, answers }: Removed): void {
    this.addItem(path, answers, index);
  }

  moveItem(path: Path, from: number, to: number): void {
    const group = this.#at(path);
    const item = group?.items[from];
    if (!group || !item || !group.items[to]) return;
    group.items = group.items.toSpliced(from, 1).toSpliced(to, 0, item);
    this.#regroup(group);
  }

  /** Calls back after each change. @returns the way to stop it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // ---- structure

  #instance(node: Node, item?: Item): Instance {
    const { options, rows } = node;
    return {
      node,
      item,
      raw: undefined,
      other: undefined,
      visible: false,
      options,
      rows,
      effective: undefined,
      items: none as never,
      state: undefined,
    };
  }

  #item(owner: Instance, answers: Answers): Item {
    const item: Item = { key: this.#nextKey++, owner, index: owner.items.length, spare: false, fields: new Map() };
    for (const node of owner.node.fields) {
      const field = this.#instance(node, item);
      item.fields.set(node.question.id, field);
      this.#fill(field, answers, node.question.id);
    }
    return item;
  }

  #fill(instance: Instance, answers: Answers, id: string): void {
    const q = instance.node.question;
    const given = own(answers, id);
    if (q.type === 'group') {
      const items = Array.isArray(given) ? given.filter(isRecord) : [];
      if (given !== undefined && !Array.isArray(given)) this.unplaced[id] = given;
      this.#setItems(instance, items);
    } else {
      instance.raw = given ?? ('default' in q && !Object.hasOwn(answers, id) ? q.default : undefined);
      const other = 'other' in q && own(answers, `${id}_other`);
      instance.other = typeof other === 'string' ? other : undefined;
    }
  }

  #setItems(group: Instance, items: readonly Answer[]): void {
    const q = group.node.question as { min?: number };
    group.items = [];
    for (let i = 0; i < Math.max(items.length, q.min ?? 0); i++)
      group.items.push(this.#item(group, isRecord(items[i]) ? (items[i] as Answers) : {}));
  }

  #regroup(group: Instance): void {
    group.items.forEach((item, index) => (item.index = index));
    this.#settle([group, ...this.#fieldsOf(group)]);
    this.#tell();
  }

  *#fieldsOf(group: Instance): Iterable<Instance> {
    for (const item of group.items) yield* item.fields.values();
  }

  /** The instance at a path, about to change or to be looked at: all that it reads is worked out. */
  #at(path: Path): Instance | undefined {
    const [head = '', index, field] = path.split('/');
    const instance = this.#instances.get(head);
    if (instance) this.#demand([instance]);
    return index === undefined ? instance : instance?.items[Number(index)]?.fields.get(field!);
  }

  #path({ node, item }: Instance): Path {
    return item ? `${item.owner.node.name}/${item.index}/${node.question.id}` : node.name;
  }

  #raw(instance: Instance): Answer {
    if (instance.node.question.type !== 'group') return instance.raw;
    return instance.items.map((item) => this.#record(item.fields.values(), false));
  }

  /** Answers by id: all that was given, or only what is on the path and of its kind. Blank ones are left out. */
  #record(instances: Iterable<Instance>, effective: boolean, sensitive = true): Answers {
    const record: Record<string, Answer> = {};
    for (const instance of instances) {
      const { node, other, items } = instance;
      const q = node.question;
      if ((effective && !instance.visible) || node.name[0] === '#') continue;
      if (!sensitive && 'sensitive' in q && q.sensitive) continue;
      const answer = items.length
        ? items.map((item) => this.#record(item.fields.values(), effective, sensitive)).filter((a) => !isBlank(a))
        : effective
          ? instance.effective
          : instance.raw;
      if (!isBlank(answer)) record[q.id] = answer;
      const chosen = other && 'other' in q && q.other && [answer].flat().includes('other');
      if (other && (chosen || !effective)) record[`${q.id}_other`] = other;
    }
    return record;
  }

  // ---- working out

  /** The states of a section's questions, also of those that are not asked now. */
  #states({ questions }: Section): QuestionState[] {
    const instances = questions.map((q) => this.#instances.get(q.id)!);
    this.#demand(instances);
    return instances.map((i) => i.state!);
  }

  /** Works out those that nobody has asked for before, and all that they read. */
  #demand(instances: Iterable<Instance>): void {
    const wanted = [...instances].filter((instance) => this.#pending.delete(instance));
    // it grows while it is gone through
    for (const { node } of wanted)
      for (const { name } of node.sources) {
        const source = this.#instances.get(name);
        if (source && this.#pending.delete(source)) wanted.push(source);
      }
    if (wanted.length) this.#settle(wanted.flatMap((instance) => [instance, ...this.#fieldsOf(instance)]));
  }

  #read(path: string, item: Item | undefined): Answer {
    if (path === '$today') {
      const now = this.#now();
      return new Date(+now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
    }
    const [head = '', part] = path.split('.');
    const instance = item?.fields.get(head) ?? this.#instances.get(head);
    if (!instance?.visible) return undefined;
    if (instance.node.question.type !== 'group')
      return part === undefined ? instance.effective : own(instance.effective, part);
    if (part !== undefined) return instance.items.flatMap((i) => i.fields.get(part)?.effective ?? []);
    return this.#items(instance);
  }

  #run = (rule: CompiledRule, { item }: Instance): unknown => rule.run((path) => this.#read(path, item) as never);

  /** Brings instances and all that depends on them up to date: values in order of rank, then judgements. */
  #settle(changed: Iterable<Instance>): void {
    const queue: Instance[] = [];
    const queued = new Set<Instance>();
    const judged = new Set<Instance>();
    let sorted = false;
    const push = (instance: Instance) => {
      if (queued.has(instance)) return;
      queued.add(instance);
      queue.push(instance);
      sorted = false;
    };
    for (const instance of changed) push(instance);
    const next = (): Instance | undefined => {
      // at the beginning everything is in the queue already; later few things are: it is sorted seldom or fast
      if (!sorted) queue.sort((a, b) => b.node.rank - a.node.rank);
      sorted = true;
      return queue.pop();
    };
    for (let instance = next(); instance; instance = next()) {
      queued.delete(instance);
      judged.add(instance);
      const before = instance.effective;
      const shown = instance.visible;
      this.#work(instance);
      if (instance.node.question.type !== 'group' && shown === instance.visible && same(before, instance.effective))
        continue;
      for (const node of instance.node.feeds) for (const i of this.#instancesOf(node, instance)) push(i);
      for (const node of instance.node.judges) for (const i of this.#instancesOf(node, instance)) judged.add(i);
    }
    for (const { item } of judged) {
      if (!item || item.spare === this.#spare(item)) continue;
      item.spare = !item.spare;
      for (const field of item.fields.values()) judged.add(field);
    }
    // groups last: their states hold their fields' states
    const groups = new Set<Instance>();
    for (const instance of judged) {
      if (instance.node.question.type === 'group') groups.add(instance);
      else if (this.#judge(instance) && instance.item) groups.add(instance.item.owner);
    }
    for (const group of groups) this.#judge(group);
  }

  /**
   * The instances of a node that a change concerns: in the same item, or the one of the form, or those of all items. None
   * of what nobody has asked for: it will be worked out when it is.
   */
  #instancesOf(node: Node, from: Instance): readonly Instance[] {
    const top = this.#instances.get((node.group ?? node).name);
    if (!top || this.#pending.has(top)) return none;
    if (!node.group) return [top];
    const items = from.item && from.node.group === node.group ? [from.item] : top.items;
    return items.map((item) => item.fields.get(node.question.id)!);
  }

  /** Visibility, offer and effective value. */
  #work(instance: Instance): void {
    const { node } = instance;
    const q = node.question;
    const section = instance.item ? undefined : this.#instances.get(`#${node.section}`);
    instance.visible =
      (!section || section === instance || section.visible) &&
      (!node.showIf || this.#run(node.showIf, instance) === true);
    if (node.offers.size) {
      const offered = (id: string) => {
        const rule = node.offers.get(id);
        return !rule || this.#run(rule, instance) === true;
      };
      instance.options = node.options.filter((o) => offered(o.value));
      instance.rows = node.rows.filter((r) => offered(r.id));
    }
    instance.effective = instance.visible ? this.#effective(instance) : undefined;
    if (q.type === 'calculated') {
      const value = instance.visible ? (this.#run(node.calculate!, instance) as Answer) : undefined;
      instance.raw = instance.effective = isBlank(value) ? undefined : value;
    }
  }

  #effective({ node, raw, options, rows }: Instance): Answer {
    if (isBlank(raw) || !fits(node, raw)) return undefined;
    if (!node.offers.size) return raw;
    const offered = (v: Answer) => options.some((o) => o.value === v);
    if (isRecord(raw)) return Object.fromEntries(Object.entries(raw).filter(([id]) => rows.some((r) => r.id === id)));
    const kept = Array.isArray(raw) ? raw.filter(offered) : offered(raw as Answer) ? raw : undefined;
    return isBlank(kept) ? undefined : kept;
  }

  /** Requiredness, problem and the state object. @returns whether the state differs from before */
  #judge(instance: Instance): boolean {
    const { node, visible, other } = instance;
    const q = node.question as typeof node.question & { required?: boolean };
    const before = instance.state;
    const isGroup = q.type === 'group';
    const path = this.#path(instance);
    const items: readonly ItemState[] = isGroup ? this.#itemStates(instance) : none;
    const value = isGroup && before && items === before.items ? before.value : this.#raw(instance);
    const required =
      visible &&
      (q.required === true ||
        (isGroup && !!(q as { min?: number }).min) ||
        (!!node.requiredIf && this.#run(node.requiredIf, instance) === true));
    const judgement =
      visible && !instance.item?.spare
        ? judgeAnswer(node, this.#judged(instance, value), {
            required,
            options: instance.options.map((o) => o.value),
            rows: instance.rows.map((r) => r.id),
            other,
            now: this.#now(),
            run: (rule) => this.#run(rule, instance),
          })
        : undefined;
    // an item says itself what is missing in it
    const told = judgement && isGroup && items.some((item) => item.fields.some((f) => f.problem));
    const problem = judgement && !told ? { path, ...judgement } : undefined;
    const { options, rows } = instance;
    const state: QuestionState = {
      path,
      question: q,
      visible,
      required,
      value,
      other,
      problem,
      options,
      rows,
      scale: node.scale,
      items,
    };
    // items are the same list as long as nothing in them changed: no need to look inside
    if (before && before.items === items && same(before as never, { ...state, items: before.items } as never))
      return false;
    instance.state = state;
    return true;
  }

  /** What is judged: what was typed, less what is not on offer now; of a group, the items that hold an answer. */
  #judged(instance: Instance, value: Answer): Answer {
    const { node, effective } = instance;
    if (node.question.type === 'group') return this.#items(instance);
    return node.offers.size && fits(node, value) ? effective : value;
  }

  #items({ items }: Instance): Answer[] {
    return items.map((item) => this.#record(item.fields.values(), true)).filter((a) => !isBlank(a));
  }

  #spare(item: Item): boolean {
    const { min = 0 } = item.owner.node.question as { min?: number };
    return item.index >= min && [...item.fields.values()].every((f) => isBlank(f.raw));
  }

  #itemStates(group: Instance): readonly ItemState[] {
    const before = group.state?.items ?? none;
    const items = group.items.map((item, index) => {
      const fields = [...item.fields.values()].map((f) => f.state!);
      const kept = before.find((b) => b.key === item.key);
      return kept && kept.index === index && sameList(kept.fields, fields) ? kept : { key: item.key, index, fields };
    });
    return sameList(before, items) ? before : items;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((v, i) => v === b[i]));
