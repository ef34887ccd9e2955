import { expect } from '@open-wc/testing';
import { definition, eachOnCleanPage, endpoint, json, nameOf, open, problem, type Page, type Post } from './harness.ts';

eachOnCleanPage();

const id = '01993a5e-0000-7000-8000-00000000c0de';
const code = `${id}.c0de-of-an-earlier-visit`;

/** A questionnaire opened on a later visit, with the place for the code open. */
async function later(...replies: Parameters<typeof endpoint>): Promise<{ page: Page; calls: Post[]; about: string }> {
  const of = definition();
  const calls = endpoint(...replies);
  const page = await open(of);
  page.root.querySelector('summary')!.click();
  await page.says('Receipt code');
  return { page, calls, about: of.id };
}

const copyOf = (about: string, answers: object = { org_name: 'Teatro', exports: 'no', gone: 'è' }): Response =>
  json({ id, kind: 'questionnaire', about, answers, receivedAt: '2026-06-01T08:42:00Z' });

const show = async (page: Page, text = code): Promise<void> => {
  await page.fill('Receipt code', text);
  await page.press('Show my answers');
};

describe('the code of a receipt, on a later visit', () => {
  it('is asked for in a quiet fold, only where answers are sent, and no more once one answers', async () => {
    endpoint();
    const page = await open(definition());
    expect(page.root.querySelector('details')!.open).to.equal(false);
    expect(page.text()).to.contain('Do you have a receipt code?');
    await page.fill('Name', 'Teatro');
    await page.says('saved at');
    expect(page.text()).not.to.contain('Do you have a receipt code?');
    page.remove();
    const nowhere = await open(definition(), { attributes: { endpoint: '' } });
    expect(nowhere.text()).not.to.contain('Do you have a receipt code?');
  });

  it('shows what was sent, in words, with what has no place in it any more; nothing of it enters the form', async () => {
    const { page, calls, about } = await later(() => copyOf(about));
    await show(page, ` ${code}\n`);
    await page.says('Received: June 1, 2026');
    expect(calls.map(({ method, url }) => [method, new URL(url, location.href).pathname])).to.deep.equal([
      ['GET', `/api/submissions/${id}`],
    ]);
    expect(calls[0]!.headers.get('authorization')).to.equal('Receipt c0de-of-an-earlier-visit');
    const copy = page.root.querySelector<HTMLElement>('.visited')!.innerText;
    for (const told of ['Name', 'Teatro', 'Have you worked abroad?', 'no', 'gone: "è"']) expect(copy).to.contain(told);
    expect(page.focus()!.textContent).to.contain('Received');
    expect(page.find('input', 'Name').value).to.equal('');
    expect(page.has('button', 'Download a copy')).to.equal(true);
  });

  it('shows what an endpoint keeps that says no more than the answers', async () => {
    const { page, about } = await later(() => json({ about, answers: { org_name: 'Teatro' } }));
    await show(page);
    await page.says('Teatro');
  });

  it('has all erased after asking in place, and says so', async () => {
    const { page, calls, about } = await later(() => copyOf(about), new Response(null, { status: 204 }));
    await show(page);
    await page.says('Teatro');
    await page.press('Delete my data');
    expect(page.text()).to.contain('This cannot be undone.');
    expect(calls.length).to.equal(1);
    await page.press('Delete my data');
    await page.says('Your data has been deleted.');
    expect(page.text()).not.to.contain('Teatro');
    expect(page.focus()!.textContent).to.contain('Your data has been deleted.');
    expect([calls[1]!.method, calls[1]!.headers.get('authorization')]).to.deep.equal([
      'DELETE',
      'Receipt c0de-of-an-earlier-visit',
    ]);
  });

  it('that could not be erased with stays, with its copy', async () => {
    const { page, about } = await later(() => copyOf(about), 'offline');
    await show(page);
    await page.says('Teatro');
    await page.press('Delete my data');
    await page.press('Delete my data');
    await page.says('Your data could not be deleted now.');
    expect(page.text()).to.contain('Teatro');
  });

  for (const [what, reply, words] of [
    ['a wrong one', problem(403), 'This code opens nothing here.'],
    ['that of another questionnaire', copyOf('another'), 'This code opens nothing here.'],
    ['one without a network', 'offline', 'Check the connection, then try again.'],
    ['one while the endpoint is busy', problem(503), 'Check the connection, then try again.'],
  ] as const)
    it(`is told from ${what}, in words, at its field`, async () => {
      const { page, calls } = await later(reply as Response);
      await show(page);
      await page.says(words);
      const input = page.focus() as HTMLInputElement;
      expect([nameOf(input), input.value, input.getAttribute('aria-invalid')]).to.deep.equal([
        'Receipt code',
        code,
        'true',
      ]);
      expect(calls.length).to.equal(1);
    });

  it('that is not whole is not even sent, and one that was erased with says so', async () => {
    const { page, calls } = await later(problem(410));
    await show(page, id);
    await page.says('This code opens nothing here. Check that it is whole.');
    expect(calls.length).to.equal(0);
    await show(page);
    await page.says('Your data has been deleted.');
    expect(page.text()).not.to.contain('opens nothing');
  });
});
