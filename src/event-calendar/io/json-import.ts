import { canonical } from '../../contract/digest.ts';
import type { EventEntry, Events } from '../../contract/events.ts';
import { fitting, isObject, type Shape } from '../../contract/fitting.ts';
import { eventsShape } from '../../contract/generated/events.shape.ts';
import { parseWhen } from '../../form/edtf-when.ts';
import type { Progress } from '../../form/import/index.ts';
import type { Imported, ImportRemark } from './importer.ts';

const { events: listShape, ...members } = eventsShape as unknown as Record<string, Shape>;
const eventShape = (listShape as unknown as readonly [Shape])[0];

const titleOf = ({ title }: Record<string, unknown>): { title?: string } => {
  const text = isObject(title) ? Object.values(title)[0] : title;
  return typeof text === 'string' && text ? { title: text.slice(0, 120) } : {};
};

/**
 * A document of events, or a bare list of them, as it is (contract/events.ts); what of it has not that form is left out, and
 * told. Lines of remarks are the numbers of events, from 1; 0 is the document. Yields often.
 * @param given parsed JSON @param head of the new document, where it has not got its own
 */
export function* importEvents(given: unknown, head: Omit<Events, 'events'>): Generator<Progress, Imported> {
  const document = Array.isArray(given) ? { events: given as unknown[] } : given;
  const list = isObject(document) && Array.isArray(document.events) ? (document.events as unknown[]) : [];
  const refused: ImportRemark[] = [];
  const notes: ImportRemark[] = [];
  const ids = new Set<string>();
  const events: EventEntry[] = [];
  for (const [n, raw] of list.entries()) {
    const line = n + 1;
    const event = fitting(eventShape, raw) as EventEntry | undefined;
    const title = isObject(raw) ? titleOf(raw) : {};
    if (!event) refused.push({ code: 'form', line, ...title });
    else if (ids.has(event.id)) refused.push({ code: 'twice', line, ...title, detail: event.id });
    else {
      ids.add(event.id);
      if (canonical(event) !== canonical(raw)) notes.push({ code: 'part', line, ...title });
      if (event.when !== undefined && !parseWhen(event.when))
        notes.push({ code: 'when', line, ...title, detail: event.when });
      events.push(event);
    }
    yield { done: line, total: list.length, rows: events.length };
  }
  const own: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(members)) {
    const key = name.replace('?', '');
    if (!isObject(document) || !Object.hasOwn(document, key) || key === 'digest') continue;
    const value = fitting(shape, document[key]);
    if (value !== undefined) own[key] = value;
    if (value === undefined || canonical(value) !== canonical(document[key]))
      notes.push({ code: 'part', line: 0, detail: key });
  }
  if (!list.length) refused.push({ code: 'none', line: 0 });
  return { document: { ...head, ...own, type: 'events', events }, refused, notes, lines: 'events' };
}
