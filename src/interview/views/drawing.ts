import { html, nothing, svg, type TemplateResult } from 'lit';
import { dateFormat, formatEdtf, msg, str } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import { fit, type Placed } from '../line/lanes.ts';
import { scaleOf, type Scale } from '../line/scale.ts';
import { periodOf, type Period } from '../line/when.ts';
import type { InterviewSitting } from '../sitting.ts';
import { titleOf, whenOf } from './entries.ts';
import { fitted } from './fitted.ts';
import type { Shape } from '../line/shapes.ts';
import { shape, shapeIcon, went } from './shape.ts';
import { count } from './count.ts';

/** Lengths of the drawing are sixteenths of an em: it grows with the text. */
const BAR = 4;
const AXIS = 28;
const LANE = 34;
const SHAPE = 24;
const TICK = 64;
/** of a letter, on average; the label is cut where it does not do */
const LETTER = 9.5;
const LABELS = [220, 150, 0];
const MOST_LANES = 20;

interface Moment {
  readonly entry: Entry;
  readonly period: Period;
}

/** A bar at the foot of its lane; where the period is open it ends in an arrow. */
function bar({ from, to }: Period, [left, right]: readonly [number, number], y: number): string {
  const start = from === undefined ? `M${left + 7} ${y - 5}l-6 5 6 5M${left + 1} ${y}` : `M${left} ${y}`;
  return `${start}H${right - (to === undefined ? 1 : 0)}${to === undefined ? 'm-6-5l6 5-6 5' : ''}`;
}

/** One experience: its shape, its bar, its name. */
function moment(
  s: InterviewSitting,
  { entry, period }: Moment,
  { lane, shape: at, label }: Placed,
  ends: readonly [number, number],
): TemplateResult {
  const y = AXIS + 8 + lane * LANE;
  const [title, turning] = [titleOf(entry), entry.marks.turning === true];
  return svg`<g class=${period.rough ? 'moment rough' : 'moment'} data-entry=${entry.id}>
    <title>${title}</title>
    ${period.point ? nothing : svg`<path class="bar" d=${bar(period, ends, y + SHAPE + BAR)} />`}
    <g class="icon" transform="translate(${at} ${y})">
      <rect width=${SHAPE} height=${SHAPE} />
      ${shape(went(s, entry).shape, turning)}
    </g>
    <foreignObject x=${label.from} y=${y} width=${label.width} height=${SHAPE}>
      <div class=${label.before ? 'called before' : 'called'} dir="auto">${title}</div>
    </foreignObject>
  </g>`;
}

/** Ticks with what they are called: the first and the last inside the drawing. */
const axis = ({ ticks }: Scale, x: (day: number) => number, height: number, locale: string): TemplateResult[] =>
  ticks.map(
    ({ day, edtf }, i) =>
      svg`<line class="grid" x1=${x(day)} x2=${x(day)} y1=${AXIS} y2=${height} />
        <text x=${x(day)} y="18" text-anchor=${!i ? 'start' : i === ticks.length - 1 ? 'end' : 'middle'}>${
          edtf.includes('-')
            ? dateFormat(locale, { month: 'short', timeZone: 'UTC' }).format(new Date(edtf))
            : formatEdtf(edtf, locale)
        }</text>`,
  );

/** Draws dated experiences on a line so many units long. */
function draw(s: InterviewSitting, moments: readonly Moment[], width: number): TemplateResult {
  const scale = scaleOf(
    moments.map(({ period }) => period),
    Math.max(2, Math.floor(width / TICK) + 1),
  );
  const x = (day: number): number => Math.round(((day - scale.from) / (scale.to - scale.from)) * width * 10) / 10;
  const ends = moments.map(({ period: { from, to, point } }): [number, number] => {
    const [left, right] = [x(from ?? scale.from), x(to ?? scale.to)];
    const middle = (left + right) / 2;
    // a bar can be seen, however short the time
    return point ? [middle, middle] : [left, Math.max(right, left + BAR)];
  });
  const placed = fit(
    moments.map(({ entry, period: { point } }, i) => {
      const [from, to] = ends[i]!;
      return { from, to, point, label: 16 + [...titleOf(entry)].length * LETTER };
    }),
    { width, shape: SHAPE, gap: 8 },
    LABELS,
    MOST_LANES,
  );
  const height = AXIS + 8 + LANE * (1 + Math.max(...placed.map(({ lane }) => lane)));
  return html`<svg viewBox="0 0 ${width} ${height}" width="${width / 16}em">
    ${axis(scale, x, height, s.locale)}
    <path class="axis" d="M0 ${AXIS}H${width}" />
    ${moments.map((one, i) => moment(s, one, placed[i]!, ends[i]!))}
  </svg>`;
}

/** What the shapes mean that are there, and the dashes and arrows. */
function legend(s: InterviewSitting, line: readonly Entry[], moments: readonly Moment[]): TemplateResult {
  const words = new Map<Shape, Set<string>>();
  for (const entry of line) {
    const { shape: of, words: said } = went(s, entry);
    words.set(of, (words.get(of) ?? new Set()).add(said));
  }
  const key = (drawn: unknown, said: string) => html`<span>${drawn}${said}</span>`;
  return html`<p class="legend muted">
    ${[...words].map(([of, said]) => key(shapeIcon(of), [...said].join(' / ')))}
    ${
      line.some(({ marks }) => marks.turning === true)
        ? key(shapeIcon('dot', true), msg('turning point', { id: 'i-turning' }))
        : nothing
    }
    ${moments.some(({ period }) => period.rough) ? key(sample('M1 12h22', 'rough'), msg('date not certain', { id: 'i-rough' })) : nothing}
    ${
      moments.some(({ period: { from, to } }) => from === undefined || to === undefined)
        ? key(sample('M1 12h21m-6-6l6 6-6 6'), msg('open beginning or end', { id: 'i-open-end' }))
        : nothing
    }
  </p>`;
}

const sample = (d: string, kind = ''): TemplateResult =>
  html`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true"><path class="bar" d=${d} /></svg>`;

/** Undated experiences stand beside the line, not on it. */
const aside = (s: InterviewSitting, undated: readonly Entry[]): unknown =>
  undated.length
    ? html`<p class="undated">
        <span class="muted">${msg('no date', { id: 'i-undated' })}:</span>
        ${undated.map(
          (entry) =>
            html`<span data-entry=${entry.id}
              >${shapeIcon(went(s, entry).shape, entry.marks.turning === true)}<bdi>${titleOf(entry)}</bdi></span
            >`,
        )}
      </p>`
    : nothing;

const drawn = new WeakMap<InterviewSitting, ReadonlyMap<string, readonly [place: number, when: string]>>();

/** Says where an experience went that has another date now, or is new: who does not see the list would not know. */
function tellPlace(s: InterviewSitting, line: readonly Entry[]): void {
  const before = drawn.get(s);
  const now = new Map(line.map((entry, i) => [entry.id, [i + 1, whenOf(entry)] as const]));
  drawn.set(s, now);
  const moved = line.filter((entry) => {
    const [place, when] = before?.get(entry.id) ?? [];
    const [placeNow, whenNow] = now.get(entry.id)!;
    return when !== whenNow && place !== placeNow;
  });
  if (!before || moved.length !== 1) return;
  const [title, place, all] = [titleOf(moved[0]!), now.get(moved[0]!.id)![0], line.length];
  // drawn with the step, before the words for screen readers are
  s.said = msg(str`${title}: now ${place} of ${all}, by date`, {
    id: 'i-placed',
    desc: 'An experience in the timeline',
  });
}

/**
 * The timeline as a picture: what it shows, the list below it says. A click on an experience opens it; with the keyboard
 * one goes by the list.
 */
export function drawing(s: InterviewSitting, line: readonly Entry[]): TemplateResult {
  tellPlace(s, line);
  const all = line.map((entry) => ({ entry, period: periodOf(whenOf(entry)) }));
  const moments = all.filter((one): one is Moment => one.period !== undefined);
  const undated = all.filter(({ period }) => !period).map(({ entry }) => entry);
  const open = ({ target }: Event): void => {
    const id = (target as Element).closest<HTMLElement>('[data-entry]')?.dataset.entry;
    const entry = line.find((one) => one.id === id);
    if (entry) s.edit(entry);
  };
  // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the list below has a button for each
  return html`<div class="line" role="img" aria-label=${count(s, line)} @click=${open}>
    ${moments.length ? html`<div>${fitted((width) => draw(s, moments, width), s.host)}</div>` : nothing}
    ${aside(s, undated)}${legend(s, line, moments)}
  </div>`;
}
