import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, downloadIcon, printIcon } from '../element/icons.ts';
import { words } from '../fields/index.ts';
import { msg } from '../locale/index.ts';
import { later } from './lazy.ts';
import { ask, heading, moment, text } from './parts.ts';
import type { Sitting } from './sitting.ts';

/** That the endpoint refused; why, which answers and what helps come as they are wanted. */
export function refusal(s: Sitting): unknown {
  if (s.entry?.state !== 'refused') return nothing;
  const part = later(s, true);
  return [
    html`<div class="notice error" role="alert">
    <p>
      ${
        part?.reason(s) ??
        msg('Your answers were not accepted. Nothing is lost: look them over and send again.', {
          id: 'q-refused',
        })
      }
    </p>
    ${part?.refused(s)}
  </div>`,
    part?.replacing(s),
  ];
}

/** On its way: being sent, or waiting for the network or the endpoint. */
export function sending(s: Sitting, { ways, paper }: Copy): TemplateResult {
  const { entry } = s;
  const waiting = entry?.state === 'retrying' || entry?.state === 'held';
  return html`<div class="main" role="status">
    ${heading(s, 1, msg('Waiting to be sent', { id: 'q-waiting' }), 'step')}
    ${
      waiting
        ? html`<p>
            ${entry.state === 'held' ? msg('The site that receives the answers is not set up correctly.', { id: 'q-held' }) : nothing}
            ${
              entry.unstored || !s.kept.stored
                ? msg('Keep this page open: your answers will be sent as soon as possible.', {
                    id: 'q-keep-open',
                  })
                : msg('Your answers are safe on this device: they will be sent, once, as soon as possible.', {
                    id: 'q-will-send',
                  })
            }
          </p>
          <div class="row">
            <button class="primary" @click=${() => void s.host.send()}>${msg('Try again', { id: 'element-retry' })}</button>${ways}
          </div>
          ${paper}`
        : html`<progress class="wait" aria-labelledby="step"></progress>`
    }
  </div>`;
}

/** The receipt: proof, a copy, and the way to have it all deleted. */
export function receipt(s: Sitting, { ways, paper, again }: Copy): TemplateResult {
  const { id, code, receivedAt } = s.receipt!;
  const erased = s.asking === 'erased';
  return html`<div class="main">
    ${
      erased
        ? html`<p class="notice success" role="status">${msg('Your data has been deleted.', { id: 'q-erased' })}</p>`
        : html`<div class="tick">${checkIcon()}</div>
            ${heading(s, 1, msg('Received', { id: 'q-received' }), 'step')}
            ${receivedAt ? html`<p>${moment(s, Date.parse(receivedAt), 'long')}</p>` : nothing}
            ${text(s, s.definition.thanks)}`
    }
    ${
      code && !erased
        ? html`<div class="notice success">
            <p id="code">${msg('Receipt code', { id: 'q-code' })}</p>
            <code aria-labelledby="code">${id}.${code}</code>
            <button @click=${() => s.host.copyCode()}>${msg('Copy', { id: 'q-copy' })}</button>
            <p class="muted">
              ${msg('With this code you can see your answers again or have them deleted.', {
                id: 'q-code-why',
              })}
            </p>
          </div>`
        : nothing
    }
    ${
      s.asking === 'unerased'
        ? html`<p class="notice error" role="alert">
            ${msg('Your data could not be deleted now. Try again later.', { id: 'q-unerased' })}
          </p>`
        : nothing
    }
    <div class="row">
      ${erased ? nothing : [s.ways.map(({ words, go }, i) => html`<button class=${i ? nothing : 'primary'} @click=${go}>${words}</button>`), ways]}
      <button @click=${() => void s.clear()}>${again ?? msg('Fill in another one', { id: 'q-again' })}</button>
      ${
        code && !erased ? ask(s, 'erase', msg('Delete my data', { id: 'q-erase' }), () => void s.host.erase()) : nothing
      }
    </div>
    ${erased ? nothing : paper}
  </div>`;
}

/** What was answered, for the respondent to keep. */
export interface Copy {
  /** buttons to have it by */
  readonly ways: unknown;
  /** what is seen of it on paper alone */
  readonly paper: unknown;
  /** what the button to begin anew says */
  readonly again?: string;
}

/** What would be printed, a line each. Its few kilobytes go with the page. */
function download(s: Sitting): void {
  const lines = [];
  // 4: text alone
  const texts = document.createTreeWalker(s.root.querySelector('.print,.visited')!, 4);
  while (texts.nextNode()) lines.push(texts.currentNode.nodeValue!.trim());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines.filter(Boolean).join('\n')], { type: 'text/plain' }));
  link.download = `${s.definition.id}.txt`;
  link.click();
}

/** A plain copy: title, receipt's code if there is one by now, and what was said. */
export const copy = (s: Sitting, said: unknown): Copy => ({
  ways: html`<button @click=${() => download(s)}>${downloadIcon()}${msg('Download a copy', { id: 'q-download' })}</button>
    <button @click=${() => print()}>${printIcon()}${msg('Print', { id: 'q-print' })}</button>`,
  paper: html`<div class="print">
    ${words(s.definition.title, '', s)}
    <p>${s.receipt?.code ? `${s.receipt.id}.${s.receipt.code} ${s.receipt.receivedAt}` : nothing}</p>
    ${said}
  </div>`,
});
