import { judgeInterview } from '../../form/interview-judge.ts';
import { checkFiles, type Answered } from '../files.ts';
import { Refusal } from '../problem.ts';
import { checkDates, definitionOf, keptOf } from './answered.ts';
import type { Intake } from './intake.ts';

type Entries = readonly Answered['answers'][];

/** An interview: answers of its phases, and with them those of each experience and of each track. */
export const interview: Intake = {
  judge(submission, files, services) {
    const published = definitionOf(submission, services);
    const models = published.interview!;
    const { answers, consents, form, ifFull } = submission;
    const now = services.settings.now();
    checkDates(published.definition, now);
    const errors = judgeInterview(models, answers, now);
    consents?.forEach(({ id }, i) => {
      if (models.main.nodes.get(id)?.question.type !== 'consent')
        errors.push({ pointer: `/consents/${i}/id`, code: 'unknown' });
    });
    if (form !== undefined) errors.push({ pointer: '/form', code: 'unknown' });
    if (ifFull) errors.push({ pointer: '/ifFull', code: 'unknown' });
    // Lists and files are looked at when they have been found to have the right shape.
    if (!errors.length) {
      const entries = (name: 'experiences' | 'tracks', model: Answered['model']): Answered[] =>
        ((answers[name] ?? []) as Entries).map((entry, i) => ({ model, answers: entry, at: `/${name}/${i}` }));
      const all = [
        { model: models.main, answers },
        ...entries('experiences', models.experience),
        ...entries('tracks', models.track),
      ];
      errors.push(...checkFiles(all, files));
    }
    if (errors.length) throw new Refusal('invalid', { errors });
    return { ...keptOf(published, now), answers, consents };
  },
};
