import { expect } from '@open-wc/testing';
import { definition, eachOnCleanPage, endpoint, line, open, receipt, retrace, worked } from './harness.ts';

eachOnCleanPage();

const edinburgh = {
  title: 'Study visit a Edimburgo',
  country: 'United K',
  year: '2019',
  channel: 'direct contact sought and prepared',
  outcome: 'worked and became',
};
const london = {
  title: 'Study visit a Londra',
  country: 'United K',
  year: '2020',
  channel: 'direct contact sought and prepared',
  outcome: 'interrupted',
};

describe('an interview', () => {
  it('goes from the opening to the review: experiences told one by one, what recurs in them; not sent while answers are missing', async function () {
    this.timeout(60_000);
    const posts = endpoint(receipt);
    const page = await open(definition());
    await page.shows('Opening');
    await page.tick('artistic direction');
    await page.tick('I agree');
    await page.press('Continue');
    await page.shows('Timeline');
    await line(page, london);
    await page.shows('Timeline');
    await line(page, edinburgh);
    // by date, whatever was told first
    const titles = [...page.root.querySelectorAll('.timeline b')].map((e) => e.textContent);
    expect(titles).to.deep.equal([edinburgh.title, london.title]);
    await page.press('Continue');
    await page.shows(london.title);
    await retrace(page, london);
    await page.shows(edinburgh.title);
    await retrace(page, edinburgh);
    await page.shows('The experiences compared');
    await page.says(
      'In the only experience that worked out, it began with “direct contact sought and prepared”; in the only experience that did not work out.',
    );
    await page.press('Continue');
    await page.shows('Random track, good practice, method');
    await page.press('Continue');
    await page.shows('Strategic frame');
    await page.press('Continue');
    expect(page.summary()!.textContent).to.contain('Why');
    await page.press('Review and send');
    await page.says('You told 2 experiences');
    await page.press('Send');
    expect(posts.length).to.equal(0);
    expect(page.summary()!.textContent).to.contain('Do you recognise yourselves');
  });

  it('shows on a later visit what was sent, as the document that it made, by the code of its receipt', async () => {
    const of = definition();
    endpoint(() => Response.json({ about: of.id, answers: worked, receivedAt: '2026-06-01T08:42:00Z' }));
    const page = await open(of);
    const fold = [...page.root.querySelectorAll('summary')].find((e) => e.textContent.includes('receipt code'))!;
    fold.click();
    await page.says('Show my answers');
    await page.fill('Receipt code', '01993a5e-0000-7000-8000-00000000c0de.c0de');
    await page.press('Show my answers');
    await page.says('You told 6 experiences');
    expect(page.heading()).to.equal('Opening');
  });

  it('sends the worked experiences as they are told, once what is missing is answered', async function () {
    this.timeout(30_000);
    const posts = endpoint(receipt);
    const known = {
      ...worked,
      experiences: worked.experiences.map((e) => ({
        where_country: 'IT',
        when: '2015',
        channel: 'outreach',
        intent: 'planned',
        ...e,
      })),
      participants_roles: ['artistic'],
      consent: true,
      why: 'To be known',
      what: 'Our way of working',
      where: ['AL'],
      actions: [{ action: 'write to the partners' }],
      readback_ok: 'yes',
    };
    const page = await open(definition(), { known });
    await page.press('Review and send');
    await page.says('You told 6 experiences');
    expect(page.summary()).to.equal(null);
    await page.press('Send');
    await page.shows('Received');
    const { kind, answers } = posts[0]!.submission as unknown as {
      kind: string;
      answers: typeof worked & { mode: string };
    };
    expect([kind, answers.mode]).to.deep.equal(['interview', 'self']);
    expect(answers.experiences.map(({ id }) => id)).to.deep.equal(worked.experiences.map(({ id }) => id));
    expect(answers.tracks.map(({ tests }) => tests)).to.deep.equal(worked.tracks.map(({ tests }) => tests));
  });
});

describe('the timeline', () => {
  it('has an experience taken out put back, with all that was said of it', async () => {
    const page = await open(definition(), { known: worked });
    await page.press('Timeline');
    await page.press('Remove: Associazione MedCoop');
    expect(page.has('button', 'Edit: Associazione MedCoop')).to.equal(false);
    await page.says('Removed: Associazione MedCoop');
    await page.press('Undo');
    expect(page.has('button', 'Edit: Associazione MedCoop')).to.equal(true);
  });

  it('has a gentle word when only what went well is told', async () => {
    const page = await open(definition(), {
      known: { experiences: [{ id: 'x1', title: 'Lione', mood: 5 }] },
    });
    await page.press('Timeline');
    await page.says('So far all went well.');
  });

  it('does not close an experience with what is missing in it, and says what that is', async () => {
    const page = await open(definition());
    await page.press('Timeline');
    await page.press('Add an');
    await page.press('Done');
    expect(page.summary()!.textContent).to.contain('Title');
    page.root.querySelector<HTMLElement>('#summary a')!.click();
    await page.settled();
    expect(page.focus()).to.equal(page.find('input', 'Title'));
  });
});

describe('the mirror', () => {
  it('leads from a sentence to the experience it comes from, and back', async () => {
    const page = await open(definition(), { known: worked });
    await page.press('The experiences compared');
    await page.says('What we see in your words');
    const link = page.root.querySelector<HTMLElement>('.sentences a')!;
    const name = link.textContent!.trim();
    link.click();
    await page.shows(name);
    await page.press('Back to where you were');
    await page.shows('The experiences compared');
  });
});

describe('the ladder', () => {
  it('proposes a rung by the tests that are met, and says what is missing', async () => {
    const page = await open(definition());
    await page.press('Random track');
    await page.press('Add something');
    await page.fill('What do we call it?', 'Study visits');
    expect(page.text()).to.contain('The tests propose: random track');
    await page.tick('it gave a result we wanted');
    await page.tick('we know under which conditions it works');
    await page.tick('it happened at least twice');
    expect(page.text()).to.contain('The tests propose: good practice');
    await page.press('Done');
    await page.shows('Random track, good practice, method');
    expect(page.text()).to.contain('Study visits');
  });
});

describe('another day', () => {
  it('goes on where it was left, with everything that was told', async () => {
    const of = definition();
    const page = await open(of);
    await page.press('Timeline');
    await line(page, edinburgh);
    await page.press('Continue');
    await page.press('Continue');
    await page.fill('Tell the first contact', 'An invitation');
    await page.says(/saved at/);
    page.remove();
    const again = await open(of);
    await again.shows(edinburgh.title);
    expect(again.find('textarea', 'Tell the first contact')).to.have.property('value', 'An invitation');
    await again.press('Timeline');
    expect(again.text()).to.contain('2019');
    expect(again.find('input', `retrace: ${edinburgh.title}`).checked).to.equal(true);
  });
});

describe('the document', () => {
  it('has a sentence in one’s own words, beside what was generated, and gives it back', async () => {
    const page = await open(definition(), { known: worked });
    await page.press('Review and send');
    await page.press('Reword: You told 6 experiences');
    await page.fill('In your own words', 'Six stories, none forgotten.');
    await page.press('Keep');
    await page.says('Six stories, none forgotten.');
    expect(page.text()).not.to.contain('You told 6 experiences');
    expect(page.focus()).to.equal(page.find('button', 'Reword: Six stories'));
    await page.press('Reword: Six stories');
    await page.press('As it was written');
    await page.says('You told 6 experiences');
  });
});
