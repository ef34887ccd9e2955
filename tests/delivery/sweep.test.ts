import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/delivery/clock.ts';
import { localDrafts, SCHEMA, type Draft } from '../../src/delivery/drafts.ts';
import { memoryRows, StorageFailure, type Rows } from '../../src/delivery/rows.ts';

const now = 1_800_000_000_000;
const at = (ms: number): unknown => vi.spyOn(Date, 'now').mockReturnValue(ms);
afterEach(() => vi.restoreAllMocks());

const keptFor = (savedAt: number, other: Partial<Draft> = {}): Draft => ({
  schema: SCHEMA,
  id: 'i',
  about: 'a',
  version: '1',
  digest: '',
  locale: 'it',
  answers: { q: 'kept' },
  startedAt: '',
  savedAt,
  rev: 1,
  ...other,
});

const YEARS = 365.25 * DAY;
/** ms by which a clock is wrong: not at all, or by years, as phones are whose battery was empty */
const wrong = fc.constantFrom(0, -10 * YEARS, -3 * YEARS, 3 * YEARS, 10 * YEARS);
const young = fc.integer({ min: 0, max: 30 * DAY });
const live = fc
  .record({ age: young, wrong, sent: fc.boolean(), answers: fc.dictionary(fc.string(), fc.jsonValue()) })
  .map(({ age, wrong: error, sent, answers }) =>
    keptFor(now - age + error, { answers, ...(sent && { sent: 'sha-256:x' }) }),
  );
const newer = live.map((draft) => ({ ...draft, schema: SCHEMA + 1, answers: 'of a later shape' }));
const over = fc.integer({ min: 30 * DAY + 1, max: 390 * DAY }).map((age) => keptFor(now - age));
const rubbish = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.constant({ schema: SCHEMA, id: 'x' }));

type Kind = 'live' | 'newer' | 'over' | 'rubbish';
const row: fc.Arbitrary<{ kind: Kind; value: unknown }> = fc.oneof(
  live.map((value) => ({ kind: 'live' as const, value })),
  newer.map((value) => ({ kind: 'newer' as const, value })),
  over.map((value) => ({ kind: 'over' as const, value })),
  rubbish.map((value) => ({ kind: 'rubbish' as const, value })),
);
const stored = fc.array(row, { maxLength: 8 });
const filled = (kinds: { value: unknown }[]): Map<string, unknown> =>
  new Map(kinds.map(({ value }, n) => [`draft:${n}`, value]));

describe('the first load removes', () => {
  it('no draft that was changed within its life, and no row of a later library, whatever lies beside them', async () => {
    at(now);
    await fc.assert(
      fc.asyncProperty(stored, fc.nat(8), async (kinds, own) => {
        const map = filled(kinds);
        const drafts = localDrafts(memoryRows(map));
        const found = await drafts.load(String(own)).catch((error: StorageFailure) => error.message);
        kinds.forEach(({ kind, value }, n) => {
          const left = map.get(`draft:${n}`);
          if (kind === 'newer') expect(left).toBe(value);
          if (kind === 'live') expect((left as Draft).answers).toEqual((value as Draft).answers);
          if (kind === 'over') expect(left).toBeUndefined();
        });
        const mine = kinds[own];
        if (mine?.kind === 'live') expect((found as Draft).answers).toEqual((mine.value as Draft).answers);
        if (mine?.kind === 'newer') expect(found).toBe('newer');
      }),
    );
  });

  it('nothing that is alive when the storage fails in the middle of it', async () => {
    at(now);
    await fc.assert(
      fc.asyncProperty(stored, fc.infiniteStream(fc.boolean()), async (kinds, fails) => {
        const map = filled(kinds);
        const rows = memoryRows(map);
        const faulty: Rows = {
          list: (prefix) => rows.list(prefix),
          update: async (key, change, more) => {
            if (fails.next().value) throw new StorageFailure('unavailable');
            return rows.update(key, change, more);
          },
        };
        const drafts = localDrafts(faulty);
        for (let n = 0; n < 3; n++) await drafts.load(String(n)).catch(() => {});
        kinds.forEach(({ kind, value }, n) => {
          if (kind === 'live' || kind === 'newer')
            expect((map.get(`draft:${n}`) as Draft).answers).toEqual((value as Draft).answers);
        });
      }),
    );
  });

  // What one clock says against itself cannot be told from time that passed.
  it.fails('nothing that was saved by a clock one to twelve months behind and is opened by a right one', async () => {
    const map = new Map<string, unknown>([['draft:a', keptFor(now - 60 * DAY)]]);
    at(now);
    expect(await localDrafts(memoryRows(map)).load('a')).toBeDefined();
  });
});
