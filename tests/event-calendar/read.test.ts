import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/contract/author-issue.ts';
import { dayNumber, dayText } from '../../src/event-calendar/days.ts';
import { DAY, UNDATED, VAGUE } from '../../src/event-calendar/model.ts';
import { read } from '../../src/event-calendar/read.ts';
import { exactDays, parseWhen } from '../../src/form/edtf-when.ts';
import { sortKey } from '../support/sort-key.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const date = fc
  .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 31 }))
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const part = fc.oneof(
  date,
  fc.constantFrom('0001', '8000-01-01', '9999-12-31'),
  date.map((text) => text.slice(0, 7)),
  date.map((text) => text.slice(0, 4)),
  date.map((text) => `${text}~`),
);
const when = fc.oneof(
  part,
  fc.tuple(part, part).map((parts) => parts.sort().join('/')),
  fc.tuple(part, part).map((parts) => `{${parts.join(',')}}`),
  fc.tuple(part, fc.boolean()).map(([one, start]) => (start ? `${one}/..` : `../${one}`)),
  fc.tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 20, max: 25 })).map(([y, n]) => `${y}-${n}`),
  fc.string({ unit: fc.constantFrom(...'0123456789-/~{}., '), maxLength: 20 }),
);
const odd = fc.anything({ maxDepth: 2 });
const event = fc.record(
  {
    id: fc.oneof(fc.constantFrom('a', 'b', 'event-2', '__proto__', ''), odd),
    title: fc.oneof(fc.string(), odd),
    when: fc.oneof({ weight: 5, arbitrary: when }, { weight: 1, arbitrary: odd }),
    start: fc.oneof(fc.constantFrom('09:00', '23:30', '7', ''), odd),
    indicative: fc.oneof(fc.constantFrom(true, false), odd),
    links: fc.oneof(fc.array(fc.record({ to: fc.constantFrom('a', 'b', 'nobody'), kind: fc.string() })), odd),
    timeZone: fc.oneof(fc.constantFrom('Europe/Rome', 'Mars/Olympus'), odd),
    venue: odd,
    languages: odd,
  },
  { requiredKeys: [] },
);
const document_ = fc.record(
  {
    id: odd,
    kinds: odd,
    places: odd,
    circuits: fc.oneof(fc.array(fc.record({ id: fc.string(), title: fc.string(), stages: fc.array(odd) })), odd),
    timeZone: odd,
    events: fc.array(fc.oneof({ weight: 6, arbitrary: event }, { weight: 1, arbitrary: odd }), { maxLength: 30 }),
  },
  { requiredKeys: ['events'] },
);

describe('a document of events', () => {
  it('throws nothing but a DefinitionError, and that only where there is no list of events', () => {
    fc.assert(
      fc.property(fc.oneof(odd, fc.record({ events: odd })), (given) => {
        const hasList = Array.isArray((given as { events?: unknown } | null | undefined)?.events);
        try {
          read(given);
          expect(hasList).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DefinitionError);
          expect(hasList).toBe(false);
        }
      }),
    );
  });

  it('keeps every event that is an object, each under an id of its own', () => {
    fc.assert(
      fc.property(document_, (given) => {
        const model = read(given);
        expect(new Set(model.ids).size).toBe(model.size);
        for (let n = 0; n < model.size; n++) {
          expect(model.number(model.ids[n]!)).toBe(n);
          const { id, title } = model.event(n);
          expect(id).toBe(model.ids[n]);
          expect(title).toBeDefined();
          expect(typeof model.zone(n)).toBe('string');
          for (const { event: other } of model.links(n))
            expect(other >= 0 && other < model.size && other !== n).toBe(true);
          model.circuitsOf(n);
        }
      }),
    );
  });

  it('stands in the order of time: each event once, of those alike the first of the document first', () => {
    fc.assert(
      fc.property(document_, (given) => {
        const model = read(given);
        expect([...model.order].sort((a, b) => a - b)).toEqual(Array.from({ length: model.size }, (_, n) => n));
        const key = (n: number): string => {
          const { start } = model.raw(n);
          return sortKey(model.when(n), typeof start === 'string' && /^\d\d:\d\d$/.test(start) ? start : '');
        };
        for (let i = 1; i < model.size; i++) {
          const [before, after] = [model.order[i - 1]!, model.order[i]!];
          expect(key(before) <= key(after)).toBe(true);
          if (key(before) === key(after)) expect(before).toBeLessThan(after);
        }
      }),
    );
  });

  it('has each event on the days within which it lies, and says how exactly these are known', () => {
    fc.assert(
      fc.property(when, fc.boolean(), (text, indicative) => {
        const model = read({ events: [{ id: 'a', title: 'A', when: text, indicative }] });
        const known = parseWhen(text);
        if (!known) {
          expect(model.precision[0]).toBe(UNDATED);
          return;
        }
        expect(model.precision[0]).toBe(!indicative && exactDays(known).length ? DAY : VAGUE);
        expect(model.first[0]).toBe(dayNumber(known.first));
        expect(model.last[0]).toBe(dayNumber(known.last));
        expect(model.first[0]).toBeLessThanOrEqual(model.last[0]!);
        if (model.precision[0] === DAY) expect(dayText(model.first[0]!)).toBe(known.first);
      }),
    );
  });

  it('shows a link from both ends, each once', () => {
    const model = read({
      linkKinds: [{ id: 'prepares', label: 'prepares', inverse: 'is prepared by' }],
      events: [
        {
          id: 'a',
          title: 'A',
          links: [
            { to: 'b', kind: 'prepares' },
            { to: 'b', kind: 'prepares' },
            { to: 'a', kind: 'x' },
          ],
        },
        { id: 'b', title: 'B' },
      ],
    });
    const seen = (n: number): unknown => model.links(n).map(({ kind, out, event: other }) => [kind.id, out, other]);
    expect(seen(0)).toEqual([['prepares', true, 1]]);
    expect(seen(1)).toEqual([['prepares', false, 0]]);
  });
});
