import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryRows, type Rows } from '../../src/delivery/rows.ts';
import {
  add,
  addList,
  clear,
  FIRST,
  none,
  note,
  parse,
  remove,
  removeList,
  rename,
  restore,
  type Edit,
  type Lists,
} from '../../src/partner-map/shortlist/lists.ts';
import { Shortlist, type KeptOn } from '../../src/partner-map/shortlist/shortlist.ts';
import '../support/proof.ts';

const after = (...edits: Edit[]): Lists => edits.reduce((lists, edit) => edit(lists), none);
const ids = (lists: Lists) => lists.map(({ entries }) => entries.map(({ id }) => id));

describe('lists', () => {
  it('take an entry once each, with a note, and give it up from one or from all', () => {
    const two = after(
      addList('b', ' Francia '),
      add(FIRST, 'x', 'X'),
      add(FIRST, 'x', 'X'),
      add('b', 'x', 'X'),
      note('b', 'x', 'chiamare'),
    );
    expect(ids(two)).toEqual([['x'], ['x']]);
    expect(two[1]).toEqual({ id: 'b', name: 'Francia', entries: [{ id: 'x', name: 'X', note: 'chiamare' }] });
    expect(ids(remove('x', 'b')(two))).toEqual([['x'], []]);
    expect(ids(remove('x')(two))).toEqual([[], []]);
  });

  it('have names, and there is always one', () => {
    expect(rename(FIRST, '  ')(none)).toEqual(none);
    expect(rename(FIRST, 'Lione')(none)[0]!.name).toBe('Lione');
    expect(removeList(FIRST)(none)).toEqual(none);
    expect(addList('b', '')(none)).toEqual(none);
  });

  it('come back whole after any removal, with what was added since', () => {
    const entry = fc.constantFrom('x', 'y', 'z');
    const list = fc.constantFrom(FIRST, 'b', 'c');
    const edit = fc.oneof(
      fc.tuple(list, entry).map(([l, e]) => add(l, e, e)),
      fc.tuple(list, entry, fc.string()).map(([l, e, text]) => note(l, e, text)),
      list.map((l) => addList(l, l)),
    );
    const removal = fc.oneof(
      entry.map((e) => remove(e)),
      fc.tuple(list, entry).map(([l, e]) => remove(e, l)),
      list.map(clear),
      list.map(removeList),
    );
    fc.assert(
      fc.property(fc.array(edit), removal, fc.array(edit), (first, removed, since) => {
        const before = after(...first);
        expect(restore(before)(removed(before))).toEqual(before);
        const now = since.reduce((lists, one) => one(lists), removed(before));
        const back = restore(before)(now);
        for (const old of before)
          expect(back.find(({ id }) => id === old.id)!.entries.map(({ id }) => id)).toEqual(
            expect.arrayContaining(old.entries.map(({ id }) => id)),
          );
        for (const kept of now)
          expect(back.find(({ id }) => id === kept.id)!.entries.map(({ id }) => id)).toEqual(
            expect.arrayContaining(kept.entries.map(({ id }) => id)),
          );
      }),
    );
  });

  it('are read from whatever was stored', () => {
    fc.assert(fc.property(fc.jsonValue(), (stored) => void expect(parse(stored).length).toBeGreaterThan(0)));
    expect(parse([{ id: 'a', name: 1, entries: [{ id: 'x' }, { id: 2 }, null] }])).toEqual([
      { id: 'a', name: '', entries: [{ id: 'x', name: '', note: '' }] },
    ]);
  });
});

const open = async (rows: Rows, keptOn: KeptOn = 'device', about = 'map') => {
  const seen: Lists[] = [];
  const one: Shortlist = new Shortlist({ about, rows, keptOn, onchange: () => void seen.push(one.lists) });
  await one.open();
  return { one, seen };
};
const soon = () => new Promise((done) => setTimeout(done, 30));

describe('the shortlist', () => {
  // signs of life of a page, which is not here
  beforeEach(() => void vi.stubGlobal('addEventListener', () => {}));
  afterEach(() => void vi.unstubAllGlobals());

  it('is there again after a reload, for its own document only', async () => {
    const rows = memoryRows();
    const { one } = await open(rows);
    expect(await one.toggle('x', 'X')).toBe(true);
    await one.note(FIRST, 'x', 'n');
    one.close();
    const { one: again } = await open(rows);
    expect(again.lists[0]!.entries).toEqual([{ id: 'x', name: 'X', note: 'n' }]);
    expect([again.has('x'), again.size]).toEqual([true, 1]);
    expect((await open(rows, 'device', 'other')).one.size).toBe(0);
    again.close();
  });

  it('shows a change at once, and other tabs hear of it; neither undoes the other’s', async () => {
    const rows = memoryRows();
    const { one } = await open(rows);
    const { one: other } = await open(rows);
    const kept = [one.toggle('x', 'X'), other.toggle('y', 'Y')];
    expect([one.has('x'), other.has('y')]).toEqual([true, true]);
    await Promise.all(kept);
    await soon();
    for (const tab of [one, other]) expect(new Set(ids(tab.lists)[0])).toEqual(new Set(['x', 'y']));
    one.close();
    other.close();
  });

  it('never shows an older note while a newer one is on its way', async () => {
    const slow = memoryRows();
    const rows: Rows = { ...slow, update: async (...args) => (await soon(), slow.update(...args)) };
    const { one, seen } = await open(rows);
    await one.toggle('x', 'X');
    seen.length = 0;
    const typed = ['a', 'ab', 'abc'].map((text) => one.note(FIRST, 'x', text));
    await Promise.all(typed);
    const notes = seen.map((lists) => lists[0]!.entries[0]!.note);
    expect(notes).toEqual([...notes].sort());
    expect(notes.at(-1)).toBe('abc');
    one.close();
  });

  it('can be undone after a removal, and not after anything else', async () => {
    const { one } = await open(memoryRows(), 'page');
    await one.toggle('x', 'X');
    expect(one.undoable).toBeUndefined();
    await one.note(FIRST, 'x', 'n');
    await one.clear(FIRST);
    expect(one.size).toBe(0);
    await one.undo();
    expect(one.lists[0]!.entries).toEqual([{ id: 'x', name: 'X', note: 'n' }]);
    expect(one.undoable).toBeUndefined();
    expect(await one.toggle('x', 'X')).toBe(false);
    await one.undo();
    expect(one.lists[0]!.entries[0]!.note).toBe('n');
  });

  it('leaves no trace when everything is taken out', async () => {
    const stored = new Map<string, unknown>();
    const { one } = await open(memoryRows(stored));
    await one.toggle('x', 'X');
    expect([...stored.keys()]).toEqual(['shortlist:map']);
    await one.toggle('x', 'X');
    expect(stored.size).toBe(0);
    one.close();
  });

  it('goes on in the page where the device keeps nothing, says so, and keeps all once it can', async () => {
    const working = memoryRows();
    let broken = true;
    const rows: Rows = {
      ...working,
      update: (...args) => (broken ? Promise.reject(new Error('unavailable')) : working.update(...args)),
    };
    const { one } = await open(rows);
    await one.toggle('x', 'X');
    expect([one.has('x'), one.keptOn]).toEqual([true, 'page']);
    await one.addList('Lione');
    broken = false;
    await one.toggle('y', 'Y');
    expect(one.keptOn).toBe('device');
    one.close();
    const { one: again } = await open(working);
    expect(again.lists.map(({ name, entries }) => [name, entries.length])).toEqual([
      ['', 2],
      ['Lione', 0],
    ]);
    again.close();
  });
});
