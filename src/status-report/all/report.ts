import type { Results } from '../../contract/results.ts';
import { msg } from '../../locale/index.ts';
import type { Figure } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import type { Beside } from './beside.ts';
import { figureOf, isCounted } from './figure-of.ts';
import { dimensions, inBands, originsOf, overTime } from './overview.ts';
import { own, type Asked } from './words.ts';

/** A question of which a line says all that is told. */
export interface Line {
  readonly title: string;
  readonly said: string;
}

/** A section of the report: its figures, each made when it is first wanted. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly (() => Figure | undefined)[];
  readonly lines: readonly Line[];
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** Every question in its section, after what is told of all together. To be called while rendering. */
export function partsOf(s: Viewing, results: Results, beside: Beside | undefined): Part[] {
  const by = beside && s.model.nodes.get(beside.crossings.by)?.question;
  const figure = (q: Asked): (() => Figure | undefined) => once(() => figureOf(s, q, results, beside));
  const origins = originsOf(s, results).filter(({ type }) => !isCounted(type));
  const shown = new Set<string>(origins.map(({ id }) => id));
  const part = (id: string, title: string, asked: readonly Asked[]): Part => {
    const drawn = asked.filter(({ id, type }) => own(results.questions, id) && !isCounted(type));
    const lines = asked.flatMap((q) => {
      if (drawn.includes(q)) return [];
      const counted = figureOf(s, q, results);
      return {
        title: counted?.title ?? s.text(q.label),
        said: counted?.sentence ?? msg('These results tell nothing of it.', { id: 's-a-absent' }),
      };
    });
    return { id, title, figures: drawn.map(figure), lines };
  };
  const parts: Part[] = [
    {
      id: 'all',
      title: msg('Who answered', { id: 's-a-overview' }),
      figures: [
        once(() => overTime(s, results)),
        once(() => dimensions(s, results, beside, by)),
        once(() => inBands(s, results)),
        ...origins.map(figure),
      ],
      lines: [],
    },
  ];
  for (const { id, title, questions = [] } of s.model.sections) {
    const asked = questions.filter((q) => q.type !== 'note' && !shown.has(q.id));
    for (const q of asked) shown.add(q.id);
    if (asked.length) parts.push(part(`s-${id}`, s.text(title), asked));
  }
  const unknown = Object.entries(results.questions).filter(([id]) => !shown.has(id) && !s.model.nodes.has(id));
  if (unknown.length)
    parts.push(
      part(
        'unknown',
        msg('Questions of another version', { id: 's-a-unknown' }),
        unknown.map(([id, { type }]) => ({ id, type, label: id }) as Asked),
      ),
    );
  return parts;
}
