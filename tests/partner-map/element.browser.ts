import { expect, waitUntil } from '@open-wc/testing';
import partners from '../../demo/content/partners/partners.json' with { type: 'json' };
import { VarcoOpenEvent } from '../../src/element/events.ts';
import '../../src/partner-map/define.ts';
import type { VarcoPartnerMap } from '../../src/partner-map/partner-map.ts';
import { hostile } from '../../stories/partner-map/documents.ts';

const address = location.href;
let told: string[] = [];
const { error, warn } = console;

beforeEach(() => {
  told = [];
  console.error = console.warn = (...words: unknown[]) => void told.push(words.join(' '));
});
afterEach(() => {
  Object.assign(console, { error, warn });
  document.querySelectorAll('main').forEach((old) => old.remove());
  history.replaceState(null, '', address);
});

type Attributes = Record<string, string>;

/** Puts a map on the page, 1,000 px wide, in English. */
async function show(definition: unknown, attributes: Attributes = {}): Promise<VarcoPartnerMap> {
  const main = document.createElement('main');
  main.lang = 'en';
  main.style.inlineSize = '1000px';
  const map = document.createElement('varco-partner-map') as VarcoPartnerMap;
  map.definition = definition;
  for (const [name, value] of Object.entries({ drafts: 'off', ...attributes })) map.setAttribute(name, value);
  main.append(map);
  document.body.append(main);
  await waitUntil(() => find(map, '.entries, .card, [role=alert], .notice'), 'nothing is shown', { timeout: 8000 });
  return map;
}
const find = <T extends HTMLElement>(map: VarcoPartnerMap, selector: string): T | null =>
  map.shadowRoot!.querySelector<T>(selector);
const all = (map: VarcoPartnerMap, selector: string): HTMLElement[] => [
  ...map.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const come = async (map: VarcoPartnerMap, selector: string): Promise<HTMLElement> => {
  await waitUntil(() => find(map, selector), `${selector} does not come`, { timeout: 8000 });
  return find(map, selector)!;
};
const plain = (element: Element | null): string => element?.textContent!.replace(/\s+/g, ' ').trim() ?? '';
const names = (map: VarcoPartnerMap): string[] => all(map, '.entries .name').map(plain);
const markers = (map: VarcoPartnerMap): string[] => all(map, '.markers button').map((button) => button.ariaLabel!);
const count = (map: VarcoPartnerMap): string => plain(find(map, '.count'));

const withFeatures = (features: unknown[], more: object = {}): object => ({
  ...partners,
  bbox: undefined,
  features,
  ...more,
});
const entry = (id: string, coordinates: unknown, properties: object = {}): object => ({
  type: 'Feature',
  id,
  geometry: coordinates === null ? null : { type: 'Point', coordinates },
  properties: { name: `Entry ${id}`, kind: 'association', ...properties },
});

describe('a document that is not what it should be', () => {
  for (const [what, document_] of [
    ['no FeatureCollection', { type: 'Topology', objects: {} }],
    ['features that are no list', { ...partners, features: { ica: {} } }],
    ['a number', 7],
  ] as const)
    it(`${what}: one sentence for the visitor, the place for the author, what the page has of its own stays`, async () => {
      const main = document.createElement('main');
      const map = document.createElement('varco-partner-map') as VarcoPartnerMap;
      map.append('the list of the page');
      map.definition = document_;
      main.append(map);
      document.body.append(main);
      await waitUntil(() => find(map, '[role=alert]'));
      expect(told.join('\n')).to.contain('$.features').and.to.contain('varco-partner-map');
      const slot = find<HTMLSlotElement>(map, 'slot')!;
      expect(slot.assignedNodes().map((node) => node.textContent)).to.deep.equal(['the list of the page']);
    });

  it('entries that are none, or double, or without anything: what can be shown is', async () => {
    const map = await show(
      withFeatures([
        null,
        7,
        'x',
        [],
        entry('a', [9, 45]),
        entry('a', [10, 45]),
        { type: 'Feature', properties: null },
        {},
      ]),
    );
    expect(count(map)).to.equal('4 organisations');
    expect(names(map).filter((name) => name === 'Entry a')).to.have.length(2);
  });

  it('coordinates that are nowhere: the entry is in the list, and said to be on no map', async () => {
    const nowhere = [[181, 0], [0, 91], [NaN, 0], ['9', '45'], [9], 'here', { lon: 9 }, null, [Infinity, 1]];
    const map = await show(withFeatures([...nowhere.map((at, n) => entry(`n${n}`, at)), entry('well', [9, 45])]));
    await come(map, '.markers button');
    expect(names(map)).to.have.length(10);
    expect(all(map, '.entries .facts').filter((facts) => plain(facts).includes('not on the map'))).to.have.length(9);
    expect(markers(map)).to.deep.equal(['Entry well, association']);
  });

  it('latitude before longitude, and relations to nobody: the author is told where', async () => {
    const features = [
      entry('roma', [41.9, 12.5], { place: { city: 'Roma', country: 'IT' } }),
      entry('far', [12.5, 141.9]),
      entry('milano', [9.19, 45.46], { place: { city: 'Milano', country: 'IT' } }),
    ];
    await show(
      withFeatures(features, { relations: [{ from: 'milano', to: 'nobody', type: 'partner-of' }], presence: [] }),
    );
    await waitUntil(() => told.some((line) => line.includes('nobody')), 'nothing is told', { timeout: 8000 });
    const all = told.join('\n');
    expect(all).to.match(/features\[0\].*coordinates.*(exchanged|swapped|longitude)/i);
    expect(all).to.match(/features\[1\].*coordinates/);
    expect(all).to.match(/relations\[0\]\.to/);
    expect(all).to.not.contain('"milano"');
  });

  it('10,000 at one point: one marker that counts them, and a list of fifty with more on demand', async () => {
    const map = await show(withFeatures(Array.from({ length: 10_000 }, (_, n) => entry(`e${n}`, [9.19, 45.46]))));
    await come(map, '.markers button');
    expect(markers(map)).to.have.length(1);
    expect(markers(map)[0]).to.match(/^10,000 organisations/);
    expect(names(map)).to.have.length(50);
    find(map, '.more')!.click();
    await waitUntil(() => names(map).length === 100);
    find(map, '.markers button')!.click();
    await come(map, '#card');
    expect(names(map)).to.have.length(50);
  }).timeout(30_000);

  it('relations to nobody, and of nobody: they are left out, the others are told from both ends', async () => {
    const relations = [
      { from: 'a', to: 'nobody', type: 'member-of' },
      { from: 'nobody', to: 'a', type: 'member-of' },
      { from: 'a', to: 'b', type: 'member-of' },
      { from: 'b', to: 'a', type: 'never-declared' },
      null,
      { from: 'a' },
    ];
    const map = await show(withFeatures([entry('a', [9, 45]), entry('b', [10, 45])], { relations }), {
      begin: 'entry=a',
    });
    await come(map, '.card');
    expect(all(map, '.card .links li').map(plain)).to.deep.equal(['member of Entry b', 'never-declared Entry b']);
  });

  it('hostile texts and addresses in every member: nothing runs, nothing but the web is linked to', async () => {
    const map = await show(hostile, { begin: 'entry=h0', endpoint: '/api/submissions' });
    await come(map, '.card');
    await come(map, '.actions');
    for (const summary of all(map, '.card summary')) summary.click();
    expect(plain(find(map, '#card'))).to.contain('<img src=x');
    expect(all(map, 'img, script, iframe, [onerror]')).to.have.length(0);
    const links = all(map, 'a').map((link) => (link as HTMLAnchorElement).href);
    expect(links).to.deep.equal(['https://well.example/']);
    for (const panel of ['shortlist', 'exports', 'match']) {
      find(map, `.actions [data-panel=${panel}]`)!.click();
      await waitUntil(() => find(map, '.panel'));
      expect(all(map, 'img, script, iframe, [onerror]')).to.have.length(0);
    }
  });
});

describe('list and map', () => {
  const two = withFeatures([entry('a', [9, 45]), entry('b', [19, 41])]);

  it('point at the same entry: a row by its marker, a marker by its row', async () => {
    const map = await show(two);
    await come(map, '.markers button');
    const row = (n: number) => find(map, `[data-n="${n}"]`)!;
    const marker = all(map, '.markers button').find((button) => button.ariaLabel!.startsWith('Entry b'))!;
    marker.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await waitUntil(() => row(1).hasAttribute('data-on'));
    expect(row(0).hasAttribute('data-on')).to.equal(false);
    marker.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }));
    await waitUntil(() => !row(1).hasAttribute('data-on'));
    row(1).dispatchEvent(new PointerEvent('pointerenter'));
    await waitUntil(() => marker.ariaCurrent === 'true');
  });

  it('show the same: what is filtered away is on neither', async () => {
    const map = await show(withFeatures(partners.features), { begin: 'country=AL' });
    await come(map, '.markers button');
    expect(names(map)).to.deep.equal(['Ministero della Cultura Albanese']);
    expect(markers(map)).to.have.length(1);
    expect(markers(map)[0]).to.contain('Ministero della Cultura Albanese');
  });

  it('open the same card', async () => {
    const map = await show(two);
    await come(map, '.markers button');
    all(map, '.markers button')
      .find((button) => button.ariaLabel!.startsWith('Entry b'))!
      .click();
    expect(plain(await come(map, '#card'))).to.equal('Entry b');
  });
});

describe('with the rest of the page', () => {
  it('answers varco-open for an entry that it has, gives the focus back, and leaves the others alone', async () => {
    const map = await show(partners);
    const button = document.createElement('button');
    map.parentElement!.prepend(button);
    button.focus();
    const ask = (kind: 'partner' | 'event', id: string): boolean => {
      const event = new VarcoOpenEvent(kind, id);
      button.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(ask('event', 'ica')).to.equal(false);
    expect(ask('partner', 'nobody')).to.equal(false);
    expect(ask('partner', 'ica')).to.equal(true);
    expect(plain(await come(map, '#card'))).to.equal('International Cooperative Alliance');
    find(map, '.card .quiet')!.click();
    await waitUntil(() => document.activeElement === button);
  });

  it('does not open what the page has opened itself', async () => {
    const map = await show(partners);
    const cancel = (event: Event) => event.preventDefault();
    map.parentElement!.addEventListener('varco-open', cancel);
    map.dispatchEvent(new VarcoOpenEvent('partner', 'ica'));
    await map.updateComplete;
    expect(find(map, '.card')).to.equal(null);
  });

  it('asks the page for an event of a card, and says when nobody has it', async () => {
    const events = [{ id: 'meeting', title: 'A meeting', when: '2027' }];
    const map = await show(withFeatures([entry('a', [9, 45], { events })]), { begin: 'entry=a' });
    await come(map, '.card');
    const asked: unknown[] = [];
    const button = () => all(map, '.card .links button').find((one) => plain(one) === 'A meeting')!;
    map.parentElement!.addEventListener('varco-open', (event) => void asked.push((event as VarcoOpenEvent).detail), {
      once: true,
    });
    button().click();
    expect(plain(await come(map, '.card [role=status]'))).to.contain('not on this page');
    map.parentElement!.addEventListener('varco-open', (event) => event.preventDefault());
    button().click();
    await waitUntil(() => !find(map, '.card [role=status]'));
    expect(asked).to.deep.equal([{ kind: 'event', id: 'meeting' }]);
  });

  it('two maps keep what they say in the address apart', async () => {
    history.replaceState(null, '', '?one.q=cecop&two.country=AL&other=1');
    const one = await show(partners, { id: 'one', 'deep-links': '' });
    const two = await show(partners, { id: 'two', 'deep-links': '' });
    await waitUntil(() => names(two).length === 1);
    // the second is spelt nearly so
    expect(names(one)).to.deep.equal(['Cecop', 'Cicopa']);
    expect(names(two)).to.deep.equal(['Ministero della Cultura Albanese']);
    find(one, '.entries button')!.click();
    await come(one, '.card');
    await waitUntil(() => location.search.includes('one.entry=cecop'));
    const said = new URLSearchParams(location.search);
    expect(said.get('two.country')).to.equal('AL');
    expect(said.get('other')).to.equal('1');
    expect(find(two, '.card')).to.equal(null);
  });

  it('keeps what is looked for and what is open when the page changes language', async () => {
    const map = await show(partners, { begin: 'q=cooperative&country=BE' });
    await waitUntil(() => names(map).length > 0);
    const before = names(map).length;
    find(map, '.entries button')!.click();
    expect(plain(await come(map, '#card'))).to.equal('International Cooperative Alliance');
    map.parentElement!.lang = 'it';
    await waitUntil(() => plain(find(map, '#card')) === 'Alleanza internazionale delle cooperative');
    expect(all(map, '.chips li')).to.have.length(3);
    expect(plain(find(map, '.chips'))).to.contain('Paese: Belgio');
    find(map, '.card .quiet')!.click();
    await waitUntil(() => find(map, '.entries'));
    expect(names(map)).to.have.length(before);
    expect(find<HTMLInputElement>(map, '#q')!.value).to.equal('cooperative');
  });

  it('goes on where it was when it is taken out of the page and put back', async () => {
    const map = await show(partners, { begin: 'country=BE' });
    await come(map, '.markers button');
    const [list, places] = [names(map), markers(map)];
    const main = map.parentElement!;
    map.remove();
    await new Promise((done) => setTimeout(done, 50));
    main.append(map);
    await waitUntil(() => markers(map).length > 0, 'the map is not drawn again', { timeout: 5000 });
    expect(names(map)).to.deep.equal(list);
    expect(markers(map)).to.deep.equal(places);
    find(map, '.entries button')!.click();
    await come(map, '#card');
  });

  it('says what changed, without what was written', async () => {
    const map = await show(partners);
    const changes: unknown[] = [];
    map.addEventListener('varco-change', (event) => void changes.push((event as CustomEvent).detail));
    const box = find<HTMLInputElement>(map, '#q')!;
    box.value = 'secret of a visitor';
    box.dispatchEvent(new Event('input'));
    await map.updateComplete;
    expect(changes.length).to.be.greaterThan(0);
    expect(JSON.stringify(changes)).not.to.contain('secret');
  });
});
