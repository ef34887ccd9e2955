import { judge } from '../../form/index.ts';
import { ask } from '../events/questions.ts';
import { shut } from '../events/terms.ts';
import { beginOf, endOf } from '../events/times.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';
import { definitionOf } from './answered.ts';
import { judgeBeside, judgeConsents } from './consents.ts';
import type { Intake } from './intake.ts';
import { retention } from './relay.ts';

const day = 86_400_000;

async function eventOf(about: string, { calendar }: Services) {
  const found = await calendar.documents.find(about);
  if (!found) throw new Refusal('invalid', { errors: [{ pointer: '/about', code: 'unknown' }] });
  const days = (found.document.events.privacy?.retentionDays ?? retention) * day;
  const after = (now: Date) =>
    new Date(Math.max(now.getTime(), endOf(found.event, found.document.events)?.getTime() ?? 0) + days);
  return { ...found, found, after };
}

/** A question to the experts, before the event or during it: it is shown to nobody until who moderates lets it through. */
export const expertQuestion: Intake = {
  async judge(submission, files, services) {
    const { about, answers, consents } = submission;
    const now = services.settings.now();
    const { found, event, document, after } = await eventOf(about, services);
    const { questionsBefore = true, questionsLive = false } = event.registration ?? {};
    const form = services.calendar.documents.question(found, now);
    const errors = judge(form, answers, now);
    if (answers.live === true ? !questionsLive : !questionsBefore)
      errors.push({ pointer: answers.live === true ? '/answers/live' : '/about', code: 'unknown' });
    errors.push(...judgeConsents(submission, [], ['privacy', 'publication']), ...judgeBeside(submission, files.length));
    if (errors.length) throw new Refusal('invalid', { errors });
    const why = shut(found, now);
    if (why === 'cancelled') throw new Refusal('event-cancelled');
    if (why === 'held' || why === 'over') throw new Refusal('closed');
    return {
      answers,
      consents,
      version: document.events.version,
      definitionDigest: document.digest,
      purgeAt: after(now),
      status: 'pending',
      within: (sql) => ask(sql, submission.id, about, now),
    };
  },
};

/** What is said of an event afterwards: by the questionnaire that it names, else by three questions. */
export const feedback: Intake = {
  async judge(submission, files, services) {
    const { about, answers, consents } = submission;
    const { content, settings, calendar } = services;
    const now = settings.now();
    const { found, event, document, after } = await eventOf(about, services);
    const begin = beginOf(event, document.events);
    if (event.status === 'cancelled') throw new Refusal('event-cancelled');
    if (event.status !== 'held' && !(begin && now >= begin)) throw new Refusal('not-open');
    const own = event.feedback !== undefined && content.current(event.feedback) ? event.feedback : undefined;
    const answered =
      own === undefined ? undefined : definitionOf({ ...submission, kind: 'questionnaire', about: own }, services);
    const form = calendar.documents.feedback(found, now, () => answered?.model());
    const errors = judge(form, answers, now);
    const asked = [...form.nodes.values()].flatMap(({ name, question }) => (question.type === 'consent' ? [name] : []));
    errors.push(...judgeConsents(submission, [], ['privacy', ...asked]), ...judgeBeside(submission, files.length));
    if (errors.length) throw new Refusal('invalid', { errors });
    return {
      answers,
      consents,
      version: answered?.version ?? document.events.version,
      definitionDigest: answered?.digest ?? document.digest,
      purgeAt: after(now),
    };
  },
};
