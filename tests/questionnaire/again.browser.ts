import { expect, waitUntil } from '@open-wc/testing';
import type { VarcoAcceptedEvent } from '../../src/element/events.ts';
import { localRows } from '../../src/delivery/rows.ts';
import {
  consoleSaid,
  definition,
  eachOnCleanPage,
  endpoint,
  json,
  nameOf,
  open,
  problem,
  receipt,
  saved,
  toReview,
  wait,
  type Page,
  type Post,
} from './harness.ts';

eachOnCleanPage();

const id = '01993a5e-0000-7000-8000-00000000c0de';
const code = `${id}.c0de-of-an-earlier-day`;
const authorization = 'Receipt c0de-of-an-earlier-day';

const already = problem(409, {
  type: '/api/problems/already-answered',
  detail: 'Send the receipt code of the earlier answers (Authorization: Receipt …) to replace them.',
});
const forbidden = problem(403, { type: '/api/problems/forbidden', detail: 'No way in.' });

type Reply = Parameters<typeof endpoint>[0];
interface World {
  page: Page;
  calls: Post[];
  about: string;
  /** POSTs */
  sent: () => Post[];
}

/** Somebody whose answers were refused because they had answered before. @param replies to what is asked after that */
async function refused(replies: (about: string) => Reply[], over: object = {}): Promise<World> {
  const of = definition(over);
  const calls = endpoint(already, ...replies(of.id));
  const page = await open(of);
  await toReview(page);
  await saved(page);
  await page.press('Send');
  await page.says('Receipt code of the earlier answers');
  return { page, calls, about: of.id, sent: () => calls.filter(({ method }) => method === 'POST') };
}

const copyOf = (about: string, more: object = {}): Response =>
  json({ id, kind: 'questionnaire', about, answers: {}, receivedAt: '2026-06-01T08:42:00Z', ...more });

async function enter(page: Page, text = code): Promise<void> {
  await page.fill('Receipt code of the earlier', text);
  await page.press('Send in place of the earlier ones');
}

describe('who answered before', () => {
  it('is not what is said of any other 403', async () => {
    endpoint(forbidden);
    const page = await open(definition());
    await toReview(page);
    await page.press('Send');
    await page.says('Your answers were not accepted');
    await page.says('No way in');
    expect(page.text()).not.to.contain('received already');
    expect(page.text()).not.to.contain('Receipt code of the earlier answers');
  });

  it('is told so and what helps, in plain words, with everything that was typed', async () => {
    const { page } = await refused(() => [], { privacy: { controller: 'Body', contact: 'privacy@body.example' } });
    expect(page.notices()[0]).to.equal('Answers from this organisation have been received already.');
    expect(page.text()).to.contain('With its code, these take their place');
    expect(page.text()).to.contain('ask those who run this survey');
    expect(page.text()).to.contain('privacy@body.example');
    expect(page.text()).not.to.contain('your picture');
    expect(page.heading()).to.equal('Review and send');
    expect(page.text()).to.contain('Teatro');
  });

  it('hears of their picture where the questionnaire has one', async () => {
    const { page } = await refused(() => [], { dimensions: [{ id: 'method', title: 'Method' }] });
    await page.says('Your picture can then compare both.');
  });

  it('sends with the code of the earlier receipt, and the page is told whose place was taken', async () => {
    const { page, calls, sent } = await refused((about) => [copyOf(about), receipt]);
    const accepted: VarcoAcceptedEvent[] = [];
    page.el.addEventListener('varco-accepted', (event) => accepted.push(event));
    await enter(page, ` ${code}\n`);
    await page.shows('Received');
    expect(calls.map(({ method, url }) => [method, new URL(url, location.href).pathname])).to.deep.equal([
      ['POST', '/api/submissions'],
      ['GET', `/api/submissions/${id}`],
      ['POST', '/api/submissions'],
    ]);
    const [first, second] = sent();
    expect(first!.headers.get('authorization')).to.equal(null);
    expect(second!.headers.get('authorization')).to.equal(authorization);
    expect(second!.headers.get('idempotency-key')).to.equal(first!.submission.id);
    expect(second!.submission.answers).to.deep.equal(first!.submission.answers);
    expect(JSON.stringify(second!.submission)).not.to.contain('c0de');
    expect(accepted.map(({ replaced }) => replaced)).to.deep.equal([
      { id, code: 'c0de-of-an-earlier-day', receivedAt: '2026-06-01T08:42:00Z' },
    ]);
  });

  for (const [what, reply, words] of [
    ['that opens nothing', () => [problem(404)], 'This code opens nothing here. Check that it is whole.'],
    ['of another questionnaire', () => [copyOf('another')], 'This code is not that of the earlier answers'],
    ['of answers that were deleted', () => [problem(410)], 'The answers of this code have been deleted'],
    [
      'of answers that were replaced before',
      (about: string) => [copyOf(about, { replacedAt: '2026-06-05T08:00:00Z' })],
      'Later answers have taken the place of those of this code',
    ],
  ] as const)
    it(`is told of a code ${what} at its field, and nothing is sent`, async () => {
      const { page, sent } = await refused(reply);
      await enter(page);
      await page.says(words);
      const input = page.focus() as HTMLInputElement;
      expect([nameOf(input), input.value, input.getAttribute('aria-invalid')]).to.deep.equal([
        'Receipt code of the earlier answers',
        code,
        'true',
      ]);
      expect(sent().length).to.equal(1);
      expect(page.heading()).to.equal('Review and send');
    });

  it('is told of a code that is not whole without asking anybody', async () => {
    const { page, calls } = await refused(() => []);
    await enter(page, id);
    await page.says('This code opens nothing here.');
    expect(calls.length).to.equal(1);
  });

  it('is told when the code is that of another organisation, and may enter another one', async () => {
    const { page, sent } = await refused((about) => [copyOf(about), forbidden, copyOf(about), receipt]);
    await enter(page);
    await page.says('This code is not that of the earlier answers of this organisation.');
    expect(page.text()).to.contain('Teatro');
    // the code that was typed is there to be looked at
    expect(page.find('input', 'Receipt code of the earlier').value).to.equal(code);
    await page.press('Send in place of the earlier ones');
    await page.shows('Received');
    expect(sent().length).to.equal(3);
  });

  it('need not enter it again when an answer had to be mended', async () => {
    const wrong = problem(422, { errors: [{ pointer: '/answers/staff', code: 'max', params: { max: 5 } }] });
    const { page, sent } = await refused((about) => [copyOf(about), wrong, receipt]);
    await enter(page);
    await page.says('Your answers were not accepted.');
    await page.press('Send');
    await page.shows('Received');
    expect(sent()[2]!.headers.get('authorization')).to.equal(authorization);
  });

  it('without a network has them sent with the code later, by another visit too; then the device forgets it', async () => {
    const { page, about, sent } = await refused(() => ['offline', 'offline', receipt]);
    await enter(page);
    await page.says('Your answers are safe on this device');
    const { submission } = sent()[1]!;
    const kept = async (): Promise<string> =>
      JSON.stringify(await localRows().update(`entry:${submission.id}`, () => undefined));
    expect(await kept()).to.contain('c0de-of-an-earlier-day');
    page.remove();
    const again = await open(definition({ id: about }));
    await again.press('Try again');
    await again.shows('Received');
    expect(sent().at(-1)!.headers.get('authorization')).to.equal(authorization);
    expect(sent().at(-1)!.body).to.equal(sent()[1]!.body);
    expect(await kept())
      .to.contain('"accepted"')
      .and.not.to.contain('c0de-of-an-earlier-day');
  });

  it('on the same device needs no code: the receipt of the earlier ones is there, until it is deleted', async () => {
    const of = definition({ onePer: ['org_name'] });
    const calls = endpoint(receipt, already, copyOf(of.id), receipt);
    const page = await open(of);
    await toReview(page);
    await page.press('Send');
    await page.shows('Received');
    await page.press('Fill in another one');
    await page.shows('Who you are');
    await toReview(page);
    await page.press('Send');
    await page.says('which this device has');
    await page.press('Use the receipt of June 1, 2026');
    await page.shows('Received');
    const [first, , copy, second] = calls;
    expect(new URL(copy!.url, location.href).pathname).to.equal(`/api/submissions/${first!.submission.id}`);
    expect(second!.headers.get('authorization')).to.equal('Receipt c0de-of-this-receipt');
  });

  for (const [what, over, attributes] of [
    ['on a shared computer', { onePer: ['org_name'] }, { 'shared-computer': '' }],
    ['where nobody can be refused for it', {}, {}],
  ] as const)
    it(`${what} leaves no receipt to the next`, async () => {
      const of = definition(over);
      endpoint(receipt, already);
      const page = await open(of, { attributes: { endpoint: '/api/submissions', ...attributes } });
      await toReview(page);
      await page.press('Send');
      await page.shows('Received');
      await page.press('Fill in another one');
      await page.shows('Who you are');
      await toReview(page);
      await page.press('Send');
      await page.says('Receipt code of the earlier answers');
      await wait(50);
      expect(page.text()).not.to.contain('which this device has');
    });

  it('hears on a later visit, by the earlier code, that later answers took their place', async () => {
    const of = definition();
    endpoint(copyOf(of.id, { answers: { org_name: 'Teatro' }, replacedAt: '2026-06-05T08:00:00Z' }));
    const page = await open(of);
    page.root.querySelector('summary')!.click();
    await page.says('Receipt code');
    await page.fill('Receipt code', code);
    await page.press('Show my answers');
    await page.says('Later answers took the place of these on June 5, 2026');
  });

  it('is spoken to in Italian too', async () => {
    const of = definition();
    endpoint(already);
    const page = await open(of, { lang: 'it', properties: { known: { org_name: 'T', exports: 'no', privacy: true } } });
    while (!page.has('button', 'Inviate')) await page.press('Continuate');
    await page.press('Inviate');
    await page.says('Le risposte di questo ente sono già state ricevute.');
    await page.says('Inviate al posto delle precedenti');
    await waitUntil(() => !page.text().includes('earlier'), 'English is left');
    expect(consoleSaid()).to.deep.equal([]);
  });
});
