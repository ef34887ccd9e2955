import { expect, waitUntil } from '@open-wc/testing';
import { countries, dateFormat, fold, formatEdtf, loadLocale, numberFormat } from '../../src/locale/index.ts';

describe('Albanian, which some browsers lack', () => {
  it('names what is asked for before the interface speaks it: typing “shqiperi” finds Albania', async () => {
    const found = () => countries('sq').filter(({ name }) => fold(name).startsWith('shqiperi'));
    await waitUntil(() => found().length, 'Albania in Albanian');
    expect(found()).to.deep.equal([{ code: 'AL', name: 'Shqipëri' }]);
  });

  it('comes with the words of the interface', async () => {
    await loadLocale('sq-AL');
    expect(countries('sq-XK').find(({ code }) => code === 'XK')?.name).to.equal('Kosovë');
    expect(formatEdtf('2021-03', 'sq')).to.equal('mars 2021');
    expect(formatEdtf('2021-03-05', 'sq')).to.equal('5 mars 2021');
    expect(dateFormat('sq', { month: 'long' }).format(new Date(2021, 10, 2))).to.equal('nëntor');
    expect(numberFormat('sq').format(12.5)).to.equal('12,5');
    expect(numberFormat('sq').format(1234567)).to.equal('1\u00a0234\u00a0567');
  });
});
