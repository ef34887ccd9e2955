import type { Meta } from '@storybook/web-components-vite';
import { mapMeta, panel, shown, visitor, type Args, type Play, type Story } from '../support/partner-map.ts';
import { until } from '../support/respondent.ts';

const meta: Meta<Args> = { ...mapMeta, title: 'Partner map/Forms' };
export default meta;

const contact = { begin: 'entry=cecop' };
const narrow = { width: 'phone' };

/** Who gets it, and what they learn, is said before anything is asked. */
export const ContactBefore: Story = {
  args: contact,
  play: async (context) => {
    await shown('.card')(context);
    await visitor(context).press('[data-panel="contact:cecop"]');
    await visitor(context).shown('.inset .primary');
  },
};
export const ContactForm: Story = {
  args: contact,
  play: async (context) => {
    await ContactBefore.play!(context);
    await visitor(context).press('.inset .primary');
    await visitor(context).shown('.inset textarea');
  },
};
export const NarrowContactForm: Story = { ...ContactForm, globals: narrow };
/** Everything that is missing, with a link to each. */
export const ContactIncomplete: Story = {
  args: contact,
  play: async (context) => {
    await ContactForm.play!(context);
    await visitor(context).press('.inset .primary');
    await visitor(context).shown('#summary');
  },
};

const sent: Play = async (context) => {
  const me = visitor(context);
  await ContactForm.play!(context);
  await me.press('.inset input[type=radio]');
  await me.write('.inset textarea', 'Siamo una cooperativa di Lodi e vorremmo conoscervi.');
  await me.write('.inset input[autocomplete=name]', 'Prova di Lodi');
  await me.write('.inset input[type=email]', 'prova@lodi.example');
  await me.press('.inset input[type=checkbox]');
  await me.press('.inset .primary');
};
export const ContactSent: Story = {
  args: contact,
  play: async (context) => {
    await sent(context);
    await visitor(context).shown('.inset code');
  },
};
export const ContactRefused: Story = {
  args: contact,
  parameters: { endpoint: 'refused' },
  play: async (context) => {
    await sent(context);
    await visitor(context).shown('.inset [role=alert]');
  },
};
/** It is kept, said to be waiting, and tried again. */
export const ContactOffline: Story = {
  args: contact,
  parameters: { endpoint: 'offline' },
  play: async (context) => {
    await sent(context);
    await until(() => !visitor(context).find('.inset textarea') && visitor(context).find('.inset button'), 'the wait');
  },
};

export const Meeting: Story = {
  args: contact,
  play: async (context) => {
    await shown('.card')(context);
    await visitor(context).press('[data-panel="meeting:cecop"]');
    await visitor(context).press('.inset .primary');
    await visitor(context).shown('.inset textarea');
  },
};
export const Help: Story = { play: panel('help', '.inset textarea') };
export const Propose: Story = { play: panel('propose', '.inset .primary') };
export const NarrowPropose: Story = { globals: narrow, play: Propose.play! };
export const AlbanianPropose: Story = { globals: { locale: 'sq' }, play: Propose.play! };

export const Correct: Story = {
  args: contact,
  play: async (context) => {
    await shown('.card')(context);
    await visitor(context).press('[data-panel="correct:cecop"]');
    await visitor(context).shown('.inset input[type=radio]');
  },
};
/** What was and what is proposed, side by side, before it is sent. */
export const CorrectWithDifference: Story = {
  args: contact,
  play: async (context) => {
    const me = visitor(context);
    await Correct.play!(context);
    await me.write('.inset input[type=url]', 'https://cecop.example/');
    await me.write('[data-path=source] :is(input, textarea)', 'il sito dell’organizzazione');
    for (const box of me.all<HTMLInputElement>('.inset input[type=checkbox]')) if (!box.checked) box.click();
    await me.press('.inset .primary');
    await me.shown('.inset .change');
  },
};
/** The point is set on the map, by pointer or by keys. */
export const PlacePicking: Story = {
  play: async (context) => {
    await Propose.play!(context);
    await visitor(context).choose('Scegliete il punto sulla mappa');
    await visitor(context).shown('.picking');
  },
};
