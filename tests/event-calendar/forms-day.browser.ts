import { expect, waitUntil } from '@open-wc/testing';
import type { Events } from '../../src/contract/events.ts';
import { dayText } from '../../src/event-calendar/days.ts';
import {
  calendar,
  eachOnCleanPage,
  json,
  meetings,
  on,
  receiptOf,
  receiver,
  type CalendarPage,
  type Request,
} from './forms-harness.ts';

eachOnCleanPage();

const now = new Date();
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;

/** The meetings, one of them so many days from today. */
const dated = (id: string, days: number, more: object = {}): Events =>
  meetings((document_) => {
    const event = document_.events.find((one) => one.id === id)!;
    // outside its programme's period it would be told to be wrong
    Object.assign(event, { when: dayText(today + days), programme: undefined }, more);
  });

const stored = on('POST', 'submissions', ({ body }) => json({ id: body.id, status: 'stored' }, 201));
const sent = (requests: readonly Request[]): Request[] => requests.filter(({ method }) => method === 'POST');

async function opened(page: CalendarPage): Promise<void> {
  await page.press('Example: first steps abroad,');
  await page.says('Back to the list');
}

describe('on the day of an event', () => {
  it('questions to the experts are sent, and those that were published are shown', async () => {
    const requests = receiver(
      stored,
      on('GET', 'events/esempio-online/questions', () =>
        json({ questions: [{ id: 'q1', question: 'Is it recorded?', answer: 'Yes.' }, { wrong: 1 }] }),
      ),
    );
    const page = await calendar(dated('esempio-online', 0));
    await opened(page);
    await page.press('Ask the experts: Example: first steps abroad');
    await page.says('Is it recorded?');
    await page.says('Yes.');
    await page.says('What would you like to know?');
    await page.fill('What would you like to know?', 'Who pays?');
    await page.tick('I agree');
    await page.press('Send');
    await page.says('Who leads the event decides which are answered.');
    expect(sent(requests)[0]!.body).to.deep.include({
      kind: 'expert-question',
      about: 'esempio-online',
      answers: { question: 'Who pays?', live: true },
    });
  });

  it('are offered on no other day', async () => {
    receiver();
    const page = await calendar(dated('esempio-online', 1));
    await opened(page);
    expect(page.has('button', 'Ask the experts')).to.equal(false);
  });
});

describe('after an event', () => {
  it('what one thought of it is asked, without a name', async () => {
    const requests = receiver(stored);
    const page = await calendar(dated('esempio-online', -2));
    await page.press('Show what is over');
    await opened(page);
    await page.press('Say what you thought of it: Example: first steps abroad');
    await page.says('How was it, all in all?');
    await page.tick('4');
    await page.fill('What was most useful?', 'The examples');
    await page.press('Send');
    await page.says('Thank you: it was received.');
    expect(sent(requests)[0]!.body).to.deep.include({
      kind: 'feedback',
      about: 'esempio-online',
      answers: { overall: 4, useful: 'The examples' },
    });
  });

  it('is asked by the questionnaire that its author names', async () => {
    const requests = receiver(
      stored,
      on('GET', 'definitions/opinions', () =>
        json({
          id: 'opinions',
          version: '3.0.0',
          digest: `sha-256:${'A'.repeat(43)}`,
          locales: ['en'],
          title: 'Opinions',
          sections: [
            { id: 's1', title: 'All', questions: [{ id: 'again', type: 'boolean', label: 'Would you come again?' }] },
          ],
        }),
      ),
    );
    const page = await calendar(dated('esempio-online', -2, { feedback: 'opinions' }));
    await page.press('Show what is over');
    await opened(page);
    await page.press('Say what you thought of it');
    await page.says('Would you come again?');
    await page.tick('Yes');
    await page.press('Send');
    await page.says('it was received');
    expect(sent(requests)[0]!.body).to.deep.include({ about: 'esempio-online', answers: { again: true } });
  });
});

describe('a two-sided day', () => {
  const open = {
    event: 'esempio-match',
    participant: 'p0',
    state: 'open',
    wishes: { preferences: [], unavailable: [] },
    meetings: [],
    reasons: [],
  };
  const participants = on('GET', 'events/esempio-match/participants', () =>
    json({
      participants: [
        { id: 'p0', side: 'icc', organisation: 'Us' },
        { id: 'p1', side: 'icc', organisation: 'Of our side' },
        { id: 'p2', side: 'ldc', organisation: 'A museum', summary: 'Looks for sound designers' },
        { id: 'p3', side: 'ldc', organisation: 'A castle' },
      ],
    }),
  );

  async function registered(page: CalendarPage): Promise<void> {
    await page.press('Register: Example: Match Making Day');
    await page.says('What you write goes to');
    await page.press('Continue');
    await page.fill('Name and surname', 'Ada Example');
    await page.fill('E-mail address', 'ada@example.org');
    // asked where the form of the event has it
    if (page.has('input', 'Name of your organisation')) {
      await page.tick('Cultural and creative enterprises');
      await page.fill('Name of your organisation', 'Us');
    }
    await page.tick('I agree that what I wrote here');
    await page.press('Continue');
    await page.press('Send');
    await page.says('c0de-of-this-receipt');
    await page.press('Your meetings in pairs');
  }

  it('takes whom one would like to meet, in order, and when one cannot', async () => {
    const requests = receiver(
      on('POST', 'submissions', (request) => receiptOf(request)),
      participants,
      on('GET', 'agenda/*', () => json(open)),
      on('PUT', 'agenda/*', ({ body }) => json({ ...open, wishes: body })),
    );
    const page = await calendar();
    await registered(page);
    await page.says('Looks for sound designers');
    expect(page.text()).not.to.include('Of our side');
    await page.press('Choose: A museum');
    await page.press('Choose: A castle');
    await page.press('Further up: A castle');
    await page.tick('Meeting 2: 10:50');
    await page.press('Send your wishes');
    await page.says('Your wishes were received.');
    const put = requests.find(({ method }) => method === 'PUT')!;
    expect(put.body).to.deep.equal({
      preferences: [
        { id: 'p3', interest: 2 },
        { id: 'p2', interest: 2 },
      ],
      unavailable: [2],
    });
    expect(put.headers.get('Authorization')).to.equal('Receipt c0de-of-this-receipt');
  });

  it('can be reached where nothing is kept on the device, too', async () => {
    receiver(
      on('POST', 'submissions', (request) => receiptOf(request)),
      participants,
      on('GET', 'agenda/*', () => json(open)),
    );
    const page = await calendar(meetings(), { 'shared-computer': '' });
    await registered(page);
    await page.says('Looks for sound designers');
  });

  it('that was put together tells whom one meets, when and where, and why not the others', async () => {
    receiver(
      on('POST', 'submissions', (request) => receiptOf(request)),
      participants,
      on('GET', 'agenda/*', () =>
        json({
          ...open,
          state: 'published',
          meetings: [
            {
              slot: 1,
              minutes: 60,
              startsAt: '2027-03-24T09:30:00Z',
              lasts: 15,
              table: 3,
              with: { id: 'p2', organisation: 'A museum' },
            },
          ],
          reasons: [{ code: 'preferred-others', with: { id: 'p3', organisation: 'A castle' } }],
        }),
      ),
    );
    const page = await calendar();
    await registered(page);
    await page.says('Whom you meet');
    await page.says(/10:30\s+3\s+A museum/);
    await page.says('A castle: their day is full with others whom they chose.');
    await waitUntil(() => page.has('button', 'Add to your calendar'));
  });
});
