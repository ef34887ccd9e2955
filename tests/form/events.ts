import type { Events } from '../../src/contract/events.ts';

/** A small document with an event of each case that the check looks at. */
export const events: Events = {
  type: 'events',
  id: 'calendar',
  version: '1.0.0',
  locales: ['it', 'en'],
  title: { it: 'Incontri', en: 'Meetings' },
  timeZone: 'Europe/Rome',
  areas: [{ id: 'abroad', label: 'Abroad' }],
  kinds: [
    { id: 'meeting', label: 'Meeting' },
    { id: 'visit', label: 'Study visit' },
  ],
  audiences: [{ id: 'schools', label: 'Schools' }],
  speakerRoles: [{ id: 'expert', label: 'Expert' }],
  roles: [
    { id: 'participant', label: 'Participant' },
    { id: 'mentor', label: 'Mentor' },
  ],
  linkKinds: [{ id: 'prepares', label: 'prepares', inverse: 'is prepared by' }],
  places: [
    { id: 'hall', name: 'Hall', country: 'IT', latitude: 45.4, longitude: 11.9 },
    { id: 'tirana', name: 'Tirana', country: 'AL', latitude: 41.3, longitude: 19.8 },
  ],
  programmes: [
    { id: 'series', title: 'Series', area: 'abroad', period: '2027-01/2027-03', audience: ['schools'], meetings: 3 },
  ],
  agendas: [
    {
      id: 'standard',
      items: [
        { id: 'talk', minutes: 90, title: 'Talk', speakers: { least: 2, most: 3 } },
        { id: 'tables', minutes: 30, title: 'Tables', part: 'tables' },
      ],
    },
  ],
  events: [
    {
      id: 'opening',
      title: 'Opening',
      kind: 'meeting',
      programme: 'series',
      number: 1,
      when: '2027-02-11',
      start: '14:30',
      minutes: 120,
      mode: 'in-person',
      venue: 'hall',
      agenda: 'standard',
      speakers: [{ role: 'expert' }, { role: 'expert' }],
      audience: ['schools'],
      links: [{ to: 'visit', kind: 'prepares' }],
      capacity: 20,
      tables: [
        { id: 'networks', title: 'Networks', seats: 10 },
        { id: 'calls', title: 'Calls', seats: 10 },
      ],
      registration: {
        opens: '2026-12-01T09:00:00+01:00',
        closes: '2027-02-11T16:00:00+01:00',
        roles: ['participant'],
        tables: 2,
        questions: [{ id: 'arrival', type: 'text', label: 'How will you come?', showIf: "${role} === 'participant'" }],
      },
      support: [{ by: 'Mentor', seats: 5, until: '2027-02-01' }],
    },
    {
      id: 'visit',
      title: 'Visit',
      kind: 'visit',
      programme: 'series',
      number: 2,
      status: 'postponed',
      history: [{ change: 'postponed', at: '2027-01-10', reason: 'The hosts are away', when: '2027-01' }],
      places: ['tirana'],
    },
    {
      id: 'matching',
      title: 'Match Making Day',
      kind: 'meeting',
      programme: 'series',
      number: 3,
      when: '2027-03-24',
      start: '09:30',
      minutes: 180,
      matching: {
        sides: [
          { id: 'one', label: 'One' },
          { id: 'other', label: 'Other' },
        ],
        slots: 6,
        slotMinutes: 15,
        breakMinutes: 5,
        offset: 60,
        closes: '2027-03-20T18:00:00+01:00',
      },
    },
  ],
  circuits: [
    {
      id: 'path',
      title: 'Path',
      venue: 'hall',
      stages: [
        { id: 'a', event: 'opening' },
        { id: 'b', event: 'visit', after: ['a'] },
        { id: 'c', title: 'To be defined', kind: 'visit', when: '2027', after: ['a', 'b'], placeholder: true },
      ],
      links: [{ from: 'a', to: 'b', kind: 'prepares' }],
      completion: { least: 2, needed: ['c'] },
    },
  ],
};
