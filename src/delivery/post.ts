import type { AnswerError, Receipt } from '../contract/submission.ts';
import { retryAfter, systemClock, type Clock } from './clock.ts';

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
}

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

export type RetryReason =
  | 'offline' // no answer: no network, DNS, refused by CORS, cut
  | 'timeout'
  | 'busy' // 408, 425, 429, 5xx
  | 'in-flight' // 409: another attempt with the same id is being handled
  | 'not-a-receipt' // success status with a body that is half a JSON, HTML, or somebody else's id
  | 'redirected'
  | 'status'; // 401, 403, 404, 405 and other answers that name a mistake in the page's configuration

export type Outcome =
  | { outcome: 'accepted'; receipt?: AnyReceipt }
  | { outcome: 'refused'; problem: Problem }
  /** `after`: ms before which the endpoint wants no attempt. `held`: a person may have to mend something: try slowly */
  | { outcome: 'retry'; reason: RetryReason; status?: number; after?: number; held?: boolean };

export interface PostOptions {
  fetch?: typeof fetch;
  clock?: Clock;
  signal?: AbortSignal;
  /** ms for the whole exchange; default 30 s and 1 s more per 16 kB of body */
  timeout?: number;
  /** the page's `requestHeaders`; ours win */
  headers?: Record<string, string>;
  /** this endpoint promised receipts: a success without one is not success */
  receipts?: boolean;
}

/** Bytes of an answer that are read: an endpoint may echo the submission (1 MiB at most), no honest one says more. */
const MAX_ANSWER = 2 ** 21;

/** POSTs the parcel once. Never throws: whatever goes wrong is an outcome. */
export async function post(endpoint: string, parcel: Parcel, options: PostOptions = {}): Promise<Outcome> {
  const { clock = systemClock, signal, receipts } = options;
  const size = typeof parcel.body === 'string' ? parcel.body.length : parcel.body.byteLength;
  const abort = new AbortController();
  let late = false;
  const timer = clock.setTimeout(() => abort.abort((late = true)), options.timeout ?? 30_000 + size / 16);
  const stop = (): void => abort.abort();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    const headers = new Headers(options.headers);
    headers.set('Accept', 'application/json, application/problem+json');
    headers.set('Content-Type', parcel.type);
    headers.set('Idempotency-Key', parcel.id);
    const response = await (options.fetch ?? fetch)(endpoint, {
      method: 'POST',
      body: parcel.body,
      headers,
      // The host's own session (CMS, CSRF cookie) goes to the host's own server; no cookie ever crosses origins.
      credentials: 'same-origin',
      // The page's address is in the submission; to another origin its path is nobody's business.
      referrerPolicy: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      // Lets a small body leave when the tab is closed right after "send": an extra, the outbox still has it.
      keepalive: typeof parcel.body === 'string' && size < 16_000,
      signal: abort.signal,
    });
    const busy = response.status >= 500 || response.status === 429; // what its head says is enough
    const text = await read(response).catch((error) => (busy ? '' : Promise.reject(error)));
    return judge(parcel.id, response, text, clock.now(), receipts);
  } catch {
    return { outcome: 'retry', reason: late ? 'timeout' : 'offline' };
  } finally {
    clock.clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** The answer's text, or undefined past the limit: the rest is not even downloaded. Throws when the body is cut. */
async function read(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_ANSWER) return void reader.cancel().catch(() => {});
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

/** Classifies an answer whose body was read (`undefined`: too long). Pure but for `response`, of which it reads heads. */
export function judge(
  id: string,
  response: Pick<Response, 'status' | 'type' | 'redirected' | 'headers'>,
  text: string | undefined,
  now: number,
  receipts = false,
): Outcome {
  const { status, headers } = response;
  const after = retryAfter(headers.get('Retry-After'), headers.get('Date'), now);
  const retry = (reason: RetryReason, held?: boolean): Outcome => ({
    outcome: 'retry',
    reason,
    status,
    ...(after !== undefined && { after }),
    ...(held && { held }),
  });
  if (response.type === 'opaqueredirect' || response.redirected || (status >= 300 && status < 400))
    return retry('redirected', true);

  const media = (headers.get('Content-Type') ?? '').toLowerCase();
  const html = media.includes('html') || /^\s*</.test(text ?? '');
  const json = parse(text);
  if ([200, 201, 202, 204].includes(status)) {
    if (html || media.includes('problem+json')) return retry('not-a-receipt', true);
    // Too long, or it should be JSON (by its type or its first character) and is not: most likely cut.
    if (
      text === undefined ||
      (json === undefined && (/json/.test(media) ? text || status !== 204 : /^\s*[{[]/.test(text)))
    )
      return retry('not-a-receipt');
    if (isRecord(json) && 'id' in json)
      return json.id === id ? { outcome: 'accepted', receipt: receiptOf(json, id) } : retry('not-a-receipt', true);
    return receipts ? retry('not-a-receipt', true) : { outcome: 'accepted' };
  }

  const explained = isRecord(json) && typeof json.type === 'string' && json.type !== 'about:blank';
  if (status === 409 && /in[-_ ]?flight/i.test(text ?? '')) return retry('in-flight');
  if ([400, 410, 413, 415, 422].includes(status) || (status === 409 && explained))
    return { outcome: 'refused', problem: problemOf(isRecord(json) ? json : {}, status) };
  return status >= 500 || [408, 425, 429].includes(status) ? retry('busy') : retry('status', true);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** The members of a receipt that have the right type; a `statusUrl` that is no web address is dropped. */
function receiptOf(json: Record<string, unknown>, id: string): AnyReceipt {
  const receipt: Record<string, unknown> = { id };
  for (const name of ['status', 'receivedAt', 'code', 'table', 'statusUrl'])
    if (typeof json[name] === 'string' && (name !== 'statusUrl' || /^(https?:|\/)/.test(json[name])))
      receipt[name] = json[name];
  if (Number.isInteger(json.position)) receipt.position = json.position;
  return receipt as AnyReceipt;
}

/** A problem document with only what has the right type, at most 1,000 errors: an endpoint may say anything. */
function problemOf(json: Record<string, unknown>, status: number): Problem {
  const problem: Problem = { type: typeof json.type === 'string' ? json.type : 'about:blank', status };
  if (typeof json.title === 'string') problem.title = json.title;
  if (typeof json.detail === 'string') problem.detail = json.detail;
  if (Array.isArray(json.errors))
    problem.errors = json.errors
      .filter((e): e is AnswerError => isRecord(e) && typeof e.pointer === 'string' && typeof e.code === 'string')
      .slice(0, 1000)
      .map(({ pointer, code, params }) => ({ pointer, code, ...(isRecord(params) && { params }) }));
  return problem;
}
