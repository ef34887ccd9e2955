import { backoff } from './clock.ts';
import { applyEdits, changed, upgradeDraft, type Draft, type DraftLink, type Drafts } from './drafts.ts';
import { uuidv7 } from './ids.ts';
import { attend } from './tabs.ts';

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
  /** whether the copy holds everything */
  onsync?: (synced: boolean) => void;
}

/** ms of quiet before a copy is sent. */
const QUIET = 2000;
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

/** Drafts with a copy elsewhere. */
export interface RemoteDrafts extends Drafts {
  /** Sends the copy now, without waiting for a pause. Resolves when it was tried: `onsync` says how it went. */
  push(key: string): Promise<void>;
}

export function remoteDrafts(options: RemoteOptions): RemoteDrafts {
  const { url, local, onsync } = options;
  let tag: string | null = null;
  /** whether what lies there was seen: only then may it be written over */
  let looked = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;

  const call = async (method: string, link: DraftLink, body?: string): Promise<Response> => {
    const response = await fetch(`${url.replace(/\/$/, '')}/${link.id}`, {
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
      signal: AbortSignal.timeout(10_000),
    });
    if (response.ok) tag = response.headers.get('ETag');
    return response;
  };

  /** The copy, undefined when there is none. Rejects when that cannot be told. */
  const fetched = async (link: DraftLink): Promise<Draft | undefined> => {
    const response = await call('GET', link);
    if (response.status >= 500 || response.status === 429) throw new Error(response.statusText);
    const copy = response.ok ? upgradeDraft(await response.json()) : undefined;
    looked = true;
    return copy;
  };
  /** Where it may lie: a draft that was never sent there has none yet, unless it came from there. */
  const lies = (draft: Draft | undefined): DraftLink | undefined =>
    options.link ?? (draft?.synced === undefined ? undefined : draft.link);

  /** Brings the copy into the stored draft: what is not yet copied stands over it, the rest gives way to it. */
  const merge = (key: string, link: DraftLink, copy: Draft): Promise<Draft | undefined> =>
    local.update(key, (stored) => {
      const rev = (stored?.rev ?? 0) + 1;
      const ours = stored?.id === copy.id;
      if (!stored || (ours && stored.synced === stored.rev)) {
        if (stored && !changed(stored.answers, copy.answers).length) return undefined; // no news for any tab
        return { ...copy, link, rev, synced: rev };
      }
      const [base, top] = ours ? [copy, stored] : [stored, copy];
      const both = applyEdits(base, top, {});
      return { ...both, id: copy.id, link, rev, synced: 0, others: { ...top.others, ...both.others } };
    });

  const push = (key: string): Promise<void> => {
    clearTimeout(timer);
    return (sending ??= send(key).finally(() => (sending = undefined)));
  };

  async function send(key: string): Promise<void> {
    let again = false;
    try {
      let draft = await local.load(key);
      const news = (): boolean => !!draft?.link && draft.synced !== draft.rev;
      const there = !looked && news() && lies(draft);
      const theirs = there && (await fetched(there));
      if (theirs) {
        draft = await merge(key, there, theirs);
        tell(key);
      }
      if (!draft?.link || !news()) return;
      const { link, synced: _, ...copy } = draft;
      const response = await call('PUT', link, JSON.stringify(copy));
      if (response.ok) {
        tries = 0;
        looked = true;
        const left = await local.update(key, (stored) => stored && { ...stored, synced: draft.rev });
        again = !!left && left.synced !== left.rev;
      } else {
        // 412: another device was here; it is looked at before the next try
        if (response.status === 412) [tag, looked] = [null, false];
        tries++;
        again = true;
      }
      onsync?.(!again);
    } catch {
      tries++;
      again = true;
      onsync?.(false);
    } finally {
      if (again) later(key, backoff(tries));
    }
  }

  const later = (key: string, more = 0): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void push(key), QUIET + more);
  };

  return {
    push,
    async load(key) {
      // A device without storage still resumes: the copy itself is the draft then.
      const mine = await local.load(key).catch((error) => {
        if (!options.link) throw error;
        return undefined;
      });
      const link = lies(mine);
      const copy = link && (await fetched(link).catch(() => undefined));
      if (!link || !copy) {
        if (mine) later(key);
        return mine;
      }
      later(key);
      return merge(key, link, copy).catch(() => copy);
    },
    async update(key, change) {
      let gone: DraftLink | undefined;
      const draft = await local.update(key, (stored) => {
        const next = change(stored);
        if (next === null) gone = stored?.link;
        return next && { ...next, link: next.link ?? options.link ?? { id: uuidv7(), secret: newSecret() } };
      });
      if (draft) later(key);
      else clearTimeout(timer);
      if (gone) await call('DELETE', gone).catch(() => {});
      return draft;
    },
  };
}

/**
 * Puts the link that resumes a draft elsewhere on the clipboard, or shows it; what it leads to is sent there first, so
 * that one may close this page at once.
 * @returns whether it was copied
 */
export async function share(drafts: RemoteDrafts, key: string): Promise<boolean> {
  const link = (await drafts.load(key))?.link;
  if (!link) return false;
  await drafts.push(key);
  const address = linkTo(location.href, link);
  const copied = await navigator.clipboard?.writeText(address).then(
    () => true,
    () => false,
  );
  if (!copied) prompt('', address);
  return !!copied;
}

/** A secret of 128 random bits in base64url (22 characters), for the link that resumes a draft elsewhere. */
export const newSecret = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');

/** Says to the keepers that the stored draft changed by what another device wrote. */
function tell(key: string): void {
  const stop = new AbortController();
  attend<string>(
    stop.signal,
    () => {},
    () => {},
  )(key);
  stop.abort();
}
