import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg, plural, str } from '../../locale/index.ts';
import { said } from '../../locale/texts.ts';
import { compareSaid } from '../comparing.ts';
import { answersChanged, changesOf, type Change } from '../mine/changes.ts';
import { shown } from '../mine/position.ts';
import type { Viewing } from '../viewing.ts';
import { jump, scoredQuestions } from './mine-answers.ts';
import { codeForm } from './mine-code.ts';
import { questionSaid } from './mine-why.ts';
import { daySaid, named, type Shown } from './mine-words.ts';

function changeSaid(s: Viewing, { dimension, from, to, by }: Change): string {
  const [was, is] = [from, to].map((score) => s.number(shown(score))) as [string, string];
  const signed = s.number(by, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const bands = [dimension.before?.band, dimension.band].map((band) => (band ? s.text(band.title) : ''));
  const numbers = by
    ? msg(str`from ${was} to ${is} (${signed})`, { id: 's-mine-change' })
    : msg(str`unchanged at ${is}`, { id: 's-mine-change-none' });
  return bands[0] !== bands[1]
    ? msg(str`${numbers}: from ${bands[0]!} to ${bands[1]!}`, { id: 's-mine-change-band', desc: 'Names of bands' })
    : numbers;
}

/** How many rose and how many fell, in one sentence. */
function summary(s: Viewing, all: readonly Change[]): string {
  if (!all.length)
    return msg('The two times tell of no dimension in common: they cannot be compared.', { id: 's-mine-changes-none' });
  const [up, down] = [all.filter(({ by }) => by > 0).length, all.filter(({ by }) => by < 0).length];
  const [rose, fell, still] = [up, down, all.length - up - down].map((n) => s.number(n)) as [string, string, string];
  return msg(str`Dimensions that rose: ${rose}; that fell: ${fell}; unchanged: ${still}.`, {
    id: 's-mine-changes-said',
  });
}

function answers(of: Shown): unknown {
  const { s, before, now, mine } = of;
  const scored = scoredQuestions(of);
  const ids = mine.model.sections.flatMap(({ questions }) => questions.map(({ id }) => id));
  const changed = answersChanged(
    ids.filter((id) => scored.has(id)),
    before!.form,
    now.form,
  );
  const none = (answer: string): string => answer || msg('not answered', { id: 'q-unanswered' });
  return html`<details class="changed">
    <summary>
      ${plural(s.locale, changed.length, {
        one: msg('{n} answer that counts has changed', { id: 's-mine-changed-one' }),
        other: msg('{n} answers that count have changed', { id: 's-mine-changed' }),
      })}
    </summary>
    <ul>
      ${changed.map((id) => {
        const [was, is] = [questionSaid(s, before!.form, id), questionSaid(s, now.form, id)];
        const both = [none(was.answer), none(is.answer)] as const;
        return html`<li>
          <button class="quiet reason" @click=${() => jump(of, id)}>
            <span>${is.label}</span> <strong>${msg(str`before: ${both[0]}; now: ${both[1]}`, { id: 's-mine-answer-changed' })}</strong>
          </button>
        </li>`;
      })}
    </ul>
  </details>`;
}

function compared(of: Shown): TemplateResult {
  const { s, dimensions, before, now, swapped } = of;
  const all = changesOf(dimensions);
  const rest = dimensions.filter((each) => !all.some(({ dimension }) => dimension === each));
  const [then, today] = [daySaid(s, before!.own.receivedAt), daySaid(s, now.own.receivedAt)];
  return html`<p id="changes" tabindex="-1">${msg(str`Before: ${then}. Now: ${today}.`, { id: 's-mine-both-dates' })} ${summary(s, all)}</p>
    ${
      swapped
        ? html`<p class="notice">
          ${msg('The answers of the code that you entered are the later ones: the picture is of them.', { id: 's-mine-swapped' })}
        </p>`
        : nothing
    }
    <dl>
      ${all.map(
        (change) =>
          html`<div>
            <dt>${said(change.dimension.title, s)}</dt>
            <dd>${changeSaid(s, change)}</dd>
          </div>`,
      )}
    </dl>
    ${
      rest.length && all.length
        ? html`<p class="muted">
          ${msg(str`Not compared, because one of the two times has too few answers: ${named(s, rest)}.`, { id: 's-mine-not-compared' })}
        </p>`
        : nothing
    }
    ${answers(of)}`;
}

/** Earlier answers that the page or this device knows of: a press, and no code. */
function known({ s, mine, now }: Shown): unknown {
  const receipts = mine.known(now.own);
  if (!receipts.length) return nothing;
  return html`<div class="row">
    ${receipts.map(
      (receipt, i) =>
        html`<button class=${i ? nothing : 'primary'} @click=${() => void mine.compare(receipt)}>${compareSaid(s.locale, receipt)}</button>`,
    )}
  </div>`;
}

/** Then and now, where the same organisation answered twice; else the place for the code of the earlier answers. */
export function changes(of: Shown): unknown {
  const { s, before, level } = of;
  const ask = s.host.address('endpoint');
  if (!before && !ask) return nothing;
  return html`<section class="changes">
    ${
      before
        ? html`${heading(level, msg('Before and now', { id: 's-mine-changes' }))} ${compared(of)}`
        : html`${heading(level, msg('Have you answered in the past?', { id: 's-mine-ask-earlier' }))}
          ${known(of)} ${codeForm(s, 'earlier')}`
    }
  </section>`;
}
