import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventEntry, Events } from '../../src/contract/events.ts';
import type { Partners } from '../../src/contract/partners.ts';
import { checkEvents, isEvents } from '../../src/form/events-check.ts';

const folder = new URL('../../demo/content/events/', import.meta.url);
const drafts = new URL('../../../shared/content/', import.meta.url);
const parse = <T>(file: string, base = folder): T => JSON.parse(readFileSync(new URL(file, base), 'utf8')) as T;
const published = readdirSync(folder).filter((file) => isEvents(parse(file)));
const veneto = parse<Events>('veneto-communities.json');
const example = parse<Events>('demo-meetings.json');
const named = (id: string, { events } = veneto): EventEntry => events.find((event) => event.id === id)!;

/** Every text of a document in several languages, with the path where it stands. */
function* texts(value: unknown, path = '$'): Generator<[string, Record<string, string>]> {
  if (value === null || typeof value !== 'object') return;
  const keys = Object.keys(value);
  if (keys.length && keys.every((key) => ['it', 'en', 'sq'].includes(key)))
    yield [path, value as Record<string, string>];
  else for (const [key, child] of Object.entries(value)) yield* texts(child, `${path}.${key}`);
}

describe.each(published)('the published events %s', (file) => {
  const document = parse<Events>(file);

  it('are right', () => expect(checkEvents(document)).toEqual([]));

  it('speak Italian everywhere, and leave no text empty', () => {
    for (const [path, text] of texts(document)) {
      expect(text.it, path).toBeDefined();
      for (const [locale, words] of Object.entries(text)) expect(words.trim(), `${path}.${locale}`).not.toBe('');
    }
  });

  it('say of whom they are, and give seats only to what is plainly an example', () => {
    expect(Object.keys(document.notice!)).toEqual(['it', 'en', 'sq']);
    for (const event of document.events)
      if (event.capacity !== undefined || event.tables || event.support || event.matching)
        expect(event.example, event.id).toBe(true);
  });
});

it('no two documents have an event or a circuit of the same id', () => {
  const ids = published.flatMap((file) => {
    const { events, circuits = [] } = parse<Events>(file);
    return [...events, ...circuits].map(({ id }) => id);
  });
  expect(new Set(ids).size).toBe(ids.length);
});

it('the partners of the communities are those that the map has', () => {
  const map = parse<Partners>('../partners/veneto-partners.json');
  const onMap = new Map(map.features.map(({ id, properties }) => [id, (properties.events ?? []).map((e) => e.id)]));
  for (const { id, partners = [] } of veneto.events)
    for (const partner of partners) expect(onMap.get(partner.id), partner.id).toContain(id);
});

it('an event that was put off keeps when it was to be, and has no date now', () => {
  const { when, status, history } = named('sv-barcelona-gender-2020');
  expect([when, status]).toEqual([undefined, 'postponed']);
  expect(history).toMatchObject([{ change: 'postponed', when: '2020-03', reason: { it: 'Pandemia da COVID-19' } }]);
});

describe('the example meetings', () => {
  it('say in their titles that they are none', () => {
    for (const event of example.events)
      expect([(event.title as Record<string, string>).it, event.example], event.id).toEqual([
        expect.stringMatching(/^Esempio: /),
        true,
      ]);
  });
  it('have rooms and codes for those that need them, in files that are not published', () => {
    const rooms = parse<{ joining: Record<string, { url: string }> }>('joining.json').joining;
    const codes = parse<{ invitations: Record<string, string[]> }>('invitations.json').invitations;
    const of = (keep: (event: EventEntry) => boolean) => example.events.filter(keep).map(({ id }) => id);
    expect(Object.keys(rooms)).toEqual(of(({ mode }) => mode === 'online' || mode === 'mixed'));
    expect(Object.keys(codes)).toEqual(of(({ registration }) => !!registration?.invited));
  });
});

describe.skipIf(!existsSync(drafts))('against the drafts they came from', () => {
  interface Draft {
    communities: {
      id: string;
      title: object;
      period: { edtf: string };
      linkedActivities: string[];
      partners: string[];
    }[];
    linkedActivities: { id: string; type: string; title: object; edtf: string; status: string; places?: string[] }[];
    relatedCalendars: { id: string; title: object; edtf: string | null }[];
    agenda: { slots: { id: string; minutes: number; title: object }[] };
    counts: { links: number; byStatus: Record<string, number>; byMonth: Record<string, number> };
  }
  const statuses = { realizzata: 'held', prevista: 'planned', rinviata: 'postponed', annullata: 'cancelled' } as const;
  const draft = existsSync(drafts) ? parse<Draft>('events.json', drafts) : (undefined as never);

  it('every community keeps its title, period, links and partners', () => {
    for (const { id, title, period, linkedActivities, partners } of draft.communities)
      expect(named(id), id).toMatchObject({
        title,
        when: period.edtf,
        indicative: true,
        agenda: 'standard',
        venueToBeAnnounced: true,
        links: linkedActivities.map((to) => ({ to, kind: 'linked' })),
        partners: partners.map((partner) => ({ id: partner })),
      });
  });

  it('every linked activity keeps its title, kind, date and state', () => {
    for (const { id, type, title, edtf, status, places } of draft.linkedActivities) {
      const event = named(id);
      expect(event, id).toMatchObject({ title, kind: type, status: statuses[status as 'prevista'] });
      expect(event.places, id).toEqual(places);
      expect(event.when ?? event.history![0]!.when, id).toBe(edtf);
    }
  });

  it('every other event keeps its title and date, or that there is none', () => {
    for (const { id, title, edtf } of draft.relatedCalendars)
      expect([named(id).title, named(id).when ?? null], id).toEqual([title, edtf]);
  });

  it('the agenda keeps its minutes', () => {
    const items = veneto.agendas![0]!.items;
    expect(items.map(({ id, minutes, title }) => ({ id, minutes, title }))).toEqual(
      draft.agenda.slots.map(({ id, minutes, title }) => ({ id, minutes, title })),
    );
  });

  it('as many as were counted', () => {
    const links = veneto.events.flatMap((event) => event.links ?? []);
    expect(links).toHaveLength(draft.counts.links);
    const activities = veneto.events.filter(({ programme }) => programme === 'veneto-in-azione');
    for (const [status, count] of Object.entries(draft.counts.byStatus))
      expect(activities.filter((event) => event.status === statuses[status as 'prevista'])).toHaveLength(count);
  });

  it.each([
    [
      'mentoring-circuits.json',
      'slow-mill-2023',
      (d: { circuits: { stages: { title: object }[] }[] }) => d.circuits[0]!.stages,
      'circuits.json',
    ],
    [
      'innovacultura-programme.json',
      'innovacultura-percorso',
      (d: { phases: { title: object }[] }) => d.phases,
      'innovacultura.json',
    ],
  ])('%s keeps every stage of %s', (file, circuit, stagesOf, source) => {
    const document = parse<Events>(file);
    const { stages } = document.circuits!.find(({ id }) => id === circuit)!;
    const said = stages.map(({ event, title }) => title ?? named(event!, document).title);
    expect(said).toEqual(stagesOf(parse(source, drafts)).map(({ title }) => title));
  });
});
