/**
 * E-mail addresses in texts that anyone may read: what is published holds none, messages are passed on instead. Found is
 * what programs that collect addresses would find: `a@b.org`, also with a full-width or percent-encoded sign.
 */
const address =
  /[\p{L}\p{N}._%+-]{0,63}[\p{L}\p{N}_%+-](?:@|＠|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/giu;

export const holdsAddress = (text: string): boolean => text.search(address) >= 0;

/** The text with `[…]` where an address was. */
export const withoutAddress = (text: string): string => text.replace(address, '[…]');

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

/** Where in a JSON value a text or a name holds an address, in its order. Of any depth: it does not call itself. */
export function* addressesIn(value: unknown): Generator<readonly (string | number)[]> {
  const open: { at: readonly (string | number)[]; value: unknown }[] = [{ at: [], value }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, value: found } = next;
    if (typeof found === 'string') {
      if (holdsAddress(found)) yield at;
    } else if (typeof found === 'object' && found !== null) {
      const list = Array.isArray(found);
      for (const [name, member] of Object.entries(found).reverse()) {
        const path = [...at, list ? Number(name) : name];
        if (!list && holdsAddress(name)) yield path;
        else open.push({ at: path, value: member });
      }
    }
  }
}
