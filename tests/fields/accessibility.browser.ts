import { expect } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { viewport } from '../support/commands.ts';
import { show } from './harness.ts';
import { answersOf, samples } from './types.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

/** Every rule but those of whole pages, which a column of questions is not. */
async function violations(element: Element) {
  const { violations } = await axe.run(element, { rules: { region: { enabled: false } }, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  );
}

// what is calculated needs the questions that it reads
const withInputs = samples.filter(({ question: { type } }) => type !== 'calculated');

describe('every type of question', () => {
  before(() => viewport(1024, 800));

  for (const { question, ...sample } of withInputs) {
    it(`${question.type} has no violation that axe finds, empty, answered, wrong and disabled`, async () => {
      const one = [{ question, ...sample }];
      for (const state of ['empty', 'filled', 'wrong', 'disabled'] as const) {
        const answers = state === 'filled' || state === 'wrong' ? answersOf(one, state) : {};
        const { harness, settled } = await show([question], { answers, locale: 'it' });
        harness.touched(question.id);
        for (const problem of harness.form.problems()) harness.touched(problem.path);
        harness.disabled = state === 'disabled';
        await settled();
        expect(await violations(harness), state).to.deep.equal([]);
      }
    });
  }

  it('does so in 320 px, where nothing is wider than its place', async () => {
    const { harness, root } = await show(
      samples.map(({ question }) => question),
      { answers: answersOf(samples, 'filled'), width: 320 },
    );
    for (const problem of harness.form.problems()) harness.touched(problem.path);
    await harness.updateComplete;
    expect(await violations(harness)).to.deep.equal([]);
    const right = harness.getBoundingClientRect().right + 1;
    const over = [...root.querySelectorAll('.field *:not(.unseen, option, thead *, thead)')].filter(
      (element) => element.getBoundingClientRect().right > right,
    );
    expect(over.map((element) => element.outerHTML.slice(0, 120))).to.deep.equal([]);
  });

  it('wraps labels of 300 characters and words without end', async () => {
    const long = `${'Molto lungo '.repeat(25)} ${'x'.repeat(120)}`;
    const hostile = samples.map(({ question }) => ({ ...question, label: long, help: long }));
    const { harness, root } = await show(hostile, { width: 320 });
    const right = harness.getBoundingClientRect().right + 1;
    const over = [...root.querySelectorAll('.label, .help, .control, button')].filter(
      (e) => e.getBoundingClientRect().right > right,
    );
    expect(over.map((element) => element.className)).to.deep.equal([]);
  });

  it('has targets of 24 px at least', async () => {
    const { root } = await show(
      samples.map(({ question }) => question),
      { answers: answersOf(samples, 'filled'), width: 320 },
    );
    const small = [...root.querySelectorAll<HTMLElement>('button, .option, .control, label.add')].filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < 24 && height > 0;
    });
    expect(small.map((target) => target.outerHTML.slice(0, 120))).to.deep.equal([]);
  });
});

describe('an open list', () => {
  it('has no violation that axe finds', async () => {
    const { harness, control } = await show([{ type: 'country', id: 'c', label: 'Country' }]);
    control('[role=combobox]', 'Country').click();
    expect(await violations(harness)).to.deep.equal([]);
  });
});
