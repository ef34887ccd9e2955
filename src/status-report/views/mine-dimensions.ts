import { html, nothing, type TemplateResult } from 'lit';
import { downIcon } from '../../element/icons.ts';
import { heading } from '../../element/heading.ts';
import { msg, plural, str } from '../../locale/index.ts';
import { said } from '../../locale/texts.ts';
import { figure } from '../figures/figure.ts';
import type { Figure, Standing } from '../figures/spec.ts';
import type { Dimension } from '../mine/picture.ts';
import { shown } from '../mine/position.ts';
import { why } from './mine-why.ts';
import { placeSaid, scoreSaid, tooFew, type Shown } from './mine-words.ts';

/** A dimension of the figure in one line of words, which follows its name. */
function standingSaid(of: Shown, dimension: Dimension): string {
  const { s } = of;
  const { score, band, before, group } = dimension;
  const parts = [scoreSaid(s, score), band && s.text(band.title), placeSaid(s, dimension)];
  if (before) parts.push(msg(str`before: ${scoreSaid(s, before.score)}`, { id: 's-mine-before-said' }));
  if (group?.quartiles) {
    const [first, median, third] = group.quartiles.map((value) => s.number(value)) as [string, string, string];
    parts.push(msg(str`quartiles of the group: ${first}, ${median}, ${third}`, { id: 's-mine-quartiles-said' }));
  } else if (group?.mean !== undefined)
    parts.push(msg(str`mean of the group: ${s.number(group.mean)}`, { id: 's-mine-mean-said' }));
  return parts.filter(Boolean).join('; ');
}

/** What the figure shows, counted. */
function figureSaid({ s, dimensions }: Shown): string {
  const placed = dimensions.filter(({ place }) => place);
  if (!placed.length) return msg('Your scores from 0 to 100, one line a dimension.', { id: 's-mine-figure-own' });
  const above = placed.filter(({ place }) => place === 'top' || place === 'upper').length;
  if (!above) return msg('In no dimension are you above the median of the group.', { id: 's-mine-figure-above-none' });
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

/** All dimensions as one figure. */
export function standings(of: Shown): TemplateResult {
  const { s, dimensions, group } = of;
  const rows = dimensions.map((dimension): Standing => ({
    label: s.text(dimension.title),
    quartiles: dimension.group?.quartiles as Standing['quartiles'],
    mean: dimension.group?.mean,
    own: dimension.score,
    before: dimension.before?.score,
    said: standingSaid(of, dimension),
  }));
  const classes = s.model.definition.bands?.map(({ from, to, title }) => ({ from, to, label: s.text(title) }));
  const note =
    typeof group?.n === 'number'
      ? plural(s.locale, group.n, {
          one: msg('The group: {n} answer.', { id: 's-mine-group-n-one' }),
          other: msg('The group: {n} answers.', { id: 's-mine-group-n' }),
        })
      : undefined;
  return figure(
    s,
    {
      id: 'mine',
      title: msg('The dimensions', { id: 's-mine-dimensions' }),
      sentence: figureSaid(of),
      chart: {
        kind: 'standings',
        axes: true,
        min: 0,
        max: 100,
        rows,
        tick: (value) => s.number(value),
        ...(classes && { classes }),
      },
      table: table(of),
      ...(note && { note }),
    },
    of.level,
  );
}

/** Each dimension in words: score, band, place in the group, and why, where that was asked for. */
export function dimensionCards(of: Shown, open: readonly Dimension[]): TemplateResult {
  const { s, mine, level, dimensions } = of;
  return html`<section class="dimensions">
    ${heading(level, msg('Dimension by dimension', { id: 's-mine-each' }))}
    <div class="cards">${dimensions.map((dimension) => {
      const { id, title, score, band } = dimension;
      const place = placeSaid(s, dimension);
      const unfolded = mine.unfolded.get(id) ?? open.includes(dimension);
      const fold = (): void => {
        mine.unfolded.set(id, !unfolded);
        s.host.requestUpdate();
      };
      return html`<article data-dimension=${id}>
        ${heading(level + 1, said(title, s))}
        <p class="score">
          <strong>${scoreSaid(s, score)}</strong>${band ? html` · ${said(band.title, s)}` : nothing}${place ? html` · ${place}` : nothing}
        </p>
        ${band?.text ? html`<p class="band">${said(band.text, s)}</p>` : nothing}
        <button class="quiet" aria-expanded=${String(unfolded)} aria-controls="why-${id}" @click=${fold}>
          ${msg('Why', { id: 's-mine-why' })}<span class="unseen">: ${s.text(title)}</span>${downIcon()}
        </button>
        <div class="why" id="why-${id}" ?data-folded=${!unfolded}>${why(of, dimension)}</div>
      </article>`;
    })}</div>
  </section>`;
}
