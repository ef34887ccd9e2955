import { expect, waitUntil } from '@open-wc/testing';
import { canonical, digest } from '../../src/contract/digest.ts';
import {
  consoleSaid,
  definition,
  draftOf,
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
} from './harness.ts';

eachOnCleanPage();

const events = (page: Page, ...types: string[]) => {
  const got: { type: string; detail: Record<string, unknown> }[] = [];
  for (const type of types)
    page.el.addEventListener(type, (e) => got.push({ type, detail: (e as CustomEvent).detail as never }));
  return got;
};

/** A questionnaire filled in up to the review, and its endpoint. */
async function ready(over: object = {}, options = {}) {
  const of = definition(over);
  const page = await open(of, options);
  await toReview(page);
  return { page, of };
}

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
    await wait(50);
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

describe('what was accepted', () => {
  it('gives a receipt with its code, a copy, and varco-accepted once', async () => {
    endpoint(receipt);
    const { page } = await ready();
    const got = events(page, 'varco-accepted', 'varco-rejected');
    await page.press('Send');
    await page.shows('Received');
    await page.settled();
    const { receipt: r } = got[0]!.detail as { receipt: { id: string; code: string } };
    expect(got.map(({ type }) => type)).to.deep.equal(['varco-accepted']);
    expect(page.text()).to.contain(`${r.id}.${r.code}`);
    expect(page.focus() === page.root.getElementById('step')).to.equal(true);
    expect(page.has('button', 'Download a copy')).to.equal(true);
    expect(page.has('button', 'Print')).to.equal(true);
    expect(page.text()).not.to.contain('saved at');
  });

  it('copies the code to the clipboard, or selects it where that is forbidden', async () => {
    endpoint(receipt);
    const { page } = await ready();
    await page.press('Send');
    await page.says('Receipt code');
    const shown = page.root.querySelector('code')!.textContent!.trim();
    let copied = '';
    const clipboard = { writeText: async (text: string) => void (copied = text) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    try {
      await page.press('Copy');
      expect(copied).to.equal(shown);
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });

  it('downloads a copy that holds questions, answers and the code', async () => {
    endpoint(receipt);
    const { page } = await ready();
    await page.press('Send');
    await page.shows('Received');
    let link: HTMLAnchorElement | undefined;
    const caught = (event: Event) => {
      event.preventDefault();
      link = event.target as HTMLAnchorElement;
    };
    // the link that downloads is not on the page: its click is heard by nobody but itself
    const { createElement } = document;
    document.createElement = ((name: string) => {
      const made = createElement.call(document, name);
      if (name === 'a') made.addEventListener('click', caught);
      return made;
    }) as typeof document.createElement;
    try {
      await page.press('Download a copy');
    } finally {
      document.createElement = createElement;
    }
    const text = await (await fetch(link!.href)).text();
    expect(link!.download).to.match(/\.txt$/);
    for (const part of [
      'Mapping',
      'Who you are',
      'Name',
      'Teatro',
      page.root.querySelector('code')!.textContent!.trim(),
    ])
      expect(text).to.contain(part);
  });

  it('by an endpoint that gives no receipt is received all the same, without a code', async () => {
    endpoint(new Response(null, { status: 204 }));
    const { page } = await ready();
    const got = events(page, 'varco-accepted');
    await page.press('Send');
    await page.shows('Received');
    expect(page.text()).not.to.contain('Receipt code');
    expect(page.has('button', 'Delete my data')).to.equal(false);
    expect(got.length).to.equal(1);
  });

  it('leaves no answers on this device, and is still received after the page is loaded again', async () => {
    const posts = endpoint(receipt);
    const { page, of } = await ready();
    await saved(page);
    await page.press('Send');
    await page.shows('Received');
    await waitUntil(async () => !Object.keys((await draftOf(of.id))?.answers ?? {}).length, 'the draft is still there');
    page.remove();
    const before = document.body.appendChild(document.createElement('button'));
    before.focus();
    const again = await open(of);
    await again.shows('Received');
    // what was sent on another day does not take the focus from the page
    expect(document.activeElement === before).to.equal(true);
    before.remove();
    expect(again.text()).to.contain('c0de-of-this-receipt');
    expect(posts.length).to.equal(1);
    await again.press('Fill in another one');
    await again.shows('Who you are');
    expect(again.heading()).to.equal('Who you are');
    expect(again.find('input', 'Name').value).to.equal('');
  });

  it('is deleted by its code after asking in place, and says so', async () => {
    const posts = endpoint(receipt, new Response(null, { status: 204 }));
    const { page } = await ready();
    await page.press('Send');
    await page.shows('Received');
    await page.press('Delete my data');
    expect(page.text()).to.contain('This cannot be undone.');
    await page.press('Cancel');
    expect(posts.length).to.equal(1);
    await page.press('Delete my data');
    await page.press('Delete my data');
    await page.says('Your data has been deleted.');
    const { url, method, headers } = posts[1]!;
    expect(method).to.equal('DELETE');
    expect(new URL(url, location.href).pathname).to.equal(`/api/submissions/${posts[0]!.submission.id}`);
    expect(headers.get('authorization')).to.equal('Receipt c0de-of-this-receipt');
    expect(page.text()).not.to.contain('c0de-of-this-receipt');
    expect(page.text()).not.to.contain('Teatro');
  });

  it('once deleted makes room for another one, under another id', async () => {
    const posts = endpoint(receipt, new Response(null, { status: 204 }), receipt);
    const { page, of } = await ready();
    await page.press('Send');
    await page.shows('Received');
    await page.press('Delete my data');
    await page.press('Delete my data');
    await page.says('Your data has been deleted.');
    page.remove();
    const again = await open(of);
    await toReview(again);
    await again.press('Send');
    await again.shows('Received');
    expect(posts[2]!.submission.id).not.to.equal(posts[0]!.submission.id);
  });

  it('says when deleting failed, and can be tried again', async () => {
    const posts = endpoint(receipt, problem(503), new Response(null, { status: 204 }));
    const { page } = await ready();
    await page.press('Send');
    await page.shows('Received');
    await page.press('Delete my data');
    await page.press('Delete my data');
    await page.says('could not be deleted');
    expect(page.text()).to.contain('c0de-of-this-receipt');
    await page.press('Delete my data');
    if (posts.length < 3) await page.press('Delete my data');
    await page.says('Your data has been deleted.');
  });
});

describe('what was refused', () => {
  for (const [status, words, members] of [
    [422, 'Your answers were not accepted. Nothing is lost', {}],
    [409, 'The questionnaire has changed. Reload the page: your answers are kept.', {}],
    [410, 'The closing date has passed', {}],
    [413, 'Files may weigh 20 MB in all.', { detail: 'Files may weigh 20 MB in all.' }],
    [400, 'Your answers were not accepted. Nothing is lost', {}],
  ] as const)
    it(`with ${status} says why in words to act on, keeps every answer, and tells the page`, async () => {
      const posts = endpoint(problem(status, members), receipt);
      const { page } = await ready();
      const got = events(page, 'varco-rejected', 'varco-accepted');
      await page.press('Send');
      await page.says(words);
      expect(page.notices().length).to.equal(1);
      expect(page.heading()).to.equal('Review and send');
      expect(page.text()).to.contain('Teatro');
      expect(got.map(({ type, detail }) => [type, detail.status])).to.deep.equal([['varco-rejected', status]]);
      expect((got[0]!.detail.problem as { status: number }).status).to.equal(status);
      await page.press('Send');
      await page.shows('Received');
      expect(posts.length).to.equal(2);
      expect(got.length).to.equal(2);
    });

  it('by name is said at the questions, in our own words, and leads to them', async () => {
    const errors = [
      { pointer: '/answers/staff', code: 'max', params: { max: 20 } },
      { pointer: '/answers/nothing-here', code: 'max', params: {} },
    ];
    endpoint(problem(422, { errors }));
    const { page } = await ready();
    await page.press('Send');
    await page.says('Your answers were not accepted');
    const lines = [...page.root.querySelectorAll<HTMLElement>('.notice a')];
    expect(lines.map((a) => a.textContent!.replace(/\s+/g, ' ').trim())).to.deep.equal(['Staff: Enter 20 or less.']);
    lines[0]!.click();
    await page.settled();
    expect(nameOf(page.focus()!)).to.contain('Staff');
  });

  it('is sent again as it was mended, and its refusal is no longer said', async () => {
    const posts = endpoint(problem(422), receipt);
    const { page } = await ready();
    await page.press('Send');
    await page.says('Your answers were not accepted');
    await page.press('Change: Staff');
    await page.fill('Staff', '3');
    await page.press('Back to the review');
    await page.press('Send');
    await page.shows('Received');
    expect(posts.map(({ submission }) => submission.answers.staff)).to.deep.equal([undefined, 3]);
    expect(page.text()).not.to.contain('not accepted');
  });

  it('shows what the endpoint adds as plain text', async () => {
    endpoint(problem(422, { detail: '<img src=x onerror=alert(1)> Ask the office.' }));
    const { page } = await ready();
    await page.press('Send');
    await page.says('Ask the office.');
    expect(page.root.querySelector('img')).to.equal(null);
  });
});

describe('what cannot be sent now', () => {
  it('waits without the network, says so, and is sent once when one tries again', async () => {
    const posts = endpoint('offline', 'offline', receipt);
    const { page } = await ready();
    await page.press('Send');
    await page.says('Your answers are safe on this device');
    expect(page.heading()).to.equal('Waiting to be sent');
    expect(page.text()).not.to.contain('saved at');
    expect(page.has('button', 'Download a copy')).to.equal(true);
    expect(page.focus() === page.root.getElementById('step')).to.equal(true);
    for (let n = 0; n < 60 && !page.text().includes('Received'); n++) {
      if (page.has('button', 'Try again')) await page.press('Try again');
      await wait(100);
    }
    await page.shows('Received');
    expect(new Set(posts.map(({ body }) => body)).size).to.equal(1);
  });

  it('waits for a busy endpoint, and goes by itself when the page is opened again', async () => {
    const posts = endpoint(problem(503), receipt);
    const { page, of } = await ready();
    await page.press('Send');
    await page.says('Your answers are safe on this device');
    page.remove();
    const again = await open(of);
    expect(again.heading()).to.match(/Waiting|Sending|Received/);
    for (let n = 0; n < 60 && !again.text().includes('Received'); n++) {
      if (again.has('button', 'Try again')) await again.press('Try again');
      await wait(100);
    }
    await again.shows('Received');
    expect(new Set(posts.map(({ body }) => body)).size).to.equal(1);
  });

  it('never takes a page of HTML with status 200 for success', async () => {
    endpoint(new Response('<!doctype html><title>Log in</title>', { headers: { 'Content-Type': 'text/html' } }));
    const { page } = await ready();
    const got = events(page, 'varco-accepted');
    await page.press('Send');
    await page.says('not set up correctly');
    expect(page.heading()).to.equal('Waiting to be sent');
    expect(got).to.deep.equal([]);
  });

  it('keeps the page open in words when nothing is stored on the device', async () => {
    endpoint('offline');
    const { page } = await ready({}, { attributes: { endpoint: '/api/submissions', 'shared-computer': '' } });
    await page.press('Send');
    await page.says('Keep this page open');
    expect(page.heading()).to.equal('Waiting to be sent');
    expect(page.text()).not.to.contain('safe on this device');
  });

  it('says so while the answers are on their way', async () => {
    let go!: () => void;
    const gate = new Promise<void>((done) => (go = done));
    endpoint(async (post) => (await gate, receipt(post)));
    const { page } = await ready();
    await page.press('Send');
    await page.says('Waiting to be sent');
    expect(page.has('button', 'Send')).to.equal(false);
    go();
    await page.shows('Received');
  });

  it('is not sent to an address that scripts could hide in', async () => {
    const { page } = await ready({}, { attributes: { endpoint: 'javascript:alert(1)' } });
    consoleSaid(/attribute endpoint/);
    await page.press('Send');
    await wait(50);
    expect(page.heading()).to.equal('Review and send');
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
