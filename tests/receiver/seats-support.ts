import type { Events } from '../../src/contract/events.ts';
import type { Submission } from '../../src/contract/submission.ts';
import { newId } from './support.ts';

/** A programme with an event of each case that the receiver treats in its own way; the bench's clock stands at 2026-01-10. */
export const programme: Events = {
  type: 'events',
  id: 'calendar',
  version: '1.0.0',
  locales: ['it', 'en'],
  title: { it: 'Calendario', en: 'Calendar' },
  timeZone: 'Europe/Rome',
  privacy: { controller: { it: 'Ente', en: 'Body' }, contact: 'privacy@ente.example', retentionDays: 30 },
  kinds: [{ id: 'meeting', label: 'Meeting' }],
  roles: [
    { id: 'participant', label: { it: 'Partecipante', en: 'Participant' } },
    { id: 'speaker', label: { it: 'Relatore', en: 'Speaker' } },
  ],
  places: [{ id: 'hall', name: { it: 'Sala grande', en: 'Great hall' }, city: 'Venezia' }],
  programmes: [{ id: 'communities', title: { it: 'Comunità', en: 'Communities' } }],
  events: [
    {
      id: 'first',
      title: { it: 'Primo incontro', en: 'First meeting' },
      programme: 'communities',
      when: '2026-03-05',
      start: '14:30',
      minutes: 240,
      venue: 'hall',
      capacity: 2,
      registration: {},
      tables: [
        { id: 'music', title: 'Music', seats: 1 },
        { id: 'dance', title: 'Dance' },
      ],
    },
    {
      id: 'second',
      title: { it: 'Secondo incontro', en: 'Second meeting' },
      programme: 'communities',
      when: '2026-03-12',
      start: '14:30',
      minutes: 240,
      capacity: 20,
      registration: { waitlist: false },
    },
    { id: 'open', title: 'Without a limit', programme: 'communities', when: '2026-04', registration: {} },
    {
      id: 'asking',
      title: 'With a question of its own',
      when: '2026-05-07',
      start: '10:00',
      registration: {
        questions: [{ type: 'integer', id: 'guests', label: 'Guests', min: 0, max: 3, required: true }],
      },
    },
    { id: 'invited', title: 'By invitation', when: '2026-05-08', registration: { invited: true } },
    { id: 'later', title: 'Later', when: '2026-09', registration: { opens: '2026-06-01T00:00:00+02:00' } },
    { id: 'late', title: 'Late', when: '2026-02', registration: { closes: '2026-01-01T00:00:00+01:00' } },
    { id: 'off', title: 'Cancelled', when: '2026-02-02', status: 'cancelled', registration: {} },
    { id: 'past', title: 'Past', when: '2025-02-02', registration: {} },
    { id: 'plain', title: 'Nothing to register for', when: '2026-02-02' },
    { id: 'clashing', title: 'At the time of the first', when: '2026-03-05', start: '17:00', capacity: 5 },
    {
      id: 'supported',
      title: 'With mentors',
      when: '2026-06-05',
      registration: {},
      support: [
        { by: 'Mentors', seats: 1 },
        { by: 'Ended', seats: 1, until: '2026-01-01' },
      ],
    },
  ],
  circuits: [
    {
      id: 'path',
      title: 'The path',
      together: true,
      stages: [
        { id: 'one', event: 'first' },
        { id: 'two', event: 'second' },
        { id: 'three', event: 'open', optional: true },
        { id: 'four', placeholder: true },
      ],
    },
    {
      id: 'crossing',
      title: 'At the same time',
      together: true,
      stages: [
        { id: 'one', event: 'first' },
        { id: 'two', event: 'clashing' },
      ],
    },
    { id: 'apart', title: 'One by one', stages: [{ id: 'one', event: 'first' }] },
  ],
};

/** The programme with one event changed. */
export const changed = (id: string, change: Partial<Events['events'][0]>): Events => ({
  ...programme,
  events: programme.events.map((event) => (event.id === id ? { ...event, ...change } : event)),
});

let people = 0;
/** A registration of a person of its own, as the widget sends it. */
export const registered = (
  about: string,
  answers: Record<string, unknown> = {},
  more: Partial<Submission> = {},
): Submission => ({
  id: newId(),
  kind: 'registration',
  about,
  locale: 'en',
  answers: { name: `Ada ${++people}`, email: `ada${people}@sender.example`, ...answers },
  consents: [{ id: 'privacy', digest: `sha-256:${'a'.repeat(43)}`, given: true }],
  startedAt: '2026-01-01T10:00:00Z',
  finishedAt: '2026-01-01T10:20:00Z',
  page: 'https://host.example/calendario?secret=1',
  ...more,
});

export const cancelled = (about: string, code: string): Submission => ({
  ...registered(about),
  kind: 'cancellation',
  answers: { code },
  consents: undefined,
});
