import { backoff, systemClock, type Clock } from './clock.ts';
import { applyEdits, upgradeDraft, type Draft, type DraftLink, type Drafts, type Saved } from './drafts.ts';
import { newSecret, uuidv7 } from './ids.ts';
import { tabs } from './keeper.ts';

/**
 * Drafts that can be resumed on another device by a link (`drafts="<URL>"`). This device comes first: a draft is saved
 * here, and a copy follows to `<URL>/<id>` when the typing pauses, again and again until it is there. The secret that
 * opens the copy stands in the link's fragment, which browsers send to nobody, and in the Authorization header.
 */
export interface RemoteOptions {
  /** `<url>/<id>` answers PUT, GET and DELETE */
  url: string;
  local: Drafts;
  /** of the page's address (`linkOf`): the draft to resume */
  link?: DraftLink | undefined;
  fetch?: typeof fetch;
  clock?: Clock;
  /** ms of quiet before a copy is sent; default 2000 */
  quiet?: number;
  /** whether the copy holds everything */
  onsync?: (synced: boolean) => void;
  /** says that the stored draft changed by what another device wrote; default: the channel that keepers listen to */
  announce?: (key: string) => void;
}

const FRAGMENT = /[#&]varco-draft=([\da-f-]{36})\.([\w-]{22,256})(?=&|$)/;

/** The page's address with the link to a draft in its fragment. */
export function linkTo(page: string, { id, secret }: DraftLink): string {
  const url = new URL(page);
  url.hash = `varco-draft=${id}.${secret}`;
  return url.href;
}

/** The link in a fragment (`location.hash`), if there is one. Take it out of the address once it is read. */
export function linkOf(hash: string): DraftLink | undefined {
  const [, id, secret] = FRAGMENT.exec(hash) ?? [];
  return id && secret ? { id, secret } : undefined;
}

export function remoteDrafts(options: RemoteOptions): Drafts {
  const { url, local, clock = systemClock, quiet = 2000, onsync } = options;
  const announce = options.announce ?? tell;
  let tag: string | null = null;
  let tries = 0;
  let timer: unknown;
  let sending = false;

  const call = async (method: string, link: DraftLink, body?: string): Promise<Response> => {
    const abort = new AbortController();
    const late = clock.setTimeout(() => abort.abort(), 10_000);
    try {
      const response = await (options.fetch ?? fetch)(`${url.replace(/\/$/, '')}/${link.id}`, {
        method,
        headers: {
          Authorization: `Draft ${link.secret}`,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(body !== undefined && tag && { 'If-Match': tag }),
        },
        ...(body !== undefined && { body }),
        credentials: 'same-origin',
        referrerPolicy: 'same-origin',
        redirect: 'error',
        cache: 'no-store',
        signal: abort.signal,
      });
      if (response.ok) tag = response.headers.get('ETag');
      return response;
    } finally {
      clock.clearTimeout(late);
    }
  };

  /** The copy, undefined when there is none to be had. */
  const fetched = async (link: DraftLink): Promise<Draft | undefined> => {
    try {
      const response = await call('GET', link);
      return response.ok ? upgradeDraft(await response.json()) : undefined;
    } catch {
      return undefined;
    }
  };

  /** Brings the copy into the stored draft: what is not yet copied stands over it, the rest gives way to it. */
  const merge = (key: string, link: DraftLink, copy: Draft): Promise<Saved> =>
    local.save(key, (stored) => {
      const rev = (stored?.rev ?? 0) + 1; // the revision that this save makes
      if (!stored || (stored.id === copy.id && stored.synced === stored.rev)) return { ...copy, link, synced: rev };
      const [base, top] = stored.id === copy.id ? [copy, stored] : [stored, copy];
      return { ...over(base, top), id: copy.id, link, synced: undefined };
    });

  async function push(key: string): Promise<void> {
    clock.clearTimeout(timer);
    if (sending) return;
    sending = true;
    let again = false;
    try {
      const draft = await local.load(key);
      if (!draft?.link || draft.synced === draft.rev) return;
      const { link, synced: _, ...copy } = draft;
      const response = await call('PUT', link, JSON.stringify(copy));
      if (response.ok) {
        tries = 0;
        const copied = (stored?: Draft): Draft | undefined => stored && { ...stored, synced: draft.rev };
        await local.save(key, copied, true);
        const left = await local.load(key);
        again = !!left && left.synced !== left.rev;
      } else if (response.status === 412) {
        tag = null;
        const theirs = await fetched(link);
        if (theirs && (await merge(key, link, theirs)).ok) announce(key);
        tries++;
        again = true;
      } else {
        tries++;
        again = true;
      }
      onsync?.(!again);
    } catch {
      tries++;
      again = true;
      onsync?.(false);
    } finally {
      sending = false;
      if (again) later(key, backoff(tries, clock.random));
    }
  }

  const later = (key: string, more = 0): void => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => void push(key), quiet + more);
  };

  return {
    async load(key) {
      const mine = await local.load(key);
      const link = options.link ?? mine?.link;
      const copy = link && (await fetched(link));
      if (!link || !copy) {
        if (mine) later(key);
        return mine;
      }
      const saved = await merge(key, link, copy);
      later(key);
      // A device without storage still resumes: the copy itself is the draft then.
      return saved.ok ? saved.draft : copy;
    },
    async save(key, change) {
      const saved = await local.save(key, (stored) => {
        const draft = change(stored);
        return draft && { ...draft, link: draft.link ?? options.link ?? { id: uuidv7(), secret: newSecret() } };
      });
      if (saved.ok) later(key);
      return saved;
    },
    async remove(key) {
      clock.clearTimeout(timer);
      const link = (await local.load(key))?.link;
      await local.remove(key);
      if (link) await call('DELETE', link).catch(() => {});
    },
  };
}

/** One device's answers over another's: where both answered, `top` stands and the other value goes to `others`. */
const over = (base: Draft, top: Draft): Draft =>
  applyEdits(
    base,
    top,
    new Map(Object.entries(top.answers).map(([id, value]) => [id, { value, before: undefined }])),
    'device',
  );

function tell(key: string): void {
  const channel = tabs('varco-drafts');
  channel?.postMessage(key);
  channel?.close();
}
