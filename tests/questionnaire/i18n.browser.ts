import { expect } from '@open-wc/testing';
import {
  consoleSaid,
  definition,
  eachOnCleanPage,
  endpoint,
  nameOf,
  open,
  receipt,
  saved,
  sections,
  toReview,
} from './harness.ts';

eachOnCleanPage();

describe('the language', () => {
  it('is the page’s', async () => {
    const page = await open(definition(), { lang: 'it' });
    expect(page.heading()).to.equal('Chi siete');
    expect(page.has('button', 'Continuate')).to.equal(true);
    expect(page.root.querySelector('.varco')!.getAttribute('lang')).to.equal('it');
  });

  it('is switched in mid-answer: every answer stays, and so does the focus', async () => {
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    await page.fill('Staff', '12');
    const select = page.find<HTMLSelectElement>('select', 'Language');
    expect([...select.options].map(({ value }) => value)).to.deep.equal(['en', 'it', 'sq']);
    select.focus();
    select.value = 'it';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await page.shows('Chi siete');
    expect(page.focus() === page.root.querySelector('select')).to.equal(true);
    expect(page.find('input', 'Denominazione').value).to.equal('Teatro');
    expect(page.find('input', 'Addetti').value).to.equal('12');
    expect(page.find<HTMLSelectElement>('select', 'Lingua').value).to.equal('it');
  });

  it('may be switched by the page while one types, without moving the cursor', async () => {
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    const input = page.find('input', 'Name');
    input.setSelectionRange(2, 4);
    page.el.parentElement!.lang = 'it';
    await page.shows('Chi siete');
    expect(page.focus() === input).to.equal(true);
    expect([input.value, input.selectionStart, input.selectionEnd]).to.deep.equal(['Teatro', 2, 4]);
    expect(nameOf(input)).to.contain('Denominazione');
  });

  it('is what the answers are sent in, and the consent’s words with them', async () => {
    const posts = endpoint(receipt);
    const page = await open(definition());
    await toReview(page);
    const select = page.find<HTMLSelectElement>('select', 'Language');
    select.value = 'it';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await page.shows('Riepilogo e invio');
    await page.press('Inviate');
    await page.shows('Ricevuto');
    expect(posts[0]!.submission.locale).to.equal('it');
  });

  it('of what is wrong changes with the rest', async () => {
    const page = await open(definition());
    await page.press('Continue');
    expect(page.summary()!.textContent).to.contain('This answer is required.');
    page.el.locale = 'it';
    await page.shows('Chi siete');
    expect(page.summary()!.textContent).to.contain('Questa risposta è obbligatoria.');
    expect(page.text()).not.to.contain('required');
  });

  it('of the draft is told in it', async () => {
    const page = await open(definition(), { lang: 'it' });
    await page.fill('Denominazione', 'Teatro');
    await page.says(/salvato alle \d\d:\d\d/);
  });

  it('has no switch when there is only one', async () => {
    const page = await open(definition({ locales: ['en'] }));
    expect(page.root.querySelector('header select')).to.equal(null);
  });
});

describe('a text that is missing in a language', () => {
  it('stands in the definition’s first, with its own lang', async () => {
    const page = await open(definition(), { lang: 'sq' });
    expect(page.heading()).to.equal('Kush jeni');
    const staff = [...page.root.querySelectorAll('label')].find((l) => l.textContent!.includes('Staff'))!;
    expect(staff.querySelector('[lang]')!.getAttribute('lang')).to.equal('en');
    const own = [...page.root.querySelectorAll('label')].find((l) => l.textContent!.includes('Emri'))!;
    expect(own.querySelector('[lang]')).to.equal(null);
    expect(page.root.querySelector('h2 [lang=en]')!.textContent).to.equal('Mapping');
  });

  it('of an interface that does not speak the page’s language leaves the questions in it', async () => {
    const french = [{ id: 's', title: { fr: 'Vous' }, questions: [{ id: 'q', type: 'text', label: { fr: 'Nom' } }] }];
    const page = await open(definition({ locales: ['fr'], title: { fr: 'Enquête' }, sections: french }), {
      lang: 'fr',
    });
    expect(page.heading()).to.equal('Vous');
    expect(page.root.querySelector('.varco')!.getAttribute('lang')).to.equal('en');
    expect(page.root.querySelector('#step [lang]')!.getAttribute('lang')).to.equal('fr');
    expect(page.has('button', 'Continue')).to.equal(true);
  });
});

describe('two questionnaires on one page', () => {
  it('speak two languages at the same time, and keep their answers apart', async () => {
    const it_ = await open(definition(), { lang: 'it' });
    const en = await open(definition(), { lang: 'en' });
    await it_.fill('Denominazione', 'Teatro');
    await en.fill('Name', 'Theatre');
    await it_.press('Continuate');
    expect(it_.heading()).to.equal('Lavoro all’estero');
    expect(en.heading()).to.equal('Who you are');
    expect(en.find('input', 'Name').value).to.equal('Theatre');
    await en.press('Continue');
    await it_.press('Continuate');
    expect(it_.summary()!.textContent).to.contain('C').and.to.contain('obbligatoria');
    expect(en.summary()).to.equal(null);
    await saved(en);
    await saved(it_);
  });
});

describe('Albanian', () => {
  it('is complete: no word of the interface is left in another language', async () => {
    const words = sections.map((s) => ({
      ...s,
      title: 'T',
      questions: s.questions.map((q) => ({ ...q, label: 'L' })),
    }));
    const page = await open(definition({ title: 'M', sections: words }), { lang: 'sq' });
    await page.press('Vazhdo');
    const text = page.text().replace(/English|italiano|Albanian|shqip/gi, '');
    expect(text).not.to.match(/\b(the|and|Continue|step|required|Back|Language|optional)\b/);
    expect(text).not.to.match(/\b(passo|obbligatoria|Lingua|facoltativa)\b/);
    expect(consoleSaid()).to.deep.equal([]);
  });
});
