import type { Field, RemarkCode } from '../../form/import/index.ts';
import { msg } from '../../locale/index.ts';
import { fieldName } from '../names.ts';

/** What a column may be, in words; what an entry has too is called as on its card. */
export const columnName = (field: Field): string =>
  (
    ({
      city: () => msg('Town', { id: 'm-x-f-city' }),
      region: () => msg('Region or province', { id: 'm-x-f-region' }),
      country: () => msg('Country', { id: 'm-x-f-country' }),
      coordinates: () => msg('Coordinates, both in one', { id: 'm-x-f-coordinates' }),
      lat: () => msg('Latitude', { id: 'm-x-f-lat' }),
      lon: () => msg('Longitude', { id: 'm-x-f-lon' }),
      address: () => msg('Address of the place', { id: 'm-x-f-address' }),
      offers: () => msg('Offers', { id: 'm-x-f-offers' }),
      needs: () => msg('Seeks', { id: 'm-x-f-needs' }),
      memberOf: () => msg('Member of', { id: 'm-x-f-member' }),
      url: () => msg('Website', { id: 'm-x-f-url' }),
      profiles: () => msg('Other pages', { id: 'm-x-f-profiles' }),
      scope: () => msg('How far it reaches', { id: 'm-x-f-scope' }),
      state: () => msg('State: active, forming…', { id: 'm-x-f-state' }),
      purposes: () => msg('Purposes', { id: 'm-x-f-purposes' }),
      aliases: () => msg('Other names', { id: 'm-x-f-aliases' }),
      source: () => msg('Source', { id: 'm-x-source' }),
      checked: () => msg('Last checked', { id: 'm-x-f-checked' }),
      id: () => msg('Identifier', { id: 'm-x-f-id' }),
      private: () => msg('Private: never published', { id: 'm-x-f-private' }),
    }) as Partial<Record<Field, () => string>>
  )[field]?.() ?? fieldName(field);

/** What became of a row (form/import/report.ts). The value stands beside it. */
export const remarkName = (code: RemarkCode): string =>
  ({
    quote: () => msg('a quotation mark that does not close: read as a plain sign', { id: 'm-x-r-quote' }),
    long: () => msg('more cells than headings: left out', { id: 'm-x-r-long' }),
    short: () => msg('fewer cells than headings: the others are empty', { id: 'm-x-r-short' }),
    nameless: () => msg('without a name: not taken', { id: 'm-x-r-nameless' }),
    merged: () => msg('the same organisation as in an earlier line: joined with it', { id: 'm-x-r-merged' }),
    id: () => msg('identifier changed', { id: 'm-x-r-id' }),
    country: () => msg('no country that we know', { id: 'm-x-r-country' }),
    'country-near': () => msg('country corrected', { id: 'm-x-r-near' }),
    language: () => msg('no language that we know', { id: 'm-x-r-language' }),
    state: () => msg('no state that we know', { id: 'm-x-r-state' }),
    purpose: () => msg('no purpose that we know', { id: 'm-x-r-purpose' }),
    date: () => msg('not a date', { id: 'm-x-r-date' }),
    url: () => msg('not a web address', { id: 'm-x-r-url' }),
    shortened: () => msg('title shortened, whole in the description', { id: 'm-x-r-shortened' }),
    coordinates: () => msg('not coordinates: without a place', { id: 'm-x-r-coordinates' }),
    range: () => msg('coordinates out of range: without a place', { id: 'm-x-r-range' }),
    swapped: () => msg('latitude and longitude were exchanged: put right', { id: 'm-x-r-swapped' }),
    half: () => msg('only one of the two coordinates: without a place', { id: 'm-x-r-half' }),
    zero: () => msg('coordinates 0, 0: without a place', { id: 'm-x-r-zero' }),
    geometry: () => msg('not a point: without a place', { id: 'm-x-r-geometry' }),
    crs: () => msg('coordinates of another reference system: without a place', { id: 'm-x-r-crs' }),
    network: () => msg('not among the rows: added as a network', { id: 'm-x-r-network' }),
    form: () => msg('not of the form of a list of partners: left out', { id: 'm-x-r-form' }),
    twice: () => msg('identifier that another entry has: left out', { id: 'm-x-r-twice' }),
  })[code]();
