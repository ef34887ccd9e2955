export type Theme = 'auto' | 'italia' | 'plain';

/** The attributes that hold an address; `drafts` may. What is wrong with them is said in author.ts. */
export type AddressName = 'src' | 'endpoint' | 'results' | 'availability' | 'drafts';

/**
 * An address made absolute, when it is one we go to: http or https, or relative to the page.
 * @returns undefined for `javascript:`, `data:`, `file:` and for what is no address
 */
export function address(value: string, base: string): string | undefined {
  const url = URL.canParse(value, base) ? new URL(value, base).href : '';
  return /^https?:/.test(url) ? url : undefined;
}

/** The same of a feed that calendars follow, which may be named `webcal:`, as these name it. */
export const feedAddress = (value: string, base: string): string | undefined =>
  address(value.trim().replace(/^webcals?:/i, 'https:'), base);
