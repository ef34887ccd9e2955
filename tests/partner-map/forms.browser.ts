import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import type { Partners } from '../../src/contract/partners.ts';
import { contact, help, meeting, propose } from '../../src/partner-map/forms/forms.ts';
import type { Model } from '../../src/partner-map/model.ts';
import type { PlacePicker } from '../../src/partner-map/forms/propose.ts';
import {
  eachOnCleanPage,
  endpoint,
  json,
  problem,
  show,
  wait,
  type Options,
  type Page,
  type Post,
} from '../respondent/inset-harness.ts';
import { keys, type } from '../support/commands.ts';
import { model } from './forms-model.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

eachOnCleanPage();

const pending = ({ submission }: Post): Response =>
  json({ id: submission.id, status: 'pending', receivedAt: '2026-06-01T08:42:00Z', code: 'c0de-of-this-receipt' }, 201);

let made = 0;
/** A document of its own for each test: no draft of another is found. */
const own = (over: Partial<Partners> = {}): Model => model({ id: `p-${Date.now().toString(36)}-${made++}`, ...over });

interface With extends Options {
  readonly of?: Model;
  readonly picker?: PlacePicker;
}

/** The map's buttons for an entry and for all of them. */
function map({ of = own(), picker, ...options }: With = {}): Promise<Page> {
  const locale = options.lang ?? 'en';
  return show(
    {
      Contact: () => contact({ model: of, partner: 0 }),
      'About the stage': () => contact({ model: of, partner: 0, opportunity: of.partner(0).opportunities![0] }),
      Meet: () => meeting({ model: of, partner: 0 }),
      Help: () => help(of),
      Propose: () => propose({ model: of, locale, picker }),
      Correct: () => propose({ model: of, partner: 0, locale, picker }),
    },
    options,
  );
}

const message = 'We would like to tour with you next spring.';

async function written(button = 'Contact', options?: With): Promise<Page> {
  const page = await map(options);
  await page.press(button);
  await page.says('Teatro Ponte');
  await page.press('Continue');
  await page.tick('A joint project');
  await page.fill(button === 'Meet' ? 'What would you like to talk about?' : 'Your message', message);
  await page.fill('Your name', 'A visitor');
  await page.fill('Your e-mail address', 'a@example.org');
  await page.tick('I agree');
  return page;
}

async function correcting(options?: With): Promise<Page> {
  const page = await map(options);
  await page.press('Correct');
  await page.says('Correct the entry of Teatro Ponte');
  return page;
}

async function signed(page: Page): Promise<void> {
  await page.fill('Where do you know this from?', 'I work there');
  await page.tick('What I propose of the entry may be published');
  await page.tick('I agree');
}

describe('writing to a partner', () => {
  it('tells first what will happen, through whom, and what one will not see', async () => {
    const page = await map();
    await page.press('Contact');
    await page.says('go to Teatro Ponte through Regione di Prova');
    await page.says('You will not see their address until they answer you');
    await page.says('They understand: Italian and English.');
    expect(page.has('textarea', 'Your message')).to.equal(false);
  });

  it('passes on the message and the least about who writes', async () => {
    const posts = endpoint(pending);
    const page = await written();
    await page.press('Send');
    await page.says('will be passed on to Teatro Ponte');
    const { kind, about, version, digest, answers, consents } = posts[0]!.submission;
    expect({ kind, about, version, digest, answers }).to.deep.equal({
      kind: 'contact',
      about: 'teatro-ponte',
      version: '1.0.0',
      digest: `sha-256:${'A'.repeat(43)}`,
      answers: { purpose: 'project', message, name: 'A visitor', email: 'a@example.org' },
    });
    expect(consents.map(({ id, given }) => [id, given])).to.deep.equal([['privacy', true]]);
  });

  it('from one of its opportunities says which, and is kept apart from another message', async () => {
    const posts = endpoint(pending);
    const page = await written('About the stage');
    await page.says('About: “A stage in Tirana”');
    await page.press('Send');
    await page.says('Received');
    expect(posts[0]!.submission.answers.opportunity).to.equal('tour');
    await page.press('Contact');
    await page.says('go to Teatro Ponte through');
  });

  it('to meet asks when', async () => {
    const posts = endpoint(pending);
    const page = await written('Meet');
    await page.fill('When would it suit you?', 'Tuesdays');
    await page.press('Send');
    await page.says('Received');
    expect(posts[0]!.submission).to.deep.include({ kind: 'meeting-request', about: 'teatro-ponte' });
    expect(posts[0]!.submission.answers.when).to.equal('Tuesdays');
  });

  it('says who is responsible, how long it is kept, and leads to the notice', async () => {
    const page = await written();
    await page.says('Responsible for it: Regione di Prova.');
    await page.says('It is deleted after 90 days.');
    const links = [...page.root.querySelectorAll<HTMLAnchorElement>('.inset a')];
    expect(new Set(links.map(({ href }) => decodeURIComponent(href)))).to.deep.equal(
      new Set(['https://prova.example/notice_(2)']),
    );
  });

  it('that nobody takes any more says that it could not be passed on', async () => {
    endpoint(problem(422, { errors: [{ pointer: '/about', code: 'unknown' }] }));
    const page = await written();
    await page.press('Send');
    await page.says('This could not be passed on');
    expect(page.find('textarea', 'Your message').value).to.equal(message);
  });
});

describe('asking an office for help', () => {
  it('tells which office it will be while one chooses, and goes there', async () => {
    const posts = endpoint(pending);
    const page = await map();
    await page.press('Help');
    await page.says('This goes to: Front desk');
    await page.fill('What or whom are you looking for?', 'A stage in the Balkans.');
    page.find('input', 'In which countries?').focus();
    await type('Alban');
    await keys('Enter');
    await page.says('This goes to: Balkans desk');
    await page.fill('Your name', 'A visitor');
    await page.fill('Your e-mail address', 'a@example.org');
    await page.tick('I agree');
    await page.press('Send');
    await page.says('will be passed on');
    expect(posts[0]!.submission).to.deep.include({ kind: 'contact', about: 'balkans' });
    expect(posts[0]!.submission.answers).to.deep.equal({
      need: 'A stage in the Balkans.',
      countries: ['AL'],
      name: 'A visitor',
      email: 'a@example.org',
    });
  });

  it('is not sent where no office deals with such, and says so', async () => {
    const page = await map({ of: own({ offices: [{ id: 'b', label: 'B', countries: ['AL'] }] }) });
    await page.press('Help');
    await page.says('No office deals with this');
    expect(page.find<HTMLButtonElement>('button', 'Send').disabled).to.equal(true);
  });
});

describe('correcting an entry', () => {
  it('begins with what it says, and shows where each part is known from, never as a link', async () => {
    const page = await correcting();
    expect(page.find('input', 'Name (Italian)').value).to.equal('Teatro Ponte');
    expect(page.find('textarea', 'In a few').value).to.equal('A small company.');
    await page.says(/Where this comes from: public · https:..ponte.example · .*2026/);
    expect(page.described('Kind')).to.include(
      'read out of the source · [here](https://evil.example) ${email} **bold**',
    );
    const links = [...page.root.querySelectorAll<HTMLAnchorElement>('.inset a')].map(({ href }) => href);
    expect(links.filter((href) => !href.includes('prova.example'))).to.deep.equal([]);
  });

  it('shows the difference before it is sent, question by question', async () => {
    const posts = endpoint(pending);
    const page = await correcting();
    await page.fill('In a few', 'A company of eight.');
    await page.fill('Town', 'Bergamo');
    page.root.querySelector<HTMLElement>('[data-path=sectors] [value=housing]')!.click();
    page.el.inset!.sitting!.form.answer('opportunities/0/title', 'A stage in Durrës');
    await page.settled();
    await page.press('Remove: 2. Laboratori');
    await signed(page);
    await page.press('Continue');
    await page.says('This is what you propose to change');
    const lines = [...page.root.querySelectorAll('.change')].map((line) =>
      [...line.querySelectorAll('dt, b, .was, .is')]
        .filter((e) => !e.parentElement!.closest('.was, .is'))
        .map((e) => e.textContent!.trim()),
    );
    expect(lines).to.deep.equal([
      ['In a few sentences', 'Before: A small company.', 'Now: A company of eight.'],
      ['Town', 'Before: Brescia', 'Now: Bergamo'],
      ['Sectors', 'Before: culture', 'Now: culture and housing'],
      ['Offers and needs: A stage in Durrës', 'Title', 'Before: A stage in Tirana', 'Now: A stage in Durrës'],
      ['Offers and needs', 'Before: It is something that isofferedTitleLaboratori', 'Now: nothing'],
    ]);
    await page.press('Send');
    await page.says('It was accepted');
    const { kind, about, answers } = posts[0]!.submission as unknown as Post['submission'] & {
      answers: Record<string, Record<string, unknown>>;
    };
    expect([kind, about, answers.source]).to.deep.equal(['partner', 'teatro-ponte', 'I work there']);
    const { properties } = answers;
    expect(properties!.summary).to.deep.equal({ it: 'Una piccola compagnia.', en: 'A company of eight.' });
    expect(properties!.place).to.deep.equal({
      city: 'Bergamo',
      region: 'Lombardia',
      country: 'IT',
      precision: 'address',
    });
    expect(properties!.opportunities).to.have.length(1);
    expect(properties).not.to.have.any.keys('provenance', 'checked', 'contact');
    expect(answers.geometry).to.deep.equal({ type: 'Point', coordinates: [10.2118, 45.5398] });
  });

  it('that changes nothing says so, and cannot be sent', async () => {
    const page = await correcting();
    await signed(page);
    await page.press('Continue');
    await page.says('You have changed nothing in this entry yet');
    expect(page.find<HTMLButtonElement>('button', 'Send').disabled).to.equal(true);
    await page.press('Back');
    await page.fill('Region', 'Lombardy');
    await page.press('Continue');
    await page.says('This is what you propose to change');
    expect(page.find<HTMLButtonElement>('button', 'Send').disabled).to.equal(false);
  });

  it('can say that it should go, with the reason', async () => {
    const posts = endpoint(pending);
    const page = await correcting();
    await page.tick('This entry should go');
    expect(page.has('textarea', 'In a few')).to.equal(false);
    await page.fill('Why should it go?', 'It closed in 2024.');
    await signed(page);
    await page.press('Continue');
    await page.says('You propose that this entry should go.');
    await page.press('Send');
    await page.says('It was accepted');
    expect(posts[0]!.submission.answers).to.deep.include({ remove: true, reason: 'It closed in 2024.' });
  });

  it('that is refused shows at the question what is wrong with it', async () => {
    endpoint(
      problem(422, { errors: [{ pointer: '/answers/properties/place/city', code: 'maxLength', params: { max: 5 } }] }),
    );
    const page = await correcting();
    await page.fill('Town', 'Bergamo');
    await signed(page);
    await page.press('Continue');
    await page.press('Send');
    await page.says('not accepted');
    expect(page.described('Town')).to.include('No more than 5');
  });
});

describe('proposing an entry', () => {
  it('needs few things, and goes to whoever checks it', async () => {
    const posts = endpoint(pending);
    const page = await map();
    await page.press('Propose');
    await page.says('Propose a new entry');
    await page.fill('Name (English)', 'New Theatre');
    const kind = page.find<HTMLSelectElement>('select', 'Kind');
    kind.value = 'theatre';
    kind.dispatchEvent(new InputEvent('input', { bubbles: true }));
    page.find('input', 'Find the town by its name').focus();
    await type('scuta');
    await keys('Enter');
    await waitUntil(() => page.find('input', 'Town').value === 'Shkodër');
    await signed(page);
    await page.press('Continue');
    await page.says('Shkodër');
    await page.press('Send');
    await page.says('It was accepted');
    const { about, answers } = posts[0]!.submission;
    expect(about).to.equal('new');
    expect(answers.properties).to.deep.equal({
      name: { en: 'New Theatre' },
      kind: 'theatre',
      place: { city: { it: 'Scutari', en: 'Shkodër' }, country: 'AL', precision: 'city' },
    });
    expect((answers.geometry as { coordinates: number[] }).coordinates[0]).to.be.closeTo(19.51, 0.02);
  });

  it('keeps what is not needed folded, until one opens it or something in it is wrong', async () => {
    const page = await map();
    await page.press('Propose');
    await page.says('Propose a new entry');
    expect(page.has('button', 'Add an offer or a need')).to.equal(false);
    page.find('summary', 'What it looks for').click();
    await waitUntil(() => page.has('button', 'Add an offer or a need'));
    await page.press('Add an offer or a need');
    await page.fill('Title', 'x'.repeat(300));
    page.find('summary', 'What it looks for').click();
    await waitUntil(() => !page.has('button', 'Add an offer or a need'));
    // its toggle event comes with the next task
    await wait(50);
    await page.press('Continue');
    await waitUntil(() => page.has('button', 'Add an offer or a need'));
    const link = [...page.root.querySelectorAll<HTMLElement>('#summary a')].find((a) =>
      a.textContent!.includes('Title'),
    )!;
    link.click();
    await waitUntil(() => page.focused().startsWith('Title'));
  });

  it('takes the point from the map, and gives the focus back to its button', async () => {
    const asked: unknown[] = [];
    const picker: PlacePicker = {
      async pick(at) {
        asked.push(at);
        await wait(10);
        return asked.length === 1 ? [20.123456, 41.5] : undefined;
      },
    };
    const page = await map({ picker });
    await page.press('Propose');
    await page.says('Propose a new entry');
    await page.press('Choose the point on the map');
    await waitUntil(() => page.find('input', 'Longitude').value === '20.12346');
    await page.press('Choose the point on the map');
    await wait(30);
    expect(asked).to.deep.equal([undefined, [20.12346, 41.5]]);
    expect(page.focused()).to.equal('Choose the point on the map');
    await page.press('Take the point away');
    expect(page.find('input', 'Latitude').value).to.equal('');
  });

  it('asks for an address to pass messages on to, and then for the right to', async () => {
    const page = await map();
    await page.press('Propose');
    await page.says('Propose a new entry');
    expect(page.has('input', 'I may agree')).to.equal(false);
    await page.fill('Address to which messages', 'b@example.org');
    expect(page.has('input', 'I may agree')).to.equal(true);
  });
});

/** What axe finds; automated coverage, not conformity. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await axe.run(page.el.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  return found.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`));
}

const ways: Record<string, (page: Page) => Promise<void>> = {
  'what will happen': async (page) => {
    await page.press('Contact');
    await page.says('Teatro Ponte');
  },
  'a message, and what is wrong with it': async (page) => {
    await page.press('About the stage');
    await page.says('Teatro Ponte');
    page.root.querySelector<HTMLElement>('.primary')!.click();
    await page.settled();
    page.root.querySelector<HTMLElement>('.primary')!.click();
    await page.settled();
    expect(page.root.querySelector('#summary')).not.to.equal(null);
  },
  help: async (page) => {
    await page.press('Help');
    await waitUntil(() => page.root.querySelector('textarea'));
  },
  'an entry’s form': async (page) => {
    await page.press('Correct');
    await waitUntil(() => page.root.querySelector('textarea'));
    page.root.querySelector<HTMLElement>('[data-do=add]')!.click();
    await page.settled();
  },
  'the difference': async (page) => {
    await page.press('Correct');
    await waitUntil(() => page.root.querySelector('textarea'));
    const { form } = page.el.inset!.sitting!;
    for (const [id, answer] of Object.entries({ summary: 'New', source: 's', publication: true, privacy: true }))
      form.answer(id, answer);
    form.answer('opportunities/0/title', 'Other');
    page.root.querySelector<HTMLElement>('.primary')!.click();
    await page.settled();
    expect(page.root.querySelectorAll('.change').length).to.equal(2);
  },
};

describe('every form', () => {
  const picker: PlacePicker = { pick: () => Promise.resolve(undefined) };
  for (const lang of ['en', 'it', 'sq'])
    for (const [name, go] of Object.entries(ways))
      it(`${name}: nothing that axe finds, nothing wider than its place, no words of another language (${lang})`, async () => {
        const page = await map({ lang, width: lang === 'en' ? 800 : 320, picker });
        await go(page);
        expect(await violations(page)).to.deep.equal([]);
        const right = page.el.getBoundingClientRect().right + 1;
        const over = [...page.root.querySelectorAll<HTMLElement>('.inset *')].filter(
          (e) => e.checkVisibility() && !e.closest('.unseen, option, svg') && e.getBoundingClientRect().right > right,
        );
        expect(over.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
        if (lang !== 'en')
          expect(page.root.querySelector('.inset')!.textContent).not.to.match(/\b(your|the|you|this)\b/i);
      });
});
