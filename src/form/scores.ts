import type { ScoreItem } from '../contract/questionnaire.ts';
import { Form } from './form.ts';
import type { Answer, Answers, Model } from './types.ts';
import { isRecord, own } from './values.ts';

export interface Score {
  /** 0–100 in full precision; null when too little was answered to say */
  readonly score: number | null;
  /** the id of the band that it falls in */
  readonly band: string | null;
}
export interface Scores {
  readonly dimensions: Readonly<Record<string, Score>>;
  /** the mean of the dimensions that could be computed */
  readonly overall: number | null;
  readonly overallBand: string | null;
}

const mean = (values: readonly number[]): number | undefined =>
  values.length ? values.reduce((a, b) => a + b, 0) / values.length : undefined;

/** Piecewise linear through [x, score] points, clamped at both ends. */
function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const above = sorted.findIndex(([px]) => px >= x);
  if (above < 0) return sorted.at(-1)?.[1] ?? 0;
  const [x1, y1] = sorted[above]!;
  const [x0, y0] = sorted[above - 1] ?? [x1, y1];
  return x1 === x0 || x <= x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** What an answer is worth, 0–100; undefined when it is unanswered or cannot be scored. */
function worth(model: Model, item: ScoreItem, answer: Answer): number | undefined {
  const node = model.nodes.get(item.question);
  if (!node || answer === undefined) return undefined;
  const scoreOf = (value: Answer) => node.options.find((o) => o.value === value)?.score;
  const onScale = (value: Answer) =>
    node.scale && typeof value === 'number'
      ? ((value - node.scale.min) / (node.scale.max - node.scale.min)) * 100
      : undefined;
  const rows = (of: (value: Answer) => number | undefined): number[] =>
    isRecord(answer) ? node.rows.flatMap((row) => of(own(answer, row.id)) ?? []) : [];
  const list = [answer].flat() as Answer[];
  switch (item.map) {
    case 'option':
      return scoreOf(answer);
    case 'sumOptions':
      return Math.min(
        100,
        list.reduce<number>((sum, v) => sum + (scoreOf(v) ?? 0), 0),
      );
    case 'count':
      return interpolate(
        item.points ?? [],
        list.filter((v) => !node.options.find((o) => o.value === v)?.exclusive).length,
      );
    case 'points':
      return typeof answer === 'number' ? interpolate(item.points ?? [], answer) : undefined;
    case 'scale':
      return onScale(answer);
    case 'rowMean':
      return mean(rows(scoreOf));
    case 'rowScaleMean':
      return mean(rows(onScale));
    case 'topRows':
      return mean(
        rows(scoreOf)
          .sort((a, b) => b - a)
          .slice(0, item.n ?? 1),
      );
    case 'shareOfItems': {
      const values = list.flatMap((entry) => own(entry, item.field ?? '') ?? []);
      return mean(values.map((v) => (item.set?.includes(v as string) ? 100 : 0)));
    }
  }
}

/** The band that an unrounded score falls in: `from` ≤ score < `to`, the last one closed. */
export function bandOf(model: Model, score: number | null): string | null {
  const bands = model.definition.bands ?? [];
  return (
    (score === null
      ? undefined
      : bands.find((b, i) => score >= b.from && (score < b.to || (i === bands.length - 1 && score <= b.to)))
    )?.id ?? null
  );
}

/** What one answer brought to a dimension. */
export interface Worth {
  readonly question: string;
  readonly weight: number;
  /** 0–100; undefined when it is unanswered */
  readonly value: number | undefined;
}

/** The visible items of a dimension, in the order of the definition. */
export function worths(model: Model, form: Form, dimension: string): Worth[] {
  return (model.definition.scoring?.items ?? [])
    .filter((item) => item.dimension === dimension && form.state(item.question)?.visible)
    .map((item) => ({
      question: item.question,
      weight: item.weight ?? 1,
      value: worth(model, item, form.read(item.question)),
    }));
}

/** The gate that settles a dimension by these answers, with the questions that it reads; undefined when none holds. */
export function gateOf(model: Model, form: Form, dimension: string) {
  const gates = model.definition.scoring?.gates ?? [];
  const i = gates.findIndex(
    (gate, n) => gate.dimension === dimension && model.gates[n]?.run(form.read as never) === true,
  );
  return i < 0 ? undefined : { score: gates[i]!.score, reads: model.gates[i]!.reads };
}

/**
 * Scores a set of answers. A dimension is the weighted mean of its answered, visible items; hidden items do not count;
 * with less than `minAnsweredShare` of the visible weight answered it is null, never 0; a gate that holds settles it.
 */
export function scores(model: Model, answers: Answers | Form): Scores {
  const form = answers instanceof Form ? answers : new Form(model, { answers });
  const scoring = model.definition.scoring;
  const dimensions: Record<string, Score> = {};
  for (const { id } of model.definition.dimensions ?? []) {
    let [sum, answered, visible] = [0, 0, 0];
    for (const { weight, value } of worths(model, form, id)) {
      visible += weight;
      if (value === undefined) continue;
      answered += weight;
      sum += weight * value;
    }
    const enough = answered > 0 && answered / visible >= (scoring?.minAnsweredShare ?? 0.6) - 1e-9;
    const gate = gateOf(model, form, id);
    const score = gate ? gate.score : enough ? sum / answered : null;
    dimensions[id] = { score, band: bandOf(model, score) };
  }
  const overall = mean(Object.values(dimensions).flatMap((d) => d.score ?? [])) ?? null;
  return { dimensions, overall, overallBand: bandOf(model, overall) };
}
