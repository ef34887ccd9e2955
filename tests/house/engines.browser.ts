import { expect, fixture, html } from '@open-wc/testing';
import { keys, type, viewport } from '../support/commands.ts';

describe('the test runner', () => {
  it('types text and moves focus by keys in every engine', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form><label>First <input name="a" /></label><label>Second <input name="b" /></label></form>
    `);
    const [first, second] = [...form.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
    first.focus();
    await type('perché+1');
    expect(first.value).to.equal('perché+1');
    await keys('Tab');
    expect(document.activeElement).to.equal(second);
    await keys('Shift+Tab');
    expect(document.activeElement).to.equal(first);
    await keys('End', 'Backspace', 'Shift+a');
    expect(first.value.toLowerCase()).to.equal('perché+a');
  });

  it('sets the width of the page', async () => {
    await viewport(700, 600);
    expect(innerWidth).to.equal(700);
    await viewport(1024, 700);
    expect(innerWidth).to.equal(1024);
  });
});
