import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Circuit, Stage } from '../../contract/events.ts';
import { localRows, memoryRows } from '../../delivery/rows.ts';
import { fact } from '../../element/facts.ts';
import { heading } from '../../element/heading.ts';
import { listFormat, msg, plural, str, withLocale } from '../../locale/index.ts';
import { plain, said } from '../../locale/texts.ts';
import { formatWhen } from '../../locale/when.ts';
import type { Browsing } from '../browsing.ts';
import { Followed } from '../circuits/followed.ts';
import { levels, progress, type Progress } from '../circuits/order.ts';
import { standing } from './moment.ts';
import { partnerSaid } from './partner.ts';
import { provenance } from './programme.ts';
import { askButton } from './seats.ts';

const kept = new WeakMap<Browsing, Followed>();

/** What this visitor followed; made once for each browsing, when it is first wanted. */
function followed(s: Browsing): Followed {
  let found = kept.get(s);
  if (!found) {
    const stored = s.host.keeps;
    found = new Followed({
      about: s.model.id,
      rows: stored ? localRows() : memoryRows(),
      keptOn: stored ? 'device' : 'page',
      onchange: () => s.host.requestUpdate(),
    });
    kept.set(s, found);
    void found.open();
  }
  return found;
}

const eventOf = (s: Browsing, { event }: Stage): number | undefined =>
  event === undefined ? undefined : s.model.number(event);

/** What a stage is called: by itself, by its event, by its kind. */
function stageName(s: Browsing, stage: Stage): string {
  const n = eventOf(s, stage);
  const kind = stage.kind && s.model.kinds.get(stage.kind)?.label;
  return plain(stage.title ?? (n === undefined ? (kind ?? stage.id) : s.model.event(n).title), s);
}

/** The date and the status of a stage: those of its event, if it has one that is not only held free for it. */
function stageFacts(s: Browsing, stage: Stage): unknown[] {
  const n = eventOf(s, stage);
  const { kind, when, placeholder, optional } = stage;
  const code = kind ?? (n === undefined ? undefined : s.model.event(n).kind);
  return [
    code && said(s.model.kinds.get(code)?.label ?? code, s),
    n === undefined
      ? when
        ? formatWhen(when, s.locale)
        : msg('date to be set', { id: 'c-to-be-set' })
      : standing(s, n),
    placeholder &&
      html`<span class="tag">${msg('placeholder', { id: 'c-placeholder', desc: 'There is no event for it yet' })}</span>`,
    optional && html`<span class="tag">${msg('optional', { id: 'c-optional' })}</span>`,
  ].filter(Boolean);
}

/** What comes before a stage and what it leads to, in words: the lines between them are only drawn. */
function stageLinks(s: Browsing, { stages, links = [] }: Circuit, { id, after = [] }: Stage): unknown {
  const nameOf = (other: string): string => {
    const stage = stages.find((one) => one.id === other);
    return stage ? stageName(s, stage) : '';
  };
  const before = after.map(nameOf).filter(Boolean);
  const out = links.filter(({ from, to }) => from === id && nameOf(to));
  return before.length || out.length
    ? html`<ul class="plain muted">
        ${
          before.length
            ? html`<li>${msg(str`after: ${listFormat(s.locale).format(before)}`, { id: 'c-after', desc: 'Stages that come before' })}</li>`
            : nothing
        }
        ${out.map(
          ({ to, kind }) =>
            html`<li>${said(s.model.linkKinds.get(kind)?.label ?? kind, s)} <span aria-hidden="true">→</span> ${nameOf(to)}</li>`,
        )}
      </ul>`
    : nothing;
}

function stageBox(s: Browsing, circuit: Circuit, stage: Stage): TemplateResult {
  const store = followed(s);
  const n = eventOf(s, stage);
  const name = stageName(s, stage);
  const facts = stageFacts(s, stage);
  const on = store.of(circuit.id).has(stage.id);
  const mark = (e: Event): void => {
    const { checked } = e.target as HTMLInputElement;
    void store.mark(circuit.id, stage.id, checked);
    const { done, of } = progress(circuit, store.of(circuit.id));
    s.set({ spoken: withLocale(s.locale, () => doneSaid(s, done, of)) });
  };
  return html`<li class="stage" ?data-done=${on} ?data-placeholder=${stage.placeholder}>
    ${n === undefined ? html`<b>${name}</b>` : html`<button class="quiet small" data-n=${n} @click=${() => s.open(n)}>${name}</button>`}
    <p class="facts">${facts.map((one, i) => (i ? [' · ', one] : one))}</p>
    ${stageLinks(s, circuit, stage)}
    <label
      ><input type="checkbox" .checked=${live(on)} @change=${mark} />${msg('followed', { id: 'c-followed' })}<span class="unseen"
        >: ${name}</span
      ></label
    >
  </li>`;
}

const doneSaid = (s: Browsing, done: number, of: number): string =>
  msg(str`Stages followed: ${s.number(done)} of ${s.number(of)}`, { id: 'c-done' });

/** "almeno 2 tappe su 3, compresa Incontro finale" */
function completionSaid(s: Browsing, { completion }: Circuit, { least, of, needed }: Progress): string {
  const at = plural(s.locale, least, {
    one: msg('It is completed with at least {n} stage', { id: 'c-least-one' }),
    other: msg('It is completed with at least {n} stages', { id: 'c-least' }),
  });
  if (!completion) return '';
  if (least === of) return msg('It is completed with all its stages.', { id: 'c-least-all' });
  const outOf = msg(str`${at} of ${s.number(of)}`, { id: 'c-least-of' });
  return needed.length
    ? msg(str`${outOf}, among them: ${listFormat(s.locale).format(needed.map((stage) => stageName(s, stage)))}.`, {
        id: 'c-needed',
      })
    : `${outOf}.`;
}

function progressSaid(s: Browsing, circuit: Circuit): TemplateResult {
  const store = followed(s);
  const far = progress(circuit, store.of(circuit.id));
  const { done, of, complete } = far;
  const { recognition } = circuit.completion ?? {};
  return html`<div class="progress">
    ${circuit.completion ? html`<p>${completionSaid(s, circuit, far)}</p>` : nothing}
    <label>${doneSaid(s, done, of)} <progress max=${of} .value=${done}></progress></label>
    ${complete ? html`<p class="notice"><b>${recognition ? said(recognition, s) : msg('Circuit completed', { id: 'c-complete' })}</b></p>` : nothing}
    ${
      done
        ? html`<p class="muted">
            ${
              store.keptOn === 'device'
                ? msg('What you mark is kept on this device only.', { id: 'c-kept-device' })
                : msg('What you mark is kept as long as this page is open.', { id: 'c-kept-page' })
            }
            <button class="quiet small" @click=${() => void store.clear(circuit.id).then(() => s.focus(`#circuit-${CSS.escape(circuit.id)}`))}>
              ${msg('Forget it', { id: 'c-forget', desc: 'What was marked in a circuit' })}<span class="unseen">: ${plain(circuit.title, s)}</span>
            </button>
          </p>`
        : nothing
    }
  </div>`;
}

function circuitSection(s: Browsing, circuit: Circuit): TemplateResult {
  const { id, title, summary, period, organiser, partners = [], venue, stages, together } = circuit;
  const place = venue === undefined ? undefined : s.model.places.get(venue);
  const all = levels(stages);
  return html`<section class="circuit">
    ${heading(s.level + 1, said(title, s), `circuit-${id}`, true)}
    ${summary ? html`<p>${said(summary, s)}</p>` : nothing}
    <dl class="facts">
      ${fact(msg('Period', { id: 'c-p-period' }), period && formatWhen(period, s.locale))}
      ${fact(msg('Organiser', { id: 'c-organiser' }), organiser && said(organiser, s))}
      ${fact(msg('Where', { id: 'c-where' }), place && said(place.name, s))}
      ${fact(
        msg('Partners', { id: 'c-partners' }),
        partners.map(({ id: partner, name }, i) => [i ? ', ' : '', partnerSaid(s, partner, name)]),
      )}
    </dl>
    ${
      together && s.host.address('endpoint')
        ? html`<p>
            ${askButton(
              s,
              [
                msg('Register for the whole circuit', { id: 'c-register-circuit' }),
                html`<span class="unseen">: ${said(title, s)}</span>`,
              ],
              { what: 'register', id },
              'primary',
            )}
          </p>`
        : nothing
    }
    ${progressSaid(s, circuit)}
    ${all.length === 1 && stages.length > 1 ? html`<p class="muted">${msg('The stages may be followed in any order.', { id: 'c-any-order' })}</p>` : nothing}
    <ol class="plain levels">
      ${all.map(
        (level) =>
          html`<li>
            <ul class="plain stages">
              ${level.map((stage) => stageBox(s, circuit, stage))}
            </ul>
          </li>`,
      )}
    </ol>
    ${provenance(s, circuit.provenance)}
  </section>`;
}

/** Paths through several events, with what was followed of each. */
export const circuits = (s: Browsing): TemplateResult =>
  html`<div class="circuits">${s.model.circuits.map((circuit) => circuitSection(s, circuit))}</div>`;
