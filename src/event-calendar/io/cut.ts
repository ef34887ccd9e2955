import type { Events } from '../../contract/events.ts';
import type { Model } from '../model.ts';

/** Those of a list that are asked for; undefined for none, which a document does not name. */
const among = <T extends { readonly id: string }>(
  all: ReadonlyMap<string, T>,
  ...ids: readonly (string | undefined | readonly (string | undefined)[])[]
): T[] => {
  const wanted = new Set(ids.flat());
  return [...all.values()].filter(({ id }) => wanted.has(id));
};

/**
 * The document again with these events alone: the words, places, programmes and agendas that are of them, links between
 * them, and circuits all of whose events are among them. It is valid by the contract and can be published or imported as
 * it is.
 * @param numbers of the events (model.ts), in the order wanted
 */
export function cut(model: Model, numbers: readonly number[]): Events {
  const ids = new Set(numbers.map((n) => model.ids[n]!));
  const events = numbers.map((n) => {
    const { links, ...event } = model.event(n);
    const kept = links?.filter(({ to }) => ids.has(to)) ?? [];
    return { ...event, ...(kept.length && { links: kept }) };
  });
  const circuits = model.circuits.filter(({ stages }) => stages.every(({ event }) => !event || ids.has(event)));
  const programmes = among(
    model.programmes,
    events.map(({ programme }) => programme),
  );
  const { title, intro, notice, privacy, roles } = model.head;
  const lists = {
    areas: among(
      model.areas,
      programmes.map(({ area }) => area),
    ),
    audiences: among(
      model.audiences,
      [...events, ...programmes].flatMap(({ audience }) => audience),
    ),
    speakerRoles: among(
      model.speakerRoles,
      events.flatMap(({ speakers }) => speakers?.map(({ role }) => role)),
    ),
    roles: roles ?? [],
    linkKinds: among(
      model.linkKinds,
      [...events, ...circuits].flatMap(({ links }) => links?.map(({ kind }) => kind)),
    ),
    places: among(
      model.places,
      events.flatMap(({ venue, places, history }) => [venue, places, history?.map((entry) => entry.venue)].flat()),
      circuits.map(({ venue }) => venue),
    ),
    programmes,
    agendas: among(
      model.agendas,
      events.map(({ agenda }) => agenda),
    ),
    circuits,
  };
  return {
    type: 'events',
    id: model.id,
    version: model.version || '1',
    locales: model.locales.length ? [...model.locales] : ['it'],
    ...(Object.fromEntries(
      Object.entries({ title, intro, notice, privacy }).filter(([, value]) => value !== undefined),
    ) as object),
    timeZone: model.head.timeZone ?? 'UTC',
    kinds: among(
      model.kinds,
      events.map(({ kind }) => kind),
      circuits.flatMap(({ stages }) => stages.map(({ kind }) => kind)),
    ),
    ...(Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length)) as object),
    events,
  };
}
