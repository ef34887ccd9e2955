import { Refusal } from '../problem.ts';
import { codeOf, same, sha256 } from '../secrets.ts';
import { judgeBeside } from './consents.ts';
import type { Intake } from './intake.ts';
import { retention } from './relay.ts';

const day = 86_400_000;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * The end of a registration, by its id and the code of its receipt. It may come again, and after the registration was erased:
 * what it asks for is so already. The code is not stored.
 */
export const cancellation: Intake = {
  async judge(submission, files, services) {
    const { database, calendar, settings } = services;
    const { about, answers } = submission;
    const errors = judgeBeside(submission, files.length);
    for (const name of Object.keys(answers))
      if (name !== 'code' && name !== 'reason') errors.push({ pointer: `/answers/${name}`, code: 'unknown' });
    const { code, reason } = answers;
    if (typeof code !== 'string') errors.push({ pointer: '/answers/code', code: 'required' });
    if (reason !== undefined && (typeof reason !== 'string' || reason.length > 1000))
      errors.push({ pointer: '/answers/reason', code: 'type' });
    if (errors.length) throw new Refusal('invalid', { errors });
    const [row] = uuid.test(about)
      ? await database.query<{ code_hash: Uint8Array }>(
          `SELECT code_hash FROM submissions WHERE id = $1 AND kind = 'registration'`,
          [about],
        )
      : [];
    // Whether there is such a registration is not for who has no code to know.
    if (!same(row?.code_hash, sha256(codeOf(String(code))))) throw new Refusal('forbidden');
    return {
      answers: reason === undefined ? {} : { reason },
      purgeAt: new Date(settings.now().getTime() + retention * day),
      within: (sql) => calendar.cancel(sql, about),
    };
  },
};
