import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { until } from '../support/respondent.ts';
import { mapMeta, shown, visitor, withSome, type Args, type Story } from '../support/partner-map.ts';

const meta: Meta<Args> = { ...mapMeta, title: 'Partner map/Finding' };
export default meta;

const narrow = { width: 'phone' };

export const ListAndMap: Story = { play: shown('.entries li', '.markers button') };
export const ListOnly: Story = { args: { begin: 'show=list' }, play: shown('.entries li') };
export const MapOnly: Story = { args: { begin: 'show=map' }, play: shown('.markers button') };
export const Narrow: Story = { globals: narrow, play: shown('.entries li') };
export const NarrowMap: Story = { args: { begin: 'show=map' }, globals: narrow, play: shown('.markers button') };
export const NarrowFilters: Story = {
  globals: narrow,
  play: async (context) => {
    await shown('.entries li')(context);
    await visitor(context).press('.folded');
    await visitor(context).press('[data-facet=kind]');
    await visitor(context).shown('.values li');
  },
};

export const SearchWithMarks: Story = { args: { begin: 'q=cooperativa' }, play: shown('mark') };
/** A letter is missing in each word; the list has it first, and marks what is meant. */
export const MisspeltSearch: Story = {
  args: { begin: 'q=unioncamre+lombrdia' },
  play: async (context) => {
    await shown('mark')(context);
    const first = visitor(context).find('.entries .name')!.textContent!.trim();
    if (first !== 'Unioncamere Lombardia') throw new Error(`First is ${first}`);
  },
};
/** Found in a text that the row does not show: it is shown under it. */
export const FoundInASkill: Story = { args: { begin: 'q=progettazione+agricoltura' }, play: shown('.snippet mark') };

export const FacetOpen: Story = {
  play: async (context) => {
    await shown('.entries li')(context);
    await visitor(context).press('[data-facet=kind]');
    await visitor(context).shown('.values li');
  },
};
/** Each thing that narrows can be given up on its own. */
export const Chips: Story = {
  args: { begin: 'q=milano&kind=foundation,association&country=IT' },
  play: shown('.chips li:nth-child(4)', '.entries li'),
};
export const NothingFound: Story = {
  args: { begin: 'q=teatro&country=AL' },
  play: shown('.notice li'),
};
/** A word that nobody has: the nearest that somebody has. */
export const NothingFoundMisspelt: Story = { args: { begin: 'q=legacoop+xyzzyxyzzy' }, play: shown('.notice li') };

/** What links the chosen entry to others is drawn, and told in words. */
export const NetworkLines: Story = {
  args: { begin: 'entry=mentoring' },
  play: shown('.card .links li', '.markers button'),
};

const here = [9.19, 45.4642];
const atOnePlace = (count: number): object =>
  withSome({
    bbox: undefined,
    relations: [],
    features: Array.from({ length: count }, (_, n) => ({
      type: 'Feature',
      id: `e${n}`,
      geometry: { type: 'Point', coordinates: here },
      properties: { name: `Compagnia ${n + 1}`, kind: 'association', place: { city: 'Milano', country: 'IT' } },
    })),
  });

/** Up to ten at one place open as a fan around it. */
export const Fan: Story = {
  args: { definition: atOnePlace(6) },
  play: async (context) => {
    const me = visitor(context);
    await me.ready();
    await me.markers();
    await me.press('.markers button');
    await until(() => me.all('.markers button').length === 6, 'six markers');
  },
};
/** More of them are gathered in a list of their own. */
export const ClusterOfOnePlace: Story = {
  args: { definition: atOnePlace(40) },
  play: async (context) => {
    const me = visitor(context);
    await me.ready();
    await me.markers();
    await me.press('.markers button');
    await me.shown('#card');
    if (me.all('.entries li').length !== 40) throw new Error('Not all 40 are in the list.');
  },
};
/** The first fifty rows; the others on demand. The map has them all. */
export const TenThousandAtOnePoint: Story = {
  args: { definition: atOnePlace(10_000) },
  play: async (context) => {
    await shown('.more')(context);
    const markers = await visitor(context).markers();
    if (markers.length !== 1) throw new Error(`${markers.length} markers`);
  },
};

const paint = (page?: Element) =>
  void (
    page && Object.assign((page as HTMLElement).style, { background: '#14181d', color: '#eceff2', padding: '24px' })
  );
/** A dark page: `auto` takes its colours, and so does the map. */
export const Dark: Story = {
  globals: { theme: 'auto' },
  decorators: [(story: () => unknown) => html`<div ${ref(paint)}>${story()}</div>`],
  play: shown('.entries li', '.markers button'),
};
export const Italia: Story = { globals: { theme: 'italia' }, play: shown('.entries li', '.markers button') };
export const English: Story = { globals: { locale: 'en' }, play: shown('.entries li', '.markers button') };
export const Albanian: Story = { globals: { locale: 'sq' }, play: shown('.entries li', '.markers button') };
