import innovacultura from '../../demo/content/events/innovacultura-programme.json';
import demo from '../../demo/content/events/demo-meetings.json';
import circuits from '../../demo/content/events/mentoring-circuits.json';
import veneto from '../../demo/content/events/veneto-communities.json';
import type { EventEntry, Events } from '../../src/contract/events.ts';

export { circuits, innovacultura, veneto };

/** The demonstration's meetings, in a year that is still to come whenever somebody looks at a story. */
export const meetings = JSON.parse(JSON.stringify(demo).replaceAll('2027-', '2099-')) as Events;

/** The meetings with some of an event replaced, or of the document. */
export const withEvent = (id: string, changes: Partial<EventEntry>, document: Partial<Events> = {}): Events => ({
  ...meetings,
  ...document,
  events: meetings.events.map((event) => (event.id === id ? { ...event, ...changes } : event)),
});

const tables = meetings.events.find(({ id }) => id === 'esempio-tavoli')!.tables!;

/** It was held, and what came out of each table is published. */
export const outcomes = withEvent('esempio-tavoli', {
  when: '2024-02-08',
  status: 'held',
  programme: undefined,
  registration: undefined,
  tables: tables.map((table) => ({
    ...table,
    outcome: {
      it: 'Esempio: due proposte comuni, e chi le scrive.',
      en: 'Example: two joint proposals, and who writes them.',
    },
  })),
  materials: [
    {
      title: { it: 'Le diapositive', en: 'The slides' },
      url: 'https://incontri.example/slides',
      language: 'it',
      type: 'PDF',
    },
  ],
});

/** It was to be in a room, and is online now; once it had another day, too. */
export const moved = withEvent('esempio-misto', {
  mode: 'online',
  history: [
    { change: 'rescheduled', at: '2098-11-02', when: '2099-01-14', start: '10:00' },
    {
      change: 'moved-online',
      at: '2099-01-20',
      mode: 'in-person',
      reason: { it: 'La sala è in restauro', en: 'The room is being restored' },
    },
  ],
});

/** So many events, on the days of a year. */
export const many = (size: number): Events => ({
  type: 'events',
  id: 'many',
  version: '1',
  locales: ['it'],
  title: 'Esempio: un anno di eventi',
  notice: 'Questi eventi sono inventati.',
  timeZone: 'Europe/Rome',
  kinds: ['Lezione', 'Visita', 'Spettacolo'].map((label, n) => ({ id: `k${n}`, label })),
  events: Array.from({ length: size }, (_, n): EventEntry => {
    const day = new Date(Date.UTC(2099, 0, 1 + Math.floor((n * 365) / size)));
    return {
      id: `e${n}`,
      title: `Evento ${n + 1}`,
      kind: `k${n % 3}`,
      when: day.toISOString().slice(0, 10),
      start: `${String(8 + (n % 12)).padStart(2, '0')}:00`,
      minutes: 60,
      mode: n % 2 ? 'online' : 'in-person',
    };
  }),
});

const script = '<img src=x onerror="throw new Error(\'run\')"><script>throw 1</script>';
const bad = 'javascript:throw new Error("run")';
/** What is hostile in every member of an event that takes a text or an address. */
export const hostile = {
  ...meetings,
  title: script,
  intro: script,
  notice: script,
  kinds: [{ id: 'k', label: script }],
  audiences: [{ id: 'a', label: script }],
  speakerRoles: [{ id: 'r', label: script }],
  linkKinds: [{ id: 'l', label: script, inverse: script }],
  places: [{ id: 'p', name: script, address: script, city: script, country: 'IT', url: bad, access: script }],
  programmes: [
    { id: 'g', title: script, summary: script, organiser: script, url: bad, contact: { label: script, url: bad } },
  ],
  agendas: [{ id: 'a', items: [{ id: 'i', minutes: 30, title: script, detail: script }] }],
  circuits: [],
  events: [0, 1].map((n) => ({
    id: `h${n}`,
    title: n ? '‮txet siht daer' : script,
    summary: script,
    kind: 'k',
    programme: 'g',
    when: '2099-03-04',
    start: '10:00',
    venue: 'p',
    agenda: 'a',
    organiser: script,
    whenNote: script,
    audience: ['a'],
    speakers: [{ name: script, role: 'r', organisation: script, topic: script }],
    tables: [{ id: 't', title: script, summary: script, outcome: script }],
    history: [{ change: 'venue', reason: script, venue: 'p' }],
    partners: [{ id: 'x', name: script }],
    links: n ? [{ to: 'h0', kind: 'l', note: script }] : [],
    materials: [
      { title: script, url: bad },
      { title: script, url: 'https://well.example/' },
    ],
    url: 'data:text/html,<script>throw 1</script>',
    registration: { url: bad },
    provenance: { source: script, note: script },
  })),
};

const long = 'Internazionalizzazione_senza_un_solo_spazio_'.repeat(4);
/** Texts that are much longer than anybody expects. */
export const verbose = withEvent('esempio-tavoli', {
  title: { it: `Esempio: ${long} e poi ${'una frase che non finisce mai, '.repeat(8)}` },
  summary: { it: `${long} ${'Un incontro che si racconta da sé, a lungo. '.repeat(40)}` },
});
