import { fitting, type Shape } from '../contract/fitting.ts';

/**
 * What an address gave. `missing`: it has no such thing; `wrong`: something else; `other`: of another definition; `away`: not now,
 * trying again may help.
 */
export type Fetched<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly why: 'missing' | 'wrong' | 'other' | 'away'; readonly cause?: unknown };

const TIMEOUT = 30_000;

/**
 * Fetches a document and takes of it what has the form it should have. Never throws. The browser's cache asks anew by ETag.
 * @param url absolute address
 * @param shape what it has to be (contract/generated)
 */
export async function fetched<T>(url: string, shape: Shape, headers?: HeadersInit): Promise<Fetched<T>> {
  const failed = (why: 'missing' | 'wrong' | 'away', cause?: unknown): Fetched<T> => ({ state: 'failed', why, cause });
  let text: string;
  try {
    const own = new Headers(headers);
    own.set('Accept', 'application/json');
    const response = await fetch(url, { headers: own, signal: AbortSignal.timeout(TIMEOUT) });
    if ([404, 410].includes(response.status)) return failed('missing', `status ${response.status}`);
    if (!response.ok) return failed('away', `status ${response.status}`);
    text = await response.text();
  } catch (cause) {
    return failed('away', cause);
  }
  try {
    const value = fitting(shape, JSON.parse(text));
    return value === undefined ? failed('wrong', 'not of the form of results') : { state: 'ready', value: value as T };
  } catch (cause) {
    return failed('wrong', cause);
  }
}
