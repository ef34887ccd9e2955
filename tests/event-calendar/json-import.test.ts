import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import meetings from '../../demo/content/events/demo-meetings.json' with { type: 'json' };
import { Events } from '../../src/contract/events.ts';
import { readFile, type Imported } from '../../src/event-calendar/io/importer.ts';
import { finish } from '../../src/form/import/index.ts';
import '../support/proof.ts';

/** What was read of a file, held against the contract. */
function imported(text: string | Uint8Array, name = 'Programma 2027.json'): Imported {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const kinds = [{ id: 'meeting', label: { it: 'incontro', en: 'meeting' } }];
  const result = finish(readFile(bytes, name, { locale: 'it', timeZone: 'Europe/Rome', kinds }));
  Events.parse(result.document);
  return result;
}
const told = ({ refused, notes }: Imported): [string, number, string?][] =>
  [...refused, ...notes].map(({ code, line, detail }) => (detail ? [code, line, detail] : [code, line]));

describe('a file of events', () => {
  it('is taken as it is where it is a document of ours', () => {
    const { $schema: _, ...own } = meetings as Record<string, unknown>;
    const result = imported(JSON.stringify(own));
    expect(result.document).toEqual(own);
    expect(told(result)).toEqual([]);
  });

  it('may be a bare list, of which what has not the form of an event is told and left out', () => {
    const result = imported(
      JSON.stringify([
        { id: 'a', title: 'A', when: '2027-02-11', start: '25:00' },
        { id: 'b', title: 'B', when: 'soon' },
        { id: 'a', title: 'Again' },
        { title: 'Without an id' },
        7,
        { id: 'c', title: 'C', when: '2027-02-31' },
      ]),
    );
    expect(result.document).toEqual({
      type: 'events',
      id: 'programma-2027',
      version: '1',
      locales: ['it'],
      timeZone: 'Europe/Rome',
      kinds: [],
      events: [
        { id: 'a', title: 'A', when: '2027-02-11' },
        { id: 'b', title: 'B' },
        { id: 'c', title: 'C', when: '2027-02-31' },
      ],
    });
    expect(result.refused.map(({ code, line, title = '' }) => `${line} ${code} ${title}`)).toEqual([
      '3 twice Again',
      '4 form Without an id',
      '5 form ',
    ]);
    expect(told({ ...result, refused: [] })).toEqual([
      ['part', 1],
      ['part', 2],
      ['when', 6, '2027-02-31'],
    ]);
  });

  it('tells what of the document itself is wrong', () => {
    const result = imported(
      JSON.stringify({ type: 'other', locales: [], kinds: [{ id: 'x' }], events: [{ id: 'a', title: 'A' }] }),
    );
    expect(told(result).map(([, line, detail]) => `${line} ${detail}`)).toEqual(['0 type', '0 locales', '0 kinds']);
    expect(result.document.locales).toEqual(['it']);
  });

  it('is iCalendar where it is no JSON, whatever it is called, in the encoding that it has', () => {
    const text = [
      'BEGIN:VCALENDAR',
      'X-WR-CALNAME:Città',
      'BEGIN:VEVENT',
      'UID:1',
      'SUMMARY:Però',
      'CATEGORIES:Incontro',
      'DTSTART;VALUE=DATE:20270211',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    for (const bytes of [new TextEncoder().encode(`\ufeff${text}`), Buffer.from(text, 'latin1')]) {
      const { document } = imported(bytes, 'x.json');
      expect(document).toMatchObject({ id: 'x', title: 'Città', kinds: [{ id: 'meeting' }] });
      expect(document.events).toEqual([{ id: '1', title: 'Però', kind: 'meeting', when: '2027-02-11' }]);
    }
  });

  it('says why there is nothing in it', () => {
    expect(told(imported('{"a":'))).toEqual([['json', 0]]);
    expect(told(imported('{}'))).toEqual([['none', 0]]);
    expect(told(imported('[]'))).toEqual([['none', 0]]);
    expect(told(imported(''))).toEqual([['none', 1]]);
    expect(told(imported(new Uint8Array(20_000_001)))).toEqual([['too-large', 0]]);
  });

  it('gives a valid document whatever it holds', () => {
    const event = fc.record(
      {
        id: fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.string(), fc.jsonValue()),
        title: fc.oneof(fc.string({ minLength: 1 }), fc.jsonValue()),
        when: fc.oneof(fc.constantFrom('2027', '2027-02-30', '{2027-01-01}'), fc.jsonValue()),
        links: fc.jsonValue(),
        history: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const document = fc.record(
      {
        type: fc.jsonValue(),
        id: fc.jsonValue(),
        kinds: fc.jsonValue(),
        title: fc.jsonValue(),
        events: fc.array(event),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(document, fc.array(event), fc.jsonValue()), (given) => {
        const { document: made, refused } = imported(JSON.stringify(given));
        const list = Array.isArray(given) ? given : ((given as { events?: unknown[] } | null)?.events ?? []);
        if (Array.isArray(list) && list.length) expect(made.events.length + refused.length).toBe(list.length);
      }),
    );
  });
});
