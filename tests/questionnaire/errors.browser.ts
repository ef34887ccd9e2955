import { expect, waitUntil } from '@open-wc/testing';
import { canonical, digest } from '../../src/contract/digest.ts';
import { consoleSaid, definition, eachOnCleanPage, open, sections, wait } from './harness.ts';

eachOnCleanPage();

const stamped = async (of: object) => ({ ...of, digest: await digest(canonical(of)) });

/** Opens what cannot be shown, and waits for the alert. */
async function failing(of: unknown, attributes: Record<string, string> = {}) {
  const errors: { type: string; message: string }[] = [];
  const note = (e: Event) => void errors.push((e as HTMLElementEventMap['varco-error']).detail);
  document.addEventListener('varco-error', note);
  const said = consoleSaid(/^<varco-questionnaire> /);
  const page = await open(of, { asIs: true, inside: 'Write to us.', attributes });
  await waitUntil(() => page.root?.querySelector('[role=alert]'), 'no alert', { timeout: 5000 });
  document.removeEventListener('varco-error', note);
  return { page, errors, said };
}

describe('a definition with mistakes', () => {
  it('gives the visitor one sentence and the page’s own content, the author every mistake with its place', async () => {
    const wrong = definition({
      title: undefined,
      sections: [
        {
          id: 's',
          title: 'S',
          questions: [
            { id: 'a', type: 'txt', label: 'A' },
            { id: 'b', type: 'text', label: 'B', showIf: "${c} === 'yes'" },
          ],
        },
      ],
    });
    const { page, errors, said } = await failing(JSON.parse(JSON.stringify(wrong)));
    expect(page.root.querySelectorAll('[role=alert]').length).to.equal(1);
    expect(page.root.querySelector('[role=alert]')!.textContent!.trim()).to.equal(
      'This part of the page cannot be shown at the moment.',
    );
    expect(page.root.querySelector('slot')).to.exist;
    expect(said.join('\n')).to.contain('$.title').and.to.contain('$.sections[0].questions[0].type');
    expect(said.join('\n')).to.contain('"text"');
    expect(errors.map(({ type }) => type)).to.deep.equal(['document']);
    expect(errors[0]!.message).to.contain('$.title');
  });

  it('names rules that speak of questions that are not there', async () => {
    const [who] = sections;
    const rule = {
      ...who,
      questions: [...who.questions, { id: 'x', type: 'text', label: 'X', showIf: "${org_nam} === 'a'" }],
    };
    const { said } = await failing(definition({ sections: [rule] }));
    expect(said.join()).to.contain('org_nam').and.to.contain('org_name');
  });

  it('names a form that it does not have', async () => {
    const { said } = await failing(definition({ forms: { short: { questions: ['org_name'] } } }), { form: 'shrt' });
    expect(said.join()).to.contain('shrt').and.to.contain('short');
  });

  it('says so too when the form is changed later to one that it does not have', async () => {
    const page = await open(definition({ forms: { short: { questions: ['org_name'] } } }));
    const said = consoleSaid(/^<varco-questionnaire> /);
    page.el.form = 'shrt';
    await waitUntil(() => page.root.querySelector('[role=alert]'), 'no alert');
    expect(said.join()).to.contain('shrt');
  });

  it('is mended by another definition', async () => {
    const { page } = await failing({ id: 'x' });
    page.el.definition = definition();
    await page.shows('Who you are');
    expect(page.root.querySelector('[role=alert]')).to.equal(null);
  });

  it('of any shape at all is refused in words, never by a crash', async () => {
    for (const of of [[], 0, true, '"a"', '{', {}, { sections: 'x' }, { ...definition(), sections: [null] }]) {
      if (!of) continue;
      const { page, said } = await failing(of);
      expect(said.length).to.be.above(0);
      page.remove();
    }
  });
});

describe('the stamp of a definition', () => {
  it('that is its own digest spares the check: it is shown as it is', async () => {
    // a property that no schema knows: the check would refuse it
    const of = await stamped(definition({ remark: 'checked by the publisher' }));
    const page = await open(of);
    expect(page.heading()).to.equal('Who you are');
  });

  it('that is not its own does not', async () => {
    const of = { ...(await stamped(definition({ remark: 'checked by the publisher' }))), remark: 'changed since' };
    const { said } = await failing(of);
    expect(said.join()).to.contain('remark');
  });

  it('that is missing does not either', async () => {
    const { said } = await failing(definition({ remark: 'never checked' }));
    expect(said.join()).to.contain('remark');
  });
});

describe('a browser that keeps nothing', () => {
  it('says so once, and lets the questionnaire be completed', async () => {
    const { open: real } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    try {
      const page = await open(definition());
      await page.fill('Name', 'Teatro');
      await page.says('cannot be saved on this device');
      expect(page.notices().length).to.equal(1);
      await page.fill('Name', 'Teatro 2');
      await wait(20);
      expect(page.notices().length).to.equal(1);
      expect(page.text()).not.to.match(/saved at/);
      const leaving = new Event('beforeunload', { cancelable: true });
      dispatchEvent(leaving);
      expect(leaving.defaultPrevented).to.equal(true);
      await page.press('Continue');
      expect(page.heading()).to.equal('Work abroad');
    } finally {
      IDBFactory.prototype.open = real;
    }
  });

  it('says when there is no room left', async () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const page = await open(definition());
      await page.fill('Name', 'Teatro');
      await page.says('cannot be saved on this device');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('is not warned of on leaving when everything is kept', async () => {
    const page = await open(definition());
    await page.fill('Name', 'Teatro');
    await page.says('saved at');
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(false);
  });
});

describe('a browser without network', () => {
  it('says so quietly, and goes on', async () => {
    const page = await open(definition());
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      dispatchEvent(new Event('offline'));
      await page.says('You are offline');
      await page.fill('Name', 'Teatro');
      await page.says('saved at');
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
    dispatchEvent(new Event('online'));
    await page.settled();
    expect(page.text()).not.to.contain('You are offline');
  });
});
