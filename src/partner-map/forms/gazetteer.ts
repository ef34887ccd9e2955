import { displayNames } from '../../locale/index.ts';
import { regions, towns as lines } from './generated/gazetteer.ts';
import type { Town } from './town.ts';

let known: readonly Town[] | undefined;

/** The towns that a place can be found by, in no order that matters. */
export function towns(): readonly Town[] {
  return (known ??= lines.split('\n').flatMap((line) => {
    const [country = '', ...all] = line.split(';');
    return all.map((entry): Town => {
      const [, names = '', region, lat, lon] = /^([^@]*?)(?:@(\d+))?,(-?\d+),(-?\d+)$/.exec(entry)!;
      const [own = '', english, italian] = names.split('/');
      return {
        id: `${country}${lat}${lon}`.replace(/-/g, '_'),
        own,
        english: english || own,
        italian: italian || own,
        region: region ? regions[Number(region) - 1] : undefined,
        country,
        lat: Number(lat) / 100,
        lon: Number(lon) / 100,
      };
    });
  }));
}

/** A town as a choice in a list: with its region and its country, since names come back. */
export const townLabel = (town: Town, name: string, locale: string): string =>
  [name, town.region, displayNames(locale, 'region').of(town.country)].filter(Boolean).join(', ');
