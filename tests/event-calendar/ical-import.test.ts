import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Events } from '../../src/contract/events.ts';
import { importIcal, type IcalImport } from '../../src/event-calendar/io/ical-import.ts';
import { parseWhen } from '../../src/form/edtf-when.ts';
import { icalendar } from '../../src/form/ical.ts';
import { finish } from '../../src/form/import/index.ts';
import '../support/proof.ts';

const CORPUS = join(import.meta.dirname, '../../../shared/corpora/icalendar/samples');
const ROME = 'Europe/Rome';

/** What was imported, held against the contract. */
function imported(text: string): IcalImport {
  const result = finish(importIcal(text, { timeZone: ROME }));
  const { events, places, kinds } = result;
  Events.parse({ type: 'events', id: 'x', version: '1', locales: ['it'], timeZone: ROME, events, places, kinds });
  for (const { when } of events) expect(parseWhen(when!)).toBeDefined();
  return result;
}
const calendar = (...lines: string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]): string =>
  calendar('BEGIN:VEVENT', 'UID:a@example.org', 'SUMMARY:A', ...lines, 'END:VEVENT');
const codes = ({ refused, notes }: IcalImport): string[] => [...refused, ...notes].map(({ code }) => code);
const times = ({ events }: IcalImport): string[] => events.map(({ when, start = '' }) => `${when} ${start}`.trim());

describe('an iCalendar file', () => {
  it('becomes events, places and kinds', () => {
    const text = calendar(
      'X-WR-CALNAME:Programma',
      'BEGIN:VEVENT',
      'UID:cp01@example.org',
      'SUMMARY:Innovazione\\, sociale',
      'DESCRIPTION:Un incontro di quattro ore\\ncon',
      '  tavoli',
      'DTSTART;TZID=Europe/Rome:20210305T143000',
      'DURATION:PT4H',
      'LOCATION:Villa Ca’ Erizzo',
      'GEO:45.77;11.73',
      'CATEGORIES:Comunità di pratica,Altro',
      'ORGANIZER;CN="Ente, regionale":mailto:info@example.org',
      'URL:https://example.org/cp01',
      'SEQUENCE:2',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:visit',
      'SUMMARY:Visita',
      'DTSTART;VALUE=DATE:20210410',
      'DTEND;VALUE=DATE:20210413',
      'LOCATION:Villa Ca’ Erizzo',
      'STATUS:CANCELLED',
      'END:VEVENT',
    );
    expect(imported(text)).toEqual({
      title: 'Programma',
      events: [
        {
          id: 'cp01',
          title: 'Innovazione, sociale',
          summary: 'Un incontro di quattro ore\ncon tavoli',
          kind: 'comunita-di-pratica',
          when: '2021-03-05',
          start: '14:30',
          minutes: 240,
          sequence: 2,
          venue: 'villa-ca-erizzo',
          organiser: 'Ente, regionale',
          url: 'https://example.org/cp01',
        },
        { id: 'visit', title: 'Visita', when: '2021-04-10/2021-04-12', status: 'cancelled', venue: 'villa-ca-erizzo' },
      ],
      places: [{ id: 'villa-ca-erizzo', name: 'Villa Ca’ Erizzo', latitude: 45.77, longitude: 11.73 }],
      kinds: [{ id: 'comunita-di-pratica', label: 'Comunità di pratica' }],
      refused: [],
      notes: [],
    });
  });

  it('tells times in the zone they have, in the document’s where that is UTC, none, or known to the file alone', () => {
    expect(imported(event('DTSTART:20210705T120000Z')).events[0]).toMatchObject({ when: '2021-07-05', start: '14:00' });
    expect(imported(event('DTSTART:20210705T233000Z')).events[0]).toMatchObject({ when: '2021-07-06', start: '01:30' });
    expect(imported(event('DTSTART:20210705T120000')).events[0]).toMatchObject({ when: '2021-07-05', start: '12:00' });
    for (const zone of ['America/New_York', '/example.org/20070129_1/America/New_York']) {
      const result = imported(event(`DTSTART;TZID=${zone}:20210705T120000`, 'DTEND:20210705T170000Z'));
      expect(result.events[0]).toMatchObject({ start: '12:00', timeZone: 'America/New_York', minutes: 60 });
      expect(codes(result)).toEqual([]);
    }
    const unknown = imported(event('DTSTART;TZID=Nowhere:20210705T120000'));
    expect(unknown.events[0]!.start).toBe('12:00');
    expect(unknown.notes).toEqual([{ code: 'unknown-zone', line: 2, title: 'A', detail: 'Nowhere' }]);
  });

  it('converts times of zones by the offsets in the file, in summer and winter', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Eastern Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T020000'],
      ...['RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3'],
      ...['TZOFFSETFROM:-0500', 'TZOFFSETTO:-0400', 'END:DAYLIGHT', 'END:VTIMEZONE'],
    ];
    const at = (time: string) => {
      const text = event(`DTSTART;TZID=Eastern Standard Time:${time}`);
      const result = imported(text.replace('BEGIN:VEVENT', [...zone, 'BEGIN:VEVENT'].join('\r\n')));
      expect(codes(result)).toEqual(['converted']);
      return times(result)[0];
    };
    expect(at('20210705T120000')).toBe('2021-07-05 18:00');
    expect(at('20210115T120000')).toBe('2021-01-15 18:00');
    // between the changes of New York and of Rome
    expect(at('20210320T120000')).toBe('2021-03-20 17:00');
    expect(at('20211107T030000')).toBe('2021-11-07 09:00');
  });

  it('has an event for each time that one recurs, without those left out, with those changed', () => {
    const series = event(
      'DTSTART;TZID=Europe/Rome:20210325T180000',
      'DTEND;TZID=Europe/Rome:20210325T190000',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;TZID=Europe/Rome:20210401T180000',
      'RDATE;TZID=Europe/Rome:20210403T100000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:a@example.org',
      'RECURRENCE-ID:20210408T160000Z',
      'SUMMARY:B',
      'DTSTART;TZID=Europe/Rome:20210409T200000',
    );
    const result = imported(series);
    expect(result.events.map(({ id, title, when, start, minutes }) => [id, title, when, start, minutes])).toEqual([
      ['a-2021-03-25', 'A', '2021-03-25', '18:00', 60],
      ['a-2021-04-03', 'A', '2021-04-03', '10:00', 60],
      ['a-2021-04-08', 'B', '2021-04-09', '20:00', undefined],
      ['a-2021-04-15', 'A', '2021-04-15', '18:00', 60],
      ['a-2021-04-22', 'A', '2021-04-22', '18:00', 60],
    ]);
    expect(codes(result)).toEqual([]);
    const until = (rule: string) =>
      times(imported(event('DTSTART:20210301T120000Z', `RRULE:FREQ=DAILY;UNTIL=${rule}`)));
    expect(until('20210303T120000Z').length).toBe(3);
    expect(until('20210303T115959Z').length).toBe(2);
    expect(until('20210303').length).toBe(3);
  });

  it('takes two years of what goes on for ever, and says so', () => {
    const yearly = imported(event('DTSTART;VALUE=DATE:20210301', 'RRULE:FREQ=YEARLY'));
    expect(times(yearly)).toEqual(['2021-03-01', '2022-03-01', '2023-03-01']);
    expect(yearly.notes).toEqual([{ code: 'cut', line: 2, title: 'A', detail: '2023-03-01' }]);
    expect(imported(event('DTSTART;VALUE=DATE:20210301', 'RRULE:FREQ=DAILY')).events.length).toBe(366);
  });

  it.each([
    ['no start', event(), ['start']],
    ['a start that is no day', event('DTSTART:20210230T100000'), ['start']],
    ['a start that is no time', event('DTSTART:20210203T990000'), ['start']],
    ['a rule by hours', event('DTSTART:20210203T100000', 'RRULE:FREQ=HOURLY'), ['rule']],
    ['an event twice', event('DTSTART:20210203', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:a@example.org'), ['twice']],
    ['no end of the file', event('DTSTART:20210203').replace(/END:VEVENT[^]*/, ''), ['unended']],
    ['no event', calendar(), ['none']],
    ['nothing', '', ['none']],
    ['something else', '<html>', ['none']],
    ['too much', ' '.repeat(5_000_001), ['too-large']],
  ])('with %s says so', (_, text, refused) => {
    expect(imported(text).refused.map(({ code }) => code)).toEqual(refused);
  });

  it.each([
    ['an end before its start', event('DTSTART:20210203T100000', 'DTEND:20210203T090000'), ['end']],
    ['an end in a million years', event('DTSTART;VALUE=DATE:20210203', 'DURATION:P999999999D'), ['end']],
    ['an address that is none', event('DTSTART:20210203T100000', 'URL:javascript:alert(1)'), ['url']],
    ['a line that says nothing', event('DTSTART:20210203T100000', 'RRULE:FREQ=BOGUS'), ['line']],
    ['no title', event('DTSTART:20210203T100000').replace('SUMMARY:A', 'SUMMARY:'), ['untitled']],
  ])('with %s is taken without it', (_, text, notes) => {
    const { events, ...told } = imported(text);
    expect(events.length).toBe(1);
    expect(told.notes.map(({ code }) => code)).toEqual(notes);
  });

  it('knows the kinds that the document has', () => {
    const kinds = [{ id: 'visit', label: { it: 'Visita di studio', en: 'Study visit' } }];
    const text = event('DTSTART:20210203T100000', 'CATEGORIES:STUDY VISIT');
    const { events, kinds: used } = finish(importIcal(text, { timeZone: ROME, kinds }));
    expect(events[0]!.kind).toBe('visit');
    expect(used).toEqual(kinds);
  });

  it('that we wrote is read back', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2035-12-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const one = fc.record({
      when: fc.oneof(
        day,
        fc.tuple(day, fc.integer({ min: 1, max: 99 })).map(([first, n]) => `${first}/${new Date(Date.parse(first) + n * 864e5).toISOString().slice(0, 10)}`), // prettier-ignore
      ),
      // the hour that clocks show twice, or not at all, has another name when it is read back
      time: fc.integer({ min: 4, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`),
      minutes: fc.integer({ min: 1, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (list) => {
        const events = list.map(({ when, time, minutes }, n) => ({
          ...{ uid: `e${n}@example.org`, stamp: 0, status: 'CONFIRMED' as const, summary: `${n}` },
          ...{ when, minutes, start: { time, zone: ROME } },
        }));
        expect(imported(icalendar(events)).events).toEqual(
          list.map(({ when, time, minutes }, n) => ({
            ...{ id: `e${n}`, title: `${n}`, when },
            ...(when.length === 10 && { start: time, minutes }),
          })),
        );
      }),
    );
  });

  it('of any lines at all is read to its end', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VCALENDAR',
        'BEGIN:VEVENT',
        'END:VEVENT',
        'END:VCALENDAR',
        'BEGIN:VTIMEZONE',
        'END:VTIMEZONE',
      ),
      fc.constantFrom(
        'DTSTART:20210203T100000Z',
        'DTSTART;TZID=X:20210203T100000',
        'RRULE:FREQ=DAILY',
        'UID:x',
        'TZID:X',
      ),
      fc.constantFrom(
        'BEGIN:STANDARD',
        'END:STANDARD',
        'TZOFFSETTO:+9999',
        'DTEND:99991231',
        'DTSTART;VALUE=DATE:99991231',
      ),
      fc
        .tuple(fc.constantFrom('DTSTART', 'RRULE', 'EXDATE', 'GEO', 'DURATION', 'RECURRENCE-ID', 'X'), fc.string())
        .map((parts) => parts.join(':')),
      fc.string(),
    );
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => void imported(lines.join('\n'))));
  });

  it('with a rule that never comes true, or a thousand of them, holds nobody up', () => {
    const never = 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30';
    expect(
      imported(event('DTSTART:20210203T100000', never, 'RRULE:FREQ=YEARLY;INTERVAL=999999999')).events.length,
    ).toBe(1);
    expect(codes(imported(event('DTSTART:20210203', 'RRULE:FREQ=DAILY\r\n'.repeat(20_000))))).toEqual(['rule']);
    const deep = imported('BEGIN:X\n'.repeat(20_000) + 'END:Y\n'.repeat(20_000));
    expect(codes(deep)).toEqual(['none']);
    const many = calendar(
      ...Array.from(
        { length: 100 },
        (_, n) => `BEGIN:VEVENT\nUID:${n}\nDTSTART:20210203\nRRULE:FREQ=DAILY\nEND:VEVENT`,
      ),
    );
    const { events, refused } = imported(many);
    expect(events.length).toBeLessThan(21_000);
    expect(refused.map(({ code }) => code)).toEqual(['too-many']);
  });
});

describe.skipIf(!existsSync(CORPUS))('files of others', () => {
  const files = existsSync(CORPUS)
    ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ics'))
    : [];

  it.each(files)('%s is imported, or refused with a reason', (file) => {
    const result = imported(readFileSync(join(CORPUS, file), 'utf8'));
    expect(result.events.length > 0 || result.refused.length > 0).toBe(true);
  });
});
