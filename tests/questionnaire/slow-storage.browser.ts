import { expect } from '@open-wc/testing';
import { definition, eachOnCleanPage, open, saved } from './harness.ts';

eachOnCleanPage();

const real = IDBFactory.prototype.open;
const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess')!;

/** From here on, a database opens once the returned function is called. */
function hold(): () => void {
  let release = (): void => {};
  const held = new Promise<void>((done) => (release = done));
  IDBFactory.prototype.open = function (...args) {
    const request = real.apply(this, args);
    return Object.defineProperty(request, 'onsuccess', {
      set: (act: (event: Event) => void) => set!.call(request, (event: Event) => void held.then(() => act(event))),
    });
  };
  return release;
}

describe('where the storage opens late', () => {
  afterEach(() => void (IDBFactory.prototype.open = real));

  it('what is typed stays as it was typed, and is not taken for answers of an earlier visit', async () => {
    const release = hold();
    const page = await open(definition());
    await page.fill('Name', 'T');
    release();
    for (const text of ['Te', 'Tea', 'Teat', 'Teatr', 'Teatro']) {
      await page.fill('Name', text);
      expect(page.find('input', 'Name').value).to.equal(text);
    }
    await saved(page);
    expect(page.find('input', 'Name').value).to.equal('Teatro');
    expect(page.notices()).to.deep.equal([]);
  });
});
