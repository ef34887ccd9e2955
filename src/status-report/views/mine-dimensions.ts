import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg, plural, str } from '../../locale/index.ts';
import { said } from '../../locale/texts.ts';
import { figure } from '../figures/figure.ts';
import type { Figure, Standing } from '../figures/spec.ts';
import type { Dimension } from '../mine/picture.ts';
import { shown } from '../mine/position.ts';
import { why } from './mine-why.ts';
import { placeSaid, scoreSaid, tooFew, type Shown } from './mine-words.ts';

/** A dimension of the figure in one line of words. */
function standingSaid(of: Shown, dimension: Dimension): string {
  const { s } = of;
  const { title, score, band, before, group } = dimension;
  const parts = [scoreSaid(s, score), band && s.text(band.title), placeSaid(s, dimension)];
  if (before) parts.push(msg(str`before: ${scoreSaid(s, before.score)}`, { id: 's-mine-before-said' }));
  if (group?.quartiles) {
    const [first, median, third] = group.quartiles.map((value) => s.number(value)) as [string, string, string];
    parts.push(msg(str`quartiles of the group: ${first}, ${median}, ${third}`, { id: 's-mine-quartiles-said' }));
  } else if (group?.mean !== undefined)
    parts.push(msg(str`mean of the group: ${s.number(group.mean)}`, { id: 's-mine-mean-said' }));
  return `${s.text(title)}: ${parts.filter(Boolean).join('; ')}`;
}

/** What the figure shows, counted. */
function figureSaid({ s, dimensions }: Shown): string {
  const placed = dimensions.filter(({ place }) => place);
  if (!placed.length) return msg('Your scores from 0 to 100, one line a dimension.', { id: 's-mine-figure-own' });
  const above = placed.filter(({ place }) => place === 'top' || place === 'upper').length;
  const all = s.number(placed.length);
  return plural(s.locale, above, {
    one: msg(str`In {n} dimension of ${all} you are above the median of the group.`, { id: 's-mine-figure-above-one' }),
    other: msg(str`In {n} dimensions of ${all} you are above the median of the group.`, { id: 's-mine-figure-above' }),
  });
}

function table({ s, dimensions, before, group }: Shown): Figure['table'] {
  const quartiles = [
    msg('First quartile', { id: 's-mine-q1' }),
    msg('Median', { id: 's-mine-q2' }),
    msg('Third quartile', { id: 's-mine-q3' }),
    msg('Answers', { id: 's-mine-answers-n', desc: 'How many' }),
  ];
  const number = (score: number | null): string | number => (score === null ? tooFew() : shown(score));
  return {
    columns: [
      msg('Dimension', { id: 's-mine-dimension' }),
      msg('You', { id: 's-mine-you', desc: 'Head of a column: your score' }),
      ...(before ? [msg('Before', { id: 's-mine-before', desc: 'Head of a column: the earlier score' })] : []),
      msg('Band', { id: 's-mine-band', desc: 'The class that a score is in' }),
      ...(group ? quartiles : []),
    ],
    rows: dimensions.map(({ title, score, band, before: was, group: theirs }) => [
      s.text(title),
      number(score),
      ...(before ? [number(was?.score ?? null)] : []),
      band ? s.text(band.title) : '–',
      ...(group ? [...(theirs?.quartiles ?? [null, null, null]), theirs?.n ?? null] : []),
    ]),
  };
}

/** All dimensions as one figure, as lines or as a radar. */
export function standings(of: Shown): TemplateResult {
  const { s, mine, dimensions, group } = of;
  const rows = dimensions.map((dimension): Standing => ({
    label: s.text(dimension.title),
    quartiles: dimension.group?.quartiles as Standing['quartiles'],
    mean: dimension.group?.mean,
    own: dimension.score,
    before: dimension.before?.score,
    said: standingSaid(of, dimension),
  }));
  const scale = { min: 0, max: 100, rows, tick: (value: number) => s.number(value) };
  const classes = s.model.definition.bands?.map(({ from, to, title }) => ({ from, to, label: s.text(title) }));
  const note =
    typeof group?.n === 'number'
      ? plural(s.locale, group.n, {
          one: msg('The group: {n} answer.', { id: 's-mine-group-n-one' }),
          other: msg('The group: {n} answers.', { id: 's-mine-group-n' }),
        })
      : undefined;
  const choose = (radar: boolean): void => {
    mine.radar = radar;
    s.host.requestUpdate();
  };
  // with fewer axes a radar is a line
  const ways =
    dimensions.length > 2
      ? html`<div class="row" role="group" aria-label=${msg('How it is drawn', { id: 's-mine-figure-as' })}>
          <button aria-pressed=${String(!mine.radar)} @click=${() => choose(false)}>${msg('Lines', { id: 's-mine-as-lines' })}</button>
          <button aria-pressed=${String(mine.radar)} @click=${() => choose(true)}>${msg('Radar', { id: 's-mine-as-radar' })}</button>
        </div>`
      : nothing;
  return html`${ways}
  ${figure(
    s,
    {
      id: 'mine',
      title: msg('The dimensions', { id: 's-mine-dimensions' }),
      sentence: figureSaid(of),
      chart: mine.radar ? { kind: 'radar', ...scale } : { kind: 'standings', ...scale, ...(classes && { classes }) },
      table: table(of),
      ...(note && { note }),
    },
    of.level,
  )}`;
}

/** Each dimension in words: score, band, place in the group, and why. */
export function dimensionCards(of: Shown): TemplateResult {
  const { s, level, dimensions } = of;
  return html`<section class="dimensions">
    ${heading(level, msg('Dimension by dimension', { id: 's-mine-each' }))}
    ${dimensions.map((dimension) => {
      const { id, title, score, band } = dimension;
      const place = placeSaid(s, dimension);
      return html`<article data-dimension=${id}>
        ${heading(level + 1, said(title, s))}
        <p class="score">
          <strong>${scoreSaid(s, score)}</strong>${band ? html` · ${said(band.title, s)}` : nothing}${place ? html` · ${place}` : nothing}
        </p>
        ${band?.text ? html`<p class="band">${said(band.text, s)}</p>` : nothing} ${why(of, dimension)}
      </article>`;
    })}
  </section>`;
}
