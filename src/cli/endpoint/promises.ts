import { ask, isHtml, isProblem, jsonOf, seen, succeeded, type Finding, type Reply } from './trial.ts';

export interface Trial {
  readonly url: string;
  /** the site whose pages will send here, when it is another */
  readonly origin: string | undefined;
  readonly submission: Readonly<Record<string, unknown>> & { readonly id: string };
  /** ms a request may take */
  readonly timeout: number;
}

const list = (header: string | null): string[] => (header ?? '').split(',').map((part) => part.trim().toLowerCase());

/**
 * Sends a synthetic submission twice, then other content under its id, a broken one and one of a wrong type; asks for
 * the own copy and the erasure when a receipt came. @yields each promise of the contract as it is tried
 */
export async function* tryPromises({ url, origin, submission, timeout }: Trial): AsyncGenerator<Finding> {
  const { id } = submission;
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': id, ...(origin && { Origin: origin }) };
  const send = (body: string, more: Record<string, string> = {}) =>
    ask(url, { method: 'POST', headers: { ...headers, ...more }, body }, timeout);
  const bytes = JSON.stringify(submission);
  const replies: Reply[] = [];

  if (origin) yield* tryPreflight(url, origin, timeout);

  const first = await send(bytes);
  const taken = 'takes a submission: 200, 201, 202 or 204, no redirect, no HTML';
  if (typeof first === 'string') {
    yield {
      verdict: 'broken',
      what: taken,
      seen: first,
      mend: 'The address must answer: is it right, and reachable from here?',
    };
    return;
  }
  replies.push(first);
  const received = succeeded(first, id);
  yield received
    ? { verdict: 'holds', what: taken, seen: `${seen(first)} in ${first.ms} ms` }
    : { verdict: 'broken', what: taken, seen: seen(first), mend: mendOf(first, id) };
  if (origin) yield* tryOrigin(first, origin);
  if (!received) {
    if (first.status >= 400) yield problemOf('a refusal is a problem document (RFC 9457)', first);
    return;
  }

  const receipt = jsonOf(first);
  const code = typeof receipt?.code === 'string' && receipt.id === id ? receipt.code : undefined;
  yield receipt?.id === id
    ? { verdict: 'holds', what: 'names the submission in its answer, so that it cannot be mistaken for another page' }
    : {
        verdict: 'advice',
        what: 'names the submission in its answer, so that it cannot be mistaken for another page',
        seen: first.body ? 'an answer without "id"' : 'an empty answer',
        mend: 'Answer with a receipt: { "id", "status": "stored", "receivedAt", "code" }. Respondents then have something to show.',
      };

  const again = await send(bytes);
  const twice = 'takes the same submission again as the same: every retry has the same id and bytes';
  if (typeof again === 'string' || !succeeded(again, id))
    yield {
      verdict: 'broken',
      what: twice,
      seen: seen(again),
      mend: 'Look the id up before storing; when it is there with the same bytes, answer as the first time. Else a retry after a lost answer would look like a failure for ever.',
    };
  else {
    replies.push(again);
    const second = jsonOf(again);
    const other =
      receipt && ['code', 'receivedAt'].find((name) => receipt[name] !== undefined && receipt[name] !== second?.[name]);
    yield other
      ? {
          verdict: 'broken',
          what: twice,
          seen: `another "${other}" the second time: it was probably stored twice`,
          mend: 'Keep the receipt with the row, and give the same one for the same id.',
        }
      : { verdict: 'holds', what: twice, seen: seen(again) };
  }

  const changed = JSON.stringify({ ...submission, locale: submission.locale === 'en' ? 'it' : 'en' });
  const reused = await send(changed);
  const kept = 'refuses other content under the same id with 422';
  if (typeof reused === 'string' || (reused.status !== 422 && reused.status < 400))
    yield {
      verdict: 'advice',
      what: kept,
      seen: seen(reused),
      mend: 'Keep a digest of the bytes with the id; refuse other bytes, and leave the first ones as they are.',
    };
  else if (reused.status !== 422)
    yield { verdict: 'advice', what: kept, seen: seen(reused), mend: 'Answer 422: widgets then stop trying.' };
  else {
    replies.push(reused);
    yield { verdict: 'holds', what: kept };
    yield problemOf('its refusals are problem documents (RFC 9457)', reused);
  }

  yield* tryRefusal(await send('{"id":', { 'Idempotency-Key': '0' }), 400, 'refuses what is no JSON with 400');
  yield* tryRefusal(
    await send(bytes, { 'Content-Type': 'text/plain' }),
    415,
    'refuses other content types with 415: a page elsewhere can send text/plain without asking',
  );

  if (origin) {
    const exposed = replies.some(({ headers: h }) =>
      list(h.get('Access-Control-Expose-Headers')).some((name) => name === 'retry-after'),
    );
    yield exposed
      ? { verdict: 'holds', what: 'lets pages of the origin read Retry-After' }
      : {
          verdict: 'advice',
          what: 'lets pages of the origin read Retry-After',
          seen: 'not exposed',
          mend: 'Send Access-Control-Expose-Headers: Retry-After, or a busy endpoint is asked again too early.',
        };
  }
  if (code) yield* tryReceipt(url, id, code, bytes, send, timeout);
  else
    yield {
      verdict: 'untried',
      what: 'erases by receipt code',
      seen: `no code came: erase the test row ${id} yourselves`,
    };
}

function mendOf(reply: Reply, id: string): string {
  const problem = String(jsonOf(reply)?.type ?? '');
  if (reply.status >= 300 && reply.status < 400)
    return `It redirects to ${reply.headers.get('Location') ?? 'nowhere'}: give the final address, and ask for no login there.`;
  if (isHtml(reply))
    return 'This is a page, not an endpoint: a login, a captive portal, or the address of the site itself?';
  if (reply.status < 300)
    return reply.status === 203 || jsonOf(reply)?.id === undefined
      ? 'Answer 201 with a receipt.'
      : `Its "id" is not ${id}: it answers for another submission.`;
  if (/proof-of-work/.test(problem))
    return 'It asks for a proof of work, which this trial does not do: switch it off while trying.';
  if (reply.status === 404)
    return 'Nothing takes submissions there: is the path right? The reference receiver has /api/submissions.';
  if (reply.status === 405) return 'It takes no POST.';
  if (reply.status === 401 || reply.status === 403)
    return 'Widgets send without a login: let this path be open, and allow the origin.';
  if (reply.status === 422 || reply.status === 409 || reply.status === 400)
    return 'It judges what it gets: name the questionnaire that it knows with --definition FILE or URL, so that the trial has answers to it.';
  if (reply.status === 429 || reply.status === 503) return 'It is busy: try again later.';
  return 'Answer 201 when the submission is stored.';
}

const problemOf = (what: string, reply: Reply): Finding =>
  isProblem(reply)
    ? { verdict: 'holds', what }
    : {
        verdict: 'advice',
        what,
        seen: seen(reply),
        mend: 'Answer application/problem+json with "type", "title" and "status": people are then told why.',
      };

function* tryRefusal(reply: Reply | string, status: number, what: string): Generator<Finding> {
  if (typeof reply !== 'string' && reply.status === status) yield { verdict: 'holds', what };
  else yield { verdict: 'advice', what, seen: seen(reply), mend: `Answer ${status}, and store nothing.` };
}

/** The browser's question before a page of another origin may send JSON with an Idempotency-Key (Fetch, CORS preflight). */
async function* tryPreflight(url: string, origin: string, timeout: number): AsyncGenerator<Finding> {
  const asked = {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type,idempotency-key',
  };
  const reply = await ask(url, { method: 'OPTIONS', headers: asked }, timeout);
  const what = `lets pages of ${origin} send (CORS preflight)`;
  if (typeof reply === 'string')
    return yield { verdict: 'broken', what, seen: reply, mend: 'Answer OPTIONS with 204 and the CORS headers.' };
  const allowed = list(reply.headers.get('Access-Control-Allow-Headers'));
  const lacking = ['content-type', 'idempotency-key'].filter(
    (name) => !allowed.includes(name) && !allowed.includes('*'),
  );
  const from = reply.headers.get('Access-Control-Allow-Origin');
  if (reply.status < 200 || reply.status > 299)
    yield { verdict: 'broken', what, seen: seen(reply), mend: 'Answer OPTIONS with 204, before any check of login.' };
  else if (from !== origin && from !== '*')
    yield {
      verdict: 'broken',
      what,
      seen: `Access-Control-Allow-Origin: ${from ?? 'none'}`,
      mend: `Answer Access-Control-Allow-Origin: ${origin} (the reference receiver: VARCO_ORIGINS).`,
    };
  else if (lacking.length)
    yield {
      verdict: 'broken',
      what,
      seen: `headers not allowed: ${lacking.join(', ')}`,
      mend: 'Answer Access-Control-Allow-Headers: Content-Type, Idempotency-Key.',
    };
  else yield { verdict: 'holds', what };
}

function* tryOrigin(reply: Reply, origin: string): Generator<Finding> {
  const what = `lets pages of ${origin} read its answers`;
  const from = reply.headers.get('Access-Control-Allow-Origin');
  if (from === origin || from === '*') yield { verdict: 'holds', what };
  else
    yield {
      verdict: 'broken',
      what,
      seen: `Access-Control-Allow-Origin: ${from ?? 'none'}`,
      mend: 'Send it with every answer, refusals too: else a stored submission looks like being offline.',
    };
}

/** Own copy, erasure, and that a late retry does not undo the erasure. */
async function* tryReceipt(
  url: string,
  id: string,
  code: string,
  bytes: string,
  send: (body: string) => Promise<Reply | string>,
  timeout: number,
): AsyncGenerator<Finding> {
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/$/, '')}/${id}`;
  const secret = (value: string) => ({ headers: { Authorization: `Receipt ${value}` } });
  const copy = await ask(address.href, secret(code), timeout);
  const { answers } = JSON.parse(bytes) as { answers: Record<string, unknown> };
  const given = typeof copy === 'string' ? undefined : (jsonOf(copy)?.answers as Record<string, unknown> | undefined);
  const same =
    given && Object.keys(answers).every((name) => JSON.stringify(given[name]) === JSON.stringify(answers[name]));
  yield same
    ? { verdict: 'holds', what: 'gives respondents their own copy, with the receipt’s code' }
    : {
        verdict: 'advice',
        what: 'gives respondents their own copy, with the receipt’s code',
        seen: seen(copy),
        mend: 'GET …/:id with Authorization: Receipt <code> answers what was sent.',
      };

  const stranger = await ask(address.href, secret('x'.repeat(code.length)), timeout);
  if (typeof stranger !== 'string' && stranger.status < 300)
    yield {
      verdict: 'broken',
      what: 'keeps the copy from those without the code',
      seen: seen(stranger),
      mend: 'Compare the code, in constant time; answer 403.',
    };
  else yield { verdict: 'holds', what: 'keeps the copy from those without the code' };

  const gone = await ask(address.href, { method: 'DELETE', ...secret(code) }, timeout);
  const erased = typeof gone !== 'string' && [200, 202, 204].includes(gone.status);
  yield erased
    ? { verdict: 'holds', what: 'erases with the receipt’s code: the test row is gone' }
    : {
        verdict: 'advice',
        what: 'erases with the receipt’s code',
        seen: `${seen(gone)}: erase the test row ${id} yourselves`,
        mend: 'DELETE …/:id with Authorization: Receipt <code> erases and answers 204.',
      };
  if (!erased) return;
  const late = await send(bytes);
  if (typeof late !== 'string' && succeeded(late, id)) {
    yield {
      verdict: 'broken',
      what: 'keeps erased what was erased: a late retry is 410',
      seen: `${seen(late)}: erase the test row ${id} yourselves`,
      mend: 'Keep the id of what was erased, without its answers, and refuse it with 410.',
    };
  } else yield { verdict: 'holds', what: 'keeps erased what was erased: a late retry is 410', seen: seen(late) };
}
