import { expect, waitUntil } from '@open-wc/testing';
import { canonical, digest } from '../../src/contract/digest.ts';
import {
  complete,
  consoleSaid,
  definition,
  eachOnCleanPage,
  endpoint,
  json,
  open,
  receipt,
  sections,
  wait,
} from './harness.ts';
import { events, ready } from './sending.ts';

eachOnCleanPage();

describe('what is sent', () => {
  it('is the submission of the contract, under its own id as idempotency key', async () => {
    const posts = endpoint(receipt);
    const { page, of } = await ready();
    await page.press('Send');
    await page.shows('Received');
    expect(posts.length).to.equal(1);
    const { url, method, headers, submission } = posts[0]!;
    expect(new URL(url, location.href).pathname).to.equal('/api/submissions');
    expect(method).to.equal('POST');
    expect(headers.get('content-type')).to.equal('application/json');
    expect(headers.get('idempotency-key')).to.equal(submission.id);
    expect(submission.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(submission).to.deep.include({
      kind: 'questionnaire',
      about: of.id,
      version: '1.0.0',
      digest: await digest(canonical(of)),
      locale: 'en',
      answers: { org_name: 'Teatro', exports: 'no', privacy: true },
      page: location.origin + location.pathname,
    });
    expect(Date.parse(submission.startedAt as string)).to.be.at.most(Date.parse(submission.finishedAt as string));
  });

  it('holds each consent with the digest of the words that were shown, in their language', async () => {
    const posts = endpoint(receipt);
    const { page } = await ready();
    await page.press('Send');
    await page.shows('Received');
    const words = 'I have read the notice\nAnswers are kept for one year.';
    expect(posts[0]!.submission.consents).to.deep.equal([{ id: 'privacy', digest: await digest(words), given: true }]);
  });

  it('holds sensitive answers, which no draft does', async () => {
    const posts = endpoint(receipt);
    const { page } = await ready();
    await page.press('Change: IBAN');
    await page.fill('IBAN', 'IT60');
    await page.press('Back to the review');
    await page.press('Send');
    await page.shows('Received');
    expect(posts[0]!.submission.answers.iban).to.equal('IT60');
  });

  it('brings the files that were chosen, as parts that the answers name', async () => {
    const posts = endpoint(receipt);
    const statute = { id: 'statute', type: 'file', label: 'Statute', accept: ['.pdf'], maxFiles: 2 };
    const page = await open(
      definition({ sections: [{ id: 'papers', title: 'Papers', questions: [statute] }, ...sections] }),
      { properties: { known: complete } },
    );
    const transfer = new DataTransfer();
    for (const name of ['a.pdf', 'b.pdf'])
      transfer.items.add(new File([`bytes of ${name}`], name, { type: 'application/pdf' }));
    const input = page.find('input', 'Statute');
    input.files = transfer.files;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await page.says('a.pdf');
    await page.press('Remove: b.pdf');
    while (!page.has('button', 'Send')) await page.press('Continue');
    await page.press('Send');
    await page.shows('Received');
    const { submission, headers, body } = posts[0]!;
    const [{ file, ...said }] = submission.answers.statute as [{ file: string }];
    expect(said).to.deep.equal({ name: 'a.pdf', size: 14, type: 'application/pdf' });
    expect(headers.get('content-type')).to.equal(`multipart/form-data; boundary=varco-${submission.id}`);
    expect(body).to.contain(
      `name="${file}"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\nbytes of a.pdf\r\n`,
    );
    expect(body).not.to.contain('b.pdf');
  });

  it('carries the page’s headers', async () => {
    const posts = endpoint(receipt);
    const { page } = await ready({}, { properties: { requestHeaders: { 'X-Csrf-Token': 'abc' } } });
    await page.press('Send');
    await page.shows('Received');
    expect(posts[0]!.headers.get('x-csrf-token')).to.equal('abc');
  });
});

describe('varco-submit', () => {
  it('lets the page keep it from being sent', async () => {
    const posts = endpoint(receipt);
    const { page } = await ready();
    page.el.addEventListener('varco-submit', (e) => e.preventDefault());
    await page.press('Send');
    await wait(50);
    expect(posts).to.deep.equal([]);
    expect(page.heading()).to.equal('Review and send');
  });

  it('waits for data that the page adds', async () => {
    const posts = endpoint(receipt);
    const { page } = await ready();
    page.el.addEventListener('varco-submit', (e) =>
      e.waitUntil(wait(20).then(() => Object.assign(e.detail.submission.answers, { crm_id: '42' }))),
    );
    await page.press('Send');
    await page.shows('Received');
    expect(posts[0]!.submission.answers.crm_id).to.equal('42');
  });

  it('tells author and page when what it waits for fails, and keeps the answers', async () => {
    const posts = endpoint(receipt);
    const { page } = await ready();
    const errors = events(page, 'varco-error');
    page.el.addEventListener('varco-submit', (e) => e.waitUntil(Promise.reject(new Error('no token'))));
    await page.press('Send');
    await waitUntil(() => errors.length, 'nobody was told', { timeout: 5000 });
    expect(consoleSaid(/waitUntil/).join())
      .to.contain('<varco-questionnaire>')
      .and.to.contain('no token');
    expect(errors.map(({ detail }) => detail.type)).to.deep.equal(['submission']);
    expect(posts).to.deep.equal([]);
    expect(page.heading()).to.equal('Review and send');
  });

  it('says on the console that an endpoint is missing', async () => {
    const { page } = await ready({}, { attributes: {} });
    await page.press('Send');
    await wait(50);
    expect(consoleSaid(/endpoint/).join()).to.contain('<varco-questionnaire> attribute endpoint: found nothing');
  });

  it('is not asked twice by two presses of Send', async () => {
    const posts = endpoint(receipt);
    const { page } = await ready();
    const asked = events(page, 'varco-submit');
    const send = page.find('button', 'Send');
    send.click();
    send.click();
    await page.shows('Received');
    await wait(50);
    expect(new Set(posts.map(({ submission }) => submission.id)).size).to.equal(1);
    expect(new Set(posts.map(({ body }) => body)).size).to.equal(1);
    expect(asked.length).to.equal(1);
  });
});

describe('an endpoint of another make', () => {
  it('that answers 200 with some JSON has received it', async () => {
    endpoint(json({ ok: true }));
    const { page } = await ready();
    await page.press('Send');
    await page.shows('Received');
    expect(page.text()).not.to.contain('Receipt code');
  });
});
