import { describe, expect, it } from 'vitest';
import type { EventEntry } from '../../src/contract/events.ts';
import { awaitsDate, previousDate, steps } from '../../src/form/event-history.ts';
import { icalEvent } from '../../src/form/event-ical.ts';
import { icalendar } from '../../src/form/ical.ts';

const event = (more: Partial<EventEntry>): EventEntry => ({ id: 'a', title: 'A', ...more });

describe('what became of an event', () => {
  it('is told from each change to the next, and to what it is now', () => {
    const told = steps(
      event({
        when: '2020-11-12',
        mode: 'online',
        history: [
          { change: 'postponed', when: '2020-03' },
          { change: 'venue', venue: 'hall' },
          { change: 'rescheduled', when: '2020-10-01', start: '10:00' },
          { change: 'moved-online', mode: 'in-person' },
        ],
      }),
    );
    expect(told.map(({ was, became }) => [was, became])).toEqual([
      [{ when: '2020-03' }, { when: '2020-10-01' }],
      [{ venue: 'hall' }, { venue: undefined }],
      [
        { when: '2020-10-01', start: '10:00' },
        { when: '2020-11-12', start: undefined },
      ],
      [{ mode: 'in-person' }, { mode: 'online' }],
    ]);
  });

  it('an old date that a document leaves in its place is none that it was moved to', () => {
    const left = event({ status: 'postponed', when: '2020-03', history: [{ change: 'postponed', when: '2020-03' }] });
    expect(awaitsDate(left)).toBe(true);
    expect(steps(left)[0]!.became).toEqual({ when: undefined });
    expect(awaitsDate(event({ status: 'postponed' }))).toBe(true);
    const moved = event({ ...left, when: '2020-09' });
    expect(awaitsDate(moved)).toBe(false);
    expect(previousDate(moved)).toEqual({ when: '2020-03' });
    expect(
      previousDate(event({ when: '2020-03', history: [{ change: 'confirmed', when: '2020-03' }] })),
    ).toBeUndefined();
  });

  it('only another hour is another date', () => {
    const later = event({
      when: '2020-03-05',
      start: '15:00',
      history: [{ change: 'rescheduled', when: '2020-03-05', start: '10:00' }],
    });
    expect(previousDate(later)).toEqual({ when: '2020-03-05', start: '10:00' });
  });
});

const voice = { said: (text: unknown) => String(text), stamp: 0 };
const lines = (of: EventEntry): string[] => {
  const told = icalEvent(
    of,
    {
      id: 'doc',
      timeZone: 'Europe/Rome',
      places: [
        { id: 'hall', name: 'Hall', city: 'Milano', country: 'IT', latitude: 45, longitude: 9, precision: 'city' },
      ],
    },
    voice,
  );
  return told ? icalendar([told]).split('\r\n') : [];
};

describe('an event for calendars', () => {
  it('has one name, and a sequence that its history raises', () => {
    const told = lines(
      event({
        when: '2020-11-12',
        start: '14:30',
        minutes: 90,
        venue: 'hall',
        history: [{ change: 'capacity', capacity: 3 }],
      }),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        'UID:a@doc',
        'SEQUENCE:1',
        'STATUS:CONFIRMED',
        'DTSTART:20201112T133000Z',
        'DTEND:20201112T150000Z',
        'LOCATION:Hall\\, Milano\\, IT',
      ]),
    );
    // the middle of a city is no place to go to
    expect(told.join()).not.toContain('GEO');
  });

  it('is taken away from where it was, once it waits for a date or is cancelled', () => {
    const history = [{ change: 'postponed', when: '2020-03-05', start: '10:00' }] as const;
    for (const gone of [
      event({ status: 'postponed', history: [...history] }),
      event({ status: 'cancelled', history: [...history] }),
    ])
      expect(lines(gone)).toEqual(
        expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:1', 'DTSTART:20200305T090000Z']),
      );
    expect(lines(event({}))).toEqual([]);
  });
});
