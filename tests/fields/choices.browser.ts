import { expect } from '@open-wc/testing';
import { keys, type } from '../support/commands.ts';
import { descriptionOf, nameOf, show } from './harness.ts';

const option = (value: string, more = {}) => ({ value, label: value.toUpperCase(), ...more });

describe('one of several', () => {
  const legal = {
    type: 'single',
    id: 's',
    label: 'Legal form',
    options: [option('a', { help: 'also small ones' }), option('b')],
    other: true,
  };

  it('is a group of radios named by the question', async () => {
    const { root, control } = await show([{ ...legal, required: true }]);
    const group = root.querySelector('fieldset.field')!;
    expect(group.getAttribute('role')).to.equal('radiogroup');
    expect(group.getAttribute('aria-required')).to.equal('true');
    expect(nameOf(group)).to.equal('Legal form');
    expect(control('input', 'A').type).to.equal('radio');
    expect(nameOf(control('input', 'A'))).to.equal('A also small ones');
  });

  it('is chosen by arrow keys', async () => {
    const { control, harness } = await show([legal]);
    control('input', 'A').focus();
    await keys(' ', 'ArrowDown');
    expect(harness.form.answers()).to.deep.equal({ s: 'b' });
  });

  it('asks which other, keeps its text, and says when it is missing', async () => {
    const { control, harness, settled, root } = await show([legal]);
    const wrong = () => [...root.querySelectorAll('.error')].map((error) => error.textContent);
    control('input', 'other').click();
    await settled();
    const which = control('input', 'Which?');
    expect(nameOf(which)).to.equal('Which?');
    expect(wrong()).to.deep.equal([]);
    which.focus();
    await keys('Tab');
    await keys('Tab');
    await settled();
    expect(wrong()).to.deep.equal(['Which?']);
    expect(which.getAttribute('aria-invalid')).to.equal('true');
    which.focus();
    await type('network');
    await settled();
    expect(harness.form.answers()).to.deep.equal({ s: 'other', s_other: 'network' });
    expect(wrong()).to.deep.equal([]);
  });

  it('keeps the focus on “other” when that is chosen by arrow keys, and the text is the next stop', async () => {
    const { control, settled, root } = await show([legal]);
    control('input', 'A').focus();
    await keys(' ', 'ArrowDown', 'ArrowDown');
    await settled();
    expect(root.activeElement).to.equal(control('input', 'other'));
    await keys('Tab');
    expect(root.activeElement).to.equal(control('input', 'Which?'));
    await keys('Shift+Tab', 'ArrowUp');
    await settled();
    expect(root.activeElement).to.equal(control('input', 'B'));
  });

  it('can be taken back when it is optional, and focus stays in the group', async () => {
    const { control, harness, settled, root } = await show([legal], { answers: { s: 'b' } });
    control<HTMLButtonElement>('button', 'Clear the answer').click();
    await settled();
    expect(harness.form.answers()).to.deep.equal({});
    expect(control('input', 'B').checked).to.be.false;
    expect((root.activeElement as HTMLInputElement).type).to.equal('radio');
  });

  it('shows an answer that comes from elsewhere', async () => {
    const { control, harness, settled } = await show([legal], { answers: { s: 'a' } });
    control('input', 'B').click();
    await settled();
    harness.form.answer('s', 'a');
    await settled();
    expect(control('input', 'A').checked).to.be.true;
    expect(control('input', 'B').checked).to.be.false;
  });

  it('as yes or no is a boolean', async () => {
    const { control, harness } = await show([{ type: 'boolean', id: 'b', label: 'Do you?' }]);
    control('input', 'No').click();
    expect(harness.form.answers()).to.deep.equal({ b: false });
    control('input', 'Yes').click();
    expect(harness.form.answers()).to.deep.equal({ b: true });
  });
});

describe('several of many', () => {
  const kinds = {
    type: 'multiple',
    id: 'm',
    label: 'Kinds',
    maxSelected: 2,
    options: [option('a'), option('b'), option('c'), option('none', { exclusive: true })],
  };

  it('tells before how many, and does not swallow one more', async () => {
    const { control, harness, settled, root } = await show([kinds]);
    expect(descriptionOf(root.querySelector('fieldset.field')!)).to.equal('No more than 2.');
    for (const name of ['A', 'B', 'C']) control('input', name).click();
    await settled();
    expect(harness.form.answers()).to.deep.equal({ m: ['a', 'b', 'c'] });
    expect(root.querySelector('.error')!.textContent).to.equal('No more than 2.');
    control('input', 'A').click();
    await settled();
    expect(root.querySelector('.error')).to.be.null;
  });

  it('lets an exclusive choice clear the others, and they it, and says so', async () => {
    const { control, harness, settled } = await show([kinds]);
    control('input', 'A').click();
    control('input', 'B').click();
    await settled();
    control('input', 'NONE').click();
    await settled();
    expect(harness.form.answers()).to.deep.equal({ m: ['none'] });
    expect(control('input', 'A').checked).to.be.false;
    expect(harness.said).to.equal('Removed: A, B');
    control('input', 'C').click();
    await settled();
    expect(harness.form.answers()).to.deep.equal({ m: ['c'] });
    expect(control('input', 'NONE').checked).to.be.false;
    expect(harness.said).to.equal('Removed: NONE');
  });

  it('puts a long list in two columns where there is room, in one where there is not', async () => {
    const many = { type: 'multiple', id: 'm', label: 'Many', options: [...'abcdefghijklmn'].map((v) => option(v)) };
    const lefts = (root: ShadowRoot) =>
      new Set([...root.querySelectorAll('.option')].map((o) => Math.round(o.getBoundingClientRect().left)));
    expect(lefts((await show([many], { width: 760 })).root).size).to.equal(2);
    expect(lefts((await show([many], { width: 320 })).root).size).to.equal(1);
  });
});

describe('a scale', () => {
  const scale = {
    type: 'scale',
    id: 's',
    label: 'How much',
    min: 0,
    max: 10,
    minLabel: 'not at all',
    maxLabel: 'very much',
  };

  it('is a row of radios whose ends say what they mean', async () => {
    const { control, harness } = await show([scale]);
    expect(nameOf(control('input', '0'))).to.equal('0: not at all');
    expect(nameOf(control('input', '10'))).to.equal('10: very much');
    control('input', '7').click();
    expect(harness.form.answers()).to.deep.equal({ s: 7 });
  });

  it('wraps in 320 px with targets of 24 px at least', async () => {
    const { root } = await show([scale], { width: 320 });
    const cells = [...root.querySelectorAll('.scale .option')].map((cell) => cell.getBoundingClientRect());
    expect(Math.max(...cells.map((c) => c.right))).to.be.at.most(340);
    expect(Math.min(...cells.map((c) => Math.min(c.width, c.height)))).to.be.at.least(24);
    expect(new Set(cells.map((c) => Math.round(c.top))).size).to.be.greaterThan(1);
  });
});

describe('a matrix', () => {
  const matrix = {
    type: 'matrix',
    id: 'm',
    label: 'Relations',
    required: true,
    everyRow: true,
    rows: [
      { id: 'r1', label: 'Festivals' },
      { id: 'r2', label: 'Agencies' },
    ],
    columns: [option('no'), option('yes')],
  };

  it('is a table whose radios are named by row and column', async () => {
    const { control, harness, root } = await show([matrix], { width: 800 });
    expect(root.querySelector('table')!.getBoundingClientRect().width).to.be.greaterThan(600);
    control('input', 'Festivals YES').click();
    control('input', 'Agencies NO').click();
    expect(harness.form.answers()).to.deep.equal({ m: { r1: 'yes', r2: 'no' } });
    const tops = [...root.querySelectorAll('tbody tr:first-child input')].map((i) => i.getBoundingClientRect().top);
    expect(tops[0]).to.equal(tops[1]);
  });

  it('is a stack of cards where it is narrow, with its words beside each radio', async () => {
    const { control, root, text, harness } = await show([matrix], { width: 320 });
    const tops = [...root.querySelectorAll('tbody tr:first-child input')].map((i) => i.getBoundingClientRect().top);
    expect(tops[1]).to.be.greaterThan(tops[0]! + 20);
    expect(text().match(/YES/g)).to.have.length.of.at.least(2);
    expect(root.querySelector('table')!.getAttribute('role')).to.equal('table');
    control('input', 'Festivals YES').click();
    expect(harness.form.answers()).to.deep.equal({ m: { r1: 'yes' } });
  });

  it('says which row is missing, and marks it', async () => {
    const { control, harness, settled, root, text } = await show([matrix]);
    control('input', 'Festivals YES').click();
    harness.touched('m');
    await settled();
    expect(text()).to.contain('Choose an answer in every row. Missing: Agencies');
    expect(root.querySelector('.missing')!.textContent).to.contain('Agencies');
  });

  it('takes numbers where its columns are a scale, and several where it may', async () => {
    const { harness, control } = await show([
      { type: 'matrix', id: 'a', label: 'Languages', rows: matrix.rows, scale: { min: 1, max: 3 } },
      {
        type: 'matrix',
        id: 'b',
        label: 'Several',
        multiple: true,
        rows: [{ id: 'x', label: 'Row X' }],
        columns: [option('no'), option('yes')],
      },
    ]);
    control('input', 'Agencies 3').click();
    control('input', 'Row X NO').click();
    control('input', 'Row X YES').click();
    expect(harness.form.answers()).to.deep.equal({ a: { r2: 3 }, b: { x: ['no', 'yes'] } });
  });
});

describe('a consent', () => {
  it('is a checkbox described by its text', async () => {
    const { control, harness, root } = await show([
      { type: 'consent', id: 'c', label: 'I agree', text: 'We keep it **a year**.', required: true },
    ]);
    const box = control('input', 'I agree');
    expect(descriptionOf(box)).to.equal('We keep it a year.');
    expect(root.querySelector('.terms strong')!.textContent).to.equal('a year');
    box.click();
    expect(harness.form.answers()).to.deep.equal({ c: true });
  });
});
