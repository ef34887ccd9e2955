import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raised, readAgenda, readParticipants, type Wish } from '../../src/event-calendar/forms/agenda-read.ts';
import { holdState, NEAR } from '../../src/event-calendar/forms/hold-state.ts';
import { readState, statuses } from '../../src/event-calendar/forms/standing.ts';
import { readAvailability, seatStates } from '../../src/event-calendar/seats.ts';
import { clashes, shut, takesRegistrations, type Span } from '../../src/form/booking.ts';

const span = fc
  .record({ id: fc.uuid(), start: fc.integer({ min: 0, max: 1000 }), minutes: fc.integer({ min: 1, max: 300 }) })
  .map(({ id, start, minutes }): Span => ({ id, start, end: start + minutes }));

describe('clashes', () => {
  it('are those two that share a moment, and no others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(span, { maxLength: 12, selector: ({ id }) => id }), (spans) => {
        const found = new Set(clashes(spans).map((pair) => [...pair].sort().join()));
        for (const one of spans)
          for (const other of spans) {
            if (one === other) continue;
            let shared = false;
            for (let at = one.start; at < one.end && !shared; at++) shared = at >= other.start && at < other.end;
            expect(found.has([one.id, other.id].sort().join())).toBe(shared);
          }
      }),
    );
  });

  it('do not depend on the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(span, { maxLength: 8, selector: ({ id }) => id }), (spans) => {
        const pairs = (list: readonly Span[]): string[] => clashes(list).map((pair) => [...pair].sort().join());
        expect(pairs([...spans].reverse()).sort()).toEqual(pairs(spans).sort());
      }),
    );
  });
});

describe('whether one can register', () => {
  const opens = '2027-01-01T00:00:00Z';
  const closes = '2027-02-01T00:00:00Z';
  const at = (text: string): number => Date.parse(text);

  it('is between the opening and the closing date, with a grace for what was sent on time', () => {
    const entry = { registration: { opens, closes } };
    expect(shut(entry, undefined, at('2026-12-31T23:59:59Z'))).toBe('not-open');
    expect(shut(entry, undefined, at(opens))).toBeUndefined();
    expect(shut(entry, undefined, at('2027-02-01T00:05:00Z'))).toBe('closed');
    expect(shut(entry, undefined, at('2027-02-01T00:05:00Z'), 600_000)).toBeUndefined();
  });

  it('is never for what is cancelled, held, over, or postponed to no date', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (end, now) => {
        expect(shut({ status: 'cancelled' }, end, now)).toBe('cancelled');
        expect(shut({ status: 'held' }, end, now)).toBe('held');
        expect(shut({ status: 'postponed' }, end, now)).toBe('postponed');
        expect(shut({ status: 'postponed', when: '2027' }, end, now)).toBe(now >= end ? 'over' : undefined);
      }),
    );
  });

  it('is not asked of deadlines, nor where one registers elsewhere', () => {
    const event = { id: 'a', title: 'A', capacity: 3 };
    expect(takesRegistrations(event)).toBe(true);
    expect(takesRegistrations({ ...event, nature: 'deadline' })).toBe(false);
    expect(takesRegistrations({ ...event, registration: { url: 'https://x.example' } })).toBe(false);
    expect(takesRegistrations({ id: 'a', title: 'A' })).toBe(false);
  });
});

describe('what an endpoint says', () => {
  it('of seats is taken as far as it is right, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (value, events) => {
        readAvailability(value);
        const read = readAvailability({ events })!;
        for (const { state, left, waiting, tables = {} } of Object.values(read.events)) {
          expect(seatStates).toContain(state);
          for (const n of [left, waiting, ...Object.values(tables)])
            expect(n === undefined || (Number.isInteger(n) && n >= 0)).toBe(true);
        }
      }),
    );
  });

  it('of seats that are right comes through as it is', () => {
    const seats = fc.record({
      state: fc.constantFrom(...seatStates),
      left: fc.nat(),
      waiting: fc.nat(),
      tables: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.nat(), { minKeys: 1 }),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), seats), (events) => {
        expect(readAvailability({ asOf: 'x', events })).toEqual({ events });
      }),
    );
  });

  it('of a registration, of participants, of an agenda never throws, and holds no address but of the web', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, url) => {
        expect(statuses).toContain(readState(value).status);
        readParticipants(value);
        readAgenda(value);
        readAgenda({ participant: 'p', wishes: value, meetings: value, reasons: value });
        const read = readState({ status: 'confirmed', joining: { url } }).joining!.url;
        expect(read === undefined || /^https?:\/\//.test(read)).toBe(true);
      }),
    );
    expect(readState({ joining: { url: 'javascript:alert(1)' } }).joining!.url).toBeUndefined();
  });
});

describe('a wish that is put further up', () => {
  it('changes places with the one before it, and nothing else', () => {
    const wishes = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(wishes, fc.nat(8), (ids, at) => {
        const list = ids.map((id): Wish => ({ id, interest: 2 }));
        if (at >= list.length) return;
        const now = raised(list, at);
        expect([...now].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          [...list].sort((a, b) => (a.id < b.id ? -1 : 1)),
        );
        expect(now.indexOf(list[at]!)).toBe(Math.max(0, at - 1));
      }),
    );
  });
});

describe('a seat that is held', () => {
  it('goes from held over near its end to over as time runs, and never back', () => {
    const order = ['held', 'near', 'lapsed'];
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.nat(1e6), (left, later) => {
        expect(order.indexOf(holdState(left - later))).toBeGreaterThanOrEqual(order.indexOf(holdState(left)));
      }),
    );
    expect([NEAR + 1, NEAR, 1, 0].map(holdState)).toEqual(['held', 'near', 'near', 'lapsed']);
  });
});
