import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { inside, type LittleElement, titleOf } from './little.ts';

const title = { it: 'Mappatura', en: 'Mapping', fr: 'Cartographie' };
const number = (el: Element) => inside(el, 'output')?.textContent?.replace(/\s/g, ' ');
const spoken = (el: Element) => inside(el, '.varco')!.lang;

describe('languages', () => {
  it('speaks three side by side on one page', async () => {
    const page = await fixture(html`
      <div>
        <div lang="it"><varco-little .definition=${{ title }}></varco-little></div>
        <div lang="en-GB"><varco-little .definition=${{ title }}></varco-little></div>
        <div lang="sq"><varco-little .definition=${{ title }}></varco-little></div>
      </div>
    `);
    const [it, en, sq] = [...page.querySelectorAll('varco-little')] as [LittleElement, LittleElement, LittleElement];
    await waitUntil(() => titleOf(it) && titleOf(en) && titleOf(sq));
    const words = [it, en, sq].map((el) => inside(el, 'button')!.textContent);
    expect(words).to.deep.equal(['Riprovate', 'Try again', 'Provoni përsëri']);
    for (let i = 0; i < 2; i++) {
      expect([titleOf(it), number(it), spoken(it)]).to.deep.equal(['Mappatura', '1.234.567,5', 'it']);
      expect([titleOf(en), number(en), spoken(en)]).to.deep.equal(['Mapping', '1,234,567.5', 'en']);
      it.requestUpdate();
      en.requestUpdate();
      await Promise.all([it.updateComplete, en.updateComplete]);
    }
  });

  it('follows a change of lang anywhere above it, through shadow hosts, and of its own locale', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="en"><section></section></div>`);
    const root = page.querySelector('section')!.attachShadow({ mode: 'open' });
    const box = root.appendChild(document.createElement('div'));
    const el = document.createElement('varco-little');
    el.definition = { title };
    box.append(el);
    await waitUntil(() => titleOf(el) === 'Mapping');
    page.lang = 'it';
    await waitUntil(() => titleOf(el) === 'Mappatura', 'the page');
    box.lang = 'en';
    await waitUntil(() => titleOf(el) === 'Mapping', 'inside the shadow root');
    el.locale = 'it-CH';
    await waitUntil(() => titleOf(el) === 'Mappatura', 'its own');
    expect(el.activeLocale).to.equal('it-CH');
    el.locale = null;
    await waitUntil(() => titleOf(el) === 'Mapping', 'back');
    page.append(el);
    await waitUntil(() => titleOf(el) === 'Mappatura', 'moved');
  });

  it('shows a document in a language that the interface lacks, and marks which is which', async () => {
    const el = await fixture<LittleElement>(html`<varco-little lang="fr" .definition=${{ title }}></varco-little>`);
    expect(titleOf(el)).to.equal('Cartographie');
    expect(inside(el, 'button')?.textContent).to.equal('Try again');
    expect(spoken(el)).to.equal('en');
    expect(inside(el, 'h2 span')?.lang).to.equal('fr');
  });

  it('marks a text that is not there in the language asked for', async () => {
    const el = await fixture<LittleElement>(
      html`<varco-little lang="sq" .definition=${{ title, locales: ['en', 'it'] }}></varco-little>`,
    );
    await waitUntil(() => titleOf(el) === 'Mapping');
    expect(spoken(el)).to.equal('sq');
    expect(inside(el, 'h2 span')?.lang).to.equal('en');
    el.lang = 'it';
    await waitUntil(() => titleOf(el) === 'Mappatura');
    expect(inside(el, 'h2 span')?.hasAttribute('lang')).to.equal(false);
  });

  it('passes over what is no language tag, and is Italian where the page says nothing', async () => {
    const { lang } = document.documentElement;
    const el = await fixture<LittleElement>(html`<varco-little lang="it_IT" .definition=${{ title }}></varco-little>`);
    expect(el.activeLocale).to.equal('it-IT');
    el.lang = '???';
    document.documentElement.removeAttribute('lang');
    await nextFrame();
    await el.updateComplete;
    expect(el.activeLocale).to.equal('it');
    document.documentElement.lang = lang;
  });
});
