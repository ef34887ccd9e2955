import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt, Submission } from '../../src/contract/submission.ts';
import { testMailer } from './partners-support.ts';
import { cancelled, changed, programme, registered } from './seats-support.ts';
import { closeBench, onBothStores, receiptOf, type Bench } from './support.ts';

const hour = 3_600_000;
const hidden = { joining: { first: { url: 'https://meet.example/room', note: { it: 'Alle 14:15', en: 'At 14:15' } } } };

onBothStores((open) => {
  let b: Bench;
  const mailer = testMailer();
  beforeAll(async () => {
    b = await open({ mailer, adminToken: 'token' });
    b.publish(programme, 'calendar');
    b.publish(hidden, 'joining');
    await pause();
  });
  afterAll(() => closeBench(b));

  const pause = () => new Promise((done) => setTimeout(done, 1100));
  const post = async (sent: Submission): Promise<Receipt> => (await b.post(sent)).json() as Promise<Receipt>;
  /** What has been sent since the last look, by who it went to. */
  const mails = async (): Promise<{ to: string; subject: string; text: string }[]> => {
    await b.receiver.deliver();
    return mailer.sent.splice(0).sort((x, y) => (x.to < y.to ? -1 : 1));
  };
  const ada = { name: 'Ada', email: 'ada@sender.example' };
  const bea = { name: 'Bea', email: 'bea@sender.example' };
  const cleo = { name: 'Cleo', email: 'cleo@sender.example' };

  it('tells people by mail what becomes of their registration, with a link that no server sees the code of', async () => {
    const first = await post(registered('first', { ...ada, tables: ['music'] }, { locale: 'it' }));
    const [seat] = await mails();
    expect(seat).toMatchObject({ to: ada.email, subject: 'Il vostro posto è confermato: Primo incontro' });
    for (const said of [
      'giovedì 5 marzo 2026, 14:30 (Europe/Rome)',
      'Sala grande, Venezia',
      'Il vostro tavolo: Music',
      'https://meet.example/room',
      'Alle 14:15',
      `https://host.example/calendario#varco-registration=${first.id}.${first.code}`,
      'Ente, privacy@ente.example',
    ])
      expect(seat!.text).toContain(said);
    const second = await post(registered('first', bea));
    const third = await post(registered('first', cleo));
    const [, waits] = await mails();
    expect(waits).toMatchObject({ to: cleo.email, subject: 'You are on the waiting list: First meeting' });
    expect(waits!.text).toContain('Your place on the list: 1.');
    // Who waits is not told where to join.
    expect(waits!.text).not.toContain('meet.example');

    await b.post(cancelled(second.id, second.code));
    const [gone, offer] = await mails();
    expect([gone!.subject, offer!.subject]).toEqual([
      'Your registration is cancelled: First meeting',
      'A seat is free for you: First meeting',
    ]);
    expect(offer!.text).toContain('It is kept until Monday, January 12, 2026 at 13:00.');
    b.clock.now += 49 * hour;
    await b.receiver.sweep();
    expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
      [cleo.email, 'The seat that was offered to you has passed on: First meeting'],
    ]);
    const lapsed = await b.call(`/api/submissions/${third.id}`, { headers: receiptOf(third.code) });
    expect(await lapsed.json()).toMatchObject({ status: 'lapsed' });
  });

  it('writes to who is registered once more, and tells nobody else that they are', async () => {
    const again = await post(registered('first', { ...ada, email: 'ADA@sender.example' }));
    expect(again.status).toBe('confirmed');
    const told = await mails();
    expect(told.map(({ subject }) => subject).sort()).toEqual([
      'Una seconda iscrizione con il vostro indirizzo: Primo incontro',
      'Your seat is confirmed: First meeting',
    ]);
    await b.post(cancelled(again.id, again.code));
    await mails();
    // One box is not flooded by who registers it again and again.
    for (let i = 0; i < 30; i++) await post(registered('open', { ...bea, name: `Bea ${i}` }));
    expect((await mails()).length).toBeLessThanOrEqual(20);
  });

  it('tells of a change once, with what it was, and of nothing that does not matter', async () => {
    await b.receiver.sweep();
    expect(await mails()).toEqual([]);
    b.publish(changed('first', { title: { it: 'Primo incontro', en: 'The first meeting' } }), 'calendar');
    await pause();
    await b.receiver.sweep();
    expect(await mails()).toEqual([]);
    b.publish(changed('first', { when: '2026-03-19', mode: 'online', status: 'postponed' }), 'calendar');
    await pause();
    await b.receiver.sweep();
    await b.receiver.sweep();
    const [change, ...others] = await mails();
    expect(others).toEqual([]);
    expect(change).toMatchObject({ to: ada.email, subject: 'Una variazione: Primo incontro' });
    expect(change!.text).toContain(
      'Quando: giovedì 19 marzo 2026, 14:30 (Europe/Rome) (prima: giovedì 5 marzo 2026, 14:30 (Europe/Rome))',
    );
    expect(change!.text).toContain('Dove: online (prima: Sala grande, Venezia)');
    b.publish(changed('first', { status: 'cancelled' }), 'calendar');
    await pause();
    await b.receiver.sweep();
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Annullato: Primo incontro']);
  });

  it('keeps no word of who was erased, and shows who administers no more than the state', async () => {
    b.publish(programme, 'calendar');
    await pause();
    const one = await post(registered('open', ada));
    await b.call(`/api/submissions/${one.id}`, { method: 'DELETE', headers: receiptOf(one.code) });
    expect(await mails()).toEqual([]);
    const outbox = await b.call('/api/admin/outbox', { headers: { Authorization: 'Bearer token' } });
    const text = await outbox.text();
    expect(text).toContain('"notice":"confirmed:first"');
    expect(text).not.toMatch(/sender\.example|varco-registration/);
  });
});
