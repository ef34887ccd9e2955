import { expect, waitUntil } from '@open-wc/testing';
import {
  complete,
  definition,
  eachOnCleanPage,
  endpoint,
  freeze,
  json,
  nameOf,
  open,
  pageOf,
  receipt,
  saved,
  toReview,
  wait,
} from './harness.ts';

eachOnCleanPage();

describe('before there is a questionnaire', () => {
  it('the page’s own content stays', async () => {
    const page = await open(undefined, { asIs: true, inside: 'Write to us instead.' });
    await page.settled();
    const slot = page.root.querySelector('slot')!;
    expect(slot.assignedNodes().map((n) => n.textContent)).to.deep.equal(['Write to us instead.']);
    expect(page.has('button', 'Continue')).to.equal(false);
  });

  it('it says that it is loading, and takes the place of the content when it is there', async () => {
    let go!: () => void;
    const gate = new Promise<void>((done) => (go = done));
    endpoint(async () => (await gate, json(definition())));
    const page = await open(undefined, {
      asIs: true,
      inside: 'Write to us.',
      attributes: { src: '/api/definitions/x' },
    });
    await page.settled();
    expect(page.root.querySelector('[role=status]')!.textContent).to.contain('Loading');
    expect(page.root.querySelector('slot')).to.exist;
    const ready = new Promise((done) => page.el.addEventListener('varco-ready', done));
    go();
    await ready;
    await page.shows('Who you are');
    expect(page.root.querySelector('slot')).to.equal(null);
  });

  it('a script of JSON inside is taken', async () => {
    const main = document.createElement('main');
    main.className = 'test-page';
    main.lang = 'en';
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(definition());
    const el = document.createElement('varco-questionnaire');
    el.setAttribute('theme', 'plain');
    el.append(script);
    main.append(el);
    document.body.append(main);
    await waitUntil(() => el.shadowRoot?.querySelector('#step'));
    expect(pageOf(el).heading()).to.equal('Who you are');
  });
});

describe('on a living page', () => {
  it('goes on after being moved: same step, same answers, and it can be sent', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    await page.press('Continue');
    const elsewhere = page.el.parentElement!.appendChild(document.createElement('section'));
    elsewhere.append(page.el);
    await page.settled();
    expect(page.heading()).to.equal('Work abroad');
    await page.press('Back');
    expect(page.find('input', 'Name').value).to.equal('Teatro');
    await toReview(page);
    await page.press('Send');
    await page.shows('Received');
    expect(posts.length).to.equal(1);
  });

  it('comes back with its answers after being removed for a while', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition());
    const main = page.el.parentElement!;
    await page.fill('Name', 'Teatro');
    page.el.remove();
    await wait(20);
    main.append(page.el);
    await page.settled();
    expect(page.find('input', 'Name').value).to.equal('Teatro');
    await page.fill('Staff', '4');
    await saved(page);
    await toReview(page);
    await page.press('Send');
    await page.shows('Received');
    expect(posts[0]!.submission.answers).to.deep.include({ org_name: 'Teatro', staff: 4 });
  });

  it('says each change to the page, without the answer', async () => {
    const of = definition();
    const page = await open(of);
    const said: unknown[] = [];
    document.addEventListener('varco-change', (e) => said.push((e as CustomEvent).detail));
    await page.fill('Name', 'Teatro');
    await page.press('Continue');
    expect(said).to.deep.equal([
      { about: of.id, step: 'who' },
      { about: of.id, step: 'abroad' },
    ]);
    expect(JSON.stringify(said)).not.to.contain('Teatro');
  });

  it('leaves nothing behind when it goes: no timer speaks, no listener answers', async () => {
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    page.remove();
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
    await wait(50);
  });

  it('does without an endpoint until something is to be sent', async () => {
    const page = await open(definition(), { attributes: {} });
    await toReview(page);
  });

  it('takes an endpoint that the page names later', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition(), { attributes: {} });
    page.el.endpoint = '/api/submissions';
    await toReview(page);
    await page.press('Send');
    await page.shows('Received');
    expect(posts.length).to.equal(1);
  });
});

describe('the attribute form', () => {
  const forms = { short: { title: { en: 'Short' }, questions: ['org_name', 'privacy'] } };

  it('asks the questions of a shorter form only, and says so in what is sent', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition({ forms }), { attributes: { form: 'short', endpoint: '/api/submissions' } });
    expect(page.text()).to.contain('step 1 of 3');
    expect(page.has('input', 'Staff')).to.equal(false);
    await page.fill('Name', 'Teatro');
    await page.press('Continue');
    await page.tick('I have read the notice');
    await page.press('Continue');
    await page.press('Send');
    await page.shows('Received');
    expect(posts[0]!.submission).to.deep.include({ form: 'short', answers: { org_name: 'Teatro', privacy: true } });
  });

  it('may change on the page', async () => {
    const page = await open(definition({ forms }));
    expect(page.text()).to.contain('step 1 of 4');
    page.el.form = 'short';
    await page.says('step 1 of 3');
    expect(page.has('input', 'Staff')).to.equal(false);
    await page.fill('Name', 'Breve');
    page.el.removeAttribute('form');
    page.el.form = null;
    await page.says('step 1 of 4');
    expect(page.has('input', 'Staff')).to.equal(true);
  });
});

describe('what the page knows', () => {
  it('is filled in, may be changed, and is sent', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition(), { properties: { known: { ...complete, staff: 3 } } });
    expect(page.find('input', 'Name').value).to.equal('Teatro');
    await page.fill('Name', 'Teatro Nuovo');
    await page.press('Review and send');
    await page.press('Send');
    await page.shows('Received');
    expect(posts[0]!.submission.answers).to.deep.equal({ ...complete, org_name: 'Teatro Nuovo', staff: 3 });
  });

  it('gives way to what the person had written before', async () => {
    const of = definition();
    const first = await open(of);
    await first.fill('Name', 'Mine');
    await saved(first);
    first.remove();
    const page = await open(of, { properties: { known: { org_name: 'Theirs', staff: 3 } } });
    expect(page.find('input', 'Name').value).to.equal('Mine');
    expect(page.find('input', 'Staff').value).to.equal('3');
  });
});

describe('dates of the call', () => {
  beforeEach(() => freeze(new Date(2026, 5, 1, 10, 42)));

  it('past its closing date says so, and lets the answers be read', async () => {
    const page = await open(definition({ closes: new Date(2026, 4, 31, 23, 59).toISOString() }));
    expect(page.notices().join()).to.match(/Answers are taken from … to May 31, 2026.*23:59/);
    expect(page.has('input', 'Name')).to.equal(true);
  });

  it('before it opens says from when', async () => {
    const page = await open(definition({ opens: new Date(2026, 5, 2, 9, 0).toISOString() }));
    expect(page.notices().join()).to.match(/Answers are taken from June 2, 2026.*09:00 to …/);
  });

  it('while it is open says nothing', async () => {
    const [opens, closes] = [new Date(2026, 4, 1), new Date(2026, 6, 1)].map((d) => d.toISOString());
    const page = await open(definition({ opens, closes }));
    expect(page.notices()).to.deep.equal([]);
  });
});

describe('its place in the page', () => {
  it('is in the outline: headings follow heading-level, none is left out', async () => {
    for (const level of [1, 3, 5]) {
      const page = await open(definition(), { attributes: { 'heading-level': String(level) } });
      const levels = () => [...page.root.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.localName[1]));
      expect(levels()).to.deep.equal([level, level + 1]);
      await page.press('Continue');
      expect(levels().slice(0, 2)).to.deep.equal([level, level + 1]);
      await page.press('Review and send');
      for (const [n, now] of levels().entries()) expect(now - (levels()[n - 1] ?? level)).to.be.at.most(1);
      expect(Math.max(...levels())).to.be.at.most(6);
      page.remove();
    }
  });

  it('has names: the title as heading, the contents as navigation', async () => {
    const page = await open(definition());
    expect(page.root.querySelector('h2')!.textContent!.trim()).to.equal('Mapping');
    expect(nameOf(page.root.querySelector('nav')!)).to.equal('Sections');
  });
});
