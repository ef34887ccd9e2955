import type { AnswerError, Receipt } from '../contract/submission.ts';
import { retryAfter } from './clock.ts';

/**
 * One attempt to deliver one submission, and the judgement of what came back.
 * Success is narrow (contract.md): 200, 201, 202 or 204, not redirected, not HTML, and a JSON body's `id` is ours. A
 * refusal is final and explained. Everything else (an outage, a login page, a captive portal, half a JSON) is "not yet".
 */
export interface Parcel {
  /** uuid; also the Idempotency-Key */
  id: string;
  /** the same bytes at every attempt: JSON text, or a multipart form (`multipart.ts`) */
  body: string | ArrayBuffer;
  /** content type of the body */
  type: string;
  /** the receipt of earlier answers of the same respondent, which these take the place of; its code goes in a header */
  replaces?: AnyReceipt | undefined;
}

/** A submission without files as a parcel: its JSON, said once and kept as text. */
export const jsonParcel = (id: string, body: string): Parcel => ({ id, body, type: 'application/json' });

/** A refusal as it is shown (RFC 9457); `type` is `about:blank` when the endpoint explained nothing. */
export interface Problem {
  type: string;
  status: number;
  title?: string;
  detail?: string;
  errors?: AnswerError[];
}

/** What an endpoint said of an accepted submission: only `id` is sure; an endpoint that is not Varco's gives no code. */
export type AnyReceipt = Partial<Receipt> & { id: string };

/** What came of an attempt. `retrying`, `held`: not yet; for `held` a person may have to mend something. */
export interface Outcome {
  state: 'accepted' | 'refused' | 'retrying' | 'held';
  receipt?: AnyReceipt;
  /** of `refused` */
  problem?: Problem;
  /** of an answer that means "not yet" */
  status?: number;
  /** ms before which the endpoint wants no attempt */
  told?: number;
}

export interface PostOptions {
  signal: AbortSignal;
  /** ms for the whole exchange */
  timeout: number;
  /** the page's `requestHeaders`; ours win */
  headers?: Record<string, string> | undefined;
  /** this endpoint promised receipts: a success without one is not success */
  receipts?: boolean | undefined;
}

const ACCEPTED = [200, 201, 202, 204];
const REFUSED = [400, 410, 413, 415, 422];
const BUSY = [408, 425, 429];
const isBusy = (status: number): boolean => status >= 500 || BUSY.includes(status);

/** Characters of an answer that are read: an endpoint may echo the submission (1 MiB at most), no honest one says more. */
const MAX_ANSWER = 2 ** 21;

/** POSTs the parcel once. Never throws: whatever goes wrong is an outcome. */
export async function post(
  endpoint: string,
  { id, body, type, replaces }: Parcel,
  options: PostOptions,
): Promise<Outcome> {
  try {
    const headers = new Headers(options.headers);
    headers.set('Accept', 'application/json, application/problem+json');
    headers.set('Content-Type', type);
    headers.set('Idempotency-Key', id);
    if (replaces) headers.set('Authorization', `Receipt ${replaces.code}`);
    const response = await fetch(endpoint, {
      method: 'POST',
      body,
      headers,
      // The host's own session (CMS, CSRF cookie) goes to the host's own server; no cookie ever crosses origins.
      credentials: 'same-origin',
      // The page's address is in the submission; to another origin its path is nobody's business.
      referrerPolicy: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      // Lets a small body leave when the tab is closed right after "send": an extra, the outbox still has it.
      keepalive: new Blob([body]).size < 16_000,
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeout)]),
    });
    // What the head of a busy one says is enough.
    return judge(id, response, isBusy(response.status) ? '' : await read(response), options.receipts);
  } catch {
    return { state: 'retrying' };
  }
}

/** The answer's text. Throws when it is cut, and when it is too long: the rest is not even downloaded. */
async function read(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part; (part = (await reader?.read())?.value);)
    if ((text += part).length > MAX_ANSWER) throw new RangeError();
  return text;
}

/** Classifies an answer by its head and its text. */
export function judge(
  id: string,
  response: Pick<Response, 'status' | 'type' | 'redirected' | 'headers'>,
  text: string,
  receipts = false,
): Outcome {
  const { status, headers } = response;
  const notYet = (state: Outcome['state']): Outcome => ({ state, status, told: retryAfter(response) });
  if (response.type === 'opaqueredirect' || response.redirected) return notYet('held');

  const media = headers.get('Content-Type') ?? '';
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the endpoint says
  let json: any;
  try {
    json = JSON.parse(text);
  } catch {
    // judged below
  }
  if (ACCEPTED.includes(status)) {
    if (/html|problem/i.test(media) || /^\s*</.test(text)) return notYet('held');
    // By its type or its first character it should be JSON, and is not: most likely cut.
    if (json === undefined && (/^\s*[{[]/.test(text) || (/json/i.test(media) && status !== 204)))
      return notYet('retrying');
    if (json?.id === id) return { state: 'accepted', receipt: { ...texts(json), id } };
    return receipts || json?.id !== undefined ? notYet('held') : { state: 'accepted' };
  }
  const conflict = status === 409;
  const named = json?.type ?? 'about:blank';
  if (isBusy(status) || (conflict && /in[-_ ]?flight/i.test(text))) return notYet('retrying');
  // A code that opens nothing will open nothing later; any other 403 is a page that is not set up.
  const final = conflict ? named !== 'about:blank' : status === 403 && /problems.forbidden$/.test(named);
  if (!final && !REFUSED.includes(status)) return notYet('held');
  // An endpoint may say anything, and any number of it.
  const errors = [json?.errors]
    .flat()
    .filter((error) => typeof error?.pointer === 'string' && typeof error.code === 'string')
    .slice(0, 1000);
  return { state: 'refused', problem: { type: 'about:blank', ...texts(json), status, errors } };
}

/** The members that are texts (`position`: a number); all else is dropped, and a `statusUrl` that is no web address. */
const texts = (json: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(json ?? {}).filter(
      ([name, value]) =>
        typeof value === (name === 'position' ? 'number' : 'string') &&
        (name !== 'statusUrl' || /^(https?:|\/)/.test(value)),
    ),
  );
