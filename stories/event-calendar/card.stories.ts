import type { Meta } from '@storybook/web-components-vite';
import { calendarMeta, shown, visitor, type Args, type Story } from '../support/event-calendar.ts';
import { meetings, moved, outcomes, veneto } from './documents.ts';

const meta: Meta<Args> = { ...calendarMeta, title: 'Event calendar/Card', args: { definition: meetings } };
export default meta;

const narrow = { width: 'phone' };
const ofCommunities = (entry: string): Args => ({ definition: veneto, begin: `entry=${entry}` });

/** Agenda, tables, speakers, languages; its seats are made up, and said to be. */
export const Meeting: Story = { args: { begin: 'entry=esempio-tavoli' }, play: shown('.card .agenda') };
export const NarrowMeeting: Story = { ...Meeting, globals: narrow };
export const EnglishMeeting: Story = { ...Meeting, globals: { locale: 'en' } };
export const AlbanianMeeting: Story = { ...Meeting, globals: { locale: 'sq' } };
/** A month, said to be indicative; the venue is to be announced; one registers elsewhere. */
export const ToBeAnnounced: Story = { args: ofCommunities('cp01'), play: shown('.card .agenda') };
/** The old period is struck, with the reason; there is no new one. */
export const Postponed: Story = { args: ofCommunities('sv-barcelona-gender-2020'), play: shown('.card s') };
export const Cancelled: Story = {
  args: ofCommunities('sv-london-bid-2020'),
  play: shown('.card[data-status=cancelled]'),
};
export const SetOfDates: Story = { args: ofCommunities('af-welfare-2018'), play: shown('.card') };
export const MovedOnline: Story = { args: { definition: moved, begin: 'entry=esempio-misto' }, play: shown('.card') };
export const TablesWithOutcomes: Story = {
  args: { definition: outcomes, begin: 'entry=esempio-tavoli' },
  play: shown('.card .agenda'),
};
export const ByInvitation: Story = { args: { begin: 'entry=esempio-invito' }, play: shown('.card') };
/** It is elsewhere, by the clocks of there; seats for those who need help to come. */
export const ElsewhereWithSupport: Story = { args: { begin: 'entry=esempio-tirana' }, play: shown('.card') };
export const TwoSidedDay: Story = { args: { begin: 'entry=esempio-match' }, play: shown('.card') };
export const Deadline: Story = { args: { begin: 'entry=esempio-proposte' }, play: shown('.card') };
/** No map on this page has the organisation that was asked for. */
export const PartnerWithoutMap: Story = {
  args: ofCommunities('cp04'),
  play: async (context) => {
    await visitor(context).press('.card [data-partner]');
    await visitor(context).shown('.card span[data-partner]');
  },
};
/** In the page as schema.org's JSON-LD, too. */
export const LinkedData: Story = {
  args: { ...ofCommunities('cp01'), linkedData: true },
  play: async (context) => {
    await shown('.card')(context);
    await visitor(context).shown('.card .agenda');
  },
};
