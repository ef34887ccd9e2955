import { expect } from '@open-wc/testing';
import { consoleSaid, eachOnCleanPage, endpoint, nameOf, open, problem, receipt, wait } from './harness.ts';
import { events, ready } from './sending.ts';

eachOnCleanPage();

describe('what was refused', () => {
  for (const [status, words, members] of [
    [422, 'Your answers were not accepted. Nothing is lost', {}],
    [409, 'The questionnaire has changed. Reload the page: your answers are kept.', {}],
    [410, 'The closing date has passed', {}],
    [413, 'What you send is too large. Remove a file, or choose a smaller one', { detail: 'At most 20 MB in all.' }],
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
