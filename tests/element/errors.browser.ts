import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { VarcoErrorEvent } from '../../src/element/events.ts';
import { VarcoSubmitEvent } from '../../src/element/events.ts';
import { consoleOf, fallbackShown, inside, json, type LittleElement, serving, titleOf } from './little.ts';

const failing = async (setUp: (el: LittleElement) => void) => {
  const el = document.createElement('varco-little');
  el.textContent = 'Scriveteci';
  const events: VarcoErrorEvent['detail'][] = [];
  el.addEventListener('varco-error', (event) => events.push(event.detail));
  setUp(el);
  const said = await consoleOf(async () => {
    document.body.append(el);
    await waitUntil(() => inside(el, '[role=alert]'));
  });
  return { el, said, events };
};

describe('a document that cannot be shown', () => {
  it('tells the visitor once, the author each mistake with its place, and the page by an event', async () => {
    const { el, said, events } = await failing((little) => (little.definition = { titel: 'a' }));
    expect(said).to.deep.equal([
      '<varco-little> $.title: found nothing, expected a text.',
      '<varco-little> $.titel: found a property "titel", expected only known properties. Did you mean "title"?',
    ]);
    expect(events.map(({ type }) => type)).to.deep.equal(['document']);
    expect(events[0]!.message).to.contain('$.title').and.to.contain('$.titel');
    expect(el.shadowRoot!.querySelectorAll('[role=alert]').length).to.equal(1);
    expect(inside(el, 'button')).to.equal(null);
    expect(fallbackShown(el)).to.equal(true);
    expect(el.matches(':state(failed)')).to.equal(true);
    el.definition = { title: 'Ora sì' };
    await el.updateComplete;
    expect(titleOf(el)).to.equal('Ora sì');
    el.remove();
  });

  it('names what is not JSON, a login page too', async () => {
    const { el, said } = await failing((little) => {
      const script = little.appendChild(Object.assign(document.createElement('script'), { type: 'application/json' }));
      script.textContent = '{"title": }';
    });
    expect(said[0]).to.match(/^<varco-little> \$: found text that is not JSON \(.+\), expected JSON\.$/);
    el.remove();
    await serving(
      () => new Response('<!doctype html><title>Log in</title>'),
      async () => {
        const login = await failing((little) => (little.src = '/private.json'));
        expect(login.said).to.deep.equal(['<varco-little> $: found HTML, expected JSON.']);
        login.el.remove();
      },
    );
  });

  it('gives the page’s content back when the view cannot start', async () => {
    const { el, said } = await failing((little) => (little.definition = { title: 'burst' }));
    expect(said.join()).to.contain('the view burst');
    expect(fallbackShown(el)).to.equal(true);
    el.definition = { title: 'Intero' };
    await el.updateComplete;
    expect(titleOf(el)).to.equal('Intero');
    el.remove();
  });

  it('survives documents of every wrong shape', async () => {
    for (const definition of [[], 0, true, 'null', '[]', '"a"', { title: undefined }, Object.create(null), NaN]) {
      const { el } = definition ? await failing((little) => (little.definition = definition)) : { el: undefined };
      el?.remove();
    }
  });
});

describe('a line that fails', () => {
  it('offers to try again, keeps the keyboard there, and shows the document then', async () => {
    let up = false;
    await serving(
      () => {
        if (!up) throw new TypeError('Failed to fetch');
        return json({ title: 'Tornato' });
      },
      async () => {
        const { el, said, events } = await failing((little) => (little.src = '/doc.json'));
        expect(said[0]).to.contain('offline, or forbidden by CORS');
        expect(events[0]!.type).to.equal('network');
        expect(fallbackShown(el)).to.equal(true);
        up = true;
        inside(el, 'button')!.focus();
        inside(el, 'button')!.click();
        await waitUntil(() => titleOf(el) === 'Tornato');
        expect(el.shadowRoot!.activeElement).to.equal(inside(el, '.varco'));
        el.remove();
      },
    );
  });

  it('takes 5xx and 429 for the line’s fault and 404 for the author’s', async () => {
    for (const [status, type] of [
      [500, 'network'],
      [503, 'network'],
      [429, 'network'],
      [404, 'document'],
      [403, 'document'],
    ] as const)
      await serving(
        () => json({}, status),
        async () => {
          const { el, said, events } = await failing((little) => (little.src = '/doc.json'));
          expect(said[0]).to.contain(`status ${status}`);
          expect(events[0]!.type).to.equal(type);
          el.remove();
        },
      );
  });
});

describe('attributes with mistakes', () => {
  it('are named on the console with the mend, once', async () => {
    let el!: LittleElement;
    const said = await consoleOf(async (words) => {
      el = await fixture(
        html`<varco-little
          theme="itali"
          drafts="locale"
          locale="italiano!"
          heading-level="7"
          endpoint="javascript:alert(1)"
          endpont="/api"
          lang="it"
          class="end"
          data-src="x"
          .definition=${{ title: 'Titolo' }}
        ></varco-little>`,
      );
      el.theme = 'plain';
      await el.updateComplete;
      el.theme = 'itali';
      await el.updateComplete;
      await waitUntil(() => words.length > 5, 'hints', { timeout: 3000 });
      await aTimeout(100);
    });
    await waitUntil(() => titleOf(el) === 'Titolo');
    expect(said).to.deep.equal([
      '<varco-little> attribute endpoint: found "javascript:alert(1)", expected an http(s) or relative address.',
      '<varco-little> attribute theme: found "itali", expected one of auto, italia, plain. Did you mean "italia"?',
      '<varco-little> attribute drafts: found "locale", expected local, off or an address. Did you mean "local"?',
      '<varco-little> attribute locale: found "italiano!", expected a language tag such as it or en-GB.',
      '<varco-little> attribute heading-level: found "7", expected a number from 1 to 6.',
      '<varco-little> attribute endpont: found "/api", expected an attribute of this element. Did you mean "endpoint"?',
    ]);
  });

  it('never go where an address may not: javascript:, data:, file:, blob:', async () => {
    for (const src of [
      'javascript:alert(1)',
      'data:application/json,{"title":"x"}',
      'file:///etc/passwd',
      'blob:x',
      'http://[',
    ]) {
      const asked: string[] = [];
      await serving(
        (url) => {
          asked.push(url);
          return json({ title: 'x' });
        },
        async () => {
          const { el, said } = await failing((little) => (little.src = src));
          expect(said.length, src).to.equal(1);
          expect(said[0]).to.match(/attribute src: found ".+", expected an http\(s\) or relative address\.$/);
          expect(asked).to.deep.equal([]);
          el.remove();
        },
      );
    }
  });
});

describe('the event before sending', () => {
  it('waits for what the page adds, and says whether it may go', async () => {
    const el = document.body.appendChild(document.createElement('div'));
    const submission = { answers: {} } as never as VarcoSubmitEvent['detail']['submission'];
    setTimeout(() => el.dispatchEvent(new VarcoSubmitEvent(submission)));
    const event = (await oneEvent(document, 'varco-submit')) as VarcoSubmitEvent;
    event.waitUntil(Promise.resolve().then(() => (submission.answers.added = 1)));
    expect(await event.settled()).to.equal(true);
    expect(submission.answers).to.deep.equal({ added: 1 });
    expect(() => event.waitUntil(Promise.resolve())).to.throw(DOMException);

    const vetoed = new VarcoSubmitEvent(submission);
    vetoed.preventDefault();
    expect(await vetoed.settled()).to.equal(false);
    const broken = new VarcoSubmitEvent(submission);
    broken.waitUntil(Promise.reject(new Error('no')));
    expect(await broken.settled().catch((error: Error) => error.message)).to.equal('no');
    el.remove();
  });
});
