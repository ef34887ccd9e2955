import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { BooksElement, type Book } from './books.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

const address = location.href;
afterEach(() => {
  document.querySelectorAll('main').forEach((old) => old.remove());
  history.replaceState(null, '', address);
});

const shelves = ['history', 'law', 'poetry'];
const books = (size: number): Book[] =>
  Array.from({ length: size }, (_, n) => ({
    title: `Volume ${n} of ${n % 2 ? 'Rivers' : 'Mills'}`,
    shelf: shelves[n % 3]!,
  }));

async function show(definition: readonly Book[], attributes: Record<string, string> = {}, lang = 'en') {
  const main = document.createElement('main');
  main.lang = lang;
  main.style.inlineSize = '900px';
  const el = new BooksElement();
  el.definition = definition;
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  main.append(el);
  document.body.append(main);
  await waitUntil(() => find(el, '.outcome'), 'nothing is shown', { timeout: 8000 });
  return el;
}
const find = <T extends HTMLElement>(el: Element, selector: string): T | null =>
  el.shadowRoot!.querySelector<T>(selector);
const all = (el: Element, selector: string): HTMLElement[] => [
  ...el.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const plain = (element: Element | null): string => element?.textContent!.replace(/\s+/g, ' ').trim() ?? '';
const count = (el: Element): string => plain(find(el, '.count'));
const type = (el: Element, selector: string, text: string): void => {
  const input = find<HTMLInputElement>(el, selector)!;
  input.value = text;
  input.dispatchEvent(new InputEvent('input'));
};
const is = (el: Element, said: string) => waitUntil(() => count(el) === said, said, { timeout: 8000 });

describe('finding, in any widget', () => {
  it('narrows by words and facets, says by what, and gives each up again', async () => {
    const el = await show(books(90));
    expect(count(el)).to.equal('90 books');
    type(el, '#q', 'rivers');
    await is(el, '45 books');
    expect(all(el, 'mark').length).to.equal(45);
    expect(plain(find(el, 'mark'))).to.equal('Rivers');
    find(el, '[data-facet=shelf]')!.click();
    await el.updateComplete;
    expect(all(el, '.values li').map(plain)).to.deep.equal(['history 15', 'law 15', 'poetry 15']);
    all(el, '.values input')[1]!.click();
    await is(el, '15 books');
    expect(all(el, '.chip').map(plain)).to.deep.equal(['“rivers” ×: remove', 'Shelf: law ×: remove']);
    all(el, '.chip')[0]!.click();
    await is(el, '30 books');
    expect(el.changes).to.equal(3);
    el.browsing!.only('shelf', 'poetry');
    await is(el, '30 books');
    expect(all(el, '.chip').map(plain)).to.deep.equal(['Shelf: poetry ×: remove']);
    const { violations } = await axe.run(el);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });

  it('says what to do when nothing is found, and says of an empty document that it is', async () => {
    const el = await show(books(6));
    type(el, '#q', 'volumme 77');
    await waitUntil(() => find(el, '.notice ul'), 'no advice', { timeout: 8000 });
    await waitUntil(() => all(el, '.notice button').length > 1);
    expect(plain(find(el, '.notice')))
      .to.include('Nothing matches.')
      .and.include('Without “volumme 77”: 6');
    all(el, '.notice button').at(-1)!.click();
    await is(el, '6 books');
    expect(plain(find(await show([]), '.notice'))).to.equal('There are no books.');
  });

  it('shows very many at once, and counts them then', async () => {
    const el = new BooksElement();
    el.definition = books(10_000);
    document.body.append(document.createElement('main'));
    document.querySelector('main')!.append(el);
    const states: string[] = [];
    await waitUntil(
      () => {
        const { found } = el.browsing ?? {};
        if (found) states.push(found.counts.size ? 'counted' : 'shown');
        return states.includes('counted');
      },
      'never counted',
      { interval: 1, timeout: 15_000 },
    );
    expect(states[0]).to.equal('shown');
    await el.updateComplete;
    expect(all(el, 'li button').length).to.equal(50);
    expect(plain(find(el, '[data-facet=shelf]'))).to.equal('Shelf');
    find(el, '.more')!.click();
    await el.updateComplete;
    await waitUntil(() => el.shadowRoot!.activeElement);
    expect(plain(el.shadowRoot!.activeElement)).to.equal('Volume 50 of Mills');
    expect(all(el, 'li button').length).to.equal(100);
  });

  it('counts again what is learnt later, and leaves the rows that are there', async () => {
    const given = books(120);
    const el = await show(given);
    expect(find(el, '[data-facet=lent]')).to.equal(null);
    find(el, '.more')!.click();
    await el.updateComplete;
    for (const [n, book] of given.entries()) book.lent = n % 4 ? 'here' : 'lent';
    await el.browsing!.renew('lent');
    await el.updateComplete;
    expect(all(el, 'li button').length).to.equal(100);
    find(el, '[data-facet=lent]')!.click();
    await el.updateComplete;
    expect(all(el, '.values li').map(plain)).to.deep.equal(['here 90', 'lent 30']);
  });

  it('begins where the address says, writes into it, and goes back', async () => {
    history.replaceState(null, '', `${location.pathname}?page=2&b.shelf=law&b.show=names`);
    const el = await show(books(30), { id: 'b', 'deep-links': '' });
    await is(el, '10 books');
    expect(find(el, '[data-layout=names]')!.ariaPressed).to.equal('true');
    find(el, '[data-layout=rows]')!.click();
    expect(location.search).to.equal('?page=2&b.shelf=law');
    type(el, '#q', 'mills');
    await is(el, '5 books');
    await waitUntil(() => location.search.includes('b.q'), 'the address stays', { timeout: 8000 });
    expect(location.search).to.equal('?page=2&b.q=mills&b.shelf=law');
    history.replaceState(null, '', `${location.pathname}?b.q=rivers`);
    el.linking!.travelled();
    await is(el, '15 books');
  });

  it('speaks Italian and Albanian', async () => {
    for (const [lang, search, more] of [
      ['it', 'Cerca', 'Mostratene ancora 10 su 10'],
      ['sq', 'Kërko', 'Shfaqni edhe 10 nga 10'],
    ] as const) {
      const el = await show(books(60), {}, lang);
      await waitUntil(() => plain(find(el, '[for=q]')) === search, search, { timeout: 8000 });
      expect(plain(find(el, '.more'))).to.equal(more);
    }
  });
});
