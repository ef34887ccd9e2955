import type { Office } from '../contract/partners.ts';

/** What a request for help is about, as far as offices go by it: ISO codes of countries, and the document's sectors. */
export interface Request {
  readonly countries?: readonly string[] | undefined;
  readonly sectors?: readonly string[] | undefined;
}

const meets = (own: readonly string[] | undefined, asked: readonly string[] = []): boolean =>
  !own?.length || own.some((code) => asked.includes(code));

/**
 * The office that takes a request: the first that names countries or sectors and of each that it names shares one with the
 * request; else the last that names none. The same on the page, which tells the person beforehand, and at the receiver.
 * @returns undefined where all offices are for something else
 */
export function officeFor(offices: readonly Office[], { countries, sectors }: Request): Office | undefined {
  const general = ({ countries: c, sectors: s }: Office): boolean => !c?.length && !s?.length;
  return (
    offices.find(
      (office) => !general(office) && meets(office.countries, countries) && meets(office.sectors, sectors),
    ) ?? offices.findLast(general)
  );
}
