import { expect } from '@open-wc/testing';
import { keys, type } from '../support/commands.ts';
import { definition, descriptionOf, eachOnCleanPage, nameOf, open, toReview } from './harness.ts';

eachOnCleanPage();

describe('going on and back', () => {
  it('shows one section at a time, and counts the review among the steps', async () => {
    const page = await open(definition());
    expect(page.heading()).to.equal('Who you are');
    expect(page.text()).to.contain('step 1 of 4');
    expect(page.has('button', 'Back')).to.equal(false);
    await toReview(page);
    expect(page.text()).to.contain('step 4 of 4');
    expect(page.has('button', 'Send')).to.equal(true);
  });

  it('moves the focus to the heading of the step that is shown', async () => {
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    await page.press('Continue');
    expect(page.heading()).to.equal('Work abroad');
    expect(page.focus() === page.root.getElementById('step')).to.equal(true);
    await page.press('Back');
    expect(page.focus()!.textContent!.trim()).to.equal('Who you are');
  });

  it('keeps every answer on the way back, also those that are wrong', async () => {
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    await page.fill('Staff', '12');
    await page.press('Continue');
    await page.tick('yes');
    await page.press('Back');
    expect(page.find('input', 'Name').value).to.equal('Teatro');
    await page.fill('Staff', '900');
    await page.press('Work abroad');
    expect(page.find('input[type=radio]', 'yes').checked).to.equal(true);
    await page.press('Back');
    expect(page.find('input', 'Staff').value).to.equal('900');
  });

  it('goes to any step by the contents, which say which are complete', async () => {
    const page = await open(definition());
    await page.press('Consents');
    expect(page.heading()).to.equal('Consents');
    expect(page.find('nav button[aria-current=step]', 'Consents')).to.exist;
    await page.press('Who you are');
    await page.fill('Name', 'Teatro');
    await page.press('Continue');
    expect(page.find('nav button', 'Who you are').textContent).to.contain('complete');
    expect(page.find('nav button', 'Work abroad').textContent).not.to.contain('complete');
  });

  it('leaves out a section that asks nothing, and counts again', async () => {
    const rest = definition().sections.slice(1);
    const page = await open(
      definition({
        sections: [
          { ...definition().sections[1]! },
          {
            id: 'more',
            title: 'More',
            showIf: "${exports} === 'yes'",
            questions: [{ id: 'm', type: 'text', label: 'M' }],
          },
          rest[1]!,
        ],
      }),
    );
    expect(page.text()).to.contain('step 1 of 3');
    await page.tick('yes');
    expect(page.text()).to.contain('step 1 of 4');
    await page.tick('no');
    expect(page.text()).to.contain('step 1 of 3');
    await page.press('Continue');
    expect(page.heading()).to.equal('Consents');
  });

  it('is walked from the first question to Send with Tab, Space and Enter alone', async () => {
    const page = await open(definition());
    page.find('input', 'Name').focus();
    await type('Teatro');
    const until = async (name: string) => {
      for (let n = 0; n < 12 && !nameOf(page.focus()!).startsWith(name); n++) await keys('Tab');
      expect(nameOf(page.focus()!)).to.contain(name);
    };
    await until('Continue');
    await keys('Enter');
    await page.shows('Work abroad');
    await until('yes');
    await keys(' ');
    await until('Where?');
    await type('Tirana');
    await until('Continue');
    await keys('Enter');
    await page.says('I have read the notice');
    await until('I have read the notice');
    await keys(' ');
    await until('Continue');
    await keys('Enter');
    await page.shows('Review and send');
    await until('Change: Name');
    expect(page.text()).to.contain('Tirana');
  });
});

describe('what is wrong on a step', () => {
  it('is not said before its time: nothing is called required while one is still answering', async () => {
    const page = await open(definition());
    page.find('input', 'Name').focus();
    await keys('Tab');
    expect(page.text()).not.to.contain('required');
    expect(page.find('input', 'Name').getAttribute('aria-invalid')).to.equal(null);
  });

  it('is said when a field is left with something wrong in it, and goes as it is mended', async () => {
    const page = await open(definition());
    page.find('input', 'Staff').focus();
    await type('900');
    expect(page.find('input', 'Staff').getAttribute('aria-invalid')).to.equal(null);
    await keys('Tab');
    await page.says('500');
    const staff = page.find('input', 'Staff');
    expect(staff.getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(staff)).to.contain('Enter a value between 0 and 500.');
    await page.fill('Staff', '50');
    expect(page.find('input', 'Staff').getAttribute('aria-invalid')).to.equal(null);
  });

  it('stops Continue with a summary that has the focus, and says the same words as the fields', async () => {
    const page = await open(definition());
    await page.fill('Staff', '900');
    await page.press('Continue');
    expect(page.heading()).to.equal('Who you are');
    const summary = page.summary()!;
    expect(page.focus() === summary).to.equal(true);
    expect(nameOf(summary)).to.equal('There is something to correct');
    const lines = [...summary.querySelectorAll('a')].map((a) => a.textContent!.replace(/\s+/g, ' ').trim());
    expect(lines).to.deep.equal(['Name: This answer is required.', 'Staff: Enter a value between 0 and 500.']);
    for (const [n, name] of ['Name', 'Staff'].entries()) {
      const input = page.find('input', name);
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(input)).to.contain(lines[n]!.split(': ')[1]);
    }
  });

  it('is reached from the summary: each line moves the focus to its field, not the page’s address', async () => {
    const page = await open(definition());
    await page.fill('Staff', '900');
    await page.press('Continue');
    const before = location.href;
    const [name, staff] = page.summary()!.querySelectorAll('a');
    staff!.focus();
    await keys('Enter');
    await page.settled();
    expect(nameOf(page.focus()!)).to.contain('Staff');
    name!.click();
    await page.settled();
    expect(nameOf(page.focus()!)).to.contain('Name');
    expect(location.href).to.equal(before);
  });

  it('leaves the summary as it is mended, and the summary with it', async () => {
    const page = await open(definition());
    await page.fill('Staff', '900');
    await page.press('Continue');
    await page.fill('Name', 'Teatro');
    expect(page.summary()!.querySelectorAll('a').length).to.equal(1);
    await page.fill('Staff', '9');
    expect(page.summary()).to.equal(null);
    await page.press('Continue');
    expect(page.heading()).to.equal('Work abroad');
  });

  it('of a repeated item is named by its field, and its line leads there', async () => {
    const trips = {
      id: 'trips',
      type: 'group',
      label: 'Trips',
      min: 1,
      required: true,
      fields: [{ id: 'place', type: 'text', label: 'Place', required: true }],
    };
    const page = await open(definition({ sections: [{ id: 's', title: 'S', questions: [trips] }] }));
    if (!page.has('input', 'Place')) await page.press('Add');
    await page.press('Continue');
    const line = page.summary()!.querySelector('a')!;
    expect(line.textContent).to.contain('Place');
    line.click();
    await page.settled();
    expect(nameOf(page.focus()!)).to.contain('Place');
  });
});
