import { expect } from '@open-wc/testing';
import { localRows } from '../../src/delivery/rows.ts';
import { VarcoAcceptedEvent, VarcoSubmitEvent, type Earlier } from '../../src/element/events.ts';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';
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
  until,
  words,
} from './mine-page.ts';

const id = '01990000-0000-7000-8000-000000000001';
const before = '01990000-0000-7000-8000-000000000002';
const mine = { ...answers, org_name: 'Teatro', org_city: 'Città' };
const then = { exp_any: 'no', str_plan: 'talk', str_owner: 'nobody', str_horizon: 'none' };
const receipt = { id, status: 'stored', receivedAt: '2026-06-05T10:00:00Z', code: 'c0de-now' } as const;
const earlier: Earlier = { id: before, code: 'c0de-then', receivedAt: '2025-03-03T10:00:00Z' };
const copies: Record<string, object> = {};
const copy = (of: Earlier, given: object, over: object = {}) => ({
  ...{ id: of.id, kind: 'questionnaire', about: definition.id, version: '1.0.0' },
  ...{ answers: given, receivedAt: of.receivedAt, ...over },
});

/** A questionnaire beside the report has its answers taken. @returns the report, and the ways that the receipt leads on by */
async function sent(replaced?: Earlier): Promise<{ report: VarcoStatusReport; ways: VarcoAcceptedEvent['ways'] }> {
  const report = await show();
  const from = document.createElement('div');
  report.after(from);
  const submission = { id, kind: 'questionnaire', about: definition.id, version: '1.0.0', locale: 'en', answers: mine };
  from.dispatchEvent(new VarcoSubmitEvent(submission as never));
  const accepted = new VarcoAcceptedEvent(receipt, replaced);
  from.dispatchEvent(accepted);
  await reads(report, '.sentence', 'You are strongest');
  return { report, ways: accepted.ways };
}
const offered = (report: VarcoStatusReport): string[] =>
  all(report, 'section.changes > .row button').map((each) => words(each));

/** Leaves the receipt of something sent earlier on this device. */
const leave = (of: Earlier, about = definition.id): Promise<unknown> =>
  localRows().update(`entry:${of.id}`, () => ({
    ...{ id: of.id, scope: about, state: 'accepted', receipt: of, type: 'application/json', tries: 1, schema: 1 },
    ...{ since: Date.now(), wait: 0, told: 0 },
  }));

beforeEach(() => {
  Object.assign(copies, { [before]: copy(earlier, { ...then, org_name: 'TEATRO ', org_city: 'Citta' }) });
  serve((path, authorization) =>
    path === '/results' ? results() : authorization === 'Receipt c0de-then' ? copies[path.split('/').at(-1)!] : 404,
  );
});
afterEach(async () => {
  restore();
  for (const [key] of await localRows().list('entry:')) await localRows().update(key, () => null);
});

describe('answers that took the place of earlier ones', () => {
  it('are compared with them from the receipt, without a code being typed', async () => {
    const { report, ways } = await sent(earlier);
    expect(ways.map((way) => way.words)).to.deep.equal([
      'See your picture',
      'Compare with the earlier answers of March 3, 2025',
    ]);
    expect(asked.filter(({ url }) => url.includes('/api'))).to.deep.equal([]);
    ways[1]!.go();
    await reads(report, '#changes', 'Before: March 3, 2025. Now: June 5, 2026.');
    await until(() => report.shadowRoot!.activeElement?.id === 'changes', 'the focus');
    expect(asked.map(({ url }) => url).join()).not.to.include('c0de');
  });

  it('are compared with them from the picture; the place for another code stays', async () => {
    const { report } = await sent(earlier);
    expect(offered(report)).to.deep.equal(['Compare with the earlier answers of March 3, 2025']);
    await reads(report, '.changes', 'Have you answered in the past?');
    await accessible(report);
    button(report, 'Compare with the earlier answers').click();
    await reads(report, '.changes', 'Before and now');
    await accessible(report);
  });

  it('whose day is not known are compared all the same, and what cannot be had is said', async () => {
    const { report } = await sent({ id: before, code: 'c0de-then' });
    copies[before] = undefined as never;
    expect(offered(report)).to.deep.equal(['Compare with the earlier answers']);
    button(report, 'Compare with the earlier answers').click();
    await reads(report, '.changes [role=alert]', 'The answers cannot be fetched now.');
  });

  it('leave nothing to be compared where they took no place, or nothing opens the earlier ones', async () => {
    for (const replaced of [undefined, { id: before }]) {
      const { report, ways } = await sent(replaced);
      expect(ways.length).to.equal(1);
      expect(offered(report)).to.deep.equal([]);
      await come(report, '#code-earlier');
    }
  });
});

describe('a receipt that this device has', () => {
  it('opens the earlier answers of the same organisation, however its name is written', async () => {
    await leave(earlier);
    const { report } = await sent();
    await until(() => offered(report).length, 'the offer');
    expect(offered(report)).to.deep.equal(['Compare with the earlier answers of March 3, 2025']);
    button(report, 'Compare with the earlier answers').click();
    await reads(report, '#changes', 'Before: March 3, 2025. Now: June 5, 2026.');
  });

  it('never shows those of another organisation', async () => {
    await leave(earlier);
    copies[before] = copy(earlier, { ...then, org_name: 'Another', org_city: 'Città' });
    const { report } = await sent();
    await until(() => offered(report).length, 'the offer');
    button(report, 'Compare with the earlier answers').click();
    await reads(report, '.changes [role=alert]', 'These are the answers of another organisation');
    expect(find(report, '#changes')).to.equal(null);
  });

  it('of another questionnaire, or of the very answers that are shown, is not offered; nor is one that the receipt names twice', async () => {
    await leave({ ...earlier, id: before.replace(/2$/, '3') }, 'another');
    await leave(receipt);
    await leave(earlier);
    const { report } = await sent(earlier);
    await new Promise((done) => setTimeout(done, 100));
    expect(offered(report).length).to.equal(1);
  });
});

describe('a picture of answers that were replaced', () => {
  it('says so, with the day', async () => {
    copies[before] = copy(earlier, then, { replacedAt: '2026-06-05T10:00:00Z' });
    const report = await show();
    const input = await come<HTMLInputElement>(report, '#code-own');
    input.value = `${before}.c0de-then`;
    button(report, 'Show my picture').click();
    await reads(report, '.mine', 'Later answers took the place of these on June 5, 2026: the group counts those.');
  });
});
