import { expect, waitUntil } from '@open-wc/testing';
import { keys, type } from '../support/commands.ts';
import { descriptionOf, nameOf, show } from './harness.ts';

const name = { type: 'text', id: 'name', label: 'Name of the organisation', required: true, help: 'As in the statute' };

describe('a question with one line of text', () => {
  it('has its label as name and its help as description, and says when it is optional', async () => {
    const { control } = await show([name, { type: 'text', id: 'nick', label: 'Nickname' }]);
    const input = control('input', 'Name of');
    expect(nameOf(input)).to.equal('Name of the organisation');
    expect(descriptionOf(input)).to.equal('As in the statute');
    expect(input.getAttribute('aria-required')).to.equal('true');
    expect(nameOf(control('input', 'Nick'))).to.equal('Nickname (optional)');
    expect(control('input', 'Nick').hasAttribute('aria-required')).to.be.false;
  });

  it('takes what is typed, and takes the answer back when it is emptied', async () => {
    const { control, harness } = await show([name]);
    control('input', 'Name').focus();
    await type('Teatro');
    expect(harness.form.answers()).to.deep.equal({ name: 'Teatro' });
    await keys('Control+a', 'Backspace');
    expect(harness.form.answers()).to.deep.equal({});
  });

  it('says in words what is wrong once it is left, tied to the control, and stops when it is right', async () => {
    const { control, settled, root } = await show([name]);
    const input = control('input', 'Name');
    input.focus();
    expect(root.querySelector('.error')).to.be.null;
    await keys('Tab');
    await settled();
    expect(descriptionOf(input)).to.equal('As in the statute This answer is required.');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    input.focus();
    await type('x');
    await settled();
    expect(root.querySelector('.error')).to.be.null;
    expect(input.hasAttribute('aria-invalid')).to.be.false;
  });

  it('does not move what is being clicked: an error waits until the button is released', async () => {
    const { control, settled, root } = await show([name, { type: 'text', id: 'b', label: 'B' }]);
    control('input', 'Name').focus();
    const other = control('input', 'B');
    other.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    other.focus();
    await settled();
    expect(root.querySelector('.error')).to.be.null;
    other.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
    await waitUntil(() => root.querySelector('.error'));
  });

  it('marks the language of a text that is not in the page’s', async () => {
    const { root } = await show([{ type: 'text', id: 'a', label: { en: 'Only English' }, help: { it: 'Aiuto' } }], {
      locale: 'it',
    });
    expect(root.querySelector('.label [lang]')!.getAttribute('lang')).to.equal('en');
    expect(root.querySelector('.help [lang]')).to.be.null;
  });

  it('draws nothing of what a definition or an answer holds as markup', async () => {
    const bad = '<img src=x onerror=alert(1)>';
    const { root } = await show(
      [
        { type: 'text', id: 'a', label: bad, help: bad },
        { type: 'text', id: 'b', label: 'You wrote ${a}' },
      ],
      {
        answers: { a: bad },
      },
    );
    expect(root.querySelector('img')).to.be.null;
    expect(root.textContent).to.contain(`You wrote ${bad}`);
  });

  it('draws a label again when the answer piped into it changes', async () => {
    const { control, settled, root } = await show([
      { type: 'text', id: 'a', label: 'A' },
      { type: 'text', id: 'b', label: 'About ${a}' },
    ]);
    control('input', 'A (').focus();
    await type('us');
    await settled();
    expect(root.textContent).to.contain('About us');
  });
});

describe('a long text', () => {
  it('counts what is left only near the limit, and says it', async () => {
    const { control, settled, root, harness } = await show([
      { type: 'longtext', id: 'a', label: 'Tell', maxLength: 20 },
    ]);
    const area = control<HTMLTextAreaElement>('textarea', 'Tell');
    area.focus();
    await type('0123456789');
    await settled();
    expect(root.querySelector('.count')).to.be.null;
    await type('0123456');
    await settled();
    expect(descriptionOf(area)).to.equal('Characters left: 3');
    expect(harness.said).to.equal('Characters left: 3');
    await type('01234');
    await settled();
    expect(root.querySelector('.count')!.textContent).to.equal('Characters left: -2');
  });
});

describe('a number', () => {
  const money = { type: 'currency', id: 'n', currency: 'EUR', label: 'Budget' };

  it('is typed with the sign of the language and kept as it was typed while it is', async () => {
    const { control, harness, settled } = await show([money], { locale: 'it' });
    const input = control('input', 'Budget');
    input.focus();
    await type('12,');
    await settled();
    expect(input.value).to.equal('12,');
    await type('50');
    await settled();
    expect(input.value).to.equal('12,50');
    expect(harness.form.answers()).to.deep.equal({ n: 12.5 });
    await keys('Tab');
    await settled();
    expect(input.value).to.equal('12,5');
  });

  it('keeps what is no number for the person to mend', async () => {
    const { control, harness, settled } = await show([{ type: 'integer', id: 'n', label: 'How many' }]);
    const input = control('input', 'How many');
    input.focus();
    await type('twelve');
    await keys('Tab');
    await settled();
    expect(input.value).to.equal('twelve');
    expect(harness.form.answers()).to.deep.equal({ n: 'twelve' });
    expect(descriptionOf(input)).to.equal('Write it as in this example: 12');
  });

  it('has its unit in the description, and the keypad of its kind', async () => {
    const { control } = await show([money, { type: 'integer', id: 'i', label: 'Shows', unit: 'shows', min: 0 }]);
    expect(descriptionOf(control('input', 'Budget'))).to.equal('€');
    expect(control('input', 'Budget').inputMode).to.equal('decimal');
    expect(descriptionOf(control('input', 'Shows'))).to.equal('shows');
    expect(control('input', 'Shows').inputMode).to.equal('numeric');
  });

  it('says both bounds', async () => {
    const { control, settled } = await show([{ type: 'percent', id: 'p', label: 'Share' }]);
    const input = control('input', 'Share');
    input.focus();
    await type('130');
    await keys('Tab');
    await settled();
    expect(descriptionOf(input)).to.contain('Enter a value between 0 and 100.');
  });

  it('follows a change of language in the middle of an answer', async () => {
    const { control, harness, settled } = await show([money], { answers: { n: 12.5 } });
    expect(control('input', 'Budget').value).to.equal('12.5');
    harness.locale = 'it';
    await settled();
    expect(control('input', 'Budget').value).to.equal('12,5');
    expect(harness.form.answers()).to.deep.equal({ n: 12.5 });
  });
});

describe('a date', () => {
  const when = { type: 'date', id: 'd', label: 'When', precision: ['year', 'month', 'day'] };

  it('is made of a day, a month by name and a year, and the year alone is enough', async () => {
    const { control, harness, settled, text } = await show([when]);
    expect(text()).to.contain('Leave empty what you do not know');
    control('input', 'Year').focus();
    await type('2021');
    expect(harness.form.answers()).to.deep.equal({ d: '2021' });
    const month = control<HTMLSelectElement>('select', 'Month');
    expect(month.options[3]!.text).to.equal('March');
    month.focus();
    month.value = '03';
    month.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await settled();
    expect(harness.form.answers()).to.deep.equal({ d: '2021-03' });
    control('input', 'Day').focus();
    await type('5');
    await settled();
    expect(harness.form.answers()).to.deep.equal({ d: '2021-03-05' });
    expect(control('input', 'Day').value).to.equal('5');
  });

  it('keeps parts that make no date where they were typed', async () => {
    const { control, settled, text } = await show([when]);
    control('input', 'Day').focus();
    await type('5');
    await keys('Tab');
    await settled();
    expect(control('input', 'Day').value).to.equal('5');
    control('input', 'Year').focus();
    await keys('Tab');
    await settled();
    expect(text()).to.contain('Write it as in this example: March 5, 2019');
    expect(control('input', 'Day').getAttribute('aria-invalid')).to.equal('true');
  });

  it('is marked as approximate where the question allows it, before or after it is typed', async () => {
    const about = { ...when, precision: ['year'], approximate: true };
    const { control, harness, settled } = await show([about, { ...about, id: 'p', interval: true, label: 'Period' }]);
    const [one, from, to] = [...harness.root.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
    expect(nameOf(one!)).to.equal('approximate');
    one!.click();
    expect(harness.form.answers()).to.deep.equal({});
    const years = [...harness.root.querySelectorAll<HTMLInputElement>('[size="4"]')];
    years[0]!.focus();
    await type('2018');
    await settled();
    expect(harness.form.answers()).to.deep.equal({ d: '2018~' });
    expect(years[0]!.value).to.equal('2018');
    expect(harness.form.problems()).to.deep.equal([]);
    one!.click();
    expect(harness.form.answers()).to.deep.equal({ d: '2018' });
    years[1]!.focus();
    await type('2019');
    years[2]!.focus();
    await type('2021');
    to!.click();
    await settled();
    expect(harness.form.answers()).to.deep.equal({ d: '2018', p: '2019/2021~' });
    expect([from!.checked, to!.checked]).to.deep.equal([false, true]);
    expect(control<HTMLElement>('fieldset', 'To').contains(to!)).to.equal(true);
  });

  it('takes a period, or one date of it', async () => {
    const { harness, root, settled } = await show([{ ...when, precision: ['year'], interval: true }]);
    const [from, to] = [...root.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
    from.focus();
    await type('2019');
    expect(harness.form.answers()).to.deep.equal({ d: '2019' });
    to.focus();
    await type('2021');
    await settled();
    expect(harness.form.answers()).to.deep.equal({ d: '2019/2021' });
    expect([from.value, to.value]).to.deep.equal(['2019', '2021']);
  });
});

describe('an address', () => {
  it('has the type and the autofill of its kind', async () => {
    const { control } = await show([
      { type: 'email', id: 'e', label: 'E-mail' },
      { type: 'phone', id: 'p', label: 'Phone' },
      { type: 'url', id: 'u', label: 'Site', autocomplete: 'off' },
    ]);
    const [email, phone, site] = ['E-mail', 'Phone', 'Site'].map((label) =>
      control('input', label),
    ) as HTMLInputElement[];
    expect([email!.type, email!.autocomplete]).to.deep.equal(['email', 'email']);
    expect([phone!.type, phone!.autocomplete]).to.deep.equal(['tel', 'tel']);
    expect([site!.type, site!.autocomplete, site!.spellcheck]).to.deep.equal(['url', 'off', false]);
  });

  it('is refused in words', async () => {
    const { control, settled } = await show([{ type: 'email', id: 'e', label: 'E-mail' }]);
    control('input', 'E-mail').focus();
    await type('info');
    await keys('Tab');
    await settled();
    expect(descriptionOf(control('input', 'E-mail'))).to.contain('Write it as in this example: name@example.org');
  });
});

describe('what is worked out', () => {
  it('is shown in the page’s numbers, in an element that tells of its changes', async () => {
    const { control, harness, settled } = await show(
      [
        { type: 'decimal', id: 'a', label: 'A' },
        { type: 'calculated', id: 'c', label: 'Twice', calculate: '${a} * 2', decimals: 2, unit: 'km' },
      ],
      { locale: 'it' },
    );
    const output = control<HTMLOutputElement>('output', 'Twice');
    expect(output.textContent).to.equal('…');
    harness.form.answer('a', 1.5);
    await settled();
    expect(output.textContent).to.equal('3,00 km');
  });
});

describe('a disabled form', () => {
  it('takes no answers anywhere', async () => {
    const { harness, root, settled } = await show([
      name,
      { type: 'boolean', id: 'b', label: 'B' },
      { type: 'country', id: 'c', label: 'C' },
    ]);
    harness.disabled = true;
    await settled();
    expect([...root.querySelectorAll('input')].every((input) => input.matches(':disabled'))).to.be.true;
  });
});
