import type { Purpose } from '../../contract/partners.ts';
import type { Option, Question } from '../../contract/questionnaire.ts';
import { msg, plural, currentLocale, str } from '../../locale/index.ts';
import type { Model } from '../model.ts';
import { own, quoted } from './texts.ts';

export { documentOf, sectionOf } from '../../respondent/inset-texts.ts';

/** A document's terms as options, and those of `used` that it does not name. */
export function termOptions(terms: Model['kinds'], locales: readonly string[], used: readonly string[] = []): Option[] {
  const named = [...terms.values()].map(({ id, label }) => ({ value: id, label: own(label, locales) }));
  return [...named, ...[...new Set(used)].filter((id) => !terms.has(id)).map((id) => ({ value: id, label: id }))];
}

export const close = (): string => msg('Close', { id: 'm-form-close' });

/** Several of a document's terms: boxes while they are few. */
export const several = (
  id: string,
  label: string,
  options: readonly Option[],
): Extract<Question, { type: 'multiple' | 'dropdown' }>[] =>
  options.length
    ? [
        {
          id,
          label,
          options: [...options],
          ...(options.length > 12 ? { type: 'dropdown', multiple: true } : { type: 'multiple' }),
        },
      ]
    : [];

export const purposeOptions = (): { value: Purpose; label: string }[] => [
  { value: 'commercial', label: msg('Trade: selling, buying, services', { id: 'm-form-commercial' }) },
  { value: 'project', label: msg('A joint project', { id: 'm-form-project' }) },
];

/** Who is responsible for what is sent, in words to be set into a text. */
export const controllerOf = ({ head, locales }: Model): string =>
  quoted(head.privacy?.controller, locales) || msg('whoever publishes this map', { id: 'm-form-publisher' });

/** How long it is kept, and the way to the notice: what is said beside a consent. */
function terms({ head }: Model): string {
  const { notice, retentionDays: days } = head.privacy ?? {};
  const kept =
    days &&
    plural(currentLocale(), days, {
      one: msg('It is deleted after {n} day.', { id: 'm-form-kept-one' }),
      other: msg('It is deleted after {n} days.', { id: 'm-form-kept' }),
    });
  // a bracket would end the link
  const address = notice?.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
  const link = address && `[${msg('Privacy notice', { id: 'q-privacy' })}](${address})`;
  return [kept, link].filter(Boolean).join(' ');
}

/** A consent that has to be given. @param text what it is about, beside how long that is kept and the notice */
export const consent = (model: Model, id: string, label: string, text: string): Question => ({
  type: 'consent',
  id,
  label,
  text: [text, terms(model)].filter(Boolean).join(' '),
  required: true,
});

/** Who writes: the least that an answer needs. None of it is kept in a draft: browsers fill it in again. */
export const whoWrites = (): Question[] => [
  {
    type: 'text',
    id: 'name',
    label: msg('Your name', { id: 'm-form-name' }),
    required: true,
    maxLength: 200,
    autocomplete: 'name',
    sensitive: true,
  },
  {
    type: 'email',
    id: 'email',
    label: msg('Your e-mail address', { id: 'm-form-email' }),
    help: msg('The answer goes there.', { id: 'm-form-email-why' }),
    required: true,
    autocomplete: 'email',
    sensitive: true,
  },
  {
    type: 'text',
    id: 'organisation',
    label: msg('Your organisation', { id: 'm-form-organisation' }),
    maxLength: 200,
    autocomplete: 'organization',
  },
];

/** What one consents to when a message is passed on. */
export const relayConsent = (model: Model): Question => {
  const controller = controllerOf(model);
  return consent(
    model,
    'privacy',
    msg('I agree that what I wrote here is used to pass it on.', { id: 'm-form-consent' }),
    msg(str`Responsible for it: ${controller}. It is used for this alone.`, { id: 'm-form-consent-who' }),
  );
};
