import { contentDigest } from '../../src/contract/digest.ts';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import type { Crossings, Results } from '../../src/contract/results.ts';
import { build } from '../../src/form/index.ts';
import { aggregate } from '../../src/receiver/results/aggregate.ts';
import { arrivalsOf } from '../../src/receiver/results/arrivals.ts';
import { crossable, crossings } from '../../src/receiver/results/cross.ts';
import { encode, layoutOfModel } from '../../src/receiver/results/layout.ts';
import { People } from '../../src/receiver/results/people.ts';
import { respondent } from '../../src/receiver/results/respondents.ts';
import { threshold } from '../../src/receiver/results/suppress.ts';
import { group, type Sent } from './group.ts';

const monthOf = ({ receivedAt }: Sent): string => receivedAt.toISOString().slice(0, 7);

/**
 * What a receiver would tell of some answers, made by its own code; so what may not be told is not in these either.
 * @returns the documents by their paths: `living-mapping.json`, and `living-mapping/by/org_form.json` for each question that
 *   may be crossed
 */
export async function documents(
  definition: Questionnaire,
  sent: readonly Sent[],
): Promise<Map<string, Results | Crossings>> {
  const model = build(definition);
  const { id, version } = definition;
  const n = sent.length;
  const layout = layoutOfModel(model);
  const people = new People(layout, n);
  for (const { answers } of sent) people.add(encode(layout, respondent(model, answers)));
  const { told, asked } = await aggregate(people);

  const months: Record<string, number> = {};
  for (const one of sent) months[monthOf(one)] = (months[monthOf(one)] ?? 0) + 1;
  const periods = [...arrivalsOf(null, months).told];
  const released = { n, at: sent.at(-1)!.receivedAt.toISOString() };
  const head = { about: id, version, digest: await contentDigest(definition), threshold, released };

  const made = new Map<string, Results | Crossings>();
  made.set(`${id}.json`, { ...head, n, suppressed: false, ...told, periods });
  for (const by of crossable(asked)) {
    const questions = crossings(asked, by);
    if (Object.keys(questions).length) made.set(`${id}/by/${by}.json`, { ...head, by, questions });
  }
  return made;
}

/** The example group of the demonstration: 141 invented organisations, as many as applied to the programme. */
export const example = (definition: Questionnaire): Promise<Map<string, Results | Crossings>> =>
  documents(definition, group(build(definition)));
