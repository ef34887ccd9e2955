import type { Published } from '../content.ts';
import { published } from '../kinds/forms.ts';
import type { Services } from '../services.ts';

/** by what is answered, and by event: the layout of facts is kept with each */
const made = new WeakMap<object, Map<string, Published>>();

/**
 * What is said of an event afterwards, as a definition whose answers are counted as those of all others; undefined when there
 * is no such event.
 */
export async function feedbackOf(
  { content, calendar, settings }: Pick<Services, 'content' | 'calendar' | 'settings'>,
  event: string,
): Promise<Published | undefined> {
  const found = await calendar.documents.find(event);
  if (!found) return undefined;
  const named = found.event.feedback === undefined ? undefined : content.current(found.event.feedback);
  const model = calendar.documents.feedback(found, settings.now(), () => named?.model());
  const own = named?.model() === model ? named : undefined;
  const of = made.get(own ?? model) ?? new Map<string, Published>();
  made.set(own ?? model, of);
  const known = of.get(event);
  if (known) return known;
  const { version, digest } = own ?? { version: found.document.events.version, digest: found.document.digest };
  const one = { ...(own ?? published(model)), id: event, version, digest, feedback: own?.id ?? '' };
  of.set(event, one);
  return one;
}
