import { expect } from '@open-wc/testing';
import { keys } from '../support/commands.ts';
import { definition, eachOnCleanPage, open, worked } from './harness.ts';
import type { Page } from '../questionnaire/harness.ts';

eachOnCleanPage();

const method = 'Associarsi partendo da un progetto europeo (method)';
const strengths = (page: Page) => page.find<HTMLTextAreaElement>('textarea', 'Strengths');
const proposed = (page: Page, box: string) =>
  [...page.root.querySelectorAll<HTMLElement>('.stories')].find((e) => e.textContent.includes(`${box}: what`))!;
const lines = (page: Page, box: string) =>
  [...proposed(page, box).querySelectorAll('.said')].map((e) => e.textContent.trim());
const use = async (page: Page, box: string): Promise<void> => {
  proposed(page, box).querySelector('button')!.click();
  await page.settled();
};

async function frame(known: object = worked, of = definition()): Promise<Page> {
  const page = await open(of, { known });
  await page.press('Strategic frame');
  return page;
}

describe('the four boxes', () => {
  it('have above them what the stories propose, each line with the experiences it comes from', async () => {
    const page = await frame();
    await page.says('Strengths: what your stories propose');
    expect(lines(page, 'Strengths')[0]).to.equal(method);
    expect(lines(page, 'Threats')).to.deep.equal([
      'external event (e.g. pandemic) (in 1 experience, mean weight 5 out of 5)',
    ]);
    const box = proposed(page, 'Weaknesses');
    expect(box.compareDocumentPosition(page.find('textarea', 'Weaknesses'))).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    const link = box.querySelector('a')!;
    expect(link.textContent).to.equal('Assistenza alla costruzione di partenariati');
    link.click();
    await page.shows('Assistenza alla costruzione di partenariati');
    await page.press('Back to where you were');
    await page.shows('Strategic frame');
  });

  it('take the lines into an empty field, to be changed there, and give them back', async () => {
    const page = await frame();
    await page.says('If you leave the field below empty, these lines stand in the document.');
    await use(page, 'Strengths');
    expect(strengths(page).value.split('\n')).to.deep.equal(lines(page, 'Strengths'));
    expect(page.focus()).to.equal(strengths(page));
    expect(page.root.querySelector('.unseen[role=status]')!.textContent).to.equal('Lines added: 3');
    expect(proposed(page, 'Strengths').textContent).to.contain('In the document stands what you have written.');
    await page.press('Undo');
    expect(strengths(page).value).to.equal('');
    expect(page.focus()).to.equal(strengths(page));
    expect(page.has('button', 'Undo')).to.equal(false);
  });

  it('add only the lines that are not there yet to what was written, and undo nothing that was written since', async () => {
    const page = await frame();
    await page.fill('Strengths', `We know each other\n${method}`);
    expect(proposed(page, 'Strengths').textContent).to.contain('Add the lines that are missing');
    await use(page, 'Strengths');
    expect(strengths(page).value).to.equal(
      ['We know each other', method, ...lines(page, 'Strengths').slice(1)].join('\n'),
    );
    expect(proposed(page, 'Strengths').querySelectorAll('button').length).to.equal(1);
    await page.fill('Strengths', `${strengths(page).value}\nand more`);
    expect(page.has('button', 'Undo')).to.equal(false);
  });

  it('are filled by keys alone', async () => {
    const page = await frame();
    await page.says('Weaknesses: what your stories propose');
    proposed(page, 'Weaknesses').querySelector('a')!.focus();
    await keys('Tab', 'Enter');
    await page.settled();
    const field = page.find<HTMLTextAreaElement>('textarea', 'Weaknesses');
    expect(page.focus()).to.equal(field);
    expect(field.value).to.equal('missing skills (in 1 experience)');
  });

  it('propose the words that one gave a line on the review, and nothing where it was left out', async () => {
    const page = await frame({
      ...worked,
      edits: { 'frame/weaknesses/skills': 'We lack people', 'frame/threats/force': '' },
    });
    await page.says('We lack people');
    expect(page.text()).not.to.contain('Threats: what your stories propose');
  });
});

describe('the theory of change', () => {
  it('reads as one sentence while it is written, and so in the document', async () => {
    const page = await frame();
    await page.settled();
    expect(page.text()).not.to.contain('In one sentence');
    await page.fill('If we put in', 'two people');
    await page.fill('and this changes', 'how we choose');
    await page.says('If we put in two people, then this changes how we choose.');
    await page.press('Review and send');
    await page.says('If we put in two people, then this changes how we choose.');
    const said = [...page.root.querySelectorAll('.document .said')].map((e) => e.textContent.trim());
    expect(said.filter((text) => text.includes('two people')).length).to.equal(1);
  });
});

describe('an action', () => {
  it('has the names of the practices at hand, and takes one into its field', async () => {
    const page = await frame({ ...worked, actions: [{ action: 'Write it down' }] });
    await page.says('1. Write it down · From which track');
    await page.press('Logica del circuito');
    const field = page.find('input', 'From which track');
    expect(field.value).to.equal('Logica del circuito con la comunità straniera come mediatrice');
    expect(page.focus()).to.equal(field);
    expect(page.has('button', 'Logica del circuito')).to.equal(false);
  });
});

describe('a frame of other questions', () => {
  it('shows nothing that the questions have no place for', async () => {
    const of = definition();
    const phases = of.phases.map((phase) =>
      phase.kind === 'frame'
        ? { ...phase, questions: [{ id: 'hopes', type: 'longtext', label: { en: 'What do you hope for?' } }] }
        : phase,
    );
    const page = await frame(worked, { ...of, phases, prefill: undefined } as never);
    await page.fill('What do you hope for?', 'Much');
    expect(page.root.querySelector('.stories')).to.equal(null);
  });
});

describe('the close', () => {
  it('reads the summary back before one is asked whether it is right, and takes one’s own words', async () => {
    const page = await open(definition(), { known: worked });
    await page.press('Feedback and');
    await page.says('Summary in five lines');
    const text = page.text();
    expect(text.indexOf('You told 6 experiences')).to.be.within(1, text.indexOf('Do you recognise yourselves'));
    await page.press('Reword: You told 6 experiences');
    await page.fill('In your own words', 'Six of them.');
    await page.press('Keep');
    await page.says('Six of them.');
    await page.press('Review and send');
    await page.says('Six of them.');
  });
});
