/**
 * E-mail addresses in texts that anyone may read: what is published holds none, messages are passed on instead. Found is
 * what programs that collect addresses would find: `a@b.org`, also with a full-width or percent-encoded sign.
 */
const address =
  /[\p{L}\p{N}._%+-]{0,63}[\p{L}\p{N}_%+-](?:@|＠|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/giu;

/** Most texts have no such sign, and are not looked at twice. */
const sign = /@|＠|%40/;

export const holdsAddress = (text: string): boolean => sign.test(text) && text.search(address) >= 0;

/** The text with `[…]` where an address was. */
export const withoutAddress = (text: string): string => (sign.test(text) ? text.replace(address, '[…]') : text);

/** A JSON value with no address in any of its texts; a member whose name holds one is left out. */
export function withoutAddresses<T>(value: T): T {
  if (typeof value === 'string') return withoutAddress(value) as T;
  if (Array.isArray(value)) return value.map(withoutAddresses) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !holdsAddress(name))
      .map(([name, member]) => [name, withoutAddresses(member)]),
  ) as T;
}

interface Place {
  readonly within: Place | undefined;
  readonly name: string | number;
}

const pathOf = (place: Place | undefined): (string | number)[] => {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.within) path.unshift(at.name);
  return path;
};

/** Where in a JSON value a text or a name holds an address. Of any depth: it does not call itself. */
export function* addressesIn(value: unknown): Generator<readonly (string | number)[]> {
  const open: { place: Place | undefined; value: unknown }[] = [{ place: undefined, value }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { place, value: found } = next;
    if (typeof found === 'string') {
      if (holdsAddress(found)) yield pathOf(place);
    } else if (typeof found === 'object' && found !== null) {
      const list = Array.isArray(found);
      for (const [name, member] of Object.entries(found).reverse()) {
        const within = { within: place, name: list ? Number(name) : name };
        if (!list && holdsAddress(name)) yield pathOf(within);
        else if (typeof member === 'string' || typeof member === 'object') open.push({ place: within, value: member });
      }
    }
  }
}
