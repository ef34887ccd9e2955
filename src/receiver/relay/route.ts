import type { Office } from '../../contract/partners.ts';

interface Request {
  readonly countries?: unknown;
  readonly sectors?: unknown;
}

const meet = (wanted: readonly string[] | undefined, asked: unknown): boolean =>
  !wanted || (Array.isArray(asked) && asked.some((code) => wanted.includes(String(code))));

/**
 * The office that takes a request: the one it names when its countries and sectors fit, else the first of which they do,
 * else the last one that has neither, else the one it names.
 * @param offices those whose address is known
 */
export function route(offices: readonly Office[], named: string, request: Request): Office | undefined {
  const fits = ({ countries, sectors }: Office) =>
    !!(countries || sectors) && meet(countries, request.countries) && meet(sectors, request.sectors);
  const chosen = offices.find(({ id }) => id === named);
  if (chosen && fits(chosen)) return chosen;
  return offices.find(fits) ?? offices.findLast(({ countries, sectors }) => !countries && !sectors) ?? chosen;
}
