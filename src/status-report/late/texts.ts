import { fitting, type Shape } from '../../contract/fitting.ts';
import { fold } from '../../contract/fold.ts';
import { msg, str } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';

/** Texts that are shown at a time. */
export const PAGE = 20;

/** A question whose answers are texts. */
export interface Written {
  readonly id: string;
  readonly label: string;
}

/** Questions that are answered in free text, "other, which?" too; not those that name or reach a person. */
export const written = (s: Viewing): Written[] =>
  s.model.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const label = s.text(question.label) || question.id;
      if (question.type === 'note') return [];
      if (question.data === 'identity' || question.sensitive) return [];
      if (question.type === 'text' || question.type === 'longtext') return [{ id: question.id, label }];
      return 'other' in question && question.other
        ? [{ id: `${question.id}_other`, label: msg(str`${label}: other, which?`, { id: 's-other-texts' }) }]
        : [];
    }),
  );

/**
 * What came of asking for texts. `n`: how many there are, of which `texts` may be the first; `next`: where the others begin.
 * `refused`: not with this token; `missing`: the address tells none.
 */
export type Asked =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready';
      readonly texts: readonly string[];
      readonly n: number;
      readonly next?: string | undefined;
    }
  | { readonly state: 'failed'; readonly why: 'refused' | 'missing' | 'away' };

const shape = { n: { '|': ['0', 'i>=0'] }, texts: ['s'], 'next?': { '|': ['0', 's'] } } as unknown as Shape;
const TIMEOUT = 30_000;

/**
 * The texts that were written in answer to a question. Never throws; nothing is kept by the browser.
 * @param token the administrator's: it is sent in a header, and in nothing else
 * @param after what there is already, where these are the next
 */
export async function askTexts(
  s: Viewing,
  question: string,
  token: string,
  after?: Extract<Asked, { state: 'ready' }>,
): Promise<Asked> {
  const failed = (why: 'refused' | 'missing' | 'away'): Asked => ({ state: 'failed', why });
  const results = s.host.address('results');
  if (!results) return failed('missing');
  const url = new URL(results);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/texts/${encodeURIComponent(question)}`;
  if (after?.next) url.searchParams.set('after', after.next);
  const headers = new Headers(s.host.requestHeaders);
  headers.set('Accept', 'application/json');
  try {
    headers.set('Authorization', `Bearer ${token}`);
  } catch {
    // what no header can hold is nobody's token
    return failed('refused');
  }
  try {
    const response = await fetch(url, { headers, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
    if ([401, 403].includes(response.status)) return failed('refused');
    if ([404, 405, 410].includes(response.status)) return failed('missing');
    if (!response.ok) return failed('away');
    const told = fitting(shape, await response.json()) as
      { texts: string[]; n: number | null; next?: string | null } | undefined;
    if (!told) return failed('missing');
    const texts = [...(after?.texts ?? []), ...told.texts];
    const n = Math.max(told.n ?? 0, texts.length);
    return { state: 'ready', texts, n, next: told.texts.length ? (told.next ?? undefined) : undefined };
  } catch {
    return failed('away');
  }
}

/** The texts in which every word of a query stands, in any case and without accents. */
export function narrowed(texts: readonly string[], query: string): string[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return texts.filter((text) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  });
}

/** One page of a list, and how many there are; a page beyond the end is the last. */
export function pageOf<T>(list: readonly T[], page: number): { items: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(list.length / PAGE));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { items: list.slice(at * PAGE, (at + 1) * PAGE), page: at, pages };
}
