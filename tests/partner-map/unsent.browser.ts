import { expect, waitUntil } from '@open-wc/testing';
import partners from '../../demo/content/partners/partners.json' with { type: 'json' };
import { jsonParcel, Outbox, uuidv7 } from '../../src/delivery/index.ts';
import '../../src/partner-map/define.ts';
import type { VarcoPartnerMap } from '../../src/partner-map/partner-map.ts';
import { eachOnCleanPage, endpoint, receipt, wait, type Post } from '../questionnaire/harness.ts';

eachOnCleanPage();

/** A document of its own for each test, with something that an earlier visit could not send. */
async function interrupted(): Promise<{ id: string; posts: Post[] }> {
  const id = `p-${uuidv7()}`;
  let away = true;
  const posts = endpoint((post) => {
    if (away) throw new TypeError('Failed to fetch');
    return receipt(post);
  });
  const outbox = new Outbox({ endpoint: '/api/submissions', scope: id });
  const sent = uuidv7();
  await outbox.add(jsonParcel(sent, JSON.stringify({ id: sent })));
  for (const end = performance.now() + 8000; ;) {
    const [entry] = await outbox.entries();
    if (entry?.state === 'retrying') break;
    if (performance.now() > end) throw new Error(`It is ${entry?.state}, with ${posts.length} attempts`);
    await wait(20);
  }
  outbox.stop();
  // it may have been tried more than once by then
  posts.length = 1;
  away = false;
  // so much later that it is due
  const { now } = Date;
  Date.now = () => now() + 6e5;
  return { id, posts };
}

/** Puts a map on the page, and waits for all of it. */
async function show(id: string, attributes: Record<string, string>): Promise<{ map: VarcoPartnerMap; told: string[] }> {
  const main = document.createElement('main');
  main.className = 'test-page';
  const map = document.createElement('varco-partner-map') as VarcoPartnerMap;
  const told: string[] = [];
  for (const type of ['varco-accepted', 'varco-rejected']) map.addEventListener(type, () => told.push(type));
  map.definition = { ...partners, id };
  for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
  main.append(map);
  document.body.append(main);
  await waitUntil(() => map.shadowRoot!.querySelector('.actions'), 'the rest does not come', { timeout: 8000 });
  return { map, told };
}

describe('what an earlier visit could not send', () => {
  it('goes out when the map is looked at again, without any form being opened, and the page hears of it', async () => {
    const { id, posts } = await interrupted();
    const { told } = await show(id, { endpoint: '/api/submissions' });
    await waitUntil(() => told.length, 'nothing is sent', { timeout: 8000 });
    expect(told).to.deep.equal(['varco-accepted']);
    expect(posts.map(({ body }) => body)).to.deep.equal([posts[0]!.body, posts[0]!.body]);
  });

  for (const [name, value] of [
    ['drafts', 'off'],
    ['shared-computer', ''],
  ] as const)
    it(`stays where it is on a page with ${name}`, async () => {
      const { id, posts } = await interrupted();
      const { map } = await show(id, { endpoint: '/api/submissions', [name]: value });
      await wait(300);
      expect(posts.length).to.equal(1);
      // and what held it back is the attribute
      map.removeAttribute(name);
      map.remove();
      await show(id, { endpoint: '/api/submissions' });
      await waitUntil(() => posts.length === 2, 'nothing is sent', { timeout: 8000 });
    });

  it('goes out once, of a map that left the page and came back', async () => {
    const { id, posts } = await interrupted();
    const { map, told } = await show(id, { endpoint: '/api/submissions' });
    const { parentElement } = map;
    map.remove();
    parentElement!.append(map);
    await waitUntil(() => told.length, 'nothing is sent', { timeout: 8000 });
    await wait(100);
    expect(told).to.deep.equal(['varco-accepted']);
    expect(new Set(posts.map(({ body }) => body)).size).to.equal(1);
  });

  it('is not looked for where the page names no endpoint', async () => {
    const { id, posts } = await interrupted();
    await show(id, {});
    await wait(300);
    expect(posts.length).to.equal(1);
  });
});
