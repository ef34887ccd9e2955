import type { Meta } from '@storybook/web-components-vite';
import {
  mapMeta,
  mistakes,
  partners,
  shown,
  visitor,
  withSome,
  type Args,
  type Story,
} from '../support/partner-map.ts';
import { until } from '../support/respondent.ts';
import { hostile } from './documents.ts';

const meta: Meta<Args> = { ...mapMeta, title: 'Partner map/States' };
export default meta;

const elsewhere = { definition: undefined, src: '/api/partners', fallback: 'L’elenco dei soci è anche in segreteria.' };

export const Loading: Story = {
  args: elsewhere,
  parameters: { endpoint: 'never' },
  play: async (context) => void (await until(() => visitor(context).element(), 'the element')),
};

const network = mistakes();
/** One sentence and a way to try again; what the page has of its own stays. */
export const NetworkFailure: Story = {
  args: elsewhere,
  parameters: { endpoint: 'offline' },
  beforeEach: network.beforeEach,
  play: async (context) => void (await visitor(context).shown('[role=alert]')),
};

const broken = mistakes();
export const BrokenDocument: Story = {
  args: { definition: { type: 'Topology', objects: {} }, fallback: elsewhere.fallback },
  beforeEach: broken.beforeEach,
  play: async (context) => {
    await visitor(context).shown('[role=alert]');
    if (!broken.told().includes('$.features')) throw new Error(`The console: ${broken.told()}`);
  },
};

export const EmptyDocument: Story = { args: { definition: withSome({ features: [], relations: [] }) }, play: shown() };

const nothing = mistakes();
/** All of it is shown as text; no address but http and https becomes a link; nothing runs. */
export const HostileTexts: Story = {
  args: { definition: hostile, begin: 'entry=h0' },
  beforeEach: nothing.beforeEach,
  play: async (context) => {
    await shown('.card')(context);
    const me = visitor(context);
    const links = [...me.all<HTMLAnchorElement>('a')].map(({ href }) => href);
    if (links.some((href) => !/^https?:/.test(href))) throw new Error(links.join());
    if (me.find('img, script')) throw new Error('A text became an element.');
  },
};

const swapped = mistakes();
/** Latitude and longitude the wrong way round: the entries are shown where they say. */
export const SwappedCoordinates: Story = {
  args: {
    definition: withSome({
      bbox: undefined,
      features: partners.features.map(({ geometry, ...feature }) => ({
        ...feature,
        geometry: geometry && { ...geometry, coordinates: [...geometry.coordinates].reverse() },
      })),
    }),
  },
  beforeEach: swapped.beforeEach,
  play: shown('.entries li', '.markers button'),
};

const outside = mistakes();
/** Places that are nowhere on earth: the entries are in the list, and said to be on no map. */
export const CoordinatesOutOfRange: Story = {
  args: {
    definition: withSome({
      features: partners.features.map((feature, n) => ({
        ...feature,
        geometry: { type: 'Point', coordinates: [181 + n, 91] },
      })),
    }),
  },
  beforeEach: outside.beforeEach,
  play: shown('.entries li'),
};
