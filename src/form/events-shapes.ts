import type { Shape } from '../contract/fitting.ts';
import { eventsShape } from '../contract/generated/events.shape.ts';

const { events, 'circuits?': circuits, ...members } = eventsShape as Record<string, Shape>;
const itemOf = (shape: Shape): Shape => (shape as readonly [Shape])[0];
/** Lists of which one item that is wrong is left out; their shapes by name. */
export const parts = ['places', 'programmes', 'agendas'] as const;
/** The shapes of what a document is made of. */
export const shapes = {
  head: {
    ...members,
    ...Object.fromEntries(parts.map((name) => [`${name}?`, ['*']])),
    events: ['*'],
    'circuits?': ['*'],
  } as unknown as Shape,
  event: itemOf(events!),
  circuit: itemOf(circuits!),
  places: itemOf(members['places?']!),
  programmes: itemOf(members['programmes?']!),
  agendas: itemOf(members['agendas?']!),
};
