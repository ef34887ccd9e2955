import { describe, expect, it, vi } from 'vitest';
import { localDrafts, type Draft } from '../../src/delivery/drafts.ts';
import { DraftKeeper } from '../../src/delivery/keeper.ts';
import { linkOf, linkTo, remoteDrafts, share, type RemoteOptions } from '../../src/delivery/remote.ts';
import { memoryRows } from '../../src/delivery/rows.ts';
import { FakeClock } from './support.ts';

/** A receiver's drafts: one secret each, a revision as ETag. */
function world() {
  const clock = new FakeClock();
  const stored = new Map<string, { secret: string; body: string; revision: number }>();
  const asked: { url: string; method: string }[] = [];
  const net = { down: false };
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    asked.push({ url: String(url), method: init!.method! });
    if (net.down) throw new TypeError('Failed to fetch');
    const headers = new Headers(init!.headers);
    const secret = headers.get('Authorization')!.replace('Draft ', '');
    const id = String(url).split('/').at(-1)!;
    const draft = stored.get(id);
    if (draft && draft.secret !== secret) return new Response(null, { status: 403 });
    if (init!.method === 'DELETE') return (stored.delete(id), new Response(null, { status: 204 }));
    if (init!.method === 'GET')
      return draft
        ? new Response(draft.body, { headers: { ETag: `"${draft.revision}"` } })
        : new Response(null, { status: 404 });
    const match = headers.get('If-Match');
    if (match && match !== `"${draft?.revision}"`) return new Response(null, { status: 412 });
    const revision = (draft?.revision ?? 0) + 1;
    stored.set(id, { secret, body: String(init!.body), revision });
    return Response.json({ id }, { status: draft ? 200 : 201, headers: { ETag: `"${revision}"` } });
  };
  vi.stubGlobal('fetch', fetch);
  let devices = 0;
  // they share one channel here, so each has a key of its own
  const device = (options: Partial<RemoteOptions> = {}) => page(new Map(), `device-${++devices}`, options);
  const page = (map: Map<string, unknown>, key: string, options: Partial<RemoteOptions> = {}) => {
    const drafts = remoteDrafts({
      url: 'https://host/api/drafts/',
      local: localDrafts(memoryRows(map)),
      ...options,
    });
    const keeper = (): DraftKeeper =>
      new DraftKeeper({
        drafts,
        key,
        definition: { about: 'a', version: '1', digest: '' },
        locale: 'it',
      });
    const row = () => map.get(`draft:${key}`) as Draft | undefined;
    return { key, drafts, keeper, row, reopened: () => page(map, key) };
  };
  return { clock, stored, asked, net, device };
}

describe('a draft resumed on another device', () => {
  it('follows to the endpoint when the typing pauses, and opens by the link with the same id', async () => {
    const { clock, stored, device, asked } = world();
    const phone = device();
    const one = phone.keeper();
    await one.open();
    for (let n = 0; n < 10; n++) {
      one.save({ a: n });
      await one.flush();
    }
    expect(asked).toHaveLength(0);
    await clock.pass(2000);
    expect(asked.map(({ method }) => method)).toEqual(['PUT']);
    const link = phone.row()!.link!;
    expect(linkOf(new URL(linkTo('https://host/page?x=1#top', link)).hash)).toEqual(link);
    expect([...stored.values()][0]!.body).not.toContain(link.secret);
    expect(asked.every(({ url }) => !url.includes(link.secret))).toBe(true);

    const desk = device({ link });
    const two = desk.keeper();
    expect(await two.open()).toMatchObject({ answers: { a: 9 }, id: one.id });
    expect(two.id).toBe(one.id);
  });

  it('goes on without the network, and copies when it is back', async () => {
    const { clock, stored, net, device } = world();
    net.down = true;
    const phone = device();
    const one = phone.keeper();
    await one.open();
    one.save({ a: 1 });
    expect((await one.flush()).state).toBe('saved');
    await clock.pass(600_000);
    expect(stored.size).toBe(0);
    net.down = false;
    await clock.pass(600_000);
    expect(JSON.parse([...stored.values()][0]!.body).answers).toEqual({ a: 1 });
  });

  it('loses nothing when two devices write at once', async () => {
    const { clock, device } = world();
    const phone = device();
    const one = phone.keeper();
    await one.open();
    one.save({ a: 'start', b: 'start' });
    await one.flush();
    await clock.pass(5000);
    const desk = device({ link: phone.row()!.link! });
    const two = desk.keeper();
    two.adopt((await two.open())!);
    one.save({ a: 'phone', b: 'start' });
    two.save({ a: 'desk', b: 'start', c: 'desk' });
    await one.flush();
    await two.flush();
    await clock.pass(60_000);
    const third = device({ link: phone.row()!.link! });
    const draft = (await third.drafts.load('k'))!;
    expect(draft.answers).toMatchObject({ b: 'start', c: 'desk' });
    const kept = [draft.answers.a, ...(draft.others?.a ?? [])];
    expect(kept).toEqual(expect.arrayContaining(['phone', 'desk']));
  });

  it('takes nothing from the other device when this one comes back without having seen what is there', async () => {
    const { clock, stored, device, net } = world();
    const phone = device();
    const one = phone.keeper();
    await one.open();
    one.save({ a: 'start' });
    await one.flush();
    await clock.pass(5000);
    const link = phone.row()!.link!;
    const desk = device({ link });
    const two = desk.keeper();
    two.adopt((await two.open())!);
    two.save({ a: 'start', b: 'desk' });
    await two.flush();
    await clock.pass(5000);

    // the page is opened again in a train, and there is a network only when something was written
    net.down = true;
    const again = phone.reopened();
    const three = again.keeper();
    three.adopt((await three.open())!);
    three.save({ a: 'phone' });
    await three.flush();
    await clock.pass(5000);
    net.down = false;
    await clock.pass(600_000);
    expect(JSON.parse([...stored.values()][0]!.body).answers).toEqual({ a: 'phone', b: 'desk' });
    expect(again.row()!.answers).toEqual({ a: 'phone', b: 'desk' });
  });

  it('asks the endpoint for no copy before one was sent', async () => {
    const { clock, device, asked } = world();
    const phone = device();
    const one = phone.keeper();
    await one.open();
    one.save({ a: 1 });
    await one.flush();
    await phone.reopened().keeper().open();
    expect(asked).toEqual([]);
    await clock.pass(5000);
    expect(asked.map(({ method }) => method)).not.toContain('GET');
  });

  it('is where its link leads as soon as the link is copied', async () => {
    const { device, stored } = world();
    const phone = device();
    const one = phone.keeper();
    await one.open();
    one.save({ a: 1 });
    await one.flush();
    const copied: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
    vi.stubGlobal('location', { href: 'https://host/page' });
    expect(await share(phone.drafts, phone.key)).toBe(true);
    const { id } = linkOf(new URL(copied[0]!).hash)!;
    expect(JSON.parse(stored.get(id)!.body).answers).toEqual({ a: 1 });
  });

  it('is not opened without its secret, nor by a link that was mangled', async () => {
    const { clock, device } = world();
    const phone = device();
    const one = phone.keeper();
    one.save({ a: 1 });
    await one.flush();
    await clock.pass(5000);
    const { id } = phone.row()!.link!;
    expect(await device({ link: { id, secret: 'x'.repeat(22) } }).drafts.load('k')).toBeUndefined();
    for (const hash of [
      '',
      '#top',
      `#varco-draft=${id}`,
      `#varco-draft=${id}.short`,
      '#varco-draft=../../x.aaaaaaaaaaaaaaaaaaaaaa',
    ])
      expect(linkOf(hash)).toBeUndefined();
  });

  it('is erased there too when the person clears it', async () => {
    const { clock, stored, device } = world();
    const one = device().keeper();
    one.save({ a: 1 });
    await one.flush();
    await clock.pass(5000);
    expect(stored.size).toBe(1);
    await one.clear();
    expect(stored.size).toBe(0);
    await clock.pass(60_000);
    expect(stored.size).toBe(0);
  });
});
