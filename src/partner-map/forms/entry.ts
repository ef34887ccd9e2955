import type { Opportunity, Partner, PartnerFeature, Place } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import type { Answer, Answers } from '../../form/index.ts';
import { isBlank, isRecord, same, webAddress } from '../../form/values.ts';
import { choose } from '../../locale/index.ts';
import { retold } from './texts.ts';
import { townName, townText, type Town } from './town.ts';

/** What an entry's form stands on. */
export interface Ground {
  /** languages of the document's texts */
  readonly locales: readonly string[];
  /** the language that the form was begun in: texts are shown, and written, in it */
  readonly language: string;
  /** the entry as it is; undefined for one that is new */
  readonly partner: Partner | undefined;
  /** longitude, latitude in degrees */
  readonly place: readonly [number, number] | undefined;
  readonly towns: readonly Town[];
}

/** What says how an entry was published is not proposed. */
export const withheld = ['provenance', 'checked', 'events', 'contact'] as const;

/** Members whose answer is the value itself, under their own name. */
const single = ['kind', 'state', 'url'] as const;
const lists = ['sectors', 'purposes', 'languages', 'countries', 'targets'] as const;
/** Lists of texts, one on each line. */
const lines = ['competences', 'services'] as const;
const placeTexts = ['city', 'region'] as const;
const opportunityTexts = ['title', 'summary', 'description'] as const;

const unique = (list: readonly string[] | undefined): string[] | undefined => list && [...new Set(list)];
const shown = (text: Text | undefined, { language, locales }: Ground): string =>
  text === undefined ? '' : choose(text, language, locales).text;
const degrees = (value: number): number => Math.round(value * 1e6) / 1e6;
const present = (answers: Record<string, Answer>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isBlank(answer)));

/** The question of a name in a language. */
export const nameId = (language: string): string => `name_${language.replaceAll('-', '_')}`;

/** Languages in which an entry's name is asked: the form's first, the document's, and those that the name has. */
export function nameLanguages({ locales, language, partner }: Ground): string[] {
  const there = typeof partner?.name === 'object' ? Object.keys(partner.name) : [];
  return [...new Set([language, ...locales, ...there])];
}

/** The language that a name without one is shown in. */
const plainName = ({ locales, language }: Ground): string => locales[0] ?? language;

/** The entry as answers: what its form begins with. */
export function answersOf(ground: Ground): Answers {
  const { partner, place } = ground;
  if (!partner) return {};
  const { name, place: where = {}, opportunities = [] } = partner;
  const names = typeof name === 'string' ? { [plainName(ground)]: name } : name;
  return present({
    ...Object.fromEntries(Object.entries(names).map(([language, text]) => [nameId(language), text])),
    ...Object.fromEntries(single.map((id) => [id, partner[id]])),
    ...Object.fromEntries(lists.map((id) => [id, unique(partner[id])])),
    ...Object.fromEntries(lines.map((id) => [id, partner[id]?.map((text) => shown(text, ground)).join('\n')])),
    ...Object.fromEntries(placeTexts.map((id) => [id, shown(where[id], ground)])),
    summary: shown(partner.summary, ground),
    address: where.address,
    country: where.country,
    lon: place && degrees(place[0]),
    lat: place && degrees(place[1]),
    opportunities: opportunities.map((one, i) =>
      present({
        of: String(i),
        side: one.side,
        ...Object.fromEntries(opportunityTexts.map((id) => [id, shown(one[id], ground)])),
        sectors: unique(one.sectors),
        countries: unique(one.countries),
        expires: one.expires,
      }),
    ),
  });
}

const text = (answer: Answer): string | undefined =>
  typeof answer === 'string' && answer.trim() ? answer.trim() : undefined;
const strings = (answer: Answer): string[] | undefined =>
  Array.isArray(answer) && answer.length ? (answer as string[]) : undefined;

/** A list of texts after its lines were typed anew: a line that was there keeps its other languages. */
function relined(before: readonly Text[] = [], typed: string | undefined, ground: Ground): Text[] | undefined {
  const now = (typed ?? '').split('\n').flatMap((line) => text(line) ?? []);
  const left = [...before];
  const found = now.map((line) => {
    const at = left.findIndex((old) => shown(old, ground) === line);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  const { language, locales } = ground;
  // as many as before: what was changed stands where it stood
  const changed = now.length === before.length ? left : [];
  const all = now.map((line, i) => found[i] ?? retold(changed.shift(), line, language, locales)!);
  return all.length ? all : undefined;
}

function renamed(now: Answers, ground: Ground): Text {
  const before = ground.partner?.name;
  const typed = nameLanguages(ground).map((language) => [language, text(now[nameId(language)])] as const);
  const filled = typed.filter((pair): pair is readonly [string, string] => !!pair[1]);
  const [[language, only] = ['', '']] = filled;
  if (filled.length === 1 && typeof before !== 'object' && language === plainName(ground)) return only;
  return Object.fromEntries(filled);
}

/** Where the point is, as a Point of GeoJSON; null where none was given. */
export function geometryOf({ lon, lat }: Answers): PartnerFeature['geometry'] {
  return typeof lon === 'number' && typeof lat === 'number' ? { type: 'Point', coordinates: [lon, lat] } : null;
}

function replaced(now: Answers, was: Answers, ground: Ground): Place | undefined {
  const { partner, language, locales, towns } = ground;
  const before = partner?.place ?? {};
  const changed = (id: string): boolean => !same(now[id], was[id]);
  const at = towns.find(({ lon, lat }) => lon === now.lon && lat === now.lat);
  const place: Record<string, unknown> = { ...before };
  for (const id of placeTexts)
    if (changed(id)) {
      const typed = text(now[id]);
      const town = id === 'city' && at && typed === townName(at, language) ? townText(at, locales) : undefined;
      place[id] = town ?? retold(before[id], typed, language, locales);
    }
  for (const id of ['address', 'country'] as const) if (changed(id)) place[id] = text(now[id]);
  if (changed('lon') || changed('lat')) place.precision = geometryOf(now) ? (at ? 'city' : 'address') : undefined;
  return orNothing(place) as Place | undefined;
}

const orNothing = (value: Record<string, unknown>): object | undefined => {
  const rest = Object.entries(value).filter(([, member]) => member !== undefined);
  return rest.length ? Object.fromEntries(rest) : undefined;
};

function reoffered(
  now: Answers,
  was: Answers | undefined,
  before: Opportunity | undefined,
  ground: Ground,
): Opportunity {
  if (before && was && same(now, was)) return before;
  const { language, locales } = ground;
  const changed = (id: string): boolean => !same(now[id], was?.[id]);
  const one: Record<string, unknown> = { ...before };
  for (const id of opportunityTexts) if (changed(id)) one[id] = retold(before?.[id], text(now[id]), language, locales);
  for (const id of ['side', 'expires'] as const) if (changed(id)) one[id] = text(now[id]);
  for (const id of ['sectors', 'countries'] as const) if (changed(id)) one[id] = strings(now[id]);
  return orNothing(one) as Opportunity;
}

const itemsOf = (answer: Answer): readonly Answers[] => (Array.isArray(answer) ? answer.filter(isRecord) : []);

/**
 * The entry as its form says that it should be. What was not changed, and what is not asked, is as it was.
 * @param now what is on the form, of its kind (`Form.submitted`), its opportunities with their `of`
 * @param was the same of the form as it began
 */
export function propertiesOf(now: Answers, was: Answers, ground: Ground): Partner {
  const { partner, language, locales } = ground;
  const made: Record<string, unknown> = { ...partner };
  for (const id of withheld) delete made[id];
  const changed = (id: string): boolean => !same(now[id], was[id]);
  if (!partner || nameLanguages(ground).some((each) => changed(nameId(each)))) made.name = renamed(now, ground);
  for (const id of ['kind', 'state'] as const) if (changed(id)) made[id] = text(now[id]);
  // of the signs that the contract takes in no address, the one that a URL may hold
  if (changed('url')) made.url = webAddress(text(now.url) ?? '')?.replaceAll("'", '%27');
  for (const id of lists) if (changed(id)) made[id] = strings(now[id]);
  for (const id of lines) if (changed(id)) made[id] = relined(partner?.[id], text(now[id]), ground);
  if (changed('summary')) made.summary = retold(partner?.summary, text(now.summary), language, locales);
  if (['city', 'region', 'address', 'country', 'lon', 'lat'].some(changed)) made.place = replaced(now, was, ground);
  if (changed('opportunities')) {
    const began = itemsOf(was.opportunities);
    const all = itemsOf(now.opportunities).map(({ of, ...item }) => {
      const i = typeof of === 'string' ? Number(of) : NaN;
      const { of: _, ...before } = began.find((each) => each.of === of) ?? {};
      return reoffered(item, Number.isNaN(i) ? undefined : before, partner?.opportunities?.[i], ground);
    });
    made.opportunities = all.length ? all : undefined;
  }
  return orNothing(made) as Partner;
}

/** The question that an endpoint means by a pointer below `/answers/`: `properties/place/city` → `city`. */
export function questionAt(pointer: string): string | undefined {
  const [root, member = '', ...rest] = pointer.split('/');
  if (root === 'geometry') return 'lat';
  if (root !== 'properties') return undefined;
  if (member === 'name') return rest[0] ? nameId(rest[0]) : undefined;
  if (member === 'place') return rest[0];
  if (member === 'opportunities' && rest.length > 1) return `opportunities/${rest[0]}/${rest[1]}`;
  return member;
}
