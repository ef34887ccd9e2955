import { html } from 'lit';
import type { Office } from '../../contract/partners.ts';
import { officeFor } from '../../form/office.ts';
import type { Form } from '../../form/index.ts';
import type { InsetForm } from '../../respondent/inset.ts';
import { msg, str } from '../../locale/index.ts';
import type { Model } from '../model.ts';
import {
  close,
  documentOf,
  purposeOptions,
  relayConsent,
  sectionOf,
  several,
  termOptions,
  whoWrites,
} from './common.ts';
import { said } from './texts.ts';

/** A request for help in finding partners, to the office that deals with such: told as one fills it in. */
export function help(model: Model): InsetForm {
  const { locales, offices, sectors } = model;
  const office = (form: Form): Office | undefined => officeFor(offices, form.submitted());
  return {
    kind: 'contact',
    about: '',
    key: 'help',
    document: documentOf(model),
    addressee: (form) => office(form)?.id,
    define: () => ({
      title: msg('Ask for help in finding partners', { id: 'm-form-help-title' }),
      thanks: msg('It was accepted and will be passed on. You are answered at the address that you gave.', {
        id: 'm-form-help-thanks',
      }),
      sections: [
        sectionOf('need_part', msg('What you need', { id: 'm-form-need-part' }), [
          {
            type: 'longtext',
            id: 'need',
            label: msg('What or whom are you looking for?', { id: 'm-form-need' }),
            required: true,
            minLength: 20,
            maxLength: 4000,
          },
          {
            type: 'country',
            id: 'countries',
            multiple: true,
            label: msg('In which countries?', { id: 'm-form-countries' }),
            first: ['IT', 'AL', 'XK'],
          },
          ...several('sectors', msg('In which sectors?', { id: 'm-form-sectors' }), termOptions(sectors, locales)),
          {
            type: 'single',
            id: 'purpose',
            label: msg('What is it for?', { id: 'm-form-what-for' }),
            options: purposeOptions(),
          },
          {
            type: 'date',
            id: 'deadline',
            label: msg('By when?', { id: 'm-form-deadline' }),
            help: msg('For example the day on which a call closes.', { id: 'm-form-deadline-why' }),
          },
        ]),
        sectionOf('who', msg('Who you are', { id: 'm-form-who' }), [...whoWrites(), relayConsent(model)]),
      ],
    }),
    answers(form) {
      const { privacy: _, ...answers } = form.submitted();
      return answers;
    },
    beside(section, s) {
      if (section !== 'need_part') return;
      const found = office(s.form);
      return html`<p class="notice" role="status">
        ${
          found
            ? msg(str`This goes to: ${said(found.label, locales)}`, { id: 'm-form-office' })
            : msg('No office deals with this: choose other countries or sectors.', { id: 'm-form-no-office' })
        }
      </p>`;
    },
    idle: (s) => !office(s.form),
    gone: () =>
      msg('This could not be passed on: the office does not take requests here any more.', {
        id: 'm-form-office-gone',
      }),
    again: () => msg('Write again', { id: 'm-form-again' }),
    close,
  };
}
