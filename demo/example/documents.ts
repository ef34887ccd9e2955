import { contentDigest } from '../../src/contract/digest.ts';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { build } from '../../src/form/index.ts';
import { aggregate } from '../../src/receiver/results/aggregate.ts';
import { respondent } from '../../src/receiver/results/respondents.ts';
import { threshold } from '../../src/receiver/results/suppress.ts';
import { group, type Sent } from './group.ts';

/**
 * What a receiver would tell of some answers, made by its own code; so what may not be told is not in these files either.
 * @returns the documents by their paths: `living-mapping.json`
 */
export async function documents(definition: Questionnaire, sent: readonly Sent[]): Promise<Map<string, unknown>> {
  const model = build(definition);
  const { id, version } = definition;
  const n = sent.length;
  const told = aggregate(
    model,
    sent.map(({ answers }) => respondent(model, answers)),
  );
  const released = { n, at: sent.at(-1)!.receivedAt.toISOString() };
  const head = { about: id, version, digest: await contentDigest(definition), threshold, released };
  return new Map([[`${id}.json`, { ...head, n, suppressed: false, ...told }]]);
}

/** The example group of the demonstration: 141 invented organisations, as many as applied to the programme. */
export const example = (definition: Questionnaire): Promise<Map<string, unknown>> =>
  documents(definition, group(build(definition)));
