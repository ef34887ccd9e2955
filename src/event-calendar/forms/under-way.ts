import { html, nothing, type TemplateResult } from 'lit';
import type { Entry } from '../../delivery/index.ts';
import { msg } from '../../locale/index.ts';
import type { InsetSitting } from '../../respondent/inset.ts';
import type { Copy } from '../../respondent/outcome.ts';
import { heading } from '../../respondent/parts.ts';

/** A first attempt is soon over: only what did not get through with it has to wait. */
export const waits = ({ state, tries }: Entry): boolean =>
  state === 'retrying' || state === 'held' || (state === 'sending' && tries > 1);

/** What was not sent yet is no registration, whatever the number of seats was when it was written. */
export const notYet = (): string => msg('You are not registered yet', { id: 'c-form-not-yet' });

/** What happens next, and what nobody can promise. */
export const notYetWhy = (): string =>
  msg(
    'Your registration is safe on this device. It is sent, once, when the connection is back; only then is it known whether there is a seat.',
    { id: 'c-form-not-yet-why' },
  );

/** Where it would be lost: with the page, or, on a computer that others use, with the form. */
function keptWords({ entry, kept }: InsetSitting): string {
  if (!kept.stored)
    return msg(
      'Keep this form open: it is sent, once, when the connection is back; only then is it known whether there is a seat. Nothing is kept on this computer: if you close the form, the registration is given up.',
      { id: 'c-form-not-yet-form' },
    );
  return entry?.unstored
    ? msg(
        'Keep this page open: it is sent, once, when the connection is back; only then is it known whether there is a seat.',
        { id: 'c-form-not-yet-page' },
      )
    : notYetWhy();
}

/** What was decided for the case that there is none. */
function decidedWords({ form }: InsetSitting): string {
  switch (form.read('if_full')) {
    case 'waitlist':
      return msg('If there is none, you are put on the waiting list.', { id: 'c-form-not-yet-list' });
    case 'fail':
      return msg('If there is none, you are not registered.', { id: 'c-form-not-yet-fail' });
    default:
      return '';
  }
}

/** In the place of a form that was sent: on its way, or waiting for the network or the endpoint. */
export function underWay(s: InsetSitting, { ways, paper }: Copy): TemplateResult {
  const { entry } = s;
  const waiting = !!entry && waits(entry);
  const decided = decidedWords(s);
  return html`<div class="main" role="status">
    ${heading(s, 1, waiting ? notYet() : msg('Your registration is being sent', { id: 'c-form-under-way' }), 'step')}
    ${
      waiting
        ? html`<p>
              ${
                entry.state === 'held'
                  ? msg('The site that receives the answers is not set up correctly.', { id: 'q-held' })
                  : nothing
              }
              ${keptWords(s)} ${decided}
            </p>
            <p>${msg('You will read here what came of it.', { id: 'c-form-not-yet-here' })}</p>
            <div class="row">
              <button class="primary" @click=${() => void s.host.send()}>
                ${msg('Try again', { id: 'element-retry' })}</button
              >${ways}
            </div>
            ${paper}`
        : html`<progress class="wait" aria-labelledby="step"></progress>`
    }
  </div>`;
}
