import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../../fields/index.ts';
import { msg } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import { missing, standing } from '../ladder.ts';
import { codesOf, itemsOf, lineOf } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';
import { act, said, tick, titleOf, tools, undo } from './entries.ts';

/** What was kept from an experience and is not on the ladder under its name: something to begin with. */
const suggestions = (s: InterviewSitting): { name: string; from: Entry }[] => {
  const taken = new Set(s.tracks.map(({ form }) => lineOf(form.read('name'))));
  return s.experiences.flatMap((from) =>
    itemsOf(from.form.read('kept')).flatMap(({ element }) => {
      const name = lineOf(element).slice(0, 120);
      if (!name || taken.has(name)) return [];
      taken.add(name);
      return { name, from };
    }),
  );
};

/** The tracks, each on its rung. */
export function ladder(s: InterviewSitting): TemplateResult {
  const { rungs } = s.models.definition.ladder;
  const kept = suggestions(s);
  const full = s.tracks.length >= s.most('tracks');
  return html`${
    s.tracks.length
      ? html`<ul class="tracks">
            ${s.tracks.map(
              (entry) =>
                html`<li>
                  <div class="what">
                    <b><bdi>${titleOf(entry)}</bdi></b>
                    <div class="rung">${words(standing(entry.sent, rungs).rung.label, '', entry.context)}</div>
                  </div>
                  ${tools(s, entry)}
                </li>`,
            )}
          </ul>`
      : nothing
  }${undo(s, 'tracks')}
    ${
      kept.length && !full
        ? html`<div class="kept">
            <p id="kept">${msg('From what you kept:', { id: 'i-from-kept' })}</p>
            <ul aria-labelledby="kept">
              ${kept.map(
                ({ name, from }) =>
                  html`<li>
                    <bdi>${name}</bdi> ${act(msg('Place it', { id: 'i-place', desc: 'on the ladder' }), name, () =>
                      s.add('tracks', { name }, { experiences: [from.id] }),
                    )}
                  </li>`,
              )}
            </ul>
          </div>`
        : nothing
    }
    <div>
      ${
        full
          ? nothing
          : html`<button @click=${() => s.add('tracks')}>${msg('Add something you keep', { id: 'i-add-track' })}</button>`
      }
    </div>`;
}

/** A track, open: its questions, where it is found, and the rung that its tests speak for. */
export function ladderEntry(s: InterviewSitting, entry: Entry, asked: unknown): unknown {
  const { rungs } = s.models.definition.ladder;
  const { sent, context, found, form } = entry;
  const { proposed, rung, overridden } = standing(sent, rungs);
  const label = (of: typeof rung) => words(of.label, '', context);
  const next = missing(codesOf(sent.tests), rungs, proposed.value);
  form.read('tests');
  const tests = form.state('tests')?.options ?? [];
  const wanted = (values: readonly string[]) =>
    html`<ul>
      ${values.map((value) => html`<li>${words(tests.find((o) => o.value === value)?.label ?? value, '', context)}</li>`)}
    </ul>`;
  return [
    asked,
    s.experiences.length
      ? html`<fieldset class="field">
          <legend class="label">${msg('In which experiences is it found?', { id: 'i-found' })}</legend>
          ${s.experiences.map((e) =>
            tick(
              html`<bdi>${titleOf(e)}</bdi> <span class="muted">${said(e, 'when')}</span>`,
              found.includes(e.id),
              (on) =>
                s.mark(entry, {
                  experiences: on ? [...found, e.id] : found.filter((id) => id !== e.id),
                }),
            ),
          )}
        </fieldset>`
      : nothing,
    html`<div class="notice standing">
      <p role="status">${msg('The tests propose:', { id: 'i-proposed' })} <b>${label(proposed)}</b></p>
      ${overridden ? html`<p>${msg('You say:', { id: 'i-own-rung' })} <b>${label(rung)}</b></p>` : nothing}
      ${next?.all.length ? html`<p>${msg('Still missing for the next step up:', { id: 'i-missing' })} <b>${label(next.rung)}</b></p>${wanted(next.all)}` : nothing}
      ${next?.any.length ? html`<p>${msg('One of these is needed:', { id: 'i-missing-any' })}</p>${wanted(next.any)}` : nothing}
    </div>`,
  ];
}
