import { expect } from '@open-wc/testing';
import {
  complete,
  definition,
  eachOnCleanPage,
  endpoint,
  nameOf,
  open,
  receipt,
  toReview,
  type Page,
} from './harness.ts';

eachOnCleanPage();

/** Questions and answers as they stand on the review, outside of the fold. */
const answers = (page: Page) =>
  Object.fromEntries(
    [...page.root.querySelectorAll('section dl > div')].map((a) => [
      a.querySelector('dt')!.textContent!.trim(),
      a.querySelector('dd')!.textContent!.replace(/\s+/g, ' ').trim(),
    ]),
  );

describe('the review', () => {
  it('shows every section with its answers, and what was left out', async () => {
    const page = await open(definition());
    await toReview(page);
    expect(answers(page)).to.deep.equal({
      Name: 'Teatro',
      Staff: 'not answered',
      IBAN: 'not answered',
      'Have you worked abroad?': 'no',
      'I have read the notice': 'Yes',
    });
    expect(page.text()).to.match(/Who you are[^]*Work abroad[^]*Consents/);
  });

  it('says what is missing first, and leads there', async () => {
    const page = await open(definition());
    await page.press('Review and send');
    const lines = [...page.summary()!.querySelectorAll('a')].map((a) => a.textContent!.replace(/\s+/g, ' ').trim());
    expect(lines).to.deep.equal([
      'Name: This answer is required.',
      'Have you worked abroad?: This answer is required.',
      'I have read the notice: This answer is required.',
    ]);
    const first = page.root.querySelector('dl')!;
    expect(page.summary()!.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
    page.summary()!.querySelectorAll('a')[1]!.click();
    await page.settled();
    expect(page.heading()).to.equal('Work abroad');
    expect(page.focus()!.closest('fieldset')!.textContent).to.contain('Have you worked abroad?');
  });

  it('sends nothing while something is missing, and puts the focus on what is', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition());
    await page.press('Review and send');
    await page.press('Send');
    expect(page.focus() === page.summary()).to.equal(true);
    expect(posts).to.deep.equal([]);
  });

  it('goes to an answer by its “change”, and from there straight back', async () => {
    const page = await open(definition());
    await toReview(page);
    await page.press('Change: Staff');
    expect(page.heading()).to.equal('Who you are');
    expect(nameOf(page.focus()!)).to.contain('Staff');
    await page.fill('Staff', '7');
    await page.press('Back to the review');
    expect(page.heading()).to.equal('Review and send');
    expect(answers(page).Staff).to.equal('7');
  });

  it('does not let one back to it past a mistake just made', async () => {
    const page = await open(definition());
    await toReview(page);
    await page.press('Change: Staff');
    await page.fill('Staff', '700');
    await page.press('Back to the review');
    expect(page.heading()).to.equal('Who you are');
    expect(page.focus() === page.summary()).to.equal(true);
  });

  it('keeps answers that are off the path in a fold, does not send them, and has them back with the path', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    await page.press('Continue');
    await page.tick('yes');
    await page.fill('Where?', 'Tirana');
    await page.tick('no');
    await page.press('Continue');
    await page.tick('I have read the notice');
    await page.press('Continue');
    expect(answers(page)).not.to.have.property('Where?');
    const fold = page.root.querySelector('details')!;
    expect(fold.open).to.equal(false);
    expect(fold.querySelector('summary')!.textContent).to.contain('Answers that are not needed now');
    expect(fold.textContent).to.contain('Where?').and.to.contain('Tirana');

    await page.press('Change: Have you worked abroad?');
    await page.tick('yes');
    expect(page.find('input', 'Where?').value).to.equal('Tirana');
    await page.tick('no');
    await page.press('Back to the review');
    await page.press('Send');
    await page.shows('Received');
    expect(posts[0]!.submission.answers).to.deep.equal({ org_name: 'Teatro', exports: 'no', privacy: true });
  });

  it('names who answers for the data, and links the notice', async () => {
    const privacy = { controller: 'Example region', notice: 'https://region.example/privacy' };
    const page = await open(definition({ privacy }), { properties: { known: complete } });
    await page.press('Review and send');
    expect(page.text()).to.contain('Example region');
    expect(page.find<HTMLAnchorElement>('a', 'Privacy notice').href).to.equal('https://region.example/privacy');
  });

  it('shows answers as they were typed: no Markdown, no markup', async () => {
    const name = '**T** <img src=x onerror=alert(1)> [a](javascript:alert(1))';
    const page = await open(definition(), { properties: { known: { ...complete, org_name: name } } });
    await page.press('Review and send');
    expect(answers(page).Name).to.equal(name);
    expect(page.root.querySelector('dl :is(img, a, strong)')).to.equal(null);
  });
});
