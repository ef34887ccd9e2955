import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/varco.ts';

describe('the loader', () => {
  it('fetches a widget when the page first uses it, not before, wherever it is added', async () => {
    await nextFrame();
    expect(customElements.get('varco-questionnaire')).to.equal(undefined);
    const box = await fixture(html`<div></div>`);
    const deep = document.createElement('section');
    deep.append(document.createElement('p'), document.createElement('varco-questionnaire'));
    box.append(deep);
    await customElements.whenDefined('varco-questionnaire');
    expect(deep.lastElementChild!.shadowRoot).not.to.equal(null);
  });
});
