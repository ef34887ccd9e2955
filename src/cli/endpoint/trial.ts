import { randomBytes } from 'node:crypto';

/** One answer of an endpoint, with as much of its body as is read: 1 MiB. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly ms: number;
}

/** One promise of the contract, tried. */
export interface Finding {
  /** `holds` · `broken`: widgets would lose or double answers · `advice`: they cope, people are told less · `untried` */
  readonly verdict: 'holds' | 'broken' | 'advice' | 'untried';
  readonly what: string;
  /** what was seen */
  readonly seen?: string;
  /** what to do about it */
  readonly mend?: string;
}

/** A UUID of version 7 (RFC 9562): 48 bits of time, then random ones. */
export function uuid7(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const largest = 2 ** 20;

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body)
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      if ((size += chunk.length) >= largest) break;
    }
  return Buffer.concat(chunks).subarray(0, largest).toString('utf8');
}

/** Asks the endpoint; a connection that fails is told as text. */
export async function ask(url: string, init: RequestInit, timeout: number): Promise<Reply | string> {
  const started = performance.now();
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    const { status, headers } = response;
    return { status, headers, body: await bodyOf(response), ms: Math.round(performance.now() - started) };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    if (name === 'TimeoutError') return `no answer within ${timeout / 1000} s`;
    return cause?.code ?? cause?.message ?? message;
  }
}

export const isHtml = ({ headers, body }: Reply): boolean =>
  /html/i.test(headers.get('Content-Type') ?? '') || /^\s*<(!doctype\s+html|html|head|body)\b/i.test(body);

export function jsonOf({ body }: Reply): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What counts as success for any endpoint (the contract): 200, 201, 202 or 204, not HTML, with our id if it names one. */
export const succeeded = (reply: Reply, id: string): boolean => {
  const named = jsonOf(reply)?.id;
  return [200, 201, 202, 204].includes(reply.status) && !isHtml(reply) && (named === undefined || named === id);
};

/** `422 application/problem+json "Some answers are not accepted"` */
export function seen(reply: Reply | string): string {
  if (typeof reply === 'string') return reply;
  const type = (reply.headers.get('Content-Type') ?? 'without a type').split(';', 1)[0]!;
  const { title, detail } = jsonOf(reply) ?? {};
  const said = [title, detail].filter((text) => typeof text === 'string').join(': ');
  return `${reply.status} ${reply.status === 204 ? '' : type}${said ? ` "${said.slice(0, 200)}"` : ''}`.trim();
}

/** A refusal as RFC 9457 wants it. */
export const isProblem = (reply: Reply): boolean =>
  /^application\/problem\+json\b/i.test(reply.headers.get('Content-Type') ?? '') &&
  typeof jsonOf(reply)?.title === 'string';
