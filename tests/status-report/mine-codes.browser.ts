import { expect } from '@open-wc/testing';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';
import { keys } from '../support/commands.ts';
import {
  accessible,
  all,
  answers,
  asked,
  button,
  come,
  definition,
  find,
  reads,
  restore,
  results,
  serve,
  show,
  words,
} from './mine-page.ts';

afterEach(restore);

const id = '01990000-0000-7000-8000-000000000001';
const code = 'c0de-of-an-example';
const earlier = { exp_any: 'no', str_plan: 'talk', str_owner: 'nobody', str_horizon: 'none' };
const copy = (over: object = {}) => ({
  ...{ id, kind: 'questionnaire', about: definition.id, version: definition.version, answers },
  ...{ receivedAt: '2026-06-05T10:00:00Z', status: 'stored', ...over },
});

/** Enters a code by the keyboard. */
async function enter(report: VarcoStatusReport, slot: 'own' | 'earlier', typed = `${id}.${code}`): Promise<void> {
  const input = await come<HTMLInputElement>(report, `#code-${slot}`);
  input.value = typed;
  input.focus();
  await keys('Enter');
}

describe('the code of a receipt', () => {
  it('shows the picture of its answers, and goes nowhere but into a header', async () => {
    serve((path, authorization) =>
      path === '/results' ? results() : path === `/api/${id}` && authorization === `Receipt ${code}` ? copy() : 404,
    );
    const report = await show();
    await accessible(report);
    await enter(report, 'own', `  ${id}.${code} 2026-06-05T10:00:00Z`);
    await reads(report, '.sentence', 'You are strongest in “Experience and continuity”');
    expect(report.shadowRoot!.activeElement?.id).to.equal('picture');
    await reads(report, '.source', 'Answers of June 5, 2026.');
    expect(asked.map(({ url }) => url).join()).not.to.include(code);
    const kept = [location.href, JSON.stringify({ ...localStorage, ...sessionStorage }), report.shadowRoot!.innerHTML];
    expect(kept.join()).not.to.include(code);
  });

  for (const [what, answer, said] of [
    ['that opens nothing', 404, 'This code opens nothing here. Check that it is whole.'],
    [
      'of another questionnaire',
      copy({ about: 'another' }),
      'This code is not of “Mapping of the internationalisation of performing-arts enterprises”: it opens no picture here.',
    ],
    [
      'of an interview',
      copy({ kind: 'interview', about: 'living-interview' }),
      'This code is not of “Mapping of the internationalisation',
    ],
    ['of answers that were deleted', 410, 'The answers of this code have been deleted.'],
    ['while the line is down', undefined, 'The answers cannot be fetched now.'],
    ['while the endpoint is', 503, 'The answers cannot be fetched now.'],
  ] as const)
    it(`${what} is answered in words, and can be tried again`, async () => {
      serve((path) => (path === '/results' ? results() : answer));
      const report = await show();
      await enter(report, 'own');
      await reads(report, '[role=alert]', said);
      const { activeElement } = report.shadowRoot!;
      expect(activeElement!.id).to.equal('code-own');
      expect(activeElement!.getAttribute('aria-invalid')).to.equal('true');
      await accessible(report);
      serve((path) => (path === '/results' ? results() : copy()));
      await enter(report, 'own');
      await reads(report, '.sentence', 'You are strongest');
    });

  it('that is none is not asked for', async () => {
    serve(() => results());
    const report = await show();
    await enter(report, 'own', 'no code at all');
    await reads(report, '[role=alert]', 'This code opens nothing here.');
    expect(asked.filter(({ url }) => url.includes('/api'))).to.deep.equal([]);
  });

  it('is dropped when the picture was forgotten before its answers came', async () => {
    let came = (_: object): void => {};
    serve((path) => (path === '/results' ? results() : new Promise<object>((resolve) => (came = resolve))));
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    await enter(report, 'earlier');
    await reads(report, '.code', 'Loading');
    button(report, 'Start over').click();
    await come(report, '#code-own');
    came(copy({ answers: earlier }));
    await new Promise((done) => setTimeout(done, 50));
    expect(find(report, '#changes')).to.equal(null);
    expect(find(report, '#code-own')).not.to.equal(null);
  });

  it('is not asked for where no address takes it', async () => {
    serve(() => results());
    const report = await show({ attributes: { endpoint: '' } });
    expect(find(report, 'input')).to.equal(null);
    await reads(report, '.mine', 'to see your picture again, go to the page of the questionnaire');
    await accessible(report);
  });
});

describe('before and now', () => {
  /** A picture of a code, and beside it that of an earlier one. */
  async function both(over: object, own: object = {}): Promise<VarcoStatusReport> {
    serve((path) => (path === '/results' ? results() : copy(path.endsWith('2') ? { answers: earlier, ...over } : own)));
    const report = await show();
    await enter(report, 'own');
    await come(report, '#code-earlier');
    await enter(report, 'earlier', `${id.slice(0, -1)}2.${code}`);
    return report;
  }

  it('tells the days, how each dimension changed, and which answers', async () => {
    const report = await both({ receivedAt: '2025-03-03T10:00:00Z' });
    await reads(
      report,
      '#changes',
      'Before: March 3, 2025. Now: June 5, 2026. Dimensions that rose: 1; that fell: 1; unchanged: 0.',
    );
    expect(report.shadowRoot!.activeElement?.id).to.equal('changes');
    const told = all(report, '.changes dl div').map(words);
    expect(told[0]).to.match(/^Strategy and commitment from [\d.]+ to [\d.]+ \(-[\d.]+\)/);
    expect(told[1]).to.match(/^Experience and continuity from 0 to [\d.]+ \(\+[\d.]+\): from Occasional to \w+$/);
    await reads(report, '.changes', 'Not compared, because one of the two times has too few answers');
    find<HTMLDetailsElement>(report, '.changed')!.open = true;
    await reads(report, '.changed', 'before: not answered; now: 1 entry');
    await accessible(report);
  });

  it('puts them in the order of time when the later ones were entered as the earlier', async () => {
    const report = await both({ answers, receivedAt: '2026-07-01T10:00:00Z' }, { answers: earlier });
    await reads(report, '.changes .notice', 'The answers of the code that you entered are the later ones');
    await reads(report, '#changes', 'Before: June 5, 2026. Now: July 1, 2026.');
    await reads(report, '[data-dimension=experience] .score', 'in the highest quarter');
  });

  it('says of which version each was, and how it is read', async () => {
    const report = await both({ receivedAt: '2025-03-03T10:00:00Z', version: '0.9.0' });
    await reads(report, '#changes', 'Before');
    await reads(
      report,
      '.mine',
      'The answers (March 3, 2025) were given to version 0.9.0 of the questionnaire and are read by version 1.0.0',
    );
  });

  it('does not compare answers with themselves', async () => {
    const report = await both({ answers });
    await reads(report, '[role=alert]', 'This code opens the answers that you see.');
  });
});

describe('the group', () => {
  const said = async (answer: object | number | undefined, attributes = {}): Promise<VarcoStatusReport> => {
    serve((path) => (path === '/results' ? answer : 404));
    const report = await show({ own: answers, attributes });
    // the person's own picture is whole without it
    await reads(report, '.sentence', /^(Your highest score is in “Experience and continuity”|You are strongest)/);
    return report;
  };

  it('that cannot be had now is said, and can be asked for again', async () => {
    const report = await said(undefined);
    await reads(report, '#group-said', 'The group is not available now. Your picture is complete without it.');
    await accessible(report);
    serve(() => results());
    button(report, 'Try again').click();
    await reads(report, '.sentence', 'You are strongest');
    expect(report.shadowRoot!.activeElement?.id).to.equal('group-said');
  });

  it('that is still on its way holds nothing up', async () => {
    serve((path) => (path === '/results' ? new Promise<object>(() => {}) : 404));
    const report = await show({ own: answers });
    await reads(report, '#group-said', 'The group is being loaded…');
    await reads(report, '.sentence', 'Your highest score is in “Experience and continuity”');
  });

  for (const [what, answer, words] of [
    ['that is not there', 404, 'There are no results of a group yet'],
    ['that cannot be read', { hello: 1 }, 'The results of the group cannot be read'],
    ['of another questionnaire', results({ about: 'other' }), 'The results on this page are of another questionnaire'],
    [
      'of too few',
      results({ suppressed: true, n: null, dimensions: {} }),
      'Fewer than 5 have answered: nothing is told of the group',
    ],
    ['of fewer than ten', results({ n: 7, dimensions: { strategy: { n: 7, mean: 30 } } }), 'The group is still small'],
    [
      'of another version',
      results({ version: '0.9.0' }),
      'The group answered version 0.9.0 of the questionnaire, you see version 1.0.0',
    ],
  ] as const)
    it(`${what} is said`, async () => {
      await reads(await said(answer), '#group-said', words);
    });

  it('is not spoken of as missing where the page names none', async () => {
    await reads(await said(404, { results: '' }), '#group-said', 'This page has no group to compare with');
  });
});
