import { expect } from '@open-wc/testing';
import { VarcoAcceptedEvent, VarcoRejectedEvent, VarcoSubmitEvent } from '../../src/element/events.ts';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';
import { answers, asked, definition, find, reads, restore, results, serve, show, until, words } from './mine-page.ts';

const id = '01990000-0000-7000-8000-000000000001';
const receipt = { id, status: 'stored', receivedAt: '2026-06-05T10:00:00Z', code: 'c0de' } as const;
const low = { exp_any: 'no', str_plan: 'no', str_owner: 'nobody', str_horizon: 'none' };

const submission = (about: string, given: object = answers) =>
  ({ id, kind: 'questionnaire', about, version: '1.0.0', locale: 'en', answers: given }) as never;

/** Something on the page that sends. */
function sender(): HTMLElement {
  const element = document.createElement('div');
  document.querySelector('.test-page')!.append(element);
  return element;
}
const empty = async (report: VarcoStatusReport): Promise<void> => {
  await new Promise((done) => setTimeout(done, 50));
  await report.updateComplete;
  expect(find(report, '.sentence')).to.equal(null);
};

describe('a questionnaire on the page', () => {
  beforeEach(() =>
    serve((path) =>
      path === '/results'
        ? results()
        : { ...receipt, kind: 'questionnaire', about: definition.id, version: '1.0.0', answers },
    ),
  );
  afterEach(restore);

  it('has its picture shown once its answers were taken, not before', async () => {
    const report = await show();
    const from = sender();
    from.dispatchEvent(new VarcoSubmitEvent(submission(definition.id)));
    await empty(report);
    from.dispatchEvent(new VarcoAcceptedEvent(receipt));
    await reads(report, '.sentence', 'You are strongest in “Experience and continuity”');
    await reads(report, '.source', 'Answers of June 5, 2026.');
    // nothing was fetched for it but the group
    expect(asked.filter(({ url }) => url.includes('/api'))).to.deep.equal([]);
  });

  it('leads from its receipt to the picture, which is announced; nothing moves by itself', async () => {
    const report = await show();
    const from = sender();
    const top = document.createElement('button');
    report.before(top);
    top.focus();
    from.dispatchEvent(new VarcoSubmitEvent(submission(definition.id)));
    const accepted = new VarcoAcceptedEvent(receipt);
    from.dispatchEvent(accepted);
    expect(accepted.ways.map(({ words }) => words)).to.deep.equal(['See your picture']);
    await reads(report, '.unseen[role=status]', 'Your picture is ready, on this page.');
    await reads(report, '.sentence', 'You are strongest');
    expect(document.activeElement).to.equal(top);
    accepted.ways[0]!.go();
    await until(() => report.shadowRoot!.activeElement?.id === 'picture', 'the focus');
  });

  it('is told that the receipt’s code brings the picture back, where there is a code and a place for it', async () => {
    const sent = async (attributes: Record<string, string>, receipt_: typeof receipt | undefined) => {
      const report = await show({ attributes });
      const from = sender();
      from.dispatchEvent(new VarcoSubmitEvent(submission(definition.id)));
      from.dispatchEvent(new VarcoAcceptedEvent(receipt_));
      await reads(report, '.sentence', 'You are strongest');
      return words(find(report, '.kept'));
    };
    expect(await sent({}, receipt)).to.equal('This page does not keep your picture: the receipt code brings it back.');
    expect(await sent({}, undefined)).to.equal('');
    expect(await sent({ endpoint: '' }, receipt)).to.equal('');
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    expect(find(report, '.kept')).to.equal(null);
  });

  it('is led nowhere by a report of all, or of another definition', async () => {
    for (const [attributes, about] of [
      [{ view: 'all' }, definition.id],
      [{}, 'another'],
    ] as const) {
      const report = document.createElement('varco-status-report');
      await show({});
      Object.assign(report, { definition });
      for (const [name, value] of Object.entries(attributes)) report.setAttribute(name, value);
      document.querySelector('.test-page varco-status-report')!.replaceWith(report);
      await report.updateComplete;
      const from = sender();
      from.dispatchEvent(new VarcoSubmitEvent(submission(about)));
      const accepted = new VarcoAcceptedEvent(receipt);
      from.dispatchEvent(accepted);
      expect(accepted.ways).to.deep.equal([]);
    }
  });

  it('of another definition is none of its business', async () => {
    const report = await show();
    const from = sender();
    from.dispatchEvent(new VarcoSubmitEvent(submission('another')));
    from.dispatchEvent(new VarcoAcceptedEvent(receipt));
    await empty(report);
    expect(asked.filter(({ url }) => url.includes('/api'))).to.deep.equal([]);
  });

  it('that is refused gives no picture, and its answers are forgotten', async () => {
    const report = await show();
    const from = sender();
    from.dispatchEvent(new VarcoSubmitEvent(submission(definition.id)));
    from.dispatchEvent(new VarcoRejectedEvent(422));
    from.dispatchEvent(new VarcoAcceptedEvent(undefined));
    await empty(report);
  });

  it('is not taken for the other one beside it', async () => {
    const report = await show();
    const [one, other] = [sender(), sender()];
    one.dispatchEvent(new VarcoSubmitEvent(submission(definition.id)));
    other.dispatchEvent(new VarcoSubmitEvent(submission('another', low)));
    other.dispatchEvent(new VarcoAcceptedEvent(receipt));
    await empty(report);
    one.dispatchEvent(new VarcoAcceptedEvent(undefined));
    await reads(report, '.sentence', 'You are strongest');
  });

  it('may be added to by the page until it leaves', async () => {
    const report = await show();
    const from = sender();
    const sent = submission(definition.id, low) as { answers: object };
    from.dispatchEvent(new VarcoSubmitEvent(sent as never));
    sent.answers = answers;
    from.dispatchEvent(new VarcoAcceptedEvent(receipt));
    await reads(report, '[data-dimension=experience] .score', 'in the highest quarter');
  });

  it('that sends on a later visit what was left has its answers fetched with the receipt', async () => {
    const report = await show();
    sender().dispatchEvent(new VarcoAcceptedEvent(receipt));
    await reads(report, '.sentence', 'You are strongest');
    const [copy] = asked.filter(({ url }) => url.includes('/api'));
    expect(copy).to.deep.equal({ url: new URL(`/api/${id}`, location.href).href, authorization: 'Receipt c0de' });
  });

  it('has its picture shown also when the definition comes after its receipt', async () => {
    const report = await show({ of: { ...definition, id: 'other' } });
    const from = sender();
    report.definition = undefined;
    const fresh = document.createElement('varco-status-report');
    report.replaceWith(fresh);
    from.dispatchEvent(new VarcoSubmitEvent(submission(definition.id)));
    from.dispatchEvent(new VarcoAcceptedEvent(receipt));
    fresh.definition = definition;
    await reads(fresh, '.sentence', 'Your highest score is in “Experience and continuity”');
  });
});
