import { html, nothing, type TemplateResult } from 'lit';
import { answerText } from '../../fields/index.ts';
import { rich, words } from '../../fields/words.ts';
import { checkIcon, downloadIcon, printIcon } from '../../element/icons.ts';
import { msg, str } from '../../locale/index.ts';
import { heading, type View } from '../view.ts';
import { moment } from './frame.ts';

/** Why the endpoint refused, in words a respondent can act on. */
export function refusal(view: View): unknown {
  const { entry } = view.session;
  if (entry?.state !== 'refused') return nothing;
  const { status, detail, type } = entry.problem ?? { status: 0 };
  const closed = /closed|expired/.test(type ?? '') || status === 410;
  const why = closed
    ? msg('The closing date has passed: these answers are not accepted any more.', { id: 'q-refused-closed' })
    : /already/.test(type ?? '')
      ? msg('Answers from this organisation have been received already.', { id: 'q-refused-twice' })
      : status === 409
        ? msg('The questionnaire was changed in the meantime. Reload the page: your answers are kept.', { id: 'q-refused-changed' })
        : status === 413
          ? msg('What you are sending is too large. Remove or shrink an attachment.', { id: 'q-refused-large' })
          : status === 422
            ? msg('Some answers were not accepted. Look them over and send again.', { id: 'q-refused-answers' })
            : msg('Your answers were not accepted.', { id: 'q-refused' });
  return html`<div class="notice error" role="alert" id="refusal" tabindex="-1">
    <p><strong>${why}</strong> ${msg('Nothing was lost: they are still here.', { id: 'q-still-here' })}</p>
    ${detail ? html`<p class="muted">${detail}</p>` : nothing}
  </div>`;
}

/** On its way: sending, or waiting for the network or the endpoint. */
export function sending(view: View): TemplateResult {
  const { entry } = view.session;
  const waiting = entry?.state === 'retrying' || entry?.state === 'held' || !view.online;
  const why = !view.online || entry?.reason === 'offline'
    ? msg('There is no connection right now.', { id: 'q-no-connection' })
    : entry?.state === 'held'
      ? msg('The site that receives the answers is not set up correctly or asks you to sign in.', { id: 'q-held' })
      : msg('The site that receives the answers is busy.', { id: 'q-busy' });
  return html`<div class="main outcome">
    ${heading(view, 1, waiting ? msg('Waiting to be sent', { id: 'q-waiting' }) : msg('Sending…', { id: 'q-sending' }), 'step')}
    <div role="status">
      ${waiting
        ? html`<p>${why} ${msg('Your answers are safe: they will be sent by themselves, once.', { id: 'q-will-send' })}</p>
            <p>
              ${entry?.unstored
                ? msg('Keep this page open until then.', { id: 'q-keep-open' })
                : msg('You may close this page; they will be sent when you open it again.', { id: 'q-may-close' })}
            </p>`
        : html`<progress aria-label=${msg('Sending…', { id: 'q-sending' })}></progress>`}
    </div>
    ${waiting
      ? html`<div class="actions">
          <button class="primary" @click=${view.send}>${msg('Try again now', { id: 'q-try' })}</button>
          <button @click=${view.download}>${downloadIcon()}${msg('Download a copy', { id: 'q-download' })}</button>
        </div>`
      : nothing}
  </div>`;
}

/** The receipt: proof, a copy, and the way to have it all deleted. */
export function receipt(view: View): TemplateResult {
  const { session } = view;
  const { definition } = session.form.model;
  const { receipt: r } = session;
  const code = r?.code && `${r.id}.${r.code}`;
  return html`<div class="main outcome">
    <div class="tick">${checkIcon()}</div>
    ${heading(view, 1, msg('Received', { id: 'q-received' }), 'step')}
    ${r?.receivedAt ? html`<p>${msg(str`We received your answers on ${moment(Date.parse(r.receivedAt), view)}.`, { id: 'q-received-at' })}</p>` : nothing}
    ${definition.thanks ? html`<div class="thanks">${rich(definition.thanks, '', view)}</div>` : nothing}
    ${code
      ? html`<div class="code">
          <div id="code-label">${msg('Receipt code', { id: 'q-code' })}</div>
          <code aria-labelledby="code-label">${code}</code>
          <button @click=${view.copyCode}>${msg('Copy the code', { id: 'q-copy' })}</button>
          <p class="muted">${msg('Keep it: with this code you can see your answers again or have them deleted.', { id: 'q-code-why' })}</p>
        </div>`
      : nothing}
    <div class="actions">
      <button @click=${view.download}>${downloadIcon()}${msg('Download a copy', { id: 'q-download' })}</button>
      <button @click=${view.print}>${printIcon()}${msg('Print', { id: 'q-print' })}</button>
      <button class="quiet" @click=${view.again}>${msg('Fill in another one', { id: 'q-again' })}</button>
    </div>
    ${code ? erasure(view) : nothing}
    <div class="copy">
      ${session.form.sections
        .filter((s) => s.visible)
        .map(
          ({ section, questions }) =>
            html`<section>
              ${heading(view, 2, words(section.title, '', view))}
              <dl class="answers">
                ${questions.map((s) => html`<div class="answer"><dt>${words(s.question.label, s.path, view)}</dt><dd>${answerText(s, view)}</dd></div>`)}
              </dl>
            </section>`,
        )}
    </div>
  </div>`;
}

const erasure = (view: View): TemplateResult =>
  view.asking === 'erase'
    ? html`<div class="notice error" role="alert">
        <p>${msg('Delete everything you sent, for good?', { id: 'q-erase-sure' })}</p>
        <button class="danger" @click=${view.erase}>${msg('Delete my data', { id: 'q-erase-yes' })}</button>
        <button class="quiet" @click=${() => view.ask('')}>${msg('Keep it', { id: 'q-erase-no' })}</button>
      </div>`
    : view.asking === 'erased' || view.asking === 'unerased'
      ? html`<p class="notice" role="status">
          ${view.asking === 'erased'
            ? msg('Your data has been deleted.', { id: 'q-erased' })
            : msg('Your data could not be deleted now. Try again later, with the code.', { id: 'q-unerased' })}
        </p>`
      : html`<button class="quiet danger" @click=${() => view.ask('erase')}>${msg('Delete my data', { id: 'q-erase-yes' })}…</button>`;
