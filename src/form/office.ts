import type { Office } from '../contract/partners.ts';

/** What a request for help is about, as far as offices go by it: lists of ISO codes of countries, and of the document's sectors. */
export interface Request {
  readonly countries?: unknown;
  readonly sectors?: unknown;
}

const general = ({ countries, sectors }: Office): boolean => !countries?.length && !sectors?.length;
const meets = (own: readonly string[] | undefined, asked: unknown): boolean =>
  !own?.length || (Array.isArray(asked) && own.some((code) => asked.includes(code)));

/**
 * The office that takes a request: the first that names countries or sectors and of each that it names shares one with the
 * request; else the last that names none. The same on the page, which tells the person beforehand, and at the receiver.
 * @param named id of the office that the request itself names: it goes before others that fit as well, and takes what
 *   fits none
 * @returns undefined where all offices are for something else, and none of them is named
 */
export function officeFor(offices: readonly Office[], request: Request, named?: string): Office | undefined {
  const fits = (office: Office): boolean =>
    !general(office) && meets(office.countries, request.countries) && meets(office.sectors, request.sectors);
  const wanted = offices.find(({ id }) => id === named);
  if (wanted && fits(wanted)) return wanted;
  return offices.find(fits) ?? offices.findLast(general) ?? wanted;
}
