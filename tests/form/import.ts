import { build, finish, guess, lookups, readTable, type Imported, type Plan } from '../../src/form/import/index.ts';

export const names = lookups((locale, type) => new Intl.DisplayNames([locale], { type }));
export const tableOf = (file: string | Uint8Array) =>
  finish(readTable(typeof file === 'string' ? new TextEncoder().encode(file) : file));

/** A file as it is taken when nobody changes what was guessed. */
export function imported(file: string | Uint8Array, plan: Partial<Plan> = {}): Imported {
  const table = tableOf(file);
  const mapping = guess(table, names).map(({ target }) => target);
  return finish(build(table, { id: 'members', locale: 'it', mapping, lookups: names, ...plan }));
}
