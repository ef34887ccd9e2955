import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { define } from '../../src/element/define.ts';
import { VarcoElement } from '../../src/element/varco-element.ts';
import { consoleOf, fallbackShown, inside, json, LittleElement, serving, titleOf } from './little.ts';

const script = (document: unknown) => {
  const el = Object.assign(window.document.createElement('script'), { type: 'application/json' });
  el.textContent = JSON.stringify(document);
  return el;
};

describe('an element that comes to life', () => {
  it('shows its inline document and hides the page’s own content, and says that it is ready', async () => {
    const el = document.createElement('varco-little');
    el.append(script({ title: 'Mappatura', id: 'living-mapping', version: '1.0.0' }), 'Serve JavaScript');
    setTimeout(() => document.body.append(el));
    const { detail } = await oneEvent(document, 'varco-ready');
    expect(detail).to.deep.equal({ id: 'living-mapping', version: '1.0.0' });
    expect(titleOf(el)).to.equal('Mappatura');
    expect(fallbackShown(el)).to.equal(false);
    expect(el.matches(':state(ready)')).to.equal(true);
    el.remove();
  });

  it('waits for a document that the parser or a script adds later', async () => {
    const el = await fixture<LittleElement>(html`<varco-little>Serve JavaScript</varco-little>`);
    expect(fallbackShown(el)).to.equal(true);
    const late = script('');
    late.textContent = '';
    el.append(late);
    await aTimeout(0);
    late.append('{"title": "Tardi"}');
    await oneEvent(el, 'varco-ready');
    expect(titleOf(el)).to.equal('Tardi');
  });

  it('reads a script whose text comes in pieces only when the parser has passed it', async () => {
    const said = await consoleOf(async () => {
      Object.defineProperty(document, 'readyState', { configurable: true, get: () => 'loading' });
      // as the parser does: the element is connected, its text still grows
      const el = document.body.appendChild(document.createElement('varco-little'));
      const growing = el.appendChild(script(''));
      try {
        growing.textContent = '{"title": "Pez';
        await aTimeout(10);
        expect(fallbackShown(el)).to.equal(true);
        growing.textContent = '{"title": "Pezzi"}';
      } finally {
        Reflect.deleteProperty(document, 'readyState');
      }
      document.dispatchEvent(new Event('DOMContentLoaded'));
      await waitUntil(() => titleOf(el) === 'Pezzi', 'shown', { timeout: 2000 });
      el.remove();
    });
    expect(said).to.deep.equal([]);
  });

  it('keeps what was set before the upgrade: document, headers, theme', async () => {
    class LateElement extends LittleElement {}
    const el = Object.assign(document.createElement('varco-late'), {
      requestHeaders: { 'x-token': 'a' },
      theme: 'plain',
    }) as unknown as LittleElement;
    el.setAttribute('src', '/late.json');
    document.body.append(el);
    const asked: string[] = [];
    await serving(
      (url, { headers }) => {
        asked.push(`${new URL(url).pathname} ${new Headers(headers).get('x-token')}`);
        return json({ title: 'Tardi' });
      },
      async () => {
        define('varco-late', LateElement);
        await waitUntil(() => titleOf(el) === 'Tardi');
      },
    );
    expect(asked).to.deep.equal(['/late.json a']);
    expect(el.getAttribute('theme')).to.equal('plain');
    el.definition = { title: 'Da script' };
    await el.updateComplete;
    expect(titleOf(el)).to.equal('Da script');
    el.remove();
  });

  it('prefers the property to src, and src to the inline script', async () => {
    const el = document.createElement('varco-little');
    el.append(script({ title: 'dentro' }));
    el.src = '/a.json';
    await serving(
      () => json({ title: 'da src' }),
      async () => {
        document.body.append(el);
        await waitUntil(() => titleOf(el) === 'da src');
      },
    );
    el.definition = { title: 'da script' };
    await el.updateComplete;
    expect(titleOf(el)).to.equal('da script');
    el.definition = undefined;
    el.src = null;
    await el.updateComplete;
    expect(titleOf(el)).to.equal('dentro');
    el.remove();
  });

  it('respects hidden, even beside the page’s CSS', async () => {
    const el = await fixture<LittleElement>(html`<varco-little hidden></varco-little>`);
    expect(getComputedStyle(el).display).to.equal('none');
  });

  it('starts its headings at the level it is given', async () => {
    const el = await fixture<LittleElement>(
      html`<varco-little heading-level="4" .definition=${{ title: 'Titolo' }}></varco-little>`,
    );
    expect(inside(el, 'h4')?.textContent).to.equal('Titolo');
    el.headingLevel = 9;
    await consoleOf(() => el.updateComplete);
    expect(inside(el, 'h2')?.textContent).to.equal('Titolo');
  });
});

describe('two copies on one page', () => {
  it('leaves the first and never throws: a warning for the same version, an error for another', async () => {
    class Same extends LittleElement {}
    class Older extends LittleElement {
      static override version = '0.0.1' as never;
    }
    class Stranger extends HTMLElement {}
    define('varco-older', Older);
    customElements.define('varco-stranger', Stranger);
    const said = await consoleOf((said) => {
      console.warn = (words) => void said.push(`warn ${words}`);
      console.error = (words) => void said.push(`error ${words}`);
      define('varco-little', LittleElement);
      define('varco-little', Same);
      define('varco-older', class extends LittleElement {});
      define('varco-stranger', class extends LittleElement {});
      // a class may have one tag only
      define('varco-again', LittleElement);
      define('nohyphen', class extends LittleElement {});
    });
    expect(said.length).to.equal(5);
    expect(said[0]).to.match(/^warn <varco-little> is already defined by Varco \d.*once/);
    expect(said[1]).to.match(/^error <varco-older> is already defined by Varco 0\.0\.1/);
    expect(said[2]).to.match(/already defined by another script/);
    expect(said[3]).to.match(/<varco-again> could not be defined/);
    expect(customElements.get('varco-little')).to.equal(LittleElement);
  });

  it('can be imported and extended without being registered', () => {
    expect(Object.getPrototypeOf(LittleElement)).to.equal(VarcoElement);
    expect(customElements.getName?.(VarcoElement as never) ?? null).to.equal(null);
  });
});
