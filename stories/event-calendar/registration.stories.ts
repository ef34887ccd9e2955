import type { Meta } from '@storybook/web-components-vite';
import {
  calendarMeta,
  json,
  opened,
  shown,
  visitor,
  type Answers,
  type Args,
  type Play,
  type Story,
} from '../support/event-calendar.ts';
import { meetings } from './documents.ts';

const meta: Meta<Args> = { ...calendarMeta, title: 'Event calendar/Registration', args: { definition: meetings } };
export default meta;

const narrow = { width: 'phone' };
const room = 'esempio-laboratorio';
const id = '01900000-0000-7000-8000-000000000001';
const code = 'YYV36Q477WYD037TRBD5GK7MHXJSD3ZH';
const hour = 3_600_000;
const from = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Seats left, as a receiver tells them. */
const seats = (events: object): Answers => ({
  'GET availability/esempio': () => json({ asOf: from(0), holds: '../holds', events }),
});
const open = seats({
  'esempio-tavoli': { state: 'open', left: 12, tables: { reti: 2, bandi: 0, mercati: 9 } },
  [room]: { state: 'open', left: 9 },
});
/** One registration, and how it stands. */
const standing = (state: object, about = room): Answers => ({
  ...open,
  'POST submissions': (sent) =>
    json({ id: sent.id, status: 'confirmed', receivedAt: from(0), code, statusUrl: '../x', ...state }, 201),
  'GET submissions/*': () => json({ kind: 'registration', about, receivedAt: from(0), answers: {}, ...state }),
});

export const Seats: Story = {
  parameters: {
    answers: seats({
      'esempio-tavoli': { state: 'open', left: 12 },
      'esempio-online': { state: 'few', left: 3 },
      'esempio-misto': { state: 'full', left: 0 },
      'esempio-laboratorio': { state: 'waitlist', left: 0, waiting: 4 },
      'esempio-tre-posti': { state: 'closed' },
    }),
  },
  play: async (context) => {
    await shown('.entries li')(context);
    await visitor(context).says('4 persone');
  },
};
/** Nobody tells how many are left: what the document says of all. */
export const SeatsUnknown: Story = { play: shown('.entries [data-ask]') };

/** When, where, seats, who gets what is written, how the waiting list works. */
export const Form: Story = { parameters: { answers: open }, play: opened(`register ${room}`, '.asked button.primary') };
/** With a seat that is kept meanwhile. */
export const Hold: Story = {
  parameters: { answers: { ...open, 'POST holds': () => json({ until: from(hour / 6), extendable: 2 }, 201) } },
  play: opened(`register ${room}`, '.hold button'),
};
export const HoldNearItsEnd: Story = {
  parameters: { answers: { ...open, 'POST holds': () => json({ until: from(hour / 60), extendable: 1 }, 201) } },
  play: opened(`register ${room}`, '.hold button'),
};

/** Fills in what has to be, and sends it. */
const sent =
  (asked: string, ...selectors: string[]): Play =>
  async (context) => {
    const me = visitor(context);
    await opened(asked, '.asked button.primary')(context);
    await me.goOn();
    await me.write('input[autocomplete=name]', 'Ada Esempio');
    await me.write('input[type=email]', 'ada@example.org');
    for (const box of me.all<HTMLInputElement>('.asked input[type=checkbox]')) if (!box.checked) box.click();
    await me.goOn();
    await me.shown('.asked dl');
    await me.goOn();
    for (const selector of selectors) await me.shown(selector);
  };

/** Tables to be ranked, help with access, a question to the experts, the event's own. */
export const Questions: Story = {
  parameters: { answers: open },
  play: async (context) => {
    await opened('register esempio-tavoli', '.asked button.primary')(context);
    await visitor(context).goOn();
    await visitor(context).shown('input[type=email]');
  },
};
export const NarrowQuestions: Story = { ...Questions, globals: narrow };
export const Mistakes: Story = {
  parameters: { answers: open },
  play: async (context) => {
    await Questions.play!(context);
    await visitor(context).goOn();
    await visitor(context).shown('[aria-invalid=true]');
  },
};

export const Confirmed: Story = {
  parameters: { answers: standing({ status: 'confirmed' }) },
  play: sent(`register ${room}`, '.ticket code'),
};
export const NarrowConfirmed: Story = { ...Confirmed, globals: narrow };
export const Waitlisted: Story = {
  parameters: { answers: standing({ status: 'waitlisted', position: 2 }) },
  play: sent(`register ${room}`, '.ticket code'),
};
/** The seat went while the form was open, and one said not to wait. */
export const Refused: Story = {
  parameters: {
    answers: {
      ...open,
      'POST submissions': () => json({ type: '/api/problems/full', title: 'Full', status: 409 }, 409),
    },
  },
  play: sent(`register ${room}`, '.asked [role=alert]'),
};
/** Nobody answers: no seat is promised meanwhile. */
export const NotYet: Story = {
  parameters: { answers: { ...open, 'POST submissions': () => json({}, 503) } },
  play: sent(`register ${room}`, '.main[role=status] button.primary'),
};
/** All meetings of a circuit at once, each with how it stands. */
export const Circuit: Story = {
  args: { begin: 'show=circuits' },
  parameters: {
    answers: standing({
      status: 'confirmed',
      stages: {
        'esempio-misto': { status: 'waitlisted', position: 1 },
        'esempio-online': { status: 'confirmed' },
      },
    }),
  },
  play: async (context) => {
    await shown('.stage')(context);
    await sent('register esempio-percorso', '.ticket code')(context);
  },
};

/** Opens "Your registrations", and enters the code of one. */
const byCode: Play = async (context) => {
  const me = visitor(context);
  await opened('mine ', '#receipt')(context);
  await me.write('#receipt', `${id}.${code}`);
  await me.press('#receipt ~ button');
  await me.shown('.ticket');
};
export const YourRegistrations: Story = { parameters: { answers: open }, play: opened('mine ', '#receipt') };
export const ByCode: Story = { parameters: { answers: standing({ status: 'confirmed' }) }, play: byCode };
export const Offered: Story = {
  parameters: { answers: standing({ status: 'offered', offeredUntil: '2098-12-01T12:00:00Z' }) },
  play: byCode,
};
export const Lapsed: Story = { parameters: { answers: standing({ status: 'lapsed' }) }, play: byCode };
export const WrongCode: Story = {
  parameters: { answers: open },
  play: async (context) => {
    await opened('mine ', '#receipt')(context);
    await visitor(context).write('#receipt', 'nessun codice');
    await visitor(context).press('#receipt ~ button');
    await visitor(context).shown('#receipt-wrong');
  },
};
export const SureToCancel: Story = {
  parameters: { answers: standing({ status: 'confirmed' }) },
  play: async (context) => {
    await byCode(context);
    await visitor(context).press('.ticket .row button.quiet');
    await visitor(context).shown('.ticket button.danger');
  },
};

const match = 'esempio-match';
/** A two-sided day for one of those who take part: before it was put together, or afterwards. */
const day = (agenda: object): Answers => ({
  ...standing({ status: 'confirmed' }, match),
  'GET events/esempio-match/participants': () =>
    json({
      participants: [
        { id: 'p0', side: 'icc', organisation: 'Noi (esempio)' },
        { id: 'p1', side: 'ldc', organisation: 'Museo Esempio', summary: 'Cerca chi progetta suoni.' },
        { id: 'p2', side: 'ldc', organisation: 'Castello Esempio' },
      ],
    }),
  'GET agenda/*': () =>
    json({
      event: match,
      participant: 'p0',
      state: 'open',
      wishes: { preferences: [{ id: 'p1', interest: 3 }], unavailable: [2] },
      meetings: [],
      reasons: [],
      ...agenda,
    }),
});
const dayShown =
  (selector: string): Play =>
  async (context) => {
    await byCode(context);
    await visitor(context).press('[data-ask^="matching"]');
    await visitor(context).shown(selector);
  };
export const DayPreferences: Story = { parameters: { answers: day({}) }, play: dayShown('.slots input') };
export const NarrowDayPreferences: Story = { ...DayPreferences, globals: narrow };
export const DayAgenda: Story = {
  parameters: {
    answers: day({
      state: 'published',
      meetings: [
        {
          slot: 1,
          minutes: 60,
          startsAt: '2099-03-24T09:30:00Z',
          lasts: 15,
          table: 3,
          with: { id: 'p1', organisation: 'Museo Esempio' },
        },
      ],
      reasons: [{ code: 'preferred-others', with: { id: 'p2', organisation: 'Castello Esempio' } }],
    }),
  },
  play: dayShown('.asked table'),
};
