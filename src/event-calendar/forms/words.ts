import type { EventEntry } from '../../contract/events.ts';
import type { RegistrationWords } from '../../form/registration.ts';
import { currentLocale, dateFormat, msg, numberFormat, str } from '../../locale/index.ts';
import { quoted } from '../../respondent/inset-texts.ts';
import type { Browsing } from '../browsing.ts';
import { consentText } from './common.ts';

/** Of a two-sided day: on which side one is, and as what one may be listed. */
const sideWords = (): Readonly<Record<string, { label: string; help?: string }>> => ({
  side: { label: msg('On which side do you take part?', { id: 'c-form-side' }) },
  organisation: { label: msg('Name of your organisation', { id: 'c-form-organisation' }) },
  summary: {
    label: msg('What you do, and whom you look for', { id: 'c-form-summary' }),
    help: msg('A few sentences for those who choose whom to meet.', { id: 'c-form-summary-why' }),
  },
  listed: {
    label: msg('May the other side see your organisation in the list?', { id: 'c-form-listed' }),
    help: msg('Its name and what you wrote about it, nothing else. Whoever is not in it cannot be chosen.', {
      id: 'c-form-listed-why',
    }),
  },
});

/** What a registration says of its questions. Call inside render. */
export const registrationWords = (s: Browsing): RegistrationWords => ({
  ...sideWords(),
  stages: {
    label: msg('Which of its events?', { id: 'c-form-stages' }),
    help: msg('Those that belong to the path are chosen already.', { id: 'c-form-stages-why' }),
  },
  name: { label: msg('Name and surname', { id: 'c-form-name' }) },
  email: {
    label: msg('E-mail address', { id: 'c-form-email' }),
    help: msg('What changes is written to this address.', { id: 'c-form-email-why' }),
  },
  role: { label: msg('In which role do you take part?', { id: 'c-form-role' }) },
  invitation: {
    label: msg('Invitation code', { id: 'c-form-invitation' }),
    help: msg('It is in the invitation that you received.', { id: 'c-form-invitation-why' }),
  },
  tables: {
    label: msg('Which tables would you like to sit at?', { id: 'c-form-tables' }),
    help: msg('Put them in your order. You get the first that has a seat.', { id: 'c-form-tables-why' }),
  },
  support: {
    label: msg('Would you like a supported seat?', { id: 'c-form-support' }),
    help: msg('Only the number of those given is published, never who has one.', { id: 'c-form-support-why' }),
  },
  access: {
    label: msg('What do you need to take part?', { id: 'c-form-access' }),
    help: msg('For example step-free access, sign language, subtitles. It is not kept on this device.', {
      id: 'c-form-access-why',
    }),
  },
  expert_question: {
    label: msg('A question to the experts', { id: 'c-form-question' }),
    help: msg('It is passed on to them before the event.', { id: 'c-form-question-why' }),
  },
  privacy: {
    label: msg('I agree that what I wrote here is used for this registration.', { id: 'c-form-consent' }),
    text: consentText(s),
  },
});

/** Who may ask for a supported seat, until when, and what it is worth. */
export function supportSaid({ model }: Browsing, { support = [] }: EventEntry, index: number): string {
  const { eligibility, message, until, value } = support[index] ?? {};
  const locale = currentLocale();
  const day = until && dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(until));
  return [
    value && numberFormat(locale, { style: 'currency', currency: value.currency }).format(value.amount),
    quoted(eligibility, model.locales),
    day && msg(str`until ${day}`, { id: 'c-form-until' }),
    quoted(message, model.locales),
  ]
    .filter(Boolean)
    .join(' · ');
}
