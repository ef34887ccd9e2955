import { expect } from '@open-wc/testing';
import { localDrafts } from '../../src/delivery/index.ts';
import { definition, eachOnCleanPage, endpoint, open, receipt, worked } from './harness.ts';
import { nameOf, type Page } from '../questionnaire/harness.ts';

eachOnCleanPage();

const field = (page: Page) => page.root.querySelector<HTMLTextAreaElement>('textarea#notes')!;
async function note(page: Page, text: string): Promise<void> {
  field(page).value = text;
  field(page).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await page.settled();
}
const evidenceOf = (page: Page, question: string) =>
  [...page.root.querySelectorAll<HTMLDetailsElement>('.evidence')].find((e) =>
    e.querySelector('summary')!.textContent.includes(question),
  );

/** All that is asked and not told by the documents. */
const complete = (told: typeof worked) => ({
  ...told,
  participants_roles: ['artistic'],
  consent: true,
  experiences: told.experiences.map((e) => ({
    where_country: 'IT',
    when: '2020',
    channel: 'chance',
    intent: 'planned',
    ...e,
  })),
  why: 'w',
  what: 'w',
  where: ['AL'],
  actions: [{ action: 'a' }],
  readback_ok: 'yes',
});

describe('an interview that somebody leads', () => {
  it('says so on every step to who looks on, gives advice and a clock to who leads, and neither where nobody does', async () => {
    const page = await open(definition(), { mode: 'guided' });
    const banner = 'somebody asks and writes for you';
    const advice = 'No judgement. With several people, hear all of them before writing.';
    expect(page.text()).to.contain(banner).and.to.contain(advice).and.to.contain('0 of 10 minutes');
    await page.press('Strategic frame');
    expect(page.text()).to.contain(banner);
    const alone = await open(definition());
    expect(alone.text()).not.to.contain(banner);
    expect(alone.text()).not.to.contain(advice);
    expect(alone.root.querySelector('aside')).to.equal(null);
  });

  it('keeps private notes in a channel of their own: they come back with the page, and are in no draft and no submission', async function () {
    this.timeout(30_000);
    const posts = endpoint(receipt);
    const document_ = definition();
    const page = await open(document_, { mode: 'guided', known: complete(worked) });
    await note(page, 'They did not dare to say it: SECRET');
    await page.fill('What does “abroad” mean', 'elsewhere');
    await page.says('saved at');
    page.el.remove();

    const again = await open(document_, { mode: 'guided', known: complete(worked) });
    expect(field(again).value).to.equal('They did not dare to say it: SECRET');
    await again.press('Timeline');
    expect(field(again).value).to.equal('');
    expect(again.text()).to.contain('Notes of other steps');
    const draft = await localDrafts().load(document_.id);
    expect(JSON.stringify(draft)).to.contain('elsewhere').and.not.to.contain('SECRET');

    await again.press('Review and send');
    await again.says('You told 6 experiences');
    await again.press('Send');
    await again.says('Received');
    expect(posts[0]!.submission.answers.mode).to.equal('guided');
    expect(posts[0]!.body).not.to.contain('SECRET');
    // they were not sent: they are still here, to be taken along or deleted
    expect(again.text()).to.contain('Your private notes are still on this device');
    await again.press('Delete the notes');
    await again.press('Delete the notes');
    expect(again.text()).not.to.contain('Your private notes are still on this device');
    again.el.remove();
    const after = await open({ ...document_ }, { mode: 'guided' });
    expect(after.text()).not.to.contain('Notes of other steps');
  });

  it('offers the notes and the times as a file', async () => {
    const page = await open(definition(), { mode: 'guided' });
    await note(page, 'first\nsecond');
    await page.press('Timeline');
    const blobs: Blob[] = [];
    const make = URL.createObjectURL;
    const click = HTMLAnchorElement.prototype.click;
    URL.createObjectURL = (blob) => (blobs.push(blob as Blob), 'blob:none');
    HTMLAnchorElement.prototype.click = () => {};
    try {
      await page.press('Download the notes');
    } finally {
      URL.createObjectURL = make;
      HTMLAnchorElement.prototype.click = click;
    }
    const text = await blobs[0]!.text();
    expect(text).to.contain('Opening\r\nfirst\r\nsecond');
  });

  it('lets one say how sure an answer is and where it comes from; it goes with the answer, and is seen before it is sent', async function () {
    this.timeout(30_000);
    const posts = endpoint(receipt);
    const page = await open(definition(), { mode: 'guided', known: complete(worked) });
    // nothing is answered here yet: nothing to be sure of
    expect(evidenceOf(page, 'What does “abroad” mean')).to.equal(undefined);
    await page.fill('What does “abroad” mean', 'elsewhere');
    const evidence = evidenceOf(page, 'What does “abroad” mean')!;
    evidence.open = true;
    const [sure] = evidence.querySelectorAll('select');
    expect(nameOf(sure!)).to.equal('Confidence');
    sure!.value = 'likely';
    sure!.dispatchEvent(new Event('change', { bubbles: true }));
    const source = evidence.querySelector('input')!;
    source.value = 'minutes of 2019';
    source.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await page.settled();
    expect(evidence.querySelector('summary')!.textContent).to.contain('likely · source: minutes of 2019');
    await page.press('Review and send');
    await page.says('You told 6 experiences');
    const full = page.root.querySelector<HTMLDetailsElement>('details.in-full')!;
    full.open = true;
    expect(full.textContent).to.contain('elsewhere').and.to.contain('likely · source: minutes of 2019');
    expect(full.textContent).to.contain('Private notes and times are not sent.');
    await page.press('Send');
    await page.says('Received');
    expect(posts[0]!.submission.answers.evidence).to.deep.equal({
      abroad_means: { confidence: 'likely', source: 'minutes of 2019' },
    });
  });

  it('says nothing of an answer that was taken back', async () => {
    const page = await open(definition(), {
      mode: 'guided',
      known: { abroad_means: 'elsewhere', evidence: { abroad_means: { confidence: 'sure' }, gone: { source: 's' } } },
    });
    const sitting = () => (page.el as never as { sitting: { submitted(): { evidence?: object } } }).sitting.submitted();
    expect(sitting().evidence).to.deep.equal({ abroad_means: { confidence: 'sure' } });
    await page.fill('What does “abroad” mean', '');
    expect(sitting().evidence).to.equal(undefined);
    await page.fill('What does “abroad” mean', 'there');
    expect(sitting().evidence).to.deep.equal({ abroad_means: { confidence: 'sure' } });
  });
});

describe('an interview that nobody leads', () => {
  it('shows all that is sent too, answer by answer, the experiences by their names', async () => {
    const page = await open(definition(), { known: worked });
    await page.press('Review and send');
    await page.says('You told 6 experiences');
    const full = page.root.querySelector<HTMLDetailsElement>('details.in-full')!;
    expect(full.open).to.equal(false);
    full.open = true;
    for (const { title } of worked.experiences) expect(full.textContent).to.contain(title);
    for (const { name } of worked.tracks) expect(full.textContent).to.contain(name);
    expect(full.textContent).to.contain('Filled in on your own');
  });
});
