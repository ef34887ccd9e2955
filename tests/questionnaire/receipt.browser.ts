import { expect, waitUntil } from '@open-wc/testing';
import { downloaded, draftOf, eachOnCleanPage, endpoint, open, problem, receipt, saved, toReview } from './harness.ts';
import { events, ready } from './sending.ts';

eachOnCleanPage();

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
    const { name, blob } = await downloaded(() => page.press('Download a copy'));
    const text = await blob.text();
    expect(name).to.match(/\.txt$/);
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
