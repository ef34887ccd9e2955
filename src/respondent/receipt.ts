import type { Answers } from '../form/index.ts';

/** A receipt as it is shown: the submission's id, a dot, the code that opens it. */
export interface Receipt {
  readonly id: string;
  readonly code: string;
}

/** The respondent's own copy, of what an endpoint may say of it. */
export type Own = Partial<Record<'kind' | 'about' | 'version' | 'receivedAt' | 'replacedAt', unknown>> & {
  readonly answers?: Answers;
};
/** Why there is none. `wrong`: no such id, or not its code; `gone`: erased; `away`: not now. */
export type Without = 'wrong' | 'gone' | 'away';

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

/** What may be asked with a receipt's code. The code goes nowhere else, and no cache keeps what it opens. */
const ask = (method: string, endpoint: string, { id, code }: Receipt, headers?: HeadersInit): Promise<Response> => {
  const own = new Headers(headers);
  own.set('Accept', 'application/json');
  own.set('Authorization', `Receipt ${code}`);
  return fetch(`${endpoint.replace(/\/$/, '')}/${id}`, {
    method,
    headers: own,
    credentials: 'same-origin',
    referrerPolicy: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
  });
};

/**
 * Fetches what was sent (contract.md: GET with `Authorization: Receipt`). Never throws.
 * @param endpoint absolute address that took it
 */
export async function copyOf(endpoint: string, receipt: Receipt, headers?: HeadersInit): Promise<Own | Without> {
  try {
    const response = await ask('GET', endpoint, receipt, headers);
    const { status } = response;
    if (status === 410) return 'gone';
    if ([400, 401, 403, 404].includes(status)) return 'wrong';
    return response.ok ? ((await response.json()) as Own) : 'away';
  } catch {
    return 'away';
  }
}

/**
 * Has a submission erased, wherever the endpoint keeps it. Never throws.
 * @param endpoint absolute address that took it
 * @returns whether it is gone, now or since earlier
 */
export const erase = (endpoint: string, receipt: Receipt, headers?: HeadersInit): Promise<boolean> =>
  ask('DELETE', endpoint, receipt, headers).then(
    ({ ok, status }) => ok || status === 410,
    () => false,
  );
