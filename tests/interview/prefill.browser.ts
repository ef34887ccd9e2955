import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { keys, type } from '../support/commands.ts';
import { definition, draftOf, eachOnCleanPage, endpoint, json, open, problem, wait } from './harness.ts';
import { descriptionOf, type Page } from '../questionnaire/harness.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

eachOnCleanPage();

const id = '01995c3e-7d1a-7000-8000-5a1f0c2b9d4e';
const code = '7K3MQ2XW9RTBV4N8H6CJ5DPFZYA1E0SG';
/** As a company answered the mapping. */
const answers = {
  org_name: 'Teatro Indaco',
  exp_list: [
    { title: 'Two nights in Lyon', country: 'FR', when: '2018', channel: 'outreach', outcome: 'oneoff' },
    {
      title: 'Residency in Tirana',
      country: 'AL',
      city: 'Tirana',
      when: '2021',
      channel: 'network',
      outcome: 'stopped',
    },
    {
      title: 'Showcase in Graz',
      country: 'AT',
      when: '2016',
      channel: 'showcase',
      outcome: 'failed',
      factors: ['money'],
    },
  ],
  mkt_target: ['FR', 'AL'],
  need_share: 'Study visits before each tour',
};
const copy = (over: object = {}) =>
  json({ id, kind: 'questionnaire', about: 'living-mapping', version: '1.0.0', locale: 'it', answers, ...over });

const fold = 'Have you filled in the questionnaire already?';
const unfold = async (page: Page) => {
  page.root.querySelector<HTMLElement>('summary')!.click();
  await waitUntil(() => page.has('input', 'Receipt code'));
};
const takeOver = async (page: Page, typed = `${id}.${code}`) => {
  if (!page.has('input', 'Receipt code')) await unfold(page);
  await page.fill('Receipt code', typed);
  await page.press('Take the answers over');
};
const told = 'From your questionnaire: 3 experiences, 1 practice, 2 countries, and 1 answer.';
const marks = (page: Page) =>
  [...page.root.querySelectorAll<HTMLElement>('.fields .help')].filter((e) =>
    e.textContent.includes('From your questionnaire'),
  ).length;
const name = 'Name of the organisation';

describe('who filled in the questionnaire', () => {
  it('has the answers taken over by the receipt’s code, looks them over where they are asked, and takes them out again', async () => {
    const posts = endpoint(() => copy());
    const page = await open(definition());
    await page.says(fold);
    await takeOver(page);
    await page.says(told);
    const { url, method, headers } = posts[0]!;
    expect([url.replace(location.origin, ''), method]).to.deep.equal([`/api/submissions/${id}`, 'GET']);
    expect(headers.get('Authorization')).to.equal(`Receipt ${code}`);
    expect(page.focus()!.id).to.equal('taken');
    expect(page.text()).not.to.contain(fold);
    expect(page.find('input', name).value).to.equal('Teatro Indaco');
    expect(descriptionOf(page.find('input', name))).to.contain('From your questionnaire');

    await page.press('Timeline');
    await page.says('From your questionnaire: 3 experiences.');
    expect([...page.root.querySelectorAll('.timeline b')].map((e) => e.textContent)).to.deep.equal([
      'Showcase in Graz',
      'Two nights in Lyon',
      'Residency in Tirana',
    ]);
    await page.press('Edit: Residency in Tirana');
    expect(page.find('input', 'Title').value).to.equal('Residency in Tirana');
    expect(marks(page)).to.equal(3);
    await page.press('Done');
    await page.tick('retrace: Showcase in Graz');
    await page.press('Continue');
    await page.press('Continue');
    expect(page.find('input[type=radio]', 'showcase or festival').checked).to.equal(true);

    await page.press('Random track');
    await page.says('Study visits before each tour');
    await page.press('Opening');
    await page.press('Take it out again');
    expect(page.text()).to.contain(fold);
    expect(page.focus()!.localName).to.equal('summary');
    expect(page.find('input', name).value).to.equal('');
    await page.press('Timeline');
    expect(page.text()).to.contain('Begin with the first experience');
    await page.press('Random track');
    expect(page.text()).not.to.contain('Study visits before each tour');
  });

  it('keeps what was changed or gone on with when the rest is taken out', async () => {
    endpoint(() => copy());
    const page = await open(definition());
    await takeOver(page);
    await page.says(told);
    await page.fill(name, 'Teatro Indaco ETS');
    expect(marks(page)).to.equal(0);
    await page.press('Timeline');
    await page.press('Edit: Two nights in Lyon');
    await page.tick('5: went very well');
    await page.press('Done');
    await page.press('Opening');
    await page.press('Take it out again');
    expect(page.find('input', name).value).to.equal('Teatro Indaco ETS');
    await page.press('Timeline');
    expect([...page.root.querySelectorAll('.timeline b')].map((e) => e.textContent)).to.deep.equal([
      'Two nights in Lyon',
    ]);
  });

  it('is not moved under the hand: a changed answer loses its word, not its place', async () => {
    endpoint(() => copy());
    const page = await open(definition());
    await takeOver(page);
    await page.says(told);
    const top = () => page.find('input', name).offsetTop;
    const before = top();
    await page.fill(name, 'Teatro');
    expect(marks(page)).to.equal(0);
    expect(top()).to.equal(before);
  });

  it('finds it all by the keyboard', async () => {
    endpoint(() => copy());
    const page = await open(definition());
    await page.says(fold);
    page.root.querySelector<HTMLElement>('#step')!.focus();
    await keys('Tab', 'Enter');
    await waitUntil(() => page.has('input', 'Receipt code'));
    await keys('Tab');
    expect(page.focus()).to.equal(page.find('input', 'Receipt code'));
    await type('x');
    await keys('Enter');
    await page.says('Enter the whole code');
    expect(page.focus()).to.equal(page.find('input', 'Receipt code'));
    await keys('Backspace');
    await page.fill('Receipt code', `${id}.${code}`);
    await keys('Enter');
    await page.says(told);
    expect(page.focus()!.id).to.equal('taken');
    await keys('Tab', 'Enter');
    await page.settled();
    expect(page.focus()!.localName).to.equal('summary');
  });

  it('pastes the code as it comes: broken over lines, with spaces, with what stands beside it', async () => {
    const posts = endpoint(() => copy());
    const page = await open(definition());
    await takeOver(
      page,
      ` ${id.toUpperCase().replaceAll('-', '–')} .\n${code.slice(0, 16)} ${code.slice(16)} 2026-06-01T08:42:00Z `,
    );
    await page.says(told);
    expect(posts[0]!.url).to.contain(`/${id}`);
    expect(posts[0]!.headers.get('Authorization')).to.equal(`Receipt ${code}`);
  });

  for (const [what, reply, said] of [
    ['nothing is found', problem(404), 'No answers are found with this code'],
    ['the code is wrong', problem(403), 'No answers are found with this code'],
    ['they were deleted', problem(410), 'have been deleted'],
    ['it is another questionnaire’s', copy({ about: 'www-needs' }), 'the receipt of something else'],
    ['it is an interview’s', copy({ kind: 'interview' }), 'the receipt of something else'],
    ['nothing in them is asked', copy({ answers: { staff: 3 } }), 'nothing in those answers'],
    ['the line is down', 'offline' as const, 'could not be fetched'],
    ['the endpoint is down', problem(503), 'could not be fetched'],
    ['the endpoint says something else', new Response('<p>Sign in</p>'), 'could not be fetched'],
  ] as const)
    it(`is told when ${what}, and may try again`, async () => {
      endpoint(reply as Response, () => copy());
      const page = await open(definition());
      await takeOver(page);
      await page.says(said);
      expect(page.root.querySelector('form [role=alert]')!.textContent).to.contain(said);
      expect(page.find('input', name).value).to.equal('');
      await page.press('Take the answers over');
      await page.says(told);
    });

  it('goes on meanwhile, and is not called back', async () => {
    let answer = (_: Response): void => {};
    endpoint(() => new Promise<Response>((done) => (answer = done)));
    const page = await open(definition());
    await takeOver(page);
    await page.press('Timeline');
    answer(copy());
    await page.says('Two nights in Lyon');
    expect(page.heading()).to.equal('Timeline');
    expect(page.focus()!.id).to.equal('step');
  });

  it('leaves no code behind: not in the draft, not in the address, not on the page', async () => {
    endpoint(() => copy());
    const of = definition();
    const page = await open(of);
    await takeOver(page);
    await page.says(/saved at/);
    const draft = JSON.stringify(await draftOf(of.id));
    expect(draft).to.contain('Teatro Indaco');
    for (const kept of [draft, location.href, page.root.innerHTML]) expect(kept).not.to.contain(code);
    page.remove();
    const again = await open(of);
    await again.press('Opening');
    await again.says(told);
    expect(descriptionOf(again.find('input', name))).to.contain('From your questionnaire');
    await again.press('Take it out again');
    expect(again.find('input', name).value).to.equal('');
  });

  it('is not asked where the definition takes nothing over, or the page has no endpoint', async () => {
    for (const page of [await open(definition({ prefill: undefined })), await open(definition(), { endpoint: '' })]) {
      await wait(50);
      expect(page.text()).not.to.contain(fold);
      page.remove();
    }
  });
});

describe('a page that knows the questionnaire', () => {
  it('begins with its answers, and looking around makes no draft', async () => {
    const of = definition();
    const page = await open(of, { questionnaire: answers });
    await page.says(told);
    expect(page.find('input', name).value).to.equal('Teatro Indaco');
    await page.press('Timeline');
    await page.says('From your questionnaire: 3 experiences.');
    expect(await draftOf(of.id)).to.equal(undefined);
  });

  it('gives way to a draft, in what was taken out too', async () => {
    const of = definition();
    const page = await open(of, { questionnaire: answers });
    await page.press('Timeline');
    await page.press('Remove: Showcase in Graz');
    await page.press('Opening');
    await page.fill(name, '');
    await page.says(/saved at/);
    page.remove();
    const again = await open(of, { questionnaire: answers });
    expect(again.find('input', name).value).to.equal('');
    await again.press('Timeline');
    expect(again.text()).to.contain('Residency in Tirana');
    expect(again.text()).not.to.contain('Showcase in Graz');
  });

  it('may say so a little later', async () => {
    const page = await open(definition());
    Object.assign(page.el, { questionnaire: answers });
    await page.says(told);
  });

  it('is not believed where its data is none', async () => {
    const questionnaire = { org_name: { toString: 1 }, exp_list: 'x', mkt_target: [null], need_share: 7 };
    const page = await open(definition(), { questionnaire });
    await page.says(fold);
    expect(page.find('input', name).value).to.equal('');
  });
});

describe('what is taken over, in a column of 320 px', () => {
  const violations = async (page: Page) => {
    page.el.parentElement!.style.inlineSize = '320px';
    await page.settled();
    const found = await axe.run(page.el.parentElement!, {
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
      resultTypes: ['violations'],
    });
    const right = page.el.getBoundingClientRect().right + 1;
    const wide = [...page.root.querySelectorAll<HTMLElement>('.main *')]
      .filter((e) => e.checkVisibility() && !e.closest('.unseen, option, svg'))
      .filter((e) => e.getBoundingClientRect().right > right);
    const small = [...page.root.querySelectorAll<HTMLElement>('.main :is(button, summary, #receipt)')].filter(
      (e) => e.checkVisibility() && e.getBoundingClientRect().height < 44,
    );
    return [
      ...found.violations.flatMap(({ id: rule, nodes }) => nodes.map((n) => `${rule}: ${n.html.slice(0, 160)}`)),
      ...[...wide, ...small].map((e) => e.outerHTML.slice(0, 120)),
    ];
  };
  const states: Record<string, [reply: Response, said: string]> = {
    'an error': [problem(403), 'No answers are found'],
    'the summary': [copy(), told],
  };
  for (const [state, [reply, said]] of Object.entries(states))
    it(`has no violation that axe finds, nothing wider than its place, nothing too small to hit: ${state}`, async function () {
      this.timeout(30_000);
      endpoint(reply);
      const page = await open(definition());
      await takeOver(page);
      await page.says(said);
      expect(await violations(page)).to.deep.equal([]);
    });
});
