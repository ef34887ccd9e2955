import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg } from '../../locale/index.ts';
import { Inset, type InsetForm } from '../../respondent/inset.ts';
import type { Asked, Browsing } from '../browsing.ts';
import { shutOf } from '../seats-said.ts';
import { close } from './common.ts';
import { Day } from './day.ts';
import { dayView } from './day-view.ts';
import { definitionOf, feedback } from './feedback.ts';
import { Hold, holdNotice } from './hold.ts';
import { mine } from './mine.ts';
import { askExperts, LiveQuestions } from './questions.ts';
import { register, registerAll } from './register.ts';
import { keptBy, ticketOf, type Ticket } from './ticket.ts';
import { ticketAlone } from './ticket-view.ts';

/** What is open of what was asked for. */
interface Open {
  readonly asked: Asked;
  /** it goes on when the document is renewed: then this is another */
  readonly s: Browsing;
  inset?: Inset;
  hold?: Hold;
  /** it was sent before: that is shown, and no blank form */
  ticket?: Ticket;
  live?: LiveQuestions;
  day?: Day;
  /** there is nothing to fill in: it takes no registrations now, or could not be had */
  none?: 'shut' | 'failed';
}

/** by element */
const opened = new WeakMap<Browsing['host'], Open>();

/** Gives the focus back to what opened it, which may be drawn anew by then. */
const opener =
  (s: Browsing, { what, id }: Asked) =>
  (): HTMLElement | null =>
    s.root.querySelector<HTMLElement>(`[data-ask="${CSS.escape(`${what} ${id ?? ''}`).replaceAll('\\ ', ' ')}"]`) ??
    s.root.querySelector<HTMLElement>('#card, .layout, button');

function leave(s: Browsing): void {
  const here = opened.get(s.host);
  const sitting = here?.inset?.sitting;
  here?.live?.stop();
  const { phase = 'answering' } = sitting ?? {};
  // on a computer that others use, too, who comes next sees nothing of it; what waits is given up, as was said
  const forgotten = phase !== 'answering' && !s.host.keeps;
  here?.hold?.release(forgotten && phase === 'sending');
  if (forgotten) void sitting!.clear();
  else if (phase === 'sending') s.host.follow([sitting!.id]);
  opened.delete(s.host);
  if (s.asked === here?.asked) s.ask(undefined);
}

/** Closes what is no form. */
async function closeAlone(s: Browsing, asked: Asked): Promise<void> {
  leave(s);
  if (s.asked === asked) s.ask(undefined);
  await s.host.updateComplete;
  opener(s, asked)()?.focus();
}

/** The form that was asked for; undefined where nothing can be sent about it now. */
async function formOf(s: Browsing, { what, id = '' }: Asked): Promise<InsetForm | undefined> {
  const n = s.model.number(id);
  const circuit = s.model.circuits.find((one) => one.id === id);
  if (what === 'register' && n !== undefined) return shutOf(s, n) ? undefined : register(s, n);
  if (what === 'register' && circuit?.together) return registerAll(s, circuit);
  if (what === 'question' && n !== undefined) return askExperts(s, n);
  if (what === 'feedback' && n !== undefined) return feedback(s, n, await definitionOf(s, n));
  return undefined;
}

const same = (s: Browsing, here: Open): boolean => opened.get(s.host) === here;

async function begin(s: Browsing, asked: Asked, another = false): Promise<void> {
  const before = opened.get(s.host);
  const answering = before?.inset?.sitting?.phase === 'answering';
  const renewed = before?.asked === asked && before.s !== s && answering;
  if (!renewed) before?.hold?.release();
  before?.live?.stop();
  const here: Open = renewed ? { ...before, s } : { asked, s };
  opened.set(s.host, here);
  const { host } = s;
  try {
    if (asked.what === 'matching') {
      here.day = new Day(s, asked.id ?? '');
      void here.day.open();
      return focusLater(s);
    }
    if (asked.what === 'question') here.live = new LiveQuestions(s, asked.id ?? '');
    const row = asked.what === 'register' && !another && !renewed ? await keptBy(s).of(asked.id ?? '') : undefined;
    if (!same(s, here)) return;
    if (row) {
      here.ticket = ticketOf(s, row);
      void here.ticket.refresh();
      return focusLater(s);
    }
    // what is said of the seats is fresh, but nothing waits for it for long
    await Promise.race([host.seats.fresh(), new Promise((done) => setTimeout(done, 1500))]);
    const form = same(s, here) ? await formOf(s, asked) : undefined;
    if (!same(s, here)) return;
    if (renewed) {
      // what cannot be sent any more stays to be read; who receives it says so
      if (form) Inset.of(host.element, form);
      return;
    }
    if (!form) {
      here.none = 'shut';
      return focusLater(s);
    }
    const inset = Inset.of(host.element, form);
    await inset.open({
      opener: opener(s, asked),
      headingLevel: s.level,
      onclose: () => leave(opened.get(host)?.s ?? s),
    });
    // what an earlier visit sent is among what is kept, or was cancelled since
    if (inset.sitting!.phase === 'sent') await inset.sitting!.clear();
    if (!same(s, here)) return;
    // not before: clearing leads back to where it begins, whoever is further by then
    here.inset = inset;
    inset.requestUpdate();
    hold(s, here);
  } catch {
    if (renewed) return;
    here.none = 'failed';
    host.requestUpdate();
  }
}

/** Holds a seat for this form; for the next one that is filled in after it, another. */
function hold(s: Browsing, here: Open): void {
  const { id = '', what } = here.asked;
  const sitting = here.inset?.sitting;
  if (what !== 'register' || s.model.number(id) === undefined || sitting?.phase !== 'answering') return;
  if (here.hold?.id === sitting.id) return;
  here.hold?.release();
  here.hold = new Hold(s, id, sitting);
  void here.hold.take();
}

function focusLater(s: Browsing): void {
  s.host.requestUpdate();
  void s.host.updateComplete.then(() => s.focus('#asked'));
}

const framed = (s: Browsing, asked: Asked, content: unknown): TemplateResult =>
  html`<section class="asked" aria-labelledby="asked">
    <div class="bar"><button class="quiet" @click=${() => void closeAlone(s, asked)}>${close()}</button></div>
    ${content}
  </section>`;

const waiting = (): TemplateResult =>
  html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`;

/** What is drawn in the place of the events. */
export function asked(s: Browsing): unknown {
  const now = s.asked!;
  if (now.what === 'mine') {
    // the link of a mail leads here also from an open form
    if (opened.has(s.host)) leave(s);
    return framed(s, now, mine(s, now));
  }
  const here = opened.get(s.host);
  if (here?.asked !== now || here.s !== s) void begin(s, now);
  const { inset, ticket, none, hold: held, live, day } = opened.get(s.host)!;
  if (day) return framed(s, now, dayView(s, day));
  if (none === 'failed')
    return framed(
      s,
      now,
      html`<div class="notice error" role="alert" id="asked">
        <p>
          ${msg('This part of the page could not be loaded. Check the connection, then try again.', {
            id: 'element-unreachable',
          })}
        </p>
        <button @click=${() => void begin(s, now)}>${msg('Try again', { id: 'element-retry' })}</button>
      </div>`,
    );
  if (none)
    return framed(
      s,
      now,
      heading(s.level, msg('Registrations are not taken here now.', { id: 'c-form-none' }), 'asked', true),
    );
  if (ticket)
    return framed(
      s,
      now,
      ticketAlone(
        ticket,
        html`<button @click=${() => void begin(s, now, true)}>
          ${msg('Register another person', { id: 'c-form-again' })}
        </button>`,
      ),
    );
  if (!inset) return waiting();
  const answering = inset.sitting?.phase === 'answering';
  held?.look();
  if (answering && held) hold(s, opened.get(s.host)!);
  return html`<div class="asked">${answering ? holdNotice(held) : nothing} ${inset.render()} ${live?.render() ?? nothing}</div>`;
}
