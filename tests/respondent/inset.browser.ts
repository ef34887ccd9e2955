import { expect, waitUntil } from '@open-wc/testing';
import { digest } from '../../src/contract/digest.ts';
import { sendUnsent } from '../../src/respondent/unsent.ts';
import type { InsetForm } from '../../src/respondent/inset.ts';
import { msg } from '../../src/locale/index.ts';
import { keys, type } from '../support/commands.ts';
import {
  consoleSaid,
  eachOnCleanPage,
  endpoint,
  json,
  problem,
  show,
  wait,
  type Options,
  type Page,
  type Post,
} from './inset-harness.ts';

eachOnCleanPage();

let made = 0;

/** A form of two questions and a consent, about something of its own each time. */
const form = (over: Partial<InsetForm> = {}): InsetForm => {
  const about = `thing-${Date.now().toString(36)}-${made++}`;
  const document = { id: `doc-${about}`, version: '2.0.0' };
  return {
    kind: 'contact',
    about,
    document,
    define: () => ({
      title: 'Ask us',
      thanks: 'We will **answer**.',
      privacy: { controller: 'The house', notice: 'https://house.example/' },
      sections: [
        {
          id: 'all',
          // a word of the interface, to see its language
          title: msg('Country', { id: 'field-country' }),
          questions: [
            { type: 'longtext', id: 'message', label: 'Message', required: true, minLength: 5 },
            { type: 'email', id: 'email', label: 'E-mail', required: true, sensitive: true },
            { type: 'consent', id: 'privacy', label: 'I agree', text: 'To all of it.', required: true },
          ],
        },
      ],
    }),
    answers: (f) => {
      const { privacy: _, ...answers } = f.submitted();
      return answers;
    },
    gone: () => 'Nobody takes this any more.',
    again: () => 'Ask again',
    close: () => 'Close the form',
    ...over,
  };
};

const pending = ({ submission }: Post): Response =>
  json({ id: submission.id, status: 'pending', receivedAt: '2026-06-01T08:42:00Z', code: 'c0de-of-this-receipt' }, 201);

async function opened(asks = form(), options: Options = {}): Promise<Page> {
  const page = await show({ 'Ask about it': () => asks, 'Something else': () => form() }, options);
  await page.press('Ask about it');
  await page.says('Ask us');
  return page;
}

async function filled(asks = form(), options: Options = {}): Promise<Page> {
  const page = await opened(asks, options);
  await page.fill('Message', 'Good morning');
  await page.fill('E-mail', 'a@example.org');
  await page.tick('I agree');
  return page;
}

describe('opening and closing', () => {
  it('gives the focus to the form’s heading, and back to the very button that opened it', async () => {
    const page = await opened();
    await waitUntil(() => page.focused() === 'Ask us');
    await page.press('Close the form');
    expect(page.text()).not.to.include('Ask us');
    expect(page.focused()).to.equal('Ask about it');
  });

  it('finds the button anew where the widget has drawn another in its place', async () => {
    const asks = form();
    const page = await show({ One: () => asks, Two: () => form() });
    page.el.start = async function () {
      const { Inset } = await import('../../src/respondent/inset.ts');
      this.inset = Inset.of(this, asks);
      await this.inset.open({ opener: () => page.find('button', 'Two') });
    };
    await page.press('One');
    await page.says('Ask us');
    await page.press('Close the form');
    expect(page.focused()).to.equal('Two');
  });

  it('leaves all that was typed where it was, also what no draft keeps', async () => {
    const page = await filled();
    await page.press('Close the form');
    await page.press('Ask about it');
    await page.says('Ask us');
    expect(page.find('textarea', 'Message').value).to.equal('Good morning');
    expect(page.find('input', 'E-mail').value).to.equal('a@example.org');
  });

  it('opens another form in place of the first', async () => {
    const page = await filled();
    await page.press('Something else');
    await waitUntil(() => page.has('textarea', 'Message') && !page.find('textarea', 'Message').value);
    expect(page.root.querySelectorAll('.inset').length).to.equal(1);
  });

  it('changes nothing about how the widget itself looks', async () => {
    const page = await show({ 'Ask about it': () => form() });
    const look = (): string => {
      const { display, margin, padding, color } = getComputedStyle(page.root.querySelector('dd')!);
      return [display, margin, padding, color].join();
    };
    const before = look();
    await page.press('Ask about it');
    await page.says('Ask us');
    expect(look()).to.equal(before);
  });

  it('comes back with its element, when that is moved', async () => {
    const page = await filled();
    const { el } = page;
    el.parentElement!.append(el);
    await page.settled();
    expect(page.find('textarea', 'Message').value).to.equal('Good morning');
  });
});

describe('what is wrong', () => {
  it('is said in a summary that takes the focus, and at each question; a line leads to its question', async () => {
    const posts = endpoint(pending);
    const page = await opened();
    await page.fill('Message', 'Hi');
    await page.press('Send');
    const summary = page.root.querySelector<HTMLElement>('#summary')!;
    expect(page.root.activeElement).to.equal(summary);
    expect([...summary.querySelectorAll('a')].map((a) => a.textContent!.trim())).to.deep.equal([
      'Message: Characters: At least 5.',
      'E-mail: This answer is required.',
      'I agree: This answer is required.',
    ]);
    expect(page.described('E-mail')).to.include('This answer is required.');
    summary.querySelectorAll('a')[1]!.click();
    await page.settled();
    expect(page.focused()).to.match(/^E-mail/);
    expect(posts.length).to.equal(0);
  });

  it('and the endpoint refuses, is said at the question it is about until that is answered otherwise', async () => {
    endpoint(problem(422, { errors: [{ pointer: '/answers/email', code: 'type' }] }), pending);
    const page = await filled();
    await page.press('Send');
    await page.says('not accepted');
    expect(page.described('E-mail')).to.include('name@example.org');
    expect(page.find('input', 'E-mail').getAttribute('aria-invalid')).to.equal('true');
    await page.fill('E-mail', 'b@example.org');
    expect(page.find('input', 'E-mail').hasAttribute('aria-invalid')).to.equal(false);
    await page.press('Send');
    await page.says('Received');
  });

  it('and names what it calls otherwise: the form knows which question is meant', async () => {
    endpoint(
      problem(422, { errors: [{ pointer: '/answers/properties/mail', code: 'maxLength', params: { max: 9 } }] }),
    );
    const page = await filled(form({ place: (pointer) => (pointer === 'properties/mail' ? 'email' : undefined) }));
    await page.press('Send');
    await page.says('not accepted');
    expect(page.described('E-mail')).to.include('No more than 9');
  });

  it('and nobody takes it any more: that is said, and what was written stays', async () => {
    endpoint(problem(422, { errors: [{ pointer: '/about', code: 'unknown' }] }));
    const page = await filled();
    await page.press('Send');
    await page.says('Nobody takes this any more.');
    expect(page.find('textarea', 'Message').value).to.equal('Good morning');
  });
});

describe('what is sent', () => {
  it('is a submission about the thing, of the widget’s document, with the digest of what was consented to', async () => {
    const posts = endpoint(pending);
    const asks = form();
    const page = await filled(asks);
    await page.press('Send');
    await page.says('Received');
    const { submission, headers } = posts[0]!;
    expect(headers.get('idempotency-key')).to.equal(submission.id);
    expect(submission).to.deep.include({
      kind: 'contact',
      about: asks.about,
      version: '2.0.0',
      locale: 'en',
      answers: { message: 'Good morning', email: 'a@example.org' },
      consents: [{ id: 'privacy', digest: await digest('I agree\nTo all of it.'), given: true }],
      page: location.origin + location.pathname,
    });
    expect(submission).not.to.have.property('digest');
  });

  it('can be kept back by the page, or added to', async () => {
    const posts = endpoint(pending);
    const page = await filled();
    const keep = (e: Event): void => e.preventDefault();
    page.el.addEventListener('varco-submit', keep);
    await page.press('Send');
    await wait(50);
    expect(posts.length).to.equal(0);
    page.el.removeEventListener('varco-submit', keep);
    page.el.addEventListener('varco-submit', (e) =>
      e.waitUntil(wait(20).then(() => Object.assign(e.detail.submission.answers, { crm: 1 }))),
    );
    await page.press('Send');
    await page.says('Received');
    expect(posts[0]!.submission.answers.crm).to.equal(1);
  });

  it('tells the page what became of it', async () => {
    endpoint(problem(422), pending);
    const page = await filled();
    const told: string[] = [];
    for (const type of ['varco-accepted', 'varco-rejected']) page.el.addEventListener(type, () => told.push(type));
    await page.press('Send');
    await page.says('not accepted');
    await page.press('Send');
    await page.says('Received');
    expect(told).to.deep.equal(['varco-rejected', 'varco-accepted']);
  });

  it('tells the author when the endpoint is missing', async () => {
    const page = await filled(form(), { attributes: {} });
    await page.press('Send');
    await wait(20);
    expect(consoleSaid(/attribute endpoint/).join()).to.include('<inset-host>');
  });

  it('goes by a form that was told of first, and is looked over last', async () => {
    const posts = endpoint(pending);
    const asks = form({ before: () => 'This is what will happen.', review: () => 'This is what you said.' });
    const page = await opened(asks);
    await page.says('This is what will happen.');
    expect(page.has('textarea', 'Message')).to.equal(false);
    await page.press('Continue');
    await page.fill('Message', 'Good morning');
    await page.fill('E-mail', 'a@example.org');
    await page.tick('I agree');
    await page.press('Continue');
    await page.says('This is what you said.');
    expect(page.focused()).to.equal('Review and send');
    expect(posts.length).to.equal(0);
    await page.press('Back');
    expect(page.find('textarea', 'Message').value).to.equal('Good morning');
    await page.press('Continue');
    await page.press('Send');
    await page.says('Received');
  });

  it('cannot be while there is nothing in it', async () => {
    const page = await filled(form({ review: () => 'Nothing changed.', idle: ({ step }) => step.id === 'review' }));
    await page.press('Continue');
    await page.says('Nothing changed.');
    expect(page.find<HTMLButtonElement>('button', 'Send').disabled).to.equal(true);
  });
});

describe('the receipt', () => {
  it('has its code, says what follows, and lets one erase what was sent', async () => {
    const posts = endpoint(pending, () => new Response(null, { status: 204 }));
    const page = await filled();
    await page.press('Send');
    await page.says('We will answer.');
    expect(page.focused()).to.equal('Received');
    const { id } = posts[0]!.submission;
    expect(page.text()).to.include(`${id}.c0de-of-this-receipt`);
    await page.press('Delete my data…');
    await page.press('Delete my data');
    await page.says('Your data has been deleted.');
    expect([
      posts[1]!.method,
      posts[1]!.url.endsWith(`/submissions/${id}`),
      posts[1]!.headers.get('authorization'),
    ]).to.deep.equal(['DELETE', true, 'Receipt c0de-of-this-receipt']);
  });

  it('is there again when the form is opened later, until one begins anew', async () => {
    const posts = endpoint(pending);
    const asks = form();
    const page = await filled(asks);
    await page.press('Send');
    await page.says('Received');
    page.remove();
    const later = await opened(asks);
    await later.says('c0de-of-this-receipt');
    // storage that takes its time: who is faster than it sends nothing under the old id
    const sitting = later.el.inset!.sitting!;
    const { forget } = sitting;
    sitting.forget = () => wait(300).then(() => forget.call(sitting));
    await later.press('Ask again');
    expect(later.find('textarea', 'Message').value).to.equal('');
    await later.fill('Message', 'Once more');
    await later.fill('E-mail', 'a@example.org');
    await later.tick('I agree');
    await later.press('Send');
    await waitUntil(() => posts.length === 2);
    expect(posts[0]!.submission.id).not.to.equal(posts[1]!.submission.id);
  });
});

describe('without a network', () => {
  it('what was sent is kept, said to be kept, and sent once, the same bytes, when it is back', async () => {
    const posts = endpoint('offline', pending);
    const page = await filled();
    await page.press('Send');
    await page.says('Waiting to be sent');
    await page.says('Your answers are safe on this device');
    await page.press('Try again');
    await page.says('Received');
    expect(posts.length).to.equal(2);
    expect(posts[0]!.body).to.equal(posts[1]!.body);
  });

  it('goes on waiting when the form is closed, and says so when it is opened again', async () => {
    const posts = endpoint('offline', 'offline', pending);
    const page = await filled();
    await page.press('Send');
    await page.says('Waiting to be sent');
    await page.press('Close the form');
    await page.press('Ask about it');
    await page.says('Waiting to be sent');
    // it tries by itself too, now and then
    await waitUntil(
      () => {
        if (page.has('button', 'Try again')) page.find('button', 'Try again').click();
        return page.text().includes('Received');
      },
      'it is not sent',
      { timeout: 8000 },
    );
    expect(new Set(posts.map(({ body }) => body)).size).to.equal(1);
  });

  it('is sent by a later visit that opens no form', async () => {
    const posts = endpoint('offline', pending);
    const asks = form();
    const page = await filled(asks);
    await page.press('Send');
    await page.says('Waiting to be sent');
    page.remove();
    const later = await show({ 'Ask about it': () => asks });
    let accepted = 0;
    later.el.addEventListener('varco-accepted', () => accepted++);
    // what our own backoff holds back is sent with the first sign of life
    await sendUnsent(later.el, asks.document.id);
    const { now } = Date;
    Date.now = () => now() + 6e4;
    dispatchEvent(new Event('online'));
    await waitUntil(() => accepted, 'nothing is sent', { timeout: 8000 });
    expect(posts.map(({ body }) => body)).to.deep.equal([posts[0]!.body, posts[0]!.body]);
    await later.press('Ask about it');
    await later.says('Received');
    expect(accepted).to.equal(1);
  });

  it('is told once when a later visit has begun to send it and then opens its form', async () => {
    const posts = endpoint('offline', 'offline', pending);
    const asks = form();
    const page = await filled(asks);
    await page.press('Send');
    await page.says('Waiting to be sent');
    page.remove();
    const later = await show({ 'Ask about it': () => asks });
    let accepted = 0;
    later.el.addEventListener('varco-accepted', () => accepted++);
    await sendUnsent(later.el, asks.document.id);
    await later.press('Ask about it');
    await later.says('Waiting to be sent');
    const { now } = Date;
    let ahead = 6e4;
    Date.now = () => now() + ahead;
    dispatchEvent(new Event('online'));
    await waitUntil(() => posts.length > 1, 'it is not tried', { timeout: 8000 });
    ahead += 6e4;
    await waitUntil(
      () => {
        if (later.has('button', 'Try again')) later.find('button', 'Try again').click();
        return later.text().includes('Received');
      },
      'it is not sent',
      { timeout: 8000 },
    );
    expect(accepted).to.equal(1);
    expect(new Set(posts.map(({ body }) => body)).size).to.equal(1);
  });

  it('on a shared computer nothing is kept, and the page has to stay open', async () => {
    endpoint('offline');
    const asks = form();
    const page = await filled(asks, { attributes: { endpoint: '/api/submissions', 'shared-computer': '' } });
    await page.press('Send');
    await page.says('Keep this page open');
    page.remove();
    const later = await opened(asks);
    expect(later.find('textarea', 'Message').value).to.equal('');
  });
});

describe('the draft', () => {
  it('is kept as one types, less what is sensitive, and put back by a later visit', async () => {
    const asks = form();
    const page = await filled(asks);
    await page.says(/saved at/);
    page.remove();
    const later = await opened(asks);
    await later.says('We found your answers');
    expect(later.find('textarea', 'Message').value).to.equal('Good morning');
    expect(later.find('input', 'E-mail').value).to.equal('');
    await later.press('Delete them and start again…');
    await later.press('Delete them and start again');
    expect(later.find('textarea', 'Message').value).to.equal('');
  });

  it('is none where one only looked', async () => {
    const asks = form({ known: { message: 'From the entry' } });
    const page = await opened(asks);
    await page.press('Close the form');
    page.remove();
    const later = await opened(asks);
    expect(later.text()).not.to.include('We found');
    expect(later.find('textarea', 'Message').value).to.equal('From the entry');
  });
});

describe('the language', () => {
  it('follows the page in mid-answer, and keeps every answer', async () => {
    const page = await filled();
    page.el.closest('main')!.lang = 'it';
    await page.says('Paese');
    expect(page.find('textarea', 'Message').value).to.equal('Good morning');
    expect(page.find('input', 'E-mail').value).to.equal('a@example.org');
    await page.says('Inviate');
  });
});

describe('by keyboard alone', () => {
  it('a form is opened, filled in, sent and closed', async () => {
    const posts = endpoint(pending);
    const page = await show({ 'Ask about it': () => form() });
    page.find('button', 'Ask about it').focus();
    await keys('Enter');
    await page.says('Ask us');
    await waitUntil(() => page.focused() === 'Ask us');
    await keys('Tab');
    await type('Hello there');
    await keys('Tab');
    await type('a@example.org');
    await keys('Tab', ' ');
    expect(page.focused()).to.equal('I agree');
    await keys('Tab', 'Tab');
    expect(page.focused()).to.equal('Send');
    await keys('Enter');
    await page.says('Received');
    expect(posts.length).to.equal(1);
    await keys('Shift+Tab', 'Enter');
    await waitUntil(() => page.focused() === 'Ask about it');
  });
});
