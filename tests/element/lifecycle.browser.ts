import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { consoleOf, fallbackShown, inside, json, type LittleElement, serving, titleOf } from './little.ts';

describe('an element on the move', () => {
  it('keeps its document when it is moved, taken out and put back', async () => {
    const asked: string[] = [];
    const el = document.createElement('varco-little');
    el.src = '/moved.json';
    await serving(
      (url) => {
        asked.push(url);
        return json({ title: 'Spostato' });
      },
      async () => {
        document.body.append(el);
        await waitUntil(() => titleOf(el) === 'Spostato');
        const box = document.body.appendChild(document.createElement('div'));
        box.append(el);
        el.remove();
        await aTimeout(0);
        box.append(el);
        await nextFrame();
        await el.updateComplete;
        box.remove();
      },
    );
    expect(titleOf(el)).to.equal('Spostato');
    expect(asked.length).to.equal(1);
  });

  it('lives as a clone, with the clone’s own document', async () => {
    const el = await fixture<LittleElement>(
      html`<varco-little><script type="application/json">{ "title": "Copia" }</script></varco-little>`,
    );
    await waitUntil(() => titleOf(el) === 'Copia');
    const copy = el.cloneNode(true) as LittleElement;
    el.after(copy);
    await waitUntil(() => titleOf(copy) === 'Copia');
    copy.querySelector('script')!.textContent = '{ "title": "Altra" }';
    await waitUntil(() => titleOf(copy) === 'Altra');
    expect(titleOf(el)).to.equal('Copia');
    copy.remove();
  });

  it('works in another shadow root and under display:none', async () => {
    const host = await fixture(html`<div hidden></div>`);
    const el = document.createElement('varco-little');
    el.definition = { title: 'Dentro' };
    host.attachShadow({ mode: 'open' }).append(el);
    await el.updateComplete;
    expect(titleOf(el)).to.equal('Dentro');
    host.removeAttribute('hidden');
    expect(el.getBoundingClientRect().height).to.be.greaterThan(20);
  });

  it('has a width in a flex row', async () => {
    const row = await fixture<HTMLElement>(html`<div></div>`);
    row.attachShadow({ mode: 'open' });
    row.style.display = 'flex';
    const el = document.createElement('varco-little');
    el.definition = { title: 'Riga' };
    row.shadowRoot!.append(el);
    await el.updateComplete;
    expect(el.getBoundingClientRect().width).to.be.greaterThan(250);
  });
});

describe('documents that race', () => {
  it('shows the last one asked for, whichever answers last', async () => {
    const el = document.createElement('varco-little');
    const answers = new Map<string, () => void>();
    const said = await consoleOf(() =>
      serving(
        (url) =>
          new Promise((resolve) =>
            answers.set(new URL(url).pathname, () => resolve(json({ title: new URL(url).pathname }))),
          ),
        async () => {
          el.src = '/first';
          document.body.append(el);
          await waitUntil(() => answers.size === 1);
          el.src = '/second';
          await waitUntil(() => answers.size === 2);
          answers.get('/second')!();
          await waitUntil(() => titleOf(el) === '/second');
          answers.get('/first')!();
          await aTimeout(20);
        },
      ),
    );
    expect(titleOf(el)).to.equal('/second');
    expect(said).to.deep.equal([]);
    el.remove();
  });

  it('shows the page’s own content while it loads, and words only where that takes long', async () => {
    const el = document.createElement('varco-little');
    el.textContent = 'Serve JavaScript';
    let answer = () => {};
    await serving(
      () => new Promise((resolve) => (answer = () => resolve(json({ title: 'Ecco' })))),
      async () => {
        el.src = '/slow';
        document.body.append(el);
        await waitUntil(() => el.matches(':state(loading)') && inside(el, '.wait'));
        expect(fallbackShown(el)).to.equal(true);
        expect(getComputedStyle(inside(el, '.wait')!).visibility).to.equal('hidden');
        await aTimeout(450);
        expect(getComputedStyle(inside(el, '.wait')!).visibility).to.equal('visible');
        answer();
        await waitUntil(() => titleOf(el) === 'Ecco');
      },
    );
    el.remove();
  });
});
