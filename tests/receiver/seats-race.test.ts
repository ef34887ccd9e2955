import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt, Submission } from '../../src/contract/submission.ts';
import type { Receiver } from '../../src/receiver/index.ts';
import { openDatabase } from '../../src/receiver/store/open.ts';
import type { Database } from '../../src/receiver/store/sql.ts';
import { seeded } from '../faults/browser-random.ts';
import { checkSeats, countOf } from './seats-check.ts';
import { cancelled, programme, registered } from './seats-support.ts';
import { closeBench, onBothStores, origin, receiptOf, type Bench } from './support.ts';

/** Rounds of 200 people for 50 seats (promise 13): each key is sent twice at once, every fourth that is confirmed cancels. */
const rounds = Number(process.env.VARCO_ROUNDS) || (process.env.VARCO_PROOF === 'full' ? 1000 : 2);
const seed = Number(process.env.VARCO_SEED || Date.now() % 1e9);
const people = 200;
const capacity = 50;

const race = {
  ...programme,
  circuits: [],
  events: Array.from({ length: rounds }, (_, i) => ({
    id: `race-${i}`,
    title: 'Race',
    when: '2026-03-05',
    start: '10:00',
    capacity,
    registration: {},
  })),
};

onBothStores((open) => {
  let b: Bench;
  let database: Database;
  /** on a server, another receiver beside it: one copy of each key goes to either */
  let beside: Receiver | undefined;
  beforeAll(async () => {
    b = await open({}, async (settings) => (database = await openDatabase(settings)));
    b.publish(race, 'calendar');
    await new Promise((done) => setTimeout(done, 1100));
    if (database.name === 'postgresql') beside = await b.again();
  });
  afterAll(async () => {
    await beside?.close();
    await closeBench(b);
  });

  it(
    `never sells one seat twice, and loses none, in ${rounds} rounds`,
    async () => {
      const random = seeded(seed);
      const begun = performance.now();
      let most = 0;
      let sent = 0;
      let gone = 0;
      for (let round = 0; round < rounds; round++) {
        const event = `race-${round}`;
        const receipts: Receipt[] = [];
        const cancel = async ({ id, code }: Receipt): Promise<void> => {
          gone++;
          // By a cancellation or by erasing all of it: the seat is free either way.
          const answer =
            random() < 0.5
              ? await b.post(cancelled(id, code))
              : await b.call(`/api/submissions/${id}`, { method: 'DELETE', headers: receiptOf(code) });
          expect([201, 204]).toContain(answer.status);
        };
        const copy = (one: Submission): Promise<Response> =>
          beside
            ? beside.fetch(
                new Request(`${origin}/api/submissions`, {
                  method: 'POST',
                  body: JSON.stringify(one),
                  headers: { 'Content-Type': 'application/json' },
                }),
              )
            : b.post(one);
        const come = async (): Promise<void> => {
          const one = registered(event);
          const answers = await Promise.all([b.post(one), copy(one)]);
          sent += answers.length;
          expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
          const [first, second] = (await Promise.all(answers.map((answer) => answer.json()))) as [Receipt, Receipt];
          expect(first).toEqual(second);
          receipts.push(first);
          if (first.status === 'confirmed' && random() < 0.25) await cancel(first);
          if (random() < 0.1) {
            // In the midst of it, not only when all is over.
            const { taken, confirmed, offered } = await countOf(database, event);
            most = Math.max(most, taken, confirmed + offered);
          }
        };
        await Promise.all(Array.from({ length: people }, come));
        expect(most, `seed ${seed}`).toBeLessThanOrEqual(capacity);
        const { rows, waiting } = await checkSeats(database, event, seed);
        const erased = await database.query(`SELECT id FROM submissions WHERE about = $1 AND erased_at IS NOT NULL`, [
          event,
        ]);
        expect(rows + erased.length).toBe(people);
        // Everybody on the list is told another place, without a gap.
        const places = await Promise.all(
          receipts
            .filter(({ status }) => status === 'waitlisted')
            .map(async ({ id, code }) => (await b.call(`/api/submissions/${id}`, { headers: receiptOf(code) })).json()),
        );
        const told = (places as { status: string; position?: number }[]).filter(
          ({ status }) => status === 'waitlisted',
        );
        expect(told.map(({ position }) => position!).sort((x, y) => x - y)).toEqual(
          Array.from({ length: waiting }, (_, i) => i + 1),
        );
      }
      console.log(
        `seats, ${database.name}, seed ${seed}: ${rounds} rounds, ${sent} sent, ${gone} cancelled, at most ${most} of ` +
          `${capacity} seats taken, ${Math.round((performance.now() - begun) / 1000)} s`,
      );
    },
    60_000 + rounds * 20_000,
  );
});
