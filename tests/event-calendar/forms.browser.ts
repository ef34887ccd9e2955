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
  type CalendarPage,
  type Request,
} from './forms-harness.ts';

eachOnCleanPage();

const tables = 'Example: working tables on partnerships';
const seats = (events: object, more: object = {}) =>
  on('GET', 'availability/esempio', () => json({ asOf: '2026-11-27T08:00:00Z', events, ...more }));

const accepting = on('POST', 'submissions', (request) => receiptOf(request));

async function filled(page: CalendarPage, title: string): Promise<void> {
  await page.press(`Register: ${title}`);
  await page.says('What you write goes to');
  await page.press('Continue');
  await page.fill('Name and surname', 'Ada Example');
  await page.fill('E-mail address', 'ada@example.org');
  await page.tick('I agree that what I wrote here');
}

const sent = (requests: readonly Request[]): Request[] =>
  requests.filter(({ method, path }) => method === 'POST' && path === 'submissions');

describe('seats in the list', () => {
  it('are those that are left, and said to be examples', async () => {
    receiver(seats({ 'esempio-tavoli': { state: 'open', left: 12 }, 'esempio-online': { state: 'few', left: 3 } }));
    const page = await calendar();
    await page.says('12 seats left (example seats)');
    await page.says('last 3 seats (example seats)');
    expect(page.find('button', tables).ariaLabel).to.match(/12 seats left/);
  });

  it('without an answer are what the document says of all, and nothing waits for it', async () => {
    receiver();
    const page = await calendar();
    await page.says('40 seats in all (example seats)');
    expect(page.has('button', `Register: ${tables}`)).to.equal(true);
  });

  it('of a full event say how many wait', async () => {
    receiver(seats({ 'esempio-tavoli': { state: 'waitlist', left: 0, waiting: 4 } }));
    const page = await calendar();
    await page.says('full, waiting list: 4 people');
  });

  it('of one that is closed are not offered', async () => {
    receiver(seats({ 'esempio-tavoli': { state: 'closed' } }));
    const page = await calendar();
    await page.says('registration is closed');
    expect(page.has('button', `Register: ${tables}`)).to.equal(false);
  });
});

describe('registering', () => {
  it('tells first what will happen: when, where, seats, who gets it, how the waiting list works', async () => {
    receiver(seats({ 'esempio-tavoli': { state: 'open', left: 12 } }));
    const page = await calendar();
    await page.press(`Register: ${tables}`);
    // engines have names of their own for zones
    const zone = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome', timeZoneName: 'longGeneric' })
      .formatToParts(Date.UTC(2027, 1, 11))
      .find(({ type }) => type === 'timeZoneName')!.value;
    await page.says(`Thursday, February 11, 2027, 14:30–18:30 (${zone})`);
    await page.says('12 seats left');
    await page.says('What you write goes to Demonstration portal.');
    await page.says('has 48 hours to take it');
  });

  it('sends what the event asks and the decision about a full one, and gives a receipt', async () => {
    const requests = receiver(
      seats({ 'esempio-tavoli': { state: 'open', left: 12, tables: { reti: 2, bandi: 0 } } }),
      on('POST', 'submissions', (request) => receiptOf(request, { table: 'reti' })),
    );
    const page = await calendar();
    await filled(page, tables);
    await page.says('Networks: 2 seats left');
    await page.says('European calls: full');
    await page.press('Continue');
    await page.says('Review and send');
    await page.says('ada@example.org');
    await page.press('Send');
    await page.says('You have a seat');
    await page.says('c0de-of-this-receipt');
    expect(page.root.querySelector('.tick')).not.to.equal(null);
    await page.press('Copy');
    expect(getSelection()!.toString()).to.match(/^[\da-f-]{36}\.c0de-of-this-receipt$/);
    await page.says('Networks');
    const [{ body }] = sent(requests) as [Request];
    expect(body).to.deep.include({ kind: 'registration', about: 'esempio-tavoli', ifFull: 'waitlist' });
    expect(body.answers).to.deep.equal({ name: 'Ada Example', email: 'ada@example.org' });
    expect(body.consents.map(({ id, given }: { id: string; given: boolean }) => [id, given])).to.deep.equal([
      ['privacy', true],
    ]);
  });

  it('does not keep what was said of access on the device', async () => {
    receiver(seats({}));
    const document_ = meetings();
    const page = await calendar(document_);
    await filled(page, tables);
    await page.fill('What do you need to take part?', 'a ramp');
    await page.says(/saved at/);
    page.remove();
    const again = await calendar(document_);
    await again.press(`Register: ${tables}`);
    await again.says('We found your answers');
    expect(again.find('input', 'Name and surname').value).to.equal('Ada Example');
    expect(again.find<HTMLTextAreaElement>('textarea', 'What do you need to take part?').value).to.equal('');
  });

  it('without a seat puts on the list, says the place and what comes next, and shows other dates', async () => {
    receiver(
      seats({
        'esempio-tavoli': { state: 'waitlist', left: 0, waiting: 2 },
        'esempio-online': { state: 'open', left: 9 },
      }),
      on('POST', 'submissions', (request) => receiptOf(request, { status: 'waitlisted', position: 3 })),
    );
    const page = await calendar();
    await filled(page, tables);
    await page.press('Continue');
    await page.press('Send');
    await page.says('You are on the waiting list: place 3');
    // the tick is for a seat
    expect(page.root.querySelector('.tick')).to.equal(null);
    await page.says('you are written to, and have 48 hours to take it');
    await page.press('Example: first steps abroad');
    await page.says('Registration: Example: first steps abroad');
  });

  it('that was refused as full says so, and can go on the list all the same', async () => {
    let tries = 0;
    const requests = receiver(
      seats({ 'esempio-tavoli': { state: 'open', left: 1 }, 'esempio-online': { state: 'open', left: 9 } }),
      on('POST', 'submissions', (request) =>
        tries++
          ? receiptOf(request, { status: 'waitlisted', position: 1 })
          : problem(409, { type: '/api/problems/full', event: 'esempio-tavoli' }),
      ),
    );
    const page = await calendar();
    await filled(page, tables);
    await page.tick('do not register me');
    await page.press('Continue');
    await page.press('Send');
    await page.says('Meanwhile the last seat was taken. You are not registered.');
    expect(page.has('button', 'Example: first steps abroad')).to.equal(true);
    await page.press('Put me on the waiting list');
    await page.press('Send');
    await page.says('You are on the waiting list: place 1');
    expect(sent(requests).map(({ body }) => body.ifFull)).to.deep.equal(['fail', 'waitlist']);
  });

  it('that comes too late says why', async () => {
    receiver(
      seats({}),
      on('POST', 'submissions', () => problem(410, { type: '/api/problems/event-cancelled' })),
    );
    const page = await calendar();
    await filled(page, tables);
    await page.press('Continue');
    await page.press('Send');
    await page.says('The event was cancelled');
  });

  it('gives the focus back to the button that opened it', async () => {
    receiver(seats({}));
    const page = await calendar();
    await page.press(`Register: ${tables}`);
    await page.says('What you write goes to');
    await waitUntil(() => page.focused().startsWith('Registration: '), 'the heading has no focus');
    await page.press('Close');
    await waitUntil(() => page.focused() === `Register: ${tables}`, 'the focus is lost');
  });
});

describe('what was registered for', () => {
  async function registered(attributes = {}) {
    const document_ = meetings();
    const page = await calendar(document_, attributes);
    await filled(page, tables);
    await page.press('Continue');
    await page.press('Send');
    await page.says('c0de-of-this-receipt');
    return { page, document_ };
  }

  it('is shown instead of a blank form, as it stands now', async () => {
    const requests = receiver(
      seats({}),
      accepting,
      on('GET', 'submissions/*', () => json({ kind: 'registration', status: 'waitlisted', position: 2 })),
    );
    const { page, document_ } = await registered();
    page.remove();
    const again = await calendar(document_);
    await again.press(`Register: ${tables}`);
    await again.says('Your registration: Example: working tables');
    await again.says('You are on the waiting list: place 2');
    const asked = requests.find(({ method, path }) => method === 'GET' && path.startsWith('submissions/'))!;
    expect(asked.headers.get('Authorization')).to.equal('Receipt c0de-of-this-receipt');
  });

  it('is cancelled by a submission with its code, after asking; then there is a blank form', async () => {
    const requests = receiver(
      seats({}),
      on('POST', 'submissions', (request) =>
        request.body.kind === 'cancellation'
          ? json({ id: request.body.id, status: 'stored' }, 201)
          : receiptOf(request),
      ),
    );
    const { page } = await registered();
    const { id } = sent(requests)[0]!.body;
    await page.press('Cancel the registration');
    await page.says('goes to the next at once');
    expect(sent(requests)).to.have.length(1);
    await page.press('Cancel the registration');
    await page.says('Your registration is cancelled');
    expect(sent(requests)[1]!.body).to.deep.include({
      kind: 'cancellation',
      about: id,
      answers: { code: 'c0de-of-this-receipt' },
    });
    await page.press('Close');
    await page.press(`Register: ${tables}`);
    await page.says('What you write goes to');
  });

  it('that was offered a seat is taken by a POST', async () => {
    let status = 'offered';
    const requests = receiver(
      seats({}),
      accepting,
      on('GET', 'submissions/*', () => json({ kind: 'registration', status, offeredUntil: '2027-01-05T09:00:00Z' })),
      on('POST', 'registrations/*/accept', () => {
        status = 'confirmed';
        return json({ status });
      }),
    );
    const { page } = await registered();
    await page.press('Close');
    await page.press('Your registrations');
    await page.says('A seat is offered to you');
    await page.press('Take the seat');
    await page.says('You have a seat');
    const accepted = requests.find(({ path }) => path.endsWith('/accept'))!;
    expect(accepted.headers.get('Authorization')).to.equal('Receipt c0de-of-this-receipt');
  });

  it('from another device is opened by its code, and shows where one joins', async () => {
    receiver(
      seats({}),
      on('GET', 'submissions/*', () =>
        json({
          kind: 'registration',
          about: 'esempio-online',
          status: 'confirmed',
          joining: { url: 'https://meet.example/abc', note: 'Room 2' },
        }),
      ),
    );
    const page = await calendar();
    await page.press('Your registrations');
    await page.says('There are none on this device.');
    await page.fill('Receipt code', 'nonsense');
    await page.press('Show this registration');
    await page.says('This code opens nothing here');
    await page.fill('Receipt code', '01890000-0000-7000-8000-000000000001.c0de-of-this-receipt');
    await page.press('Show this registration');
    await page.says('Example: first steps abroad');
    await page.says('https://meet.example/abc');
  });

  it('is left by Close, which gives the focus back to what opened it', async () => {
    receiver(seats({}));
    const page = await calendar();
    await page.press('Your registrations');
    await page.says('There are none on this device.');
    await page.press('Close');
    await waitUntil(() => page.focused() === 'Your registrations', 'the focus is lost');
    expect(page.has('button', `Register: ${tables}`)).to.equal(true);
  });

  it('leaves nothing on a shared computer', async () => {
    receiver(seats({}), accepting);
    const { page, document_ } = await registered({ 'shared-computer': '' });
    await page.press('Close');
    await page.press(`Register: ${tables}`);
    await page.says('What you write goes to');
    page.remove();
    const again = await calendar(document_, { 'shared-computer': '' });
    await again.press('Your registrations');
    await again.says('Nothing is kept on this device');
    expect(again.text()).not.to.include('working tables');
  });
});

describe('a seat that is held', () => {
  const until = (ms: number) => new Date(Date.now() + ms).toISOString();

  it('is said with the time until then, extended on demand, and given up with the form', async () => {
    const requests = receiver(
      seats({ 'esempio-tavoli': { state: 'open', left: 12 } }, { holds: '/api/holds' }),
      on('POST', 'holds', () => json({ until: until(600_000), extendable: 2 }, 201)),
      on('POST', 'holds/*/extend', () => json({ until: until(900_000), extendable: 1 })),
      on('DELETE', 'holds/*', () => new Response(null, { status: 204 })),
    );
    const page = await calendar();
    await page.press(`Register: ${tables}`);
    await page.says(/A seat is yours until \d\d:\d\d/);
    await page.press('Keep it longer');
    await waitUntil(() => requests.some(({ path }) => path.endsWith('/extend')), 'it was not extended');
    await page.press('Close');
    await waitUntil(() => requests.some(({ method }) => method === 'DELETE'), 'it was not given up');
    const [held] = requests.filter(({ path }) => path === 'holds');
    expect(held!.body.event).to.equal('esempio-tavoli');
  });

  it('is used by the registration of the same id', async () => {
    const requests = receiver(
      seats({ 'esempio-tavoli': { state: 'open', left: 12 } }, { holds: '/api/holds' }),
      on('POST', 'holds', () => json({ until: until(600_000), extendable: 2 }, 201)),
      accepting,
    );
    const page = await calendar();
    await filled(page, tables);
    await page.press('Continue');
    await page.press('Send');
    await page.says('You have a seat');
    await page.press('Close');
    const [held] = requests.filter(({ path }) => path === 'holds');
    expect(sent(requests)[0]!.body.id).to.equal(held!.body.id);
    expect(requests.some(({ method }) => method === 'DELETE')).to.equal(false);
  });

  it('that lapses is told, and what was written stays', async () => {
    receiver(
      seats({ 'esempio-tavoli': { state: 'open', left: 12 } }, { holds: '/api/holds' }),
      on('POST', 'holds', () => json({ until: until(1500), extendable: 2 }, 201)),
    );
    const page = await calendar();
    await filled(page, tables);
    await page.says('The seat is not kept for you any more');
    expect(page.find('input', 'Name and surname').value).to.equal('Ada Example');
  });

  it('is not asked for where the endpoint offers none', async () => {
    const requests = receiver(seats({ 'esempio-tavoli': { state: 'open', left: 12 } }));
    const page = await calendar();
    await page.press(`Register: ${tables}`);
    await page.says('What you write goes to');
    expect(requests.some(({ path }) => path.startsWith('holds'))).to.equal(false);
  });
});

describe('registering for all of a circuit', () => {
  const open = (page: CalendarPage) =>
    (page.el as unknown as { browsing: { ask(asked: object): void } }).browsing.ask({
      what: 'register',
      id: 'esempio-percorso',
    });

  it('sends its stages, and says what came of each', async () => {
    const stages = {
      'esempio-online': { status: 'confirmed' },
      'esempio-misto': { status: 'waitlisted', position: 4 },
    };
    const requests = receiver(
      seats({}),
      accepting,
      on('GET', 'submissions/*', () => json({ kind: 'registration', status: 'waitlisted', stages })),
    );
    const page = await calendar();
    open(page);
    await page.says('Registration for all of: Example: from the idea to the partner');
    await page.press('Continue');
    expect(page.find('input', 'Example: first steps abroad').checked).to.equal(true);
    expect(page.find('input', 'Example: meeting in Tirana').checked).to.equal(false);
    await page.fill('Name and surname', 'Ada Example');
    await page.fill('E-mail address', 'ada@example.org');
    await page.tick('I agree that what I wrote here');
    await page.press('Continue');
    await page.press('Send');
    await page.says('You are on the waiting list: place 4');
    const [{ body }] = sent(requests) as [Request];
    expect(body).to.deep.include({ about: 'esempio-percorso' });
    expect(body.answers.stages).to.deep.equal(['esempio-online', 'esempio-misto']);
  });

  it('does not send two that are at the same time', async () => {
    receiver(seats({}));
    const page = await calendar(
      meetings(({ circuits }) => {
        (circuits![0]!.stages as { id: string; event: string }[]).push({ id: 'lab', event: 'esempio-laboratorio' });
      }),
    );
    open(page);
    await page.says('Registration for all of');
    await page.press('Continue');
    await page.says('You cannot be at two of these at once');
    await page.says('“Example: writing a proposal together” and “Example: workshop for trainers” overlap');
    await page.tick('Example: workshop for trainers');
    await waitUntil(() => !page.text().includes('at two of these at once'), 'it still clashes');
  });
});
