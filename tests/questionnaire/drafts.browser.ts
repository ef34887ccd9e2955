import { expect, waitUntil } from '@open-wc/testing';
import { copyAt } from '../../src/delivery/rows.ts';
import {
  definition,
  draftOf,
  eachOnCleanPage,
  freeze,
  leaveDraft,
  open,
  saved,
  sections,
  throwAway,
  wait,
} from './harness.ts';

eachOnCleanPage();

describe('a draft', () => {
  it('is kept as one types, and shown as kept with the time', async () => {
    freeze(new Date(2026, 5, 1, 10, 42));
    const of = definition();
    const page = await open(of);
    expect(page.text()).not.to.contain('saved');
    await page.fill('Name', 'Teatro');
    await page.says('saved at 10:42');
    expect((await draftOf(of.id))!.answers).to.deep.equal({ org_name: 'Teatro' });
  });

  it('is put back on the next visit, at the same step, with one quiet notice', async () => {
    freeze(new Date(2026, 5, 1, 10, 42));
    const of = definition();
    const first = await open(of);
    await first.fill('Name', 'Teatro');
    await first.press('Continue');
    await first.tick('yes');
    await saved(first);
    first.remove();

    const page = await open(of);
    expect(page.heading()).to.equal('Work abroad');
    expect(page.find('input[type=radio]', 'yes').checked).to.equal(true);
    expect(page.notices().length).to.equal(1);
    expect(page.notices()[0]).to.match(/We found your answers of June 1, 2026.*10:42/);
    expect(page.root.querySelector('[role=alert]')).to.equal(null);
    await page.press('Back');
    expect(page.find('input', 'Name').value).to.equal('Teatro');
  });

  it('is found as ever when the browser has thrown the database away; what is sensitive never was in the copy', async () => {
    const of = definition();
    const first = await open(of);
    await first.fill('IBAN', 'IT60');
    await first.fill('Name', 'Teatro');
    await saved(first);
    const copy = async () => (await (await caches.open('varco')).match(copyAt(`draft:${of.id}`)))?.text();
    await waitUntil(async () => (await copy())?.includes('Teatro'));
    expect(await copy()).not.to.contain('IT60');
    first.remove();
    await throwAway();

    const page = await open(of);
    expect(page.notices()[0]).to.contain('We found your answers');
    expect(page.find('input', 'Name').value).to.equal('Teatro');
    await page.press('Delete them and start again');
    await page.press('Delete them and start again');
    await waitUntil(async () => (await copy()) === undefined);
    page.remove();
    await throwAway();
    expect((await open(of)).notices()).to.deep.equal([]);
  });

  it('calls no section complete that nobody has seen', async () => {
    const more = { id: 'more', title: 'More', questions: [{ id: 'm', type: 'text', label: 'M' }] };
    const of = definition({ sections: [...sections, more] });
    await leaveDraft(of, { org_name: 'Teatro' }, 'abroad');
    const page = await open(of);
    expect(page.find('nav button', 'Who you are').textContent).to.contain('complete');
    expect(page.find('nav button', 'More').textContent).not.to.contain('complete');
  });

  it('is left for a new beginning only after asking in place', async () => {
    const of = definition();
    await leaveDraft(of, { org_name: 'Teatro', exports: 'yes' }, 'abroad');
    const page = await open(of);
    await page.press('Delete them and start again');
    expect(page.text()).to.contain('This cannot be undone.');
    await page.press('Cancel');
    expect(page.find('input[type=radio]', 'yes').checked).to.equal(true);
    await page.press('Delete them and start again');
    await page.press('Delete them and start again');
    await page.shows('Who you are');
    expect(page.heading()).to.equal('Who you are');
    expect(page.find('input', 'Name').value).to.equal('');
    expect(page.notices()).to.deep.equal([]);
    expect((await draftOf(of.id))?.answers ?? {}).to.deep.equal({});
    page.remove();
    const again = await open(of);
    expect(again.notices()).to.deep.equal([]);
  });

  it('is not made of having looked around', async () => {
    const of = definition();
    const page = await open(of);
    await page.press('Work abroad');
    await page.press('Consents');
    await wait(50);
    page.remove();
    const again = await open(of);
    expect(again.notices()).to.deep.equal([]);
  });

  it('says nothing on a first visit', async () => {
    const page = await open(definition());
    expect(page.notices()).to.deep.equal([]);
  });

  it('never holds what is sensitive', async () => {
    const of = definition();
    const page = await open(of);
    await page.fill('IBAN', 'IT60X0542811101');
    await page.fill('Name', 'Teatro');
    await saved(page);
    await wait(30);
    expect(JSON.stringify(await draftOf(of.id)))
      .to.contain('Teatro')
      .and.not.to.contain('IT60X');
  });

  it('of a shorter form is another than that of the whole', async () => {
    const of = definition({ forms: { short: { questions: ['org_name'] } } });
    const first = await open(of);
    await first.fill('Name', 'Whole');
    await saved(first);
    first.remove();
    const page = await open(of, { attributes: { form: 'short' } });
    expect(page.find('input', 'Name').value).to.equal('');
  });
});

for (const [name, attributes] of [
  ['a shared computer', { 'shared-computer': '' }],
  ['drafts="off"', { drafts: 'off' }],
] as const)
  describe(name, () => {
    it('keeps nothing on the device, and does not say that it does', async () => {
      const of = definition();
      const page = await open(of, { attributes });
      await page.fill('Name', 'Teatro');
      await wait(100);
      expect(await draftOf(of.id)).to.equal(undefined);
      expect(page.text()).not.to.contain('saved at');
      page.remove();
      const again = await open(of, { attributes });
      expect(again.find('input', 'Name').value).to.equal('');
    });

    it('does not show what somebody left there before', async () => {
      const of = definition();
      await leaveDraft(of, { org_name: 'Somebody else' });
      const page = await open(of, { attributes });
      expect(page.find('input', 'Name').value).to.equal('');
      expect(page.notices()).to.deep.equal([]);
    });
  });

describe('a draft of an older version', () => {
  it('keeps every answer that still fits, shows the rest, and says that the questionnaire changed', async () => {
    const of = definition();
    await leaveDraft(
      { id: of.id, version: '0.9.0' },
      { org_name: 'Teatro', motto: 'Oltre il confine', exports: 'maybe' },
    );
    const page = await open(of);
    expect(page.find('input', 'Name').value).to.equal('Teatro');
    const said = page.notices().join(' ');
    expect(said).to.contain('The questionnaire has changed');
    expect(said).to.contain('These have no place in it any more');
    expect(said).to.contain('Oltre il confine');
  });

  it('loses none of it by being written again', async () => {
    const of = definition();
    await leaveDraft({ id: of.id, version: '0.9.0' }, { org_name: 'Teatro', motto: 'Oltre il confine' });
    const page = await open(of);
    await page.fill('Staff', '4');
    await waitUntil(async () => (await draftOf(of.id))!.answers.staff === 4);
    expect((await draftOf(of.id))!.answers).to.deep.equal({ org_name: 'Teatro', motto: 'Oltre il confine', staff: 4 });
  });

  it('begins where one was, or at the next step when that one is gone', async () => {
    const of = definition();
    await leaveDraft({ id: of.id, version: '0.9.0' }, { org_name: 'Teatro' }, 'gone');
    const page = await open(of);
    expect(sections.map(({ title }) => title.en)).to.include(page.heading());
  });
});

describe('the same questionnaire in another tab', () => {
  it('is told of here, and its answers are shown when one asks for them', async () => {
    const of = definition();
    const page = await open(of);
    await page.fill('Name', 'Here');
    await saved(page);
    const tab = await leaveDraft(of, { org_name: 'There', staff: 9 });
    await page.says('These answers were changed in another tab.');
    expect(page.find('input', 'Name').value).to.equal('Here');
    await page.press('Show the newer answers');
    expect(page.find('input', 'Name').value).to.equal('There');
    expect(page.find('input', 'Staff').value).to.equal('9');
    expect(page.text()).not.to.contain('another tab');
    tab.close();
  });

  it('does not lose what is written here, when one goes on', async () => {
    const of = definition();
    const page = await open(of);
    await page.fill('Name', 'Here');
    await saved(page);
    const tab = await leaveDraft(of, { staff: 9 });
    await page.says('another tab');
    await page.fill('Name', 'Still here');
    await waitUntil(async () => (await draftOf(of.id))!.answers.org_name === 'Still here');
    expect((await draftOf(of.id))!.answers).to.deep.equal({ org_name: 'Still here', staff: 9 });
    tab.close();
  });
});
