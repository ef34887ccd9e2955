import { describe, DefinitionError } from '../../contract/author-issue.ts';
import { canonical } from '../../contract/digest.ts';
import type { EventEntry, Events } from '../../contract/events.ts';
import { fitting } from '../../contract/fitting.ts';
import { eventsShape } from '../../contract/generated/events.shape.ts';
import { compile } from '../../form/compile.ts';
import { checkEvents } from '../../form/events-check.ts';
import { registrationForm } from '../../form/registration.ts';
import { sha256 } from '../secrets.ts';

/** A document of events as it is served: what of its file has the form of the schema. */
export interface PublishedEvents {
  readonly id: string;
  readonly events: Events;
  /** with `digest`, which is of all that is served */
  readonly json: string;
  readonly digest: string;
}

/** An event without questions of its own that nobody could ask: the others are asked. */
function askable(event: EventEntry, document: Events): EventEntry {
  if (!event.registration?.questions) return event;
  try {
    compile(registrationForm(event, document));
    return event;
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return { ...event, registration: { ...event.registration, questions: undefined } };
  }
}

/**
 * What of a document of events can be published: what has the form of the schema.
 * @param tell hears of every mistake
 * @throws DefinitionError when something is wrong for which none of it can be
 */
export function readEvents(document: Record<string, unknown>, tell: (issue: string) => void): PublishedEvents {
  const issues = checkEvents(document);
  const fatal = issues.filter(({ lost }) => lost === 'document');
  const found = fitting(eventsShape, document) as Events | undefined;
  if (fatal.length || !found) throw new DefinitionError(fatal);
  for (const issue of issues) tell(`${issue.lost === 'part' ? 'left out: ' : ''}${describe(issue)}`);
  const { digest: _, ...head } = found;
  const events: Events = { ...head, events: found.events.map((event) => askable(event, found)) };
  const digest = `sha-256:${Buffer.from(sha256(canonical(events))).toString('base64url')}`;
  return { id: events.id, events, json: JSON.stringify({ ...events, digest }), digest };
}
