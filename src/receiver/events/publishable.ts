import { describe, DefinitionError, type AuthorIssue } from '../../contract/author-issue.ts';
import { canonical } from '../../contract/digest.ts';
import type { EventEntry, Events } from '../../contract/events.ts';
import { fitting, isObject } from '../../contract/fitting.ts';
import { eventsShape } from '../../contract/generated/events.shape.ts';
import { read } from '../../contract/shape.ts';
import { compile } from '../../form/compile.ts';
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

export const isEvents = (document: unknown): document is Record<string, unknown> =>
  isObject(document) && document.type === 'events';

function mistakes(document: unknown): readonly AuthorIssue[] {
  try {
    read(eventsShape, document);
    return [];
  } catch (error) {
    return (error as DefinitionError).issues;
  }
}

/** An event without questions of its own that nobody could ask: the others are asked, and its author is told. */
function askable(event: EventEntry, document: Events, tell: (issue: string) => void): EventEntry {
  if (!event.registration?.questions) return event;
  try {
    compile(registrationForm(event, document));
    return event;
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    for (const issue of error.issues) tell(`left out: questions of ${event.id}: ${describe(issue)}`);
    return { ...event, registration: { ...event.registration, questions: undefined } };
  }
}

/**
 * What of a document of events can be published; of two events of one id, the first.
 * @param tell hears of every mistake
 * @throws DefinitionError when its head is not that of one, so that nothing can be
 */
export function readEvents(document: Record<string, unknown>, tell: (issue: string) => void): PublishedEvents {
  const issues = mistakes(document);
  const found = fitting(eventsShape, document) as Events | undefined;
  if (!found) throw new DefinitionError(issues);
  for (const issue of issues) tell(`left out: ${describe(issue)}`);
  const { digest: _, ...head } = found;
  const seen = new Set<string>();
  const events: Events = {
    ...head,
    events: found.events
      .filter(({ id }) => {
        if (seen.has(id)) tell(`left out: the second event "${id}"`);
        return !seen.has(id) && seen.add(id);
      })
      .map((event) => askable(event, found, tell)),
  };
  const digest = `sha-256:${Buffer.from(sha256(canonical(events))).toString('base64url')}`;
  return { id: events.id, events, json: JSON.stringify({ ...events, digest }), digest };
}
