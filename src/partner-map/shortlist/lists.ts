/** An entry that was chosen. */
export interface Chosen {
  readonly id: string;
  /** as it was called when it was chosen: what is shown when the document has it no more */
  readonly name: string;
  /** the person's own words */
  readonly note: string;
}

export interface List {
  readonly id: string;
  /** empty: the one that is there from the beginning, which the interface names */
  readonly name: string;
  readonly entries: readonly Chosen[];
}

/** The lists of a document, in their order; never none. */
export type Lists = readonly List[];

/** A change that another tab's can come before: it says what is to become different, not how all is to be. */
export type Edit = (lists: Lists) => Lists;

export const FIRST = 'first';
const LONGEST_NAME = 80;
const LONGEST_NOTE = 2000;

export const none: Lists = [{ id: FIRST, name: '', entries: [] }];

const inList =
  (id: string, change: (list: List) => List): Edit =>
  (lists) =>
    lists.map((list) => (list.id === id ? change(list) : list));

export const add = (list: string, id: string, name: string): Edit =>
  inList(list, (one) =>
    one.entries.some((entry) => entry.id === id) ? one : { ...one, entries: [...one.entries, { id, name, note: '' }] },
  );

/** Takes an entry from a list, or from all. */
export const remove =
  (id: string, list?: string): Edit =>
  (lists) =>
    lists.map((one) =>
      list && one.id !== list ? one : { ...one, entries: one.entries.filter((entry) => entry.id !== id) },
    );

export const note = (list: string, id: string, text: string): Edit =>
  inList(list, (one) => ({
    ...one,
    entries: one.entries.map((entry) => (entry.id === id ? { ...entry, note: text.slice(0, LONGEST_NOTE) } : entry)),
  }));

const called = (name: string): string => name.trim().slice(0, LONGEST_NAME);

/** @param id made by the caller, so that a list made in two tabs at once is two */
export const addList =
  (id: string, name: string): Edit =>
  (lists) =>
    called(name) && !lists.some((list) => list.id === id) ? [...lists, { id, name: called(name), entries: [] }] : lists;

export const rename = (id: string, name: string): Edit =>
  inList(id, (list) => (called(name) ? { ...list, name: called(name) } : list));

export const removeList =
  (id: string): Edit =>
  (lists) => {
    const left = lists.filter((list) => list.id !== id);
    return left.length ? left : none;
  };

export const clear = (id: string): Edit => inList(id, (list) => ({ ...list, entries: [] }));

/**
 * Puts back what an edit took away: lists and entries that were there before it and are not now. What was added since, here
 * or in another tab, stays.
 */
export const restore =
  (before: Lists): Edit =>
  (lists) => {
    const back = before.map((old) => {
      const now = lists.find(({ id }) => id === old.id);
      if (!now) return old;
      const kept = new Map(now.entries.map((entry) => [entry.id, entry]));
      const entries = old.entries.map((entry) => kept.get(entry.id) ?? entry);
      const had = new Set(old.entries.map(({ id }) => id));
      return { ...now, entries: [...entries, ...now.entries.filter(({ id }) => !had.has(id))] };
    });
    const old = new Set(before.map(({ id }) => id));
    return [...back, ...lists.filter(({ id }) => !old.has(id))];
  };

const isText = (value: unknown): value is string => typeof value === 'string';

/** What was stored, whoever wrote it: a part that has another form is left out. */
export function parse(stored: unknown): Lists {
  const all = (value: unknown): Record<string, unknown>[] =>
    Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
  const lists = all(stored)
    .filter(({ id }) => isText(id))
    .map(({ id, name, entries }) => ({
      id: id as string,
      name: isText(name) ? called(name) : '',
      entries: all(entries)
        .filter((entry) => isText(entry.id))
        .map((entry) => ({
          id: entry.id as string,
          name: isText(entry.name) ? entry.name : '',
          note: isText(entry.note) ? entry.note : '',
        })),
    }));
  return lists.length ? lists : none;
}
