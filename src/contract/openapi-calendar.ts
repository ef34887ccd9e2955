import { body, ifNoneMatch, json, known, later, path, problem, query, text } from './openapi-parts.ts';

const own = [{ receipt: [] }];
const admin = [{ admin: [] }];

/** The calls of the calendar: what is published, seats, and what those who organise do. */
export const calendarPaths = () => ({
  '/api/events': {
    get: {
      summary: 'The first published document of events, with its digest',
      parameters: [ifNoneMatch],
      responses: known('events.json, with an ETag'),
    },
  },
  '/api/events.ics': {
    get: {
      summary: 'The same as iCalendar: stable UIDs, SEQUENCE raised with each change',
      parameters: [query('locale', { type: 'string' }, 'Language of its texts'), ifNoneMatch],
      responses: known('iCalendar (RFC 5545)', 'text/calendar'),
    },
  },
  '/api/events/{id}': {
    parameters: [path('id', "The document's id; with .ics, also of a programme, a circuit or an event")],
    get: {
      summary: 'A published document of events',
      parameters: [ifNoneMatch],
      responses: known('events.json, with an ETag'),
    },
  },
  '/api/events/{id}/schedule.json': {
    parameters: [path('id', 'Of a document, a programme, a circuit or an event')],
    get: {
      summary: 'Its events whose hour is known as the schedule of a conference; unknown while there are none',
      parameters: [query('locale', { type: 'string' }, 'Language of its texts'), ifNoneMatch],
      responses: known('schedule.json (https://c3voc.de/schedule/schema.json), with an ETag'),
    },
  },
  '/api/events/{id}/questions': {
    parameters: [path('id', "The event's id")],
    get: {
      summary: 'Questions to the experts that were let through, with their answers; names by consent',
      parameters: [ifNoneMatch],
      responses: known('{ event, questions: [{ id, question, name, answer, live, at }] }, with an ETag'),
    },
  },
  '/api/availability/{id}': {
    parameters: [path('id', 'Of a programme, a document, a circuit or an event')],
    get: {
      summary: 'Seats, as they are now',
      parameters: [ifNoneMatch],
      responses: {
        200: json('Availability', 'The numbers, with an ETag of theirs alone'),
        304: { description: 'The same as before' },
        404: problem('Unknown'),
      },
    },
  },
  '/api/holds': {
    post: {
      summary: 'Keep a seat while the form is filled in; the registration with this id takes it',
      requestBody: body({ event: { type: 'string' }, id: { type: 'string', format: 'uuid' } }, ['event', 'id']),
      responses: {
        201: text('{ until, extendable }'),
        404: problem('Unknown, or seats of this event are not held'),
        409: problem('Full, or not open yet'),
        410: problem('Registration has ended'),
        429: { ...problem('This network holds as many seats as it may'), headers: later },
      },
    },
  },
  '/api/holds/{id}/extend': {
    parameters: [path('id', 'Of the registration to come')],
    post: {
      summary: 'Begin its time again, twice at most',
      requestBody: body({ event: { type: 'string' } }, ['event']),
      responses: { 200: text('{ until, extendable }'), 404: problem('It has ended'), 409: problem('Not again') },
    },
  },
  '/api/holds/{id}': {
    parameters: [path('id', 'Of the registration to come')],
    delete: {
      summary: 'Give the seat up',
      parameters: [{ ...query('event', { type: 'string' }, "The event's id"), required: true }],
      responses: { 204: { description: 'Given up' } },
    },
  },
  '/api/registrations/{id}/accept': {
    parameters: [path('id', "The registration's id")],
    post: {
      summary: 'Take the seat that is offered from the waiting list',
      security: own,
      parameters: [query('event', { type: 'string' }, 'Which event of a circuit')],
      responses: {
        200: text('How the registration stands: { id, event, status, table, joining }'),
        401: problem('No code'),
        409: problem('No seat is offered'),
        410: problem('The offer has ended'),
      },
    },
  },
  '/api/admin/events': {
    get: {
      summary: 'Events in numbers: seats, waiting list, unmet demand, supports, opinions; no names',
      security: admin,
      responses: {
        200: text(
          '{ events: [{ id, capacity, taken, confirmed, waiting, unmet, support, feedback: { n, results }, … }] }',
        ),
      },
    },
  },
  '/api/admin/events/{event}/attendance': {
    parameters: [path('event', "The event's id")],
    get: {
      summary: 'Who is registered, in the order of arrival',
      security: admin,
      parameters: [query('format', { enum: ['json', 'csv'] }, 'Default json')],
      responses: {
        200: text('{ event, attendance: […], feedback: address of its results }, or CSV'),
        404: problem('Unknown'),
      },
    },
  },
  '/api/admin/events/{event}/attendance/{submission}': {
    parameters: [path('event', "The event's id"), path('submission', "The registration's id")],
    post: {
      summary: 'Check in: whether somebody came',
      security: admin,
      requestBody: body({ present: { type: ['boolean', 'null'] } }, ['present']),
      responses: { 200: text('The line of the list'), 404: problem('Unknown, or without a seat') },
    },
  },
  '/api/admin/events/{event}/attendance/{submission}/promote': {
    parameters: [path('event', "The event's id"), path('submission', "The registration's id")],
    post: {
      summary: 'Give a seat out of turn, also one that the capacity has not',
      security: admin,
      responses: { 200: text('The line of the list'), 409: problem('That person does not wait') },
    },
  },
  '/api/admin/questions': {
    get: {
      summary: 'Questions to the experts',
      security: admin,
      parameters: [
        query('event', { type: 'string' }, 'Of this event only'),
        query('state', { enum: ['pending', 'published', 'answered', 'rejected'] }, 'Only those'),
      ],
      responses: { 200: text('{ questions: [{ id, event, state, question, name, answer, live, … }] }') },
    },
  },
  '/api/admin/questions/{id}': {
    parameters: [path('id', "The question's id, which is that of its submission")],
    post: {
      summary: 'Let it through, answer it, or reject it',
      security: admin,
      requestBody: body(
        { action: { enum: ['publish', 'answer', 'reject'] }, answer: { type: 'string', maxLength: 4000 } },
        ['action'],
      ),
      responses: { 200: text('{ id, event, state, question, answer }'), 404: problem('Unknown') },
    },
  },
});
