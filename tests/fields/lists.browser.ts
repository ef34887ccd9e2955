import { expect } from '@open-wc/testing';
import { keys, type } from '../support/commands.ts';
import { nameOf, show } from './harness.ts';

const press = (button: HTMLElement) => {
  button.focus();
  button.click();
};

describe('a ranking', () => {
  const ranking = {
    type: 'ranking',
    id: 'r',
    label: 'Why',
    maxRanked: 3,
    options: ['Money', 'Art', 'Friends', 'Skills'].map((label) => ({ value: label.toLowerCase(), label })),
  };

  it('is made by buttons alone, and says where each is', async () => {
    const { control, harness, settled, root } = await show([ranking]);
    for (const name of ['Art', 'Money']) {
      press(control('button', `Choose: ${name}`));
      await settled();
    }
    expect(harness.form.answers()).to.deep.equal({ r: ['art', 'money'] });
    press(control('button', 'Move up: 2. Money'));
    await settled();
    expect(harness.form.answers()).to.deep.equal({ r: ['money', 'art'] });
    // where it is now is said by the button that has the focus
    expect(nameOf(root.activeElement!)).to.equal('Move down: 1. Money');
    press(control('button', 'Remove: 1. Money'));
    await settled();
    expect(harness.form.answers()).to.deep.equal({ r: ['art'] });
    expect(nameOf(root.activeElement!)).to.equal('Remove: 1. Art');
  });

  it('takes no more than it asks for, and says why', async () => {
    const { control, text } = await show([ranking], { answers: { r: ['art', 'money', 'skills'] } });
    expect(control<HTMLButtonElement>('button', 'Choose: Friends').disabled).to.be.true;
    expect(text()).to.contain('No more than 3. The most important first.');
  });
});

describe('an allocation', () => {
  const income = {
    type: 'allocation',
    id: 'a',
    label: 'Income',
    total: 100,
    unit: '%',
    rows: [
      { id: 'x', label: 'Grants' },
      { id: 'y', label: 'Tickets' },
    ],
  };

  it('tells what is left, seen and said, and gives the rest to a row', async () => {
    const { control, harness, settled, text } = await show([income]);
    expect(text()).to.contain('Give out 100 % in all.');
    control('input', 'Grants').focus();
    await type('60.5');
    await settled();
    expect(text()).to.contain('Left to give out: 39.5');
    expect(harness.said).to.equal('Left to give out: 39.5');
    press(control('button', 'The rest here: Tickets'));
    await settled();
    expect(harness.form.answers()).to.deep.equal({ a: { x: 60.5, y: 39.5 } });
    expect(text()).to.contain('Left to give out: 0');
    expect(control('input', 'Tickets').value).to.equal('39.5');
  });

  it('says by how much it is too much', async () => {
    const { text, harness, settled } = await show([income], { answers: { a: { x: 80, y: 35 } } });
    expect(text()).to.contain('Left to give out: -15');
    harness.touched('a');
    await settled();
    expect(text()).to.contain('The total must be 100; it is now 115.');
  });
});

describe('a group that repeats', () => {
  const group = {
    type: 'group',
    id: 'g',
    label: 'Experiences',
    max: 3,
    itemTitle: '${title} (${country})',
    addLabel: 'Add an experience',
    fields: [
      { type: 'text', id: 'title', label: 'Title', required: true },
      { type: 'country', id: 'country', label: 'Country' },
    ],
  };
  const two = { g: [{ title: 'Avignon', country: 'FR' }, { title: 'Edinburgh' }] };
  const legends = (root: ShadowRoot) => [...root.querySelectorAll('.item > legend')].map((l) => l.textContent);

  it('names its items by their answers', async () => {
    const { root } = await show([group], { answers: two });
    expect(legends(root)).to.deep.equal(['1. Avignon (France)', '2. Edinburgh (…)']);
    expect(nameOf(root.querySelector('.item')!)).to.equal('1. Avignon (France)');
  });

  it('adds one and goes to its first question, up to the most', async () => {
    const { control, harness, root, settled, text } = await show([group], { answers: two });
    expect(text()).to.contain('No more than 3.');
    press(control('button', 'Add an experience'));
    await settled();
    expect((root.activeElement as HTMLElement).closest('[data-path]')!.getAttribute('data-path')).to.equal('g/2/title');
    await type('Third');
    await settled();
    expect(harness.form.answers()).to.deep.equal({ g: [...two.g, { title: 'Third' }] });
    expect(control<HTMLButtonElement>('button', 'Add an experience').disabled).to.be.true;
    expect(legends(root)[2]).to.equal('3. Third (…)');
  });

  it('removes one, offers it back in its place, and puts it back as it was', async () => {
    const { control, harness, root, settled, text } = await show([group], { answers: two });
    press(control('button', 'Remove: 1. Avignon'));
    await settled();
    expect(harness.form.answers()).to.deep.equal({ g: [{ title: 'Edinburgh' }] });
    expect(harness.said).to.equal('Removed: 1. Avignon (France)');
    expect(nameOf(root.activeElement!)).to.equal('Undo');
    const gone = root.querySelector<HTMLElement>('.items')!.firstElementChild as HTMLElement;
    expect(gone.innerText.replace(/\s+/g, ' ').trim()).to.equal('Removed: 1. Avignon (France) Undo');
    press(control('button', 'Undo'));
    await settled();
    expect(harness.form.answers()).to.deep.equal(two);
    expect(gone.isConnected).to.be.false;
    expect(text()).not.to.contain('Undo').and.not.to.contain('Removed');
    expect((root.activeElement as HTMLInputElement).value).to.equal('Avignon');
  });

  it('moves one, and focus goes with it', async () => {
    const { control, harness, root, settled } = await show([group], { answers: two });
    press(control('button', 'Move down: 1. Avignon'));
    await settled();
    expect(harness.form.answers()).to.deep.equal({ g: [two.g[1], two.g[0]] });
    expect(nameOf(root.activeElement!)).to.equal('Move up: 2. Avignon (France)');
  });

  it('shows what is wrong inside an item at its field', async () => {
    const { control, settled, root } = await show([group], { answers: { g: [{ country: 'FR' }] } });
    control('input', 'Title').focus();
    await keys('Tab');
    await settled();
    expect(root.querySelector('[data-path="g/0/title"] .error')!.textContent).to.equal('This answer is required.');
  });
});

describe('a file', () => {
  const file = { type: 'file', id: 'f', label: 'Statute', accept: ['.pdf'], maxSize: 1000, maxFiles: 2 };
  const choose = (input: HTMLInputElement, ...files: File[]) => {
    const transfer = new DataTransfer();
    for (const one of files) transfer.items.add(one);
    input.files = transfer.files;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const pdf = (name: string, size = 10) => new File(['x'.repeat(size)], name, { type: 'application/pdf' });

  it('tells its limits before, and keeps the bytes apart from the answer', async () => {
    const { control, harness, settled, text } = await show([file]);
    expect(text()).to.contain('Types taken: PDF. No more than 2 × 1 kB.');
    choose(control('input', 'Statute'), pdf('a.pdf'));
    await settled();
    expect(harness.form.answers()).to.deep.equal({
      f: [{ file: 'file-1', name: 'a.pdf', size: 10, type: 'application/pdf' }],
    });
    expect([...harness.kept.keys()]).to.deep.equal(['file-1']);
    expect(text()).to.contain('a.pdf 10 byte');
  });

  it('says of each file what is wrong with it, and lets it go', async () => {
    const { control, harness, settled, text } = await show([file]);
    choose(control('input', 'Statute'), pdf('big.pdf', 2000));
    await settled();
    expect(text()).to.contain('big.pdf: No more than 1 kB.');
    press(control('button', 'Remove: big.pdf'));
    await settled();
    expect(harness.form.answers()).to.deep.equal({});
    expect(harness.kept.size).to.equal(0);
    choose(control('input', 'Statute'), new File(['x'], 'a.exe', { type: 'application/x-msdownload' }));
    await settled();
    expect(text()).to.contain('a.exe: Types taken: PDF.');
  });
});
