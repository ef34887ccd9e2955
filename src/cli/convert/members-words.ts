import type { RemarkCode } from '../../form/import/index.ts';

/** What is told of a row (form/import/report.ts), with the value that stands there. */
export const remarkWords: Readonly<Record<RemarkCode, (value: string) => string>> = {
  quote: () => 'a quote is opened and never closed: it was read as a plain character',
  long: (value) => `more cells than headings; left out: ${value}`,
  short: (value) => `only ${value} cells: the others are taken as empty`,
  nameless: () => 'there is no name in it',
  merged: (value) => `the organisation of line ${value} again (name and city): what it adds was added there`,
  id: (value) => `the id was changed: ${value}`,
  country: (value) => `"${value}" is no country that we know`,
  'country-near': (value) => `taken for the nearest country: ${value}`,
  language: (value) => `"${value}" is no language that we know`,
  state: (value) => `"${value}" is none of active, forming, preparing, closed`,
  purpose: (value) => `"${value}" is none of commercial, project`,
  date: (value) => `"${value}" is no date`,
  url: (value) => `"${value}" is no web address`,
  shortened: (value) => `a title longer than 256 characters was shortened, the whole is its description: ${value}`,
  coordinates: (value) => `"${value}" is no pair of coordinates: without a place`,
  range: (value) => `coordinates out of range: ${value}: without a place`,
  swapped: (value) => `latitude and longitude were swapped, and are put right: ${value}`,
  half: (value) => `only one of latitude and longitude: ${value}: without a place`,
  zero: (value) => `coordinates 0, 0 are an empty cell rather than a place: ${value}`,
  geometry: (value) => `a ${value} is no point, and no middle is made up for it: without a place`,
  crs: (value) => `coordinates in another reference system, which are not converted: ${value}: without a place`,
  network: (value) => `"${value}" is none of the rows: an entry of the kind network was made for it`,
  form: (value) =>
    `${value} has not the form of the contract, and is left out; the contract is in dist/schemas/partners.json`,
  twice: (value) => `another entry has the id ${value}: left out`,
};
