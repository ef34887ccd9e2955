import type { Meta } from '@storybook/web-components-vite';
import { mapMeta, panel, shown, visitor, type Args, type Story } from '../support/partner-map.ts';
import { until } from '../support/respondent.ts';
import { profiles } from './documents.ts';

const meta: Meta<Args> = { ...mapMeta, title: 'Partner map/Card and panels' };
export default meta;

const narrow = { width: 'phone' };

export const Network: Story = { args: { begin: 'entry=cecop' }, play: shown('.card .links li') };
/** It is in the list, and said to be nowhere on the map. */
export const ProjectWithoutPlace: Story = { args: { begin: 'entry=housing-russia' }, play: shown('.card .muted') };
/** With every field of the Enterprise Europe Network, a call's among them. */
export const Opportunities: Story = {
  args: { definition: profiles, begin: 'entry=playhouse' },
  play: shown('.card .profiles'),
};
export const ExpiredOpportunity: Story = {
  args: { definition: profiles, begin: 'entry=playhouse' },
  play: shown('.card .profiles [data-over]'),
};
export const NarrowCard: Story = {
  args: { definition: profiles, begin: 'entry=playhouse' },
  globals: narrow,
  play: shown('.card .profiles'),
};
export const EnglishCard: Story = {
  args: { definition: profiles, begin: 'entry=playhouse' },
  globals: { locale: 'en' },
  play: shown('.card .profiles'),
};
export const AlbanianCard: Story = {
  args: { begin: 'entry=dora-e-pajtimit' },
  globals: { locale: 'sq' },
  play: shown('.card'),
};
/** No calendar on this page has the event that was asked for. */
export const EventWithoutCalendar: Story = {
  args: { definition: profiles, begin: 'entry=playhouse' },
  play: async (context) => {
    await shown('.card')(context);
    await visitor(context).choose('Incontro dei teatri');
    await visitor(context).shown('.card [role=status]');
  },
};

export const MatchForm: Story = { play: panel('match', '.profile') };
export const MatchResults: Story = {
  play: async (context) => {
    await MatchForm.play!(context);
    await visitor(context).write('#m-needs', 'progetti in Albania');
    await visitor(context).shown('.matches li');
  },
};
export const MatchOfAnEntry: Story = {
  args: { begin: 'entry=medcoop' },
  play: async (context) => {
    await shown('.card')(context);
    await visitor(context).press('[data-panel="match:medcoop"]');
    await visitor(context).shown('.panel [role=status]');
  },
};

export const EmptyShortlist: Story = { play: panel('shortlist', '.panel') };
export const Shortlist: Story = {
  args: { begin: 'entry=cecop' },
  play: async (context) => {
    const me = visitor(context);
    await shown('.card .star')(context);
    await me.press('.card .star');
    await until(() => me.find('.star[aria-pressed=true]'), 'the star');
    await panel('shortlist', '.panel textarea')(context);
  },
};
export const NarrowShortlist: Story = { ...Shortlist, globals: narrow };
/** What is not known is said to be. */
export const Presence: Story = { play: panel('presence', '.panel table') };
export const Exports: Story = { play: panel('exports', '.panel button') };
export const Import: Story = { args: { import: true }, play: panel('import', '.panel input[type=file]') };
const table = 'Denominazione;Città;Stato;Lat;Lon;Qwerty\nIl Sole;Padova;Italia;45,4064;11,8768;x\n;Roma;;;;\n';
/** What the columns are is guessed, and asked. */
export const ImportColumns: Story = {
  args: { import: true },
  play: async (context) => {
    await Import.play!(context);
    const input = visitor(context).find<HTMLInputElement>('.panel input[type=file]')!;
    const files = new DataTransfer();
    files.items.add(new File([table], 'membri.csv'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await visitor(context).shown('.mapping li');
  },
};
