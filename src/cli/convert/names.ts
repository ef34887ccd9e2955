import { nearest } from '../../contract/nearest.ts';
import { ownName, type Choice } from './choices.ts';
import type { Report } from './report.ts';
import { isGroup, type Group, type Item } from './structure.ts';
import { kindOf, type Known, type Scope } from './translate.ts';
import { parseXPath } from './xpath.ts';

/** A question of the workbook under the id that it has in the questionnaire. */
export interface Entry {
  readonly id: string;
  /** id of the repeated group that it is in */
  readonly group: string | undefined;
  readonly item: Item | Group;
  /** why it is not in the questionnaire */
  lost?: string;
}

/** `2. Età` → `q_2_Eta`: what ids of questions are made of (contract/text.ts `Id`). */
function idOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .slice(0, 62);
  return /^[A-Za-z]/.test(plain) ? plain : `q${/^_/.test(plain) ? '' : '_'}${plain}`.slice(0, 64);
}

const kinds: Readonly<Record<string, Known['kind']>> = {
  integer: 'number',
  decimal: 'number',
  range: 'number',
  percent: 'number',
  date: 'date',
  dateTime: 'date',
  today: 'date',
  time: 'time',
  select_multiple: 'list',
  rank: 'list',
  image: 'list',
  audio: 'list',
  video: 'list',
  file: 'list',
  acknowledge: 'boolean',
  boolean: 'boolean',
};

/** Every question by its name in the workbook, and what expressions may do with it. */
export class Names {
  readonly #entries = new Map<string, Entry[]>();
  readonly #byItem = new Map<Item | Group, Entry>();
  readonly #lists: ReadonlyMap<string, readonly Choice[]>;
  readonly #working = new Set<Entry>();

  constructor(tree: readonly (Item | Group)[], lists: ReadonlyMap<string, readonly Choice[]>, report: Report) {
    this.#lists = lists;
    const taken = new Map<string | undefined, Set<string>>();
    const give = (part: Item | Group, group: string | undefined): Entry => {
      const names = taken.get(group) ?? new Set<string>();
      taken.set(group, names);
      const name = part.name || `q_${part.row.number}`;
      const id = ownName(idOf(name), names);
      names.add(id);
      const quiet = isGroup(part) && part.kind === 'group';
      if (!part.name) report.changed(part.row.at('type'), `a row without a name: it is called "${id}"`);
      else if (id !== part.name && !quiet) report.changed(part.row.at('name'), `"${part.name}" is called "${id}"`);
      const entry: Entry = { id, group, item: part };
      this.#byItem.set(part, entry);
      this.#entries.set(name, [...(this.#entries.get(name) ?? []), entry]);
      return entry;
    };
    // groups that only gather have ids of their own: they become sections, which no expression names
    const walk = (parts: readonly (Item | Group)[], group: string | undefined): void => {
      for (const part of parts) {
        if (!isGroup(part)) give(part, group);
        else if (part.kind === 'group') walk(part.children, group);
        else walk(part.children, group ?? give(part, undefined).id);
      }
    };
    walk(tree, undefined);
  }

  entry(part: Item | Group): Entry | undefined {
    return this.#byItem.get(part);
  }

  /** Says of a question, or of all that a group holds, that it is not in the questionnaire. */
  lose(part: Item | Group, why: string): void {
    const entry = this.#byItem.get(part);
    if (entry) entry.lost ??= why;
    if (isGroup(part)) part.children.forEach((child) => this.lose(child, why));
  }

  /** What expressions see from inside a repeated group, or from outside all. */
  scope(group: string | undefined, self?: Item, columns?: Scope['columns']): Scope {
    const own = self && this.#byItem.get(self);
    return { question: (name) => this.#find(name, group), self: own && this.#known(own, group), columns };
  }

  #find(name: string, group: string | undefined): Known | string {
    const entries = this.#entries.get(name);
    if (!entries) {
      const near = nearest(name, this.#entries.keys());
      return `\${${name}} names no question${near ? `; did you mean \${${near}}?` : ''}`;
    }
    const entry = entries.find((one) => one.group === group) ?? entries.find((one) => !one.group) ?? entries[0]!;
    if (!isGroup(entry.item) && entry.item.type === 'today') return { path: '$today', kind: 'date' };
    return entry.lost ? `\${${name}} is not in the questionnaire (${entry.lost})` : this.#known(entry, group);
  }

  #known(entry: Entry, from: string | undefined): Known {
    const { id, group, item } = entry;
    const repeated = group !== undefined && group !== from;
    const path = repeated ? `${group}.${id}` : id;
    if (isGroup(item)) return { path, kind: 'list', repeated };
    const choices = item.list === undefined ? undefined : this.#lists.get(item.list);
    const values = choices && new Map(choices.map(({ name, value }) => [name, value]));
    if (item.orOther) values?.set('other', 'other');
    return {
      path,
      kind: item.type === 'calculate' ? this.#calculated(entry) : (kinds[item.type] ?? 'string'),
      values,
      repeated,
    };
  }

  #calculated(entry: Entry): Known['kind'] {
    if (this.#working.has(entry)) return 'any';
    this.#working.add(entry);
    try {
      return kindOf(parseXPath(entry.item.row.cells.get('calculation') ?? ''), this.scope(entry.group));
    } catch {
      return 'any';
    } finally {
      this.#working.delete(entry);
    }
  }
}
