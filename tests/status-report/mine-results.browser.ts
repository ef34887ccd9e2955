import { expect } from '@open-wc/testing';
import '../../src/status-report/define.ts';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';
import {
  answers,
  asked,
  come,
  definition,
  find,
  reads,
  restore,
  results,
  serve,
  show,
  until,
  words,
} from './mine-page.ts';

afterEach(restore);

/** Something that is answered when the test says so. */
function later<T>() {
  let come = (_: T): void => {};
  const answer = new Promise<T>((resolve) => (come = resolve));
  return { answer, come };
}
const times = (path: string): number => asked.filter(({ url }) => new URL(url).pathname === path).length;
const of = (n: number): object =>
  results({
    n,
    dimensions: Object.fromEntries(
      definition.dimensions.map(({ id }) => [id, { n, mean: 42, quartiles: [25, 40, 60] }]),
    ),
  });
const group = (report: VarcoStatusReport, n: number): Promise<void> =>
  reads(report, '.source', `The group: ${n} answers.`);

describe('the results of the group', () => {
  it('are asked for beside the definition, and once', async () => {
    const source = later<object>();
    serve((path) => (path === '/results' ? results() : source.answer));
    const page = Object.assign(document.createElement('main'), { className: 'test-page', lang: 'en' });
    const report = document.createElement('varco-status-report');
    Object.assign(report, { src: '/definition', results: '/results', answers });
    page.append(report);
    document.body.append(page);
    await until(() => times('/definition') && times('/results'), 'both requests');
    source.come(definition);
    await reads(report, '.sentence', 'in the highest quarter of 141 respondents');
    expect([times('/definition'), times('/results')]).to.deep.equal([1, 1]);
  });

  it('stay while they are asked for anew with other headers, then give way to what comes', async () => {
    const second = later<object>();
    serve((path, authorization) => (path !== '/results' ? 404 : authorization ? second.answer : of(141)));
    const report = await show({ own: answers });
    await group(report, 141);
    report.requestHeaders = { Authorization: 'Bearer example' };
    await until(() => times('/results') === 2, 'the second request');
    await group(report, 141);
    // headers of the same words are no others
    report.requestHeaders = { Authorization: 'Bearer example' };
    await report.updateComplete;
    second.come(of(150));
    await group(report, 150);
    expect(times('/results')).to.equal(2);
  });

  it('that cannot be had anew stay, and it is said that they may be old', async () => {
    serve((path) => (path === '/results' ? of(141) : 404));
    const report = await show({ own: answers });
    await group(report, 141);
    serve(() => undefined);
    await report['viewing']!.fetch();
    await reads(report, '.varco > [role=status]', 'those shown here may be out of date');
    await group(report, 141);
    expect(words(find(report, '#group-said'))).to.equal('');
    serve(() => of(142));
    await report['viewing']!.fetch();
    await group(report, 142);
    expect(words(find(report, '.varco > [role=status]'))).to.equal('');
  });

  it('that were taken back are not shown any longer', async () => {
    serve(() => of(141));
    const report = await show({ own: answers });
    await group(report, 141);
    serve(() => 410);
    await report['viewing']!.fetch();
    await reads(report, '#group-said', 'There are no results of a group yet');
    expect(words(find(report, '.varco'))).not.to.include('141');
  });

  it('of another address take the place of the first, whichever comes later', async () => {
    const first = later<object>();
    serve((path) => (path === '/results' ? first.answer : of(150)));
    const report = await show({ own: answers });
    await reads(report, '#group-said', 'The group is being loaded');
    report.results = '/others';
    await group(report, 150);
    first.come(of(141));
    await new Promise((done) => setTimeout(done, 50));
    await group(report, 150);
    report.results = null;
    await reads(report, '#group-said', 'This page has no group to compare with');
    await come(report, '.sentence');
  });
});
