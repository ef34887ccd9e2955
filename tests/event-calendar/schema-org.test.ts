import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import communities from '../../demo/content/events/veneto-communities.json' with { type: 'json' };
import meetings from '../../demo/content/events/demo-meetings.json' with { type: 'json' };
import { eventLd, jsonLd } from '../../src/event-calendar/io/schema-org.ts';
import { read } from '../../src/event-calendar/read.ts';
import '../support/proof.ts';

const one = (event: object, more: object = {}) =>
  eventLd(read({ timeZone: 'Europe/Rome', events: [{ id: 'a', title: 'A', ...event }], ...more }), 0, 'it');
const schema = (name: string): string => `https://schema.org/${name}`;

describe('events as linked data', () => {
  it.each([
    [{ when: '2021' }, '2021', undefined],
    [{ when: '2021-03' }, '2021-03', undefined],
    [{ when: '2021-21' }, '2021', undefined],
    [{ when: '2021-03-05' }, '2021-03-05', undefined],
    [{ when: '2021-03-05~' }, '2021-03', undefined],
    [{ when: '2021-03-05', indicative: true }, '2021-03', undefined],
    [{ when: '2019-05/2019-10' }, '2019-05', '2019-10'],
    [{ when: '2019-05/..' }, '2019-05', undefined],
    [{ when: '../2019-10' }, undefined, '2019-10'],
    [{ when: '{2018-06-12,2018-06-04}' }, '2018-06-04', '2018-06-12'],
    [{ when: '2021-03-05', start: '14:30', minutes: 240 }, '2021-03-05T14:30:00+01:00', '2021-03-05T18:30:00+01:00'],
    // three hours by the clock are two that go by
    [{ when: '2021-03-28', start: '01:00', minutes: 120 }, '2021-03-28T01:00:00+01:00', '2021-03-28T04:00:00+02:00'],
    [{ when: '2021-03-05', start: '14:30', timeZone: 'Mars/Olympus' }, '2021-03-05', undefined],
    [{}, undefined, undefined],
  ])('%o: no more exact than it is known', (event, startDate, endDate) => {
    const told = one(event);
    expect([told.startDate, told.endDate]).toEqual([startDate, endDate]);
  });

  it('never tell a day that the document does not', () => {
    const part = fc.constantFrom(
      '2021',
      '2021-22',
      '2021-03',
      '2021-03~',
      '2020-02/2020-06',
      '2021/2021-03',
      '../2021-03',
      '{2021-03,2021-05}',
    );
    fc.assert(
      fc.property(part, fc.boolean(), fc.constantFrom('10:00', undefined), (when, indicative, start) => {
        const told = one({
          when,
          indicative,
          start,
          status: 'postponed',
          history: [{ change: 'postponed', when: '2020-03' }],
        });
        for (const date of [told.startDate, told.endDate, told.previousStartDate])
          expect(date ?? '').toMatch(/^(\d{4}(-\d\d)?)?$/);
      }),
    );
  });

  it('say what became of them', () => {
    const history = [{ change: 'postponed', when: '2020-03' }];
    expect(one({ status: 'postponed', history })).toMatchObject({
      eventStatus: schema('EventPostponed'),
      previousStartDate: '2020-03',
    });
    expect(one({ status: 'postponed', history })).not.toHaveProperty('startDate');
    expect(one({ status: 'planned', when: '2020-09-01', history })).toMatchObject({
      eventStatus: schema('EventRescheduled'),
      startDate: '2020-09-01',
      previousStartDate: '2020-03',
    });
    const both = one({
      when: '2020-09',
      mode: 'online',
      history: [...history, { change: 'moved-online', mode: 'in-person' }],
    });
    expect(both.eventStatus).toEqual([schema('EventRescheduled'), schema('EventMovedOnline')]);
    const cancelled = one({ status: 'cancelled', history: [{ change: 'cancelled', when: '2020-03' }] });
    expect(cancelled).toMatchObject({ eventStatus: schema('EventCancelled'), startDate: '2020-03' });
    expect(cancelled).not.toHaveProperty('previousStartDate');
    expect(one({ when: '2020' }).eventStatus).toBe(schema('EventScheduled'));
  });

  it('name no venue that is to be announced, no speaker without a name, no seats that were made up', () => {
    const told = one({
      mode: 'in-person',
      venueToBeAnnounced: true,
      capacity: 40,
      example: true,
      speakers: [{ role: 'x', organisation: 'Y' }],
    });
    for (const name of ['location', 'performer', 'maximumAttendeeCapacity']) expect(told).not.toHaveProperty(name);
    expect(told.eventAttendanceMode).toBe(schema('OfflineEventAttendanceMode'));
    const mixed = one(
      {
        mode: 'mixed',
        venue: 'h',
        capacity: 40,
        url: 'https://example.org/a',
        speakers: [{ role: 'x', name: 'N', organisation: 'Y' }],
      },
      { places: [{ id: 'h', name: 'Sala', city: 'Milano', country: 'IT' }] },
    );
    expect(mixed).toMatchObject({
      location: [
        { '@type': 'Place', name: 'Sala', address: { addressLocality: 'Milano', addressCountry: 'IT' } },
        { '@type': 'VirtualLocation', url: 'https://example.org/a' },
      ],
      performer: [{ '@type': 'Person', name: 'N', affiliation: { name: 'Y' } }],
      maximumAttendeeCapacity: 40,
    });
  });

  it('say how many seats are left, where that is known and was not made up', () => {
    const model = read({
      events: [
        { id: 'a', title: 'A', capacity: 4 },
        { id: 'b', title: 'B', capacity: 4, example: true },
      ],
    });
    const left = (id: string) => ({ a: 0, b: 2 })[id];
    expect(eventLd(model, 0, 'it', left).remainingAttendeeCapacity).toBe(0);
    expect(eventLd(model, 1, 'it', left)).not.toHaveProperty('remainingAttendeeCapacity');
    expect(eventLd(model, 0, 'it')).not.toHaveProperty('remainingAttendeeCapacity');
  });

  it('are in the language of the page, with the programme that they are of', () => {
    const model = read(communities);
    const told = eventLd(model, model.number('cp01')!, 'en');
    expect(told).toMatchObject({
      name: 'Strategic social innovation and cooperation between the third sector and public administration',
      startDate: '2021-03',
      superEvent: { '@type': 'EventSeries', name: 'Communities of practice 2020-2021' },
      isAccessibleForFree: true,
    });
    expect(told).not.toHaveProperty('location');
  });

  it('calls are not among them', () => {
    const model = read(meetings);
    const { itemListElement, numberOfItems } = jsonLd(model, [...model.order], 'it') as {
      itemListElement: { item: { identifier: string } }[];
      numberOfItems: number;
    };
    expect(numberOfItems).toBe(model.size - 1);
    expect(itemListElement.map(({ item }) => item.identifier)).not.toContain('esempio-proposte');
  });
});
