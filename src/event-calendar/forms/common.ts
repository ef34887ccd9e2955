import type { Question } from '../../contract/questionnaire.ts';
import { currentLocale, msg, plural, str } from '../../locale/index.ts';
import { plain, quoted, said } from '../../respondent/inset-texts.ts';
import type { Browsing } from '../browsing.ts';
import { daysSaid } from '../dates.ts';
import { hoursOf } from '../times.ts';

/** Who is responsible for what is sent, as it stands. */
export const controllerOf = ({ model }: Browsing): string =>
  said(model.head.privacy?.controller, model.locales) ||
  msg('whoever publishes this calendar', { id: 'c-form-publisher' });

/** "Kept until 30 days after the event"; empty where nothing is said of it. */
export function keptSaid({ model }: Browsing): string {
  const days = model.head.privacy?.retentionDays;
  return days
    ? plural(currentLocale(), days, {
        one: msg('It is deleted {n} day after the event.', { id: 'c-form-kept-one' }),
        other: msg('It is deleted {n} days after the event.', { id: 'c-form-kept' }),
      })
    : '';
}

/** A consent that has to be given, with who gets what is written, how long it is kept, and the way to the notice. */
export function consentText(s: Browsing): string {
  const { notice } = s.model.head.privacy ?? {};
  // a bracket would end the link
  const address = notice?.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
  return [
    msg(str`Responsible for it: ${plain(controllerOf(s))}.`, { id: 'c-form-responsible' }),
    keptSaid(s),
    address && `[${msg('Privacy notice', { id: 'q-privacy' })}](${address})`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A consent to what a form without a registration is used for. */
export const consent = (s: Browsing, label: string): Question => ({
  type: 'consent',
  id: 'privacy',
  label,
  text: consentText(s),
  required: true,
});

export const close = (): string => msg('Close', { id: 'c-form-close' });

/** Title of an event as it may stand in a text of a form. */
export const titleOf = (s: Browsing, n: number): string => quoted(s.model.event(n).title, s.model.locales);

/** "giovedì 11 febbraio 2027, 14:30–18:30 (ora dell’Europa centrale)": as exactly as it is known. */
export function momentOf(s: Browsing, n: number): string {
  const time = hoursOf(s, n);
  return time ? `${daysSaid(s, n)}, ${time.said} (${time.zone})` : daysSaid(s, n);
}
