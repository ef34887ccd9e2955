import type { Answers } from '../form/index.ts';

/** A receipt as it is shown: the submission's id, a dot, the code that opens it. */
export interface Receipt {
  readonly id: string;
  readonly code: string;
}

/** What came of asking for one's own copy. `wrong`: no such id, or not its code; `away`: not now. */
export type Copy = { readonly about: string; readonly answers: Answers } | 'wrong' | 'gone' | 'away';

/** ms for the whole exchange */
const TIMEOUT = 20_000;

/**
 * A receipt as somebody typed or pasted it: broken over lines, with spaces, with typographic dashes, with the words and
 * the time that stand beside it on the printed copy.
 * @returns undefined where there is none in it
 */
export function receiptOf(typed: string): Receipt | undefined {
  const text = typed.replace(/\s\d{4}-\d\d-\d\dT[\d:.]+Z?\s*$/, '').replace(/[\s\u200b\ufeff]/g, '');
  const [, id, code] =
    /([\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})\.([\w-]{4,256})$/i.exec(text.replace(/[\u2010-\u2015\u2212]/g, '-')) ??
    [];
  return id && code ? { id: id.toLowerCase(), code } : undefined;
}

/**
 * The respondent's own copy of a questionnaire (contract.md: GET with `Authorization: Receipt`). Never throws; the code
 * goes nowhere else, and no cache keeps what it opens.
 * @param endpoint absolute address that took it
 */
export async function copyOf(endpoint: string, { id, code }: Receipt, headers?: HeadersInit): Promise<Copy> {
  try {
    const own = new Headers(headers);
    own.set('Accept', 'application/json');
    own.set('Authorization', `Receipt ${code}`);
    const response = await fetch(`${endpoint.replace(/\/$/, '')}/${id}`, {
      headers: own,
      credentials: 'same-origin',
      referrerPolicy: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const { status } = response;
    if (status === 410) return 'gone';
    if ([400, 401, 403, 404].includes(status)) return 'wrong';
    if (!response.ok) return 'away';
    const { kind, about, answers } = (await response.json()) as Record<string, unknown>;
    return { about: kind === 'questionnaire' ? String(about) : '', answers: answers as Answers };
  } catch {
    return 'away';
  }
}
