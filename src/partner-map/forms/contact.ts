import { html, nothing } from 'lit';
import type { Opportunity } from '../../contract/partners.ts';
import type { Question } from '../../contract/questionnaire.ts';
import type { InsetForm } from '../../respondent/inset.ts';
import { listFormat, currentLocale, displayNames, msg, str } from '../../locale/index.ts';
import type { Model } from '../model.ts';
import { close, controllerOf, documentOf, purposeOptions, relayConsent, sectionOf, whoWrites } from './common.ts';
import { plain, quoted, said } from './texts.ts';

export interface ToPartner {
  readonly model: Model;
  /** number of the entry */
  readonly partner: number;
  /** one of its opportunities, which the message is about */
  readonly opportunity?: Opportunity | undefined;
}

/** Languages that one may be answered in first: the interface's, then the partner's. */
const languagesOf = ({ model, partner }: ToPartner): string[] => [
  ...new Set(['it', 'en', 'sq', ...(model.partner(partner).languages ?? []).map((tag) => tag.split('-')[0]!)]),
];

/** A message to a partner, or with `when` a request to meet: it is passed on, and neither sees the other's address before. */
export function toPartner(to: ToPartner, kind: 'contact' | 'meeting-request'): InsetForm {
  const { model, partner: number, opportunity } = to;
  const { locales } = model;
  const partner = model.partner(number);
  const meeting = kind === 'meeting-request';
  const regarding = (): string => msg(str`About: “${said(opportunity?.title, locales)}”`, { id: 'm-form-about' });
  const questions = (): Question[] => [
    ...(opportunity ? [{ type: 'note', id: 'regarding', label: plain(regarding()) } as const] : []),
    {
      type: 'single',
      id: 'purpose',
      label: msg('What is it about?', { id: 'm-form-purpose' }),
      required: true,
      options: [
        ...purposeOptions(),
        { value: 'information', label: msg('Information', { id: 'm-form-information' }) },
        { value: 'other', label: msg('Something else', { id: 'm-form-other' }) },
      ],
    },
    {
      type: 'longtext',
      id: 'message',
      label: meeting
        ? msg('What would you like to talk about?', { id: 'm-form-talk' })
        : msg('Your message', { id: 'm-form-message' }),
      help: msg('Say who you are and what you would do together.', { id: 'm-form-message-why' }),
      required: true,
      minLength: 20,
      maxLength: 4000,
    },
    ...(meeting
      ? [
          {
            type: 'text',
            id: 'when',
            label: msg('When would it suit you?', { id: 'm-form-when' }),
            help: msg('For example: “Tuesday mornings in March, online”.', { id: 'm-form-when-why' }),
            maxLength: 200,
          } as const,
        ]
      : []),
    {
      type: 'language',
      id: 'language',
      label: msg('Which language would you like the answer in?', { id: 'm-form-language' }),
      first: languagesOf(to),
    },
  ];
  return {
    kind,
    about: model.ids[number]!,
    key: opportunity && (opportunity.id ?? said(opportunity.title, locales).slice(0, 40)),
    document: documentOf(model),
    define() {
      const name = quoted(partner.name, locales);
      return {
        title: meeting
          ? msg(str`Ask to meet ${name}`, { id: 'm-form-meet-title' })
          : msg(str`Write to ${name}`, { id: 'm-form-contact-title' }),
        thanks: msg(
          str`It was accepted and will be passed on to ${name}. They answer to the address that you gave, if they wish.`,
          { id: 'm-form-thanks' },
        ),
        sections: [
          sectionOf(
            'message_part',
            meeting ? msg('The meeting', { id: 'm-form-meeting' }) : msg('Your message', { id: 'm-form-message' }),
            questions(),
          ),
          sectionOf('who', msg('Who you are', { id: 'm-form-who' }), [...whoWrites(), relayConsent(model)]),
        ],
      };
    },
    answers(form) {
      const { regarding: _, privacy: _given, ...answers } = form.submitted();
      return { ...answers, ...(opportunity?.id && { opportunity: opportunity.id }) };
    },
    before() {
      const name = said(partner.name, locales);
      const controller = controllerOf(model).replace(/\\(.)/g, '$1');
      const { languages } = partner;
      const spoken = languages?.length
        ? listFormat(currentLocale()).format(languages.map((tag) => displayNames(currentLocale(), 'language').of(tag)!))
        : '';
      return html`
        ${opportunity ? html`<p><strong>${regarding()}</strong></p>` : nothing}
        <p>
          ${msg(str`What you write, your name and your address go to ${name} through ${controller}.`, { id: 'm-form-relay' })}
        </p>
        <p>
          ${msg('You will not see their address until they answer you, which may take a while.', { id: 'm-form-relay-back' })}
        </p>
        ${spoken ? html`<p>${msg(str`They understand: ${spoken}.`, { id: 'm-form-spoken' })}</p>` : nothing}
      `;
    },
    gone: () =>
      msg(
        'This could not be passed on: messages to this entry are not taken here any more. What you wrote is still below.',
        {
          id: 'm-form-gone',
        },
      ),
    again: () => msg('Write again', { id: 'm-form-again' }),
    close,
  };
}

export const contact = (to: ToPartner): InsetForm => toPartner(to, 'contact');
