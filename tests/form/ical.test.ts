import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { icalendar, type IcalEvent } from '../../src/form/ical.ts';
import '../support/proof.ts';

const runs = process.env.VARCO_PROOF === 'full' ? 250 : 15;
const STAMP = Date.UTC(2021, 0, 15, 8, 30);
const event = (more: Partial<IcalEvent>): IcalEvent => ({
  uid: 'cp01@example.org',
  stamp: STAMP,
  status: 'CONFIRMED',
  when: '2021-03-05',
  summary: 'Incontro',
  ...more,
});

/** What a text keeps: no control characters, and one kind of line end. */
const kept = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');

const prose = fc
  .oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'a,;:\\"^n\n\r\t ’è€😀ë', '\r\n', '\0', '\u2028'), maxLength: 200 }),
  )
  // a lone half of a character cannot be written as UTF-8
  .map((text) => new TextDecoder().decode(new TextEncoder().encode(text)));
const zones = ['Europe/Rome', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const date = fc.date({ min: new Date('1971-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
const day = date.map((each) => each.toISOString().slice(0, 10));
const events: fc.Arbitrary<IcalEvent> = fc.record(
  {
    uid: fc.uuid().map((id) => `${id}@example.org`),
    sequence: fc.nat(1000),
    stamp: date.map((each) => Math.floor(each.getTime() / 1000) * 1000),
    status: fc.constantFrom('CONFIRMED' as const, 'TENTATIVE' as const, 'CANCELLED' as const),
    when: fc.oneof(
      day,
      fc.tuple(day, day).map((ends) => ends.sort().join('/')),
    ),
    start: fc.record({
      time: fc.date({ noInvalidDate: true }).map((each) => each.toISOString().slice(-13, -8)),
      zone: fc.constantFrom(...zones),
    }),
    minutes: fc.integer({ min: 1, max: 3000 }),
    summary: prose,
    description: prose,
    location: prose,
    latitude: fc.integer({ min: -90e5, max: 90e5 }).map((n) => n / 1e5),
    longitude: fc.integer({ min: -180e5, max: 180e5 }).map((n) => n / 1e5),
    url: fc.webUrl(),
    // ical.js takes the comma after an escaped backslash for an escaped comma
    categories: fc.array(
      prose.filter((text) => !/^$|\\$/.test(kept(text))),
      { maxLength: 4 },
    ),
    // ical.js unescapes parameters as if they were text: names without a backslash
    organizer: fc.record(
      { name: prose.map((text) => text.replaceAll('\\', '/')), email: fc.constant('info@example.org') },
      { requiredKeys: ['email'] },
    ),
    relatedTo: fc.uuid(),
  },
  { requiredKeys: ['uid', 'stamp', 'status', 'when', 'summary'] },
);

const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const vevents = (text: string) => read(text).getAllSubcomponents('vevent');
const ms = (value: unknown): number => (value as InstanceType<typeof ICAL.Time>).toUnixTime() * 1000;

/** What ical.js finds, in the fields of what was written. */
function fields(found: InstanceType<typeof ICAL.Component>) {
  const value = (name: string) => found.getFirstPropertyValue(name);
  const [latitude, longitude] = (value('geo') as unknown as [number, number] | null) ?? [];
  const [start, end] = [value('dtstart'), value('dtend')] as (InstanceType<typeof ICAL.Time> | null)[];
  const at = (time: InstanceType<typeof ICAL.Time> | null | undefined) =>
    time && (time.isDate ? time.toString() : `${time.zone.tzid} ${ms(time)}`);
  return {
    uid: value('uid'),
    sequence: value('sequence'),
    stamp: [ms(value('dtstamp')), ms(value('last-modified'))],
    status: value('status'),
    span: [at(start), at(end)],
    summary: value('summary') ?? '',
    description: value('description') ?? '',
    location: value('location') ?? '',
    place: [latitude, longitude],
    url: value('url'),
    categories: found.getFirstProperty('categories')?.getValues() ?? [],
    organizer: [value('organizer'), found.getFirstProperty('organizer')?.getFirstParameter('cn') ?? ''],
    relatedTo: value('related-to'),
  };
}

function expected(event: IcalEvent) {
  const { start, organizer, latitude, longitude } = event;
  const [first, last = first] = event.when.split('/') as [string, string?];
  const timed = start && first === last;
  const instant = timed && Temporal.PlainDateTime.from(`${first}T${start.time}`).toZonedDateTime(start.zone);
  const placed = latitude !== undefined && longitude !== undefined;
  return {
    uid: event.uid,
    sequence: event.sequence ?? 0,
    stamp: [event.stamp, event.stamp],
    status: event.status,
    span: instant
      ? [instant, event.minutes && instant.add({ minutes: event.minutes })].map((each) =>
          each ? `UTC ${each.epochMilliseconds}` : null,
        )
      : [first, Temporal.PlainDate.from(last).add({ days: 1 }).toString()],
    summary: kept(event.summary),
    description: kept(event.description ?? ''),
    location: kept(event.location ?? ''),
    place: placed ? [latitude, longitude] : [undefined, undefined],
    url: event.url ?? null,
    categories: (event.categories ?? []).map(kept),
    organizer: [organizer ? `mailto:${organizer.email}` : null, kept(organizer?.name ?? '')],
    relatedTo: event.relatedTo ?? null,
  };
}

describe('an event as iCalendar', () => {
  it('is read back by ical.js field for field, twenty events a calendar', () => {
    fc.assert(
      fc.property(fc.array(events, { minLength: 20, maxLength: 20 }), (list) => {
        expect(vevents(icalendar(list)).map(fields)).toEqual(list.map(expected));
      }),
      { numRuns: runs },
    );
  });

  it('has lines of at most 75 octets, whole characters in each, ended by CRLF', () => {
    fc.assert(
      fc.property(events, (one) => {
        const text = icalendar([one], { name: one.summary });
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of text.split('\r\n')) {
          const octets = new TextEncoder().encode(line);
          expect(octets.length).toBeLessThanOrEqual(75);
          expect(new TextDecoder('utf-8', { fatal: true }).decode(octets)).toBe(line.replace(/^\ufeff/, ''));
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: runs * 10 },
    );
  });

  it('lets no text begin a line of its own', () => {
    const evil = 'x\r\nEND:VEVENT\nATTACH:http://a.example\rX';
    const text = icalendar([
      event({
        uid: evil,
        summary: evil,
        location: evil,
        url: `http://a.example/${evil}`,
        categories: [evil],
        organizer: { name: evil, email: evil },
        relatedTo: evil,
      }),
    ]);
    expect(vevents(text).length).toBe(1);
    const names = vevents(text)[0]!
      .getAllProperties()
      .map(({ name }) => name);
    expect(names).not.toContain('attach');
    expect(names).not.toContain('url');
  });

  it('takes instants in UTC, across the change of the clocks', () => {
    const start = { time: '01:00', zone: 'Europe/Rome' };
    expect(icalendar([event({ when: '2021-03-28', start, minutes: 180 })])).toContain(
      'DTSTART:20210328T000000Z\r\nDTEND:20210328T030000Z\r\n',
    );
    expect(icalendar([event({ start: { time: '14:30', zone: 'Nowhere/Land' }, minutes: 60 })])).toContain(
      'DTSTART:20210305T143000\r\nDTEND:20210305T153000\r\n',
    );
  });

  it('makes no day up: none of what is not known to the day, unless asked, and then tentative', () => {
    const count = (when: string, more: Partial<IcalEvent> = {}) =>
      vevents(icalendar([event({ when, ...more })])).length;
    for (const when of [
      '2021',
      '2021-03',
      '2021-03~',
      '2021-03-05~',
      '2021-21',
      '2021-03/2021-06',
      '2021-03-05/..',
      'soon',
    ])
      expect(count(when), when).toBe(0);
    expect(count('2021-03-05', { indicative: true })).toBe(0);
    const asked = (when: string, more: Partial<IcalEvent> = {}) =>
      vevents(icalendar([event({ when, ...more })], { approximate: 'all-day-tentative' })).map((found) =>
        ['dtstart', 'dtend', 'status', 'transp'].map((name) => String(found.getFirstPropertyValue(name))),
      );
    expect(asked('2021-03~')).toEqual([['2021-03-01', '2021-04-01', 'TENTATIVE', 'TRANSPARENT']]);
    expect(asked('2021-03', { status: 'CANCELLED' })).toEqual([
      ['2021-03-01', '2021-04-01', 'CANCELLED', 'TRANSPARENT'],
    ]);
    expect(asked('2021-03-05', { indicative: true })).toEqual([
      ['2021-03-05', '2021-03-06', 'TENTATIVE', 'TRANSPARENT'],
    ]);
    for (const when of ['2021-21', '2021-03/..', '../2021-03-05']) expect(asked(when), when).toEqual([]);
  });

  it('has an event of its own for each day of a set', () => {
    const start = { time: '09:00', zone: 'Europe/Rome' };
    const found = vevents(icalendar([event({ when: '{2018-06-12,2018-06-04}', start, minutes: 60 })]));
    expect(found.map((each) => each.getFirstPropertyValue('uid'))).toEqual([
      'cp01-20180604@example.org',
      'cp01-20180612@example.org',
    ]);
    expect(found.map((each) => String(each.getFirstPropertyValue('dtstart')))).toEqual([
      '2018-06-04T07:00:00Z',
      '2018-06-12T07:00:00Z',
    ]);
  });

  it('takes away what was postponed and has no new date', () => {
    const text = icalendar([event({ status: 'CANCELLED', sequence: 2 })], { name: 'Comunità 2021' });
    expect(text).toContain('SEQUENCE:2\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20210305\r\n');
    expect(read(text).getFirstPropertyValue('x-wr-calname')).toBe('Comunità 2021');
  });
});
