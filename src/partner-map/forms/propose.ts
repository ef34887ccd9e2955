import { html, nothing } from 'lit';
import type { Question } from '../../contract/questionnaire.ts';
import { Form, type Answers, type Model as FormModel } from '../../form/index.ts';
import { msg, str } from '../../locale/index.ts';
import { toLatitude, toLongitude } from '../geo/mercator.ts';
import type { InsetForm, InsetSitting } from '../../respondent/inset.ts';
import type { Model } from '../model.ts';
import { changes } from './changes.ts';
import { close, consent, controllerOf, documentOf, sectionOf } from './common.ts';
import { difference } from './difference.ts';
import { answersOf, geometryOf, propertiesOf, questionAt, type Ground } from './entry.ts';
import { entryQuestions, entrySections } from './entry-questions.ts';
import { towns } from './gazetteer.ts';
import { quoted, writing } from './texts.ts';
import { townName } from './town.ts';

/** A way to point at a place on the map, by keyboard too. */
export interface PlacePicker {
  /**
   * @param at longitude and latitude in degrees to begin at
   * @returns those that were chosen; undefined when it was given up
   */
  pick(at?: readonly [number, number]): Promise<readonly [number, number] | undefined>;
}

export interface Proposal {
  readonly model: Model;
  /** number of the entry to be corrected; none proposes a new one */
  readonly partner?: number | undefined;
  /** the person's locale, in which texts are written */
  readonly locale: string;
  readonly picker?: PlacePicker | undefined;
}

const both = (answers: Answers): readonly [number, number] | undefined =>
  (geometryOf(answers)?.coordinates as [number, number] | undefined) ?? undefined;

/** Proposes an entry, or a correction of one: its form follows the contract's Partner, few fields are required. */
export function propose({ model, partner: number, locale, picker }: Proposal): InsetForm {
  const { locales } = model;
  const is = number === undefined;
  const x = is ? NaN : model.x[number]!;
  const ground: Ground = {
    locales,
    language: writing(locales, locale),
    partner: is ? undefined : model.partner(number),
    place: Number.isNaN(x) ? undefined : [toLongitude(x), toLatitude(model.y[number!]!)],
    towns: towns(),
  };
  const known: Answers = is ? {} : { ...answersOf(ground), wish: 'correct' };
  const correcting = is ? undefined : "${wish} === 'correct'";
  const begun = new WeakMap<FormModel, Form>();
  /** the form as it began */
  const before = (form: Form): Form => {
    const made = begun.get(form.model) ?? new Form(form.model, { answers: known });
    begun.set(form.model, made);
    return made;
  };
  const changed = (form: Form) => difference(before(form), form, entrySections);
  /** what is on the form and of its kind; the groups' items with what tells which they were */
  const told = (form: Form): Answers => ({ ...form.submitted(), opportunities: form.answers().opportunities });
  const going = (form: Form): boolean => form.read('wish') === 'remove';
  let town: unknown;

  const wish = (): Question[] => [
    {
      type: 'single',
      id: 'wish',
      label: msg('What would you like to propose?', { id: 'm-form-wish' }),
      required: true,
      options: [
        { value: 'correct', label: msg('Something in it should be different', { id: 'm-form-correct' }) },
        { value: 'remove', label: msg('This entry should go', { id: 'm-form-remove' }) },
      ],
    },
    {
      type: 'longtext',
      id: 'reason',
      label: msg('Why should it go?', { id: 'm-form-reason' }),
      required: true,
      maxLength: 2000,
      showIf: "${wish} === 'remove'",
    },
  ];

  const proposer = (): Question[] => [
    {
      type: 'text',
      id: 'source',
      label: msg('Where do you know this from?', { id: 'm-form-source' }),
      help: msg('A web page, a document, or your own role in the organisation. It is shown beside the entry.', {
        id: 'm-form-source-why',
      }),
      required: true,
      maxLength: 500,
    },
    {
      type: 'longtext',
      id: 'note',
      label: msg('Anything else that who checks it should know', { id: 'm-form-note' }),
      maxLength: 2000,
    },
    {
      type: 'text',
      id: 'name',
      label: msg('Your name', { id: 'm-form-name' }),
      maxLength: 200,
      autocomplete: 'name',
      sensitive: true,
    },
    {
      type: 'email',
      id: 'email',
      label: msg('Your e-mail address', { id: 'm-form-email' }),
      help: msg('For questions about what you propose. It is never published.', { id: 'm-form-proposer-email' }),
      autocomplete: 'email',
      sensitive: true,
    },
    {
      type: 'email',
      id: 'contactEmail',
      label: msg('Address to which messages to this organisation are passed on', { id: 'm-form-contact-email' }),
      help: msg('Visitors write by a form; this address is never published.', { id: 'm-form-contact-why' }),
      autocomplete: 'off',
      sensitive: true,
      ...(correcting && { showIf: correcting }),
    },
    {
      ...consent(
        model,
        'relay',
        msg('I may agree for the organisation that messages are passed on to this address.', {
          id: 'm-form-relay-consent',
        }),
        msg(str`Responsible for it: ${controllerOf(model)}.`, { id: 'm-form-responsible' }),
      ),
      showIf: 'answered(${contactEmail})',
    } as Question,
    consent(
      model,
      'publication',
      msg('What I propose of the entry may be published.', { id: 'm-form-publication' }),
      msg(str`It is published, with its source, once ${controllerOf(model)} has checked it. Who proposed it is not.`, {
        id: 'm-form-publication-why',
      }),
    ),
    consent(
      model,
      'privacy',
      msg('I agree that what I wrote about myself is used to check it.', { id: 'm-form-propose-consent' }),
      msg(str`Responsible for it: ${controllerOf(model)}.`, { id: 'm-form-responsible' }),
    ),
  ];

  const define: InsetForm['define'] = () => ({
    title: is
      ? msg('Propose a new entry', { id: 'm-form-propose-title' })
      : msg(str`Correct the entry of ${quoted(ground.partner!.name, locales)}`, { id: 'm-form-correct-title' }),
    thanks: msg('It was accepted. It is looked at before anything is published.', { id: 'm-form-propose-thanks' }),
    sections: [
      ...(is ? [] : [sectionOf('what', msg('Your proposal', { id: 'm-form-proposal' }), wish())]),
      ...entryQuestions(model, ground, correcting),
      sectionOf('source_part', msg('Where it is known from', { id: 'm-form-source-part' }), proposer()),
    ],
  });

  async function point(s: InsetSitting, button: HTMLElement): Promise<void> {
    const { form } = s;
    const at = await picker!.pick(both(form.submitted()));
    if (at) {
      const [lon, lat] = at.map((value) => Math.round(value * 1e5) / 1e5);
      form.answer('lat', lat);
      form.answer('lon', lon);
    }
    await s.updateComplete;
    button.focus();
  }

  return {
    kind: 'partner',
    about: is ? 'new' : model.ids[number]!,
    key: ground.language,
    document: documentOf(model),
    known,
    define,
    // of a new entry, what is not needed; of one that is there, what says nothing yet
    folded: ['work', 'wanted'],
    follow(form) {
      const found = form.state('find')?.value;
      if (found === town) return;
      town = found;
      const chosen = ground.towns.find(({ id }) => id === found);
      if (!chosen) {
        // a town that is not known is one that was written
        if (typeof found === 'string') form.answer('city', found);
        form.answer('find', undefined);
        town = undefined;
        return;
      }
      form.answer('city', townName(chosen, ground.language.split('-')[0]!));
      form.answer('region', chosen.region);
      form.answer('country', chosen.country);
      form.answer('lat', chosen.lat);
      form.answer('lon', chosen.lon);
    },
    answers(form) {
      const { source, note, name, email, contactEmail, reason } = form.submitted();
      const remove = going(form);
      const was = told(before(form));
      const now = remove ? was : told(form);
      return {
        document: model.id,
        properties: propertiesOf(now, was, ground),
        geometry: geometryOf(now),
        ...(remove && { remove, reason }),
        ...Object.fromEntries(
          Object.entries({ source, note, name, email, contactEmail }).filter(([, value]) => value !== undefined),
        ),
      };
    },
    place: questionAt,
    beside(section, s) {
      if (section !== 'where' || !picker) return;
      const where = both(s.form.submitted());
      return html`<div class="row">
        <button @click=${(event: Event) => void point(s, event.currentTarget as HTMLElement)}>
          ${msg('Choose the point on the map', { id: 'm-form-pick' })}
        </button>
        ${
          where
            ? html`<button
                class="quiet"
                @click=${() => {
                  s.form.answer('lat', undefined);
                  s.form.answer('lon', undefined);
                }}
              >
                ${msg('Take the point away', { id: 'm-form-unpick' })}
              </button>`
            : nothing
        }
      </div>`;
    },
    review: (s) => changes(s, is ? undefined : before(s.form), changed(s.form), going(s.form)),
    idle: (s) => !is && s.step.id === 'review' && !going(s.form) && !changed(s.form).length,
    gone: () => msg('This entry is not there any more. What you wrote is still below.', { id: 'm-form-entry-gone' }),
    again: () => msg('Propose something else', { id: 'm-form-propose-again' }),
    close,
  };
}
