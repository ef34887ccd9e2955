import { expect } from '@open-wc/testing';
import { presence } from '../../src/partner-map/views/presence.ts';
import { keys } from '../support/commands.ts';
import { button, all, demo, show, text } from './part-harness.ts';
import { accessible } from './part-axe.ts';

const both = {
  ...demo,
  presence: [...demo.presence, { member: 'cecop', rows: [{ structure: 'ica', present: true }] }],
};

describe('the presence table', () => {
  it('is a table with caption and headers, where what is not known is said in words', async () => {
    const harness = await show(demo, presence);
    const [table] = all<HTMLTableElement>(harness, 'table');
    expect(table!.caption!.textContent!.trim()).to.equal('Legacoop in other structures');
    const rows = [...table!.tBodies[0]!.rows].map((row) => [...row.cells].map((cell) => cell.textContent!.trim()));
    expect(rows).to.deep.equal([
      ['Ica', 'present', 'board member', 'not known', 'not known', '2014', 'ica.coop'],
      ['Cecop', 'not known', 'not known', 'not known', 'not known', 'not known', 'not known'],
      ['Cicopa', 'not present', 'not known', 'not known', 'not known', 'not known', 'not known'],
    ]);
    expect(all(harness, 'tbody th[scope=row]').length).to.equal(3);
    // a shape of its own for each, beside the word
    expect(all(harness, 'tbody circle').map((e) => e.getAttribute('class'))).to.deep.equal([
      'full',
      'unsure',
      'hollow',
    ]);
    expect(text(await show(demo, presence, { locale: 'it' }))).to.contain('non noto');
  });

  it('turns round by a button, when there are several members, and leads to the entries', async () => {
    expect(all(await show(demo, presence), '[aria-pressed]')).to.have.length(0);
    const harness = await show(both, presence);
    button(harness, 'By structure').click();
    await harness.updateComplete;
    expect(all(harness, 'caption').map((e) => e.textContent!.trim())).to.deep.equal([
      'Who is in Ica',
      'Who is in Cecop',
      'Who is in Cicopa',
    ]);
    expect(button(harness, 'By structure').ariaPressed).to.equal('true');
    button(harness, 'Legacoop').click();
    expect(harness.opened).to.deep.equal([0]);
  });

  it('is nothing without presence', async () => {
    expect(text(await show({ ...demo, presence: undefined }, presence))).to.equal('');
  });

  it('scrolls by keys within itself where it is narrow, and the page does not', async () => {
    const harness = await show(both, presence, { width: 320 });
    const [region] = all(harness, '[role=region]');
    expect(region!.scrollWidth).to.be.greaterThan(region!.clientWidth);
    expect(region!.getBoundingClientRect().width).to.be.at.most(320);
    region!.focus();
    await keys('ArrowRight', 'ArrowRight', 'ArrowRight');
    await new Promise((done) => setTimeout(done, 400));
    expect(region!.scrollLeft).to.be.greaterThan(0);
  });

  for (const width of [900, 320])
    it(`has no violation that axe finds at ${width} px`, async () => accessible(await show(both, presence, { width })));
});
