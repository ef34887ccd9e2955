import { expect, waitUntil } from '@open-wc/testing';
import {
  calendar,
  eachOnCleanPage,
  json,
  meetings,
  on,
  problem,
  receiptOf,
  receiver,
  wait,
  type CalendarPage,
  type Request,
} from './forms-harness.ts';

eachOnCleanPage();

const tables = 'Example: working tables on partnerships';
const { now } = Date;
afterEach(() => {
  Date.now = now;
  Reflect.deleteProperty(navigator, 'onLine');
});

/** So much later that what waits is due. */
const later = (): void => {
  const before = Date.now;
  Date.now = () => before() + 600_000;
};

/** The network goes, or comes back; the page hears of it. */
function network(onLine: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: onLine, configurable: true });
  if (onLine) later();
  dispatchEvent(new Event(onLine ? 'online' : 'offline'));
}

const seats = on('GET', 'availability/esempio', () =>
  json({ asOf: '2026-11-27T08:00:00Z', events: { 'esempio-tavoli': { state: 'few', left: 1 } }, holds: '/api/holds' }),
);

/** A receiver that nothing reaches while there is no network. */
function reached(answer: (request: Request) => Response, ...routes: Parameters<typeof receiver>): Request[] {
  return receiver(
    seats,
    ...routes,
    on('POST', 'submissions', (request) => {
      if (!navigator.onLine) throw new TypeError('Failed to fetch');
      return answer(request);
    }),
  );
}

async function sentWithout(page: CalendarPage, ifFull?: string): Promise<void> {
  await page.press(`Register: ${tables}`);
  await page.says('What you write goes to');
  await page.press('Continue');
  await page.fill('Name and surname', 'Ada Example');
  await page.fill('E-mail address', 'ada@example.org');
  if (ifFull) await page.tick(ifFull);
  await page.tick('I agree that what I wrote here');
  await page.press('Continue');
  await page.says('Review and send');
  network(false);
  await page.press('Send');
}

const aloud = (page: CalendarPage): string => page.root.querySelector('.varco > .unseen[role=status]')!.textContent;

describe('a registration that is sent without a network', () => {
  it('promises no seat: it says that one is not registered yet, and what becomes of it', async () => {
    reached(receiptOf);
    const page = await calendar();
    await sentWithout(page);
    await page.says('You are not registered yet');
    await page.says('only then is it known whether there is a seat');
    await page.says('If there is none, you are put on the waiting list.');
    expect(page.text()).not.to.match(/received|You have a seat|yours until/);
    expect(page.focused()).to.match(/^You are not registered yet/);
    network(true);
    await page.says('You have a seat');
    await page.says('c0de-of-this-receipt');
    await waitUntil(() => page.focused() === 'You have a seat', 'what came of it has no focus');
  });

  it('is put on the waiting list when it goes out too late, with the place', async () => {
    reached((request) => receiptOf(request, { status: 'waitlisted', position: 2 }));
    const page = await calendar();
    await sentWithout(page);
    await page.says('You are not registered yet');
    network(true);
    await page.says('You are on the waiting list: place 2');
  });

  it('is refused when it goes out too late for who wants no place on the list, and can go on it all the same', async () => {
    let tries = 0;
    reached((request) =>
      tries++
        ? receiptOf(request, { status: 'waitlisted', position: 1 })
        : problem(409, { type: '/api/problems/full', event: 'esempio-tavoli' }),
    );
    const page = await calendar();
    await sentWithout(page, 'do not register me');
    await page.says('If there is none, you are not registered.');
    network(true);
    await page.says('Meanwhile the last seat was taken. You are not registered.');
    expect(page.find('input', 'Name and surname').value).to.equal('Ada Example');
    await page.press('Put me on the waiting list');
    await page.press('Send');
    await page.says('You are on the waiting list: place 1');
  });

  it('of a form that was closed is told of above the events, while it waits and when it went out', async () => {
    reached(receiptOf);
    const page = await calendar();
    await sentWithout(page);
    await page.says('You are not registered yet');
    await page.press('Close');
    await page.says('You are not registered yet');
    await page.says('only then is it known whether there is a seat');
    network(true);
    await page.says('You have a seat');
    expect(aloud(page)).to.match(
      /^Example: working tables on partnerships: You have a seat\. If you cannot come, cancel/,
    );
    await page.root.querySelector<HTMLElement>('.outgoing button')!.click();
    await page.says('c0de-of-this-receipt');
    await page.press('Close');
    await page.says('Search');
    expect(page.root.querySelector('.outgoing')).to.equal(null);
  });

  it('of an earlier visit goes out when the calendar is looked at again, which says what came of it', async () => {
    let status = 'confirmed';
    reached((request) => receiptOf(request, { status, position: 3 }));
    const document_ = meetings();
    const page = await calendar(document_);
    await sentWithout(page);
    await page.says('You are not registered yet');
    page.remove();
    const again = await calendar(document_);
    await again.says('You are not registered yet');
    await again.press('Your registrations');
    await again.says('You are not registered yet');
    expect(again.text()).not.to.include('There are none on this device');
    status = 'waitlisted';
    network(true);
    await again.says('You are on the waiting list: place 3');
    await again.press('Close');
    await again.press(`Register: ${tables}`);
    await again.says('Your registration: Example: working tables');
  });

  it('that was refused at a later visit leads back to what was written', async () => {
    reached(() => problem(409, { type: '/api/problems/full', event: 'esempio-tavoli' }));
    const document_ = meetings();
    const page = await calendar(document_);
    await sentWithout(page, 'do not register me');
    await page.says('You are not registered yet');
    page.remove();
    const again = await calendar(document_);
    await again.says('You are not registered yet');
    network(true);
    await again.says('Meanwhile the last seat was taken. You are not registered.');
    await again.press('Open the form');
    await again.says('Put me on the waiting list');
    expect(again.find('input', 'Name and surname').value).to.equal('Ada Example');
  });

  it('on a shared computer is given up with the form, as it says, and the seat with it', async () => {
    const requests = reached(
      receiptOf,
      on('POST', 'holds', () => json({ until: new Date(now() + 600_000).toISOString(), extendable: 2 }, 201)),
      on('DELETE', 'holds/*', () => new Response(null, { status: 204 })),
    );
    const page = await calendar(meetings(), { 'shared-computer': '' });
    await sentWithout(page);
    await page.says('if you close the form, the registration is given up');
    await page.press('Close');
    await waitUntil(() => requests.some(({ method }) => method === 'DELETE'), 'the seat is not given up');
    const tried = requests.filter(({ path }) => path === 'submissions').length;
    network(true);
    await wait(300);
    expect(requests.filter(({ path }) => path === 'submissions')).to.have.length(tried);
    await page.press(`Register: ${tables}`);
    await page.says('What you write goes to');
  });
});

describe('a seat that is held', () => {
  const until = () => new Date(Date.now() + 600_000).toISOString();
  const leave = (persisted: boolean) => dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
  const back = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  let taken: boolean;
  const given = on('DELETE', 'holds/*', () => new Response(null, { status: 204 }));
  const holding = on('POST', 'holds', () =>
    taken ? problem(409, { type: '/api/problems/full' }) : json({ until: until(), extendable: 2 }, 201),
  );
  beforeEach(() => {
    taken = false;
  });
  const deleted = (requests: readonly Request[]): Request[] => requests.filter(({ method }) => method === 'DELETE');
  const held = (requests: readonly Request[]): Request[] => requests.filter(({ path }) => path === 'holds');

  async function begun(): Promise<{ page: CalendarPage; requests: Request[] }> {
    const requests = reached(receiptOf, holding, given);
    const page = await calendar();
    await page.press(`Register: ${tables}`);
    await page.says(/A seat is yours until/);
    return { page, requests };
  }

  it('is given back at once when the tab is closed', async () => {
    const { requests } = await begun();
    leave(false);
    await waitUntil(() => deleted(requests).length, 'it is still held');
    const [{ body }] = held(requests) as [Request];
    expect(deleted(requests)[0]!.path).to.equal(`holds/${body.id}?event=esempio-tavoli`);
  });

  it('is taken again, under the same id, when one comes back to the page as it was left', async () => {
    const { page, requests } = await begun();
    leave(true);
    await page.settled();
    expect(page.text()).not.to.match(/yours until/);
    back();
    await page.says(/A seat is yours until/);
    expect(deleted(requests)).to.have.length(1);
    const [first, second] = held(requests) as [Request, Request];
    expect(second.body).to.deep.equal(first.body);
  });

  it('that somebody else has by then is said to have gone, and what was written stays', async () => {
    const { page } = await begun();
    await page.press('Continue');
    await page.fill('Name and surname', 'Ada Example');
    leave(true);
    taken = true;
    back();
    await page.says('While you were away the seat went to somebody else');
    expect(page.find('input', 'Name and surname').value).to.equal('Ada Example');
  });

  it('is not given back once the registration was sent, or waits to be', async () => {
    const requests = reached(receiptOf, holding, given);
    const page = await calendar();
    await sentWithout(page);
    await page.says('You are not registered yet');
    leave(true);
    back();
    network(true);
    await page.says('You have a seat');
    leave(false);
    await wait(100);
    expect(deleted(requests)).to.have.length(0);
    expect(held(requests)).to.have.length(1);
  });

  it('is given back when the element leaves the page, not when it is only moved in it', async () => {
    const { page, requests } = await begun();
    const main = page.el.closest('main')!;
    main.prepend(page.el);
    document.body.append(main);
    await page.settled();
    await wait(50);
    expect(deleted(requests)).to.have.length(0);
    page.el.remove();
    await waitUntil(() => deleted(requests).length === 1, 'it is still held');
    main.append(page.el);
    await page.says(/A seat is yours until/);
    expect(held(requests)).to.have.length(2);
  });

  it('of answers that were thrown away is given back before another is taken', async () => {
    const requests = reached(receiptOf, holding, given);
    const document_ = meetings();
    const page = await calendar(document_);
    await page.press(`Register: ${tables}`);
    await page.says('What you write goes to');
    await page.press('Continue');
    await page.fill('Name and surname', 'Ada Example');
    await page.says(/saved at/);
    page.remove();
    const again = await calendar(document_);
    await again.press(`Register: ${tables}`);
    await again.says('We found your answers');
    await again.says(/A seat is yours until/);
    const before = held(requests).at(-1)!.body.id as string;
    await again.press('Delete them and start again');
    await again.press('Delete them and start again');
    await waitUntil(() => held(requests).at(-1)!.body.id !== before, 'no other seat is held');
    expect(deleted(requests).at(-1)!.path).to.match(new RegExp(`^holds/${before}`));
  });

  it('cannot be promised without a network, and is asked for when it is back', async () => {
    let away = true;
    const requests = reached(
      receiptOf,
      on('POST', 'holds', () => {
        if (away) throw new TypeError('Failed to fetch');
        return json({ until: until(), extendable: 2 }, 201);
      }),
    );
    const page = await calendar();
    network(false);
    await page.press(`Register: ${tables}`);
    await page.says('Without a connection no seat can be kept for you');
    away = false;
    network(true);
    await page.says(/A seat is yours until/);
    expect(held(requests)).to.have.length(2);
  });
});
