export type Json = string | number | boolean | undefined | readonly Json[] | { readonly [name: string]: Json };

/** Without members that say nothing. */
export const told = (members: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && !value.length),
    ),
  );
